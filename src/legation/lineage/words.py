"""Words of a text as lineage compares them: case, quotes, hyphens and punctuation do not count, figures do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*(?:[^\W\d_]+)?|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?(?:\.[^\W\d_]+(?=\.))*")


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, for tables in code."""
    return tuple(words.split())


_SUFFIXES: Final = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ness",
    "ers",
    "ies",
    "ed",
    "er",
    "es",
    "ly",
    "s",
)
_STEM: Final = 4  # fewest letters that a stem keeps
COMMON: Final = frozenset(
    listed(
        "a about above after again against all also although am an and any are as at be because been before "
        "being between both but by can could did do does doing down during each few for from further had has "
        "have having he her here hers him his how however i if in into is it its itself just may me might "
        "more most much must my near no nor not now of off on once one only or other our out over own per "
        "same say shall she should since so some still such than that the their them then there these they "
        "this those through to too toward under until up upon us very was we were what when where whether "
        "which while who whom whose why will with within without would yet you your according add tell make "
        "take get go come year day people new last first"
    )
)


class Word(NamedTuple):
    """One word: its compared form and its characters in the text."""

    form: str
    start: int
    end: int


def form_of(text: str) -> str:
    """A word in the form that is compared: compatibility characters, case and apostrophes folded, no commas in figures."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return folded.replace(",", "") if folded[:1].isdigit() else folded.removesuffix("'s").replace(".", "")


def words_of(text: str) -> list[Word]:
    """The words of a text, in order, with half-open character offsets into it."""
    return [Word(form_of(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def stem_of(lemma: str) -> str:
    """A crude stem, so that "sanctioned", "sanctions" and "sanctioning" are one and "adviser" meets "advised"."""
    word = form_of(lemma)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM:
            word = word[: -len(suffix)]
            break
    return word.removesuffix("e") if len(word) > _STEM else word


_BEGINNING: Final = 4  # letters by which a name and its adjective know each other: Kazakh, Kazakhstan
_BODIES: Final = tuple(
    frozenset({*names.split(), *(stem_of(name) for name in names.split())})
    for names in (
        "us usa america american americans united states washington",
        "uk britain british united kingdom",
        "eu european europeans union",
        "un united nations",
    )
)


def akin(word: str, others: Collection[str]) -> bool:
    """Whether a name's word is among others: itself, its adjective or an inflection, or another name of the same body."""
    if word in others or any(word in body and not body.isdisjoint(others) for body in _BODIES):
        return True
    start = word[: max(_BEGINNING, len(word) - 3)]
    return len(word) >= _BEGINNING and any(other.startswith(start) for other in others)
