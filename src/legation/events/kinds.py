"""The kind of a source: official, person, organisation, media, anonymous, expert, or a document that nobody signs (article).

What the words say of a source comes before what is known of its name: "the independent agency Beta" is a medium, "former
minister" nobody's office any more. ``tables/sources.tsv`` holds the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from legation.events.clauses import cases
from legation.events.cues import listed, words_at
from legation.events.sources import PRONOUNS, KindOf, is_named, mention_of, nameless, withheld
from legation.records import Parse

_FORMER: Final = frozenset(
    {"former", "ex", "ex-", "retired", "late", "one-time", "onetime", "ousted", "exiled", "deposed"}
)
_SIDES: Final = frozenset(
    {"rebel", "rebels", "party", "army", "militia", "movement", "opposition", "guerrilla", "guerrillas", "coalition"}
    | {"front", "ruling", "separatist", "insurgent", "junta", "government"}
)
_OWN: Final = (
    "person",
    "expert",
    "media",
    "document",
    "paper",
    "official",
    "organisation",
    "international",
    "anonymous",
)
_FORCES: Final = frozenset({"police", "troops", "force", "forces", "army", "ambassador", "commissioner", "secretary"})
_SERVICES: Final = frozenset({"ambulance", "rescue", "postal", "weather", "delivery", "taxi", "streaming"})
_DEFENDING: Final = frozenset({"defence", "defense", "rights", "human", "family"})
_ENVOYS: Final = frozenset({"diplomat"})
_AGENCY: Final = frozenset(
    {"news", "press", "wire", "information", "independent", "private", "telegraph", "media", "state"}
)
_PUBLISHES: Final = frozenset({"report", "write", "publish", "broadcast", "quote", "cite", "learn", "air"})
_LABELS: Final = {"PERSON": "person", "ORG": "organisation", "COUNTRY": "official", "PLACE": "official"}


def kind_at(parse: Parse, head: int, kind_of: KindOf, *, cue: int | None = None) -> str:
    """Kind of the source whose mention has its head at ``head``; ``kind_of`` answers for resolved actors.

    ``cue``: the token that attributes. Who *reports* or *writes* and is no person or body that is known is a medium.
    """
    kind = _kind_of_name(parse, head, kind_of) if is_named(parse, head) else _kind_of_common(parse, head, kind_of)
    publishes = cue is not None and parse.tokens[cue].lemma in _PUBLISHES and is_named(parse, head)
    label = _label(parse, head)
    if kind is None and publishes and label in (None, "organisation"):
        return "media"
    if kind is None and is_named(parse, head):
        first, last = mention_of(parse, head)
        kind = kind_of(*parse.span(first, last)) or kind_of(parse.tokens[head].start, parse.tokens[head].end)
    return kind or label or "person"


def is_outlet(parse: Parse, head: int, kind_of: KindOf) -> bool:
    """Whether who was told is a medium: one by its words, or a proper name of which nothing else is known."""
    if parse.tokens[head].upos != "PROPN":
        return listed(parse, head, "media") is not None and not _is_office(parse, head)
    kind = _kind_of_name(parse, head, kind_of)
    label = _label(parse, head)
    return kind == "media" or (kind is None and label in (None, "organisation") and not parse.dependents(head, "det"))


def can_speak(parse: Parse, head: int) -> bool:
    """Whether a noun can be a source at all: a name, a number of people, or a word of the table; not *fears*."""
    return (
        parse.tokens[head].upos in ("PROPN", "NUM", "PRON")
        or head in parse.entity_at
        or any(listed(parse, head, kind) for kind in ("spokesman", "role", "leader", *_OWN))
    )


def _label(parse: Parse, i: int) -> str | None:
    entity = parse.entity_at.get(i)
    return _LABELS.get(entity.label) if entity else None


def _kind_of_common(parse: Parse, head: int, kind_of: KindOf) -> str | None:
    if parse.tokens[head].text.lower() in PRONOUNS:
        return "person"
    kind = listed(parse, head, "role", "leader", "spokesman", *_OWN)
    if parse.tokens[head].text.lower() == "papers" and parse.dependents(head, "compound", "acl"):
        kind = "paper"  # not newspapers: those of a court
    if kind in ("media", "document", "paper"):
        return _kind_of_work(parse, head, kind, kind_of)
    if nameless(parse, head):
        return "anonymous"
    if kind != "anonymous" and _is_former(parse, [head]):
        return kind if kind == "expert" else "person"
    if kind in ("role", "leader"):
        return _kind_of_role(parse, head, kind, kind_of)
    if kind == "spokesman":
        owner = _kind_of_owner(parse, head, kind_of)
        return "official" if owner is None or _is_international(parse, head) else owner
    if words_at(parse, head) & _ENVOYS and parse.dependents(head, "nmod:poss"):
        return "official"
    if kind == "anonymous" or (kind in ("person", None) and withheld(parse, head)):
        return _of_them(parse, head) or "anonymous"
    if kind in ("official", "organisation", "international") and _is_international(parse, head):
        return "official" if words_at(parse, head) & _FORCES else "organisation"
    if kind == "person" and _kind_of_owner(parse, head, kind_of, "of") == "organisation":
        return "organisation"
    if kind is not None:
        return _refined(parse, head, kind)
    if parse.tokens[head].upos in ("NUM", "PRON", "DET"):
        return "anonymous"
    return kind_of(*parse.span(*mention_of(parse, head)))


def _refined(parse: Parse, head: int, kind: str) -> str:
    """The kind of a listed noun after what stands beside it: an ambulance service is no office, a lawyer without a
    client an expert."""
    beside = {word for c in parse.dependents(head, "compound", "amod") for word in words_at(parse, c)}
    if kind == "international" or beside & _SERVICES:
        return "organisation"
    client = parse.dependents(head, "nmod:poss", "nmod") or beside & _DEFENDING
    if words_at(parse, head) & {"lawyer", "solicitor", "barrister"} and beside and not client:
        return "expert"
    return kind


def _kind_of_work(parse: Parse, head: int, kind: str, kind_of: KindOf) -> str:
    """Kind of a medium or a document: of who issued it, else a medium, an organisation, or the text itself."""
    if kind == "media":
        return "official" if _is_office(parse, head) else "media"
    owner = _kind_of_owner(parse, head, kind_of, *(("of", "by", "from") if kind == "paper" else ()))
    if owner in ("official", "organisation", "media"):
        return owner
    if owner == "expert" or kind == "document":
        return "organisation"
    return "article"


def _is_office(parse: Parse, head: int) -> bool:
    """Whether an agency or a service is one of the state: it has another trade than news (*the border agency*)."""
    if words_at(parse, head).isdisjoint({"agency", "agencies"}):
        return False
    beside = [c for c in parse.dependents(head, "compound", "amod") if parse.tokens[c].upos in ("NOUN", "ADJ")]
    words = {word for c in beside for word in words_at(parse, c)}
    return bool(words) and not words & _AGENCY


def _kind_of_role(parse: Parse, head: int, kind: str, kind_of: KindOf) -> str:
    """Kind of who holds an office: *its chief negotiator* is official, *a negotiator* and *advisers* are nobody named;
    of who leads something: official only where that is of the state."""
    owner = _kind_of_owner(parse, head, kind_of)
    if kind == "leader":
        return "official" if owner == "official" else "person"
    definite = any(parse.tokens[c].text.lower() == "the" for c in parse.dependents(head, "det"))
    single = parse.tokens[head].xpos not in ("NNS", "NNPS")
    if not single or not (definite or parse.dependents(head, "nmod:poss")):
        return "anonymous"
    return "person" if owner in ("organisation", "media", "expert") else "official"


def _of_them(parse: Parse, head: int) -> str | None:
    """Kind of those of whom some are meant (*two of the families*), if they are private people or a body's own."""
    if parse.tokens[head].upos not in ("NUM", "PRON", "DET"):
        return None
    whole = [c for c in parse.dependents(head, "nmod") if parse.tokens[c].upos in ("NOUN", "PROPN")]
    return next((kind for c in whole if (kind := listed(parse, c, "person", "expert"))), None)


