"""The date of publication in a page's visible parts and address, where its metadata states none.

Only places that speak of the article itself count: the address, an element marked as the publication date, the dated
elements of the main part if they agree, and the small print under the headline. A date of change is never taken.
Measured on the 54 of 150 benchmark pages without stated metadata: htmldate's search found 32 right and 12 wrong dates
(mostly dates of change), these rules 28 right and 4 wrong; a wrong date misplaces every "on Monday" of a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from legation.ingest import byline, dates, header, markup

_CHANGED: Final = re.compile(r"modif|updat|revis|edited|expire|ended", re.IGNORECASE)
_IN_PATH: Final = re.compile(r"[/_-]((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|(\d\d)(\d\d))(?!\d)", re.ASCII)
_MARKED: Final = "//*[@itemprop='datePublished'] | //time[@pubdate] | //abbr[contains(@class, 'published')]"
_OUTSIDE: Final = "[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
_DATED: Final = (
    f"//article//time[@datetime]{_OUTSIDE} | //main//time[@datetime]{_OUTSIDE} | //header//time[@datetime]{_OUTSIDE}"
)
_SHORTEST: Final = 6
_LONGEST: Final = 120
# Small print stands within the first lines under the headline; 1,500 characters leave room for a deck and a caption.
_REACH: Final = 1_500
_NOT_SHOWN: Final = frozenset(("script", "style", "noscript", "template"))


def find(tree: HtmlElement, url: str | None, title: str | None) -> str | None:
    """The ISO date of publication that the page shows, or None."""
    return _in_address(url) or _marked(tree) or _agreed(tree) or _small_print(tree, title)


def _in_address(url: str | None) -> str | None:
    if not url:
        return None
    try:
        match = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return None
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return dates.iso(year, month, day)


def _marked(tree: HtmlElement) -> str | None:
    return next((day for element in tree.xpath(_MARKED)[:5] if (day := _stated(element))), None)


def _stated(element: HtmlElement) -> str | None:
    value = element.get("datetime") or element.get("content") or element.get("title")
    return dates.from_metadata(value) or dates.from_metadata(_text(element)[:_LONGEST])


def _agreed(tree: HtmlElement) -> str | None:
    """The day of the dated elements if it is one and the same: two days may be any two articles'."""
    elements = tree.xpath(_DATED)[:20]
    days = {dates.from_metadata(element.get("datetime")) for element in elements if not _is_change(element)}
    return days.pop() if len(days) == 1 else None


def _is_change(element: HtmlElement) -> bool:
    parent = element.getparent()
    labels = [element.get("class") or "", element.get("itemprop") or "", element.text or ""]
    if parent is not None:
        before = element.getprevious()
        labels += [
            parent.text or "",
            _text(before)[-_LONGEST:] if before is not None else "",
            parent.get("class") or "",
        ]
        labels.append((before.tail or "") if before is not None else "")
    return bool(_CHANGED.search(" ".join(labels)))


def _small_print(tree: HtmlElement, title: str | None) -> str | None:
    """The first date line under the headline; a line that tells of a change hides the dates inside it."""
    headings = tree.xpath("//h1")[:10]
    shown = [heading for heading in headings if title and header.same(_text(heading), title)] or headings
    if not shown:
        return None
    changed: HtmlElement | None = None
    for element in _below(tree, shown[0]):
        text = _text(element)
        if not _SHORTEST <= len(text) <= _LONGEST or (changed is not None and changed in element.iterancestors()):
            continue
        small = _read(element, text)
        if small is None or small.published is None:
            continue
        if not small.late and not _is_change(element):
            return small.published
        changed = element
    return None


def _read(element: HtmlElement, text: str) -> byline.SmallPrint | None:
    """The small print of an element: its text as a whole, or the first of its lines that has a date."""
    whole = byline.read(text)
    if whole is not None and whole.published:
        return whole
    lines = [byline.read(" ".join(line.split())) for line in markup.visible(element).split("\n")]
    return next((line for line in lines if line is not None and line.published), whole)


def _below(tree: HtmlElement, heading: HtmlElement) -> Iterator[HtmlElement]:
    """Elements after ``heading`` in the order of the page, until enough text has gone by."""
    seen = 0
    started = False
    for element in tree.iter():
        if element is heading:
            started = True
        elif started and isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
            seen += len((element.text or "").strip())
            if seen > _REACH:
                return
            yield element


def _text(element: HtmlElement) -> str:
    """The element's text on one line; cut off, since only short texts matter here."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > 10 * _LONGEST:
            break
    return " ".join("".join(parts).split())
