"""Entity labels of the data sets, brought to one inventory.

The sets disagree on what they mark, so a word gets the *set* of tags that its source leaves open, and the loss asks
only that the model's answer lies within it. A place in WikiGold may be a COUNTRY or a PLACE unless our own country
table settles it; a word outside every WikiGold mark may still be a TIME, an EVENT or a nationality.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

LABELS = ("PERSON", "ORG", "COUNTRY", "PLACE", "TIME", "EVENT", "MISC")
TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
COUNTRIES = Path(__file__).resolve().parents[1] / "src/legation/actors/tables/countries.tsv"
OUTSIDE = ("O",)

CROSSNER = {
    "country": "COUNTRY", "election": "EVENT", "event": "EVENT", "location": "PLACE", "misc": "MISC",
    "organisation": "ORG", "politicalparty": "ORG", "person": "PERSON", "politician": "PERSON",
}  # fmt: skip
WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "MISC": "MISC"}
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "COUNTRY", "Temporal": "TIME"}
GUM = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "PLACE",
    "event": "EVENT",
    "object": "MISC",
    "abstract": "MISC",
}

TIME_WORDS = re.compile(
    r"\d|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?$|^(?:today|yesterday|tomorrow|tonight|morning|"
    r"afternoon|evening|night|week|weekend|month|year|decade|century|hours?|days?|weeks|months|years|summer|winter|spring|autumn)$",
    re.IGNORECASE,
)


@cache
def _countries() -> tuple[frozenset[str], frozenset[str]]:
    """Names of states and nationality words from our own table."""
    names: set[str] = set()
    nationalities: set[str] = set()
    lines = (line for line in COUNTRIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        names |= {row["name"], *row["aliases"].split("|")}
        nationalities |= set(row["demonyms"].split("|"))
    return frozenset(n.casefold() for n in names if n), frozenset(n for n in nationalities if n)


def nationalities() -> frozenset[str]:
    """Adjectives and nouns of nationality."""
    return _countries()[1]


def _settle(words: list[str], label: str) -> str:
    """COUNTRY where our table knows the words as a state or a nationality, else ``label``."""
    names, nationalities = _countries()
    phrase = " ".join(words)
    bare = re.sub(r"^the ", "", phrase, flags=re.IGNORECASE).replace(" .", ".")
    known = bare.casefold() in names or bare in nationalities
    return "COUNTRY" if known and label in ("PLACE", "MISC", "ORG") and bare[:1].isupper() else label


def _write(tags: list[tuple[str, ...]], first: int, last: int, labels: tuple[str, ...]) -> None:
    for n in range(first, last + 1):
        tags[n] = tuple(f"{'B' if n == first else 'I'}-{label}" for label in labels)


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of IOB1 or IOB2 tags, inclusive."""
    spans: list[tuple[int, int, str]] = []
    for n, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark == "O":
            continue
        if mark == "I" and spans and spans[-1][1] == n - 1 and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], n, label)
        else:
            spans.append((n, n, label))
    return spans


def from_crossner(words: list[str], tags: list[str]) -> list[tuple[str, ...]]:
    """CrossNER politics: no times, nationalities only as parts of ``misc``."""
    nationalities = _countries()[1]
    out: list[tuple[str, ...]] = [
        ("O", "B-COUNTRY") if word in nationalities else ("O", "B-TIME", "I-TIME") for word in words
    ]
    for first, last, label in _spans(tags):
        _write(out, first, last, (_settle(words[first : last + 1], CROSSNER[label]),))
    return out


def from_wikigold(words: list[str], tags: list[str]) -> list[tuple[str, ...]]:
    """WikiGold: MISC holds events, nationalities and works; times are not marked."""
    out: list[tuple[str, ...]] = [("O", "B-TIME", "I-TIME") if TIME_WORDS.search(word) else OUTSIDE for word in words]
    for first, last, label in _spans(tags):
        settled = _settle(words[first : last + 1], WIKIGOLD[label])
        _write(out, first, last, ("MISC", "EVENT") if settled == "MISC" else (settled,))
    return out


