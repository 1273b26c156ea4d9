"""The actors of one article: which mention stands for whom, pronouns and "the two countries" included.

The article's own words come first: before anything is resolved, every name with a title or an apposition is learned, so
that "the minister" and a bare surname mean whom the article introduced. ``Resolver`` is what ``legation.actors`` gives;
stages are joined in ``legation.pipeline`` only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, Protocol

from msgspec import structs

from legation.events.dialogue import quoted_speaker
from legation.events.mentions import conjuncts, core, mention
from legation.events.slots import subject
from legation.events.speech import speech_governor
from legation.records import Actor, Entity, Parse

NAMED: Final = frozenset({"PERSON", "ORG", "COUNTRY"})
OFFICIAL: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PRM", "ELI"})
BODIES: Final = frozenset({"UNO", "EUR", "IGO"})
_HE: Final = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_WE: Final = frozenset({"we", "us", "our", "ours", "i", "me", "my", "ourselves", "myself"})
_IT: Final = frozenset({"it", "its", "itself"})
_THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_PAIR: Final = re.compile(
    r"^(?:the|both|these|those)?\s*(?:two|both)?\s*(?:countries|nations|sides|neighbou?rs|states|governments|allies|leaders|presidents|parties)$",
    re.IGNORECASE,
)
_DESCRIBED: Final = re.compile(
    r"(?:the|that|this) (?:\w+ )?(?:country|nation|island|kingdom|republic|state|(?P<bloc>bloc|union|alliance|grouping))",
    re.IGNORECASE,
)
_PAIR_WORD: Final = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)
SENTENCES_BACK: Final = 2


class Resolver(Protocol):
    """Says whom a mention stands for. ``context`` is the resolver's own and opaque here."""

    def resolve(self, text: str, *, on: str | None = None, context: Any = ...) -> Actor:
        """The actor of a mention."""
        ...

    def learn(self, context: Any, text: str, *, on: str | None = None) -> Any:
        """The context that knows what a mention tells."""
        ...

    def context(self, text: str | None, countries: tuple[str, ...]) -> Any:
        """A context to begin with."""
        ...

    def country_of(self, text: str, on: str | None = None) -> str | None:
        """The country of a bare name, adjective or capital, on a day."""
        ...

    def is_actor(self, text: str) -> bool:
        """Whether a mention can be an actor at all."""
        ...

    def place_country(self, text: str) -> str | None:
        """The country of a known town or region."""
        ...


