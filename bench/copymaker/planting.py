"""Fact changes put into a sentence on purpose: a figure, a name, a date, a denial, a swap, a source."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from bench.copymaker.cases import Change
from bench.copymaker.spinning import Span

KINDS = ("number", "name", "date", "negation", "swap", "attribution")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PEOPLE = ["Harlan Voss", "Marta Delacroix", "Pavel Orsini", "Ngozi Adeyemi", "Tomas Lindholm"]
_PLACES = ["Oslo", "Nairobi", "Lima", "Bratislava", "Hanoi", "Tunis", "Quito"]
_BODIES = ["Centre for Coastal Studies", "Aldermoor Group", "Union of Carters", "Brightwater Foundation"]
_VOICES = ["a local shopkeeper", "the opposition leader", "a retired diplomat", "the city's hospital", "state radio"]


def planted(span: Span, kind: str, rng: random.Random) -> tuple[str, Change] | None:
    """The sentence with one change of this kind, None where it offers no place for one."""
    done = {
        "number": _number,
        "name": _name,
        "date": _date,
        "negation": _negation,
        "swap": _swap,
        "attribution": _attribution,
    }[kind](span, rng)
    if done is None:
        return None
    return done[0], replace(done[1], start=span.tokens[0].start, end=span.tokens[-1].end)


def _put(span: Span, start: int, end: int, new: str, kind: str) -> tuple[str, Change]:
    base = span.tokens[0].start
    text = span.text
    return text[: start - base] + new + text[end - base :], Change(kind, text[start - base : end - base], new)


def _number(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    places = [
        t
        for t in span.tokens
        if t.upos == "NUM"
        and re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?", t.text)
        and not re.fullmatch(r"(?:19|20)\d\d", t.text)
        and (span.parse.entity_at.get(t.i) is None or span.parse.entity_at[t.i].label != "TIME")
    ]
    if not places:
        return None
    token = rng.choice(places)
    value = float(token.text.replace(",", ""))
    new = value * rng.choice((2, 3, 10)) if rng.random() < 0.5 else value + rng.choice((1, 2, 5, 7))
    told = f"{new:,.1f}" if "." in token.text else f"{int(new):,}"
    return None if told == token.text else _put(span, token.start, token.end, told, "number")


def _name(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    pools = {"PERSON": _PEOPLE, "PLACE": _PLACES, "ORG": _BODIES}
    places = [
        e
        for e in span.parse.entities
        if span.first <= e.first
        and e.last < span.stop
        and e.label in pools
        and e.score > 0.6
        and span.parse.tokens[e.first].upos == "PROPN"
    ]
    if not places:
        return None
    entity = rng.choice(places)
    start, end = span.parse.span(entity.first, entity.last)
    return _put(span, start, end, rng.choice(pools[entity.label]), "name")


def _date(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    for pool in (_DAYS, _MONTHS):
        found = re.search(rf"\b(?:{'|'.join(pool)})\b", span.text)
        if found:
            base = span.tokens[0].start
            new = rng.choice([word for word in pool if word != found[0]])
            return _put(span, base + found.start(), base + found.end(), new, "date")
    return None


def _negation(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    if re.search(r"\b(?:not|no|never|n't|n’t|without|neither|none)\b", span.text):
        found = re.search(r"\b(?:was|were|is|are|will|would|could|can|has|have|had|did|does|do) not ", span.text)
        if not found:
            return None
        base = span.tokens[0].start
        return _put(span, base + found.start(), base + found.end(), found[0].replace(" not", ""), "negation")
    spots = [
        t
        for t in span.tokens
        if t.upos == "AUX"
        and t.deprel.split(":")[0] in ("aux", "cop")
        and t.text.islower()
        and "'" not in t.text
        and "’" not in t.text
    ]
    return _put(span, spots[0].start, spots[0].end, f"{spots[0].text} not", "negation") if spots else None


def _swap(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    """Subject and object of a verb, both names, changed about."""
    parse = span.parse
    for token in span.tokens:
        subjects, objects = parse.dependents(token.i, "nsubj"), parse.dependents(token.i, "obj")
        if token.upos != "VERB" or len(subjects) != 1 or len(objects) != 1:
            continue
        one, two = parse.entity_at.get(subjects[0]), parse.entity_at.get(objects[0])
        if one and two and one.last < token.i < two.first and one.label != "TIME" != two.label:
            (a, b), (c, d) = parse.span(one.first, one.last), parse.span(two.first, two.last)
            base, text = span.tokens[0].start, span.text
            first, second = text[a - base : b - base], text[c - base : d - base]
            new = text[: a - base] + second + text[b - base : c - base] + first + text[d - base :]
            return new, Change("swap", f"{first} … {second}", f"{second} … {first}")
    return None


def _attribution(span: Span, rng: random.Random) -> tuple[str, Change] | None:
    """The source of a statement left out or put into another mouth."""
    found = re.search(
        r", (?:[A-Z][\w.’' -]{2,60} (?:said|told \w+|reported)|according to [\w.’' -]{3,60})\.$", span.text
    )
    if not found:
        return None
    lost = rng.random() < 0.5
    new = "." if lost else f", {rng.choice(_VOICES)} said."
    return span.text[: found.start()] + new, Change("attribution", found[0].strip(", "), new.strip(", "))
