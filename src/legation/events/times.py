"""Find the time expressions of a sentence over its tokens; the date grammar decides what is one.

Works without entity marks: runs of words from the vocabulary of dates, of which the longest pieces that the grammar
knows are kept. Tags, relations and names keep out *May* the person, *march* the verb and 2000 soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from legation.events import calendar_words as words
from legation.events.calendar import kind_of, settle
from legation.events.clauses import base, is_verb
from legation.events.periods import Period, Setting
from legation.events.tense import PAST, tense_of
from legation.records import DateSpan, Parse

MAX_RUN: Final = 14
_ANCHOR_SENTENCES: Final = 2
ANOTHER_EVENT: Final = "counts from another event"
_CLIMB: Final = 4
_MAX_DEPTH: Final = 12
_MONTH: Final = 31
_ATTRIBUTES: Final = frozenset({"compound", "nummod", "amod"})
_ASIDES: Final = frozenset({"acl:relcl", "acl", "ccomp"})
_LASTING: Final = re.compile(r"(?:until|till|since)\b", re.IGNORECASE)
_OLD_DATES: Final = 4
_OPENING: Final = 5
_YEAR: Final = re.compile(rf"\b{words.YEAR}\b")
_BEFORE: Final = re.compile(r"\d\s?B\.?C\.?(?:E\.?)?(?!\w)")
_MONTH_NAME: Final = re.compile(rf"\b{words.MONTH}\b", re.IGNORECASE)
_NEAR: Final = re.compile(
    rf"\b(?:today|tonight|yesterday|tomorrow|ago|this|(?<!the\s)(?:last|next)|{words.WEEKDAY})\b", re.IGNORECASE
)
_LONE: Final = frozenset({"may", "march", "april", "june", "august", "spring", "fall", "summer", "winter", "autumn"})
_PUNCTUATION: Final = frozenset({",", "-", "–", "'", "’"})
_DANGLING: Final = frozenset({"a", "an", "the", "that", "of", "in", "at", "to", "from", "and", "or", "by", "for", "as"})
_GOVERNING: Final = frozenset({"after", "before", "following"})
_UNIT: Final = re.compile(rf"{words.UNIT}|{words.DAYPART}")
_NAMED: Final = frozenset({"PERSON", "ORG", "PLACE", "COUNTRY"})
_FUNCTION: Final = frozenset({"ADP", "DET", "PUNCT", "PART", "SCONJ", "CCONJ"})
_BAD_RELATIONS: Final = frozenset({"nsubj", "flat", "vocative", "iobj"})


@dataclass(frozen=True)
class TimeSpan:
    """A time expression: tokens ``first`` to ``last`` (inclusive), the token that attaches it, its kind and text."""

    first: int
    last: int
    head: int
    kind: str
    text: str

    def covers(self, i: int) -> bool:
        """Whether token ``i`` is part of the expression."""
        return self.first <= i <= self.last


@dataclass(frozen=True)
class Told:
    """A time expression with its date, and the setting in which it was read."""

    span: TimeSpan
    setting: Setting
    date: DateSpan


@dataclass(frozen=True, eq=False)
class _Same:
    """A parse as the key of a cache: the same object, whatever it holds."""

    parse: Parse

    def __hash__(self) -> int:
        return id(self.parse)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.parse is self.parse


def read_times(parse: Parse, published: str | None) -> tuple[tuple[Told, ...], ...]:
    """The time expressions of every sentence, each read where it stands; ``published`` is an ISO date.

    In news what is relative counts from the day of publication, or from a date told within two sentences ("the next
    day"). A narrative of the past is told by old years and has hardly a "Monday" or "last week": there the date last told
    places bare days and months as well. So it does where no day of publication is known.
    """
    return _read_times(_Same(parse), published)


@lru_cache(maxsize=16)
def _read_times(held: _Same, published: str | None) -> tuple[tuple[Told, ...], ...]:
    parse, day = held.parse, day_of_iso(published)
    rows = [find_times(parse, n) for n in range(len(parse.sentences))]
    narrative = day is not None and _is_narrative([span.text for row in rows for span in row], day)
    reader = _Reader(parse, day, narrative)
    return tuple(tuple(reader.read(span, n) for span in row) for n, row in enumerate(rows))


class _Reader:
    """Reads expressions in text order and remembers the date last told."""

    def __init__(self, parse: Parse, day: date | None, narrative: bool) -> None:
        self.parse, self.day, self.narrative = parse, day, narrative
        self.anchor: Period | None = None
        self.teller: TimeSpan | None = None
        self.said = -1

    def read(self, span: TimeSpan, sentence: int) -> Told:
        """The date of ``span`` where it stands; what it tells is remembered."""
        at = self._setting(span, sentence)
        if _counts_from_event(self.parse, span):
            return Told(span, at, DateSpan(text=span.text, reason=ANOTHER_EVENT))
        found, core = settle(span.text, at)
        if core is not None and span.kind == "date" and self._anchors(span, at, core):
            self.anchor, self.teller, self.said = core, span, sentence
        return Told(span, at, found)

    def _setting(self, span: TimeSpan, sentence: int) -> Setting:
        known = self.anchor if self.narrative or sentence - self.said <= _ANCHOR_SENTENCES else None
        tense = _tense(self.parse, span)
        goes_on = self.narrative or (known is not None and (self.day is None or self._goes_on(span, sentence, tense)))
        return Setting(self.day, tense, known, span.text, goes_on)

    def _goes_on(self, span: TimeSpan, sentence: int, tense: str) -> bool:
        """Whether news goes on from a full date: "was arrested in May 2012 and sentenced in November"."""
        if self.teller is None or self.anchor is None or sentence != self.said or tense != PAST:
            return False
        if not _YEAR.search(self.teller.text) or self.anchor.days > _MONTH or not on_main_line(self.parse, self.teller):
            return False
        return _head_conjunct(self.parse, self.teller) == _head_conjunct(self.parse, span)

    def _anchors(self, span: TimeSpan, at: Setting, core: Period) -> bool:
        """Whether what comes later counts from here. A narrative does not go on from the day it was written, or an aside."""
        if not self.narrative:
            return True
        if settle(span.text, replace(at, day=None))[1] != core:
            return False
        return self.anchor is None or on_main_line(self.parse, span)


def _counts_from_event(parse: Parse, span: TimeSpan) -> bool:
    """Whether something else than a date told is the start of the count: "two days after the siege began"."""
    after = span.last + 1
    if parse.tokens[span.last].text.lower() not in ("after", "before", "following") or after >= len(parse.tokens):
        return False
    return span.last > span.first and parse.tokens[after].upos != "PUNCT" and span.head < after


def on_main_line(parse: Parse, span: TimeSpan) -> bool:
    """Whether an expression dates what the text tells next, and no aside.

    Asides are: what stands in brackets, in a relative clause, a reduced one or in what somebody says, what is part of a
    name for something ("the 1614 rules"), and how long something went on ("until 1945").
    """
    if base(parse, span.head) in _ATTRIBUTES or _LASTING.match(span.text) or _in_brackets(parse, span):
        return False
    node = span.head
    for _ in range(_MAX_DEPTH):
        if node < 0:
            break
        if parse.tokens[node].deprel in _ASIDES:
            return False
        node = parse.tokens[node].head
    return True


def _in_brackets(parse: Parse, span: TimeSpan) -> bool:
    first = parse.sentences[parse.sentence_of[span.first]][0]
    words = [parse.tokens[k].text for k in range(first, span.first)]
    return sum(word in "([" for word in words) > sum(word in ")]" for word in words)


def _head_conjunct(parse: Parse, span: TimeSpan) -> int:
    """The first of the joined clauses that the expression stands in; -1 if it stands alone."""
    node = governor_of(parse, span)
    for _ in range(_MAX_DEPTH):
        if node < 0 or base(parse, node) != "conj":
            break
        node = parse.tokens[node].head
    return node


def day_of_iso(published: str | None) -> date | None:
    """The day of an ISO date or time; None for what is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _tense(parse: Parse, span: TimeSpan) -> str:
    governor = governor_of(parse, span)
    return tense_of(parse, governor) if governor >= 0 else PAST


def _is_narrative(texts: list[str], day: date) -> bool:
    """Whether a text of ``day`` tells of the past: dates of old years in plenty, and hardly one near its own day.

    Obituaries and profiles name many years too, but few with a month, and they begin with what is new.
    """
    old = [
        text for text in texts if _BEFORE.search(text) or any(int(year) < day.year - 1 for year in _YEAR.findall(text))
    ]
    near = [_is_near(text, day) for text in texts]
    if any(near[:_OPENING]):
        return False
    dated = sum(bool(_MONTH_NAME.search(text) or _BEFORE.search(text)) for text in old)
    return dated > 0 and len(old) >= _OLD_DATES if not any(near) else dated >= max(_OLD_DATES, sum(near))


def _is_near(text: str, day: date) -> bool:
    years = [int(year) for year in _YEAR.findall(text)]
    return day.year in years if years else bool(_NEAR.search(text))


def governor_of(parse: Parse, span: TimeSpan) -> int:
    """The token that the expression modifies; for "the vote was on Sunday" the subject. -1 if it stands alone.

    In "a bomb was on Sunday rammed into a gate" it is the verb, whatever the auxiliary was taken for.
    """
    subjects = parse.dependents(span.head, "nsubj")
    adverbial = base(parse, span.head) in ("obl", "nmod", "advmod") and is_verb(parse, parse.tokens[span.head].head)
    if subjects and parse.dependents(span.head, "cop") and not adverbial:
        return subjects[0]
    node = parse.tokens[span.head].head
    for _ in range(_CLIMB):
        if node < 0 or parse.tokens[node].upos not in ("ADV", "ADP"):
            break
        node = parse.tokens[node].head
    return node


def find_times(parse: Parse, sentence: int) -> tuple[TimeSpan, ...]:
    """The time expressions of a sentence in text order, durations among them; they never overlap.

    What the engine marks as TIME and the grammar does not know is kept as ``open``: its text is told, its day is not.
    """
    first, stop = parse.sentences[sentence]
    found = [span for low, high in _runs(parse, first, stop) for span in _pieces(parse, low, high)]
    return tuple(sorted([*found, *_marked(parse, first, stop, found)], key=lambda span: span.first))


def _marked(parse: Parse, first: int, stop: int, found: list[TimeSpan]) -> Iterator[TimeSpan]:
    """TIME entities of the engine that meet none of the expressions found."""
    for entity in parse.entities:
        if entity.label != "TIME" or not first <= entity.first <= entity.last < stop:
            continue
        if any(span.first <= entity.last and entity.first <= span.last for span in found):
            continue
        start, end = parse.span(entity.first, entity.last)
        kind = kind_of(parse.text[start:end])
        head = _head(parse, entity.first, entity.last)
        yield TimeSpan(entity.first, entity.last, head, "open" if kind == "none" else kind, parse.text[start:end])


def _word(parse: Parse, i: int) -> str:
    text = parse.tokens[i].text.lower().replace("’", "'")
    return text.rstrip(".") if len(text) > 1 else text


def _is_core(parse: Parse, i: int) -> bool:
    return bool(words.CORE.fullmatch(_word(parse, i)))


def _runs(parse: Parse, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Runs of tokens from the vocabulary that hold a core word, as half-open ranges."""
    low = first
    for i in range(first, stop + 1):
        word = _word(parse, i) if i < stop else None
        known = word is not None and (
            word in words.FILLER or word in words.CLOCK or words.FIGURE.fullmatch(word) or words.CORE.fullmatch(word)
        )
        if known:
            continue
        if any(_is_core(parse, k) for k in range(low, i)):
            yield low, i
        low = i + 1


def _pieces(parse: Parse, low: int, high: int) -> Iterator[TimeSpan]:
    i = low
    while i < high:
        found = _longest(parse, i, min(high, i + MAX_RUN))
        if found is None:
            i += 1
            continue
        if _acceptable(parse, found):
            yield found
        i = found.last + 1


def _longest(parse: Parse, i: int, high: int) -> TimeSpan | None:
    for j in range(high - 1, i - 1, -1):
        if not any(_is_core(parse, k) for k in range(i, j + 1)):
            break
        if not _edges_fit(parse, i, j):
            continue
        start, end = parse.span(i, j)
        kind = kind_of(parse.text[start:end])
        if kind != "none":
            return TimeSpan(i, j, _head(parse, i, j), kind, parse.text[start:end])
    return None


def _edges_fit(parse: Parse, i: int, j: int) -> bool:
    """No punctuation at the edges, and no first word that belongs to something outside ("in the January vote")."""
    first, last = parse.tokens[i], parse.tokens[j]
    if (
        last.text in _PUNCTUATION
        or last.text.lower() in _DANGLING
        or (last.text.lower() in _GOVERNING and (i == j or not _UNIT.fullmatch(_word(parse, j - 1))))
        or (first.text in _PUNCTUATION and first.text not in ("'", "’"))
    ):
        return False
    loose = first.deprel.split(":")[0] in ("case", "mark", "det", "cc")
    return not loose or i <= first.head <= j or first.deprel == "mark"


def _head(parse: Parse, i: int, j: int) -> int:
    """The token that hangs outside of the span; a core word first."""
    outside = [k for k in range(i, j + 1) if not i <= parse.tokens[k].head <= j]
    core = [k for k in outside if _is_core(parse, k)]
    return (core or outside or [j])[0]


def _acceptable(parse: Parse, span: TimeSpan) -> bool:
    content = [k for k in range(span.first, span.last + 1) if parse.tokens[k].upos not in _FUNCTION]
    core = [k for k in content if _is_core(parse, k)]
    plain = len(core) == len(content)
    if core and plain and all((e := parse.entity_at.get(k)) is not None and e.label in _NAMED for k in core):
        return False
    if len(core) == 1 and plain:
        return _lone(parse, core[0], span)
    following = parse.tokens[span.last + 1].text.lower() if span.last + 1 < len(parse.tokens) else ""
    return not (following == "of" and _word(parse, span.last) in ("half", "quarter"))


def _lone(parse: Parse, i: int, span: TimeSpan) -> bool:
    """A single word, perhaps after a preposition: a year, a month or a season that may be something else."""
    word, token = _word(parse, i), parse.tokens[i]
    if re.fullmatch(r"\d{4}", word):
        return _is_year(parse, i)
    relation = base(parse, i)
    if word in _LONE:
        if _in_event_name(parse, i):
            return False
        if token.upos in ("VERB", "AUX") or relation in _BAD_RELATIONS or parse.dependents(i, "flat"):
            return False
        inside = all(span.covers(c) or parse.tokens[c].upos in ("ADP", "PUNCT", "PART") for c in parse.children[i])
        return inside or not _is_season(word)
    head = parse.tokens[token.head] if token.head >= 0 else None
    named = (
        head is not None and relation in ("compound", "flat") and head.upos == "PROPN" and not _is_core(parse, head.i)
    )
    return not named


def _in_event_name(parse: Parse, i: int) -> bool:
    """Whether a month or season ends what something is called: "the Long March", "the Arab Spring"."""
    entity = parse.entity_at.get(i)
    return entity is not None and entity.label in ("EVENT", "MISC") and entity.first < i


def _is_season(word: str) -> bool:
    return re.fullmatch(words.SEASON, word) is not None


def _is_year(parse: Parse, i: int) -> bool:
    """Tell a year from a count ("2000 soldiers"), an amount ("$2000") and a number in a name ("Resolution 1701")."""
    token = parse.tokens[i]
    before = parse.tokens[i - 1] if i else None
    if (
        before is not None
        and before.end == token.start
        and not before.text[-1].isalnum()
        and before.text not in "(-–'\"“‘"
    ):
        return False
    if (
        before is not None
        and before.i == token.head
        and before.upos in ("NOUN", "PROPN")
        and not _is_core(parse, before.i)
    ):
        return False
    if base(parse, i) == "flat" and token.head >= 0 and not _is_core(parse, token.head):
        return False
    if base(parse, i) in ("nummod", "compound", "amod") and token.head > i:
        head = parse.tokens[token.head]
        told = any(parse.tokens[c].deprel in ("det", "nmod:poss") for c in parse.children[head.i])
        return head.lemma.lower() not in words.MEASURES and (told or head.xpos not in ("NNS", "NNPS"))
    return True
