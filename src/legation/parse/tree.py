"""Arc scores to a proper dependency tree: the best tree with exactly one root, after Chu, Liu and Edmonds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.intp]
FORBIDDEN = np.float32(-1e9)
ROOTS_TRIED = 5


def best_tree(scores: Scores) -> Heads:
    """Heads (n,) of a sentence of n words from arc scores (n, n + 1); column 0 is the root, head 0 means root.

    The single best head of each word is kept where these form a tree with one root, as they mostly do. Else the likeliest
    roots are tried; one that could not beat the best tree so far, even with every word's best head, is passed over.
    """
    n = len(scores)
    scores = scores.astype(np.float32, copy=True)
    scores[np.arange(n), np.arange(1, n + 1)] = FORBIDDEN
    heads: Heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return heads
    most = scores[:, 1:].max(1)
    best, total = heads, -np.inf
    for root in np.argsort(-scores[:, 0], kind="stable")[:ROOTS_TRIED].tolist():
        if scores[root, 0] + most.sum() - most[root] <= total:
            continue
        tree = _with_root(scores, root)
        found = float(scores[np.arange(n), tree].sum())
        if found > total:
            best, total = tree, found
    return best


def _with_root(scores: Scores, root: int) -> Heads:
    """The best tree whose only root is word ``root`` (0-based)."""
    n = len(scores)
    square = np.full((n + 1, n + 1), FORBIDDEN, np.float32)  # dependent, head; node 0 is the root
    square[1:] = scores
    square[1:, 0] = FORBIDDEN
    square[root + 1] = FORBIDDEN
    square[root + 1, 0] = 0
    np.fill_diagonal(square, FORBIDDEN)
    return _maximum_tree(square)[1:] if n > 1 else np.zeros(1, np.intp)


def _maximum_tree(square: Scores) -> Heads:
    """Maximum spanning arborescence from node 0; ``square[dependent, head]``. Contracts one cycle after another."""
    heads: Heads = square.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(square)), inside)
    kept = square[inside, heads[inside]]
    into = square[np.ix_(inside, outside)] - kept[:, None]  # gain of breaking the cycle at each of its words
    out_of = square[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), FORBIDDEN, np.float32)
    small[:-1, :-1] = square[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out_of.max(1)
    np.fill_diagonal(small, FORBIDDEN)
    tree = _maximum_tree(small)
    entry = int(into[:, tree[-1]].argmax())
    heads[inside[entry]] = outside[tree[-1]]
    for node, head in zip(outside[1:], tree[1:-1], strict=True):
        heads[node] = (
            inside[int(out_of[np.searchsorted(outside, node)].argmax())] if head == len(outside) else outside[head]
        )
    return heads


def _cycle(heads: Heads) -> list[int]:
    """Nodes (1-based) of one cycle among words whose heads are given, 0 the root; empty if there is none."""
    state = [0] * (len(heads) + 1)  # 0 new, otherwise the walk that saw it
    for start in range(1, len(heads) + 1):
        node = start
        while node and not state[node]:
            state[node] = start
            node = int(heads[node - 1])
        if node and state[node] == start:
            cycle, at = [node], int(heads[node - 1])
            while at != node:
                cycle.append(at)
                at = int(heads[at - 1])
            return sorted(cycle)
    return []
