"""Calendar dates as metadata and headers write them. What cannot be read with certainty is None, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

# Newspapers begin about 1600; beyond 2100 a "publication date" is a defect or an attack (9999-12-31 means "never").
FIRST_YEAR: Final = 1600
LAST_YEAR: Final = 2100
_LONGEST: Final = 200
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?<![\d.])(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d-])",
        r"(?<![\d.])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        rf"\b{_MONTH}\s{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:\s?,?\s{{0,3}}(?P<year>\d{{4}})\b)?",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?(?:\sof)?[\s-]{{0,3}}\b{_MONTH}(?:[\s,-]{{0,3}}(?P<year>\d{{4}})\b)?",
    )
)
_STAMP: Final = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?=T|\s*$|\d{6}\s*$)", re.ASCII)
_EPOCH: Final = re.compile(r"\s*\d{9,13}\s*", re.ASCII)
_MILLISECONDS: Final = 100_000_000_000


@dataclass(frozen=True)
class Found:
    """A date in a line: its span, and the ISO date where year, month and day are certain."""

    start: int
    end: int
    iso: str | None


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None where there is no such day or the year cannot be one of publication."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find(line: str) -> tuple[Found, ...]:
    """All dates in ``line``, in order, without overlap; those without a year have no ``iso``."""
    spans: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            if not any(match.start() < old.end and old.start < match.end() for old in spans):
                spans.append(Found(match.start(), match.end(), _resolve(match)))
    return tuple(sorted(spans, key=lambda found: found.start))


def _resolve(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if not parts["year"]:
        return None
    year = int(parts["year"])
    if "first" in parts:
        return _numeric(year, int(parts["first"]), int(parts["second"]), parts["mark"])
    month = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
    return iso(year, month, int(parts["day"]))


def _numeric(year: int, first: int, second: int, mark: str) -> str | None:
    """With dots the day stands first (ISO 8601's old European rival); with slashes only what can be read one way."""
    if mark == "." or first > 12 or first == second:
        return iso(year, second, first)
    return iso(year, first, second) if second > 12 else None


def from_metadata(value: object) -> str | None:
    """The ISO date of a metadata value: ISO 8601, RFC 2822, a written date, or Unix time in (milli)seconds.

    The day is taken as written, in the publisher's own time zone.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = str(value)[:_LONGEST]
    if match := _STAMP.match(text):
        year, month, day = (int(part) for part in match.groups() if part is not None)
        return iso(year, month, day)
    if isinstance(value, (int, float)) or _EPOCH.fullmatch(text):
        return _epoch(value)
    return next((found.iso for found in find(text) if found.iso), None)


def _epoch(value: str | int | float) -> str | None:
    try:
        seconds = float(value)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds >= _MILLISECONDS else seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    # Small numbers are counters or years, not moments: the first billion seconds end in 2001, a tenth in 1973.
    return iso(moment.year, moment.month, moment.day) if seconds >= _MILLISECONDS / 1000 else None
