"""Time phrases of English news to date ranges: a grammar of its own, without a parse.

``resolve`` folds the phrase, takes off what does not matter (clock times, "on", "early" before a day), reads the
operators (since, until, by, between … and …, from … to …, the end of …) and leaves the points to ``calendar_points``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from legation.events import calendar_words as words
from legation.events import periods
from legation.events.calendar_points import number_of, unit_name
from legation.events.calendar_rules import RULES
from legation.events.periods import AMBIGUOUS, DURATION, NOT_A_TIME, RECURRING, VAGUE, Period, Setting, Unresolved
from legation.records import DateSpan

MAX_PHRASE: Final = 120
MAX_DEPTH: Final = 5
OUTSIDE: Final = "outside the calendar"
CLOCK: Final = "a clock time without a day"
_CLOCK_ALONE: Final = "clock"
_SOME_DAY: Final = date(2001, 6, 6)  # any day will do to learn what kind of phrase one is
_KINDS: Final = frozenset({DURATION, RECURRING, VAGUE, CLOCK})

_QUOTES: Final = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\xa0": " ", ",": " ", "(": " ", ")": " "}
)
_ZONE: Final = r"(?:\s(?:gmt|utc|est|edt|cet|cest|bst|ist|msk|local\stime|et|moscow\stime))?"
_CLOCK: Final = re.compile(
    r"(?:\b(?:at|around|about|by|shortly\safter|shortly\sbefore|just\safter|just\sbefore|until|from|since|after|before)\s)?"
    rf"\b(?:(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?::[0-5]\d)?)?\s?(?:am|pm|a\.m\.?|p\.m\.?|o'clock){_ZONE}"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_ZONE}"
    rf"|(?:[01]?\d|2[0-4])[.:h]?[0-5]\d\s(?:gmt|utc|local\stime))(?!\w)"
    r"|\b(?:at|around|before|after|by|shortly\safter|shortly\sbefore)\s(?:noon|midnight|dawn|dusk|midday|sunset|sunrise|nightfall)\b"
)
_DOTS: Final = re.compile(r"(?<=[a-z])\.(?=\s|$|-)|(?<=[a-z])\.$")
_HYPHENS: Final = re.compile(r"\b(mid|early|late|first|second|third|fourth|last)-(?=[a-z0-9])")
_SPACES: Final = re.compile(r"\s+")
_EDGES: Final = " \t\r\n.;:!?\"'“”[]-"
_LEADING: Final = re.compile(
    r"(?:(?:on|in|at|during|of|for|over|throughout|around|about|circa|from|starting|beginning|effective|as\sof|"
    r"as\searly\sas|as\slate\sas|as\srecently\sas|sometime|back|only|just|right|exactly|"
    r"(?:earlier|later|early|late)(?=\s(?:on|in|at)\s)|the\s(?:year|day|night|morning|evening|afternoon|month)\sof|the\s(?:year|years|months|days)(?=\s[\da-z]+\s(?:to|and|-|until|through)\s))\s)"
)
_DAY_LEADING: Final = re.compile(
    rf"(?:(?:the\s)?(?:(?:early\s|late\s)?{words.DAYPART}|(?:early\s|small\s|predawn\s|morning\s)hours)\s(?:of\s|on\s)|(?:earlier|later|early|late|mid)\s)"
    rf"(?=(?:on\s)?(?:{words.WEEKDAY}|{words.MONTH}\s\d|\d))"
)
_OPERATOR: Final = re.compile(
    r"(?P<op>ever\ssince|since|until|till|up\sto|through|no\slater\sthan|by|before|prior\sto|ahead\sof|after|following)\s(?P<rest>.+)"
)
_BETWEEN: Final = re.compile(r"(?:between|from|both)\s")
_APART: Final = r"(?!\s(?:in|on|at|by|for|from|since|until|till|after|before|during|between|over)\s)"
_JOIN: Final = re.compile(rf"\s(?:to|until|till|through|or|into|and\sagain\son|and{_APART})\s|\s?-(?!\s?the\s)\s?")
_EDGE_OF: Final = re.compile(
    r"(?:the\s)?(?P<edge>beginning|start|outset|opening|middle|end|close|latter\spart|early\spart|late\spart|first\spart|"
    r"early\sdays|final\sdays|last\sdays|closing\sdays|opening\sdays)\sof\s(?P<rest>.+)"
)
_WEEK_OF: Final = re.compile(
    r"(?:the\s)?(?P<unit>week|weekend)(?:\s(?:beginning|starting|ending|commencing|of))\s"
    r"(?P<rest>(?:on\s)?.*\d.*)"
)
_YEAR_END: Final = re.compile(
    r"(?:(?P<unit>year|month|week|quarter|decade|century)'s?|(?P<unit2>year|month|quarter))[\s-]end"
)
_NTH_OF: Final = re.compile(
    rf"(?:the\s)?(?P<n>{words.ORDINAL}|last|final|opening)\s(?:(?P<count>{words.NUMBER})\s)?"
    rf"(?P<unit>(?:day|week|weekend|month|year|half|quarter|{words.WEEKDAY})s?)\s(?:of|in)\s(?P<rest>.+)"
)
_DURATION: Final = re.compile(
    rf"(?:(?:for|after|over)\s)?{words.ABOUT}(?P<n>{words.NUMBER})\s(?:straight\s|consecutive\s)?(?P<unit>{words.UNIT})"
)
_EDGES_OF: Final = {"middle": "mid", "end": "late", "close": "late", "latter part": "late", "late part": "late"}


def resolve(
    phrase: str, *, published: date | None, tense: str, anchor: date | Period | None = None, narrative: bool = False
) -> DateSpan:
    """Resolve a time phrase against the day of publication; ``tense`` is past, present or future.

    A bare weekday, month or month-day takes the nearest day that the tense allows (the day of publication counts);
    ``anchor`` is the date last told, for "a week earlier" or "the next day"; in a ``narrative`` it places bare days and
    months too. An open side (``since 2019`` without a day of publication) leaves that end None. What cannot be resolved
    keeps its text, with the reason; never raises.
    """
    told = periods.day_of(anchor) if isinstance(anchor, date) else anchor
    return settle(phrase, Setting(published, tense, told, phrase, narrative))[0]


def settle(phrase: str, at: Setting) -> tuple[DateSpan, Period | None]:
    """Resolve a phrase in a setting; besides the date the period that later phrases count from, None without a date."""
    if len(phrase) > MAX_PHRASE:
        return DateSpan(text=phrase, reason=NOT_A_TIME), None
    try:
        found = read(fold_phrase(phrase), at, 0)
        return _span(found, phrase), found.core
    except Unresolved as unresolved:
        return DateSpan(text=phrase, reason=unresolved.reason), None
    except (OverflowError, ValueError):
        return DateSpan(text=phrase, reason=OUTSIDE), None


def lasting(phrase: str, end: date) -> DateSpan | None:
    """The stretch that a duration fills up to its last day: "for seventeen years", "two weeks"; None for other phrases.

    Years and decades are counted from the beginning of a year, since nobody means them to the day.
    """
    found = _DURATION.fullmatch(fold_phrase(phrase))
    if found is None:
        return None
    unit = unit_name(found["unit"])
    try:
        start = periods.shift(end, -number_of(found["n"]), unit)
    except (OverflowError, ValueError):
        return None
    start = start.replace(month=1, day=1) if unit in ("year", "decade", "century") else start
    return _span(Period(start, end, "range"), phrase)


@lru_cache(maxsize=8192)
def kind_of(phrase: str) -> str:
    """What the grammar makes of a phrase on its own: ``date``, ``none`` (not a time), ``span`` or ``open``.

    ``span`` is a duration, a recurrence or a clock time, which date nothing; ``open`` is vague or cannot be decided.
    """
    if fold_phrase(phrase) == _CLOCK_ALONE:
        return "span"
    reason = resolve(phrase, published=_SOME_DAY, tense="past", anchor=_SOME_DAY).reason
    if reason == NOT_A_TIME:
        return "none"
    if reason in (DURATION, RECURRING):
        return "span"
    return "open" if reason in (VAGUE, AMBIGUOUS, OUTSIDE) else "date"


def _span(found: Period, phrase: str) -> DateSpan:
    start, end = found.start, found.end
    if start and end and end < start:
        return DateSpan(text=phrase, reason="ends before it begins")
    reason = None if start and end else "its beginning is not told" if end else "its end is not told"
    return DateSpan(
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        precision=found.precision,
        text=phrase,
        reason=reason,
    )


def fold_phrase(phrase: str) -> str:
    """Lower case, plain quotes and dashes, no commas, no full stops after abbreviations, no clock times."""
    text = _SPACES.sub(" ", phrase.translate(_QUOTES).lower()).strip(_EDGES)
    clock = _CLOCK.sub(" ", text)
    if clock != text and not clock.strip(_EDGES):
        return _CLOCK_ALONE
    text = _HYPHENS.sub(r"\1 ", _DOTS.sub("", clock))
    text = re.sub(r"(?<=[a-z\d])'s$|(?<=s)'$", "", text.strip(_EDGES))
    return _SPACES.sub(" ", text).strip(_EDGES.replace("'", ""))


def read(text: str, at: Setting, depth: int) -> Period:
    """Read a folded phrase; raises Unresolved with the most telling reason."""
    if not text or depth > MAX_DEPTH:
        raise Unresolved(NOT_A_TIME)
    if text == _CLOCK_ALONE:
        return _clock(at)
    reasons = [NOT_A_TIME]
    for attempt in (_point, _operator, _edge, _nth, _pair, _bare):
        try:
            return attempt(text, at, depth)
        except Unresolved as unresolved:
            reasons.append(unresolved.reason)
    raise Unresolved(next((reason for reason in reasons if reason != NOT_A_TIME), NOT_A_TIME))


def _clock(at: Setting) -> Period:
    """A clock time is of the day last told."""
    if at.anchor is None or at.anchor.days > 1:
        raise Unresolved(CLOCK)
    return at.anchor


def _point(text: str, at: Setting, depth: int) -> Period:
    for pattern, rule in RULES:
        match = pattern.fullmatch(text)
        if match:
            return rule(match, at)
    raise Unresolved(NOT_A_TIME)


def _bare(text: str, at: Setting, depth: int) -> Period:
    """Take one word off the front that adds nothing to the date."""
    for pattern in (_DAY_LEADING, _LEADING):
        match = pattern.match(text)
        if match:
            return read(text[match.end() :], at, depth + 1)
    if text.startswith("the "):
        return read(text[4:], at, depth + 1)
    raise Unresolved(NOT_A_TIME)


def _operator(text: str, at: Setting, depth: int) -> Period:
    match = _OPERATOR.fullmatch(text)
    if not match:
        raise Unresolved(NOT_A_TIME)
    op, rest = match["op"], match["rest"]
    if op in ("since", "ever since"):
        told = read(rest, replace(at, tense="past"), depth + 1)
        return Period(told.first, at.now, "range", told.core)
    ahead = at.tense != "past" and not at.narrative
    found = read(rest, replace(at, tense="future" if ahead else "past"), depth + 1)
    if op in ("after", "following"):
        return Period(found.last + timedelta(days=1), None if ahead else at.now, "range", found.core)
    within = _EDGE_OF.fullmatch(rest) or op not in ("before", "prior to", "ahead of")
    end = found.last if within else found.first - timedelta(days=1)
    if op in ("by", "no later than") and not ahead:
        return found
    begins = at.day if ahead and at.day and at.day <= end else None
    return Period(begins, end, "range", found.core)


def _edge(text: str, at: Setting, depth: int) -> Period:
    """the end of March, the beginning of the year, year-end."""
    short = _YEAR_END.fullmatch(text)
    if short:
        return periods.part_of(periods.unit_of(short["unit"] or short["unit2"], at.base), "late")
    week = _WEEK_OF.fullmatch(text)
    if week:
        return periods.unit_of(week["unit"], read(week["rest"], at, depth + 1).first)
    match = _EDGE_OF.fullmatch(text)
    if not match:
        raise Unresolved(NOT_A_TIME)
    edge = match["edge"]
    part = "late" if edge.startswith(("final", "last", "closing")) else _EDGES_OF.get(edge, "early")
    return periods.part_of(read(_this(match["rest"], at), at, depth + 1), part)


def _this(rest: str, at: Setting) -> str:
    """After "the end of", "the month" is this month, in a narrative the one told of; alone it would be any."""
    return re.sub(
        r"^the (?=(?:day|week|month|quarter|year|decade|century)$)", "that " if at.narrative else "this ", rest
    )


def _nth(text: str, at: Setting, depth: int) -> Period:
    """the first week of May, the last three months of 2020, the second Sunday of June."""
    match = _NTH_OF.fullmatch(text)
    if not match:
        raise Unresolved(NOT_A_TIME)
    whole = read(_this(match["rest"], at), at, depth + 1)
    last = match["n"] in ("last", "final")
    number = 1 if last or match["n"] == "opening" else number_of(match["n"])
    unit, count = unit_name(match["unit"]), number_of(match["count"] or "one")
    found = (
        _nth_weekday(whole, unit, number, last)
        if unit in words.WEEKDAYS
        else _nth_unit(whole, unit, number, count, last)
    )
    if found.first < whole.first or found.last > whole.last:
        raise Unresolved("no such part")
    return found


def _nth_weekday(whole: Period, name: str, number: int, last: bool) -> Period:
    goal = words.WEEKDAYS[name]
    if last:
        return periods.day_of(whole.last - timedelta(days=(whole.last.weekday() - goal) % 7))
    return periods.day_of(whole.first + timedelta(days=(goal - whole.first.weekday()) % 7 + 7 * (number - 1)))


def _nth_unit(whole: Period, unit: str, number: int, count: int, last: bool) -> Period:
    if unit == "weekend":
        saturday = _nth_weekday(whole, "saturday", number, last).first
        return Period(saturday, saturday + timedelta(days=1), "range")
    if last:
        start, end = periods.shift(whole.last + timedelta(days=1), -count, unit), whole.last
    else:
        start = periods.shift(whole.first, (number - 1) * count, unit)
        end = periods.shift(start, count, unit) - timedelta(days=1)
    single = count == 1 and unit in ("day", "week", "month", "quarter", "year")
    return Period(start, end, unit if single else "range")


def _pair(text: str, at: Setting, depth: int) -> Period:
    """Two points joined: between … and …, from … to …, Monday and Tuesday, 2014-2016."""
    text = _BETWEEN.sub("", text, count=1) if _BETWEEN.match(text) else text
    reasons = [NOT_A_TIME]
    for left, right in _splits(text):
        try:
            return _span_of(left, right, at, depth + 1)
        except Unresolved as unresolved:
            reasons.append(unresolved.reason)
    raise Unresolved(reasons[-1])


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for match in list(_JOIN.finditer(text))[:3]:
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if left and right:
            yield left, right


def _span_of(left: str, right: str, at: Setting, depth: int) -> Period:
    """Resolve the surer side first and read the other one against it."""
    bare = replace(at, day=None, anchor=None, narrative=False)
    left_why, right_why = _why_not(left, bare, depth), _why_not(right, bare, depth)
    if {left_why, right_why} & _KINDS:
        raise Unresolved(left_why if left_why and left_why == right_why else NOT_A_TIME)
    left_sure, right_sure = left_why is None, right_why is None
    backward = right_sure if right_sure != left_sure else at.tense == "past" and not at.narrative
    if backward:
        b = read(right, at, depth)
        a = read(left, at if left_sure else replace(at, day=b.last, tense="past", narrative=False), depth)
    else:
        a = read(left, at, depth)
        b = read(right, at if right_sure else replace(at, day=a.first, tense="future", narrative=False), depth)
    if b.last < a.first:
        raise Unresolved("ends before it begins")
    return Period(a.first, b.last, "range", b.core)


def _why_not(text: str, at: Setting, depth: int) -> str | None:
    """Why ``text`` gives no date in this setting; None where it gives one."""
    try:
        read(text, at, depth)
    except Unresolved as unresolved:
        return unresolved.reason
    except (ValueError, OverflowError):
        return OUTSIDE
    return None
