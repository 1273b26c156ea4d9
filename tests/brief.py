"""Build a Parse from one line a sentence, for tests with many small trees.

Each word is ``form|tag|head|relation``, with ``|lemma`` and ``|ENTITY`` where they are not plain; heads count from 1 within
the sentence. The part of speech follows from the Penn tag and the relation.
"""

from __future__ import annotations

from legation.records import Parse
from tests.conllu import parse_of

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "DT": "DET", "IN": "ADP", "TO": "PART", "PRP": "PRON",
    "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "JJ": "ADJ", "RB": "ADV", "CD": "NUM", "CC": "CCONJ", "POS": "PART",
    "MD": "AUX", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB", "VBG": "VERB", "VB": "VERB",
}  # fmt: skip
_TIGHT = {",", ".", ";", ":", "'s", "”", ")"}


def brief(*sentences: str) -> Parse:
    """The parse of sentences in the short notation; the second word of an entity is marked with the same label."""
    return parse_of("\n\n".join(_sentence(line) for line in sentences))


def at(parse: Parse, word: str) -> int:
    """The first token with this form."""
    return next(t.i for t in parse.tokens if t.text == word)


def _sentence(line: str) -> str:
    cells = [word.split("|") for word in line.split()]
    rows, last = [], ""
    for n, (form, tag, head, relation, *more) in enumerate(cells, 1):
        lemma = next((m for m in more if not m.isupper()), "_")
        entity = next((m for m in more if m.isupper()), "")
        tight = n < len(cells) and (cells[n][0] in _TIGHT or form in ("“", "("))
        misc = [f"Entity={'I' if entity == last else 'B'}-{entity}"] if entity else []
        misc += ["SpaceAfter=No"] if tight else []
        last = entity
        rows.append(f"{n} {form} {lemma} {_upos(tag, relation)} {tag} _ {head} {relation} _ {'|'.join(misc) or '_'}")
    return "\n".join(rows)


def _upos(tag: str, relation: str) -> str:
    if relation.startswith(("aux", "cop")):
        return "AUX"
    if relation == "mark" and tag == "IN":
        return "SCONJ"
    return _POS.get(tag, "PUNCT")
