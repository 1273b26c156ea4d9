"""Spans of tag sequences and their F1, for training and bench alike."""

from __future__ import annotations

Span = tuple[int, int, str]


def tagged(tags: list[str]) -> set[Span]:
    """Spans (inclusive) of a tag sequence: a new one at B, or at I after another label."""
    spans: set[Span] = set()
    start, label = 0, ""
    for n, tag in enumerate([*tags, "O"]):
        mark, _, name = tag.partition("-")
        if label and (mark != "I" or name != label):
            spans.add((start, n - 1, label))
            label = ""
        if mark != "O" and not label:
            start, label = n, name
    return spans


def f1(pairs: list[tuple[set[Span], set[Span]]]) -> dict[str, float]:
    """Micro-averaged F1, precision and recall in per cent of (gold, found) pairs."""
    hit = sum(len(gold & found) for gold, found in pairs)
    true, guessed = sum(len(gold) for gold, _ in pairs), sum(len(found) for _, found in pairs)
    return {
        "F1": 200 * hit / max(true + guessed, 1),
        "P": 100 * hit / max(guessed, 1),
        "R": 100 * hit / max(true, 1),
        "n": true,
    }
