"""A stream of bytes to the reader of its format. Streams are read as such; what holds one article, within its limit."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO, Final

from legation.errors import SkipArticle
from legation.ingest import chars, delimited, feed, formats, warc
from legation.ingest.html import read_html
from legation.ingest.job import Item, Job
from legation.ingest.jsonl import read_json, read_jsonl
from legation.ingest.mail import read_mail
from legation.ingest.opml import read_opml
from legation.ingest.streams import Gunzip, rejoined
from legation.ingest.text import read_text


def read_stream(stream: BinaryIO, path: str, job: Job, named: str | None = None) -> Iterator[Item]:
    """Yield the articles of a stream, by what it holds, or why there are none.

    ``named`` is the format that its name or sender promises. Gzip around any format is taken off first.
    """
    head = stream.read(formats.SNIFFED)
    kind = formats.of(head, named)
    whole = rejoined(head, stream)
    try:
        if kind == "gzip":
            yield from _read_packed(head, whole, path, job, named)
        else:
            yield from _read_plain(head, whole, path, job, kind)
    except SkipArticle as skip:
        yield skip


def _read_packed(head: bytes, whole: BinaryIO, path: str, job: Job, named: str | None) -> Iterator[Item]:
    if _peek(head).startswith(b"WARC/"):
        # The archive's own reader survives a broken member; a plain stream does not.
        yield from warc.read_warc(whole, path, job)
        return
    plain = io.BufferedReader(Gunzip(whole, path))
    inner = plain.read(formats.SNIFFED)
    kind = formats.of(inner, named)
    if kind == "gzip":
        yield SkipArticle(path, "gzip within gzip is not read; unpack it first")
        return
    yield from _read_plain(inner, rejoined(inner, plain), path, job, kind)


def _peek(head: bytes) -> bytes:
    try:
        return Gunzip(BytesIO(head), "").read(16) or b""
    except SkipArticle:
        return b""


def _read_plain(head: bytes, whole: BinaryIO, path: str, job: Job, kind: str) -> Iterator[Item]:
    if kind == "jsonl" and not chars.is_wide(head):
        yield from read_jsonl(whole, path, job)
    elif kind in _STREAMED:
        yield from _STREAMED[kind](whole, path, job)
    else:
        data = whole.read(job.max_bytes + 1)
        if len(data) > job.max_bytes:
            hint = "; split it, or write one article a line (.jsonl)" if kind.startswith("json") else ""
            raise SkipArticle(path, f"longer than {job.max_bytes:,} bytes, the limit for one article{hint}")
        yield from _WHOLE[kind](data, path, job)


def _text(data: bytes, path: str, job: Job) -> Iterator[Item]:
    yield read_text(data, path, job.fallback, address=job.address, charset=job.charset)


def _html(data: bytes, path: str, job: Job) -> Iterator[Item]:
    yield read_html(data, path, job.fallback, address=job.address, charset=job.charset)


def _jsonl(data: bytes, path: str, job: Job) -> Iterator[Item]:
    return read_jsonl(BytesIO(chars.decode(data).encode("utf-8", "replace")), path, job)


_Streamed = Callable[[BinaryIO, str, Job], Iterator[Item]]
_Whole = Callable[[bytes, str, Job], Iterator[Item]]
_STREAMED: Final = MappingProxyType[str, _Streamed]({"csv": delimited.read_csv, "warc": warc.read_warc})
_WHOLE: Final = MappingProxyType[str, _Whole](
    {
        "text": _text,
        "html": _html,
        "json": read_json,
        "jsonl": _jsonl,
        "feed": feed.read_feed,
        "opml": read_opml,
        "mail": read_mail,
    }
)
