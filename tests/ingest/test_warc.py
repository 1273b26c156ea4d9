"""Web archives: every page an article, every broken record its own loss."""

from __future__ import annotations

import gzip
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from legation.errors import SkipArticle
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from legation.ingest.read import read
from legation.records import Article
from tests.ingest.made import http, packed, page, record
from tests.ingest.samples import STORY, TITLE

PAGE = http(page().encode())
INFO = record(b"software: x\r\n", "warcinfo")


def items(data: bytes, job: Job | None = None) -> list[Item]:
    """All items of an archive."""
    return list(read_stream(BytesIO(data), "f", job or Job(), "warc"))


def kinds(data: bytes) -> list[str]:
    """Paths of articles, reasons of skips."""
    return [item.path or "" if isinstance(item, Article) else item.why for item in items(data)]


@pytest.mark.parametrize("pack", [b"".join, packed, lambda rows: gzip.compress(b"".join(rows))])
def test_pages_with_address_and_date(pack: object) -> None:
    rows = [INFO, record(b"GET / HTTP/1.1\r\n\r\n", "request"), record(PAGE), record(PAGE, uri="<https://g.example/2>")]
    first, second = items(pack(rows))  # type: ignore[operator]
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.title, first.path) == (STORY, TITLE, "f#3")
    assert (first.url, second.url) == ("https://g.example/talks", "https://g.example/2")
    assert (first.published, first.published_basis) == ("2020-03-05", "crawl")


def test_the_pages_own_date_and_address_win() -> None:
    head = '<link rel="canonical" href="https://g.example/own"><meta property="article:published_time" content="2020-03-01">'
    data = record(http(page(head=head).encode()))
    (article,) = items(data)
    assert isinstance(article, Article)
    assert (article.url, article.published, article.published_basis) == ("https://g.example/own", "2020-03-01", "meta")
    (argued,) = items(record(PAGE), Job(fallback="2020-02-02"))
    assert isinstance(argued, Article) and (argued.published, argued.published_basis) == ("2020-02-02", "argument")


def test_what_is_no_page_is_passed_over() -> None:
    rows = [
        record(http(b"\x89PNG", media="image/png")),
        record(http(b"gone", status="404 Not Found")),
        record(http(b"User-agent: *", media="text/plain")),
        record(PAGE, "revisit"),
        record(b"", "metadata"),
        record(PAGE),
    ]
    assert kinds(packed(rows)) == ["f#6"]


@pytest.mark.parametrize(
    "block",
    [
        http(gzip.compress(page().encode()), "Content-Encoding: gzip"),
        http(page().encode(), "Content-Encoding: gzip"),
        http(b"%x\r\n%s\r\n0\r\n\r\n" % (len(page().encode()), page().encode()), "Transfer-Encoding: chunked"),
        http(page().encode(), "Transfer-Encoding: chunked"),
        http(page().encode("cp1252"), media="text/html; charset=windows-1252"),
        http(page().encode()).replace(b"Content-Type: text/html; charset=utf-8\r\n", b""),
    ],
)
def test_bodies_as_servers_send_them(block: bytes) -> None:
    (article,) = items(record(block))
    assert isinstance(article, Article) and article.text == STORY


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (record(http(b"\x89PNG\r\n\x1a\n\0\0")), "an image"),
        (record(http(b"<div>" * 10_000)), "nested"),
        (record(http(b"")), "no text"),
        (record(PAGE).replace(b"Content-Length", b"Content-Depth"), "without a length"),
        (record(http(gzip.compress(bytes(30_000_000)), "Content-Encoding: gzip")), "longer"),
        (record(http(gzip.compress(page().encode())[:-9], "Content-Encoding: gzip")), "cut off"),
        (record(http(b"x", "Content-Encoding: br")), "'br'"),
    ],
)
@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_bad_record_costs_itself(bad: bytes, why: str, pack: object) -> None:
    first, skip, last = items(pack([record(PAGE), bad, record(PAGE)]))  # type: ignore[operator]
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(skip, SkipArticle) and skip.where == "f#2" and why in skip.why


def test_a_record_beyond_the_limit_is_read_past() -> None:
    first, second = items(record(http(b"<p>x" * 50_000)) + record(PAGE), Job(max_bytes=10_000))
    assert isinstance(first, SkipArticle) and "10,000 bytes" in first.why
    assert isinstance(second, Article)


def test_broken_gzip_costs_its_member() -> None:
    rows = [gzip.compress(one, mtime=0) for one in (record(PAGE), record(PAGE), record(PAGE))]
    rows[1] = rows[1][:200] + bytes(40) + rows[1][240:]
    found = kinds(b"".join(rows))
    assert found[0] == "f#1" and "broken" in found[-2] and found[-1].startswith("f#")
    cut = kinds(rows[0] + rows[2][:-100])
    assert cut[0] == "f#1" and "cut off" in cut[1]


def test_a_cut_record_and_a_lying_length() -> None:
    assert kinds(record(PAGE) + record(PAGE)[:-200]) == ["f#1", "record is cut off"]
    short = record(PAGE, size=len(PAGE) - 100)
    assert kinds(short + record(PAGE))[-1] == "f#2"


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"WARC/1.0\r\n" * 9_999, b"WARC/1.0\r\n\r\n" + bytes(99_999)])
def test_archives_of_nothing(data: bytes) -> None:
    assert not [item for item in items(data) if isinstance(item, Article)]


class Endless:
    """An archive made as it is read: ``rows`` times the same packed record."""

    def __init__(self, row: bytes, rows: int) -> None:
        self._row, self._left, self._rest = row, rows, b""

    def read(self, size: int) -> bytes:
        """The next bytes."""
        while len(self._rest) < size and self._left:
            self._rest, self._left = self._rest + self._row, self._left - 1
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


def test_memory_stays_flat() -> None:
    # 100 MB of images between two pages.
    image = gzip.compress(record(http(bytes(range(256)) * 40_000, media="image/png")), 1)
    rows = Endless(image, 10)
    tracemalloc.start()
    found = list(read_stream(cast(BinaryIO, rows), "f", Job(), "warc"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [str(one) for one in found] == ["f: no page in this web archive of 10 records"]
    assert peak < 45_000_000


def test_a_bomb_is_left_alone() -> None:
    found = kinds(gzip.compress(b"WARC/1.0\r\n" + bytes(80_000_000), 9) + gzip.compress(record(PAGE)))
    assert "swells" in found[1] and found[2].startswith("f#")


def test_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed([record(PAGE)]))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(gzip.compress(b"x")))
    (tmp_path / "d.tar.gz").write_bytes(b"x")
    first, second, third = read(str(tmp_path))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.text == second.text == STORY
    assert isinstance(third, SkipArticle) and "gzip within gzip" in third.why
