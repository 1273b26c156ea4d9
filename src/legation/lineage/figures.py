"""Figures of a sentence as values with what they count: "1.5 million barrels", "twenty-five men", "0.8 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from legation.lineage.words import form_of, listed, stem_of
from legation.records import Parse

_UNITS: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = listed("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL: Final = {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
LARGE: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_ATTACHED: Final = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}  # as in "75m"; "75 m" is a length
_DIGITS: Final = re.compile(r"(\d+(?:\.\d+)?)(|k|m|bn)")
_SHARE: Final = frozenset(("%", "percent", "percentage", "pct"))
_PARTS: Final = frozenset(stem_of(word) for word in listed("half quarter third fourth fifth tenth fourths thirds"))
_ABOUT: Final = frozenset(
    listed(
        "about almost approximately around roughly nearly some over under than least most up close circa approx estimated"
    )
)


class Figure(msgspec.Struct, frozen=True, array_like=True):
    """A value, the stem of what it counts ("" if nothing), whether the text hedges it, and its characters."""

    value: float
    unit: str
    about: bool
    start: int
    end: int

    @property
    def key(self) -> str:
        """The figure as a term: equal values have equal keys."""
        return f"#{self.value:g}"


def value_of(forms: list[str]) -> float | None:
    """The value of consecutive number words, None where they are none: ["1.5", "million"] is 1500000."""
    total = current = 0.0
    known = False
    for form in forms:
        if form in LARGE:
            current = (current or 1.0) * LARGE[form]
            if LARGE[form] >= 1000:
                total, current = total + current, 0.0
        elif form in SMALL:
            current += SMALL[form]
        elif found := _DIGITS.fullmatch(form):
            current += float(found[1]) * _ATTACHED[found[2]]
        elif form != "and" or not known:
            return None
        known = True
    return total + current if known else None


def figures_of(parse: Parse, first: int, stop: int, taken: set[int]) -> Iterator[Figure]:
    """The figures among tokens ``first`` to ``stop``, those at ``taken`` (dates) left out."""
    i = first
    while i < stop:
        last = i
        while last < stop and last not in taken and _is_number(parse, last):
            last += 1
        if last == i:
            i += 1
            continue
        forms = [form for t in parse.tokens[i:last] for form in form_of(t.text).split("-") if form]
        value = value_of(forms)
        alone = forms == ["one"]  # "one of them", "one another": a pronoun as often as a figure
        if value is not None and not alone and not (last < stop and stem_of(parse.tokens[last].lemma) in _PARTS):
            yield _figure(parse, value, i, last)
        i = last


def _is_number(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    parts = [part for part in form_of(token.text).split("-") if part]
    if not parts or not all(p in SMALL or p in LARGE or _DIGITS.fullmatch(p) for p in parts):
        return token.text == "-" and _joins(parse, i)
    return token.upos in ("NUM", "NOUN", "ADJ", "PROPN", "SYM")


def _joins(parse: Parse, i: int) -> bool:
    """Whether the hyphen at ``i`` stands inside a number word: "twenty-five"."""
    around = (
        parse.tokens[max(i - 1, 0)].text.casefold(),
        parse.tokens[min(i + 1, len(parse.tokens) - 1)].text.casefold(),
    )
    return around[0] in _TENS and around[1] in SMALL


def _figure(parse: Parse, value: float, first: int, stop: int) -> Figure:
    before = parse.tokens[first - 1].text.casefold() if first else ""
    after = parse.tokens[stop].text.casefold() if stop < len(parse.tokens) else ""
    if before in ("$", "€", "£"):
        unit = "money"
    elif after.casefold() in _SHARE or (
        after.casefold() == "per" and parse.tokens[min(stop + 1, len(parse.tokens) - 1)].text == "cent"
    ):
        unit = "percent"
    else:
        unit = _counted(parse, first, stop)
    about = any(t.text.casefold() in _ABOUT for t in parse.tokens[max(first - 3, 0) : first])
    return Figure(value, unit, about, parse.tokens[first].start, parse.tokens[stop - 1].end)


def _counted(parse: Parse, first: int, stop: int) -> str:
    head = parse.tokens[stop - 1].head
    while head >= 0 and first <= head < stop:
        head = parse.tokens[head].head
    if head >= 0 and parse.tokens[head].upos in ("NOUN", "PROPN"):
        return stem_of(parse.tokens[head].lemma)
    return ""
