"""Days, months, years and clock times as they stand in a text: what a copy can change about when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from legation.lineage.words import listed

_WEEKDAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS: Final = listed("january february march april may june july august september october november december")
_SHORT: Final = {month[:3]: month for month in _MONTHS} | {"sept": "september"}
_DAY: Final = r"(?P<{}>[12]?\d|3[01])(?:st|nd|rd|th)?"
_MONTH: Final = (
    rf"(?P<{{}}>{'|'.join(m.capitalize() for m in _MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_PATTERN: Final = re.compile(
    rf"\b(?P<weekday>{'|'.join(day.capitalize() for day in _WEEKDAYS)})\b"
    rf"|\b{_MONTH.format('m1')}\s+{_DAY.format('d1')}\b(?![\d,.]*\d)"
    rf"|\b{_DAY.format('d2')}(?:\s+of)?\s+{_MONTH.format('m2')}(?!\w)"
    rf"|\b{_MONTH.format('m3')}(?=\s+\d{{4}}\b|[\s,.;:)])"
    r"|(?<![\d.,$€£#])\b(?P<year>1[5-9]\d\d|20\d\d)\b(?![.,]\d|\s*(?:percent|%))"
)
_BEFORE: Final = re.compile(r"\b(?:in|since|until|by|of|last|next|late|early|mid)[\s-]$", re.I)
_AMBIGUOUS: Final = frozenset(("May", "March"))  # a modal verb and a way of walking, where nothing says otherwise


class Moment(msgspec.Struct, frozen=True, array_like=True):
    """A time word: its kind (``weekday``, ``day``, ``month``, ``year``), compared form and characters."""

    kind: str
    value: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The moment as a term."""
        return f"@{self.value}"


def moments_of(text: str, start: int, end: int) -> Iterator[Moment]:
    """The moments between two characters of a text, in order."""
    for found in _PATTERN.finditer(text, start, end):
        kind, value = _read(found)
        if kind:
            yield Moment(kind, value, found.start(), found.end())


def _read(found: re.Match[str]) -> tuple[str, str]:
    if found["weekday"]:
        return "weekday", found["weekday"].casefold()
    if found["year"]:
        return "year", found["year"]
    month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
    if month:
        return "day", f"{_full(month)} {int(day)}"
    if found["m3"] in _AMBIGUOUS and not _BEFORE.search(found.string[: found.start()][-9:]):
        return "", ""
    return "month", _full(found["m3"])


def _full(month: str) -> str:
    short = month.casefold().rstrip(".")
    return str(_SHORT.get(short, short))
