"""Bytes to text: which encoding a file really has, and which characters may stay."""

from __future__ import annotations

import codecs
import re
from typing import Final

from legation.ingest.wordlist import words

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Only plain character tables: codecs such as utf-7 or unicode_escape would let a page smuggle markup past a reader.
_DECLARABLE: Final = words(
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 "
    "iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 koi8-r koi8-u "
    "mac-roman gb2312 "
    "gbk gb18030 big5 big5hkscs euc_jp shift_jis cp932 euc_kr cp949 tis-620"
)
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
)
_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TABLE: Final = str.maketrans(
    dict.fromkeys((*range(32), *range(127, 160)))
    | dict.fromkeys(map(ord, _INVISIBLE + _BIDI))
    | dict.fromkeys(map(ord, _SPACES), " ")
    | {0x09: "\t", 0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WIDE_SAMPLE: Final = 4096
_BINARY_HEADS: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x7fELF", "a program"),
)


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn bytes into text; never fails.

    A byte order mark decides. Else UTF-8 if the bytes are (or are but for a few broken ones), else the table that the
    page declares, else Windows-1252 as browsers read unlabelled Western text (WHATWG Encoding Standard). What a page
    declares counts last, because declarations lie more often than valid UTF-8 arises by accident.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _unmarked_wide(data[:_WIDE_SAMPLE]):
        return data.decode(wide, "replace")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken or _mostly_utf8(text, broken):
        return text
    return data.decode(_table_name(declared), "replace")


def is_wide(data: bytes) -> bool:
    """Whether ``data`` begins text of two or four bytes a character, in which a line end is no single byte."""
    return data.startswith(tuple(mark for mark, _ in _BOMS[1:])) or _unmarked_wide(data[:_WIDE_SAMPLE]) is not None


def _unmarked_wide(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte of Western text."""
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(text: str, broken: int) -> bool:
    return sum(not char.isascii() for char in text) - broken > broken


def _table_name(declared: str | None) -> str:
    if not declared:
        return "cp1252"
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return "cp1252"
    return name if name in _DECLARABLE else "cp1252"


def clean(text: str) -> str:
    """Take out what is not writing: control, zero-width, bidirectional and soft-hyphen characters, half surrogates.

    Line ends become ``\\n`` and all widths of space a plain one; letters stay as they are (no normalisation form).
    """
    text = text.replace("\r\n", "\n").translate(_TABLE)
    return _SURROGATE.sub("\ufffd", text)


def binary_kind(data: bytes) -> str | None:
    """Name what ``data`` is if it is plainly no text ("a PDF"), else None."""
    for head, name in _BINARY_HEADS:
        if data.startswith(head):
            return name
    sample = data[:_WIDE_SAMPLE]
    if data.startswith(tuple(mark for mark, _ in _BOMS)) or _unmarked_wide(sample):
        return None
    odd = sum(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in sample)
    return "a binary file" if odd > 0.05 * len(sample) + 8 else None