def _is_international(parse: Parse, head: int) -> bool:
    """Whether a body, its office or its experts are those of an organisation of states."""
    beside = parse.dependents(head, "compound", "amod", "nmod:poss", "flat", "nmod", "appos")
    near = [head, *beside, *(c for b in beside for c in parse.dependents(b, "flat", "compound"))]
    return any(listed(parse, i, "international") for i in near)


def _is_former(parse: Parse, heads: Iterable[int]) -> bool:
    return any(
        words_at(parse, c) & _FORMER for i in heads for c in (i, *parse.dependents(i, "amod", "compound", "advmod"))
    )


def _kind_of_owner(parse: Parse, head: int, kind_of: KindOf, *by: str) -> str | None:
    """Kind of the office, firm or person that a spokesman speaks for or that issued a document; None if nobody is told.

    ``by``: only owners with one of these prepositions.
    """
    owners = [c for c in parse.dependents(head, "nmod", "compound", "amod") if parse.tokens[c].upos != "PRON"]
    owners = [c for c in owners if not by or not cases(parse, c).isdisjoint(by)]
    for owner in owners:
        if listed(parse, owner, "international") or _is_international(parse, owner):
            return "organisation"
        kind = listed(parse, owner, "expert", "official", "organisation", "media")
        kind = kind or kind_of(parse.tokens[owner].start, parse.tokens[owner].end) or _label(parse, owner)
        if kind in ("official", "organisation", "media", "expert"):
            return kind
    return None


