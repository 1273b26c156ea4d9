"""Find the time expressions of a sentence over its tokens; the date grammar decides what is one.

Works without entity marks: runs of words from the vocabulary of dates, of which the longest pieces that the grammar
knows are kept. Tags, relations and names keep out *May* the person, *march* the verb and 2000 soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events import calendar_words as words
from legation.events.calendar import kind_of
from legation.records import Parse

MAX_RUN: Final = 14
_CORE: Final = re.compile(
    rf"{words.WEEKDAY}s?|{words.MONTH}|{words.UNIT}|{words.YEAR}|{words.SEASON}|{words.DAYPART}|[12]\d\d0s|'?\d0s|"
    r"today|tonight|yesterday|tomorrow|overnight|halloween|christmas|easter|pentecost|recently|lately|soon|half|"
    r"quarter|first-quarter|(?:mid|early|late)-\w+|\d{4}-\d{2}(?:-\d{2})?|\d{1,4}/\d{1,2}(?:/\d{1,4})?|[qh][1-4]|"
    r"[12]\d{3}[-–]\d{2,4}|eve"
)
_FILLER: Final = (
    "the a an of in on at by to from for since until till between and or through over during within before after prior "
    "as early late mid earlier later last next this that these same past coming previous preceding following current "
    "recent first second third fourth final several few many couple some more than about around nearly almost roughly "
    "just only ago back hence now beginning start middle end close time every each other day new year's years all long "
    "straight running good ash palm boxing valentine may ever both least up century up hours small circa sometime "
    "effective starting , - – ' 's ’s ( )"
)
FILLER: Final = frozenset(_FILLER.split()) | frozenset(words.NUMBERS) | frozenset(words.ORDINALS)
_FIGURE: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{1,4}|\d{1,2}[-–]\d{1,2}|\d{1,2}[:.]\d{2}")
_CLOCK: Final = frozenset({"a.m", "p.m", "am", "pm", "gmt", "utc", "noon", "midnight", "local", "o'clock"})
_LONE: Final = frozenset({"may", "march", "april", "june", "august", "spring", "fall", "summer", "winter", "autumn"})
_PUNCTUATION: Final = frozenset({",", "-", "–", "'", "’", "(", ")"})
_DANGLING: Final = frozenset({"a", "an", "the", "that", "of", "in", "at", "to", "from", "and", "or", "by", "for", "as"})
_NAMED: Final = frozenset({"PERSON", "ORG", "PLACE", "COUNTRY"})
_COUNTED: Final = (
    "km kilometer kilometre mile meter metre foot ton tonne kg percent % dollar euro pound people person man "
    "woman troop soldier barrel hectare acre job seat vote family member"
)
_MEASURES: Final = frozenset(_COUNTED.split())
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
    return bool(_CORE.fullmatch(_word(parse, i)))


def _runs(parse: Parse, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Runs of tokens from the vocabulary that hold a core word, as half-open ranges."""
    low = first
    for i in range(first, stop + 1):
        word = _word(parse, i) if i < stop else None
        known = word is not None and (
            word in FILLER or word in _CLOCK or _FIGURE.fullmatch(word) or _CORE.fullmatch(word)
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
    tokens = range(span.first, span.last + 1)
    content = [k for k in tokens if not parse.dependents(k, "case") or _is_core(parse, k)]
    core = [k for k in content if _is_core(parse, k)]
    if core and all((e := parse.entity_at.get(k)) is not None and e.label in _NAMED for k in core):
        return False
    if len(core) == 1 and span.last - span.first <= 1:
        return _lone(parse, core[0], span)
    following = parse.tokens[span.last + 1].text.lower() if span.last + 1 < len(parse.tokens) else ""
    return not (following == "of" and _word(parse, span.last) in ("half", "quarter"))


def _lone(parse: Parse, i: int, span: TimeSpan) -> bool:
    """A single word, perhaps after a preposition: a year, a month or a season that may be something else."""
    word, token = _word(parse, i), parse.tokens[i]
    if re.fullmatch(r"\d{4}", word):
        return _is_year(parse, i)
    relation = token.deprel.split(":")[0]
    if word in _LONE:
        if token.upos in ("VERB", "AUX") or relation in _BAD_RELATIONS or parse.dependents(i, "flat"):
            return False
        inside = all(span.covers(c) or parse.tokens[c].upos in ("ADP", "PUNCT", "PART") for c in parse.children[i])
        return inside or not _is_season(word)
    head = parse.tokens[token.head] if token.head >= 0 else None
    named = (
        head is not None and relation in ("compound", "flat") and head.upos == "PROPN" and not _is_core(parse, head.i)
    )
    return not named


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
    if token.deprel.split(":")[0] in ("nummod", "compound", "amod") and token.head > i:
        head = parse.tokens[token.head]
        told = any(parse.tokens[c].deprel in ("det", "nmod:poss") for c in parse.children[head.i])
        return head.lemma.lower() not in _MEASURES and (told or head.xpos not in ("NNS", "NNPS"))
    return True
