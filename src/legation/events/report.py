"""The reports of one article: what, who, when, where, whether and on whose word, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from legation.events.cast import Cast, Resolver
from legation.events.codes import code_of
from legation.events.confidence import confidence, features
from legation.events.contexts import contexts_of
from legation.events.entries import Lexicon
from legation.events.gazetteer import Gazetteer
from legation.events.merge import merged
from legation.events.places import ArticlePlaces
from legation.events.rules import SPEECH_ACTS, recoded, without_beside
from legation.events.slots import complements, fill
from legation.events.what import Trigger, triggers
from legation.events.when import date_of, tense_of
from legation.events.where import place_of
from legation.events.whether import Whether, factuality_of
from legation.events.who import Roles, roles_of
from legation.events.word import attribution_of
from legation.records import Article, DateSpan, Evidence, Parse, Place, Report, Source

LEAST_CONFIDENCE: Final = 0.45
_ABOUT_OTHERS: Final = frozenset({"warn", "say", "tell", "vow", "declare", "insist"})


@dataclass(frozen=True)
class Tables:
    """What coding looks things up in; shared by all articles."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    resolver: Resolver


def reports_of(article: Article, parse: Parse, tables: Tables) -> tuple[Report, ...]:
    """Every event of an article, one report for each happening, in text order."""
    found = [candidate.report for candidate in candidates(article, parse, tables)]
    told = [report for report in found if report.confidence >= LEAST_CONFIDENCE]
    return tuple(merged(without_beside(_outside_conditions(told))))


@dataclass(frozen=True)
class Candidate:
    """A report before anything is dropped or merged, with what its confidence was taken from."""

    report: Report
    features: tuple[float, ...]


def candidates(article: Article, parse: Parse, tables: Tables) -> Iterator[Candidate]:
    """What every trigger of an article would report, in text order, however unsure."""
    cast = Cast(parse, tables.resolver, article.published)
    resolver = tables.resolver
    names = ArticlePlaces(
        parse, tables.gazetteer, lambda text: resolver.country_of(text, article.published), article.dateline
    )
    scene = Scene(article, parse, cast, names, tables.lexicon)
    for trigger in triggers(parse, tables.lexicon, cast.is_kind):
        yield from _candidates(scene, trigger)


def _outside_conditions(reports: list[Report]) -> list[Report]:
    """Drop what stands only in the condition of another report: it is kept there, and nobody says that it happened."""
    spans = {
        (report.evidence.start + at, report.evidence.start + at + len(report.condition))
        for report in reports
        if report.condition
        for at in [report.evidence.text.find(report.condition)]
        if at >= 0
    }
    return [report for report in reports if not any(a <= report.evidence.trigger[0] < b for a, b in spans)]


@dataclass(frozen=True)
class Scene:
    """One article with all that its events are read against."""

    article: Article
    parse: Parse
    cast: Cast
    names: ArticlePlaces
    lexicon: Lexicon


def _candidates(scene: Scene, trigger: Trigger) -> Iterator[Candidate]:
    """The report of one trigger, if it tells of its speaker's own act."""
    article, parse, cast = scene.article, scene.parse, scene.cast
    roles = roles_of(parse, trigger, cast, scene.lexicon)
    if _speaks_of_others(parse, trigger, roles, cast):
        return
    facts = _facts(scene, trigger, roles)
    known = features(trigger, roles, facts.whether.factuality, told=bool(facts.attribution))
    code = code_of(facts.type, facts.mode)
    start, end = parse.span(*_sentence(parse, trigger.token))
    spot = parse.tokens[trigger.token]
    report = Report.make(
        article=article.id,
        type=facts.type,
        mode=(facts.mode,) if facts.mode else (),
        context=contexts_of(parse, (trigger.token, *sorted(trigger.used)), facts.type, facts.mode),
        cameo=code.cameo,
        quad=code.quad,
        score=code.score,
        actor=roles.actors,
        recipient=roles.recipients,
        date=facts.date,
        place=facts.place,
        factuality=facts.whether.factuality,
        auxiliary=facts.whether.auxiliary,
        condition=facts.whether.condition,
        attribution=facts.attribution,
        evidence=Evidence(text=parse.text[start:end], start=start, end=end, trigger=(spot.start, spot.end)),
        confidence=confidence(known),
        reasons=facts.reasons,
    )
    yield Candidate(report, known)


@dataclass(frozen=True)
class _Facts:
    """The answers about one event besides its roles."""

    type: str
    mode: str
    whether: Whether
    attribution: tuple[Source, ...]
    date: DateSpan | None
    place: Place | None
    reasons: dict[str, str]


def _facts(scene: Scene, trigger: Trigger, roles: Roles) -> _Facts:
    article, parse, cast = scene.article, scene.parse, scene.cast
    token, published = trigger.token, article.published
    tense = tense_of(parse, token)
    date, date_why = date_of(parse, token, published=published, tense=tense)
    attribution, word_why = _word(parse, trigger, trigger.type, roles, cast)
    shared: dict[str, Any] = {"attribution": attribution, "published": published, "date": date}
    whether = factuality_of(parse, token, type_=trigger.type, **shared)
    type_, mode, rule = recoded(
        trigger.type,
        trigger.mode,
        whether.factuality,
        whether.auxiliary,
        has_actor=bool(roles.actors),
        conditional=whether.condition is not None,
    )
    if type_ in SPEECH_ACTS and type_ != trigger.type:
        attribution, word_why = _word(parse, trigger, type_, roles, cast)
        whether = factuality_of(parse, token, type_=type_, **{**shared, "attribution": attribution})
    place, place_why = place_of(
        parse, token, scene.names, _near(cast, roles), article.dateline, speech=type_ in SPEECH_ACTS
    )
    reasons = {
        "type": f"'{parse.tokens[token].text}' by {trigger.entry.where}" + (f"; {rule}" if rule else ""),
        "actor": roles.actor_why,
        "recipient": roles.recipient_why,
        "date": date_why,
        "place": place_why,
        "factuality": "; ".join(whether.reasons),
        "attribution": word_why,
    }
    return _Facts(type_, mode, whether, attribution, date, place, reasons)


def _word(parse: Parse, trigger: Trigger, type_: str, roles: Roles, cast: Cast) -> tuple[tuple[Source, ...], str]:
    return attribution_of(
        parse,
        trigger.token,
        actor_tokens=roles.actor_tokens,
        kind_of=cast.kind_of,
        speech_act=type_ in SPEECH_ACTS,
    )


def _near(cast: Cast, roles: Roles) -> frozenset[str]:
    told = {actor.country for actor in (*roles.actors, *roles.recipients) if actor.country}
    return frozenset(told | set(cast.countries[:3]))


def _sentence(parse: Parse, token: int) -> tuple[int, int]:
    first, stop = parse.sentences[parse.sentence_of[token]]
    return first, stop - 1


def _speaks_of_others(parse: Parse, trigger: Trigger, roles: Roles, cast: Cast) -> bool:
    """Whether a warning or a vow is about what somebody else will do: then it threatens nobody.

    "Moscow warned it would respond" threatens; "Moscow warned that rebels would attack" does not.
    """
    if trigger.type != "THREATEN" or "matrix" not in trigger.entry.flags:
        return False
    if parse.tokens[trigger.token].lemma not in _ABOUT_OTHERS:
        return False
    speakers = {actor.country for actor in roles.actors}
    for clause in complements(parse, trigger.token):
        for head in fill(parse, clause, "subj"):
            others = {actor.country for actor in cast.actors(head)}
            if parse.tokens[head].upos != "PRON" and not others & speakers:
                return True
    return False
