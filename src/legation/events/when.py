"""The date of an event: which time expression of its sentence dates it, and what day that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from msgspec import structs

from legation.events.calendar import resolve
from legation.events.calendar_points import NO_ANCHOR, NOT_A_TIME
from legation.events.calendar_words import NUMBER, UNIT
from legation.events.clauses import LIGHT, Carrier, base, carriers, cases, is_eventive, is_verb
from legation.events.tense import FUTURE, tense_of
from legation.events.times import TimeSpan, find_times
from legation.records import DateSpan, Parse

__all__ = ["date_of", "tense_of"]

# Left off the text of a date: "on Saturday" is told as "Saturday", while "since Saturday" and "in two days" stay.
_PREPOSITION: Final = re.compile(rf"^(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]f|[Ff]or|[Oo]ver)\s+(?!{NUMBER}\s{UNIT})")
NOT_UNDERSTOOD: Final = "not understood"
NONE_TOLD: Final = "no time expression belongs to the event"
_ANCHOR_SENTENCES: Final = 2
_CLIMB: Final = 4
_UNITS: Final = frozenset({"day", "week", "month", "year", "decade", "hour"})
_DIRECTIONS: Final = {"after": 1, "before": -1, "following": 1}
_PRECISIONS: Final = ("day", "week", "month", "quarter", "range", "year")


@dataclass(frozen=True)
class _Choice:
    """A time expression that may date the event; ``tier`` 0 hangs on the trigger, higher ones ever less surely."""

    tier: int
    span: TimeSpan
    why: str


def date_of(parse: Parse, trigger: int, *, published: str | None, tense: str) -> tuple[DateSpan | None, str]:
    """The date of the event at token ``trigger``, and in words why.

    ``published`` is an ISO date; ``tense`` (see ``tense_of``) decides between last and next Saturday. None where no
    time expression belongs to the event; one that cannot be resolved comes back without days, with its reason.
    """
    day = _day(published)
    spans = find_times(parse, parse.sentence_of[trigger])
    chosen = _best(parse, trigger, spans, day, tense)
    if chosen and chosen[0].start is not None:
        return chosen
    measured = _measured(parse, trigger, spans, day)
    return measured or chosen or _governing(parse, trigger, spans, day, tense) or (None, NONE_TOLD)


def _governing(
    parse: Parse, trigger: int, spans: tuple[TimeSpan, ...], day: date | None, tense: str
) -> tuple[DateSpan, str] | None:
    """The date of the act that the event is part of: "agreed on Monday to widen sanctions".

    What somebody says, a relative clause and a new sentence have a time of their own: there the climb ends.
    """
    node = trigger
    for _ in range(_CLIMB):
        head = parse.tokens[node].head
        if head < 0 or parse.tokens[node].deprel in ("ccomp", "acl:relcl", "parataxis", "appos", "conj"):
            return None
        if not is_verb(parse, node) and parse.tokens[head].lemma not in LIGHT:
            return None  # "condemned the talks on Saturday" dates the condemnation
        node = head
        found = _best(parse, node, spans, day, tense) if parse.tokens[node].upos == "VERB" else None
        if found and found[0].start is not None:
            return found[0], f"{found[1]}, of which it is part"
    return None


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _best(
    parse: Parse, trigger: int, spans: tuple[TimeSpan, ...], day: date | None, tense: str
) -> tuple[DateSpan, str] | None:
    """Resolve the candidates and take the surest that resolves, else the surest."""
    ranked = []
    for choice in _choices(parse, trigger, spans):
        found = _resolve(parse, choice.span, day, tense)
        precision = _PRECISIONS.index(found.precision) if found.precision else len(_PRECISIONS)
        closed = found.start is not None and found.end is not None
        key = (found.start is None and found.end is None, choice.tier, not closed, precision)
        ranked.append(((*key, abs(choice.span.head - trigger), choice.span.first), found, choice))
    if not ranked:
        return None
    _, found, choice = min(ranked, key=lambda row: row[0])
    read = f"{found.start}..{found.end}" if found.start or found.end else f"unresolved: {found.reason}"
    return found, f"'{choice.span.text}' {choice.why}; read as {tense}: {read}"


def _choices(parse: Parse, trigger: int, spans: tuple[TimeSpan, ...]) -> list[_Choice]:
    """The expressions that hang on the trigger or a carrier, or on a plain argument of one."""
    chain = carriers(parse, trigger)
    own = [carrier for carrier in chain if not is_verb(parse, carrier.token)]
    found = []
    for span in spans:
        if span.kind == "span" or span.covers(trigger) or _measures_clause(parse, span):
            continue
        for tier, carrier in enumerate(chain):
            why = _attachment(parse, span, carrier, own)
            if why and not _barred(parse, span, carrier):
                found.append(_Choice(tier + (0 if why.direct else len(chain)), span, why.words))
                break
    return found


@dataclass(frozen=True)
class _Attachment:
    words: str
    direct: bool


def _attachment(parse: Parse, span: TimeSpan, carrier: Carrier, own: list[Carrier]) -> _Attachment | None:
    governor = governor_of(parse, span)
    word = parse.tokens[carrier.token].text
    if governor == carrier.token:
        return _Attachment(f"dates '{word}' ({carrier.why})", True)
    if not is_verb(parse, carrier.token) or any(governor == noun.token for noun in own):
        return None
    if _argument_of(parse, governor, carrier.token) and base(parse, span.head) not in ("compound", "nummod", "amod"):
        if parse.tokens[span.head].deprel == "nmod:poss":
            return None
        return _Attachment(f"stands beside '{parse.tokens[governor].text}', which '{word}' governs", False)
    return None


def governor_of(parse: Parse, span: TimeSpan) -> int:
    """The token that the expression modifies; for "the vote was on Sunday" the subject. -1 if it stands alone."""
    subjects = parse.dependents(span.head, "nsubj")
    if subjects and parse.dependents(span.head, "cop"):
        return subjects[0]
    node = parse.tokens[span.head].head
    for _ in range(_CLIMB):
        if node < 0 or parse.tokens[node].upos not in ("ADV", "ADP"):
            break
        node = parse.tokens[node].head
    return node


def _argument_of(parse: Parse, noun: int, verb: int) -> bool:
    """Whether ``noun`` is, perhaps by way of nouns, a participant of ``verb`` and no happening of its own."""
    node = noun
    for _ in range(_CLIMB):
        if node < 0 or is_verb(parse, node) or is_eventive(parse, node) or parse.dependents(node, "acl"):
            return False
        relation, head = base(parse, node), parse.tokens[node].head
        if head == verb:
            return relation in ("obj", "obl", "nsubj", "iobj")
        if relation not in ("nmod", "flat", "appos", "conj"):
            return False
        node = head
    return False


def _barred(parse: Parse, span: TimeSpan, carrier: Carrier) -> bool:
    """With a conjunct that has its own subject only what stands before the first verb is shared."""
    return carrier.front_only and span.first > carrier.token


def _resolve(parse: Parse, span: TimeSpan, day: date | None, tense: str) -> DateSpan:
    tense = FUTURE if span.text[:4].lower() == "for " else tense  # "was set for July 13" looks ahead
    found = resolve(span.text, published=day, tense=tense)
    if found.reason == NO_ANCHOR:
        found = resolve(span.text, published=day, tense=tense, anchor=_anchor(parse, span, day))
    reason = NOT_UNDERSTOOD if found.reason == NOT_A_TIME else found.reason
    return structs.replace(found, text=_PREPOSITION.sub("", span.text), reason=reason)


def _anchor(parse: Parse, span: TimeSpan, day: date | None) -> date | None:
    """The first day of the date told last before ``span``, in its sentence or the two before it."""
    sentence = parse.sentence_of[span.first]
    for n in range(sentence, max(-1, sentence - _ANCHOR_SENTENCES - 1), -1):
        for earlier in reversed(find_times(parse, n)):
            if earlier.last >= span.first or earlier.kind != "date":
                continue
            governor = governor_of(parse, earlier)
            tense = tense_of(parse, governor) if governor >= 0 else "past"
            start = _day(resolve(earlier.text, published=day, tense=tense).start)
            if start:
                return start
    return None


def _measures_clause(parse: Parse, span: TimeSpan) -> bool:
    """Whether the expression measures the way to a clause or noun: "three days after Miller called"."""
    return _goal(parse, span) is not None


def _goal(parse: Parse, span: TimeSpan) -> tuple[int, int] | None:
    """Of "three days after X": X and the direction (1 after, -1 before); None for other expressions."""
    after = span.last + 1
    words = parse.text[slice(*parse.span(span.first, span.last))].lower().split()
    direction = _DIRECTIONS.get(words[-1]) if words else None
    if direction is None and after < len(parse.tokens):
        direction = _DIRECTIONS.get(parse.tokens[after].text.lower())
    if direction is None or parse.tokens[span.head].lemma.lower() not in _UNITS:
        return None
    node = parse.tokens[span.head].head
    marks = {"after", "before", "following"}
    if node > span.last and cases(parse, node) & marks:
        return node, direction
    below = [c for c in parse.children[span.head] if c > span.last and cases(parse, c) & marks]
    return (below[0], direction) if below else None


def _measured(parse: Parse, trigger: int, spans: tuple[TimeSpan, ...], day: date | None) -> tuple[DateSpan, str] | None:
    """Count from the other clause's date: the event stands some days after or before it, or it after the event."""
    for span in spans:
        goal = _goal(parse, span)
        if goal is None:
            continue
        node, direction = goal
        outer = parse.tokens[span.head].head if parse.tokens[node].head == span.head else parse.tokens[node].head
        if trigger == node and outer >= 0:
            other, direction = outer, -direction
        elif trigger == outer or any(carrier.token == outer for carrier in carriers(parse, trigger)):
            other = node
        else:
            continue
        return _counted(parse, span, other, direction, spans, day)
    return None


def _counted(
    parse: Parse, span: TimeSpan, other: int, direction: int, spans: tuple[TimeSpan, ...], day: date | None
) -> tuple[DateSpan, str] | None:
    told = _best(parse, other, spans, day, tense_of(parse, other))
    start = _day(told[0].start) if told and told[0].precision == "day" else None
    amount = " ".join(word for word in span.text.split() if word.lower() not in _DIRECTIONS)
    found = resolve(f"{amount} {'later' if direction > 0 else 'earlier'}", published=day, tense="past", anchor=start)
    if found.start is None:
        return None
    found = DateSpan(start=found.start, end=found.end, precision=found.precision, text=span.text)
    return found, f"'{span.text}' counts from '{parse.tokens[other].text}' on {start}: {found.start}..{found.end}"
