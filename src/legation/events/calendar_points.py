"""Single points of the calendar: each rule reads one kind of phrase into a period, or says why it cannot.

Rules see the phrase in lower case, without commas and full stops, and without a preposition before it. The first
rule whose pattern matches the whole phrase decides. Conventions: a week is the calendar week; seasons are northern;
"last" and "next" before a weekday mean strictly before and after the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from legation.events import calendar_words as words
from legation.events import periods
from legation.events.periods import (
    AMBIGUOUS,
    DURATION,
    NO_ANCHOR,
    NOT_A_TIME,
    VAGUE,
    Period,
    Setting,
    Unresolved,
    day_of,
    shift,
    unit_of,
)

_YEARS_AROUND: Final = 9
_WEEK: Final = 7


Rule = Callable[[re.Match[str], Setting], Period]


def number_of(text: str) -> int:
    """The value of a number or ordinal in digits or words."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    key = " ".join(text.split())
    return words.NUMBERS.get(key) or words.ORDINALS.get(key) or 0


def unit_name(text: str) -> str:
    """The singular of a unit."""
    return "century" if text.startswith("centur") else text.rstrip("s")


def read_today(match: re.Match[str], at: Setting) -> Period:
    """today, tonight, this morning: the day of publication."""
    return day_of(at.published)


def read_day_off(match: re.Match[str], at: Setting) -> Period:
    """yesterday, tomorrow, last night, the day before yesterday."""
    offsets = {"yesterday": -1, "last": -1, "tomorrow": 1, "before": -2, "after": 2}
    return day_of(at.published + timedelta(days=offsets[match["off"]]))


def read_overnight(match: re.Match[str], at: Setting) -> Period:
    """overnight: the day before publication to the day of publication."""
    return Period(at.published - timedelta(days=1), at.published, "range")


def read_weekday(match: re.Match[str], at: Setting) -> Period:
    """A weekday, with last, next, this, the following … and a week named after it."""
    name, which, week = match["name"], match["which"] or match["which2"], match["week"]
    if len(name) <= 5 and not re.search(rf"\b{name}\b\.|\d", at.original, re.I):
        raise Unresolved(NOT_A_TIME)
    goal = words.WEEKDAYS[name]
    if week:
        monday = unit_of("week", at.published + timedelta(days=7 * {"last": -1, "this": 0, "next": 1}[week])).first
        return day_of(monday + timedelta(days=goal))
    if which in ("following", "previous"):
        return _step(at.told.first, goal, 1 if which == "following" else -1)
    if which in ("last", "past", "this past"):
        return _step(at.published, goal, -1)
    if which in ("next", "coming", "this coming"):
        return _step(at.published, goal, 1)
    if which == "this":
        return day_of(unit_of("week", at.published).first + timedelta(days=goal))
    if at.narrative and at.told.days > _WEEK:
        raise Unresolved(NO_ANCHOR)
    back = (at.base.weekday() - goal) % 7
    days = [at.base - timedelta(days=back), at.base + timedelta(days=7 - back if back else 0)]
    return at.place([day_of(day) for day in days])


def _step(day: date, goal: int, sign: int) -> Period:
    """The next (or, with sign -1, the previous) day after ``day`` that is weekday ``goal``."""
    gap = (sign * (goal - day.weekday())) % 7 or 7
    return day_of(day + timedelta(days=sign * gap))


def read_month_day(match: re.Match[str], at: Setting) -> Period:
    """Feb. 25, 25 February 2022, Tuesday the 1st of March; a weekday named with it chooses the year."""
    month, day = words.MONTHS[match["month"]], number_of(match["day"])
    weekday = match.groupdict().get("weekday")
    year = _year_in(match, at)
    if year is not None:
        return _same_day(month, day, day, year)
    found = list(_in_years(at.base.year, lambda y: _same_day(month, day, day, y)))
    if not found:
        raise Unresolved("no such day")
    if weekday:
        found = [one for one in found if one.first.weekday() == words.WEEKDAYS[weekday]] or found
        return periods.nearest(found, at.base, "present")
    return at.place(found)


