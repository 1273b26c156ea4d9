"""Tables fit the terminal at any width and say the same at each."""

from __future__ import annotations

import dataclasses

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from legation.records import DateSpan, Evidence, Report, Source
from legation.terminal import tables
from tests.factories import make_actor, make_article, make_coded, make_report

ARTICLE = make_article()
LONG = make_actor("Norland's minister", "High Representative for Exceedingly Long Titles and Related Matters", "NLD")


def shown(renderable: RenderableType, width: int) -> list[str]:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get().splitlines()


def awkward() -> list[Report]:
    chain = tuple(Source(source="the Norland News Agency", kind="media", cue="said", start=0, end=1) for _ in "abc")
    return [
        make_report(ARTICLE),
        make_report(ARTICLE, type="SANCTION", mode=("discontinue", "withdraw"), actor=(LONG,) * 5, attribution=chain),
        make_report(ARTICLE, date=DateSpan(text="\x1b[2Jsome day\u202e in the far future"), auxiliary=("historical",)),
        make_report(ARTICLE, date=DateSpan(start="2022-02-01", end="2022-03-05", precision="range"), place=None),
        make_report(ARTICLE, actor=(make_actor("phoned", "习近平" * 12, "CHN"),)),
    ]


@pytest.mark.parametrize("width", [32, 43, 44, 53, 54, 75, 76, 80, 100, 139, 140, 160, 300])
def test_no_line_is_too_long_and_no_id_is_cut(width: int) -> None:
    reports = awkward()
    lines = shown(tables.report_table(reports, width), width)
    assert all(cell_len(line) <= width for line in lines)
    for report in reports:
        assert sum(report.id[:8] in line for line in lines) == 1
    assert not any("\x1b" in line or "\u202e" in line for line in lines)


def test_at_80_columns() -> None:
    lines = shown(tables.report_table([make_report(ARTICLE)], 80), 80)
    head = [name for name in lines[0].split("  ") if name.strip()]
    assert "Date" in head[0]
    for name in ("Type (mode)", "Actor → Recipient", "Sure", "On whose word", "Id"):
        assert name in lines[0]
    assert "Evidence" not in lines[0]
    text = " ".join(" ".join(lines[1:]).split())
    for part in (
        "2022-03-01",
        "CONSULT",
        "(phone)",
        "Minister of Norland",
        "→ President of",
        "happened",
        "Daily Gazette",
    ):
        assert part in text


def test_at_160_columns_place_and_evidence_join() -> None:
    lines = shown(tables.report_table([make_report(ARTICLE)], 160), 160)
    assert "Place" in lines[0]
    assert "Evidence" in lines[0]
    text = " ".join(lines)
    assert "Port Sud" in text
    assert "minister phoned" in text
    assert "(NLD)" in text


def test_a_snippet_starts_near_its_trigger() -> None:
    sentence = "Long before anything of note took place in the old town hall, delegates gathered and signed a treaty."
    at = sentence.index("signed")
    evidence = Evidence(text=sentence, start=100, end=100 + len(sentence), trigger=(100 + at, 106 + at))
    text = " ".join(shown(tables.report_table([make_report(ARTICLE, evidence=evidence)], 160), 160))
    assert "…" in text
    assert "signed" in text
    assert "Long before" not in text


def test_heading_is_one_line_with_date_and_publisher() -> None:
    assert shown(tables.heading(ARTICLE, 80), 80) == ["Norland and Sudria talk · 2022-03-02 · Daily Gazette"]
    long = make_article(title="Talks " * 60, publisher="The Gazette of Everything " * 9)
    [line] = shown(tables.heading(long, 80), 80)
    assert "2022-03-02" in line
    bare = make_article(title=None, publisher=None, published=None)
    assert shown(tables.heading(bare, 80), 80) == ["news/talks.txt · no date"]


def test_summary_counts() -> None:
    coded = make_coded(number=2)
    reports = (*coded.reports, make_report(coded.article, date=DateSpan(text="at Easter")), make_report(coded.article))
    text = tables.summary(dataclasses.replace(coded, reports=reports), 3, "added to x.duckdb").plain
    assert text == (
        "4 reports; 1 sanctions measure; 1 notice set apart; 1 date unresolved; "
        "3 below the asked confidence not shown; added to x.duckdb"
    )
    none = dataclasses.replace(coded, article=make_article(notices=()), reports=(), measures=())
    assert tables.summary(none, 0, "").plain == "0 reports; 0 notices set apart; 0 dates unresolved"
