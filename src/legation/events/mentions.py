"""The words of a mention: the phrase around a head noun, without clauses, appositions and coordinated others."""

from __future__ import annotations

from typing import Final

from legation.records import Parse

_INSIDE: Final = frozenset(
    {"amod", "compound", "flat", "nummod", "det", "nmod:poss", "nmod:unmarked", "nmod:desc", "goeswith", "name"}
)
_TAILS: Final = frozenset({"of", "from", "in", "at", "for", "to", "on"})
_NAMES: Final = frozenset({"PERSON", "COUNTRY", "PLACE"})
_TAILS_OF_NAMES: Final = frozenset({"of"})
_HYPHENS: Final = frozenset({"-", "–", "'", "’", "/", "."})
_QUANTIFIERS: Final = frozenset(
    {
        "number",
        "group",
        "lot",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "majority",
        "crowd",
        "couple",
        "handful",
        "ten",
        "million",
    }
)


def conjuncts(parse: Parse, i: int) -> list[int]:
    """``i`` and the nouns coordinated with it, in text order."""
    found = [i]
    for child in parse.children[i]:
        token = parse.tokens[child]
        if token.deprel == "conj" and token.upos not in ("VERB", "AUX", "ADV"):
            found += conjuncts(parse, child)
        elif token.deprel == "nmod:poss" and _listed(parse, child, i):
            found.append(child)
    return sorted(found)


def _listed(parse: Parse, owner: int, head: int) -> bool:
    """Whether a possessor is one of a list: "with the support of Russia's, China and Iran"."""
    return any(parse.tokens[k].text == "," for k in range(owner + 1, head))


def mention(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the mention with this head: one run of words, the head's name whole."""
    kept = {head} | {k for child in parse.children[head] if _belongs(parse, child, head) for k in _branch(parse, child)}
    entity = parse.entity_at.get(head)
    if entity:
        kept |= set(range(entity.first, entity.last + 1))
    first = last = head
    while first - 1 in kept or (first - 2 in kept and parse.tokens[first - 1].text in _HYPHENS):
        first -= 1
    while last + 1 in kept or (last + 2 in kept and parse.tokens[last + 1].text in _HYPHENS):
        last += 1
    while first < head and parse.tokens[first].upos in ("PUNCT", "CCONJ", "ADP"):
        first += 1
    while last > head and parse.tokens[last].upos in ("PUNCT", "CCONJ", "ADP"):
        last -= 1
    return first, last


def _belongs(parse: Parse, child: int, head: int) -> bool:
    """Whether a dependent is part of the mention. A named person is whole: when and where is told of what they did."""
    relation = parse.tokens[child].deprel
    if relation in _INSIDE or relation.split(":")[0] in ("flat", "compound", "nummod"):
        return True
    if relation.split(":")[0] == "nmod":
        cases = {parse.tokens[c].text.lower() for c in parse.children[child] if parse.tokens[c].deprel == "case"}
        entity, named = parse.entity_at.get(child), parse.entity_at.get(head)
        if entity and entity.label == "TIME":
            return False
        return bool(cases & (_TAILS_OF_NAMES if named and named.label in _NAMES else _TAILS))
    return relation == "advmod" and parse.tokens[child].lemma.lower() in ("then", "former", "once")


def _branch(parse: Parse, top: int) -> list[int]:
    """A dependent and what hangs on it, without clauses and appositions; a coordination of names stays whole."""
    found = [top]
    for child in parse.children[top]:
        relation = parse.tokens[child].deprel.split(":")[0]
        if relation not in ("acl", "appos", "parataxis", "advcl", "punct") or parse.tokens[child].text in _HYPHENS:
            found += _branch(parse, child)
    return found


def core(parse: Parse, head: int) -> int:
    """The noun that matters: in "dozens of protesters" the protesters."""
    if parse.tokens[head].lemma.lower() in _QUANTIFIERS:
        for child in parse.dependents(head, "nmod"):
            if any(parse.tokens[c].text.lower() == "of" for c in parse.children[child]):
                return child
    return head
