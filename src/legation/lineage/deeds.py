"""Who did what: verbs with the heads of agent and patient, and whether they are denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from legation.lineage.words import listed, stem_of
from legation.records import Parse

NEGATIVES: Final = frozenset(listed("not n't no never nor neither none nobody nothing without hardly nowhere"))


class Party(msgspec.Struct, frozen=True, array_like=True):
    """One side of a deed: compared words (its head last), whether the head is a name, and its characters."""

    words: tuple[str, ...]
    named: bool
    start: int
    end: int


class Deed(msgspec.Struct, frozen=True, array_like=True):
    """A verb as a stem, whether it is denied, its parties where the text names them, and the verb's characters."""

    verb: str
    denied: bool
    agent: Party | None
    patient: Party | None
    start: int
    end: int


def deeds_of(parse: Parse, first: int, stop: int) -> Iterator[Deed]:
    """The deeds that tokens ``first`` to ``stop`` tell, in order."""
    for i in range(first, stop):
        token = parse.tokens[i]
        predicate = token.upos == "VERB" or any(parse.tokens[n].deprel == "cop" for n in parse.children[i])
        if predicate:
            agent, patient = _parties(parse, i)
            yield Deed(stem_of(token.lemma), _denied(parse, i), agent, patient, token.start, token.end)


def _denied(parse: Parse, i: int) -> bool:
    """Whether the verb or a subject or object of it is negated."""
    near = [
        n
        for n in parse.children[i]
        if parse.tokens[n].deprel.split(":")[0] in ("advmod", "det", "nsubj", "obj", "cc", "aux")
    ]
    words = [parse.tokens[n].text.casefold().replace("’", "'") for n in near]
    words += [parse.tokens[k].text.casefold() for n in near for k in parse.dependents(n, "det")]
    return sum(word in NEGATIVES for word in words) % 2 == 1


def _parties(parse: Parse, i: int) -> tuple[Party | None, Party | None]:
    subjects, objects = parse.dependents(i, "nsubj"), parse.dependents(i, "obj", "iobj")
    passive = [n for n in subjects if "pass" in parse.tokens[n].deprel]
    if passive:
        by = [
            n
            for n in parse.dependents(i, "obl")
            if any(parse.tokens[k].text.casefold() == "by" for k in parse.dependents(n, "case"))
        ]
        return _party(parse, by), _party(parse, passive)
    objects = objects or parse.dependents(i, "obl")
    return _party(parse, subjects), _party(parse, objects)


def _party(parse: Parse, heads: list[int]) -> Party | None:
    head = next((n for n in heads if parse.tokens[n].upos in ("NOUN", "PROPN")), None)
    if head is None:
        return None
    parts = [
        n for n in parse.children[head] if parse.tokens[n].deprel.split(":")[0] in ("flat", "compound", "amod", "appos")
    ]
    near = sorted({head, *(n for n in parts if parse.tokens[n].upos in ("PROPN", "NOUN", "ADJ"))})
    words = tuple(stem_of(parse.tokens[n].lemma) for n in near)
    named = any(parse.tokens[n].upos == "PROPN" for n in near)
    return Party(words, named, parse.tokens[near[0]].start, parse.tokens[near[-1]].end)
