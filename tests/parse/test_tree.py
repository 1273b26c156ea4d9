"""The tree decoder against every tree there is, for small sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from legation.parse.tree import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def brute(scores: NDArray[np.float32]) -> float:
    n = len(scores)
    choices = [[head for head in range(n + 1) if head != word] for word in range(1, n + 1)]
    return max(
        sum(float(scores[word, head]) for word, head in enumerate(heads))
        for heads in product(*choices)
        if is_tree(heads)
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_finds_the_best_tree(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    heads = best_tree(scores)
    assert is_tree(tuple(int(head) for head in heads))
    assert sum(float(scores[word, head]) for word, head in enumerate(heads)) == pytest.approx(brute(scores), abs=1e-4)


def test_long_sentences_come_out_as_trees() -> None:
    scores = np.random.default_rng(3).normal(size=(120, 121)).astype(np.float32)
    assert is_tree(tuple(int(head) for head in best_tree(scores)))


def test_a_clear_tree_is_left_as_it_is() -> None:
    scores = np.full((3, 4), -5, np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5
    assert best_tree(scores).tolist() == [2, 0, 2]