def _same_day(month: int, first: int, last: int, year: int) -> Period:
    try:
        start, end = date(year, month, first), date(year, month, last)
    except ValueError as error:
        raise Unresolved("no such day") from error
    if end < start:
        raise Unresolved("ends before it begins")
    return Period(start, end, "day" if start == end else "range")


def _in_years(year: int, make: Callable[[int], Period]) -> Iterator[Period]:
    """The namesakes of a period in the years around ``year``, in order (Feb. 29 may be eight years off)."""
    for candidate in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1):
        try:
            yield make(candidate)
        except (Unresolved, ValueError, OverflowError):
            continue


def _year_in(match: re.Match[str], at: Setting) -> int | None:
    """The year that a rule's ``year`` group names, in digits or as last, this, next, that year."""
    text = match.groupdict().get("year")
    if not text:
        return None
    if text[0].isdigit():
        return int(text)
    if text.startswith(("that", "the same")):
        return at.told.first.year
    return at.published.year + {"last": -1, "next": 1}.get(text.split()[0], 0)


def read_month_days(match: re.Match[str], at: Setting) -> Period:
    """March 1-5, between the 3rd and the 7th of May 2020."""
    month = words.MONTHS[match["month"]]
    first, last = number_of(match["day"]), number_of(match["last"])
    year = _year_in(match, at)
    if year is not None:
        return _same_day(month, first, last, year)
    found = list(_in_years(at.base.year, lambda y: _same_day(month, first, last, y)))
    if not found:
        raise Unresolved("no such day")
    return at.place(found)


def _month_number(name: str, at: Setting) -> int:
    # "may" and "march" are words of their own, and "mar" or "dec" alone are often none of ours.
    dotted = r"(?:\.|\b(?=.*\d))" if len(name) < 5 and name not in ("may", "june", "july") else r"\b"
    if not re.search(rf"\b(?:{name.capitalize()}|{name.upper()}){dotted}", at.original):
        raise Unresolved(NOT_A_TIME)
    return words.MONTHS[name]


def read_month(match: re.Match[str], at: Setting) -> Period:
    """June, early March, last May, August of 1914."""
    name, part, which = match["month"], match["part"], match["which"]
    number, year = _month_number(name, at), _year_in(match, at)
    if year is not None:
        found = periods.month_of(year, number)
    else:
        year = _origin(which, at).year
        namesakes = [periods.month_of(year + n, number) for n in (-1, 0, 1) if 0 < year + n <= date.max.year]
        found = _which(namesakes, which, at)
    return periods.part_of(found, part) if part else found


def read_told_name(match: re.Match[str], at: Setting) -> Period:
    """the following June, the previous winter, that same spring: counted from the date last told."""
    name, told, which = match["name"], at.told, match["which"].split()[-1]
    years = range(max(1, told.first.year - 2), min(date.max.year - 1, told.last.year + 2) + 1)
    if name in words.MONTHS:
        number = _month_number(name, at)
        found = [periods.month_of(year, number) for year in years]
    else:
        found = [periods.season_of(name, year) for year in years]
    if which in ("next", "following"):
        return min((p for p in found if p.first > told.last), key=lambda p: p.first)
    if which in ("previous", "preceding"):
        return max((p for p in found if p.last < told.first), key=lambda p: p.first)
    return periods.follow(found, told)


def _origin(which: str | None, at: Setting) -> date:
    """The day that a namesake is looked for from: "last June" is last on the day of publication, in a narrative too."""
    return at.published if which and which not in ("previous", "the") else at.base


def _which(namesakes: list[Period], which: str | None, at: Setting) -> Period:
    """Of months, seasons … that bear one name, the one that last, next or this picks (else the tense)."""
    if which in ("last", "past", "this past", "previous"):
        return max((p for p in namesakes if p.last < _origin(which, at)), key=lambda p: p.first)
    if which in ("next", "coming", "this coming"):
        return min((p for p in namesakes if p.first > at.published), key=lambda p: p.first)
    return periods.nearest(namesakes, at.published, "present") if which == "this" else at.place(namesakes)


def read_year(match: re.Match[str], at: Setting) -> Period:
    """2018, late 2019, 2018 before a noun."""
    found = periods.year_of(int(match["year"]))
    part = match.groupdict().get("part")
    return periods.part_of(found, part) if part else found


