"""Web archives (WARC 0.17 to 1.1, plain or gzip), such as Common Crawl's CC-NEWS: each page an article.

Read record by record, so that memory does not grow with the archive. What is broken costs its own record: after broken
gzip data reading goes on at the next member, after a broken record at the next line that begins one. Records of
requests, metadata and repeats, and answers that are no page (images, "not found"), hold no article and are passed over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from legation.errors import SkipArticle
from legation.ingest import addresses, chars, dates, formats, streams
from legation.ingest.html import read_html
from legation.ingest.job import Item, Job
from legation.ingest.story import dated

_VERSION: Final = re.compile(rb"WARC/\d\.\d{1,2}\s*$")
_LONGEST_LINE: Final = 65_536
_MOST_LINES: Final = 200
_CHUNK: Final = 65_536
_HTTP_HEAD: Final = 65_536
_HTTP: Final = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_PAGES: Final = ("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml", "multipart/related")
_CHUNK_HEAD: Final = re.compile(rb"\s{0,4}([0-9a-fA-F]{1,8})\s*(?:;[^\r\n]{0,200})?\r?\n")
Headers = Mapping[str, str]


def read_warc(stream: BinaryIO, path: str, job: Job) -> Iterator[Item]:
    """Yield the article of each page, or why it was skipped; the path of one is ``FILE#N``, records counted from 1.

    The address is the page's own canonical one, else that of the record. A page that states no date gets
    ``job.fallback``, else the day on which it was fetched, with the basis ``crawl``.
    """
    head = stream.read(len(streams.GZIP))
    whole = streams.rejoined(head, stream)
    packed = streams.Gunzip(whole, path) if head == streams.GZIP else None
    reader = _Records(io.BufferedReader(packed) if packed else whole, path)
    found = False
    for item in _items(reader, packed, job):
        found = True
        yield item
    if not found:
        yield SkipArticle(path, f"no page in this web archive of {reader.number:,} records")


def _items(reader: _Records, packed: streams.Gunzip | None, job: Job) -> Iterator[Item]:
    while True:
        try:
            for where, headers, block in reader.records(job.max_bytes):
                yield from _articles(where, headers, block, job)
            return
        except SkipArticle as skip:
            yield SkipArticle(f"{reader.path}#{reader.number}", skip.why)
            if packed is None or not packed.resync():
                return
            reader.stream = _anew(reader.stream, packed)


def _anew(stream: BinaryIO, packed: streams.Gunzip) -> BinaryIO:
    """A buffer without what the old one still held; the old one must not close what both read."""
    if isinstance(stream, io.BufferedReader):
        stream.detach()
    return io.BufferedReader(packed)


class _Records:
    """The records of an archive, one at a time."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self.stream = stream
        self.number = 0
        self.path = path

    def records(self, most: int) -> Iterator[tuple[str, Headers, bytes | SkipArticle]]:
        """Name, headers and block of each response; instead of the block, why it cannot be had."""
        while self._find():
            self.number += 1
            where = f"{self.path}#{self.number}"
            headers = self._headers()
            size = headers.get("content-length", "")
            if not size.isascii() or not size.isdigit() or len(size) > 15:
                yield where, headers, SkipArticle(where, "a record without a length")
                continue
            yield where, headers, self._block(where, headers, int(size), most)

    def _find(self) -> bool:
        """Go to after the next line that begins a record; False at the end."""
        while line := self.stream.readline(_LONGEST_LINE):
            if _VERSION.match(line):
                return True
        return False

    def _headers(self) -> Headers:
        headers: dict[str, str] = {}
        for _ in range(_MOST_LINES):
            line = self.stream.readline(_LONGEST_LINE)
            if not line.strip():
                break
            name, _, value = line.decode("utf-8", "replace").partition(":")
            headers.setdefault(name.strip().casefold(), value.strip())
        return headers

    def _block(self, where: str, headers: Headers, size: int, most: int) -> bytes | SkipArticle:
        wanted = headers.get("warc-type", "").casefold() in ("response", "resource")
        # An HTTP head stands before the page.
        keep = size if wanted and size <= most + _HTTP_HEAD else 0
        block = self.stream.read(keep) if keep else b""
        left = size - keep
        while left > 0 and (part := self.stream.read(min(_CHUNK, left))):
            left -= len(part)
        if wanted and keep < size:
            return SkipArticle(where, f"record is longer than {most:,} bytes, the limit for one article")
        if left > 0 or len(block) < keep:
            return SkipArticle(where, "record is cut off")
        return block


def _articles(where: str, headers: Headers, block: bytes | SkipArticle, job: Job) -> Iterator[Item]:
    kind = headers.get("warc-type", "").casefold()
    if kind and kind not in ("response", "resource"):
        return
    if isinstance(block, SkipArticle):
        yield block
        return
    try:
        page = _page(where, headers, block, job.max_bytes)
        if page is not None:
            yield _article(where, headers, page, job)
    except SkipArticle as skip:
        yield SkipArticle(where, skip.why)


def _article(where: str, headers: Headers, page: tuple[bytes, str], job: Job) -> Item:
    body, charset = page
    target = headers.get("warc-target-uri", "").strip("<> ")
    address = target if addresses.is_web(target) else None
    article = read_html(body, where, job.fallback, address=address, charset=charset or None)
    return dated(article, dates.from_metadata(headers.get("warc-date")), "crawl")


def _page(where: str, headers: Headers, block: bytes, most: int) -> tuple[bytes, str] | None:
    """Bytes and character set of the page in a record; None where it holds none."""
    if not block.startswith(b"HTTP/"):
        media = headers.get("content-type", "")
        return (block, _charset(media)) if _is_page(media, block) else None
    head, body = _parted(block)
    status = _HTTP.match(head)
    if status is None or status[1] != b"200":
        return None
    told = _http_headers(head)
    media = told.get("content-type", "")
    if media and media.partition(";")[0].strip().casefold() not in _PAGES:
        return None
    if "chunked" in told.get("transfer-encoding", "").casefold():
        body = _dechunked(body)
    body = streams.inflate(body, told.get("content-encoding", ""), most, where)
    return (body, _charset(media)) if media or _is_page(media, body) else None


def _is_page(media: str, body: bytes) -> bool:
    if media:
        return media.partition(";")[0].strip().casefold() in _PAGES
    return chars.binary_kind(body) is None and formats.of(body[: formats.SNIFFED]) == "html"


def _parted(block: bytes) -> tuple[bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", block[:_HTTP_HEAD])
    return (block[: found.start()], block[found.end() :]) if found else (block[:_HTTP_HEAD], b"")


def _http_headers(head: bytes) -> Headers:
    headers: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1 : _MOST_LINES + 1]:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().casefold(), value.strip())
    return headers


def _charset(media: str) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", media, re.IGNORECASE)
    return found[1] if found else ""


def _dechunked(body: bytes) -> bytes:
    """The body without its chunks' sizes; as it is where it has none, since some archives took them out already."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK_HEAD.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            break
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(parts) if parts else body
