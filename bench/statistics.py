"""F1 with a bootstrap interval, and macro-F1."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
RESAMPLES = 400


def micro(rows: Sequence[tuple[int, int, int]]) -> float:
    """F1 of (right, found, true) counts."""
    right, found, true = (sum(row[k] for row in rows) for k in range(3))
    return 2 * right / max(found + true, 1)


def macro(rows: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the true classes of (true, guessed)."""
    scores = []
    for name in {true for true, _ in rows}:
        hit = sum(true == guess == name for true, guess in rows)
        scores.append(2 * hit / max(sum(t == name for t, _ in rows) + sum(g == name for _, g in rows), 1))
    return sum(scores) / max(len(scores), 1)


def interval(rows: Sequence[T], score: Callable[[Sequence[T]], float], seed: int = 5) -> tuple[float, float, float]:
    """The score with its 95 % bootstrap interval over rows (sentences, articles)."""
    rng = random.Random(seed)
    drawn = sorted(score(rng.choices(rows, k=len(rows))) for _ in range(RESAMPLES)) if rows else [0.0]
    return score(rows), drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
