"""The place of an event: which place of its sentence it happened at, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from legation.events import place_words as words
from legation.events.clauses import base, carriers, cases, is_verb
from legation.events.gazetteer import Names
from legation.events.learned import linked
from legation.events.places import ArticlePlaces
from legation.events.sites import Site, place_cases, sites, sole_site
from legation.events.toponyms import is_known_town, phrase, place_in
from legation.records import Entity, Parse, Place

NONE_TOLD: Final = "no place is told"
LEAST_LINK: Final = 0.5  # the engine's link to a place below which it does not count
SENTENCES_AWAY: Final = 12
SCENE_SENTENCES: Final = 3
CLAUSES_OUT: Final = 3
_PLACES: Final = frozenset({"PLACE", "COUNTRY"})
_AGAIN: Final = frozenset({"the", "this", "that", "these", "those", "last", "latest", "recent", "earlier"})
_INDEFINITE: Final = frozenset({"a", "an", "another", "any", "each", "every", "no", "some"})
_DATELINE: Final = re.compile(r"[^\W\d_][\w.'’ -]*")


def place_of(
    parse: Parse,
    trigger: int,
    gazetteer: Names,
    near: frozenset[str] = frozenset(),
    dateline: str | None = None,
    speech: bool = False,
) -> tuple[Place | None, str]:
    """The place of the event at token ``trigger``, and in words why.

    ``gazetteer``: the table, or better the article's own ``ArticlePlaces``, which knows all its names and with which "the
    capital" and "the city" count too. ``near``: country codes that the article is about, to choose among namesakes.
    ``dateline`` serves only where the clause says "here". ``speech``: the event is a speech act; then a place at the front
    of the sentence is where the speaker sat, and places of what is spoken about do not count. None where no place is told.
    """
    for told in _told(parse, trigger, gazetteer, near, speech):
        return told
    if dateline and not speech and _says_here(parse, trigger):
        place = _of_dateline(dateline, gazetteer, near)
        if place:
            return place, f"'here' stands for the dateline '{place.name}'"
    for guess in _fallbacks(parse, trigger, gazetteer, near, speech):
        return guess
    return None, NONE_TOLD


def _told(parse: Parse, trigger: int, names: Names, near: frozenset[str], speech: bool) -> Iterator[tuple[Place, str]]:
    """Places told in the event's own clause, names before what common nouns stand for."""
    found = list(sites(parse, trigger, speech))
    for site in found:
        place = _named(parse, site, names, near)
        if place:
            yield place, f"'{place.name}' {site.why}"
    yield from _unnamed(parse, trigger, found, names, speech)


def _named(parse: Parse, site: Site, names: Names, near: frozenset[str]) -> Place | None:
    found = place_in(parse, site.node, names, near)
    if found and not (site.towns_only and not is_known_town(found[1].row)):
        return found[0]
    return None


def _unnamed(parse: Parse, trigger: int, told: list[Site], names: Names, speech: bool) -> Iterator[tuple[Place, str]]:
    """Places that a common noun stands for: the capital, the city, and parliament for a crowd outside it."""
    if not isinstance(names, ArticlePlaces):
        return
    crowd = not speech and parse.tokens[trigger].lemma.lower() in words.PHYSICAL | words.HAPPENINGS | words.MARCHING
    for site in told:
        for i in phrase(parse, site.node):
            lemma = parse.tokens[i].lemma.lower()
            row = None
            if base(parse, i) == "compound" or not _is_told(parse, i):
                continue
            if lemma == "capital" or (crowd and lemma in words.SEATS and place_cases(parse, site.node) & words.AT):
                row = names.capital_at(i)
            elif lemma in words.TOWNS:
                row = names.town_before(i)
            if row:
                text = _noun_text(parse, i)
                yield row.place(text), f"'{text}' stands for '{row.name}' and {site.why}"


def _noun_text(parse: Parse, i: int) -> str:
    """A noun with the determiner and the words of description right before it."""
    first = i
    while first and parse.tokens[first - 1].head == i and base(parse, first - 1) in ("det", "amod", "compound"):
        first -= 1
    return parse.text[slice(*parse.span(first, i))]


def _fallbacks(
    parse: Parse, trigger: int, names: Names, near: frozenset[str], speech: bool
) -> Iterator[tuple[Place, str]]:
    """What is less sure than a place in the event's own clause."""
    if speech:
        return
    for entity, share in _linked(parse, trigger):
        found = place_in(parse, _top(parse, entity), names, near)
        if found and not found[1].possessive:
            yield found[0], f"'{found[0].name}' is where the engine puts it ({share:.2f})"
    yield from _around(parse, trigger, names, near)
    for site in sole_site(parse, trigger):
        place = _named(parse, site, names, near)
        if place:
            yield place, f"'{place.name}' {site.why}"
    yield from _elsewhere(parse, trigger, names, near)
    yield from _same_scene(parse, trigger, names, near)


def _linked(parse: Parse, trigger: int) -> list[tuple[Entity, float]]:
    """Places of the sentence that the engine links to the event, the surest first."""
    shares = linked(parse, (trigger,), "place")
    found: dict[Entity, float] = {}
    for i, share in shares.items():
        entity = parse.entity_at.get(i)
        if entity is not None and entity.label in _PLACES and share >= LEAST_LINK:
            found[entity] = max(share, found.get(entity, 0.0))
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0].first))


def _top(parse: Parse, entity: Entity) -> int:
    inside = range(entity.first, entity.last + 1)
    return next((i for i in inside if parse.tokens[i].head not in inside), entity.first)


