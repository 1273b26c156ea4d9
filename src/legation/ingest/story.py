"""From raw text and what is known about it to one Article; every format ends here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from legation.errors import SkipArticle
from legation.ingest import chars, dateline, dates, header, language, notices
from legation.ingest.paragraphs import lines_of, paragraphs
from legation.records import Article, Notice

_CLOCKED: Final = re.compile(r"\W{0,3}\d{1,2}[:.]\d{2}\b")
_FEWEST_ENTRIES: Final = 3
_LONGEST_FIELD: Final = 1_000
_LONGEST_URL: Final = 4_000


@dataclass(frozen=True)
class Stated:
    """What markup, a record or a caller states about an article beside its text.

    ``basis`` belongs to ``published``; ``fallback`` is a date that counts only if neither this nor the text gives one.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    basis: str = "none"
    fallback: str | None = None


def assemble(text: str, stated: Stated, path: str | None = None, *, wrapped: bool = True) -> Article:
    """Make the article: header, dateline and notices set apart, the story's paragraphs joined by blank lines.

    ``wrapped`` False: every line is a paragraph already (as from markup). Raises SkipArticle where there is no text,
    or where it is surely not English.
    """
    stated = tidy(stated)
    lines = lines_of(chars.clean(text))
    head, rest = header.read(lines, stated.title, stated.byline)
    parted = notices.part(paragraphs(rest) if wrapped else [line.text for line in rest])
    sent, story = _dateline(parted.story, head)
    body = "\n\n".join(story) or head.title or ""
    where = path or stated.url or "text"
    if not any(char.isalnum() for char in body):
        raise SkipArticle(where, "no text")
    if tongue := language.foreign(body):
        raise SkipArticle(where, f"language is not English (looks like {tongue})")
    published, basis = _published(stated, head, sent, _blog_date(story))
    return Article.make(
        path=path,
        url=stated.url or head.url,
        title=head.title,
        publisher=stated.publisher or head.publisher,
        byline=stated.byline or head.print.byline,
        dateline=sent.text if sent else None,
        published=published,
        published_basis=basis,
        text=body,
        notices=_all_notices(head, parted.notices),
        credits=_credits(head, sent, parted.credits),
    )


def _all_notices(head: header.Header, parted: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys((*head.notices, *parted)))


def _credits(head: header.Header, sent: dateline.Dateline | None, others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(sent.credits if sent else ()), *head.print.credits, *others)))


def _dateline(story: Sequence[str], head: header.Header) -> tuple[dateline.Dateline | None, tuple[str, ...]]:
    """The dateline, from the first paragraph or the header, and the story without it."""
    if not story:
        return head.dateline, ()
    sent, first = dateline.split(story[0], tuple(story[1:12]))
    if sent is None:
        return head.dateline, tuple(story)
    if head.dateline is not None and sent.published is None:
        sent = replace(sent, published=head.dateline.published)
    return sent, (first, *story[1:])


def _published(
    stated: Stated, head: header.Header, sent: dateline.Dateline | None, blog: str | None
) -> tuple[str | None, str]:
    """The publication date and its basis. An update's date counts only where the text gives no earlier one."""
    if stated.published:
        return stated.published, stated.basis
    early = None if head.print.late else head.print.published
    written = early or (sent.published if sent else None) or blog or head.print.published
    if written:
        return written, "text"
    return (stated.fallback, "argument") if stated.fallback else (None, "none")


def _blog_date(story: Sequence[str]) -> str | None:
    """A live blog dates itself in the lines above its first entry, if they hold exactly one date."""
    entries = [at for at, text in enumerate(story) if _CLOCKED.match(text)]
    if len(entries) < _FEWEST_ENTRIES or entries[0] > 3:
        return None
    found = {one.iso for text in story[: entries[0]] for one in dates.find(text[:400]) if one.iso}
    return found.pop() if len(found) == 1 else None


def tidy(stated: Stated) -> Stated:
    """Clean the fields that come from outside: one line each, bounded, empty ones None, links only http(s)."""
    return replace(
        stated,
        title=_field(stated.title),
        byline=_field(stated.byline),
        publisher=_field(stated.publisher),
        url=_link(stated.url),
    )


def _field(value: str | None) -> str | None:
    if value is None:
        return None
    flat = " ".join(chars.clean(value[: 4 * _LONGEST_FIELD]).split())[:_LONGEST_FIELD].strip()
    return flat if any(char.isalnum() for char in flat) else None


def _link(value: str | None) -> str | None:
    if value is None or len(value) > _LONGEST_URL:
        return None
    flat = "".join(chars.clean(value).split())
    return flat if re.match(r"https?://[^/\s]", flat, re.IGNORECASE) else None
