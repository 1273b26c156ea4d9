"""From raw text and what is known about it to one Article; every format ends here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from legation.errors import SkipArticle
from legation.ingest import addresses, agencies, byline, chars, dateline, dates, header, language, notices
from legation.ingest.paragraphs import lines_of, paragraphs
from legation.records import Article, Notice

_BY: Final = re.compile(r"^\s*by:?\s+(?=\S)", re.IGNORECASE)
_DATED: Final = re.compile(r"\W{0,3}(?:first |originally |last )?(?:published|posted|updated|date)\b", re.IGNORECASE)
_CLOCKED: Final = re.compile(r"\W{0,3}\d{1,2}[:.]\d{2}\b")
_FEWEST_ENTRIES: Final = 3
_LONGEST_FIELD: Final = 1_000


@dataclass(frozen=True)
class Stated:
    """What markup, a record or a caller states about an article beside its text.

    ``basis`` belongs to ``published``; ``language`` is the tag that a page or record claims; ``fallback`` is a date
    that counts only if neither this nor the text gives one.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    basis: str = "none"
    language: str | None = None
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
    told, foot = _foot(parted.story)
    sent, story = _dateline(told, head)
    head = replace(head, print=byline.merge(head.print, foot.print))
    body = "\n\n".join(story) or head.title or ""
    where = path or stated.url or "text"
    if not any(char.isalnum() for char in body):
        raise SkipArticle(where, "no text but notices" if head.notices or parted.notices else "no text")
    if tongue := language.foreign(body, stated.language):
        raise SkipArticle(where, f"language is not English ({tongue})")
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
        notices=_all_notices(head, (*parted.notices, *foot.notices)),
        credits=_credits(head, sent, stated.byline, parted.credits),
    )


def dated(article: Article, day: str | None, basis: str) -> Article:
    """The article with a date from outside, where it has none of its own."""
    if article.published or day is None:
        return article
    fields = {name: getattr(article, name) for name in article.__struct_fields__ if name != "id"}
    return Article.make(**{**fields, "published": day, "published_basis": basis})


def _foot(story: Sequence[str]) -> tuple[tuple[str, ...], header.Header]:
    """The story without the date lines below it ("First published on 3 March 2020"), and what those say."""
    kept, foot = list(story), header.Header()
    while len(kept) > 1 and _DATED.match(kept[-1]) and (small := byline.read(kept[-1])):
        line = Notice("furniture", kept.pop())
        foot = header.Header(print=byline.merge(small, foot.print), notices=(line, *foot.notices))
    return tuple(kept), foot


def _all_notices(head: header.Header, parted: Sequence[Notice]) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys((*head.notices, *parted)))


def _credits(
    head: header.Header, sent: dateline.Dateline | None, named: str | None, others: Sequence[str]
) -> tuple[str, ...]:
    """Agencies behind the text: of the dateline, the small print, a byline stated elsewhere, and credit lines."""
    signed = agencies.signature(named) if named else ()
    names = dict.fromkeys((*(sent.credits if sent else ()), *head.print.credits, *signed, *others))
    initials = {"".join(word[0] for word in name.split()) for name in names if " " in name}
    return tuple(name for name in names if name not in initials)


def _dateline(story: Sequence[str], head: header.Header) -> tuple[dateline.Dateline | None, tuple[str, ...]]:
    """The dateline, from the header's lead, the first paragraph or the header's own line, and the story without it."""
    whole = (*head.lead, *story)
    for at, paragraph in enumerate(whole[: len(head.lead) + 1]):
        sent, first = dateline.split(paragraph, whole[at + 1 : at + 12])
        if sent is None:
            continue
        if head.dateline is not None and sent.published is None:
            sent = replace(sent, published=head.dateline.published)
        return sent, (*whole[:at], first, *whole[at + 1 :])
    return head.dateline, whole


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
        byline=_field(_BY.sub("", stated.byline)) if stated.byline else None,
        publisher=_field(stated.publisher),
        url=_link(stated.url),
    )


def _field(value: str | None) -> str | None:
    if value is None:
        return None
    flat = " ".join(chars.clean(value[: 4 * _LONGEST_FIELD]).split())[:_LONGEST_FIELD].strip()
    return flat if any(char.isalnum() for char in flat) else None


def _link(value: str | None) -> str | None:
    if value is None or len(value) > addresses.LONGEST:
        return None
    flat = "".join(chars.clean(value).split())
    return addresses.canonical(flat) if addresses.is_web(flat) else None
