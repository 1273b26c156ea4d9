"""Text to windows: paragraphs, words, and what the encoder sees at once.

A window holds whole paragraphs of one article with ``[SEP]`` between them, up to ``WINDOW_PIECES`` wordpieces. A longer
paragraph is cut after a full stop or, where it has none, wherever the window is full. Windows never mix articles and
never depend on what else is read, so the same text always gives the same parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tokenizers import Tokenizer

from legation.parse.pieces import Window, piece_id, pieces_of, shape_of
from legation.parse.tokenize import tokenize

WINDOW_PIECES: Final = 224
_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*|\n")
_LIST_ITEM: Final = re.compile(r"\s*(?:[-*•‣▪◦–—·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_CLOSED: Final = re.compile(r"""[.!?:;…]["'”’)\]]*\s*$""")
_STOPS: Final = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!!!", "??"})
_CLOSERS: Final = frozenset({'"', "'", "”", "’", "''", ")", "]", "»"})
SHORT_LINE: Final = 45  # characters; a line that breaks so early is a heading or an item, not wrapped prose

Spans = list[tuple[int, int]]


@dataclass
class Section:
    """A window and the words in it: spans in the text, and which of them begin a paragraph (or a piece of one)."""

    window: Window
    words: Spans = field(default_factory=list)
    begins: list[int] = field(default_factory=list)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs of ``text``.

    Blank lines part them; a single line break does where the line before is closed or short or a list item follows,
    since otherwise it is wrapped prose.
    """
    start = 0
    for gap in _BREAK.finditer(text):
        line_start = text.rfind("\n", start, gap.start()) + 1 or start
        last_line = text[max(line_start, gap.start() - 400) : gap.start()]
        single = gap.group() == "\n"
        short = gap.start() - line_start <= SHORT_LINE
        if not single or short or _CLOSED.search(last_line) or _LIST_ITEM.match(text, gap.end(), gap.end() + 12):
            if text[start : gap.start()].strip():
                yield start, gap.start()
            start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def sections(text: str, tokenizer: Tokenizer) -> Iterator[Section]:
    """Windows over ``text``, in order; words of no section do not exist."""
    start_piece, gap_piece = piece_id(tokenizer, "[CLS]"), piece_id(tokenizer, "[SEP]")
    section = _empty(start_piece)
    for begin, stop in paragraphs(text):
        spans = [(begin + a, begin + b) for a, b in tokenize(text[begin:stop])]
        pieces = pieces_of(tokenizer, [text[a:b] for a, b in spans])
        for part in _parts(text, spans, pieces):
            size = sum(len(pieces[n]) for n in part)
            if section.words and len(section.window.pieces) + size + 2 > WINDOW_PIECES:
                section.window.mark(gap_piece)
                yield section
                section = _empty(start_piece)
            if section.words:
                section.window.mark(gap_piece)
            section.begins.append(len(section.words))
            for n in part:
                a, b = spans[n]
                section.words.append((a, b))
                section.window.word(pieces[n], shape_of(text[a:b], spaced=n == 0 or spans[n - 1][1] < a))
    if section.words:
        section.window.mark(gap_piece)
        yield section


def _empty(start_piece: int) -> Section:
    window = Window()
    window.mark(start_piece)
    return Section(window)


def _parts(text: str, spans: Spans, pieces: list[list[int]]) -> Iterator[range]:
    """A paragraph's words in runs that fit a window, cut after sentence ends where there are any."""
    first = total = 0
    cut: int | None = None
    n = 0
    while n < len(spans):
        if total + len(pieces[n]) + 2 > WINDOW_PIECES and n > first:
            stop = cut if cut is not None and cut > first else n
            yield range(first, stop)
            first, n, total, cut = stop, stop, 0, None
            continue
        total += len(pieces[n])
        if _ends_sentence(text, spans, n):
            cut = n + 1
        n += 1
    if first < len(spans):
        yield range(first, len(spans))


def _ends_sentence(text: str, spans: Spans, n: int) -> bool:
    """Whether a sentence surely ends after word ``n``: a full stop or what closes a quotation after it, then a space."""
    if n + 1 >= len(spans) or spans[n + 1][0] == spans[n][1]:
        return False
    k = n
    while k > 0 and text[slice(*spans[k])] in _CLOSERS:
        k -= 1
    return text[slice(*spans[k])] in _STOPS and not text[spans[n + 1][0]].islower()
