"""The frozen nouns that every stage speaks in.

A record never changes after it is made. Its id is a hash of its content, so that reading the
same article twice mints the same ids, and changing a record mints a new one. All offsets are
characters into ``Article.text``, half-open: ``article.text[start:end] == span.text``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:  # the terminal's help must come without numpy
    import numpy as np
    from numpy.typing import NDArray

ID_LENGTH = 16


def content_id(*parts: object) -> str:
    """Hash ``parts`` (anything with a stable ``repr``) to 16 hexadecimal characters."""
    digest = hashlib.sha256("\x1f".join(repr(part) for part in parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]


class Notice(msgspec.Struct, frozen=True):
    """Boilerplate kept apart from the article: its kind (``disclaimer``, ``newsletter``, …) and text."""

    kind: str
    text: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One published text. ``text`` is the story alone: title, byline, dateline and notices stand apart.

    ``published`` is an ISO date or None; ``published_basis`` says where it comes from
    (``meta``, ``jsonld``, ``text``, ``argument`` or ``none``).
    """

    id: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_basis: str = "none"
    language: str = "en"
    text: str
    notices: tuple[Notice, ...] = ()
    credits: tuple[str, ...] = ()

    @classmethod
    def make(cls, **fields: Any) -> Article:
        """Build an article and give it the id of its content (where it was found does not count)."""
        counted = ("title", "publisher", "published", "text")
        return cls(id=content_id("article", *(fields.get(name) for name in counted)), **fields)


class Token(msgspec.Struct, frozen=True):
    """One syntactic word. ``head`` is the index of its head in the same parse, -1 for a root.

    ``upos`` and ``deprel`` are Universal Dependencies labels, ``xpos`` a Penn Treebank tag.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


class Entity(msgspec.Struct, frozen=True):
    """A named span over tokens ``first`` to ``last`` (inclusive), with its model score in 0..1.

    Labels: PERSON ORG COUNTRY (states and nationalities) PLACE TIME EVENT MISC.
    """

    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, eq=False)
class Scores:
    """What the language engine thinks of each of N tokens as the trigger of an event.

    ``act`` (N, 17) probabilities over ``types``, "none" first; ``mode`` (N, M) over ``modes`` ("SANCTION.expel");
    ``factuality`` (N, 7) over ``values``; ``auxiliary`` (N, 4) over ``auxiliaries``, each by itself; ``veridicality`` (N,)
    from -3, did not happen, to 3, happened. ``origin`` and ``target`` (N, L, W + 1) are the two sides of a link.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    values: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    links: tuple[str, ...]
    act: NDArray[np.float32]
    mode: NDArray[np.float32]
    factuality: NDArray[np.float32]
    auxiliary: NDArray[np.float32]
    veridicality: NDArray[np.float32]
    origin: NDArray[np.float32]
    target: NDArray[np.float32]

    def link(self, i: int, label: str, first: int, stop: int) -> NDArray[np.float32]:
        """Probabilities (stop - first,) that the event at token ``i`` has this link to each token of a range."""
        import numpy as np

        k = self.links.index(label)
        mine, theirs = self.origin[i, k], self.target[first:stop, k]
        logits = theirs[:, :-1] @ mine[:-1] + mine[-1] + theirs[:, -1]
        shares: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)
        return shares


@dataclass(frozen=True)
class Parse:
    """What the language engine says of one article: tokens, sentences, entities, and scores of events.

    ``sentences`` are half-open token ranges; token indices run through the whole article. ``scores`` is None for a parse
    that was not made by the engine.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...] = ()
    scores: Scores | None = field(default=None, compare=False, repr=False)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of its dependents, in text order."""
        kids: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                kids[token.head].append(token.i)
        return tuple(tuple(row) for row in kids)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the index of its sentence."""
        return tuple(n for n, (first, stop) in enumerate(self.sentences) for _ in range(first, stop))

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """Entity by each token index that it covers."""
        return {i: entity for entity in self.entities for i in range(entity.first, entity.last + 1)}

    def dependents(self, i: int, *labels: str) -> list[int]:
        """Dependents of token ``i`` whose relation is one of ``labels`` (subtypes count: ``nsubj`` finds ``nsubj:pass``)."""
        return [
            child
            for child in self.children[i]
            if self.tokens[child].deprel in labels or self.tokens[child].deprel.split(":")[0] in labels
        ]

    def subtree(self, i: int) -> list[int]:
        """Token ``i`` and all that hangs on it, in text order."""
        seen, stack = [], [i]
        while stack:
            node = stack.pop()
            seen.append(node)
            stack.extend(self.children[node])
        return sorted(seen)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character span of tokens ``first`` to ``last`` (inclusive)."""
        return self.tokens[first].start, self.tokens[last].end


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who a mention stands for, at the article's date.

    ``country`` is an ISO 3166 alpha-3 code or a PLOVER non-state code (UNO EUR IGO NGO ISM IMG MNC), None if unknown.
    ``sectors`` are PLOVER sector codes, first the most telling. ``reasons`` name the rule or table row that decided.
    ``text``/``start``/``end`` give the mention; all None for an actor asked for outside any article.
    """

    text: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    reasons: tuple[str, ...] = ()


class DateSpan(msgspec.Struct, frozen=True, kw_only=True):
    """When: inclusive ISO dates. Both None where the phrase cannot be resolved; then ``reason`` says why.

    ``precision`` is day, week, month, quarter, year or range.
    """

    start: str | None = None
    end: str | None = None
    precision: str | None = None
    text: str | None = None
    reason: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the name as the text has it, ISO alpha-3 country, degrees, GeoNames id where known."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One link of an attribution chain.

    ``kind``: article official person organisation media anonymous expert. ``cue`` is the word or phrase that attributes.
    """

    source: str
    kind: str
    cue: str
    start: int
    end: int


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that says most, its span and the trigger's; ``also`` holds the spans of further mentions."""

    text: str
    start: int
    end: int
    trigger: tuple[int, int]
    also: tuple[tuple[int, int], ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one article tells it. ``reasons`` explains each field in words, by field name."""

    id: str
    article: str
    type: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int
    score: float
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    date: DateSpan | None = None
    place: Place | None = None
    factuality: str = "CT+"
    auxiliary: tuple[str, ...] = ()
    condition: str | None = None
    attribution: tuple[Source, ...] = ()
    evidence: Evidence
    confidence: float
    reasons: dict[str, str] = {}

    @classmethod
    def make(cls, **fields: Any) -> Report:
        """Build a report and give it the id of its content."""
        key = tuple((name, fields[name]) for name in sorted(fields) if name not in ("reasons", "confidence"))
        return cls(id=content_id("report", key), **fields)


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the sanctions ledger, as one report tells it."""

    id: str
    article: str
    report: str
    action: str
    senders: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    target_countries: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    condition: str | None = None
    factuality: str = "CT+"
    date: DateSpan | None = None
    attribution: tuple[Source, ...] = ()
    evidence: Evidence

    @classmethod
    def make(cls, **fields: Any) -> Measure:
        """Build a measure and give it the id of its content."""
        key = tuple((name, fields[name]) for name in sorted(fields))
        return cls(id=content_id("measure", key), **fields)


@dataclass(frozen=True)
class Coded:
    """One article read to the end: what was parsed, what was coded, and the code version that did it."""

    article: Article
    reports: tuple[Report, ...]
    measures: tuple[Measure, ...]
    parse: Parse