def read_decade(match: re.Match[str], at: Setting) -> Period:
    """the 1990s, the late '80s."""
    digits = match["year"]
    start = int(digits) if len(digits) == 4 else (1900 if digits >= "20" else 2000) + int(digits)
    found = periods.years_of(start, 10)
    return periods.part_of(found, match["part"]) if match["part"] else found


def read_century(match: re.Match[str], at: Setting) -> Period:
    """the 19th century."""
    number = number_of(match["n"])
    if not 1 <= number <= 30:
        raise Unresolved("no such century")
    found = periods.years_of(number * 100 - 99, 100)
    return periods.part_of(found, match["part"]) if match["part"] else found


def read_quarter(match: re.Match[str], at: Setting) -> Period:
    """the first quarter, the second half of 2021, Q1 2020."""
    kind = "half" if match["kind"].startswith("h") else "quarter"
    count, length = (2, 6) if kind == "half" else (4, 3)
    number = count if match["n"] in ("last", "latter", "final") else number_of(match["n"])
    if not 1 <= number <= count:
        raise Unresolved(f"no such {kind}")
    label = "quarter" if kind == "quarter" else "range"
    year = _year_in(match, at)
    if year is not None:
        return periods.months_of(year, (number - 1) * length + 1, length, label)
    around = _in_years(at.base.year, lambda y: periods.months_of(y, (number - 1) * length + 1, length, label))
    return at.place(list(around))


def read_season(match: re.Match[str], at: Setting) -> Period:
    """last summer, the spring of 2015."""
    name, year = match["season"], _year_in(match, at)
    if year is not None:
        found = periods.season_of(name, year)
    else:
        around = list(_in_years(_origin(match["which"], at).year, lambda y: periods.season_of(name, y)))
        found = _which(around, match["which"], at)
    return periods.part_of(found, match["part"]) if match["part"] else found


def read_relative_unit(match: re.Match[str], at: Setting) -> Period:
    """last week, late this month, earlier next year …: calendar units around the day of publication."""
    unit, which, part = unit_name(match["unit"]), match["which"].split()[-1], match["part"]
    count = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    base = _origin(which, at)
    found = at.count(0, unit) if at.narrative and which == "the" else unit_of(unit, shift(base, count, unit))
    if part == "earlier":
        return Period(found.first, max(found.first, min(found.last, base)), "range")
    if part and part.endswith(("later", "rest", "remainder")):
        return Period(min(found.last, max(found.first, base)), found.last, "range")
    return periods.part_of(found, part) if part else found


def read_weekend(match: re.Match[str], at: Setting) -> Period:
    """the weekend, last weekend, this coming weekend."""
    which = (match["which"] or "").removeprefix("the ").strip() or None
    ends = [periods.weekend_of(_origin(which, at) + timedelta(days=7 * n)) for n in (-1, 0, 1)]
    if which == "next":
        return ends[2]
    return _which(ends, which if which in ("last", "past", "this past", "coming", "this coming") else None, at)


def read_told_unit(match: re.Match[str], at: Setting) -> Period:
    """that day, the following week, the next morning …: counted from the date last told."""
    unit = unit_name(match["unit"]) if re.fullmatch(words.UNIT, match["unit"]) else "day"
    which, part = match["which"].split()[-1], match.groupdict().get("part")
    count = {"previous": -1, "preceding": -1, "before": -1, "next": 1, "following": 1, "after": 1}.get(which, 0)
    found = at.count(count, unit)
    if part in ("earlier", "later") and found.precision != "day":
        told = at.told if not count else found
        return Period(found.first, told.last, "range") if part == "earlier" else Period(told.first, found.last, "range")
    return periods.part_of(found, part) if part in ("early", "mid", "late") else found


def read_ago(match: re.Match[str], at: Setting) -> Period:
    """two days ago, a week from now, three months earlier."""
    unit, count = unit_name(match["unit"]), number_of(match["n"])
    if match["way"] in ("ago", "back"):
        return unit_of(unit, shift(at.published, -count, unit))
    if match["way"] in ("from now", "from today", "hence"):
        return unit_of(unit, shift(at.published, count, unit))
    backward = match["way"] in ("earlier", "before", "previously", "prior", "beforehand")
    return at.count(-count if backward else count, unit)