def from_re3d(text: str, spans: list[tuple[int, int]], marks: list[tuple[int, int, str]]) -> list[tuple[str, ...]]:
    """re3d: only marks with a capital letter are names; a described group is no named entity, so it stays open."""
    words = [text[start:end] for start, end in spans]
    out: list[tuple[str, ...]] = [OUTSIDE] * len(words)
    for begin, end, kind in sorted(marks, key=lambda mark: mark[0] - mark[1]):
        inside = [n for n, (start, stop) in enumerate(spans) if start >= begin and stop <= end]
        if kind not in RE3D or not inside:
            continue
        if kind in ("Person", "Organisation", "Location"):
            while inside and words[inside[0]].lower() in ("the", "a", "an"):
                inside = inside[1:]
        part = [words[n] for n in inside]
        named = bool(part) and all(w[0].isupper() or w.lower() in ("of", "and", "the", "for", "-", "al") for w in part)
        if kind == "Temporal":
            _write(out, inside[0], inside[-1], ("TIME",))
        elif named and part[0][0].isupper() and part[0] not in ("We", "I", "He", "She", "They", "It", "Our"):
            _write(out, inside[0], inside[-1], (_settle(part, RE3D[kind]),))
        else:
            for n in inside:
                if out[n] == OUTSIDE and words[n][0].isupper():
                    out[n] = TAGS
    return out


@cache
def _capitals() -> frozenset[str]:
    lines = (line for line in COUNTRIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(row["capital"] for row in csv.DictReader(lines, delimiter="\t") if row["capital"])


def from_table(words: list[str], times: list[range]) -> list[tuple[str, ...]]:
    """Text that only our tables and its annotators' time spans tell of: states, nationalities, capitals, times.

    Every other capitalised word stays open, every other word is no name.
    """
    names, nationalities = _countries()
    out: list[tuple[str, ...]] = [() if word[:1].isupper() else ("O", "B-TIME", "I-TIME") for word in words]
    for size in (1, 2, 3):
        for first in range(len(words) - size + 1):
            part = words[first : first + size]
            phrase = " ".join(part)
            if not phrase[:1].isupper():
                continue
            if phrase.casefold() in names or phrase in nationalities:
                _write(out, first, first + size - 1, ("COUNTRY",))
            elif phrase in _capitals():
                _write(out, first, first + size - 1, ("PLACE",))
    for time in times:
        inside = [n for n in time if words[n].lower() not in TIME_EDGES]
        for n in range(inside[0], inside[-1] + 1) if inside else ():
            out[n] = ("B-TIME", "I-TIME") if n == inside[0] else ("I-TIME",)
    return out


TIME_EDGES = frozenset(
    (
        "on",
        "in",
        "at",
        "since",
        "by",
        "during",
        "for",
        "until",
        "after",
        "before",
        "from",
        "the",
        "a",
        "an",
        ",",
        "over",
        "within",
        "through",
    )
)  # fmt: skip  (words at the edge of a phrase of time that are no part of the date)


def from_gum(words: list[str], upos: list[str], xpos: list[str], misc: list[str]) -> list[tuple[str, ...]]:
    """GUM: nested mentions of all kinds; one is a name where its words are proper nouns. The outermost name wins."""
    out: list[tuple[str, ...]] = [OUTSIDE] * len(words)
    nationalities = _countries()[1]
    for n, word in enumerate(words):
        if word in nationalities and upos[n] in ("ADJ", "PROPN", "NOUN"):
            out[n] = ("B-COUNTRY",)
    for first, last, kind in sorted(_gum_mentions(misc), key=lambda mention: mention[1] - mention[0]):
        if kind == "time":
            if last - first <= 6 and any(TIME_WORDS.search(word) for word in words[first : last + 1]):
                _write(out, first, last, ("TIME",))
            continue
        while first < last and xpos[first] in ("DT", "PRP$", "``", "-LRB-"):
            first += 1
        while last > first and xpos[last] in ("POS", "''", "-RRB-"):
            last -= 1
        part = range(first, last + 1)
        proper = sum(upos[n] == "PROPN" for n in part)
        linked = all(
            upos[n] in ("PROPN", "ADP", "DET", "PUNCT", "CCONJ", "NUM", "ADJ", "PART") or words[n][0].isupper()
            for n in part
        )
        if kind in GUM and proper and linked and words[first][0].isupper() and last - first <= 8:
            _write(out, first, last, (_settle(words[first : last + 1], GUM[kind]),))
    return out


def _gum_mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """Mentions of GUM's bracketed ``Entity=`` notation, inclusive word ranges."""
    mentions: list[tuple[int, int, str]] = []
    stack: dict[str, list[tuple[int, str]]] = {}
    for n, cell in enumerate(misc):
        found = re.search(r"Entity=([^|]+)", cell)
        for piece in re.findall(r"\([^()]+\)?|\d+(?:\[[^\]]*\])?\)", found.group(1)) if found else []:
            name = re.match(r"\(?(\d+)", piece)
            if name is None:
                continue
            if piece.startswith("("):
                stack.setdefault(name.group(1), []).append((n, piece.split("-")[1].rstrip(")")))
            if piece.endswith(")") and stack.get(name.group(1)):
                first, kind = stack[name.group(1)].pop()
                mentions.append((first, n, kind))
    return mentions
