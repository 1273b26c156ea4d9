"""The noun phrases of a sentence that may tell where an event happened, surest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events import place_words as words
from legation.events.clauses import Carrier, base, carriers, cases, has_subject, is_eventive, is_verb
from legation.events.toponyms import phrase
from legation.records import Parse

MOST_STEPS: Final = 50


@dataclass(frozen=True)
class Site:
    """A noun phrase that may name the place; ``towns_only``: a country there would be a figure
    of speech, and a small town most often a surname."""

    node: int
    why: str
    towns_only: bool = False


def sites(parse: Parse, trigger: int, speech: bool) -> Iterator[Site]:
    """Noun phrases that may name the place of the event at token ``trigger``, surest first.

    ``speech``: the event is a speech act, so that places of what is spoken about do not count.
    """
    chain = [*carriers(parse, trigger), *_going_on(parse, trigger)]
    told = speech and is_verb(parse, trigger)
    for carrier in chain:
        if told and carrier.token != trigger and not _same_occasion(parse, trigger, carrier):
            break
        yield from _adjuncts(parse, carrier, trigger, speech)
        yield from _scene(parse, carrier)
        if not speech and not carrier.joined:
            yield from _objects(parse, carrier)
            yield from _modifiers(parse, carrier)
    yield from _antecedent(parse, trigger, speech)
    if speech:
        return
    for carrier in chain:
        if not carrier.joined:
            yield from _beside(parse, carrier)
    lemma = parse.tokens[trigger].lemma.lower()
    if lemma in words.PHYSICAL | words.AIDING or is_eventive(parse, trigger):
        aiding = lemma in words.AIDING
        yield from _behind(parse, chain[-1].token if is_verb(parse, chain[-1].token) else trigger, aiding)


def sole_site(parse: Parse, trigger: int) -> Iterator[Site]:
    """The one phrase of place in the sentence of a deed done on the spot, wherever it hangs; nothing where there are two."""
    if parse.tokens[trigger].lemma.lower() not in words.PHYSICAL | words.HAPPENINGS | words.ATTACKING:
        return
    first, stop = parse.sentences[parse.sentence_of[trigger]]
    found = [
        i
        for i in range(first, stop)
        if base(parse, i) in ("obl", "nmod") and place_cases(parse, i) & words.AT and _is_marked(parse, i)
    ]
    if len(found) != 1:
        return
    holder = parse.tokens[parse.tokens[found[0]].head].lemma.lower()
    behind = found[0] > trigger and _hangs_on(parse, found[0], parse.tokens[trigger].head)
    told = behind or holder in words.HAPPENINGS or _hangs_on(parse, found[0], trigger)
    if told and holder not in words.OFFICES:
        yield Site(found[0], "is the only place in its sentence")


def _hangs_on(parse: Parse, node: int, top: int) -> bool:
    for _ in range(MOST_STEPS):
        if node in (top, -1):
            break
        node = parse.tokens[node].head
    return node == top >= 0


def _is_marked(parse: Parse, i: int) -> bool:
    marks = [parse.entity_at[k].label for k in phrase(parse, i) if k in parse.entity_at]
    return any(label != "TIME" for label in marks)


def place_cases(parse: Parse, node: int) -> frozenset[str]:
    """The prepositions of a noun, those included that stand before it and hang on its apposition."""
    own = cases(parse, node)
    if own:
        return own
    before = {
        parse.tokens[c].text.lower()
        for child in parse.dependents(node, "appos")
        for c in parse.dependents(child, "case")
        if c < node
    }
    return frozenset(before)


def _going_on(parse: Parse, trigger: int) -> Iterator[Carrier]:
    """The verb of "go on strike", "be on a march": whoever does so is where the event is."""
    verb = parse.tokens[trigger].head
    if verb < 0 or parse.tokens[verb].lemma not in ("go", "be") or parse.tokens[trigger].lemma not in words.HAPPENINGS:
        return
    if base(parse, trigger) in ("obl", "obj") and parse.tokens[trigger - 1].text.lower() in ("on", "a"):
        yield Carrier(verb, f"what '{parse.tokens[verb].text} on' tells")


def _same_occasion(parse: Parse, trigger: int, carrier: Carrier) -> bool:
    """Whether somebody speaks while doing what the carrier tells: "addressed reporters in Rome, calling for"."""
    return carrier.joined and base(parse, trigger) == "advcl" and parse.tokens[trigger].head == carrier.token


def _antecedent(parse: Parse, trigger: int, speech: bool) -> Iterator[Site]:
    """What a clause with "where" hangs on: a place, or a meeting and the place of that."""
    if base(parse, trigger) != "acl" or not any(
        parse.tokens[c].lemma.lower() == "where" for c in parse.dependents(trigger, "advmod", "mark")
    ):
        return
    noun = parse.tokens[trigger].head
    yield Site(noun, "is what the clause with 'where' is about")
    for carrier in carriers(parse, noun):
        yield from _adjuncts(parse, carrier, noun, speech)
    verb = parse.tokens[noun].head
    if verb >= 0 and base(parse, noun) in ("obl", "obj"):
        yield from _adjuncts(parse, Carrier(verb, "holds the clause with 'where'"), noun, speech)


def _scene(parse: Parse, carrier: Carrier) -> Iterator[Site]:
    """What has been the scene of the event, or home to it."""
    noun = parse.tokens[carrier.token].head
    if noun >= 0 and base(parse, carrier.token) in ("nmod", "obl") and parse.tokens[noun].lemma in words.SCENES:
        for node in [*parse.dependents(noun, "nsubj"), *parse.dependents(carrier.token, "nsubj")]:
            yield Site(node, f"has been the {parse.tokens[noun].text} of it")


def _behind(parse: Parse, top: int, aiding: bool) -> Iterator[Site]:
    """Any place told behind a happening in its own clause, whatever it hangs on: "was killed by special forces in Mali"."""
    below, seen = [top], {top}
    while below:
        node = below.pop(0)
        for child in parse.children[node]:
            relation = base(parse, child)
            through = ("obl", "nmod", "obj", "nsubj", "conj", "appos", *(("advcl", "xcomp") if aiding else ()))
            if (
                child in seen
                or relation not in through
                or child <= top
                or (is_verb(parse, child) and has_subject(parse, child))
            ):
                continue
            if relation in ("obl", "nmod") and place_cases(parse, child) & words.AT:
                yield Site(child, "is told behind it in the same clause")
            seen.add(child)
            below.append(child)


def _adjuncts(parse: Parse, carrier: Carrier, trigger: int, speech: bool) -> Iterator[Site]:
    """Prepositional phrases of place on the carrier, those behind it first."""
    own = [c for c in parse.dependents(carrier.token, "obl", "nmod") if _is_locative(parse, c, carrier.token)]
    for node in sorted(own, key=lambda c: (c < carrier.token, abs(c - carrier.token))):
        front = _is_front(parse, node, carrier.token)
        if (front and speech) or (carrier.front_only and not front):
            continue
        yield Site(node, f"is where '{parse.tokens[carrier.token].text}' takes place ({carrier.why})")


def _is_locative(parse: Parse, node: int, head: int) -> bool:
    own, lemma = place_cases(parse, node), parse.tokens[head].lemma.lower()
    if own & words.AT:
        return True
    if own & words.TO and lemma in words.MOVING:
        return True
    if own & words.FROM and lemma in words.LEAVING | words.MARCHING:
        return True
    if own & words.ONTO and lemma in words.ATTACKING:
        return True
    return "of" in own and lemma in words.TAKING | words.ATTACKING | words.SEIZURES


def _is_front(parse: Parse, node: int, verb: int) -> bool:
    """Whether the phrase stands before the verb and its subject."""
    subjects = parse.dependents(verb, "nsubj", "csubj", "expl")
    return node < min([verb, *subjects])


def _objects(parse: Parse, carrier: Carrier) -> Iterator[Site]:
    """The town that is attacked, seized or visited, and the place over which somebody takes or loses control."""
    verb = parse.tokens[carrier.token]
    if not is_verb(parse, carrier.token):
        return
    objects = _patients(parse, carrier.token)
    for node in objects:
        if parse.tokens[node].lemma.lower() in words.CONTROL:
            for place in parse.dependents(node, "nmod"):
                if cases(parse, place) & {"of", "over"}:
                    yield Site(place, f"is what '{parse.tokens[node].text}' is over")
    towns_only = verb.lemma in words.TAKING_TOWNS
    if verb.lemma in words.TAKING or towns_only:
        for node in objects:
            yield Site(node, f"is, or holds, what '{verb.text}' is done to", towns_only)


def _patients(parse: Parse, verb: int) -> list[int]:
    """Object or subject of the passive, or the noun that a participle describes: "the town seized by rebels"."""
    found = [*parse.dependents(verb, "obj"), *parse.dependents(verb, "nsubj:pass")]
    described = base(parse, verb) == "acl" and parse.tokens[verb].xpos == "VBN" and not has_subject(parse, verb)
    return [*found, parse.tokens[verb].head] if described else found


def _modifiers(parse: Parse, carrier: Carrier) -> Iterator[Site]:
    """Names before an event noun: the Geneva talks, the Kabul bombing."""
    if is_verb(parse, carrier.token) or not is_eventive(parse, carrier.token):
        return
    for node in parse.dependents(carrier.token, "compound"):
        if parse.tokens[node].upos == "PROPN":
            yield Site(node, f"qualifies '{parse.tokens[carrier.token].text}'", True)


def _beside(parse: Parse, carrier: Carrier) -> Iterator[Site]:
    """Where the thing acted on, or a crowd or court that acts, is said to be."""
    verb = parse.tokens[carrier.token]
    if not is_verb(parse, carrier.token):
        return
    acted_on = _patients(parse, carrier.token) if verb.lemma in words.PHYSICAL else []
    actors = [
        c
        for c in parse.children[carrier.token]
        if parse.tokens[c].deprel == "nsubj" and parse.tokens[c].lemma.lower() not in words.OFFICES
    ]
    for noun in [*acted_on, *actors]:
        for node in [*parse.dependents(noun, "nmod"), *_inside_name(parse, noun)]:
            if place_cases(parse, node) & words.AT:
                yield Site(node, f"is where '{parse.tokens[noun].text}' of '{verb.text}' is")


def _inside_name(parse: Parse, noun: int) -> list[int]:
    """Names hung one step deeper: a court of session in Scotland."""
    return [c for node in parse.dependents(noun, "nmod") for c in parse.dependents(node, "nmod")]
