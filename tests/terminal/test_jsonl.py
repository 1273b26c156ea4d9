"""JSON Lines: every field, kind first, text untouched, one line whatever the text holds."""

from __future__ import annotations

import json
import os

import msgspec

from legation.records import Article, Measure, Report
from legation.terminal import jsonl
from tests.factories import TEXT, make_article, make_coded, make_parse, make_report

ARTICLE_KEYS = (
    "kind id path url title publisher byline dateline published published_basis language text notices credits"
)
REPORT_KEYS = (
    "kind id article type mode context cameo quad score actor recipient date place factuality auxiliary condition"
    " attribution evidence confidence reasons"
)
MEASURE_KEYS = (
    "kind id article report action senders targets target_countries scope condition factuality date"
    " attribution evidence"
)


def test_article_then_reports_then_measures() -> None:
    rows = [json.loads(line) for line in jsonl.coded_lines(make_coded(number=2))]
    assert [row["kind"] for row in rows] == ["article", "report", "report", "measure"]
    assert list(rows[0]) == ARTICLE_KEYS.split()
    assert list(rows[1]) == REPORT_KEYS.split()
    assert list(rows[3]) == MEASURE_KEYS.split()


def test_lines_decode_to_the_same_records() -> None:
    coded = make_coded()
    lines = list(jsonl.coded_lines(coded))
    assert msgspec.json.decode(lines[0], type=Article) == coded.article
    assert msgspec.json.decode(lines[1], type=Report) == coded.reports[0]
    assert msgspec.json.decode(lines[2], type=Measure) == coded.measures[0]


def test_nothing_is_left_out() -> None:
    article = make_article(title=None, url=None, notices=(), credits=())
    row = json.loads(jsonl.line("article", article))
    assert row["title"] is None
    assert row["notices"] == []
    bare = make_report(article, place=None, date=None, attribution=(), condition=None, mode=())
    row = json.loads(jsonl.line("report", bare))
    assert (row["place"], row["date"], row["condition"], row["attribution"], row["mode"]) == (None, None, None, [], [])


def test_offsets_are_pairs_into_the_text() -> None:
    row = json.loads(jsonl.line("report", make_report(make_article())))
    start, end = row["evidence"]["trigger"]
    assert TEXT[start:end] == "phoned"
    assert TEXT[row["evidence"]["start"] : row["evidence"]["end"]] == row["evidence"]["text"]


def test_text_is_kept_and_stays_on_one_line() -> None:
    text = "a\nb\x1b[31m\u202e\u2028\u2029\x85\x9b\x00\ufeff é 习 </script>"
    line = jsonl.line("article", make_article(text=text))
    assert json.loads(line)["text"] == text
    assert len(line.splitlines()) == 1
    assert not set("\x1b\x9b\u202e\u2028") & set(line)
    assert "习" in line


def test_a_file_name_of_raw_bytes() -> None:
    path = os.fsdecode(b"news/\xff.txt")
    line = jsonl.line("article", make_article(path=path))
    assert json.loads(line)["path"] == path
    line.encode("utf-8")


def test_parse() -> None:
    row = json.loads(jsonl.parse_line(make_article(), make_parse()))
    assert row["kind"] == "parse"
    assert row["sentences"] == [[0, 5], [5, 7]]
    assert row["tokens"][2]["text"] == "minister"
    assert row["entities"] == [{"first": 0, "last": 1, "label": "COUNTRY", "score": 0.98}]
