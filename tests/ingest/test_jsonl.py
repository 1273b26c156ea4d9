"""JSON Lines and JSON: fields by their common names, one bad record at a time."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from legation.errors import SkipArticle
from legation.ingest.job import Job
from legation.ingest.jsonl import read_json, read_jsonl
from legation.records import Article
from tests.ingest.samples import END, LEAD, STORY, TITLE


def lines(*records: object) -> bytes:
    """``records`` as JSON Lines; bytes stand as they are."""
    return b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in records)


def read_all(data: bytes, **options: Any) -> list[Article | SkipArticle]:
    """All items of ``data``."""
    return list(read_jsonl(BytesIO(data), "f.jsonl", Job(**options)))


def one(record: object) -> Article:
    """The only article of ``record``."""
    (item,) = read_all(lines(record))
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize("text", ["text", "body", "content", "article", "articleBody"])
@pytest.mark.parametrize("title", ["title", "headline"])
@pytest.mark.parametrize("date", ["published", "date", "pub_date", "published_at", "publishedAt"])
def test_common_names(text: str, title: str, date: str) -> None:
    article = one({text: STORY, title: TITLE, date: "2020-03-04T10:00:00Z"})
    assert (article.text, article.title, article.published) == (STORY, TITLE, "2020-03-04")
    assert (article.published_basis, article.path) == ("meta", "f.jsonl#1")


@pytest.mark.parametrize("publisher", ["publisher", "source", "site"])
@pytest.mark.parametrize("author", ["author", "byline", "authors"])
@pytest.mark.parametrize("url", ["url", "link"])
def test_other_fields(publisher: str, author: str, url: str) -> None:
    article = one({"text": STORY, publisher: {"name": "Gazette"}, author: ["By Ann Lee"], url: "https://g.example/1"})
    assert (article.publisher, article.byline, article.url) == ("Gazette", "Ann Lee", "https://g.example/1")


def test_paths_count_lines_from_one_and_bad_lines_cost_only_themselves() -> None:
    data = lines(b"not json", {"text": LEAD}, b"", b"[1]", b'{"text": "cut', b"7", {"text": ""}, {"text": END})
    items = read_all(data)
    assert [item.path for item in items if isinstance(item, Article)] == ["f.jsonl#2", "f.jsonl#8"]
    skips = {item.where: item.why for item in items if isinstance(item, SkipArticle)}
    assert list(skips) == [f"f.jsonl#{n}" for n in (1, 4, 5, 6, 7)]
    assert "malformed JSON" in skips["f.jsonl#1"]
    assert "an array" in skips["f.jsonl#4"]
    assert skips["f.jsonl#7"] == "no text"


def test_hostile_lines() -> None:
    deep = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    items = read_all(b"\xef\xbb\xbf" + lines({"text": LEAD}, deep, b"\0\0", b'{"text": "caf\xe9 talks in the town"}'))
    assert [type(item) for item in items] == [Article, SkipArticle, Article]
    assert isinstance(items[2], Article)
    assert items[2].text == "café talks in the town"


def test_a_line_beyond_the_limit_is_passed_over() -> None:
    items = read_all(lines({"text": "x " * 5000}, {"text": LEAD}), max_bytes=1000)
    assert isinstance(items[0], SkipArticle) and "1,000 bytes" in items[0].why
    assert isinstance(items[1], Article)


def test_markup_in_a_field() -> None:
    assert one({"title": TITLE, "content": f"<p>{LEAD}</p><p>{END}</p>"}).text == f"{LEAD}\n\n{END}"


def test_paragraphs_as_a_list() -> None:
    assert one({"title": TITLE, "body": [LEAD, END]}).text == f"{LEAD}\n\n{END}"


def test_the_records_date_wins_over_the_argument() -> None:
    first, second = read_all(lines({"text": LEAD, "date": "2020-03-04"}, {"text": END}), fallback="2021-01-01")
    assert isinstance(first, Article) and (first.published, first.published_basis) == ("2020-03-04", "meta")
    assert isinstance(second, Article) and (second.published, second.published_basis) == ("2021-01-01", "argument")


def test_a_record_without_a_text_field_is_no_article() -> None:
    (item,) = read_all(lines({"title": TITLE, "events": []}))
    assert isinstance(item, SkipArticle) and "none of text, body" in item.why
    (row,) = read_all(lines({"kind": "report", "title": TITLE, "article": "ab12cd34"}))
    assert isinstance(row, SkipArticle)
    assert one({"title": TITLE, "text": None}).text == TITLE


def test_a_foreign_record_is_named() -> None:
    (item,) = read_all(lines({"text": "Gespräche über die Grenze abgebrochen", "lang": "de"}))
    assert isinstance(item, SkipArticle) and "German" in item.why


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"status": "ok", "articles": rows}])
def test_whole_json(wrap: Any) -> None:
    data = json.dumps(wrap([{"text": LEAD}, 3, {"text": END}]), indent=1).encode()
    items = list(read_json(data, "f.json", Job()))
    assert [getattr(item, "path", None) or getattr(item, "where", None) for item in items] == [
        "f.json#1",
        "f.json#2",
        "f.json#3",
    ]
    assert isinstance(items[1], SkipArticle)


def test_whole_json_object_and_broken_json() -> None:
    (article,) = read_json(json.dumps({"text": STORY}, indent=1).encode(), "f.json", Job())
    assert isinstance(article, Article) and article.path == "f.json"
    (skip,) = read_json(b'{"text": ', "f.json", Job())
    assert isinstance(skip, SkipArticle) and "malformed" in skip.why
