"""A sentence and its retelling, with what stands around them: what was moved next door is not lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from legation.lineage.align import Match, weight
from legation.lineage.digest import Digest, Line
from legation.lineage.kin import Divergence
from legation.lineage.words import words_of

_EVEN: Final = 1.5  # weights up to this ratio tell the same; beyond, one line was merged with another or cut


@dataclass(frozen=True)
class Twin:
    """A match of two lines; ``retellings`` are all lines of the copy that retell the origin's line.

    ``names_before`` are the capitalised words of the whole origin. ``faithful`` is true where the copy keeps most
    sentences as they are, so that another word means another thing.
    """

    origin: Digest
    copy: Digest
    match: Match
    retellings: tuple[int, ...]
    names_before: frozenset[str] = frozenset()
    faithful: bool = False

    @property
    def before(self) -> Line:
        """The origin's line."""
        return self.origin.lines[self.match.origin]

    @property
    def after(self) -> Line:
        """The copy's line."""
        return self.copy.lines[self.match.copy]

    @property
    def alike(self) -> bool:
        """Whether one line stands for the other and no more: neither merged, nor split, nor cut to a part."""
        one, other = weight(self.before), weight(self.after)
        return len(self.retellings) == 1 and 1 / _EVEN <= one / max(other, 0.1) <= _EVEN

    @cached_property
    def around_before(self) -> list[Line]:
        """The origin's line, and its neighbours where the retelling may have drawn on them."""
        n = self.match.origin
        return [self.before] if self.alike else list(self.origin.lines[max(n - 1, 0) : n + 2])

    @cached_property
    def around_after(self) -> list[Line]:
        """The retelling; where there are more, or it is uneven, all of them with neighbours."""
        if self.alike:
            return [self.after]
        near = {k for n in self.retellings for k in (n - 1, n, n + 1) if 0 <= k < len(self.copy.lines)}
        return [self.copy.lines[k] for k in sorted(near)]

    def forms(self, line: Line) -> list[str]:
        """Words of a line of the copy."""
        return [word.form for word in words_of(self.copy.text[line.start : line.end])]

    def divergence(self, kind: str, origin: tuple[int, int], copy: tuple[int, int] | None, why: str) -> Divergence:
        """A divergence between two spans; without one of the copy it is a loss, and spans the copy's line."""
        return Divergence(
            kind=kind,
            origin=origin,
            copy=copy or (self.after.start, self.after.end),
            before=self.origin.text[slice(*origin)],
            after=self.copy.text[slice(*copy)] if copy else "",
            why=why,
        )
