"""XML from outside as a tree in which nothing can be expanded or fetched, and names by short prefixes.

Every document type, entity definition and undefined entity is taken out before lxml's parser sees the text; broken
markup (a bare "&", a missing end) is mended by it and costs no more than the element that it stands in.
"""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import Final

from lxml import etree

from legation.errors import SkipArticle
from legation.ingest import chars

_ROOT: Final = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF|opml)(?=[\s>/])")
_CHARSET: Final = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#(?P<number>\d{1,7}|[xX][0-9a-fA-F]{1,6});|(?P<name>\w{1,32});)?")
_XML_NAMES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PREFIXES: Final = MappingProxyType(
    {
        "http://purl.org/rss/1.0/modules/content/": "content:",
        "http://purl.org/dc/elements/1.1/": "dc:",
        "http://purl.org/dc/terms/": "dc:",
        "http://www.w3.org/2005/Atom": "",
        "http://purl.org/atom/ns#": "",
        "http://purl.org/rss/1.0/": "",
        "http://my.netscape.com/rdf/simple/0.9/": "",
        "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://backend.userland.com/rss2": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    }
)


def tree(data: bytes, path: str, declared: str | None = None) -> etree._Element:
    """The root of a feed or list of feeds; ``declared`` is the character set that came along. Raises SkipArticle."""
    if kind := chars.binary_kind(data):
        raise SkipArticle(path, f"not a feed: looks like {kind}")
    stated = _CHARSET.search(data[:300])
    text = chars.decode(data, stated[1].decode("ascii") if stated else declared)
    opening = _ROOT.search(text)
    if opening is None:
        raise SkipArticle(path, "neither a feed nor an OPML list: no <rss>, <feed>, <rdf:RDF> or <opml> in it")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_defused(text[opening.start() :]).encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SkipArticle(path, f"feed cannot be read ({str(error)[:120]})") from error
    if root is None:
        raise SkipArticle(path, "feed cannot be read (no element in it)")
    return root


def _defused(text: str) -> str:
    """Outside CDATA: entities that XML has, numbers that are characters, and HTML's names as what they stand for."""
    parts: list[str] = []
    at = 0
    text = _NOT_XML.sub("", text)
    while True:
        opening = text.find("<![CDATA[", at)
        closing = text.find("]]>", opening) if opening >= 0 else -1
        parts.append(_ENTITY.sub(_entity, text[at : opening if closing >= 0 else len(text)]))
        if closing < 0:
            return "".join(parts)
        at = closing + 3
        parts.append(text[opening:at])


def _entity(match: re.Match[str]) -> str:
    if match["name"] in _XML_NAMES:
        return match[0]
    meant = html.unescape(match[0]) if match["name"] or match["number"] else ""
    if not meant or meant in (match[0], "\ufffd") or _NOT_XML.search(meant):
        return "" if match["number"] else f"&amp;{match[0][1:]}"
    return html.escape(meant)


def name(node: etree._Element) -> str:
    """The element's name with one of our prefixes; "" for comments, and for names of vocabularies not read."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    if not tag.startswith("{"):
        return tag
    space, _, bare = tag[1:].partition("}")
    return f"{_PREFIXES[space]}{bare}" if space in _PREFIXES else ""
