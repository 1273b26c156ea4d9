"""Lines to paragraphs: where an author ended one, and where a typewriter width merely broke a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# RFC 2822 mail wraps at 78, wire printers at 69 to 80; above 110 nobody wraps by hand.
WIDEST_WRAP: Final = 110
NARROWEST_WRAP: Final = 40
_MOSTLY: Final = 0.85
_SHORTEST_BROKEN: Final = 30
_END: Final = re.compile(r"[.!?…:][\"'”’)\]]*$")
_ITEM: Final = re.compile(r"(?:[-–—*•·▪●]\s|\d{1,2}[.)]\s|\d{1,2}[:.]\d{2}\b)")
_SPACE: Final = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Line:
    """One line without its outer space: ``gap`` if a blank line or nothing stands before it, ``indent`` in columns."""

    text: str
    gap: bool
    indent: int = 0


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that hold anything, each with inner space evened out."""
    lines: list[Line] = []
    gap = True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            lines.append(Line(_SPACE.sub(" ", bare), gap, len(raw) - len(raw.lstrip())))
        gap = not bare
    return tuple(lines)


def paragraphs(lines: Sequence[Line]) -> tuple[str, ...]:
    """Join hard-wrapped lines and those that break off in mid-sentence; any other line is a paragraph of its own."""
    width = wrap_width(lines)
    merged: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        joins = _continues(before, line, width) if width and before else before and _goes_on(before, line)
        if joins and not line.gap:
            merged[-1] = _joined(merged[-1], line.text)
        else:
            merged.append(line.text)
    return tuple(merged)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was wrapped by hand, or None if it was not.

    A greedy wrapper breaks a line only where the next word would not fit, so nearly every broken line must be full.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap and not _ITEM.match(two.text)]
    open_pairs = [pair for pair in pairs if not _END.search(pair[0].text)]
    # Three broken lines are the least that can show a common width.
    if len(open_pairs) < 3 or len(open_pairs) < 0.4 * len(pairs):
        return None
    lengths = sorted(len(one.text) + one.indent for one, _ in pairs)
    width = lengths[min(len(lengths) - 1, int(0.98 * len(lengths)))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or _share(len(line.text) > width + 20 for line in lines) > 0.2:
        return None
    return width if _share(_is_full(one, two, width) for one, two in open_pairs) >= _MOSTLY else None


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def _is_full(one: Line, two: Line, width: int) -> bool:
    # Ragged wrappers leave a few columns more than greed would.
    return len(one.text) + one.indent + 1 + len(two.text.split(" ", 1)[0]) > width - 3


def _continues(one: Line, two: Line, width: int) -> bool:
    if _ITEM.match(two.text) or two.indent >= one.indent + 2:
        return False
    return not _END.search(one.text) or _is_full(one, two, width)


def _goes_on(one: Line, two: Line) -> bool:
    """Without a common width only a line that begins in lower case, after a long one that ends no sentence, goes on."""
    return len(one.text) >= _SHORTEST_BROKEN and two.text[0].islower() and not _END.search(one.text)


def _joined(one: str, two: str) -> str:
    # A broken compound ("U.S.-" / "led") closes up; whether a word was divided cannot be told, so its hyphen stays.
    broken = (one.endswith("-") and one[-2:-1].strip(".").isalpha()) or one.endswith(".-")
    return f"{one}{two}" if broken else f"{one} {two}"
