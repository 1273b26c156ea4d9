"""Synonyms and English inflection from WordNet's own files (Debian: ``wordnet-base``; any folder with ``data.noun`` …)."""

from __future__ import annotations

import os
import random
import sys
from functools import cache
from pathlib import Path

FOLDERS = ("/usr/share/wordnet",)
_POS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
_SENSES = 2  # a spinner takes the commonest senses of a word and hopes


def folder() -> Path:
    """Where WordNet is: $WORDNET or the usual places; the run ends with a hint where it is nowhere."""
    for name in (os.environ.get("WORDNET", ""), *FOLDERS):
        if name and (Path(name) / "data.noun").is_file():
            return Path(name)
    sys.exit("WordNet's files were not found: install wordnet-base, or name their folder in $WORDNET")


@cache
def _index(pos: str) -> dict[str, list[int]]:
    found = {}
    for line in (folder() / f"index.{pos}").read_text(encoding="latin-1").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            found[parts[0]] = [int(part) for part in parts[-int(parts[2]) :]][:_SENSES]
    return found


@cache
def _irregular() -> dict[str, list[str]]:
    """Irregular forms of a base form: past, participle, present."""
    found: dict[str, list[str]] = {}
    for line in (folder() / "verb.exc").read_text(encoding="latin-1").splitlines():
        form, *bases = line.split()
        for base in bases:
            found.setdefault(base, []).append(form)
    return found


@cache
def synonyms(lemma: str, upos: str) -> tuple[str, ...]:
    """Other words of the commonest synsets of a word."""
    pos = _POS.get(upos)
    if pos is None:
        return ()
    found = []
    with (folder() / f"data.{pos}").open("rb") as data:
        for offset in _index(pos).get(lemma, []):
            data.seek(offset)
            parts = data.readline().decode("latin-1").split()
            words = parts[4 : 4 + 2 * int(parts[3], 16) : 2]
            found += [w.split("(")[0].replace("_", " ") for w in words]
    return tuple(dict.fromkeys(w for w in found if w != lemma and w.islower()))


def inflected(word: str, xpos: str, rng: random.Random) -> str:
    """A base form in the form of a Penn tag; of a phrase the first word is inflected where it is a verb, else the last."""
    head, *rest = word.split(" ")
    if xpos.startswith("VB"):
        return " ".join([_verb(head, xpos), *rest])
    if xpos == "NNS":
        *front, last = word.split(" ")
        return " ".join([*front, plural(last)])
    del rng
    return word


def plural(noun: str) -> str:
    """A regular plural."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def _verb(base: str, xpos: str) -> str:
    if xpos == "VBZ":
        return plural(base)
    if xpos == "VBG":
        return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    if xpos in ("VBD", "VBN"):
        forms = [f for f in _irregular().get(base, []) if not f.endswith(("ing", "s"))]
        if forms:
            return forms[-1] if xpos == "VBN" else forms[0]
        if base.endswith("y") and base[-2:-1] not in "aeiou":
            return base[:-1] + "ied"
        return base + ("d" if base.endswith("e") else "ed")
    return base
