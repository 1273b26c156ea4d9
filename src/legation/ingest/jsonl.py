"""JSON Lines, one article a line, read as a stream; and whole JSON files that hold an article or a list of them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from legation.errors import SkipArticle
from legation.ingest import chars, feed
from legation.ingest.job import Item, Job
from legation.ingest.record import article_from_record, holds_text
from legation.records import Article

_WRAPPERS: Final = ("articles", "items", "results", "documents", "docs", "data", "records")


def read_jsonl(stream: BinaryIO, path: str, job: Job) -> Iterator[Item]:
    """Yield each record's article, or why it was skipped, holding one line at a time.

    The path of an article is ``FILE#LINE``, lines counted from 1; blank lines count and are passed over. A first line
    that holds a whole feed or list is read as ``read_json`` would.
    """
    for number, line in _lines(stream, job.max_bytes):
        where = f"{path}#{number}"
        try:
            value = _parsed(line, where, job.max_bytes)
            if number == 1 and (feed.is_json_feed(value) or _unwrapped(value)[0] is not value):
                yield from _articles(value, path, job)
            else:
                yield _article(value, where, job)
        except SkipArticle as skip:
            yield SkipArticle(where, skip.why)


def read_json(data: bytes, path: str, job: Job) -> Iterator[Item]:
    """Yield the articles of a whole JSON file: one object, an array, or an object around an array (``articles`` …).

    A JSON Feed is one of these. The path of an article out of an array is ``FILE#N``, counted from 1.
    """
    try:
        value = _loads(chars.decode(data), path)
    except SkipArticle as skip:
        yield skip
        return
    yield from _articles(value, path, job)


def _articles(value: Any, path: str, job: Job) -> Iterator[Item]:
    if feed.is_json_feed(value):
        yield from feed.read_json_feed(value, path, job)
        return
    for number, one in enumerate(_unwrapped(value), 1):
        where = path if value is one else f"{path}#{number}"
        try:
            yield _article(one, where, job)
        except SkipArticle as skip:
            yield SkipArticle(where, skip.why)


def _unwrapped(value: object) -> list[Any]:
    if isinstance(value, list) and value:
        return value
    if isinstance(value, dict) and not holds_text(value):
        for name in _WRAPPERS:
            inner = value.get(name)
            if isinstance(inner, list) and any(isinstance(one, dict) for one in inner):
                return inner
    return [value]


def _lines(stream: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line that is not blank; None for a line beyond ``max_bytes``, which is read past."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (more := stream.readline(max_bytes + 1)) and not more.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip(b" \t\r\n\x00"):
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def _parsed(line: bytes | None, where: str, max_bytes: int) -> object:
    if line is None:
        raise SkipArticle(where, f"line is longer than {max_bytes:,} bytes, the limit for one article")
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SkipArticle(where, "JSON Lines must be UTF-8; this file is UTF-16")
    return _loads(chars.decode(line), where)


def _loads(text: str, where: str) -> object:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise SkipArticle(where, f"malformed JSON ({error.msg} at column {error.colno})") from error
    except RecursionError as error:
        raise SkipArticle(where, "JSON is nested too deeply") from error
    except ValueError as error:
        raise SkipArticle(where, f"malformed JSON ({str(error)[:120]})") from error


def _article(value: object, where: str, job: Job) -> Article:
    if not isinstance(value, dict):
        raise SkipArticle(where, f"a record must be a JSON object, not {_json_kind(value)}")
    return article_from_record({job.columns.get(name, name): one for name, one in value.items()}, where, job.fallback)


def _json_kind(value: object) -> str:
    names = ((bool, "true or false"), (str, "a string"), (list, "an array"), (int, "a number"), (float, "a number"))
    return next((name for kind, name in names if isinstance(value, kind)), "null")