def read_ahead(match: re.Match[str], at: Setting) -> Period:
    """in two weeks, within ten days: a point or a stretch ahead; of the past it is a duration."""
    unit, count = unit_name(match["unit"]), number_of(match["n"])
    if at.tense == "past" and not match["time"]:
        raise Unresolved(DURATION)
    goal = shift(at.published, count, unit)
    return Period(at.published, goal, "range") if match["prep"] == "within" else unit_of(unit, goal)


def read_stretch(match: re.Match[str], at: Setting) -> Period:
    """the past three weeks, the next year: a stretch that ends or begins on the day of publication.

    "The preceding" and "the following" count from the date last told, as "the next" does in a narrative.
    """
    if match["unit"].endswith("s") and not match["n"]:
        raise Unresolved(VAGUE)
    unit, count = unit_name(match["unit"]), number_of(match["n"] or "one")
    if match["which"] in ("previous", "preceding"):
        return Period(shift(at.told.first, -count, unit), at.told.first, "range")
    if match["which"] in ("last", "past"):
        return Period(shift(at.published, -count, unit), at.published, "range")
    start = at.told.last if match["which"] == "following" or at.narrative else at.published
    return Period(start, shift(start, count, unit), "range")


def read_holiday(match: re.Match[str], at: Setting) -> Period:
    """Christmas Eve, Easter Monday 2021."""
    name, year = match["name"], _year_in(match, at)

    def of(in_year: int) -> Period:
        if name in words.EASTER_DAYS:
            return day_of(periods.easter(in_year) + timedelta(days=words.EASTER_DAYS[name]))
        return day_of(date(in_year, *words.HOLIDAYS[name]))

    if year is not None:
        return of(year)
    return at.place(list(_in_years(at.base.year, of)))


def read_iso(match: re.Match[str], at: Setting) -> Period:
    """2022-03-01, 2022/03/01, 2022-03-01T10:00Z."""
    year, month = int(match["y"]), int(match["m"])
    if not 1 <= month <= 12:
        raise Unresolved(NOT_A_TIME)
    if not match["d"]:
        return periods.month_of(year, month)
    return _same_day(month, int(match["d"]), int(match["d"]), year)


def read_slashed(match: re.Match[str], at: Setting) -> Period:
    """25/2/2022; with both figures below 13 it stays open which is the month."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if (first > 12) == (second > 12) and first != second:
        raise Unresolved(AMBIGUOUS if first <= 12 else NOT_A_TIME)
    day, month = max(first, second), min(first, second)
    if not 1 <= month <= 12:
        raise Unresolved(NOT_A_TIME)
    return _same_day(month, day, day, year)


def read_year_span(match: re.Match[str], at: Setting) -> Period:
    """2014-16, 2006-07; where the second figure may be a month and a year after the next alike, neither."""
    year, second = int(match["y"]), int(match["b"])
    if second == year % 100 + 1:
        return periods.years_of(year, 2)
    if second <= year % 100 or second <= 12:
        if 1 <= second <= 12 and second <= year % 100:
            return periods.month_of(year, second)
        raise Unresolved("year and month cannot be told from two years" if second <= 12 else NOT_A_TIME)
    return periods.years_of(year, second - year % 100 + 1)


def read_day_of_month(match: re.Match[str], at: Setting) -> Period:
    """on the 25th: of the month that the tense allows."""
    day = number_of(match["day"])
    months = [periods.month_of(at.base.year, at.base.month + n) for n in range(-2, 3)]
    days = [day_of(month.first.replace(day=day)) for month in months if 1 <= day <= month.last.day]
    if not days:
        raise Unresolved("no such day")
    return at.place(days)


def refuse(reason: str) -> Rule:
    """A reader that knows the phrase and gives ``reason`` for having no date."""

    def rule(match: re.Match[str], at: Setting) -> Period:
        raise Unresolved(reason)

    return rule


def read_attack_of_2001(match: re.Match[str], at: Setting) -> Period:
    """9/11: September 11, 2001."""
    return day_of(date(2001, 9, 11))