class Cast:
    """Resolves the mentions of one parse, each once. ``on`` is the day at which roles are asked for, or None."""

    def __init__(self, parse: Parse, resolver: Resolver, on: str | None) -> None:
        self.parse = parse
        self._resolver = resolver
        self._on = on
        self._found: dict[int, tuple[Actor, ...]] = {}
        self._by_text: dict[str, Actor] = {}

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries of the article, the most often named first; known leaders and bodies count for theirs."""
        counts: Counter[str] = Counter()
        for entity in self.parse.entities:
            text = self._text(entity.first, entity.last)
            code = self._nation(entity)
            if code is None and entity.label in ("PERSON", "ORG"):
                known = self._resolver.resolve(text, on=self._on)
                code = known.country if known.entity and known.country not in BODIES else None
            elif code is None and entity.label == "PLACE":
                code = self._resolver.place_country(text)
            if code:
                counts[code] += 1
        return tuple(code for code, _ in counts.most_common())

    def _nation(self, entity: Entity) -> str | None:
        return self._resolver.country_of(self._text(entity.first, entity.last), self._on)

    @cached_property
    def context(self) -> Any:
        """What the article tells about its actors, learned from names with titles and appositions in text order."""
        context = self._resolver.context(None, self.countries)
        seen: set[str] = set()
        for head in self._introducing():
            text = self._introduction(head)
            if text not in seen:
                seen.add(text)
                context = self._resolver.learn(context, text, on=self._on)
        return context

    def _introducing(self) -> Iterator[int]:
        """Heads of phrases that may introduce somebody: names, and capitalised nouns that a nation owns ("U.S. Treasury")."""
        for entity in self.parse.entities:
            if entity.label in ("TIME", "EVENT"):
                continue
            head = self.head(entity)
            if not self._nation(entity):
                yield head
            owned = self.parse.tokens[head].head
            if owned >= 0 and owned not in self.parse.entity_at and self.parse.tokens[owned].upos == "PROPN":
                yield owned

    def _introduction(self, head: int) -> str:
        """The mention of a name with its title before it and its apposition or acronym behind it."""
        first, last = mention(self.parse, head)
        for child in self.parse.dependents(head, "appos", "parataxis"):
            if child > last and child - last < 6:
                last = max(last, mention(self.parse, child)[1])
        text = self._text(first, last)
        if "(" in text and ")" not in text and self.parse.text[self.parse.tokens[last].end :][:1] == ")":
            text += ")"
        return text

    def head(self, entity: Entity) -> int:
        """The token of an entity on which the others hang."""
        inside = range(entity.first, entity.last + 1)
        return next((i for i in inside if self.parse.tokens[i].head not in inside), entity.first)

    def actors(self, token: int) -> tuple[Actor, ...]:
        """The actors of the phrase at ``token`` and of those coordinated with it; none where it can be no actor."""
        found: list[Actor] = []
        for head in conjuncts(self.parse, token):
            for actor in self.single(head):
                if all((actor.start, actor.country) != (other.start, other.country) for other in found):
                    found.append(actor)
        return tuple(found)

    def single(self, head: int) -> tuple[Actor, ...]:
        """The actors of one mention, several for "the two countries"."""
        if head not in self._found:
            self._found[head] = ()  # a pronoun that points back to itself finds nothing
            self._found[head] = self._resolve(head)
        return self._found[head]

    def _resolve(self, head: int) -> tuple[Actor, ...]:
        token = self.parse.tokens[head]
        entity = self.parse.entity_at.get(head)
        if (entity and entity.label in ("TIME", "EVENT")) or token.upos in (
            "NUM",
            "SYM",
            "PUNCT",
            "VERB",
            "ADP",
            "ADV",
        ):
            return self._counted(head) if token.upos == "NUM" else ()
        if token.upos == "PRON":
            return self._pronoun(head)
        if token.upos == "ADJ" and entity is None and self._resolver.country_of(token.text) is None:
            return ()
        first, last = mention(self.parse, head)
        text = self._text(first, last)
        if _PAIR.match(text) and (_PAIR_WORD.search(text) or text.lower().startswith("the")):
            pair = self._pair(head)
            if pair:
                return pair
        described = self._described(head, text) or self._joined_nations(head, first, last)
        if described:
            return described
        named = entity is not None and entity.label in NAMED
        if not named and not self._resolver.is_actor(text):
            inner = core(self.parse, head)
            return self.single(inner) if inner != head else ()
        actor = self._ask(text)
        if not named and not actor.country and not actor.sectors and not self._resolver.is_actor(text):
            return ()
        return (self._placed(actor, first, last, text),)

    def implied(self, token: int, others: tuple[Actor, ...]) -> Actor:
        """The unnamed civilians of a protest: of the country protested against, else of the article's main country."""
        against = next((actor.country for actor in others if actor.country), None)
        country = against or next(iter(self.countries), None)
        told = "of those protested against" if against else "the article's main country"
        reason = f"nobody named; {country} is {told}" if country else "nobody named"
        empty = Actor(country=country, sectors=("CVL",), reasons=("a protest has protesters", reason))
        return self._placed(empty, token, token, self.parse.tokens[token].text)

    def _described(self, head: int, text: str) -> tuple[Actor, ...]:
        """ "The country", "the bloc": the one named last before, but not the clause's own subject."""
        match = _DESCRIBED.fullmatch(text)
        if match is None or self.parse.dependents(head, "nmod", "nmod:poss", "acl"):
            return ()
        bloc = match["bloc"] is not None
        for entity in reversed(self.parse.entities):
            name = self.head(entity)
            if entity.last >= head or not self._near(name, head) or self._clashes(name, head):
                continue
            named = entity.label == "ORG" if bloc else entity.label in ("COUNTRY", "PLACE")
            found = self.single(name) if named and self.parse.tokens[name].upos == "PROPN" else ()
            if found and (found[0].country in BODIES) == bloc and found[0].country:
                first, last = mention(self.parse, head)
                return (self._placed(found[0], first, last, text, f"'{text}' taken for '{found[0].text}'"),)
        return ()

    def _joined_nations(self, head: int, first: int, last: int) -> tuple[Actor, ...]:
        """ "Hungarian and Romanian officials": one actor for each nation."""
        for child in self.parse.dependents(head, "amod", "compound", "nmod:poss"):
            nations = [
                i
                for i in conjuncts(self.parse, child)
                if self._resolver.country_of(self.parse.tokens[i].text, self._on)
            ]
            if len(nations) > 1:
                tail = self._text(max(nations) + 1, last) if max(nations) < last else ""
                return tuple(
                    self._placed(self._ask(f"{self.parse.tokens[i].text} {tail}"), first, last, self._text(first, last))
                    for i in nations
                )
        return ()

    def _counted(self, head: int) -> tuple[Actor, ...]:
        """ "Five of the protesters"; a bare number is no actor."""
        inner = self.parse.dependents(head, "nmod")
        return self.single(inner[0]) if inner else ()

    def _placed(self, actor: Actor, first: int, last: int, text: str, *more: str) -> Actor:
        start, end = self.parse.span(first, last)
        return structs.replace(actor, text=text, start=start, end=end, reasons=(*actor.reasons, *more))

    def _ask(self, text: str) -> Actor:
        if text not in self._by_text:
            self._by_text[text] = self._resolver.resolve(text, on=self._on, context=self.context)
        return self._by_text[text]

    def _text(self, first: int, last: int) -> str:
        start, end = self.parse.span(first, last)
        return self.parse.text[start:end]

    def _pair(self, head: int) -> tuple[Actor, ...]:
        """ "The two countries": the two that the article named last before, or else names most."""
        start = self.parse.tokens[head].start
        codes: list[str] = []
        for entity in reversed(self.parse.entities):
            code = self._nation(entity)
            before = self.parse.tokens[entity.first].start < start
            if code and before and code not in codes and self._near(entity.first, head):
                codes.append(code)
        chosen = sorted((codes if len(codes) >= 2 else list(self.countries))[:2])
        if len(chosen) < 2:
            return ()
        first, last = mention(self.parse, head)
        start, end = self.parse.span(first, last)
        text = self._text(first, last)
        return tuple(
            Actor(text=text, start=start, end=end, name=code, country=code, sectors=("GOV",), entity=f"country:{code}",
                  reasons=(f"'{text}' stands for the two countries told of",))
            for code in chosen
        )  # fmt: skip

    def _near(self, i: int, head: int) -> bool:
        return self.parse.sentence_of[head] - self.parse.sentence_of[i] <= SENTENCES_BACK

    def _pronoun(self, head: int) -> tuple[Actor, ...]:
        """Whom a pronoun stands for: subjects first, then who was named last, at most two sentences back."""
        word = self.parse.tokens[head].text.lower()
        labels = (
            ("PERSON",) if word in _HE else ("COUNTRY", "ORG", "PLACE") if word in _IT else ("PERSON", "ORG", "COUNTRY")
        )
        if word in _WE:
            return self._speaker(head)
        if word not in _HE | _IT | _THEY:
            return ()
        candidates = self._candidates(head, labels, plural=word in _THEY)
        for candidate in candidates:
            found = self.actors(candidate) if word in _THEY else self.single(candidate)
            if found:
                note = f"'{word}' taken for '{found[0].text}'"
                text = self.parse.tokens[head].text
                return tuple(self._placed(actor, head, head, text, note) for actor in found)
        return ()

    def _speaker(self, head: int) -> tuple[Actor, ...]:
        """Who says "we" or "I": the subject of the word of speech that governs it, or the speaker of the quotation."""
        governor = speech_governor(self.parse, head)
        speaker = quoted_speaker(self.parse, head)
        heads = subject(self.parse, governor) if governor is not None else []
        for candidate in [*heads, *([speaker] if speaker is not None else [])]:
            found = self.single(candidate)
            if found:
                note = f"'{self.parse.tokens[head].text}' is the speaker, '{found[0].text}'"
                return tuple(self._placed(actor, head, head, self.parse.tokens[head].text, note) for actor in found)
        return ()

    def _candidates(self, head: int, labels: tuple[str, ...], *, plural: bool) -> list[int]:
        """Heads of earlier phrases that a pronoun may stand for, the likeliest first."""
        scored: list[tuple[float, int]] = []
        here = self.parse.sentence_of[head]
        owner = self.parse.tokens[head].deprel == "nmod:poss"
        first = self.parse.sentences[max(0, here - SENTENCES_BACK)][0]
        for i in range(first, head):
            token, entity = self.parse.tokens[i], self.parse.entity_at.get(i)
            named = entity is not None and entity.label in labels and self.head(entity) == i
            grouped = (plural and token.xpos in ("NNS", "NNPS")) or any(
                self.parse.tokens[c].deprel == "conj" for c in self.parse.children[i]
            )
            described = token.upos == "NOUN" and token.deprel.startswith("nsubj") and (grouped if plural else True)
            if (plural and not grouped) or not (named or described) or self._clashes(i, head):
                continue
            back = here - self.parse.sentence_of[i]
            subject = token.deprel.startswith("nsubj")
            near = owner and not back  # "distanced itself from Moscow following its invasion": whose is who came last
            scored.append((2.0 * (subject and not near) + (1.0 if named else 0.0) - 1.5 * back + i / 1000, i))
        return [i for _, i in sorted(scored, reverse=True)]

    def _clashes(self, i: int, head: int) -> bool:
        """A pronoun never stands for a sibling of its own clause ("Putin met him"); a possessive may."""
        if self.parse.tokens[head].deprel == "nmod:poss":
            return self.parse.tokens[head].head == i
        return self.parse.tokens[i].head == self.parse.tokens[head].head

    def kind_of(self, start: int, end: int) -> str | None:
        """The kind of source that the mention at these characters is, where its actor tells."""
        actor = self._ask(self.parse.text[start:end])
        if "JRN" in actor.sectors:
            return "media"
        if actor.country in BODIES or OFFICIAL & set(actor.sectors):
            return "official"
        if {"NGO", "MNC"} & {actor.country} or {"BUS", "SOC", "PTY", "LAB", "OPP"} & set(actor.sectors):
            return "organisation"
        return None

    def is_kind(self, token: int, kind: str) -> bool:
        """Whether the phrase at ``token`` is an ``@actor``, ``@person``, ``@country``, ``@place`` or ``@number``."""
        if kind == "@number":
            return self.parse.tokens[token].upos == "NUM" or bool(self.parse.dependents(token, "nummod"))
        if kind == "@place":
            entity = self.parse.entity_at.get(token)
            return entity is not None and entity.label in ("PLACE", "COUNTRY")
        found = self.single(token)
        if not found:
            return False
        if kind == "@country":
            first, last = mention(self.parse, token)
            return self._resolver.country_of(self._text(first, last)) is not None
        if kind == "@person":
            entity = self.parse.entity_at.get(token)
            return self.parse.tokens[token].upos == "PRON" or (entity is None) or entity.label == "PERSON"
        return True
