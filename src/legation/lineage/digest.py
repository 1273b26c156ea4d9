"""What lineage keeps of an article: its sentences as terms, names, figures, moments, quotes, deeds and voices."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import msgspec

from legation.lineage.deeds import Deed, deeds_of
from legation.lineage.figures import Figure, figures_of
from legation.lineage.minhash import Hashes, shingles
from legation.lineage.timewords import Moment, moments_of
from legation.lineage.voices import Voice, voices_of
from legation.lineage.words import COMMON, Word, form_of, listed, stem_of, words_of
from legation.records import Article, Parse

NAMED: Final = ("PERSON", "ORG", "COUNTRY", "PLACE", "EVENT", "MISC")
_CONTENT: Final = ("NOUN", "VERB", "ADJ", "PROPN", "ADV")
_QUOTE: Final = re.compile(r"[“\"]([^“”\"]{12,400})[”\"]")
_QUOTED: Final = 4  # words from which on a quotation is a detail of its own
_FIRST: Final = "the"  # a vocabulary lists English words by frequency from here on
_VOCABULARY: Final = 28_000
_NAME_WEIGHT: Final = 1.3
_TITLES: Final = frozenset(
    listed("mr mrs ms dr sir president minister prime deputy general colonel senator the of and for")
)


class Name(msgspec.Struct, frozen=True, array_like=True):
    """A name: its words as compared (the last tells most), the engine's label and its characters."""

    words: tuple[str, ...]
    label: str
    start: int
    end: int


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One sentence: its characters, and what a retelling of it would keep. ``terms`` are stems with weights.

    ``tells`` is False for fragments and for what speaks to the reader ("Sign up …"), as page furniture does.
    """

    start: int
    end: int
    terms: dict[str, float]
    names: tuple[Name, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    quotes: tuple[str, ...]
    deeds: tuple[Deed, ...]
    voices: tuple[Voice, ...]
    tells: bool = True

    def facts(self) -> set[str]:
        """Names, figures and moments as terms."""
        found = {name.words[-1] for name in self.names} | {figure.key for figure in self.figures}
        return found | {moment.key for moment in self.moments}


class Digest(msgspec.Struct, frozen=True, dict=True):
    """An article as lineage compares it; made once, kept as MessagePack (``pack``)."""

    article: str
    title: str
    published: str | None
    publisher: str
    credits: tuple[str, ...]
    text: str
    lines: tuple[Line, ...]

    @cached_property
    def words(self) -> list[Word]:
        """The words of the text."""
        return words_of(self.text)

    @cached_property
    def shingles(self) -> Hashes:
        """Its shingles, in text order."""
        return shingles([word.form for word in self.words])

    @cached_property
    def facts(self) -> frozenset[str]:
        """All names, figures and moments."""
        return frozenset(fact for line in self.lines for fact in line.facts())

    @cached_property
    def stems(self) -> dict[str, float]:
        """All terms with their weights."""
        return {stem: weight for line in self.lines for stem, weight in line.terms.items()}

    @cached_property
    def quotes(self) -> frozenset[str]:
        """All quotations."""
        return frozenset(quote for line in self.lines for quote in line.quotes)


def pack(digest: Digest) -> bytes:
    """The digest as bytes, for a store."""
    return msgspec.msgpack.encode(digest)


def unpack(data: bytes) -> Digest:
    """The digest that ``pack`` made bytes of."""
    return msgspec.msgpack.decode(data, type=Digest)


@dataclass(frozen=True)
class Reader:
    """Makes digests. ``ranks`` maps words to ids that grow as words get rarer, such as a WordPiece vocabulary's."""

    ranks: Mapping[str, int] = field(default_factory=dict)

    def digest(self, article: Article, parse: Parse) -> Digest:
        """The digest of an article; ``parse`` is the engine's parse of ``article.text``."""
        lines = tuple(self._line(parse, first, stop) for first, stop in parse.sentences if stop > first)
        return Digest(
            article=article.id,
            title=article.title or "",
            published=article.published,
            publisher=article.publisher or "",
            credits=article.credits,
            text=article.text,
            lines=lines,
        )

    def weight(self, word: str) -> float:
        """How much a word tells, 0.2 for the commonest to 1.0 for the rare; 0.7 where nothing is known of any."""
        if not self.ranks:
            return 0.7
        rank = self.ranks.get(word)
        if rank is None:
            return 1.0
        return max(0.2, math.log(max(rank - self.ranks.get(_FIRST, 0), 2)) / math.log(_VOCABULARY))

    def _line(self, parse: Parse, first: int, stop: int) -> Line:
        start, end = parse.span(first, stop - 1)
        moments = tuple(moments_of(parse.text, start, end))
        taken = {i for i in range(first, stop) if any(_inside(parse, i, moment) for moment in moments)}
        names = tuple(names_of(parse, first, stop, taken))
        figures = tuple(figures_of(parse, first, stop, taken))
        quotes = tuple(quotes_of(parse.text, start, end))
        terms = self._terms(parse, first, stop, taken)
        terms |= {figure.key: _NAME_WEIGHT for figure in figures} | {moment.key: 0.7 for moment in moments}
        deeds, voices = tuple(deeds_of(parse, first, stop)), tuple(voices_of(parse, first, stop))
        return Line(start, end, terms, names, figures, moments, quotes, deeds, voices, _tells(parse, first, stop))

    def _terms(self, parse: Parse, first: int, stop: int, taken: set[int]) -> dict[str, float]:
        terms = {}
        for token in parse.tokens[first:stop]:
            word = form_of(token.lemma)
            if token.upos not in _CONTENT or token.i in taken or word in COMMON or not word:
                continue
            scale = _NAME_WEIGHT if token.upos == "PROPN" else 1.0
            terms[stem_of(word)] = round(scale * self.weight(word), 2)
        return terms


