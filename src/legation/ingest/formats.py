"""Which format a file is in: its content decides where it is plain to see, else the ending of its name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from legation.ingest import chars, delimited
from legation.ingest.streams import GZIP

SNIFFED: Final = 65_536
_KINDS: Final = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
        ".json": "json",
        ".rss": "feed",
        ".atom": "feed",
        ".rdf": "feed",
        ".xml": "feed",
        ".opml": "opml",
        ".csv": "csv",
        ".tsv": "csv",
        ".eml": "mail",
        ".mht": "mail",
        ".mhtml": "mail",
        ".warc": "warc",
    }
)
SUFFIXES: Final = (*_KINDS, ".gz")
_MEDIA: Final = MappingProxyType(
    {
        "text/plain": "text",
        "text/html": "html",
        "application/xhtml+xml": "html",
        "application/json": "json",
        "application/feed+json": "json",
        "application/x-ndjson": "jsonl",
        "application/rss+xml": "feed",
        "application/atom+xml": "feed",
        "application/rdf+xml": "feed",
        "application/xml": "feed",
        "text/xml": "feed",
        "text/x-opml": "opml",
        "text/csv": "csv",
        "text/tab-separated-values": "csv",
        "message/rfc822": "mail",
        "multipart/related": "mail",
        "application/warc": "warc",
    }
)
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|title|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(r"<(?:\w{1,20}:)?(rss|feed|RDF|opml)(?=[\s>/])")
_MAIL: Final = re.compile(
    r"(?:From [^\r\n]{1,200}\r?\n)?(?:[A-Za-z][\w-]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*){2,}"
)
_MAIL_FIELDS: Final = re.compile(
    r"^(?:mime-version|received|return-path|message-id|delivered-to|snapshot-content-location|list-unsubscribe"
    r"|content-type\s?:\s?(?:text|multipart)/)",
    re.IGNORECASE | re.MULTILINE,
)


def by_name(path: Path) -> str | None:
    """The format that the ending of ``path`` promises, or None for one that is not read out of folders.

    A ``.gz`` is looked through: ``a.warc.gz`` promises WARC, and a bare ``a.gz`` nothing.
    """
    suffix = path.suffix.casefold()
    if suffix == ".gz":
        return _KINDS.get(Path(path.stem).suffix.casefold())
    return _KINDS.get(suffix)


def by_media(media: str | None) -> str | None:
    """The format that a Content-Type promises, or None for one that promises none of ours."""
    bare = (media or "").partition(";")[0].strip().casefold()
    return _MEDIA.get(bare)


def of(head: bytes, named: str | None = None) -> str:
    """The format, by a file's first bytes.

    ``gzip`` ``warc`` ``text`` ``html`` ``mail`` (also mhtml) ``feed`` ``opml`` ``csv``, ``jsonl`` (an object a line) or
    ``json`` (one value in all). ``named`` is what its name promises. A page saved as .txt is read as a page, and text
    saved as .html as text; a file that promises JSON Lines or a table keeps its promise unless it opens as a page or an
    array, since single lines may be broken.
    """
    if head.startswith(GZIP):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    text = chars.decode(head).lstrip("\ufeff \t\r\n\0")
    return _marked_up(text) or _json(text, named) or _plain(text, named)


def _marked_up(text: str) -> str | None:
    if _MARKUP.match(text):
        return "html"
    # Comments, style sheets and a DOCTYPE may stand before the root; a page that merely shows feed code has its own.
    if text.startswith("<") and (root := _XML.search(text[:8_192])) and not re.search(r"<html\b", text[: root.start()]):
        return "opml" if root[1] == "opml" else "feed"
    return None


def _json(text: str, named: str | None) -> str | None:
    if re.match(r"\{\s*[\"}]", text):
        return "json" if _is_spread(text) else "jsonl"
    if re.match(r"\[\s*\{", text):
        return "json" if named != "jsonl" or _is_spread(text) else "jsonl"
    return None


def _plain(text: str, named: str | None) -> str:
    if named != "jsonl" and _is_mail(text):
        return "mail"
    if named == "csv" or (named in (None, "text") and delimited.has_header(text)):
        return "csv"
    if (named == "html" and "<" not in text) or named in ("warc", "mail", "gzip"):
        return "text"
    return named or "text"


def _is_mail(text: str) -> bool:
    """Opens with mail header fields, one of which only mail programs write."""
    fields = _MAIL.match(text[:16_384])
    return fields is not None and _MAIL_FIELDS.search(fields[0]) is not None


def _is_spread(text: str) -> bool:
    """Whether the first line is no whole JSON value, but one that goes on in the next line."""
    line, end, _ = text.partition("\n")
    if not end or not line.rstrip().endswith(("{", "[", ",", ":")):
        return False
    try:
        json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return True
    return False
