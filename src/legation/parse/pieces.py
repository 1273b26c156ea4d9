"""Words to wordpieces: the encoder's input, the same in training and at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

CLS, SEP = "[CLS]", "[SEP]"
MAX_LETTERS = 200
MAX_PIECES_PER_WORD = 24  # a "word" of a thousand letters is noise; its beginning says as much as the whole


def shape_of(word: str, *, spaced: bool) -> int:
    """Shape class of a word, 0..15: its case or kind (8 classes), plus 8 where white space precedes it."""
    if word.isdigit():
        kind = 1
    elif any(map(str.isdigit, word)):
        kind = 2
    elif not any(map(str.isalpha, word)):
        kind = 3
    elif word.islower():
        kind = 4
    elif word.isupper():
        kind = 5 if len(word) > 1 else 6
    elif word[0].isupper():
        kind = 6
    else:
        kind = 7
    return kind + 8 * spaced


@dataclass
class Window:
    """Encoder input for a run of words: piece ids, shape ids, and each word's first and last piece position."""

    pieces: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    def mark(self, piece: int) -> None:
        """Append a special piece such as ``[SEP]``."""
        self.pieces.append(piece)
        self.shapes.append(0)

    def word(self, pieces: Sequence[int], shape: int) -> None:
        """Append one word."""
        self.first.append(len(self.pieces))
        self.pieces.extend(pieces)
        self.shapes.extend([shape] * len(pieces))
        self.last.append(len(self.pieces) - 1)


def pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """Wordpiece ids of each word, at least one each and ``MAX_PIECES_PER_WORD`` at most."""
    unknown = piece_id(tokenizer, "[UNK]")
    # half a surrogate pair cannot be written as UTF-8, which the tokenizer asks for
    clean = [word[:MAX_LETTERS].encode("utf-8", "replace").decode("utf-8") for word in words]
    encoded = tokenizer.encode_batch_fast(clean, add_special_tokens=False)
    return [row.ids[:MAX_PIECES_PER_WORD] or [unknown] for row in encoded]


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """Id of a special piece; ValueError if the tokenizer is not one of ours."""
    found: int | None = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the tokenizer has no piece {piece}; it is not the one that the model was made with")
    return found
