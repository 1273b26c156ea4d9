"""What one party did to another: the two marked in a window of their own, and the label that the model gives it."""

from __future__ import annotations

from typing import Final

import numpy as np
from tokenizers import Tokenizer

from legation.errors import StopRun
from legation.parse.engine import Engine
from legation.parse.pieces import Window, piece_id, pieces_of, shape_of
from legation.parse.tokenize import tokenize
from legation.parse.windows import WINDOW_PIECES, Section

Span = tuple[int, int]
ACTOR_MARK: Final = 16  # added to a piece's shape; the shapes themselves are 0 to 15
RECIPIENT_MARK: Final = 32


def relate(engine: Engine, text: str, actor: Span, recipient: Span) -> dict[str, float]:
    """Probabilities over PLOVER's sixteen types and ``none`` that the actor did this to the recipient; they sum to 1.

    Spans are half-open characters of ``text``. Raises StopRun for a span that holds no word, or for two that overlap.
    """
    words = tokenize(text)
    asked = {"actor": _within(words, actor), "recipient": _within(words, recipient)}
    for name, (span, found) in {"actor": (actor, asked["actor"]), "recipient": (recipient, asked["recipient"])}.items():
        if not found:
            raise StopRun(f"the {name} at {span[0]}:{span[1]} holds no word of the text ({len(text)} characters long)")
    if set(asked["actor"]) & set(asked["recipient"]):
        raise StopRun(f"actor {actor[0]}:{actor[1]} and recipient {recipient[0]}:{recipient[1]} overlap")
    section = marked(engine.tokenizer, text, words, asked["actor"], asked["recipient"])
    logits = engine.run(section)["pair"].astype(np.float64)
    weights = np.exp(logits - logits.max())
    return dict(zip(engine.labels["pair"], (weights / weights.sum()).tolist(), strict=True))


def _within(words: list[Span], span: Span) -> list[int]:
    """Words that share a character with a span."""
    return [n for n, (a, b) in enumerate(words) if a < span[1] and b > span[0]]


def marked(tokenizer: Tokenizer, text: str, words: list[Span], actor: list[int], recipient: list[int]) -> Section:
    """One window over as much of the text as fits around the two parties, their pieces marked."""
    pieces = pieces_of(tokenizer, [text[a:b] for a, b in words])
    marks = {**dict.fromkeys(actor, ACTOR_MARK), **dict.fromkeys(recipient, RECIPIENT_MARK)}
    section = Section(Window())
    section.window.mark(piece_id(tokenizer, "[CLS]"))
    section.begins.append(0)
    for n in _chosen([len(row) for row in pieces], sorted(marks)):
        a, b = words[n]
        shape = shape_of(text[a:b], spaced=n == 0 or words[n - 1][1] < a)
        section.words.append((a, b))
        section.window.word(pieces[n], shape + marks.get(n, 0))
    section.window.mark(piece_id(tokenizer, "[SEP]"))
    return section


def _chosen(sizes: list[int], parties: list[int]) -> list[int]:
    """Words to show: the parties, then those nearest to one of them, until the window is full; in text order."""
    near = sorted(range(len(sizes)), key=lambda n: (min(abs(n - p) for p in parties), n))
    room, kept = WINDOW_PIECES - 2, []
    for n in near:
        if sizes[n] > room:
            break
        kept.append(n)
        room -= sizes[n]
    return sorted(kept)