def _elsewhere(parse: Parse, trigger: int, names: Names, near: frozenset[str]) -> Iterator[tuple[Place, str]]:
    """The place that other sentences tell of what this one speaks of again: "last week's protests".

    Only where those sentences agree on the country; the nearest one before it counts, or else the first behind it.
    """
    for i in _told_again(parse, trigger):
        lemma = parse.tokens[i].lemma.lower()
        kin = words.GATHERING if lemma in words.GATHERING else {lemma}
        found: list[tuple[int, Place]] = []
        for other in parse.tokens:
            away = abs(parse.sentence_of[other.i] - parse.sentence_of[i])
            if other.lemma.lower() in kin and 0 < away <= SENTENCES_AWAY:
                found += [(other.i, place) for place, _ in _told(parse, other.i, names, near, speech=False)][:1]
        if found and len({place.country for _, place in found}) == 1:
            nearest = max((pair for pair in found if pair[0] < i), default=found[0], key=lambda pair: pair[0])
            yield nearest[1], f"'{nearest[1].name}' is where another sentence tells of '{lemma}'"


def _around(parse: Parse, trigger: int, names: Names, near: frozenset[str]) -> Iterator[tuple[Place, str]]:
    """The place of the deed in whose course this one is done: "gathered around the port, burning tyres as they marched"."""
    node = trigger
    for _ in range(CLAUSES_OUT):
        if base(parse, node) not in ("advcl", "conj", "xcomp") or parse.tokens[trigger].lemma not in words.PHYSICAL:
            return
        node = parse.tokens[node].head
        if node >= 0 and parse.tokens[node].lemma in words.PHYSICAL | words.GATHERING:
            for place, _ in _told(parse, node, names, near, speech=False):
                yield (
                    place,
                    f"'{place.name}' is where '{parse.tokens[node].text}' takes place, in the course of which it is",
                )


def _same_scene(parse: Parse, trigger: int, names: Names, near: frozenset[str]) -> Iterator[tuple[Place, str]]:
    """The place of the deed told right before, where those at the scene go on acting and no other place is told."""
    first, stop = parse.sentences[parse.sentence_of[trigger]]
    lemmas = {token.lemma.lower() for token in parse.tokens[first:stop]}
    elsewhere = any(parse.entity_at[i].label == "PLACE" for i in range(first, stop) if i in parse.entity_at)
    if parse.tokens[trigger].lemma.lower() not in words.PHYSICAL or not lemmas & words.CROWD:
        return
    if elsewhere or lemmas & words.OTHER_TIMES or _is_done_to_country(parse, trigger):
        return
    for sentence in range(
        parse.sentence_of[trigger] - 1, max(-1, parse.sentence_of[trigger] - 1 - SCENE_SENTENCES), -1
    ):
        for i in reversed(range(*parse.sentences[sentence])):
            if parse.tokens[i].lemma.lower() in words.PHYSICAL | words.HAPPENINGS:
                for place, _ in _told(parse, i, names, near, speech=False):
                    yield place, f"'{place.name}' is where the scene is that goes on from '{parse.tokens[i].text}'"


def _is_done_to_country(parse: Parse, trigger: int) -> bool:
    marked = [parse.entity_at[c].label for c in parse.dependents(trigger, "obj", "nsubj:pass") if c in parse.entity_at]
    return "COUNTRY" in marked


def _told_again(parse: Parse, trigger: int) -> list[int]:
    """The happening that is told as known: the trigger, or what it was done in ("in the airstrike")."""
    nouns = [] if is_verb(parse, trigger) else [trigger]
    nouns += [c for c in parse.dependents(trigger, "obl") if cases(parse, c) & {"in", "during", "at"}]
    happenings = [i for i in nouns if parse.tokens[i].lemma.lower() in words.HAPPENINGS]
    return [
        i for i in happenings if not _before(parse, i) & words.OTHER_TIMES and (i != trigger or _is_known(parse, i))
    ]


def _is_known(parse: Parse, i: int) -> bool:
    owners = [c for c in parse.children[i] if c < i and base(parse, c) == "nmod"]
    return bool(_before(parse, i) & _AGAIN) or bool(owners)


def _before(parse: Parse, i: int) -> set[str]:
    return {parse.tokens[c].text.lower() for c in parse.children[i] if c < i}


def _is_told(parse: Parse, i: int) -> bool:
    """Whether a common noun means one told before: "the city", "its capital", bare "parliament"; but "a city"."""
    determiners = {parse.tokens[c].text.lower() for c in parse.dependents(i, "det", "nmod:poss")}
    return not determiners & _INDEFINITE and (bool(determiners) or parse.tokens[i].lemma.lower() in words.SEATS)


def _says_here(parse: Parse, trigger: int) -> bool:
    return any(
        parse.tokens[child].text.lower() == "here" and base(parse, child) in ("advmod", "obl")
        for carrier in carriers(parse, trigger)
        for child in parse.children[carrier.token]
    )


def _of_dateline(dateline: str, names: Names, near: frozenset[str]) -> Place | None:
    """The first name of a dateline such as ``PARIS, March 3 (AP) -``."""
    match = _DATELINE.match(dateline.strip()[:80])
    if not match:
        return None
    name = match.group().strip(" -")
    container = re.match(r",\s*([^\W\d_][\w. ]+)", dateline.strip()[match.end() :])
    within = names.row(container.group(1), near=near) if container else None
    row = names.row(name, near=near, within=within)
    return row.place(name) if row else None
