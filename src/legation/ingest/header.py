"""What stands above a story: rubric, title, deck, byline, date, export labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from legation.ingest import byline, dateline, notice_rules
from legation.ingest.byline import SmallPrint
from legation.ingest.paragraphs import Line
from legation.records import Notice

_DEPTH: Final = 16
_LONGEST_TITLE: Final = 220
_MOST_TITLE_WORDS: Final = 34
_DECK: Final = 320
_RUBRIC_WORDS: Final = 4
_TITLE_WITHIN: Final = 3
_DATING: Final = ("print", "dateline", "label")
_BROKEN_TITLE: Final = 45
_BODY_LINE: Final = 110
_LABELLED: Final = re.compile(
    r"^(?P<label>headline|title|byline|author|section|length|dateline|published|date|"
    r"publication(?: date| name| type)?|load-date|source|publisher|"
    r"url|link|body|language|highlight|graphic|document-type|subject)\s?:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_CLOCKED: Final = re.compile(r"^\W{0,3}\d{1,2}[:.]\d{2}\b")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|Gov|Sen|Rep|Gen)\.|…|\.\.\.)[\"'”’]?$")
_SENTENCE: Final = re.compile(r"[.;,][\"'”’)]?$")
_BULLET: Final = re.compile(r"^[-–—*•·▪●]\s")
_URL: Final = re.compile(r"https?://\S{3,2000}$", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """What was read above the story. ``lead`` are sentences between title and small print: they belong to the story."""

    title: str | None = None
    print: SmallPrint = field(default_factory=SmallPrint)
    dateline: dateline.Dateline | None = None
    publisher: str | None = None
    url: str | None = None
    notices: tuple[Notice, ...] = ()
    lead: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Read:
    """One header line: its kind (title, print, dateline, label, notice, body) and what it says."""

    kind: str
    line: Line
    print: SmallPrint | None = None
    dateline: dateline.Dateline | None = None
    label: tuple[str, str] = ("", "")
    notice: str = ""


def read(lines: Sequence[Line], title: str | None = None, author: str | None = None) -> tuple[Header, tuple[Line, ...]]:
    """Part header and story; ``title`` and ``author`` are what is known already (no other title is then taken).

    The story is never left empty: where only a headline is found, it is the title and there are no lines left.
    """
    lines = _rejoined(lines)
    reads = _scan(lines, title, author)
    size = _extent(reads, title)
    header = _gather(reads[:size], title)
    rest = tuple(lines[size:])
    if title is None and header.title is None and not rest and reads:
        return header, tuple(read.line for read in reads if read.kind in ("title", "body"))
    return header, rest


def _rejoined(lines: Sequence[Line]) -> Sequence[Line]:
    """Make one line of a title that goes on in lower case in the next, with a blank line or small print after it."""
    for at in range(min(_TITLE_WITHIN, len(lines) - 1)):
        first, second = lines[at : at + 2]
        whole = f"{first.text} {second.text}"
        if second.gap or not second.text[0].islower() or not _looks_titled(whole):
            continue
        after = lines[at + 2] if at + 2 < len(lines) else None
        if after is None or after.gap or byline.read(after.text):
            return (*lines[:at], replace(first, text=whole), *lines[at + 2 :])
    return lines


def _scan(lines: Sequence[Line], title: str | None, author: str | None) -> list[_Read]:
    return [_read_line(line, title, author) for line in lines[:_DEPTH]]


def _read_line(line: Line, title: str | None, author: str | None) -> _Read:
    text = line.text
    if title is not None and same(text, title):
        return _Read("repeat", line)
    if len(text) <= _LONGEST_TITLE and (match := _LABELLED.match(text)):
        return _Read("label", line, label=(match["label"].casefold(), match["value"].strip()))
    if small := byline.read(text, author):
        return _Read("print", line, print=small)
    if sent := dateline.standalone(text):
        return _Read("dateline", line, dateline=sent)
    if len(text) <= _LONGEST_TITLE and (kind := notice_rules.kind_of(text)):
        # "Explainer: Why …" at the top is a headline; further down it would be a link to one.
        return _Read("title" if kind == "related" and _looks_titled(text) else "notice", line, notice=kind)
    return _Read("title" if _looks_titled(text) else "body", line)


def same(one: str, two: str) -> bool:
    """Whether two titles are the same but for case, quotation marks and punctuation."""
    return re.findall(r"\w+", one[:400].casefold()) == re.findall(r"\w+", two[:400].casefold())


def _looks_titled(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or len(text.split()) > _MOST_TITLE_WORDS:
        return False
    if _SENTENCE.search(text) and not _ABBREVIATED.search(text):
        return False
    if _CLOCKED.match(text) or _BULLET.match(text) or dateline.split(text)[0]:
        return False
    return any(char.isalpha() for char in text)


def _extent(reads: Sequence[_Read], title: str | None) -> int:
    """How many lines belong to the header."""
    anchored = max((at for at, read in enumerate(reads) if _anchors(reads, at)), default=-1) + 1
    if title is not None:
        return anchored
    at = anchored
    if not any(_is_title(read) for read in reads[:anchored]) and at < len(reads) and reads[at].kind == "title":
        at = _title_end(reads, at)
    return at


def _is_title(read: _Read) -> bool:
    return read.kind == "title" or (read.kind == "label" and read.label[0] in ("headline", "title"))


def _anchors(reads: Sequence[_Read], at: int) -> bool:
    """Small print belongs to the header if only titles, small print and at most one deck sentence stand above it."""
    if reads[at].kind not in ("print", "dateline", "label", "repeat", "notice"):
        return False
    above = reads[:at]
    sentences = [read for read in above if read.kind == "body"]
    if not sentences:
        return reads[at].kind != "notice" or sum(read.kind == "title" for read in above) <= 2
    deck = len(sentences) == 1 and len(sentences[0].line.text) <= _DECK and reads[at].kind in _DATING
    return deck and any(_is_title(read) or read.kind == "repeat" for read in above[: above.index(sentences[0])])


def _title_end(reads: Sequence[_Read], at: int) -> int:
    """Where the title that begins at ``at`` ends (``at`` itself if that line is no title after all)."""
    following = reads[at + 1] if at + 1 < len(reads) else None
    if following is None:
        return at + 1
    if (
        _is_rubric(reads[at].line.text)
        and following.kind == "title"
        and len(following.line.text.split()) > _RUBRIC_WORDS
    ):
        after = reads[at + 2] if at + 2 < len(reads) else None
        if after is not None and (after.line.gap or _is_body(after.line.text)):
            return at + 2
    if following.line.gap:
        return at + 1
    after = reads[at + 2] if at + 2 < len(reads) else None
    if following.kind == "title" and after is not None and after.line.gap and after.kind == "body":
        return at + 2
    return at + 1 if _is_body(following.line.text) and len(reads[at].line.text) < len(following.line.text) else at


def _is_rubric(text: str) -> bool:
    return len(text.split()) <= _RUBRIC_WORDS and len(text) <= 40


def _is_body(text: str) -> bool:
    return len(text) > _BODY_LINE


def _gather(reads: Sequence[_Read], title: str | None) -> Header:
    header = Header(title=title)
    titles: list[_Read] = []
    notices: list[Notice] = []
    labelled: str | None = None
    for read in reads:
        if read.print is not None:
            header = replace(header, print=byline.merge(header.print, read.print))
        elif read.dateline is not None:
            header = replace(header, dateline=header.dateline or read.dateline)
        elif read.kind == "label":
            labelled = read.label[1] if _is_title(read) and read.label[1] else labelled
            header = _labelled(header, read.label, notices)
        elif read.kind == "notice":
            notices.append(Notice(read.notice, read.line.text))
        elif read.kind in ("title", "body"):
            titles.append(read)
    chosen = title or labelled
    if chosen is None and titles:
        chosen, titles = _choose(titles)
    lead = tuple(read.line.text for read in titles if read.kind == "body")
    above = [read.line.text for read in titles if read.kind == "title"]
    notices[:0] = [Notice("rubric" if _is_rubric(text) else "deck", text) for text in above]
    return replace(header, title=chosen, notices=tuple(notices), lead=lead)


def _choose(titles: Sequence[_Read]) -> tuple[str, list[_Read]]:
    """The title among the lines above the small print; the others are rubrics and decks."""
    candidates = [read for read in titles if read.kind == "title"] or list(titles)
    longer = [read for read in candidates if not _is_rubric(read.line.text)]
    chosen = [longer[0] if _is_rubric(candidates[0].line.text) and longer else candidates[0]]
    at = list(titles).index(chosen[0])
    after = titles[at + 1] if at + 1 < len(titles) else None
    # A title broken over two lines: no blank between, and the first line is about as long as lines get.
    broken = after is not None and not after.line.gap and len(chosen[0].line.text) >= _BROKEN_TITLE
    if broken and after is not None and after.kind == "title" and not _is_name(chosen[0].line.text, after.line.text):
        chosen.append(after)
    return " ".join(read.line.text for read in chosen), [read for read in titles if read not in chosen]


def _is_name(title: str, line: str) -> bool:
    """Whether ``line`` looks like an author's bare name under a title that is not itself written in capitals."""
    capital = [word[0].isupper() for word in title.split()]
    words = line.split()
    return len(words) <= 4 and all(word[0].isupper() for word in words) and sum(capital) < 0.5 * len(capital)


def _labelled(header: Header, label: tuple[str, str], notices: list[Notice]) -> Header:
    name, value = label
    if not value:
        return header
    if name in ("byline", "author"):
        small = byline.read(value) or byline.read(f"By {value}") or SmallPrint(byline=value)
        return replace(header, print=byline.merge(header.print, small))
    if name in ("date", "published", "publication date", "load-date"):
        small = byline.read(value) or SmallPrint()
        return replace(header, print=byline.merge(header.print, replace(small, late=name == "load-date")))
    if name == "dateline":
        return replace(header, dateline=dateline.Dateline(value))
    if name in ("source", "publisher", "publication", "publication name"):
        return replace(header, publisher=header.publisher or value)
    if name in ("url", "link"):
        return replace(header, url=value if _URL.match(value) else header.url)
    if name not in ("headline", "title", "body"):
        notices.append(Notice("rubric", f"{name}: {value}"))
    return header
