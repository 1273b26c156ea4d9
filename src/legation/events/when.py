"""The date of an event: which time expression of its sentence dates it, and what day that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from msgspec import structs

from legation.events.calendar import lasting, resolve, settle
from legation.events.calendar_words import NUMBER, UNIT
from legation.events.clauses import LIGHT, OCCUR, Carrier, base, carriers, cases, is_eventive, is_verb
from legation.events.learned import linked
from legation.events.periods import NOT_A_TIME, Period
from legation.events.tense import FUTURE, tense_of
from legation.events.times import ANOTHER_EVENT, TimeSpan, Told, day_of_iso, governor_of, read_times
from legation.records import DateSpan, Parse

__all__ = ["date_of", "tense_of"]

# Left off the text of a date: "on Saturday" is told as "Saturday", while "since Saturday" and "in two days" stay.
_PREPOSITION: Final = re.compile(rf"^(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]f|[Ff]or|[Oo]ver)\s+(?!{NUMBER}\s{UNIT})")
NOT_UNDERSTOOD: Final = "not understood"
NONE_TOLD: Final = "no time expression belongs to the event"
_CLIMB: Final = 4
_SIDES: Final = ("obj", "obl", "nsubj", "iobj")
_PARTIES: Final = frozenset({"ORG", "PERSON", "COUNTRY"})
_BODY: Final = (
    "government parliament administration delegation coalition federation association organization organisation nation "
    "corporation commission mission regiment department establishment population opposition union division"
)
_DEAL: Final = "levy slap lodge voice express submit serve mete inflict restore maintain"
_DOCUMENT: Final = (
    "statement alert letter interview report speech tweet post order filing briefing announcement memo note decree "
    "article broadcast address dispatch communique editorial notice message"
)
_TERM: Final = "jail imprison sentence ban suspend expel exile extend bar disqualify sanction"
_BODIES: Final = frozenset(_BODY.split())
_DEALING: Final = frozenset(_DEAL.split())
_DOCUMENTS: Final = frozenset(_DOCUMENT.split())
_TERMS: Final = frozenset(_TERM.split())  # what a verb of these gives a length to is a penalty, not what went on
_ANNOUNCING: Final = frozenset({"announce", "declare", "proclaim"})
_PERFECT: Final = frozenset({"has", "have", "'ve"})
_GONE: Final = re.compile(r"\b(?:yesterday|last|ago|earlier)\b", re.IGNORECASE)
SURE_LINK: Final = 0.5  # probability from which the engine's link alone dates an event
_UNITS: Final = frozenset({"day", "week", "month", "year", "decade", "hour"})
_DIRECTIONS: Final = {"after": 1, "before": -1, "following": 1}
_PRECISIONS: Final = ("day", "week", "month", "quarter", "range", "year")


@dataclass(frozen=True)
class _Choice:
    """A time expression that may date the event; ``tier`` 0 hangs on the trigger, higher ones ever less surely."""

    tier: int
    told: Told
    why: str

    @property
    def span(self) -> TimeSpan:
        """The expression itself."""
        return self.told.span


def date_of(parse: Parse, trigger: int, *, published: str | None, tense: str) -> tuple[DateSpan | None, str]:
    """The date of the event at token ``trigger``, and in words why.

    ``published`` is an ISO date; ``tense`` (see ``tense_of``) decides between last and next Saturday. None where no
    time expression belongs to the event; one that cannot be resolved comes back without days, with its reason.
    """
    times = read_times(parse, published)[parse.sentence_of[trigger]]
    chosen = _best(parse, trigger, times, tense)
    if chosen and chosen[0].start is not None:
        return chosen
    other = _measured(parse, trigger, times) or _lasting(parse, trigger, times, tense)
    found = other or chosen or _governing(parse, trigger, times, tense) or _linked(parse, trigger, times, tense)
    return found or (None, NONE_TOLD)


def _linked(parse: Parse, trigger: int, times: tuple[Told, ...], tense: str) -> tuple[DateSpan, str] | None:
    """The expression that the language engine links to the event, where the syntax leads to none."""
    links = linked(parse, (trigger,), "time")
    sure = [
        (max(links.get(i, 0.0) for i in range(told.span.first, told.span.last + 1)), told)
        for told in times
        if told.span.kind == "date" and not told.span.covers(trigger)
    ]
    share, told = max(sure, key=lambda row: row[0], default=(0.0, None))
    if told is None or share < SURE_LINK:
        return None
    found = _resolve(told, tense)
    return (found, f"'{told.span.text}' is linked to it ({share:.2f})") if found.start is not None else None


def _governing(parse: Parse, trigger: int, times: tuple[Told, ...], tense: str) -> tuple[DateSpan, str] | None:
    """The date of the act that the event is part of: "agreed on Monday to widen sanctions".

    What somebody says, a relative clause and a new sentence have a time of their own: there the climb ends.
    """
    node = trigger
    for _ in range(_CLIMB):
        head = parse.tokens[node].head
        if head >= 0 and _done_by_telling(parse, node, head):
            node = head
            found = _best(parse, node, times, tense)
            return (found[0], f"{found[1]}, with which it was made known") if found and found[0].start else None
        if head < 0 or parse.tokens[node].deprel in ("ccomp", "acl:relcl", "parataxis", "appos", "conj"):
            return None
        if not is_verb(parse, node) and parse.tokens[head].lemma not in LIGHT:
            return None  # "condemned the talks on Saturday" dates the condemnation
        node = head
        found = _best(parse, node, times, tense) if parse.tokens[node].upos == "VERB" else None
        if found and found[0].start is not None:
            return found[0], f"{found[1]}, of which it is part"
    return None


def _done_by_telling(parse: Parse, node: int, head: int) -> bool:
    """Whether to announce it is to do it: "announced on Friday that it has lifted the embargo"."""
    if base(parse, node) != "ccomp" or parse.tokens[head].lemma not in _ANNOUNCING:
        return False
    forms = {parse.tokens[c].text.lower() for c in parse.dependents(node, "aux")}
    return bool(forms & _PERFECT) and "been" not in forms


def _best(parse: Parse, trigger: int, times: tuple[Told, ...], tense: str) -> tuple[DateSpan, str] | None:
    """Resolve the candidates and take the surest that resolves, else the surest."""
    ranked = []
    for choice in _choices(parse, trigger, times):
        found = _resolve(choice.told, tense)
        precision = _PRECISIONS.index(found.precision) if found.precision else len(_PRECISIONS)
        closed = found.start is not None and found.end is not None
        key = (found.start is None and found.end is None, choice.tier, not closed, precision)
        ranked.append(((*key, abs(choice.span.head - trigger), choice.span.first), found, choice))
    if not ranked:
        return None
    _, found, choice = min(ranked, key=lambda row: row[0])
    read = f"{found.start}..{found.end}" if found.start or found.end else f"unresolved: {found.reason}"
    return found, f"'{choice.span.text}' {choice.why}; read as {tense}: {read}"


def _choices(parse: Parse, trigger: int, times: tuple[Told, ...]) -> list[_Choice]:
    """The expressions that hang on the trigger or a carrier, or on a plain argument of one."""
    chain = _chain(parse, trigger)
    own = [carrier for carrier in chain if not is_verb(parse, carrier.token)]
    found = []
    for told in times:
        span = told.span
        if span.kind == "span" or span.covers(trigger) or told.date.reason == ANOTHER_EVENT:
            continue
        if _goal(parse, span) is not None:  # it measures the way to a clause: "three days after Miller called"
            continue
        for tier, carrier in enumerate(chain):
            why = _attachment(parse, span, carrier, own)
            if why and not _barred(parse, span, carrier):
                found.append(_Choice(tier + (0 if why.direct else len(chain)), told, why.words))
                break
    return found


def _chain(parse: Parse, trigger: int) -> list[Carrier]:
    """The carriers of the event, and words that carry no event in other respects but share its date."""
    found = carriers(parse, trigger)
    for carrier in [carrier for carrier in found if not is_verb(parse, carrier.token)]:
        found += [more for more in _sharing(parse, carrier.token) if all(more.token != old.token for old in found)]
    return found


def _sharing(parse: Parse, noun: int) -> Iterator[Carrier]:
    """Of an event noun: its copular predicate, the verb that is said to be likely of it, the verb that it happened at."""
    head, relation = parse.tokens[noun].head, base(parse, noun)
    if head < 0:
        return
    word = parse.tokens[head].text
    if relation in ("nsubj", "obl") and not is_verb(parse, head) and parse.dependents(head, "cop"):
        yield Carrier(head, f"told by '{word}'")
    if relation == "nsubj":
        ahead = [c for c in parse.dependents(head, "xcomp") if parse.tokens[c].lemma in LIGHT | OCCUR]
        yield from (Carrier(verb, f"told by '{word} to {parse.tokens[verb].text}'") for verb in ahead)
    if relation in ("obj", "nsubj") and parse.tokens[head].lemma in _DEALING:
        yield from (Carrier(head, f"object of '{word}'"), *carriers(parse, head)[1:])
    verb = _verb_above(parse, noun) if cases(parse, noun) & {"at", "during"} else None
    if verb is not None and verb != head:
        yield Carrier(verb, f"circumstance of '{parse.tokens[verb].text}'")


def _verb_above(parse: Parse, noun: int) -> int | None:
    """The verb whose phrases, one within the other, hold the noun."""
    node = noun
    for _ in range(_CLIMB):
        if base(parse, node) not in ("nmod", "obl", "conj", "obj"):
            return None
        node = parse.tokens[node].head
        if node < 0 or is_verb(parse, node):
            return node if node >= 0 else None
    return None


@dataclass(frozen=True)
class _Attachment:
    words: str
    direct: bool


def _attachment(parse: Parse, span: TimeSpan, carrier: Carrier, own: list[Carrier]) -> _Attachment | None:
    governor = governor_of(parse, span)
    word = parse.tokens[carrier.token].text
    if governor == carrier.token:
        return _Attachment(f"dates '{word}' ({carrier.why})", True)
    if governor < 0 or any(governor == noun.token for noun in own):
        return None
    beside = f"stands beside '{parse.tokens[governor].text}', which '{word}' governs"
    if not is_verb(parse, carrier.token):
        return _Attachment(beside, False) if _argument_of(parse, governor, carrier.token, ("nmod",)) else None
    if _past_of_promise(parse, span, governor, carrier.token):
        return _Attachment(f"is past, so dates '{word}' and not what was ahead", False)
    if base(parse, span.head) in ("compound", "nummod", "amod"):
        named = base(parse, governor) == "obl" and parse.tokens[governor].lemma in _DOCUMENTS
        named = named or (base(parse, governor) == "nsubj" and "on" in _word_before(parse, span))
    else:
        named = parse.tokens[span.head].deprel != "nmod:poss"
    return _Attachment(beside, False) if named and _argument_of(parse, governor, carrier.token, _SIDES) else None


def _word_before(parse: Parse, span: TimeSpan) -> str:
    return parse.tokens[span.first - 1].text.lower() if span.first else ""


def _past_of_promise(parse: Parse, span: TimeSpan, governor: int, verb: int) -> bool:
    """Whether a past day was parsed with what somebody had yet to do: "offered to resign last night"."""
    ahead = base(parse, governor) == "xcomp" and parse.tokens[governor].head == verb and "to" in cases(parse, governor)
    return ahead and parse.tokens[verb].xpos in ("VBD", "VBN") and bool(_GONE.search(span.text))


def _argument_of(parse: Parse, noun: int, carrier: int, relations: tuple[str, ...]) -> bool:
    """Whether ``noun`` is, perhaps by way of nouns, a participant of ``carrier`` and no happening of its own."""
    node = noun
    for _ in range(_CLIMB):
        if node < 0 or is_verb(parse, node) or parse.dependents(node, "acl"):
            return False
        if is_eventive(parse, node) and not _is_body(parse, node):
            return False
        relation, head = base(parse, node), parse.tokens[node].head
        if head == carrier:
            return relation in relations
        if relation not in ("nmod", "flat", "appos", "conj"):
            return False
        node = head
    return False


def _is_body(parse: Parse, i: int) -> bool:
    """Whether a noun that ends like a happening is somebody: government, administration, delegation."""
    entity = parse.entity_at.get(i)
    return parse.tokens[i].lemma.lower() in _BODIES or (entity is not None and entity.label in _PARTIES)


def _barred(parse: Parse, span: TimeSpan, carrier: Carrier) -> bool:
    """With a conjunct that has its own subject only what stands before the first verb is shared."""
    return carrier.front_only and span.first > carrier.token


def _resolve(told: Told, tense: str) -> DateSpan:
    span = told.span
    tense = FUTURE if span.text[:4].lower() == "for " else tense  # "was set for July 13" looks ahead
    found, _ = settle(span.text, replace(told.setting, tense=tense))
    reason = NOT_UNDERSTOOD if found.reason == NOT_A_TIME else found.reason
    return structs.replace(found, text=_PREPOSITION.sub("", span.text), reason=reason)


def _goal(parse: Parse, span: TimeSpan) -> tuple[int, int] | None:
    """Of "three days after X": X and the direction (1 after, -1 before); None for other expressions."""
    after = span.last + 1
    words = parse.text[slice(*parse.span(span.first, span.last))].lower().split()
    direction = _DIRECTIONS.get(words[-1]) if words else None
    if direction is None and after < len(parse.tokens):
        direction = _DIRECTIONS.get(parse.tokens[after].text.lower())
    unit = next((k for k in range(span.first, span.last + 1) if parse.tokens[k].lemma.lower() in _UNITS), None)
    if direction is None or unit is None:
        return None
    marks = {"after", "before", "following"}
    node = parse.tokens[unit].head
    if node >= 0 and parse.tokens[node].text.lower() in marks:
        node = parse.tokens[node].head
    if node > span.last and cases(parse, node) & marks:
        return node, direction
    below = [c for c in parse.children[unit] if c > span.last and cases(parse, c) & marks]
    return (below[0], direction) if below else None


def _measured(parse: Parse, trigger: int, times: tuple[Told, ...]) -> tuple[DateSpan, str] | None:
    """Count from the other clause's date: the event stands some days after or before it, or it after the event."""
    for span in (told.span for told in times):
        goal = _goal(parse, span)
        if goal is None:
            continue
        node, direction = goal
        outer = parse.tokens[span.head].head if parse.tokens[node].head == span.head else parse.tokens[node].head
        joined = base(parse, trigger) == "conj" and parse.tokens[trigger].head == node
        if (trigger == node or joined) and outer >= 0:
            other, direction = outer, -direction
        elif trigger == outer or any(carrier.token == outer for carrier in carriers(parse, trigger)):
            other = node
        else:
            continue
        return _counted(parse, span, other, direction, times)
    return None


