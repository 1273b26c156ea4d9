"""The grammar of date phrases, against days counted by hand. Wednesday 2 March 2022 is the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.events.calendar import kind_of, lasting, resolve
from legation.events.periods import Period, day_of, month_of, year_of

PUBLISHED = date(2022, 3, 2)
ANCHOR = date(2022, 2, 10)

PAST = [
    ("Saturday", "2022-02-26", "2022-02-26", "day"),
    ("on Saturday", "2022-02-26", "2022-02-26", "day"),
    ("Wednesday", "2022-03-02", "2022-03-02", "day"),
    ("last Wednesday", "2022-02-23", "2022-02-23", "day"),
    ("last Saturday", "2022-02-26", "2022-02-26", "day"),
    ("early Monday", "2022-02-28", "2022-02-28", "day"),
    ("Monday night", "2022-02-28", "2022-02-28", "day"),
    ("Sunday's", "2022-02-27", "2022-02-27", "day"),
    ("in the early hours of Tuesday", "2022-03-01", "2022-03-01", "day"),
    ("Saturday at 10:30 GMT", "2022-02-26", "2022-02-26", "day"),
    ("at 3 p.m. on Saturday", "2022-02-26", "2022-02-26", "day"),
    ("Monday of last week", "2022-02-21", "2022-02-21", "day"),
    ("over the weekend", "2022-02-26", "2022-02-27", "range"),
    ("today", "2022-03-02", "2022-03-02", "day"),
    ("this afternoon", "2022-03-02", "2022-03-02", "day"),
    ("yesterday", "2022-03-01", "2022-03-01", "day"),
    ("last night", "2022-03-01", "2022-03-01", "day"),
    ("the day before yesterday", "2022-02-28", "2022-02-28", "day"),
    ("last week", "2022-02-21", "2022-02-27", "week"),
    ("this week", "2022-02-28", "2022-03-06", "week"),
    ("over the past week", "2022-02-23", "2022-03-02", "range"),
    ("over the last four years", "2018-03-02", "2022-03-02", "range"),
    ("last month", "2022-02-01", "2022-02-28", "month"),
    ("late last month", "2022-02-19", "2022-02-28", "range"),
    ("earlier this year", "2022-01-01", "2022-03-02", "range"),
    ("last year", "2021-01-01", "2021-12-31", "year"),
    ("Feb. 25", "2022-02-25", "2022-02-25", "day"),
    ("25 February", "2022-02-25", "2022-02-25", "day"),
    ("March 3", "2021-03-03", "2021-03-03", "day"),
    ("Feb. 29", "2020-02-29", "2020-02-29", "day"),
    ("Wednesday, March 9", "2022-03-09", "2022-03-09", "day"),
    ("March 1, 2022", "2022-03-01", "2022-03-01", "day"),
    ("2022-03-01", "2022-03-01", "2022-03-01", "day"),
    ("25/2/2022", "2022-02-25", "2022-02-25", "day"),
    ("2/2/2022", "2022-02-02", "2022-02-02", "day"),
    ("mid-March", "2022-03-11", "2022-03-20", "range"),
    ("late 2019", "2019-09-01", "2019-12-31", "range"),
    ("early June", "2021-06-01", "2021-06-10", "range"),
    ("in June 2010", "2010-06-01", "2010-06-30", "month"),
    ("June", "2021-06-01", "2021-06-30", "month"),
    ("last June", "2021-06-01", "2021-06-30", "month"),
    ("May", "2021-05-01", "2021-05-31", "month"),
    ("since Monday", "2022-02-28", "2022-03-02", "range"),
    ("since 2019", "2019-01-01", "2022-03-02", "range"),
    ("between March 1 and March 5, 2020", "2020-03-01", "2020-03-05", "range"),
    ("from Monday to Wednesday", "2022-02-28", "2022-03-02", "range"),
    ("Monday and Tuesday", "2022-02-28", "2022-03-01", "range"),
    ("from March to June 2015", "2015-03-01", "2015-06-30", "range"),
    ("March 1-5", "2022-03-01", "2022-03-05", "range"),
    ("2014-16", "2014-01-01", "2016-12-31", "range"),
    ("two days ago", "2022-02-28", "2022-02-28", "day"),
    ("about a week ago", "2022-02-21", "2022-02-27", "week"),
    ("three months ago", "2021-12-01", "2021-12-31", "month"),
    ("the first quarter", "2022-01-01", "2022-03-31", "quarter"),
    ("the second half of 2021", "2021-07-01", "2021-12-31", "range"),
    ("2018", "2018-01-01", "2018-12-31", "year"),
    ("2018 reelection", "2018-01-01", "2018-12-31", "year"),
    ("the late 1990s", "1996-01-01", "1999-12-31", "range"),
    ("the 19th of May", "2021-05-19", "2021-05-19", "day"),
    ("on the 25th", "2022-02-25", "2022-02-25", "day"),
    ("Christmas Eve", "2021-12-24", "2021-12-24", "day"),
    ("New Year’s Day", "2022-01-01", "2022-01-01", "day"),
    ("Easter Monday 2021", "2021-04-05", "2021-04-05", "day"),
    ("Sept. 11, 2001", "2001-09-11", "2001-09-11", "day"),
    ("the end of October", "2021-10-21", "2021-10-31", "range"),
    ("the first week of May", "2021-05-01", "2021-05-07", "week"),
    ("the last three months of 2020", "2020-10-01", "2020-12-31", "range"),
    ("the second Sunday of June 2021", "2021-06-13", "2021-06-13", "day"),
    ("by Friday", "2022-02-25", "2022-02-25", "day"),
    ("between 5 and 9 June", "2021-06-05", "2021-06-09", "range"),
    ("mid-September 2014", "2014-09-11", "2014-09-20", "range"),
    ("summer of 1918", "1918-06-01", "1918-08-31", "range"),
    ("1982 summer", "1982-06-01", "1982-08-31", "range"),
    ("late autumn 1956", "1956-11-01", "1956-11-30", "range"),
    ("the latter half of 2008", "2008-07-01", "2008-12-31", "range"),
    ("2006-07", "2006-01-01", "2007-12-31", "range"),
    ("nineteenth-century", "1801-01-01", "1900-12-31", "range"),
    ("twenty-five years ago", "1997-01-01", "1997-12-31", "year"),
    ("the twenty-first of May", "2021-05-21", "2021-05-21", "day"),
    ("earlier in the year", "2022-01-01", "2022-03-02", "range"),
    ("the end of the month", "2022-03-21", "2022-03-31", "range"),
    ("since June of last year", "2021-06-01", "2022-03-02", "range"),
]
FUTURE = [
    ("Saturday", "2022-03-05", "2022-03-05", "day"),
    ("on Wednesday", "2022-03-02", "2022-03-02", "day"),
    ("next Tuesday", "2022-03-08", "2022-03-08", "day"),
    ("next Wednesday", "2022-03-09", "2022-03-09", "day"),
    ("tomorrow", "2022-03-03", "2022-03-03", "day"),
    ("this weekend", "2022-03-05", "2022-03-06", "range"),
    ("next week", "2022-03-07", "2022-03-13", "week"),
    ("next year", "2023-01-01", "2023-12-31", "year"),
    ("March 1", "2023-03-01", "2023-03-01", "day"),
    ("on 21 October", "2022-10-21", "2022-10-21", "day"),
    ("June", "2022-06-01", "2022-06-30", "month"),
    ("by Friday", "2022-03-02", "2022-03-04", "range"),
    ("until April 25", "2022-03-02", "2022-04-25", "range"),
    ("by the end of October", "2022-03-02", "2022-10-31", "range"),
    ("in two days", "2022-03-04", "2022-03-04", "day"),
    ("within ten days", "2022-03-02", "2022-03-12", "range"),
    ("in a week's time", "2022-03-07", "2022-03-13", "week"),
    ("later this week", "2022-03-02", "2022-03-06", "range"),
    ("the next two years", "2022-03-02", "2024-03-02", "range"),
    ("between March 14 and 16", "2022-03-14", "2022-03-16", "range"),
    ("before the end of the month", "2022-03-02", "2022-03-31", "range"),
    ("from 1 July", "2022-07-01", "2022-07-01", "day"),
    ("later in the year", "2022-03-02", "2022-12-31", "range"),
    ("the rest of the month", "2022-03-02", "2022-03-31", "range"),
    ("in the coming week", "2022-03-02", "2022-03-09", "range"),
]
ANCHORED = [
    ("a week earlier", "2022-01-31", "2022-02-06"),
    ("the next day", "2022-02-11", "2022-02-11"),
    ("the same day", "2022-02-10", "2022-02-10"),
    ("two days later", "2022-02-12", "2022-02-12"),
    ("the following Monday", "2022-02-14", "2022-02-14"),
    ("later that month", "2022-02-10", "2022-02-28"),
    ("the previous year", "2021-01-01", "2021-12-31"),
    ("the next morning", "2022-02-11", "2022-02-11"),
    ("the day before", "2022-02-09", "2022-02-09"),
    ("that night", "2022-02-10", "2022-02-10"),
    ("the following June", "2022-06-01", "2022-06-30"),
    ("the previous winter", "2020-12-01", "2021-02-28"),
    ("the preceding three weeks", "2022-01-20", "2022-02-10"),
    ("10:30", "2022-02-10", "2022-02-10"),
]
NARRATIVE = [
    # (told last, phrase, start, end): a narrative of long ago, published in 2022
    (day_of(date(1940, 6, 10)), "14 July", "1940-07-14", "1940-07-14"),
    (day_of(date(1940, 6, 10)), "May", "1940-05-01", "1940-05-31"),
    (day_of(date(1941, 12, 7)), "in January", "1942-01-01", "1942-01-31"),
    (day_of(date(1941, 12, 7)), "early March", "1942-03-01", "1942-03-10"),
    (day_of(date(1940, 6, 10)), "twelve days later", "1940-06-22", "1940-06-22"),
    (day_of(date(1940, 6, 10)), "the end of the month", "1940-06-21", "1940-06-30"),
    (day_of(date(1940, 6, 10)), "later in the year", "1940-06-10", "1940-12-31"),
    (day_of(date(1940, 6, 10)), "the summer", "1940-06-01", "1940-08-31"),
    (day_of(date(1940, 6, 10)), "on Friday", "1940-06-14", "1940-06-14"),
    (day_of(date(1940, 6, 10)), "on the 25th", "1940-06-25", "1940-06-25"),
    (day_of(date(1940, 6, 10)), "the next two weeks", "1940-06-10", "1940-06-24"),
    (day_of(date(1940, 6, 10)), "from July to September", "1940-07-01", "1940-09-30"),
    (day_of(date(1940, 6, 10)), "until 3 August", None, "1940-08-03"),
    (month_of(1776, 12), "Christmas", "1776-12-25", "1776-12-25"),
    (month_of(1776, 12), "the following spring", "1777-03-01", "1777-05-31"),
    (year_of(1917), "in November", "1917-11-01", "1917-11-30"),
    (year_of(1917), "the following year", "1918-01-01", "1918-12-31"),
    (year_of(1917), "yesterday", "2022-03-01", "2022-03-01"),
    (year_of(1917), "last year", "2021-01-01", "2021-12-31"),
    (year_of(1917), "1914", "1914-01-01", "1914-12-31"),
]
LASTING = [
    ("for seventeen years", "2005-01-01"),
    ("two weeks", "2022-02-16"),
    ("for more than three months", "2021-12-02"),
    ("ten consecutive days", "2022-02-20"),
]
UNRESOLVED = [
    ("3/1/2022", "day and month cannot be told apart"),
    ("2010-12", "year and month cannot be told from two years"),
    ("in recent days", "vague"),
    ("a few weeks ago", "vague"),
    ("recently", "vague"),
    ("a week earlier", "needs an earlier date"),
    ("the same day", "needs an earlier date"),
    ("on the eve of the vote", "depends on another event"),
    ("for two weeks", "a duration, not a date"),
    ("every Monday", "recurring, not one date"),
    ("10:30", "a clock time without a day"),
    ("Feb. 30, 2020", "no such day"),
    ("1999999 years ago", "not a time expression"),
    ("9000 years ago", "outside the calendar"),
    ("480 BC", "before our era"),
    ("in the 4th century BC", "before our era"),
    ("14 July and for several days", "not a time expression"),
    ("1950 - the day after", "not a time expression"),
    ("may", "not a time expression"),
    ("march", "not a time expression"),
    ("second", "not a time expression"),
    ("the second", "not a time expression"),
    ("Sun", "not a time expression"),
    ("2003 that", "not a time expression"),
    ("10,000", "not a time expression"),
    ("Moscow", "not a time expression"),
    ("", "not a time expression"),
]


@pytest.mark.parametrize(("phrase", "start", "end", "precision"), PAST)
def test_past(phrase: str, start: str, end: str, precision: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="past")
    assert (found.start, found.end, found.precision, found.text) == (start, end, precision, phrase)


@pytest.mark.parametrize(("phrase", "start", "end", "precision"), FUTURE)
def test_future(phrase: str, start: str, end: str, precision: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="future")
    assert (found.start, found.end, found.precision) == (start, end, precision)


@pytest.mark.parametrize(("phrase", "day"), [("Friday", "2022-03-04"), ("Monday", "2022-02-28")])
def test_present_takes_the_nearest(phrase: str, day: str) -> None:
    assert resolve(phrase, published=PUBLISHED, tense="present").start == day


@pytest.mark.parametrize(("phrase", "start", "end"), ANCHORED)
def test_anchored(phrase: str, start: str, end: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="past", anchor=ANCHOR)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(("told", "phrase", "start", "end"), NARRATIVE)
def test_a_narrative_counts_from_the_date_told(told: Period, phrase: str, start: str | None, end: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="past", anchor=told, narrative=True)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("told", "phrase"),
    [(month_of(1940, 5), "the next day"), (year_of(1940), "on Friday"), (year_of(1940), "three weeks later")],
)
def test_nothing_is_counted_more_finely_than_it_was_told(told: Period, phrase: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="past", anchor=told, narrative=True)
    assert (found.start, found.reason) == (None, "needs an earlier date")


def test_a_narrative_does_not_say_how_long_since_lasts() -> None:
    found = resolve("since May", published=PUBLISHED, tense="past", anchor=day_of(date(1940, 6, 10)), narrative=True)
    assert (found.start, found.end, found.reason) == ("1940-05-01", None, "its end is not told")


@pytest.mark.parametrize(("phrase", "start"), LASTING)
def test_a_duration_fills_the_time_up_to_a_day(phrase: str, start: str) -> None:
    found = lasting(phrase, PUBLISHED)
    assert found is not None and (found.start, found.end, found.precision) == (start, "2022-03-02", "range")


@pytest.mark.parametrize("phrase", ["since Monday", "several weeks", "the siege", "for 9999 years"])
def test_what_is_no_counted_duration_fills_nothing(phrase: str) -> None:
    assert lasting(phrase, PUBLISHED) is None


@pytest.mark.parametrize(("phrase", "reason"), UNRESOLVED)
def test_unresolved_keeps_text_and_says_why(phrase: str, reason: str) -> None:
    found = resolve(phrase, published=PUBLISHED, tense="past")
    assert (found.start, found.end, found.precision) == (None, None, None)
    assert (found.text, found.reason) == (phrase, reason)


@pytest.mark.parametrize(
    "phrase", ["Saturday", "Feb. 25", "last week", "June", "two days ago", "yesterday", "Christmas"]
)
def test_without_publication_relative_phrases_stay_open(phrase: str) -> None:
    found = resolve(phrase, published=None, tense="past")
    assert (found.start, found.end, found.reason) == (None, None, "no publication date")


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("March 1, 2022", "2022-03-01", "2022-03-01"),
        ("since 2019", "2019-01-01", None),
    ],
)
def test_without_publication_absolute_phrases_resolve(phrase: str, start: str, end: str | None) -> None:
    found = resolve(phrase, published=None, tense="past")
    assert (found.start, found.end) == (start, end)


def test_open_side_says_so() -> None:
    found = resolve("until April 2015", published=PUBLISHED, tense="past")
    assert (found.start, found.end, found.reason) == (None, "2015-04-30", "its beginning is not told")


def test_edges_of_the_calendar_do_not_raise() -> None:
    for day in (date.min, date.max):
        for phrase in (
            "next year",
            "last year",
            "last week",
            "Saturday",
            "in two weeks",
            "the 1990s",
            "Feb. 29",
            "winter",
        ):
            for tense in ("past", "present", "future"):
                resolve(phrase, published=day, tense=tense, anchor=day)


def test_kinds() -> None:
    kinds = {
        phrase: kind_of(phrase) for phrase in ("Saturday", "two weeks", "recently", "Moscow", "10:30", "the same day")
    }
    assert list(kinds.values()) == ["date", "span", "open", "none", "span", "date"]


@pytest.mark.parametrize("phrase", ["598 and on 20 August", "64 days from March 1 to May 2", "Dawn 5 and 22 to 24 May"])
def test_an_expression_takes_in_nothing_beside_it(phrase: str) -> None:
    assert kind_of(phrase) == "none"


PIECES = (
    "last next since until by from to between and the of in on Monday May March 1 5 25 2018 9999 0 99 1st week year "
    "following same that decade years later night 480 BC twenty-five "
    "ago earlier days two end early mid - – 's century quarter half 1/2/2020 2020-13-45 Feb. weekend Christmas , ( eve"
)
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=9).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.sampled_from(["past", "present", "future"]),
    st.booleans(),
)
def test_any_phrase_gives_ordered_days_or_a_reason(
    phrase: str, published: date | None, tense: str, narrative: bool
) -> None:
    found = resolve(phrase, published=published, tense=tense, anchor=published, narrative=narrative)
    assert found.text == phrase
    if found.start and found.end:
        assert date.fromisoformat(found.start) <= date.fromisoformat(found.end)
        assert found.precision in {"day", "week", "month", "quarter", "year", "range"}
    else:
        assert found.reason
