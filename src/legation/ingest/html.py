"""Saved web pages: main text by trafilatura, what the page states by its metadata, the rest as for any text."""

from __future__ import annotations

import functools
import logging
import re
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from legation.errors import SkipArticle
from legation.ingest import chars, markup, metadata
from legation.ingest.story import assemble
from legation.records import Article

# Measured on 411 real pages of three open benchmarks (4-gram F1): trafilatura's quick search alone 0.953 / 0.923 /
# 0.912, its full search alone 0.950 / 0.934 / 0.926, the full one only where the quick one finds little 0.949 / 0.934 /
# 0.927.
# The quick one takes a third less time, and what it gets badly wrong is nearly always a fragment of the page.
_SHORT: Final = 1_000
# The full search costs as much as five quick ones, so a page must have something left to find.
_MUCH_MORE: Final = 1.2
_FEWEST_WORDS: Final = 25
_FEWEST_PARAGRAPH_WORDS: Final = 8
_LIST_ITEM: Final = re.compile(r"^- (?=\S)", re.MULTILINE)
# What trafilatura and its helpers are known to raise on broken pages; nothing of ours is called inside.
_EXTRACTOR_FAULTS: Final = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    KeyError,
    AssertionError,
    RecursionError,
)


def read_html(
    data: bytes, path: str, fallback: str | None = None, *, address: str | None = None, charset: str | None = None
) -> Article:
    """Read the bytes of an HTML page (AMP is HTML); ``fallback`` is the date where it states none. Raises SkipArticle.

    ``address`` is where the page was found, which counts where it states no address of its own; ``charset`` the
    character set that its server named.
    """
    if kind := chars.binary_kind(data):
        raise SkipArticle(path, f"not HTML: looks like {kind}")
    return article_from_page(markup.decode_page(data, charset), path, fallback, address)


def article_from_page(page: str, path: str, fallback: str | None = None, address: str | None = None) -> Article:
    """Read a whole page that is decoded already. Raises SkipArticle."""
    tree = markup.parse(page, path)
    stated = metadata.read(tree, fallback, address)
    return assemble(main_text(tree, page), stated, path, wrapped=False)


def main_text(tree: HtmlElement, page: str) -> str:
    """The story of a page, a paragraph a line, page furniture left out; empty if there is none.

    ``tree`` is the parsed ``page`` and is spent: the search takes it to pieces. Where it finds little, the page is
    parsed anew for another one, which is rarer and so cheaper than a copy every time.
    """
    extracted = _extracted(tree, fast=True)
    if len(extracted) < _SHORT:
        fresh = markup.parse(page, "")
        if len(_sentences(fresh)) > _MUCH_MORE * len(extracted):
            extracted = max(extracted, _extracted(fresh, fast=False), key=len)
    if len(extracted.split()) >= _FEWEST_WORDS:
        return extracted
    # Extractors give up on a flash of one sentence; the page may still state it, or hold nothing else.
    fresh = markup.parse(page, "")
    others = (extracted, metadata.body(fresh) or "", _sentences(fresh))
    return max(others, key=lambda text: len(text.split()))


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    import trafilatura  # costs a tenth of a second, which plain text need not pay

    _quieten()
    try:
        document = trafilatura.bare_extraction(
            tree, fast=fast, include_comments=False, include_tables=False, include_formatting=False
        )
    except _EXTRACTOR_FAULTS:
        return ""
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def _sentences(tree: HtmlElement) -> str:
    """Paragraph elements that are long enough to say something, outside navigation."""
    found = tree.xpath("//p[not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::header)]")
    texts = [" ".join(markup.visible(element).split()) for element in found[:500]]
    return "\n".join(text for text in texts if len(text.split()) >= _FEWEST_PARAGRAPH_WORDS)


@functools.cache
def _quieten() -> None:
    """Keep the libraries' "discarding data" off stderr where the caller has set up no logging."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
