"""Reading: what was written comes back equal, and filters keep what they should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from legation.errors import StopRun
from legation.ledger.filters import FACTUALITY, TYPES, Filters
from legation.ledger.query import Counts, Query
from legation.ledger.store import Store
from legation.records import Coded, DateSpan, Report
from tests.factories import make_actor, make_article, make_coded, make_measure, make_parse, make_report

ARTICLE = make_article()
PRESIDENT = make_actor("Sudria's president", "President of Sudria", "SDR")
FEBRUARY = DateSpan(start="2022-02-01", end="2022-02-28", precision="month", text="in February")
REPORTS = {
    "call": make_report(ARTICLE),
    "month": make_report(ARTICLE, type="SANCTION", mode=(), actor=(PRESIDENT,), recipient=(), date=FEBRUARY),
    "denied": make_report(ARTICLE, type="ASSAULT", factuality="CT-", actor=(), place=None),
    "undated": make_report(ARTICLE, type="ACCUSE", date=None, attribution=()),
    "unresolved": make_report(ARTICLE, type="REJECT", date=DateSpan(text="at Easter", reason="no year")),
    "open": make_report(ARTICLE, type="AID", date=DateSpan(start="2021-01-01", text="since 2021")),
}


@pytest.fixture
def query(tmp_path: Path) -> Iterator[Query]:
    measures = (make_measure(REPORTS["month"]), make_measure(REPORTS["call"], action="threatened", date=None))
    with Store(tmp_path / "l.duckdb") as store:
        store.add(Coded(ARTICLE, tuple(REPORTS.values()), measures, make_parse()))
        store.add(make_coded(make_article(title="Another", published=None, published_basis="none"), number=0))
    with Query(tmp_path / "l.duckdb") as opened:
        yield opened


def named(reports: list[Report]) -> list[str]:
    names = {report.id: name for name, report in REPORTS.items()}
    return [names[report.id] for report in reports]


def test_records_come_back_equal(query: Query) -> None:
    assert {report.id: report for report in query.events(Filters())} == {r.id: r for r in REPORTS.values()}
    assert query.article(ARTICLE.id) == ARTICLE
    assert {m.action: m.report for m in query.measures()} == {
        "refused": REPORTS["month"].id,
        "threatened": REPORTS["call"].id,
    }
    assert make_measure(REPORTS["month"]) in list(query.measures())


def test_newest_first_and_undated_last(query: Query) -> None:
    found = named(query.events(Filters()))
    assert set(found[:2]) == {"call", "denied"}
    assert found[2:4] == ["month", "open"]
    assert set(found[4:]) == {"undated", "unresolved"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "nld"}, {"call", "undated", "unresolved", "open"}),
        ({"actor": "SDR"}, {"month"}),
        ({"actor": "NLD", "recipient": "SDR", "type": "aid"}, {"open"}),
        ({"recipient": "NLD"}, set()),
        ({"actor": "' OR 1=1 --"}, set()),
        ({"type": "sanction"}, {"month"}),
        ({"factuality": "ct-"}, {"denied"}),
        ({"since": "2022-02-28"}, {"call", "denied", "month"}),
        ({"since": "2022-03-01"}, {"call", "denied"}),
        ({"until": "2022-02-01"}, {"month", "open"}),
        ({"until": "2022-01-31"}, {"open"}),
        ({"since": "2022-02-10", "until": "2022-02-12"}, {"month"}),
    ],
)
def test_filters(query: Query, filters: dict[str, Any], expected: set[str]) -> None:
    assert set(named(query.events(Filters(**filters)))) == expected


def test_limit_keeps_the_newest(query: Query) -> None:
    assert set(named(query.events(Filters(limit=2)))) == {"call", "denied"}


def test_undated_reports_are_counted_and_not_lost(query: Query) -> None:
    assert query.undated(Filters(since="2022-03-01")) == 2
    assert query.undated(Filters(since="2022-03-01", type="ACCUSE")) == 1
    assert query.counts() == Counts(articles=2, reports=6, measures=2, undated=2)


def test_articles_by_date_with_the_undated_last(query: Query) -> None:
    assert [article.title for article in query.articles()] == [ARTICLE.title, "Another"]


def test_a_report_by_its_beginning(query: Query) -> None:
    wanted = REPORTS["call"]
    for prefix in (wanted.id, wanted.id[:8], wanted.id[:8].upper(), f" {wanted.id[:10]} "):
        assert query.report(prefix) == (wanted, ARTICLE)


@pytest.mark.parametrize("prefix", ["zz", "", "%", "_"])
def test_no_such_report(query: Query, prefix: str) -> None:
    with pytest.raises(StopRun, match="no report whose id starts with"):
        query.report(prefix)


def test_an_ambiguous_beginning(tmp_path: Path) -> None:
    many = make_coded(number=17)  # more than there are hexadecimal digits, so that two must begin alike
    with Store(tmp_path / "l.duckdb") as store:
        store.add(many)
    firsts = [report.id[0] for report in many.reports]
    twice = max(firsts, key=firsts.count)
    with Query(tmp_path / "l.duckdb") as query, pytest.raises(StopRun, match=f"{firsts.count(twice)} reports have"):
        query.report(twice)


def test_an_unknown_article(query: Query) -> None:
    with pytest.raises(StopRun, match="no article nothing"):
        query.article("nothing")


def test_two_questions_at_once(query: Query) -> None:
    articles = query.articles()
    first = next(articles)
    assert query.counts().articles == 2
    assert {first.id, *(article.id for article in articles)} == {ARTICLE.id, *(a.id for a in query.articles())}


def test_a_reader_leaves_the_file_free_and_unchanged(tmp_path: Path, query: Query) -> None:
    path = tmp_path / "l.duckdb"
    before = path.read_bytes()
    next(query.articles())
    query.close()
    assert path.read_bytes() == before
    with Store(path) as store:
        assert store.add(make_coded(make_article(title="later")))


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="does not exist"):
        Query(tmp_path / "none.duckdb")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("change", ["evidence = '{}'", "actor = '[1]'", "quad = -1, reasons = '[]'"])
def test_a_damaged_row_is_told(tmp_path: Path, change: str) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path) as store:
        store.add(make_coded())
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"UPDATE reports SET {change}")
    with Query(path) as query, pytest.raises(StopRun, match=r"damaged in ledger\.reports"):
        query.events(Filters())


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"type": "WAR"}, "no PLOVER type; the types are AGREE"),
        ({"factuality": "sure"}, "--factuality"),
        ({"since": "March"}, "--since must be a date"),
        ({"until": "2022-02-30"}, "--until must be a date"),
        ({"since": "2022-03-02", "until": "2022-03-01"}, "lies after"),
        ({"limit": 0}, "--limit"),
    ],
)
def test_filters_that_cannot_match(filters: dict[str, Any], message: str) -> None:
    with pytest.raises(StopRun, match=message):
        Filters(**filters)


def test_the_sixteen_types() -> None:
    assert len(set(TYPES)) == 16
    assert len(set(FACTUALITY)) == 7
