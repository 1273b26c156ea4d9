"""Whether an event happened, as its article presents it: factuality, auxiliary modes, condition.

The sentence gives a first value (``modality``); then the coding conventions: a speech act counts as soon as it is
uttered, a pledge as soon as it is made, and what only unnamed people tell stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Final

from legation.events.acts import uttered_state
from legation.events.background import is_background
from legation.events.conditions import Condition, condition_of
from legation.events.degrees import CERTAIN, FUTURE, HYPOTHETICAL, POSSIBLE, PROBABLE, UNKNOWN, State
from legation.events.modality import state_of
from legation.events.speech import links_of
from legation.records import DateSpan, Parse, Source

BACKGROUND_DAYS: Final = 7
_REFUSING: Final = frozenset(
    {"refuse", "decline", "reject", "balk", "veto", "block", "withhold", "suspend", "deny", "bar"}
)


@dataclass(frozen=True)
class Whether:
    """How sure an event is.

    ``factuality``: CT+ PR+ PS+ CT- PR- PS- Uu. ``auxiliary``: of historical, future, hypothetical, negation, in this
    order. ``condition``: the text the event hangs on, ``condition_span`` its characters. ``reasons``: the words and
    rules that decided, in order.
    """

    factuality: str
    auxiliary: tuple[str, ...]
    condition: str | None
    reasons: tuple[str, ...]
    condition_span: tuple[int, int] | None = None


def factuality_of(
    parse: Parse,
    trigger: int,
    *,
    type_: str,
    attribution: tuple[Source, ...],
    published: str | None,
    date: DateSpan | None,
) -> Whether:
    """Factuality, auxiliary modes and condition of the event of PLOVER type ``type_`` at token ``trigger``.

    ``attribution`` is the chain it stands on; ``published`` an ISO date or None; ``date`` when it happened, or None.
    """
    told = state_of(parse, trigger)
    act = uttered_state(parse, trigger, type_, told)
    state = told if act is None else act
    refused = told.sign < 0 or parse.tokens[trigger].lemma in _REFUSING or type_ == "REJECT"
    ahead = (
        told.degree < CERTAIN or FUTURE in told.flags or act is not None or type_ in ("THREATEN", "REQUEST", "REJECT")
    )
    condition = condition_of(parse, trigger, denied=refused, ahead=ahead or told.sign < 0)
    if act is None:
        state = _supposed(state, condition, type_)
        state = _dated(state, published, date)
    state = _contested(parse, trigger, state)
    state = _unnamed(state, attribution)
    historical = _historical(parse, trigger, state, published, date)
    return Whether(
        state.value,
        _auxiliary(state, historical is not None),
        condition.text if condition else None,
        (*(state.reasons or ("the article asserts it",)), *([historical] if historical else [])),
        condition.span if condition else None,
    )


def _supposed(state: State, condition: Condition | None, type_: str) -> State:
    """What a condition makes of what is ahead: possible, and hypothetical. An act of speech stays uttered."""
    if condition is None or not condition.supposes or (state.degree == CERTAIN and FUTURE not in state.flags):
        return state
    if type_ in ("THREATEN", "REQUEST", "REJECT", "ACCUSE") and FUTURE not in state.flags:
        return state
    return state.capped(POSSIBLE, FUTURE, HYPOTHETICAL, why=f"condition: '{condition.text}'")


def _dated(state: State, published: str | None, date: DateSpan | None) -> State:
    """A happening dated after the publication is ahead, whatever the tense (*talks on Monday*)."""
    if state.degree < CERTAIN or not published or date is None or not date.start or date.start <= published:
        return state
    return state.capped(PROBABLE, FUTURE, why=f"dated {date.start}, after publication")


def _contested(parse: Parse, trigger: int, state: State) -> State:
    """Denied by one and told by another in one breath: open."""
    groups = {link.group for link in links_of(parse, trigger)}
    if "deny" in groups and groups & {"say", "reveal", "claim"} and _told_beside(parse, trigger):
        return replace(
            state, degree=UNKNOWN, sign=1, reasons=(*state.reasons, "one source denies it, another tells it")
        )
    return state


def _told_beside(parse: Parse, trigger: int) -> bool:
    """Whether somebody else tells it within what is denied (*he denied that …, as a report says*)."""
    links = links_of(parse, trigger)
    denier = next(n for n, link in enumerate(links) if link.group == "deny")
    return any(link.source is not None and link.source != links[denier].source for link in links[:denier])


def _unnamed(state: State, attribution: tuple[Source, ...]) -> State:
    """Known only from unnamed people: neither certain nor certainly not."""
    if state.degree == CERTAIN and any(source.kind == "anonymous" for source in attribution):
        return replace(state, degree=UNKNOWN, sign=1, reasons=(*state.reasons, "known only from unnamed people"))
    return state


def _historical(parse: Parse, trigger: int, state: State, published: str | None, date: DateSpan | None) -> str | None:
    """Why the event is background, or None: it ended more than a week before the news, or its words say so."""
    if FUTURE in state.flags and state.value not in ("CT+", "CT-", "Uu"):
        return None
    if published and date is not None and date.end:
        limit = (Date.fromisoformat(published[:10]) - timedelta(days=BACKGROUND_DAYS)).isoformat()
        return f"ended {date.end}, more than a week before the news" if date.end < limit else None
    return is_background(parse, trigger, published)


def _auxiliary(state: State, historical: bool) -> tuple[str, ...]:
    unsure = state.degree < CERTAIN
    marks = (
        ("historical", historical),
        ("future", FUTURE in state.flags and unsure and state.degree > UNKNOWN),
        ("hypothetical", HYPOTHETICAL in state.flags),
        ("negation", state.sign < 0 and state.degree > UNKNOWN),
    )
    return tuple(name for name, holds in marks if holds)
