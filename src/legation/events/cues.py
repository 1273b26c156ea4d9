"""Cue words (``tables/cues.tsv``: speech, plans, implicatives …) and kinds of source (``tables/sources.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from legation.records import Parse

CLAUSE: Final = "c"
NOUN: Final = "n"
ITSELF: Final = "-"
SPEECH: Final = frozenset({"say", "reveal", "claim", "deny", "dispute", "disprove"})
THOUGHT: Final = frozenset({"think", "fear"})
FACTIVE: Final = frozenset({"factive", "phase"})
_POS: Final = {"AUX": "VERB", "PROPN": "NOUN"}


@dataclass(frozen=True)
class Cue:
    """One word of the table: its class and the value of what it governs where it is affirmed or denied."""

    word: str
    group: str
    plus: str
    minus: str


@cache
def _cues() -> dict[tuple[str, str, str], Cue]:
    """Cues by word, part of speech and what they take; the first row of a word wins."""
    found: dict[tuple[str, str, str], Cue] = {}
    for group, pos, takes, plus, minus, words in _rows("cues.tsv"):
        for word in words.split(","):
            for taken in takes:
                found.setdefault((word, pos, taken), Cue(word, group, plus, minus))
    return found


@cache
def source_kinds() -> dict[str, frozenset[str]]:
    """Words that head a source, by kind (and ``spokesman``, ``role`` and ``document``, whose owner decides the kind)."""
    return {kind: frozenset(words.split(",")) for kind, words in _rows("sources.tsv")}


def words_at(parse: Parse, i: int) -> frozenset[str]:
    """Lemma and form of token ``i`` in lower case."""
    return frozenset({parse.tokens[i].lemma.lower(), parse.tokens[i].text.lower()})


def listed(parse: Parse, i: int, *kinds: str) -> str | None:
    """The first of ``kinds`` (rows of ``tables/sources.tsv``) whose list holds token ``i``."""
    words, table = words_at(parse, i), source_kinds()
    return next((kind for kind in kinds if words & table[kind]), None)


def _rows(name: str) -> list[list[str]]:
    text = (files("legation.events") / "tables" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def cue_at(parse: Parse, i: int, takes: str) -> Cue | None:
    """The cue that token ``i`` is, for a clause (``c``), a noun (``n``) or itself as a hedge (``-``)."""
    token = parse.tokens[i]
    pos = _POS.get(token.upos, token.upos)
    cue = _cues().get((token.lemma.lower(), pos, takes))
    if cue is None and token.xpos in ("VBN", "VBG"):  # a participle may be tagged or lemmatised as an adjective
        cue = _cues().get((token.text.lower(), "ADJ", takes))
    return cue
