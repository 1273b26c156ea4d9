"""Text from outside made harmless and fitted to columns, for showing on a terminal.

An article may hold escape sequences that move the cursor or rename the window, and bidirectional controls that make a
line read other than it is (CVE-2021-42574). Nothing of that reaches the screen.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from rich.cells import cell_len, set_cell_size

# Cc holds ESC, the C1 controls and DEL; Cf the bidirectional and zero-width ones; Cs lone surrogates, which no
# encoding can print; Co what no font shows. Line and paragraph separators (Zl, Zp) would break a row.
HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Soft hyphen, zero-width non-joiner and joiner belong to honest spelling and move nothing.
HARMLESS: Final = frozenset("\u00ad\u200c\u200d")
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS: Final = "…"


def safe(text: str) -> str:
    """``text`` of the same length, each white space a plain space and each control or unprintable character ``�``."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    hidden = character not in HARMLESS and unicodedata.category(character) in HIDDEN
    return REPLACEMENT if hidden else character


def oneline(text: str) -> str:
    """``text`` made safe, on one line, runs of spaces made one."""
    return " ".join(safe(text).split())


def fit(text: str, width: int, lines: int = 1) -> str:
    """``text`` made safe, broken between words into at most ``lines`` lines of ``width`` cells, ``…`` for the rest."""
    rows: list[str] = []
    for word in oneline(text).split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and cell_len(longer) <= width:
            rows[-1] = longer
        elif len(rows) < lines:
            rows.append(crop(word, width))
        else:
            rows[-1] = crop(longer, width)
            break
    return "\n".join(rows)


def block(text: str, width: int, lines: int) -> str:
    """``text`` on one line if it fits, else each of its own lines fitted into at most ``lines`` lines."""
    whole = oneline(text)
    if cell_len(whole) <= width:
        return whole
    return "\n".join(fit(row, width, lines) for row in text.split("\n"))


def crop(text: str, width: int) -> str:
    """``text`` cut to ``width`` cells, with ``…`` where something is gone."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + ELLIPSIS


def around(text: str, at: int, before: int) -> str:
    """``text`` from about ``before`` characters ahead of ``at``, begun at a word, ``…`` where something is left out."""
    if at <= before:
        return text
    start = text.rfind(" ", 0, at - before + 1) + 1
    return f"{ELLIPSIS}{text[start:]}" if start else text
