"""Mail and saved pages in mail's clothes: newsletters (.eml) and web archives (.mht, .mhtml)."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.utils
import re
from collections.abc import Iterator
from email.message import Message
from typing import Final

from legation.errors import SkipArticle
from legation.ingest import chars, dates, markup
from legation.ingest.html import read_html
from legation.ingest.job import Item, Job
from legation.ingest.story import Stated, assemble
from legation.records import Article

_MOST_PARTS: Final = 500
_MOST_BOUNDARIES: Final = 2_000
_BOUNDARY: Final = re.compile(rb"boundary\s*=", re.IGNORECASE)
_FEWEST_WORDS: Final = 40
_PREFIX: Final = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_SENDER_TAIL: Final = re.compile(r"\s*(?:<[^>]*>|\bvia\b.*)$", re.IGNORECASE)
# What the email package is known to raise on broken messages beside its own errors.
_FAULTS: Final = (email.errors.MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mail(data: bytes, path: str, job: Job) -> Iterator[Item]:
    """Yield the article of a message or web archive, or why there is none.

    A web archive is read as its first HTML part, with the address that it was saved from; the date at which it was
    saved is no publication date. Of a message the plain text is read, or the HTML where the plain text is a stub;
    subject, sender and date become title, publisher and publication date.
    """
    try:
        message = _parsed(data, path)
        yield _saved_page(message, path, job) if _is_archive(message) else _letter(message, path, job)
    except SkipArticle as skip:
        yield skip
    except _FAULTS as error:
        yield SkipArticle(path, f"mail format cannot be read ({type(error).__name__}: {str(error)[:120]})")


def _parsed(data: bytes, path: str) -> Message:
    if kind := chars.binary_kind(data):
        raise SkipArticle(path, f"not mail: looks like {kind}")
    # The parser holds every open boundary against every line.
    if len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        raise SkipArticle(path, f"mail has more than {_MOST_BOUNDARIES:,} boundaries")
    return email.message_from_bytes(data)


def _is_archive(message: Message) -> bool:
    saved = message.get("Snapshot-Content-Location") or "saved by" in str(message.get("From", "")).casefold()
    return bool(saved) or (message.get_content_type() == "multipart/related" and not message.get("To"))


def _parts(message: Message) -> Iterator[Message]:
    """Text parts in order, attachments left out."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _body(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _saved_page(message: Message, path: str, job: Job) -> Article:
    page = next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)
    if page is None:
        raise SkipArticle(path, "no HTML part in this web archive")
    stated = (page.get("Content-Location"), message.get("Snapshot-Content-Location"))
    address = next((str(one).strip() for one in stated if one and _WEB.match(str(one).strip())), None)
    charset = page.get_content_charset()
    return read_html(_body(page), path, job.fallback, address=address or job.address, charset=charset)


def _letter(message: Message, path: str, job: Job) -> Article:
    stated = Stated(
        title=_PREFIX.sub("", _header(message, "Subject") or "") or None,
        publisher=_sender(message),
        url=next((link for link in re.findall(r"<(https?://[^<>\s]+)>", _header(message, "Archived-At") or "")), None),
        published=_sent(message),
        basis="meta" if _sent(message) else "none",
        language=_header(message, "Content-Language"),
        fallback=job.fallback,
    )
    plain, pages = "", []
    for part in _parts(message):
        text = markup.decode_page(_body(part), part.get_content_charset())
        if part.get_content_type() == "text/html":
            pages.append(text)
        elif part.get_content_type() == "text/plain":
            plain = plain or text
    if not plain.strip() and not pages:
        raise SkipArticle(path, "no text in this message")
    if pages and len(plain.split()) < _FEWEST_WORDS:
        return assemble(markup.plain(pages[0], path), stated, path, wrapped=False)
    return assemble(plain, stated, path)


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    pieces = []
    for raw, charset in email.header.decode_header(str(value))[:200]:
        pieces.append(chars.decode(raw, charset) if isinstance(raw, bytes) else raw)
    return " ".join("".join(pieces).split()) or None


def _sender(message: Message) -> str | None:
    """The sender's name; an address alone tells no publisher but its domain."""
    name, address = email.utils.parseaddr(_header(message, "From") or "")
    return _SENDER_TAIL.sub("", name).strip(" \"'") or address.rpartition("@")[2] or None


def _sent(message: Message) -> str | None:
    return dates.from_metadata(_header(message, "Date"))
