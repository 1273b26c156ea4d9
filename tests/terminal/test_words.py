"""Fields in words."""

from __future__ import annotations

from typing import Any

import pytest

from legation.records import Actor, DateSpan, Source
from legation.terminal import words
from tests.factories import make_article, make_report

ARTICLE = make_article()


@pytest.mark.parametrize(
    ("factuality", "auxiliary", "expected"),
    [
        ("CT+", (), "happened"),
        ("CT+", ("historical",), "happened,\nhistorical"),
        ("CT-", ("negation",), "denied"),
        ("PR+", ("future",), "planned"),
        ("PR+", (), "probable"),
        ("PS+", ("future", "hypothetical"), "possible"),
        ("PR-", (), "unlikely"),
        ("PS-", (), "doubtful"),
        ("Uu", ("historical",), "unverified,\nhistorical"),
        ("??", (), "??"),
    ],
)
def test_sure(factuality: str, auxiliary: tuple[str, ...], expected: str) -> None:
    assert words.sure(make_report(ARTICLE, factuality=factuality, auxiliary=auxiliary)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (None, "–"),
        ({}, "–"),
        ({"text": "at Easter"}, "at Easter?"),
        ({"start": "2022-03-01", "end": "2022-03-01", "precision": "day"}, "2022-03-01"),
        ({"start": "2022-03-01", "end": "2022-03-31", "precision": "month"}, "2022-03"),
        ({"start": "2022-01-01", "end": "2022-12-31", "precision": "year"}, "2022"),
        ({"start": "2022-03-01", "end": "2022-03-07", "precision": "week"}, "2022-03-01\n– 2022-03-07"),
        ({"start": "2022-02-01", "end": "2022-03-31", "precision": "month"}, "2022-02-01\n– 2022-03-31"),
        ({"start": "2022-03-01"}, "from 2022-03-01"),
        ({"end": "2022-03-01"}, "until 2022-03-01"),
    ],
)
def test_day(fields: dict[str, Any] | None, expected: str) -> None:
    assert words.day(None if fields is None else DateSpan(**fields)) == expected


def test_parties() -> None:
    one, two = Actor(name="Norland", country="NLD"), Actor(text="rebels")
    report = make_report(ARTICLE, actor=(one, two), recipient=(two,))
    assert words.parties(report) == "Norland, rebels\n→ rebels"
    assert words.parties(report, code=True) == "Norland (NLD), rebels\n→ rebels"
    assert words.parties(make_report(ARTICLE, actor=(), recipient=(one,))) == "not said\n→ Norland"
    assert words.parties(make_report(ARTICLE, actor=(one,), recipient=())) == "Norland"
    assert words.parties(make_report(ARTICLE, actor=(), recipient=())) == "not said"


def test_of_many_actors_some_are_named_and_the_rest_counted() -> None:
    actors = tuple(Actor(name=name) for name in "ABCDE")
    assert words.parties(make_report(ARTICLE, actor=actors[:3], recipient=())) == "A, B, C"
    assert words.parties(make_report(ARTICLE, actor=actors, recipient=())) == "A, B, +3 more"


def test_a_country_is_not_named_twice() -> None:
    assert words.name(Actor(country="NLD"), code=True) == "NLD"
    assert words.name(Actor()) == "–"


def test_whose_word() -> None:
    chain = tuple(Source(source=name, kind="media", cue="said", start=0, end=1) for name in ("Wire", "an aide"))
    assert words.whose_word(chain) == "Wire, citing an aide"
    assert words.whose_word(()) == "the article"
