"""The place of an event: which place of its sentence it happened at, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events import place_words as words
from legation.events.clauses import Carrier, base, carriers, cases, is_eventive, is_verb
from legation.events.gazetteer import Gazetteer
from legation.events.toponyms import is_known_town, place_in
from legation.records import Parse, Place

NONE_TOLD: Final = "no place is told"
_DATELINE: Final = re.compile(r"[^\W\d_][\w.'’ -]*")


@dataclass(frozen=True)
class _Site:
    """A noun phrase that may name the place; ``towns_only``: a country there would be a figure
    of speech, and a small town most often a surname."""

    node: int
    why: str
    towns_only: bool = False


def place_of(
    parse: Parse,
    trigger: int,
    gazetteer: Gazetteer,
    near: frozenset[str] = frozenset(),
    dateline: str | None = None,
    speech: bool = False,
) -> tuple[Place | None, str]:
    """The place of the event at token ``trigger``, and in words why.

    ``near``: country codes that the article is about, to choose among namesakes. ``dateline`` serves only where the
    clause says "here". ``speech``: the event is a speech act; then a place at the front of the sentence is where
    the speaker sat, and places of what is spoken about do not count. None where no place is told.
    """
    for site in _located(parse, trigger, speech):
        found = place_in(parse, site.node, gazetteer, near)
        if found and not (site.towns_only and not is_known_town(found[1].row)):
            return found[0], f"'{found[0].name}' {site.why}"
    if dateline and not speech and _says_here(parse, trigger):
        place = _of_dateline(dateline, gazetteer, near)
        if place:
            return place, f"'here' stands for the dateline '{place.name}'"
    return None, NONE_TOLD


def _located(parse: Parse, trigger: int, speech: bool) -> Iterator[_Site]:
    """Noun phrases that may name the place, surest first."""
    chain = carriers(parse, trigger)
    for carrier in chain:
        if carrier.token != trigger and speech and is_verb(parse, trigger):
            break
        yield from _adjuncts(parse, carrier, trigger, speech)
        if not speech and not carrier.joined:
            yield from _objects(parse, carrier)
            yield from _modifiers(parse, carrier)
    if speech:
        return
    for carrier in chain:
        if not carrier.joined:
            yield from _beside(parse, carrier)
    if parse.tokens[trigger].lemma.lower() in words.PHYSICAL or is_eventive(parse, trigger):
        yield from _behind(parse, chain[-1].token if is_verb(parse, chain[-1].token) else trigger)


def _behind(parse: Parse, top: int) -> Iterator[_Site]:
    """Any place told behind a happening in its own clause, whatever it hangs on: "was killed by special forces in Mali"."""
    below = [top]
    while below:
        node = below.pop(0)
        for child in parse.children[node]:
            relation = parse.tokens[child].deprel
            if relation.split(":")[0] in ("obl", "nmod", "obj", "nsubj", "conj", "appos") and child > top:
                if relation.split(":")[0] in ("obl", "nmod") and cases(parse, child) & words.AT:
                    yield _Site(child, "is told behind it in the same clause")
                below.append(child)


def _adjuncts(parse: Parse, carrier: Carrier, trigger: int, speech: bool) -> Iterator[_Site]:
    """Prepositional phrases of place on the carrier, those behind it first."""
    own = [c for c in parse.dependents(carrier.token, "obl", "nmod") if _is_locative(parse, c, carrier.token)]
    for node in sorted(own, key=lambda c: (c < carrier.token, abs(c - carrier.token))):
        front = _is_front(parse, node, carrier.token)
        if (front and speech) or (carrier.front_only and not front):
            continue
        yield _Site(node, f"is where '{parse.tokens[carrier.token].text}' takes place ({carrier.why})")


def _is_locative(parse: Parse, node: int, head: int) -> bool:
    own, lemma = cases(parse, node), parse.tokens[head].lemma.lower()
    if own & words.AT:
        return True
    if own & words.TO and lemma in words.MOVING:
        return True
    if own & words.FROM and lemma in words.LEAVING:
        return True
    if own & words.ONTO and lemma in words.ATTACKING:
        return True
    return "of" in own and lemma in words.TAKING | words.ATTACKING | words.SEIZURES


def _is_front(parse: Parse, node: int, verb: int) -> bool:
    """Whether the phrase stands before the verb and its subject."""
    subjects = parse.dependents(verb, "nsubj", "csubj", "expl")
    return node < min([verb, *subjects])


def _objects(parse: Parse, carrier: Carrier) -> Iterator[_Site]:
    """The town that is attacked, seized or visited."""
    verb = parse.tokens[carrier.token]
    towns_only = verb.lemma in words.TAKING_TOWNS
    if not is_verb(parse, carrier.token) or (verb.lemma not in words.TAKING and not towns_only):
        return
    for node in [*parse.dependents(carrier.token, "obj"), *_passive(parse, carrier.token)]:
        yield _Site(node, f"is, or holds, what '{verb.text}' is done to", towns_only)


def _passive(parse: Parse, verb: int) -> list[int]:
    return [c for c in parse.children[verb] if parse.tokens[c].deprel == "nsubj:pass"]


def _modifiers(parse: Parse, carrier: Carrier) -> Iterator[_Site]:
    """Names before an event noun: the Geneva talks, the Kabul bombing."""
    if is_verb(parse, carrier.token) or not is_eventive(parse, carrier.token):
        return
    for node in parse.dependents(carrier.token, "compound"):
        if parse.tokens[node].upos == "PROPN":
            yield _Site(node, f"qualifies '{parse.tokens[carrier.token].text}'", True)


def _beside(parse: Parse, carrier: Carrier) -> Iterator[_Site]:
    """Where the thing acted on, or a crowd or court that acts, is said to be."""
    verb = parse.tokens[carrier.token]
    if not is_verb(parse, carrier.token):
        return
    acted_on = [*parse.dependents(carrier.token, "obj"), *_passive(parse, carrier.token)]
    acted_on = acted_on if verb.lemma in words.PHYSICAL else []
    actors = [
        c
        for c in parse.children[carrier.token]
        if parse.tokens[c].deprel == "nsubj" and parse.tokens[c].lemma.lower() not in words.OFFICES
    ]
    for noun in [*acted_on, *actors]:
        for node in parse.dependents(noun, "nmod"):
            if cases(parse, node) & words.AT:
                yield _Site(node, f"is where '{parse.tokens[noun].text}' of '{verb.text}' is")


def _says_here(parse: Parse, trigger: int) -> bool:
    return any(
        parse.tokens[child].text.lower() == "here" and base(parse, child) in ("advmod", "obl")
        for carrier in carriers(parse, trigger)
        for child in parse.children[carrier.token]
    )


def _of_dateline(dateline: str, gazetteer: Gazetteer, near: frozenset[str]) -> Place | None:
    """The first name of a dateline such as ``PARIS, March 3 (AP) -``."""
    match = _DATELINE.match(dateline.strip()[:80])
    if not match:
        return None
    name = match.group().strip(" -")
    container = re.match(r",\s*([^\W\d_][\w. ]+)", dateline.strip()[match.end() :])
    within = gazetteer.row(container.group(1), near=near) if container else None
    return gazetteer.find(name, near=near, within=within)
