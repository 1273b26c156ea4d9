"""JSON Lines: one article a line, read as a stream."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from legation.errors import SkipArticle
from legation.ingest import dates, markup
from legation.ingest.html import article_from_page
from legation.ingest.story import Stated, assemble
from legation.records import Article

_TITLES: Final = ("title", "headline")
_TEXTS: Final = ("text", "body", "content", "articleBody", "maintext", "html", "description")
_DATES: Final = (
    "published",
    "date",
    "published_at",
    "datePublished",
    "date_published",
    "publish_date",
    "pubdate",
    "date_publish",
)
_PUBLISHERS: Final = ("publisher", "source", "site_name", "outlet", "source_domain")
_AUTHORS: Final = ("byline", "author", "authors", "creator")
_URLS: Final = ("url", "link", "canonical_url", "permalink")
_WHOLE_PAGE: Final = ("<html", "<!doctype", "<body")


def read_jsonl(
    stream: BinaryIO, path: str, fallback: str | None = None, max_bytes: int = 20_000_000
) -> Iterator[Article | SkipArticle]:
    """Yield each record's article, or why it was skipped, holding two lines at a time.

    The path of an article is ``FILE#LINE`` (lines counted from 1), and plain ``FILE`` where it is the only record.
    """
    held: tuple[int, bytes | None] | None = None
    several = False
    for record in _lines(stream, max_bytes):
        if held is not None:
            several = True
            yield _read_line(held, path, f"{path}#{held[0]}", fallback)
        held = record
    if held is not None:
        yield _read_line(held, path, f"{path}#{held[0]}" if several else path, fallback)


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


def _read_line(record: tuple[int, bytes | None], path: str, where: str, fallback: str | None) -> Article | SkipArticle:
    number, line = record
    try:
        return _article(_parsed(line, f"{path}#{number}"), where, fallback)
    except SkipArticle as skip:
        return SkipArticle(f"{path}#{number}", skip.why)


def _parsed(line: bytes | None, where: str) -> Mapping[str, Any]:
    if line is None:
        raise SkipArticle(where, "line is longer than the limit for one article")
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SkipArticle(where, "JSON Lines must be UTF-8; this file is UTF-16")
    try:
        value = json.loads(line.decode("utf-8", "replace"), strict=False)
    except json.JSONDecodeError as error:
        raise SkipArticle(where, f"malformed JSON ({error.msg} at column {error.colno})") from error
    except RecursionError as error:
        raise SkipArticle(where, "JSON is nested too deeply") from error
    except ValueError as error:
        raise SkipArticle(where, f"malformed JSON ({str(error)[:120]})") from error
    if not isinstance(value, dict):
        raise SkipArticle(where, f"a record must be a JSON object, not {_json_kind(value)}")
    return value


def _json_kind(value: object) -> str:
    names = ((bool, "true or false"), (str, "a string"), (list, "an array"), (int, "a number"), (float, "a number"))
    return next((name for kind, name in names if isinstance(value, kind)), "null")


def _article(record: Mapping[str, Any], where: str, fallback: str | None) -> Article:
    key, text = next(
        ((key, record[key]) for key in _TEXTS if isinstance(record.get(key), str) and record[key].strip()), ("", "")
    )
    stated = _stated(record, fallback)
    if not text and stated.title is None:
        raise SkipArticle(where, "no text")
    if key == "html" or any(mark in text[:2_000].casefold() for mark in _WHOLE_PAGE):
        return _page(text, stated, where)
    if markup.looks_marked_up(text):
        return assemble(markup.plain(text, where), stated, where, wrapped=False)
    return assemble(text or stated.title or "", stated, where)


def _page(page: str, stated: Stated, where: str) -> Article:
    """A record that holds a whole page: the record's own fields win over the page's."""
    if not any(mark in page[:2_000].casefold() for mark in _WHOLE_PAGE):
        return assemble(markup.plain(page, where), stated, where, wrapped=False)
    read = article_from_page(page, where, stated.fallback)
    return Article.make(
        path=where,
        url=stated.url or read.url,
        title=stated.title or read.title,
        publisher=stated.publisher or read.publisher,
        byline=stated.byline or read.byline,
        dateline=read.dateline,
        published=stated.published or read.published,
        published_basis=stated.basis if stated.published else read.published_basis,
        text=read.text,
        notices=read.notices,
        credits=read.credits,
    )


def _stated(record: Mapping[str, Any], fallback: str | None) -> Stated:
    published = next((day for key in _DATES if (day := dates.from_metadata(record.get(key)))), None)
    return Stated(
        title=_word(record, _TITLES),
        byline=_word(record, _AUTHORS),
        publisher=_word(record, _PUBLISHERS),
        url=_word(record, _URLS),
        published=published,
        basis="meta" if published else "none",
        fallback=fallback,
    )


def _word(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of ``keys`` that names something: text, a list of texts, or objects with a name."""
    for key in keys:
        value = record.get(key)
        parts = value if isinstance(value, list) else [value]
        names = [part.get("name", part.get("title")) if isinstance(part, dict) else part for part in parts[:20]]
        told = [name.strip() for name in names if isinstance(name, str) and name.strip()]
        if told:
            return ", ".join(dict.fromkeys(told))
    return None
