"""What one party did to another: the two marked in a window of their own, and the label that the model gives it.

The pair head reads the marked window; the event heads, which saw more examples, read the text as it is. Their product was
better than either on records that neither was trained on (``bench accuracy``).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.errors import StopRun
from legation.parse.engine import Engine
from legation.parse.pieces import Window, piece_id, pieces_of, shape_of
from legation.parse.tokenize import tokenize
from legation.parse.windows import WINDOW_PIECES, Section
from legation.records import Parse

Span = tuple[int, int]
ACTOR_MARK: Final = 16  # added to a piece's shape; the shapes themselves are 0 to 15
RECIPIENT_MARK: Final = 32
# The pair head and the event heads are multiplied; these keep one from vetoing the other.
UNTOLD: Final = 0.01
LEAST_EVENT: Final = 0.03
LEAST_LINK: Final = 0.02


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
    names = engine.labels["pair"]
    logits = engine.run(section)["pair"].astype(np.float64)
    told = _told(engine.parse(text), actor, names)
    weights = np.exp(logits - logits.max()) * (told + UNTOLD)
    return dict(zip(names, (weights / weights.sum()).tolist(), strict=True))


def _told(parse: Parse, actor: Span, names: list[str]) -> NDArray[np.float64]:
    """What the event heads say of each name: the most that a trigger of that type has with the actor linked to it."""
    best = np.zeros(len(names))
    if parse.scores is not None:
        size = len(parse.tokens)
        mine = [t.i for t in parse.tokens if t.start < actor[1] and t.end > actor[0]]
        for i in range(size):
            if 1.0 - parse.scores.act[i, 0] >= LEAST_EVENT and mine:
                share = max(LEAST_LINK, float(parse.scores.link(i, "actor", 0, size)[mine].max()))
                best = np.maximum(
                    best, [float(parse.scores.act[i, parse.scores.types.index(n)]) * share for n in names]
                )
    best[names.index("none")] = 1.0 - best[[n for n, name in enumerate(names) if name != "none"]].max()
    return best


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
