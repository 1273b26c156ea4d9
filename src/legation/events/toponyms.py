"""Place names inside a noun phrase: which of its words name the place, which its container.

"the northern city of Tripoli, Lebanon" names Tripoli, within Lebanon; "a base near Mosul" names Mosul.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events.clauses import base, cases
from legation.events.gazetteer import Gazetteer, Row
from legation.records import Parse, Place

MAX_NAME_TOKENS: Final = 6
WELL_KNOWN: Final = 100_000
ACRONYM: Final = 4
_NAMING: Final = frozenset({"PLACE", "COUNTRY"})
_OTHER: Final = frozenset({"PERSON", "ORG", "TIME", "EVENT", "MISC"})
_INNER: Final = frozenset({"of", "in", "near", "at", "on", "outside", "inside", "off", "around"})
_OUTSIDE: Final = frozenset(
    {"acl", "advcl", "parataxis", "cop", "nsubj", "obl", "ccomp", "aux", "advmod", "mark", "xcomp", "csubj"}
)
_GENERIC: Final = (
    "province region oblast governorate state city district county department prefecture emirate republic "
    "territory peninsula area town village airport island islands port plant prison camp base border crossing "
    "coast square street university hospital stadium palace strip valley river bridge refinery terminal oilfield "
    "field dam mine harbor harbour waters airspace soil capital headquarters summit outskirts suburb suburbs "
    "countryside station embassy consulate mosque church cathedral market mall park ministry parliament"
)
GENERIC: Final = frozenset(_GENERIC.split())
_HOLDS_COUNTRY: Final = frozenset({"border", "coast", "territory", "soil", "waters", "airspace", "capital", "side"})


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


def place_in(parse: Parse, head: int, gazetteer: Gazetteer, near: frozenset[str]) -> tuple[Place, Toponym] | None:
    """The place that the noun phrase at ``head`` names, its container read along; None if it names none."""
    names = list(_names(parse, head, gazetteer, near))
    if not names:
        return None
    chosen = _choose(names)
    text = chosen.text(parse)
    row = chosen.row
    for other in (name for name in names if (name is not chosen and name.first > chosen.last) or name.possessive):
        if other is not chosen and _contains(parse, chosen, other):
            row = gazetteer.row(text, near=near, within=other.row) or row
            break
    return row.place(text), chosen


def _choose(names: list[Toponym]) -> Toponym:
    """The first name, unless it is only the owner of what a later one names."""
    for name in names:
        if not name.possessive:
            return name
    return names[0]


def _contains(parse: Parse, inner: Toponym, outer: Toponym) -> bool:
    """Whether ``outer`` stands as container of ``inner``, not beside it ("in Paris and Texas")."""
    if outer.possessive:
        return outer.first < inner.first
    between = {parse.tokens[k].text.lower() for k in range(inner.last + 1, outer.first)}
    return not between & {"and", "or", "to", "from", "with", "between", "against"}


def _names(parse: Parse, head: int, gazetteer: Gazetteer, near: frozenset[str]) -> Iterator[Toponym]:
    """The resolved names among the tokens of the phrase, in text order, none overlapping."""
    tokens = _phrase(parse, head)
    k = 0
    while k < len(tokens):
        found = _longest(parse, tokens[k:], gazetteer, near)
        if found is None:
            k += 1
            continue
        if _is_place_use(parse, found):
            yield found
        k += found.last - found.first + 1


def _phrase(parse: Parse, head: int) -> list[int]:
    """The tokens of the noun phrase, without its clauses and without nouns of other relations to it."""
    seen, stack = [], [head]
    while stack:
        node = stack.pop()
        seen.append(node)
        for child in parse.children[node]:
            if child not in seen and _belongs(parse, child, node):
                stack.append(child)
    return sorted(seen)


def _belongs(parse: Parse, child: int, node: int) -> bool:
    relation = base(parse, child)
    if relation in (
        "acl",
        "advcl",
        "parataxis",
        "cop",
        "nsubj",
        "obl",
        "ccomp",
        "aux",
        "advmod",
        "mark",
        "xcomp",
        "csubj",
    ):
        return False
    if relation == "nmod":
        own = cases(parse, child)
        return (
            not own or bool(own & _INNER) or parse.tokens[child].deprel in ("nmod:poss", "nmod:desc", "nmod:unmarked")
        )
    return True


def _longest(parse: Parse, tokens: list[int], gazetteer: Gazetteer, near: frozenset[str]) -> Toponym | None:
    """The longest run of neighbouring tokens from ``tokens[0]`` on that is a known name."""
    first = tokens[0]
    if not _opens(parse, first):
        return None
    run = [k for n, k in enumerate(tokens[:MAX_NAME_TOKENS]) if k == first + n]
    for last in reversed(run):
        if last != first and not _closes(parse, last):
            continue
        name = parse.text[slice(*parse.span(first, last))]
        if gazetteer.knows(name):
            row = gazetteer.row(name, near=near)
            if row is None or not _is_weighty(parse, first, last, row):
                return None
            owner = [c for c in parse.children[last] if parse.tokens[c].xpos == "POS"]
            return Toponym(first, last, row, bool(owner))
    return None


def is_known_town(row: Row) -> bool:
    """Any named place that is neither a country nor a small town."""
    return row.kind != "C" and (row.kind != "P" or row.population >= WELL_KNOWN)


def _is_weighty(parse: Parse, first: int, last: int, row: Row) -> bool:
    """Keep out acronyms that spell a town (UN) and, where the engine marks names but not this one, small towns."""
    text = parse.text[slice(*parse.span(first, last))].replace(".", "")
    if text.isupper() and len(text) <= ACRONYM and row.kind in "PK":
        return False
    return not parse.entities or first in parse.entity_at or row.kind == "C" or is_known_town(row)


def _opens(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if not token.text[:1].isupper() or token.upos in ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "VERB", "AUX", "NUM"):
        return False
    entity = parse.entity_at.get(i)
    return entity is None or entity.label in _NAMING or entity.label not in _OTHER


def _closes(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.text[:1].isupper() or token.text.lower() in GENERIC or token.text.isdigit()


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
            return head.lemma.lower() in _HOLDS_COUNTRY
        return head.upos != "PROPN" or head.lemma.lower() in GENERIC
    return relation not in ("amod", "advmod") or top.upos == "PROPN"