def _kind_of_name(parse: Parse, head: int, kind_of: KindOf) -> str | None:
    """Kind of a named source by its own words, its titles and what follows in apposition; None if they do not tell."""
    person = parse.entity_at[head].label == "PERSON" if head in parse.entity_at else False
    flat = parse.dependents(head, "flat")
    if person and not flat and not parse.children[head]:  # a lone name, easily taken for a person's
        person = listed(parse, head, "media", "organisation", "international") is None
    inside = [] if person else _capitals(parse, head)
    titles = [c for c in parse.dependents(head, "nmod:desc", "compound", "amod", "nmod:poss") if c not in inside]
    if not person:
        if listed(parse, head, "international") or _is_international(parse, head):
            return (
                _titled(parse, head, [*reversed(titles), *parse.dependents(head, "appos")], kind_of) or "organisation"
            )
        for i in reversed([*inside, head, *flat]):
            kind = listed(parse, i, "media", "masthead", "official", "organisation", "document", "expert")
            if kind == "masthead":
                kind = "media" if parse.tokens[i].text[:1].isupper() else None
            if kind is not None:
                return _kind_of_work(parse, i, kind, kind_of) if kind in ("document", "media") else kind
    beside = [*reversed(titles), head, *flat, *parse.dependents(head, "appos")]
    return _titled(parse, head, beside, kind_of, person=person)


def _capitals(parse: Parse, head: int) -> list[int]:
    """Words in front that belong to the name itself, as *Business* in *Business Insider*."""
    found, i = [], head - 1
    while i >= 0 and parse.tokens[i].head == head and parse.tokens[i].deprel == "compound":
        if not parse.tokens[i].text[:1].isupper():
            break
        found.append(i)
        i -= 1
    return found[::-1]


def _titled(parse: Parse, head: int, beside: list[int], kind_of: KindOf, *, person: bool = True) -> str | None:
    """Kind by the first title or apposition that tells one; a former office makes a private person."""
    for i in beside:
        kind = listed(parse, i, "spokesman", "role", "leader", "expert", "media", "official", "organisation", "person")
        if kind in ("spokesman", "role", "leader", "official") and _is_former(parse, [i, head, *beside]):
            return "person"
        if kind in ("spokesman", "role", "leader"):
            near = {word for c in (*parse.children[i], *parse.children[head]) for word in words_at(parse, c)}
            owner = _kind_of_owner(parse, i, kind_of) or _kind_of_owner(parse, head, kind_of)
            return "official" if near & _SIDES or owner is None else owner
        if kind == "official" and _kind_of_owner(parse, i, kind_of, "of") == "organisation" and person:
            return "organisation"  # the president of a union
        if kind is not None and (kind in ("official", "expert", "person") or not person):
            return _refined(parse, i, kind)
    return None