def _counted(
    parse: Parse, span: TimeSpan, other: int, direction: int, times: tuple[Told, ...]
) -> tuple[DateSpan, str] | None:
    told = _best(parse, other, times, tense_of(parse, other))
    start, end = (day_of_iso(told[0].start), day_of_iso(told[0].end)) if told else (None, None)
    if told is None or start is None or end is None:
        return None
    amount = " ".join(word for word in span.text.split() if word.lower() not in _DIRECTIONS)
    anchor = Period(start, end, told[0].precision or "range")
    found = resolve(f"{amount} {'later' if direction > 0 else 'earlier'}", published=None, tense="past", anchor=anchor)
    if found.start is None:
        return None
    found = DateSpan(start=found.start, end=found.end, precision=found.precision, text=span.text)
    return found, f"'{span.text}' counts from '{parse.tokens[other].text}' on {start}: {found.start}..{found.end}"


def _lasting(parse: Parse, trigger: int, times: tuple[Told, ...], tense: str) -> tuple[DateSpan, str] | None:
    """The stretch of what still goes on, or just ended: "has been under siege for two years", "two weeks of protests"."""
    if tense == FUTURE:
        return None
    for told in (told for told in times if told.span.kind == "span"):
        span, end = told.span, told.setting.day
        if _counts(parse, span, trigger):
            core = told.setting.anchor
            end = core.last if core is not None and core.days == 1 and (end is None or core.last <= end) else end
        elif not _still_goes_on(parse, span, trigger):
            continue
        found = lasting(span.text, end) if end else None
        if found is not None:
            return found, f"'{span.text}' tells how long it went on, up to {end}"
    return None


def _counts(parse: Parse, span: TimeSpan, trigger: int) -> bool:
    """Whether a duration counts the event: "two weeks of protests"."""
    return base(parse, trigger) == "nmod" and span.covers(parse.tokens[trigger].head) and "of" in cases(parse, trigger)


def _still_goes_on(parse: Parse, span: TimeSpan, trigger: int) -> bool:
    """Whether "for two years" measures a present perfect of the event. Of a sentence or a ban it is the term."""
    governor = governor_of(parse, span)
    if not span.text.lower().startswith("for ") or all(carrier.token != governor for carrier in _chain(parse, trigger)):
        return False
    forms = {parse.tokens[c].text.lower() for c in parse.dependents(governor, "aux")}
    return bool(forms & _PERFECT) and parse.tokens[governor].lemma not in _TERMS
