"""What a copy changed: figures, names, dates, denials, who did what to whom, and on whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from legation.lineage import deed_changes, fact_changes, voice_changes
from legation.lineage.align import Match, closeness, identity
from legation.lineage.digest import Digest
from legation.lineage.kin import Divergence
from legation.lineage.twin import Twin

_CLOSE: Final = 0.45  # nearer sentences may be compared fact by fact; the rest may tell something else
_BRIDGED: Final = 0.15  # so may these, where the sentences before and after them are each other's retelling
_SAME: Final = 0.9  # identity of a sentence that is taken over but for a change
_RULES: Final[tuple[Callable[[Twin], Iterator[Divergence]], ...]] = (
    fact_changes.figures,
    fact_changes.moments,
    fact_changes.names,
    deed_changes.negations,
    deed_changes.swaps,
    voice_changes.attributions,
)


def divergences(origin: Digest, copy: Digest, matches: Sequence[Match]) -> tuple[Divergence, ...]:
    """The facts that ``copy`` tells otherwise, in its order; each once. What it left out or added is none."""
    found: dict[tuple[str, tuple[int, int]], Divergence] = {}
    for twin in twins(origin, copy, matches):
        for divergence in (each for rule in _RULES for each in rule(twin)):
            found.setdefault((divergence.kind, divergence.origin), divergence)
    renamed = [d.origin for d in found.values() if d.kind == "name"]
    told = [
        d for d in found.values() if d.kind != "attribution" or not any(_touches(d.origin, span) for span in renamed)
    ]
    return tuple(sorted(told, key=lambda d: (d.copy, d.kind, d.origin)))


def twins(origin: Digest, copy: Digest, matches: Sequence[Match]) -> Iterator[Twin]:
    """The sentences that may be compared fact by fact."""
    close = {match.copy: match for match in matches if match.closeness >= _CLOSE}
    close |= {match.copy: match for match in _bridged(origin, copy, close)}
    retold: dict[int, list[int]] = {}
    for match in close.values():
        retold.setdefault(match.origin, []).append(match.copy)
    capitals = frozenset(word.form for word in origin.words if origin.text[word.start].isupper())
    faithful = 2 * sum(match.identity >= _SAME for match in matches) >= len(matches)
    for n in sorted(close):
        yield Twin(origin, copy, close[n], tuple(retold[close[n].origin]), capitals, faithful)


def _bridged(origin: Digest, copy: Digest, close: dict[int, Match]) -> list[Match]:
    """Pairs of lines between two that are close: a changed name may be most of what a short sentence says."""
    table, found = closeness(origin, copy), []
    taken = {match.origin for match in close.values()}
    for n in range(len(copy.lines)):
        before, after = close.get(n - 1), close.get(n + 1)
        if n in close or before is None or after is None or after.origin - before.origin != 2:
            continue
        k = before.origin + 1
        if k not in taken and table[k, n] >= _BRIDGED:
            same = identity(origin, origin.lines[k], copy, copy.lines[n])
            found.append(Match(k, n, float(table[k, n]), same))
    return found


def _touches(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans overlap: a source that is named anew is one change, of a name."""
    return one[0] < other[1] and other[0] < one[1]
