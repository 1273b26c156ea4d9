"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom and JSON Feed, with whole texts or beginnings.

A feed that is broken gives the items that can still be told apart.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from legation.errors import SkipArticle
from legation.ingest import addresses, xmltree
from legation.ingest.job import Item, Job
from legation.ingest.record import article_from_record
from legation.records import Article, Notice

_TEXTS: Final = ("content:encoded", "content", "description", "summary", "dc:description")
_FULL: Final = ("content:encoded", "content")
_DATES: Final = (
    "pubDate",
    "published",
    "dc:date",
    "issued",
    "dc:issued",
    "dc:created",
    "created",
    "updated",
    "modified",
)
_AUTHORS: Final = ("dc:creator", "author")
_MOST_ITEMS: Final = 5_000
_MOST_FETCHED: Final = 200
_FEWEST_WORDS: Final = 120
_JSON_FEED: Final = "https://jsonfeed.org/version/"
# Where a feed breaks off, and what publishing systems put under each item.
_CUT: Final = re.compile(
    r"(?:\s*(?:\[?\s?(?:…|\.\.\.|&hellip;)\s?\]?|\(more\s?(?:…|\.\.\.)\)|"
    r"(?:continue|keep) reading\b[^.!?]{0,120}|read (?:more|on|the (?:full|rest)\b[^.!?]{0,80})|"
    r"the post\b.{2,300}?\bappeared first on\b.{2,120}?)\s*(?:→|»|>)?\s*\.?)+\s*$",
    re.IGNORECASE,
)
_LONGEST_CUT: Final = 600
_BYLINED: Final = re.compile(r"^[^\s@]+@[^\s@]+\s*\((?P<name>[^()]+)\)\s*$")


def read_feed(data: bytes, path: str, job: Job) -> Iterator[Item]:
    """Yield the items of an RSS or Atom feed as articles, in their order, or why they were skipped.

    The path of an article is ``FILE#N``, counted from 1. An item that gives a mere beginning is an article of what it
    gives, its "[…]" or "Continue reading" set apart as a notice of kind ``partial``; with ``job.complete`` its link is
    read instead, and the beginning kept only where that fails.
    """
    root = xmltree.tree(data, path, job.charset)
    channel = next((node for node in root.iter() if xmltree.name(node) in ("channel", "feed")), root)
    source = _source(channel, root)
    items = [node for node in root.iter() if xmltree.name(node) in ("item", "entry")]
    records = (_record(node, source) for node in items)
    yield from articles(records, path, job)
    if not items:
        yield SkipArticle(path, "a feed without items")


def read_json_feed(feed: Mapping[str, Any], path: str, job: Job) -> Iterator[Item]:
    """Yield the items of a JSON Feed (1.0 or 1.1) as articles, as ``read_feed`` does."""
    items = feed.get("items")
    source = {"publisher": feed.get("title"), "language": feed.get("language")}
    known = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    yield from articles((_json_record(one, source) for one in known), path, job)
    if not known:
        yield SkipArticle(path, "a feed without items")


def is_json_feed(value: object) -> bool:
    """Whether a JSON value declares itself a JSON Feed."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and version.startswith(_JSON_FEED)


def articles(records: Iterator[dict[str, Any]], path: str, job: Job) -> Iterator[Item]:
    """One article for each record; those beyond 5,000 are named as skipped."""
    fetched = 0
    for number, record in enumerate(records, 1):
        if number > _MOST_ITEMS:
            yield SkipArticle(path, f"feed has more than {_MOST_ITEMS:,} items; the rest is not read")
            return
        where = f"{path}#{number}"
        own = _own(record, where, job)
        link = record.get("link")
        if job.complete and job.follow and isinstance(link, str) and _is_partial(own) and fetched < _MOST_FETCHED:
            fetched += 1
            yield _whole(own, job.follow(link))
        else:
            yield own


def _own(record: dict[str, Any], where: str, job: Job) -> Item:
    try:
        return _marked_partial(article_from_record(record, where, job.fallback))
    except SkipArticle as skip:
        return SkipArticle(where, skip.why)


def _marked_partial(article: Article) -> Article:
    """Set the mark of a broken-off text apart from it."""
    body, gap, last = article.text.rpartition("\n\n")
    cut = _CUT.search(last, max(0, len(last) - _LONGEST_CUT))
    if cut is None or not (rest := f"{body}{gap}{last[: cut.start()]}".rstrip()):
        return article
    fields = {name: getattr(article, name) for name in article.__struct_fields__ if name not in ("id", "text")}
    fields["notices"] = (*article.notices, Notice("partial", cut[0].strip()))
    return Article.make(**fields, text=rest)


def _is_partial(item: Item) -> bool:
    """A beginning: marked as cut off, or too short to be a report; also what could not be read at all."""
    if isinstance(item, SkipArticle):
        return "language" not in item.why
    return any(one.kind == "partial" for one in item.notices) or len(item.text.split()) < _FEWEST_WORDS


def _whole(own: Item, followed: Iterator[Item]) -> Item:
    """The article behind the link if there is one that says more, else the feed's own."""
    got = next(followed, None)
    if isinstance(own, SkipArticle):
        return got or own
    return got if isinstance(got, Article) and len(got.text) > len(own.text) else own


