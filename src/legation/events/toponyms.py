"""Place names inside a noun phrase: which of its words name the place, which its container.

"the northern city of Tripoli, Lebanon" names Tripoli, within Lebanon; "a base near Mosul" names Mosul.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events import place_words as words
from legation.events.clauses import base, cases
from legation.events.gazetteer import Names, Row
from legation.records import Entity, Parse, Place

MAX_NAME_TOKENS: Final = 6
WELL_KNOWN: Final = 100_000
NOTED: Final = 20_000  # enough for a town behind a preposition of place, whatever the engine takes it for
ACRONYM: Final = 4
_NAMING: Final = frozenset({"PLACE", "COUNTRY"})
_BODIES: Final = frozenset({"PERSON", "ORG", "MISC"})
_INNER: Final = frozenset({"of", "in", "near", "at", "on", "outside", "inside", "off", "around"})
_OUTSIDE: Final = frozenset(
    {"acl", "advcl", "parataxis", "cop", "nsubj", "obl", "ccomp", "aux", "advmod", "mark", "xcomp", "csubj"}
)
_MONEY: Final = frozenset("$€£¥%")
_FUNCTION: Final = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "VERB", "AUX", "NUM"})


@dataclass(frozen=True)
class Toponym:
    """Tokens ``first`` to ``last`` name ``row``; ``possessive`` as in "Syria's Idlib province"."""

    first: int
    last: int
    row: Row
    possessive: bool

    def text(self, parse: Parse) -> str:
        """The name as the article has it."""
        return parse.text[slice(*parse.span(self.first, self.last))]


def place_in(parse: Parse, head: int, names: Names, near: frozenset[str]) -> tuple[Place, Toponym] | None:
    """The place that the noun phrase at ``head`` names, its container read along; None if it names none."""
    found = list(_names(parse, head, names, near))
    if not found:
        return None
    chosen = _choose(found)
    if chosen.possessive and _owned(parse, chosen) in words.ABSTRACT:
        return None
    text = chosen.text(parse)
    row = chosen.row
    for other in (name for name in found if (name is not chosen and name.first > chosen.last) or name.possessive):
        if other is not chosen and _contains(parse, chosen, other):
            row = names.row(text, near=near, within=other.row) or row
            break
    return row.place(text), chosen


def _choose(names: list[Toponym]) -> Toponym:
    """The first name, unless it is only the owner of what a later one names."""
    for name in names:
        if not name.possessive:
            return name
    return names[0]


def _owned(parse: Parse, name: Toponym) -> str:
    """The lemma of what a possessive name owns."""
    heads = {parse.tokens[k].head for k in range(name.first, name.last + 1)} - set(range(name.first, name.last + 1))
    return " ".join(parse.tokens[head].lemma.lower() for head in sorted(heads)[:1] if head >= 0)


def _contains(parse: Parse, inner: Toponym, outer: Toponym) -> bool:
    """Whether ``outer`` stands as container of ``inner``, not beside it ("in Paris and Texas")."""
    if outer.possessive:
        return outer.first < inner.first
    between = {parse.tokens[k].text.lower() for k in range(inner.last + 1, outer.first)}
    return not between & {"and", "or", "to", "from", "with", "between", "against"}


def _names(parse: Parse, head: int, names: Names, near: frozenset[str]) -> Iterator[Toponym]:
    """The resolved names among the tokens of the phrase, in text order, none overlapping."""
    tokens = phrase(parse, head)
    k = 0
    while k < len(tokens):
        found = _longest(parse, tokens[k:], names, near)
        if found is None:
            k += 1
            continue
        if _is_place_use(parse, found):
            yield found
        k += found.last - found.first + 1


def phrase(parse: Parse, head: int) -> list[int]:
    """The tokens of the noun phrase, without its clauses and without nouns of other relations to it."""
    seen, stack = [], [head]
    while stack:
        node = stack.pop()
        seen.append(node)
        for child in parse.children[node]:
            if child not in seen and _belongs(parse, child):
                stack.append(child)
    return sorted(seen)


def _belongs(parse: Parse, child: int) -> bool:
    relation = base(parse, child)
    if relation in _OUTSIDE:
        return False
    if relation == "nmod":
        own = cases(parse, child)
        unmarked = parse.tokens[child].deprel in ("nmod:poss", "nmod:desc", "nmod:unmarked")
        return not own or bool(own & _INNER) or unmarked
    return True


def _longest(parse: Parse, tokens: list[int], names: Names, near: frozenset[str]) -> Toponym | None:
    """The longest run of neighbouring tokens from ``tokens[0]`` on that is a known name."""
    first = tokens[0]
    if not _opens(parse, first):
        return None
    run = [k for n, k in enumerate(tokens[:MAX_NAME_TOKENS]) if k == first + n]
    for last in reversed(run):
        if last != first and not _closes(parse, last):
            continue
        name = parse.text[slice(*parse.span(first, last))]
        if names.knows(name):
            row = names.row(name, near=near)
            if row is None or not _is_weighty(parse, first, last, row) or not _may_name(parse, first, last, row):
                return None
            if _is_fragment(parse, first, last):
                return None
            owner = [c for c in parse.children[last] if parse.tokens[c].xpos == "POS"]
            return Toponym(first, last, row, bool(owner))
    return None


def is_known_town(row: Row) -> bool:
    """Any named place that is neither a country nor a small town."""
    return row.kind != "C" and (row.kind != "P" or row.population >= WELL_KNOWN)


def _is_weighty(parse: Parse, first: int, last: int, row: Row) -> bool:
    """Keep out acronyms that spell a town (UN) and, where the engine marks names but not this one, small towns.

    What is hardly longer than an abbreviation (Mo., Ore) counts only where the engine marks it.
    """
    text = parse.text[slice(*parse.span(first, last))].replace(".", "")
    if text.isupper() and len(text) <= ACRONYM and row.kind in "PK":
        return False
    if not parse.entities or first in parse.entity_at or row.kind == "C":
        return True
    return is_known_town(row) and (len(text) > ACRONYM or row.kind != "A")


def _opens(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.text[:1].isupper() and token.upos not in _FUNCTION and not _MONEY & set(token.text)


def _closes(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.text[:1].isupper() or token.text.lower() in words.GENERIC or token.text.isdigit()


def _may_name(parse: Parse, first: int, last: int, row: Row) -> bool:
    """Whether the engine's mark leaves room for a place: a person's or a body's name is one only where it stands as one.

    That is a whole name behind a preposition of place or before a word such as "province", or inside a body's name behind
    such a preposition (the Court of Session in Scotland), or a country that opens another name (the U.S. of 1968), or a
    town that opens what is taken for a time (in Oslo the same day).
    """
    entity = parse.entity_at.get(first)
    if entity is None or entity.label in _NAMING:
        return True
    if entity.label == "TIME":
        return entity.first == first and is_known_town(row) and _stands_as_place(parse, first, last)
    if entity.label not in _BODIES:
        return False
    if (entity.first, entity.last) == (first, last):
        return (row.kind != "P" or row.population >= NOTED) and _stands_as_place(parse, first, last)
    if entity.label == "ORG":
        return _is_seat(parse, first, last, entity)
    return entity.label == "MISC" and entity.first == first and row.kind == "C"


def _is_fragment(parse: Parse, first: int, last: int) -> bool:
    """Whether the name is only a word of a longer one that the table lacks: the Hall of Guild Hall, the York of York Road."""
    own = {parse.tokens[k].lemma.lower() for k in range(first, last + 1)}
    if own <= words.GENERIC | words.SPOTS:
        return True
    before = first - 1
    if before >= 0 and _is_joined(parse, before, first) and not _describes(parse, before):
        return True
    after = last + 1
    if after >= len(parse.tokens) or not _is_joined(parse, last, after):
        return False
    return parse.tokens[after].lemma.lower() in words.SPOTS


def _describes(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text.lower() in words.DIRECTIONS | words.GENERIC


def _is_joined(parse: Parse, left: int, right: int) -> bool:
    """Whether two neighbours are capitalised words of one name."""
    one, other = parse.tokens[left], parse.tokens[right]
    if not (one.text[:1].isupper() and other.text[:1].isupper() and one.upos in ("PROPN", "NOUN", "ADJ")):
        return False
    marked = parse.entity_at.get(left)
    return marked is not None and marked is parse.entity_at.get(right)


def _stands_as_place(parse: Parse, first: int, last: int) -> bool:
    tops = [k for k in range(first, last + 1) if not first <= parse.tokens[k].head <= last]
    head = parse.tokens[tops[0]].head
    before_generic = head > last and parse.tokens[head].lemma.lower() in words.GENERIC
    return before_generic or bool(cases(parse, tops[0]) & (words.AT | words.TO))


def _is_seat(parse: Parse, first: int, last: int, entity: Entity) -> bool:
    before = parse.tokens[first - 1].text.lower() if first > entity.first else ""
    return entity.last == last and before in ("in", "at", "near")


def _is_place_use(parse: Parse, name: Toponym) -> bool:
    """Keep out parts of longer names ("Paris Hilton") and countries that only describe ("the Iran talks")."""
    tops = [k for k in range(name.first, name.last + 1) if not name.first <= parse.tokens[k].head <= name.last]
    top = parse.tokens[tops[0]]
    relation = top.deprel.split(":")[0]
    if any(c > name.last and parse.tokens[c].upos == "PROPN" for c in parse.dependents(top.i, "flat", "goeswith")):
        return False
    if relation == "flat":
        return False
    if relation in ("compound", "amod", "nmod") and top.head > name.last and not cases(parse, top.i):
        head = parse.tokens[top.head]
        if name.row.kind == "C":
            return head.lemma.lower() in words.HOLDS_COUNTRY
        return head.upos != "PROPN" or head.lemma.lower() in words.GENERIC
    return relation not in ("amod", "advmod") or top.upos == "PROPN"
