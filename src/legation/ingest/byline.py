"""Bylines and date lines: the small print between a headline and its story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from legation.ingest import agencies, dates
from legation.ingest.wordlist import words

_LONGEST: Final = 160
_BY: Final = re.compile(
    r"^(?:(?:written|reported|posted|published|story|words|text|analysis)\s)?by\b:?\s+(?P<names>\S.*)$", re.IGNORECASE
)
_NAME: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*\Z")
_LINKS: Final = words(
    "and & in for of the with at to from on de del della da do dos la le van von der den ter ten bin "
    "ibn al el ben abu y e i "
    "staff special reporter reporters correspondent correspondents writer writers editor editors chief "
    "bureau political "
    "diplomatic senior contributing foreign economics energy business agencies desk newsroom"
)
_NO_NAME: Final = words(
    "then now contrast comparison monday tuesday wednesday thursday friday saturday sunday january "
    "february march april "
    "june july august september october november december early late noon midnight definition law all "
    "no any far some "
    "what when how why its his her their our"
)
_SPLIT: Final = re.compile(r"\s*[|•·●]\s*|\s+[–—/-]\s+|\t+")
_TRAILING_AGENCY: Final = re.compile(
    r"(?:,\s*|\s+(?:of|for|with)\s+|\s*\(|\s+[-–—|]\s+)([^,()]{2,40})\)?$", re.IGNORECASE
)
_LABEL: Final = re.compile(
    r"\b(?P<late>(?:last\s)?(?:updated?|modified|revised|edited))\b|"
    r"\b(?P<early>(?:first\s)?(?:published|posted|issued|created|released|date))\b",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"\b(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|last|first|updated?|"
    r"modified|revised|edited|published|"
    r"posted|issued|created|released?|dated?|on|at|time|online|print|local|a\.?m\.?|p\.?m\.?|noon|gmt|"
    r"utc|[ecmp][sd]?t|bst|cest|cet|eest|eet|msk|"
    r"ist|jst|kst|aest|aedt|hkt|sgt|wib|z|hrs?|hours?|min(?:ute)?s?|read(?:ing)?|ago|o'clock|edition|am|pm)\b\.?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?:[+-]\d{2}:?\d{2}|\bT?\d{1,2}(?:[:.]\d{2}){1,2}(?:\s?[ap]m)?|\b\d{1,4})\b", re.IGNORECASE
)
_READING: Final = re.compile(r"^(?:\d{1,3}|a few|one|two)[\s-]min(?:ute)?s?\.?(?:\s(?:read|ago))?$", re.IGNORECASE)


@dataclass(frozen=True)
class SmallPrint:
    """What a line of small print says: who wrote, which agencies sign, when it appeared (``late``: was updated)."""

    byline: str | None = None
    credits: tuple[str, ...] = ()
    published: str | None = None
    late: bool = False


def read(line: str, author: str | None = None) -> SmallPrint | None:
    """Read a line that is all byline, date or reading time; None for any other line.

    ``author`` is a name known from elsewhere, which may stand in the line without "By".
    """
    if len(line) > _LONGEST or not line:
        return None
    whole = _part(line, author)
    if whole is not None:
        return whole
    parts = [_part(part, author) or _rubric(part) for part in _SPLIT.split(line) if part]
    if len(parts) < 2 or not all(parts) or not any(part and part != SmallPrint() for part in parts):
        return None
    merged = SmallPrint()
    for part in parts:
        merged = merge(merged, part or SmallPrint())
    return merged


def merge(one: SmallPrint, two: SmallPrint) -> SmallPrint:
    """Both together; a first publication wins over an update, else what came first."""
    newer = two.published is not None and (one.published is None or (one.late and not two.late))
    return SmallPrint(
        one.byline or two.byline,
        one.credits + tuple(name for name in two.credits if name not in one.credits),
        two.published if newer else one.published,
        two.late if newer else one.late,
    )


def _part(part: str, author: str | None) -> SmallPrint | None:
    if author and part.casefold().removeprefix("by ").strip() == author.casefold():
        return SmallPrint(byline=author)
    if signed := agencies.signature(part):
        return SmallPrint(byline=part, credits=signed)
    if _READING.match(part):
        return SmallPrint()
    return _dated(part, author) or _signed(part)


def _rubric(part: str) -> SmallPrint | None:
    """A section name beside a date ("Commodities News | Jun 13, 2019"): a few capitalised words."""
    words = part.split()
    return (
        SmallPrint() if len(words) <= 4 and all(_NAME.match(word) or word in ("and", "&") for word in words) else None
    )


def _dated(part: str, author: str | None) -> SmallPrint | None:
    found = dates.find(part)
    if not found:
        return None
    rest = part
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    who = _leading_name(rest, author)
    rest = rest[len(who[0]) :] if who else rest
    bare = _CLOCK.sub(" ", _SMALL.sub(" ", rest))
    if re.search(r"\w", bare):
        return None
    stated = [(one, _is_late(part[: one.start])) for one in found if one.iso]
    chosen = next((pair for pair in stated if not pair[1]), stated[0] if stated else None)
    print_ = SmallPrint(published=chosen[0].iso, late=chosen[1]) if chosen else SmallPrint()
    return merge(who[1], print_) if who else print_


def _leading_name(rest: str, author: str | None) -> tuple[str, SmallPrint] | None:
    """A byline before the date on the same line, with "By" or known from elsewhere: its length and its reading."""
    stripped = rest.strip()
    offset = len(rest) - len(rest.lstrip())
    if author and stripped.casefold().startswith(author.casefold()):
        return rest[: offset + len(author)], SmallPrint(byline=author)
    if not _BY.match(stripped):
        return None
    cut = re.split(
        r"\s{2,}|\s*[,|•·–—]\s|\s(?=(?:published|posted|updated|on|at)\b)", stripped, maxsplit=1, flags=re.IGNORECASE
    )[0]
    signed = _signed(cut)
    return (rest[: offset + len(cut)], signed) if signed else None


def _is_late(before: str) -> bool:
    labels = list(_LABEL.finditer(before))
    return bool(labels) and labels[-1]["late"] is not None


def _signed(part: str) -> SmallPrint | None:
    match = _BY.match(part)
    if not match:
        return None
    names = match["names"].strip(" :,")
    parts = re.findall(r"[^\s,;()]+", names)
    if not 1 <= len(parts) <= 14 or parts[0].casefold().strip(".") in _NO_NAME or names.endswith(("!", "?", ":")):
        return None
    if names.endswith(".") and not re.search(r"\b(?:[A-Z]|Jr|Sr|Inc|Co|Ltd)\.$", names):
        return None
    proper = [word for word in parts if _NAME.match(word)]
    if not proper or any(not _NAME.match(word) and word.casefold() not in _LINKS for word in parts):
        return None
    return _without_agency(names)


def _without_agency(names: str) -> SmallPrint:
    if signed := agencies.signature(names):
        return SmallPrint(byline=names, credits=signed)
    match = _TRAILING_AGENCY.search(names)
    agency = agencies.known(match[1]) if match else None
    if match and agency:
        return SmallPrint(byline=names[: match.start()].strip(" ,"), credits=(agency,))
    return SmallPrint(byline=names)
