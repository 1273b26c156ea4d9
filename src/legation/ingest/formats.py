"""Which format a file is in: its content decides where it is plain to see, else the ending of its name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import Final

from legation.ingest import chars

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
    }
)
SUFFIXES: Final = tuple(_KINDS)
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|title|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def by_name(path: Path) -> str | None:
    """The format that the ending of ``path`` promises, or None for one that is not read out of folders."""
    return _KINDS.get(path.suffix.casefold())


def of(head: bytes, named: str | None = None) -> str:
    """``text``, ``html``, ``jsonl`` (an object a line) or ``json`` (one value in all), by a file's first bytes.

    ``named`` is what its name promises. A page saved as .txt is read as a page, and text saved as .html as text; a file
    that promises JSON Lines keeps its promise unless it opens as a page or an array, since single lines may be broken.
    """
    text = chars.decode(head).lstrip("\ufeff \t\r\n\0")
    if _MARKUP.match(text):
        return "html"
    if re.match(r"\{\s*[\"}]", text):
        return "json" if _is_spread(text) else "jsonl"
    if re.match(r"\[\s*\{", text):
        return "json" if named != "jsonl" or _is_spread(text) else "jsonl"
    if named == "html" and "<" not in text:
        return "text"
    return named or "text"


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
