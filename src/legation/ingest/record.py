"""One JSON object to one article, by the field names that exports, feeds and news APIs commonly use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from legation.errors import SkipArticle
from legation.ingest import dates, markup
from legation.ingest.html import article_from_page
from legation.ingest.story import Stated, assemble
from legation.records import Article

# Names are compared without case, "_" and "-": "published_at", "publishedAt" and "PublishedAt" are one.
# The two-letter ones are Factiva's field codes, "hlead" and "loaddate" are Nexis's.
_TITLES: Final = ("title", "headline", "hd", "articletitle", "documenttitle")
_TEXTS: Final = (
    *("text", "body", "content", "article", "articlebody", "articletext", "maintext", "fulltext", "bodytext"),
    *("story", "html", "contenthtml", "contenttext", "td", "documenttext", "fulltextofarticle", "lp", "leadparagraph"),
    *("hlead", "abstract", "snippet", "description", "summary"),
)
_LEADS: Final = ("lp", "leadparagraph")
_DATES: Final = (
    *("published", "date", "publishedat", "datepublished", "publishdate", "publisheddate", "pubdate", "datepublish"),
    *("publicationdate", "publishedon", "publishtime", "timepublished", "pd", "documentdate", "created", "createdat"),
    *("timestamp", "loaddate", "updated"),
)
_PUBLISHERS: Final = (
    *("publisher", "source", "site", "sitename", "outlet", "publication", "publicationname", "publicationtitle"),
    *("sourcename", "sn", "newspaper", "journal", "medianame", "sourcedomain", "domain"),
)
_AUTHORS: Final = ("byline", "author", "authors", "creator", "by", "journalist")
_URLS: Final = ("url", "link", "canonicalurl", "permalink", "documenturl", "articleurl", "storyurl", "weblink", "href")
_LANGUAGES: Final = ("lang", "language", "inlanguage", "la")
FIELDS: Final = MappingProxyType(
    {
        "title": _TITLES,
        "text": _TEXTS,
        "published": _DATES,
        "publisher": _PUBLISHERS,
        "byline": _AUTHORS,
        "url": _URLS,
        "language": _LANGUAGES,
    }
)
_WHOLE_PAGE: Final = ("<html", "<!doctype", "<body")
_MOST_PARAGRAPHS: Final = 20_000


def article_from_record(record: Mapping[str, Any], where: str, fallback: str | None = None) -> Article:
    """Read one record; ``fallback`` is the date where it states none. Raises SkipArticle.

    Text is the first field of ``text body content article …`` that holds any; it may be plain, HTML or a list of
    paragraphs. A record whose text field is empty is its headline; one that has no such field is no article.
    """
    fields = {plain_name(name): value for name, value in reversed(list(record.items()))}
    _join_lead(fields)
    known = [(name, value) for name in _TEXTS if name in fields and not _is_key(name, value := fields[name])]
    name, text = next(((name, text) for name, value in known if (text := _text(value)).strip()), ("", ""))
    stated = _stated(fields, fallback)
    if not text and (stated.title is None or not known):
        raise SkipArticle(where, "no text" if known else f"no text: the record has none of {', '.join(_TEXTS[:5])} …")
    if name == "html" or any(mark in text[:2_000].casefold() for mark in _WHOLE_PAGE):
        return _page(text, stated, where)
    if markup.looks_marked_up(text):
        return assemble(markup.plain(text, where), stated, where, wrapped=False)
    return assemble(text or stated.title or "", stated, where)


def plain_name(name: object) -> str:
    """A field's name as it is compared: without case, spaces, "_", "-" and dots."""
    return re.sub(r"[\s_.-]", "", str(name).casefold())


def _join_lead(fields: dict[str, Any]) -> None:
    """Factiva parts a text in two: its first paragraphs (LP) and what follows them (TD)."""
    lead = next((text for name in _LEADS if isinstance(text := fields.get(name), str) and text.strip()), None)
    rest = fields.get("td")
    if lead and isinstance(rest, str) and rest.strip() and not rest.startswith(lead[:200]):
        fields["td"] = f"{lead}\n\n{rest}"


def holds_text(record: Mapping[str, Any]) -> bool:
    """Whether the record has a text field of its own, so that it is an article rather than a wrapper of some."""
    names = ((plain_name(name), value) for name, value in record.items())
    return any(name in _TEXTS and _text(value) and not _is_key(name, value) for name, value in names)


def _is_key(name: str, value: object) -> bool:
    """``article`` or ``story`` may name the article a row belongs to rather than hold it."""
    return name in ("article", "story") and isinstance(value, str) and len(value.split()) == 1


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value[:_MOST_PARAGRAPHS]):
        return "\n\n".join(value[:_MOST_PARAGRAPHS])
    return ""


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


def _stated(fields: Mapping[str, Any], fallback: str | None) -> Stated:
    published = next((day for name in _DATES if (day := dates.from_metadata(fields.get(name)))), None)
    return Stated(
        title=_word(fields, _TITLES),
        byline=_word(fields, _AUTHORS),
        publisher=_word(fields, _PUBLISHERS),
        url=_word(fields, _URLS),
        published=published,
        basis="meta" if published else "none",
        language=_word(fields, _LANGUAGES),
        fallback=fallback,
    )


def _word(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of ``names`` that says something: text, a list of texts, or objects with a name."""
    for name in names:
        told = [part.strip() for part in _parts(fields.get(name)) if isinstance(part, str) and part.strip()]
        if told:
            return ", ".join(dict.fromkeys(told))
    return None


def _parts(value: object) -> Iterator[object]:
    for part in value[:20] if isinstance(value, list) else [value]:
        yield part.get("name", part.get("title")) if isinstance(part, dict) else part