def _source(channel: etree._Element, root: etree._Element) -> dict[str, str | None]:
    """What the feed says of all its items."""
    own = {xmltree.name(node): node for node in reversed(channel)}
    title = own.get("title")
    tongue = next((own[name] for name in ("language", "dc:language") if name in own), None)
    stated = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return {
        "publisher": _text(title) if title is not None else None,
        "language": (_text(tongue) if tongue is not None else None) or stated,
    }


def _record(item: etree._Element, source: Mapping[str, str | None]) -> dict[str, Any]:
    """An item's fields by the names that records have."""
    nodes: dict[str, etree._Element] = {}
    for node in item:
        nodes.setdefault(xmltree.name(node), node)
    values = {name: _content(node) for name, node in nodes.items() if name}
    # A summary may stand beside an emptier content, so the longest of the full ones, else of the others.
    full = max((values.get(name, "") for name in _FULL), key=len)
    brief = max((values.get(name, "") for name in _TEXTS), key=len)
    text = full if len(full) >= len(brief) // 2 else brief
    outlet = nodes.get("source")
    title = values.get("title") or values.get("dc:title")
    return {
        "title": html.unescape(_bare(title)) if title else None,
        # A feed's plain text is HTML without elements: its entities are still to be read.
        "text": text if "<" in text else html.unescape(text),
        "published": next((values[name] for name in _DATES if values.get(name, "").strip()), None),
        "author": [name for name in (_person(node) for node in item if xmltree.name(node) in _AUTHORS) if name],
        "publisher": (_outlet(outlet) if outlet is not None else None) or source["publisher"],
        "link": _link(item, nodes),
        "language": values.get("dc:language") or source["language"],
    }


def _json_record(item: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    texts = [value for name in ("content_html", "content_text", "summary") if isinstance(value := item.get(name), str)]
    return {
        "title": item.get("title"),
        "text": next((text for text in texts if text.strip()), ""),
        "published": item.get("date_published") or item.get("date_modified"),
        "author": item.get("authors") or item.get("author"),
        "publisher": source["publisher"],
        "link": item.get("url") or item.get("external_url"),
        "language": item.get("language") or source["language"],
    }


def _text(node: etree._Element) -> str:
    return "".join(text for text in node.itertext() if isinstance(text, str)).strip()


def _content(node: etree._Element) -> str:
    """The element's text; where Atom puts XHTML elements inside, their markup."""
    if len(node) and node.get("type", "xhtml") in ("xhtml", "application/xhtml+xml", "xml"):
        inner = [etree.tostring(child, encoding="unicode", with_tail=True) for child in node]
        return re.sub(r"<(/?)\w{1,20}:", r"<\1", "".join((node.text or "", *inner)))
    text = _text(node)
    return html.escape(text) if node.get("type") == "text" and "<" in text else text


def _bare(title: str) -> str:
    return re.sub(r"<[^<>]{1,300}>", "", title)


def _person(node: etree._Element) -> str:
    """A writer's name: Atom's element of it, RSS's "address (name)", or the text."""
    name = next((child for child in node if xmltree.name(child) == "name"), None)
    text = _text(name if name is not None else node)
    match = _BYLINED.match(text)
    return match["name"] if match else "" if "@" in text else text


def _outlet(node: etree._Element) -> str | None:
    title = next((child for child in node if xmltree.name(child) == "title"), None)
    return _text(title if title is not None else node) or None


def _link(item: etree._Element, nodes: Mapping[str, etree._Element]) -> str | None:
    """Where the item stands on the web: Atom's alternate link, RSS's link, or a guid that is an address."""
    for node in item:
        if xmltree.name(node) == "link" and node.get("href") and node.get("rel", "alternate") == "alternate":
            return str(node.get("href")).strip()
    about = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    told = [_text(nodes[name]) for name in ("link", "guid", "id") if name in nodes]
    return next((one for one in (*told, about) if one and addresses.is_web(one)), None)
