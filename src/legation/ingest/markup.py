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
_HEAD: Final = 4_096
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_NULL: Final = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
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


def decode_page(data: bytes) -> str:
    """The text of an HTML file, by its byte order mark, its bytes and its declared character set, in that order."""
    match = _CHARSET.search(data[:_HEAD])
    return chars.decode(data, match[1].decode("ascii", "replace") if match else None)


def looks_marked_up(text: str) -> bool:
    """Whether a record's text is HTML rather than plain text that happens to hold an angle bracket."""
    sample = text[:_HEAD]
    return bool(_OPENING.search(sample)) and ("</" in sample or "<br" in sample.casefold() or "<p" in sample.casefold())


def parse(markup: str, where: str) -> HtmlElement:
    """Parse a page. Raises SkipArticle for an empty one, and for one deeper or larger than any real page."""
    bare = _CONTROL.sub(" ", _NULL.sub("", _DECLARATION.sub("", markup, count=1)))
    if not bare.strip():
        raise SkipArticle(where, "no text")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, no_network=True)
    try:
        tree = html.document_fromstring(bare, parser=parser, ensure_head_body=True)
        _check_size(tree, where)
    except (etree.LxmlError, ValueError, TypeError, AssertionError) as error:
        raise SkipArticle(where, f"markup cannot be read ({type(error).__name__}: {str(error)[:120]})") from error
    return tree


def _check_size(tree: HtmlElement, where: str) -> None:
    """Walk without recursion; the tree was built by a parser that has no such limit."""
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise SkipArticle(where, f"markup is nested more than {DEEPEST} deep")
        if elements > MOST_ELEMENTS:
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
