"""Hostile input costs one skipped article, or gives a harmless one, in bounded time."""

from __future__ import annotations

import gzip
import time
from io import BytesIO

import pytest

from legation.errors import SkipArticle
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from tests.ingest.made import page
from tests.ingest.samples import LEAD, STORY

# Processor time, not the clock's; a page takes hundredths of it.
SECONDS = 20.0


def read(data: bytes, named: str | None = None) -> list[Item]:
    """All items, in bounded time."""
    started = time.process_time()
    found = list(read_stream(BytesIO(data), "f", Job(), named))
    assert time.process_time() - started < SECONDS
    return found


@pytest.mark.parametrize(
    ("data", "named", "why"),
    [
        (page("<table><tr><td>" * 10_000 + LEAD).encode(), "html", "nested"),
        (b"<html>" + b"<ul><li>" * 10_000, "html", "nested"),
        (page("<p>x" * 80_000).encode(), "html", "elements"),
        (gzip.compress(bytes(200_000_000), 9), "html", "longer|swells|binary"),
        (gzip.compress(page().encode())[:-50], "html", "cut off"),
        (gzip.compress(gzip.compress(page().encode())), "html", "gzip within gzip"),
        (b"PK\x03\x04" + bytes(999), "html", "ZIP"),
        (b"\0" * 1_000_000, "text", "binary|no text"),
        (b"\xff\xfe" + b"\0\xd8" * 100_000, "text", "no text|language"),
        (b"[" * 1_000_000, "json", "nested|malformed"),
        (b'{"text":' * 300_000, "json", "nested|malformed"),
        (b'{"a": ' + b"9" * 100_000 + b"}", "json", "malformed|no text"),
        (b"<rss>" + b"<channel>" * 300_000, "feed", "without items|cannot be read"),
    ],
)
def test_one_skip_with_a_reason(data: bytes, named: str, why: str) -> None:
    (skip,) = read(data, named)
    assert isinstance(skip, SkipArticle), skip
    assert any(word in skip.why for word in why.split("|")), skip.why


@pytest.mark.parametrize("named", ["text", "html", "json", "jsonl", "feed", "opml", "csv", "mail", "warc"])
@pytest.mark.parametrize(
    "line",
    [b"a" * 10_000_000, b"word " * 2_000_000, b"<" * 1_000_000, b"(" * 1_000_000, b'"' * 3_000_000, b"By " * 500_000],
    ids=["letters", "words", "angles", "brackets", "quotes", "bylines"],
)
def test_long_lines(line: bytes, named: str) -> None:
    assert len(read(line, named)) == 1


NULLS = STORY.replace(" ", "\0 \x01\x08", 9)


def test_nulls_and_controls_inside_a_page() -> None:
    data = page("".join(f"<p>{part}</p>" for part in NULLS.split("\n\n")))
    (article,) = read(data.encode(), "html")
    assert not isinstance(article, SkipArticle) and article.text == STORY


@pytest.mark.parametrize("named", ["text", None])
def test_plain_text_with_nulls_is_no_text(named: str | None) -> None:
    (skip,) = read(NULLS.encode(), named)
    assert isinstance(skip, SkipArticle) and "binary" in skip.why