def _tells(parse: Parse, first: int, stop: int) -> bool:
    """Whether a sentence has a finite verb with a subject other than "you"."""
    subjects = [t for t in parse.tokens[first:stop] if t.deprel.split(":")[0] in ("nsubj", "expl", "csubj")]
    return any(t.text.casefold() not in ("you", "we") for t in subjects)


def _inside(parse: Parse, i: int, moment: Moment) -> bool:
    return parse.tokens[i].start < moment.end and moment.start < parse.tokens[i].end


def names_of(parse: Parse, first: int, stop: int, taken: set[int]) -> Iterator[Name]:
    """Entities, and runs of proper nouns that the engine took for none, among tokens ``first`` to ``stop``."""
    i = first
    while i < stop:
        entity = parse.entity_at.get(i)
        last = min(entity.last, stop - 1) if entity else i
        if entity is None:
            while last + 1 < stop and parse.tokens[last + 1].upos == "PROPN" and last + 1 not in parse.entity_at:
                last += 1
        label = entity.label if entity else "MISC"
        span = [n for n in range(i, last + 1) if n not in taken]
        proper = any(parse.tokens[n].upos == "PROPN" for n in span) or label == "COUNTRY"
        if label in NAMED and proper:
            yield from _name(parse, span, label)
        i = last + 1


def _name(parse: Parse, span: list[int], label: str) -> Iterator[Name]:
    kept = [n for n in span if parse.tokens[n].text[:1].isupper() and form_of(parse.tokens[n].text) not in _TITLES]
    words = tuple(form_of(parse.tokens[n].text) for n in kept)
    if words and all(words):
        yield Name(words, label, parse.tokens[kept[0]].start, parse.tokens[kept[-1]].end)


def quotes_of(text: str, start: int, end: int) -> Iterator[str]:
    """Quotations of four words or more that begin and end between two characters, as compared words."""
    for found in _QUOTE.finditer(text, start, end):
        forms = [word.form for word in words_of(found[1])]
        if len(forms) >= _QUOTED:
            yield " ".join(forms)
