"""The date of publication in a page's visible parts and address, where its metadata states none.

Only places that speak of the article itself count: the address, an element marked as the publication date, the dated
elements of the main part if they agree, and what stands around the headline: small print, a ``time`` element, an
element that is named as a date, a label ("Posted on"). A date of change is never taken: a wrong date misplaces every
"on Monday" of a story.

``python -m bench extraction`` prints how many dates of real pages are right and wrong; the rules were chosen on those pages.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from legation.ingest import byline, dates, header, markup

_CHANGED: Final = re.compile(r"modif|updat|revis|edited|expire|ended", re.IGNORECASE)
_IN_PATH: Final = re.compile(r"[/_-]((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|(\d\d)(\d\d))(?!\d)", re.ASCII)
_MONTH_IN_PATH: Final = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}/(\d{1,2})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:date|publish(?:ed)?|posted|pubdate|timestamp|datetime|date-?time)(?:$|[\s_-])", re.I
)
_PARTED: Final = re.compile(r"\s*[|•·●]\s*|\s[–—-]\s")
_LABEL: Final = re.compile(
    r"\W{0,3}(?:first |originally )?(?:published|posted|publish(?:ed)? date|publication date)\b", re.I
)
_MARKED: Final = "//*[@itemprop='datePublished'] | //time[@pubdate] | //abbr[contains(@class, 'published')]"
_OUTSIDE: Final = "[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
_DATED: Final = (
    f"//article//time[@datetime]{_OUTSIDE} | //main//time[@datetime]{_OUTSIDE} | //header//time[@datetime]{_OUTSIDE}"
)
_LABELLED: Final = (
    "//*[(self::p or self::span or self::div or self::small or self::time or self::h2 or self::h3 or self::h4 or self::dt"
    " or self::strong or self::b or self::li)"
    " and (starts-with(normalize-space(text()), 'Publi') or starts-with(normalize-space(text()), 'Posted'))]"
    "[not(ancestor::footer or ancestor::nav)]"
)
_CALLED: Final = f"//*[contains(@class, 'date') or contains(@class, 'publish') or contains(@id, 'date')]{_OUTSIDE}"
_SHORTEST: Final = 6
_LONGEST: Final = 120
# Small print stands within the first lines under the headline; 1,500 characters leave room for a deck and a caption.
_REACH: Final = 1_500
# Above it stand the section, a date and a writer, and then the page's navigation begins.
_ABOVE: Final = 25
_NOT_SHOWN: Final = frozenset(("script", "style", "noscript", "template"))


def find(tree: HtmlElement, url: str | None, title: str | None) -> str | None:
    """The ISO date of publication that the page shows, or None."""
    heading = _heading(tree, title)
    stated = _in_address(url) or _marked(tree) or _agreed(tree)
    if stated or heading is None:
        return stated or _labelled(tree)
    return _small_print(tree, heading) or _around(tree, heading) or _labelled(tree)


def _heading(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    headings = tree.xpath("//h1")[:10]
    shown = [heading for heading in headings if title and header.same(_text(heading), title)] or headings
    return shown[0] if shown else None


def _around(tree: HtmlElement, heading: HtmlElement) -> str | None:
    """The date of the nearest dated element above the headline or under it that speaks of no change."""
    for element in itertools.chain(_below(tree, heading), _before(tree, heading)):
        if (day := _dated(element)) and not _is_change(element):
            return day
    return None


def _before(tree: HtmlElement, heading: HtmlElement) -> Iterator[HtmlElement]:
    """Elements with text before ``heading``, the nearest first."""
    last: list[HtmlElement] = []
    for element in tree.iter():
        if element is heading:
            break
        if isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
            last.append(element)
    yield from reversed(last[-_ABOVE:])


def _dated(element: HtmlElement) -> str | None:
    """The one day of a ``time`` element, of one whose name says date, or of a line of small print."""
    if element.tag == "time":
        return _stated(element)
    text = _text(element)
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}") or _LABEL.match(text):
        return _only_day(text)
    # "by Ann Lee · Dec 20, 2025 at 3:00 am · One comment": one part is a date and nothing else.
    parts = [text, *(_PARTED.split(text)[:6])]
    small = next((read for part in parts if (read := byline.read(part)) and read.published), None)
    return small.published if small and not small.late else None


def _only_day(text: str) -> str | None:
    """The day of a short text before any word of change, if there is one and no more."""
    changed = _CHANGED.search(text)
    found = {one.iso for one in dates.find(text[: changed.start()] if changed else text)}
    return found.pop() if len(found) == 1 else None


def _labelled(tree: HtmlElement) -> str | None:
    """The day of elements that are labelled ("Posted on") or named as a date, if it is one and the same."""
    days: set[str] = set()
    for element in tree.xpath(_LABELLED)[:20]:
        parent = element.getparent()
        near = [element] if parent is None else [element, parent]
        texts = [" ".join(" ".join(one.itertext()).split()) if len(one) < 10 else "" for one in near]
        text = next((one for one in texts if len(one) <= _LONGEST and _LABEL.match(one) and _only_day(one)), "")
        if day := _only_day(text):
            days.add(day)
    return _single(days) or _single({day for element in tree.xpath(_CALLED)[:40] if (day := _called(element))})


def _single(days: set[str]) -> str | None:
    return days.pop() if len(days) == 1 else None


def _called(element: HtmlElement) -> str | None:
    text = _text(element)
    named = _NAMED.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    return _only_day(text) if named and len(text) <= _LONGEST and not _is_change(element) else None


def _in_address(url: str | None) -> str | None:
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    if named := _MONTH_IN_PATH.search(path):
        return dates.iso(int(named[1]), _MONTHS.index(named[2].casefold()) + 1, int(named[3]))
    match = _IN_PATH.search(path)
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
        # "<span>Last updated</span> <span>on</span> <span>3 March</span>": the word may stand a few elements before.
        whole = _text(parent)
        labels.append(whole.partition(_text(element))[0] if len(whole) <= _LONGEST else "")
    return bool(_CHANGED.search(" ".join(labels)))


def _small_print(tree: HtmlElement, heading: HtmlElement) -> str | None:
    """The first date line under the headline; a line that tells of a change hides the dates inside it."""
    changed: HtmlElement | None = None
    for element in _below(tree, heading):
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
