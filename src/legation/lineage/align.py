"""Which sentence of one article retells which of another, and how near it is in content and in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from legation.lineage.digest import Digest, Line
from legation.lineage.words import words_of

Likeness = Callable[
    [Digest, Digest], NDArray[np.float32]
]  # (lines of origin, lines of copy), 0 to 1, from a language model
LEAST: Final = 0.3  # closeness from which one sentence may be another's retelling
_WEIGHTY: Final = 1.0  # a sentence with less content than this ("He said no.") is aligned with nothing


class Match(NamedTuple):
    """Line ``copy`` retells line ``origin``; ``closeness`` in content and ``identity`` in words, 0 to 1."""

    origin: int
    copy: int
    closeness: float
    identity: float


def align(origin: Digest, copy: Digest, likeness: Likeness | None = None) -> list[Match]:
    """For each line of the copy the line of the origin that is closest to it, where one is close enough."""
    if not origin.lines or not copy.lines:
        return []
    close = closeness(origin, copy)
    if likeness is not None:
        close = np.maximum(close, 0.5 * (close + likeness(origin, copy)))
    found = []
    for j, line in enumerate(copy.lines):
        i = int(close[:, j].argmax())
        if close[i, j] >= LEAST and weight(line) >= _WEIGHTY:
            found.append(Match(i, j, float(close[i, j]), identity(origin, origin.lines[i], copy, line)))
    return found


def closeness(origin: Digest, copy: Digest) -> NDArray[np.float32]:
    """(lines of origin, lines of copy): shared weight over the geometric mean of both weights."""
    numbers = {stem: n for n, stem in enumerate({*origin.stems, *copy.stems})}
    left, right = _matrix(origin, numbers), _matrix(copy, numbers)
    shared = left @ right.T
    norms = np.sqrt((left * left).sum(axis=1))[:, None] * np.sqrt((right * right).sum(axis=1))[None, :]
    close: NDArray[np.float32] = (shared / np.maximum(norms, 1e-6)).astype(np.float32)
    return close


def _matrix(digest: Digest, numbers: dict[str, int]) -> NDArray[np.float32]:
    rows = np.zeros((len(digest.lines), len(numbers)), np.float32)
    for n, line in enumerate(digest.lines):
        for stem, value in line.terms.items():
            rows[n, numbers[stem]] = value**0.5
    return rows


def weight(line: Line) -> float:
    """How much content a line has."""
    return sum(line.terms.values())


def identity(origin: Digest, first: Line, copy: Digest, second: Line) -> float:
    """The share of word pairs that two sentences have in common: 1.0 where they are the same words in the same order."""
    one, two = pairs(origin, first), pairs(copy, second)
    return 2 * len(one & two) / max(len(one) + len(two), 1)


def pairs(digest: Digest, line: Line) -> set[tuple[str, str]]:
    """Successive words of a line, its edges included."""
    forms = ["", *(word.form for word in words_of(digest.text[line.start : line.end])), ""]
    return set(pairwise(forms))
