"""Bytes or text to a bounded HTML tree, and a tree to its visible paragraphs."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from legation.errors import SkipArticle
from legation.ingest import chars

# Real pages nest 20 to 60 deep and hold a few thousand elements; the extractors behind us recurse and compare.
DEEPEST: Final = 200
MOST_ELEMENTS: Final = 60_000
_TOO_DEEP: Final = f"boolean({'/*' * (DEEPEST + 1)})"
_HEAD: Final = 4_096
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL: Final = bytes.maketrans(bytes(code for code in range(1, 32) if code not in (9, 10, 12, 13)), b" " * 27)
# The two characters of the basic plane that are none, as UTF-8.
_NO_CHARACTERS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_OPENING: Final = re.compile(
    r"<(?:html|head|body|article|div|p|br|span|h[1-6]|ul|table|section|blockquote|a\s|b|i|em|strong)\b[^<>]{0,500}>",
    re.I,
)
_BLOCKS: Final = frozenset(
    (
        *(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tr",
            "table",
            "section",
            "article",
            "main",
        ),
        *(
            "blockquote",
            "pre",
            "figure",
            "figcaption",
            "header",
            "footer",
            "aside",
            "dl",
            "dt",
            "dd",
            "hr",
            "nav",
            "form",
        ),
    )
)
_SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "iframe", "svg", "head", "object", "button", "select")
)


def decode_page(data: bytes, sent: str | None = None) -> str:
    """The text of an HTML file, by its byte order mark, its bytes and its declared character set, in that order.

    ``sent`` is the set that came with the bytes (a Content-Type); it wins over the one that the page declares inside.
    """
    match = _CHARSET.search(data[:_HEAD])
    inside = match[1].decode("ascii", "replace") if match else None
    return chars.decode(data, sent or inside)


def looks_marked_up(text: str) -> bool:
    """Whether a record's text is HTML rather than plain text that happens to hold an angle bracket."""
    sample = text[:_HEAD]
    return bool(_OPENING.search(sample)) and ("</" in sample or "<br" in sample.casefold() or "<p" in sample.casefold())


def parse(markup: str, where: str) -> HtmlElement:
    """Parse a page. Raises SkipArticle for an empty one, and for one deeper or larger than any real page."""
    data = _DECLARATION.sub("", markup, count=1).encode("utf-8", "ignore").translate(_CONTROL, b"\0")
    for none in _NO_CHARACTERS:
        data = data.replace(none, b"")
    if not data.strip():
        raise SkipArticle(where, "no text")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    try:
        tree = html.document_fromstring(data, parser=parser, ensure_head_body=True)
        _check_size(tree, where)
    except (etree.LxmlError, ValueError, TypeError, AssertionError) as error:
        raise SkipArticle(where, f"markup cannot be read ({type(error).__name__}: {str(error)[:120]})") from error
    return tree


def _check_size(tree: HtmlElement, where: str) -> None:
    """Counted inside libxml2, without recursion; the tree was built by a parser that has no such limit."""
    if tree.xpath(_TOO_DEEP):
        raise SkipArticle(where, f"markup is nested more than {DEEPEST} deep")
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise SkipArticle(where, f"page has more than {MOST_ELEMENTS:,} elements")


def visible(tree: HtmlElement) -> str:
    """All visible text under ``tree``, a block element a line; no choice between story and page furniture."""
    parts: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            silent += tag in _SILENT
            parts.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "")
            parts.append("" if silent else _flat(element.text))
            continue
        silent -= tag in _SILENT
        parts.append("\n\n" if tag in _BLOCKS else "")
        parts.append("" if silent or element is tree else _flat(element.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    # Line ends in markup are mere spaces; only elements break lines.
    return " ".join(f"\x00{text}\x00".split()).replace("\x00", "") if text else ""


def plain(markup: str, where: str) -> str:
    """A fragment of HTML (a feed's or record's body) as text, a block a paragraph. Raises SkipArticle."""
    return visible(parse(f"<div>{markup}</div>", where))
