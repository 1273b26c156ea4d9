"""Stretches of the calendar, the arithmetic on them, and what a phrase is read against.

Weeks run Monday to Sunday; all ends are inclusive.

Anything outside the years 1 to 9999 raises OverflowError or ValueError; the caller turns that into a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

NOT_A_TIME: Final = "not a time expression"
NO_PUBLICATION: Final = "no publication date"
NO_ANCHOR: Final = "needs an earlier date"
VAGUE: Final = "vague"
AMBIGUOUS: Final = "day and month cannot be told apart"
DURATION: Final = "a duration, not a date"
RECURRING: Final = "recurring, not one date"
SATURDAY: Final = 5
_SEASON_START: Final = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_LENGTHS: Final = {"day": 3, "week": 14, "weekend": 14, "fortnight": 14, "month": 62, "quarter": 184, "half": 184} | {
    "year": 731, "decade": 7305, "century": 73050,
}  # fmt: skip
_BACK: Final = 1.5  # a narrative goes on rather than back: a day before the date last told counts as this many after it
_THIRDS: Final = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True)
class Period:
    """From ``start`` to ``end``; None is an open side. ``precision``: day week month quarter year range.

    ``point``: the period that an operator counts from, as Monday in "since Monday"; it is what was told.
    """

    start: date | None
    end: date | None
    precision: str
    point: Period | None = None

    @property
    def first(self) -> date:
        """The first day; for a period open at the left, its end. Raises ValueError if both sides are open."""
        day = self.start or self.end
        if day is None:
            raise ValueError("period without days")
        return day

    @property
    def last(self) -> date:
        """The last day; for a period open at the right, its start. Raises ValueError if both sides are open."""
        return self.end or self.first

    @property
    def days(self) -> int:
        """How many days it lasts; an open period as if it were its one end."""
        return (self.last - self.first).days + 1

    @property
    def core(self) -> Period:
        """What later phrases count from: of "since Monday" Monday."""
        return self.point or self


class Unresolved(Exception):
    """The phrase gives no date; ``reason`` says why in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Setting:
    """What a phrase is read against: the day of publication, the tense, and the date last told (``anchor``).

    In a ``narrative`` the date last told places bare days and months, as the day of publication does in news.
    """

    day: date | None
    tense: str
    anchor: Period | None = None
    original: str = ""
    narrative: bool = False

    @property
    def published(self) -> date:
        """The day of publication; raises Unresolved without one."""
        if self.day is None:
            raise Unresolved(NO_PUBLICATION)
        return self.day

    @property
    def told(self) -> Period:
        """The date last told; raises Unresolved without one."""
        if self.anchor is None:
            raise Unresolved(NO_ANCHOR)
        return self.anchor

    @property
    def base(self) -> date:
        """The day that bare days and months are counted from; raises Unresolved without one."""
        return self.told.first if self.narrative else self.published

    @property
    def now(self) -> date | None:
        """Up to when something goes on "since Monday"; None where that is not known."""
        return None if self.narrative else self.day

    def place(self, namesakes: list[Period]) -> Period:
        """Of periods that bear one name, the one meant: by the tense in news, by the date last told in a narrative."""
        return follow(namesakes, self.told) if self.narrative else nearest(namesakes, self.published, self.tense)

    def count(self, number: int, unit: str) -> Period:
        """The unit ``number`` units after (or before) the date last told; Unresolved where that is not told so finely."""
        told = self.told
        if told.days > _LENGTHS.get(unit, 1):
            raise Unresolved(NO_ANCHOR)
        return unit_of(unit, shift(told.first if number < 0 else told.last, number, unit))


def day_of(day: date) -> Period:
    """One day."""
    return Period(day, day, "day")


def week_of(day: date) -> Period:
    """The calendar week that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Period:
    """Saturday and Sunday of the calendar week that holds ``day``."""
    saturday = day + timedelta(days=SATURDAY - day.weekday())
    return Period(saturday, saturday + timedelta(days=1), "range")


def month_of(year: int, month: int) -> Period:
    """One month; ``month`` may lie outside 1 to 12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
    return Period(date(year, month, 1), date(year, month, last), "month")


def months_of(year: int, month: int, count: int, precision: str) -> Period:
    """``count`` months from ``month`` on."""
    return Period(month_of(year, month).start, month_of(year, month + count - 1).end, precision)


def year_of(year: int) -> Period:
    """One year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def years_of(year: int, count: int) -> Period:
    """``count`` years from ``year`` on."""
    return Period(date(year, 1, 1), date(year + count - 1, 12, 31), "range")


def season_of(name: str, year: int) -> Period:
    """A northern season (meteorological); winter belongs to the year that it begins in."""
    return months_of(year, _SEASON_START[name], 3, "range")


def unit_of(unit: str, day: date) -> Period:
    """The day, week, month, quarter, half, year, decade or century that holds ``day``."""
    match unit:
        case "day":
            return day_of(day)
        case "week" | "fortnight":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter")
        case "half":
            return months_of(day.year, (day.month - 1) // 6 * 6 + 1, 6, "range")
        case "decade":
            return years_of(day.year // 10 * 10, 10)
        case "century":
            return years_of((day.year - 1) // 100 * 100 + 1, 100)
    return year_of(day.year)


def shift(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units; months keep the day of the month where there is one."""
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return day + timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "half": 6, "decade": 120, "century": 1200}.get(unit, 12) * count
    target = month_of(day.year, day.month + months)
    return target.first.replace(day=min(day.day, target.last.day))


def part_of(period: Period, part: str) -> Period:
    """The early, mid or late third of a period, in whole years, months or days; a day stays whole."""
    after = period.last + timedelta(days=1)
    months = (after.year - period.first.year) * 12 + after.month - period.first.month
    if period.first.day != 1 or after.day != 1 or months < 3:
        length, unit = (after - period.first).days, "day"
    elif months < 36 or months % 12:
        length, unit = months, "month"
    else:
        length, unit = months // 12, "year"
    if length < 3:
        return period
    third = _THIRDS[part]
    end = shift(period.first, length * (third + 1) // 3, unit)
    return Period(shift(period.first, length * third // 3, unit), end - timedelta(days=1), "range")


def nearest(periods: list[Period], day: date, tense: str) -> Period:
    """Choose among like-named periods (in order) the one that ``tense`` means on ``day``.

    past: the latest that has begun; future: the earliest that is not over; present: the least distant.
    Raises ValueError if none fits.
    """
    if tense == "past":
        return max((p for p in periods if p.first <= day), key=lambda p: p.first)
    if tense == "future":
        return min((p for p in periods if p.last >= day), key=lambda p: p.first)
    return min(periods, key=lambda p: max((p.first - day).days, (day - p.last).days, 0))


def follow(periods: list[Period], told: Period) -> Period:
    """Choose among like-named periods the one that a narrative means after it told of ``told``: the nearest, rather ahead.

    Raises ValueError if there is none.
    """

    def gap(period: Period) -> float:
        return max((period.first - told.last).days, _BACK * (told.first - period.last).days, 0)

    return min(periods, key=gap)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
