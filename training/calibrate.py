"""Fit the confidence of reports: ``python -m training.calibrate [--model FOLDER]``.

Reads the dev part of our own annotated newswire, takes every candidate report with its features, and fits a logistic curve
to whether a gold event of that type is told there (see ``bench/own.py``). Prints the weights for
``legation/events/confidence.py`` and, for each floor, precision, recall and F1.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.own import NEAR
from legation.coder import Coder
from legation.events.confidence import NAMES
from legation.events.report import Candidate, candidates
from legation.ingest.text import article_from_text
from legation.parse.engine import MODEL
from training.annotations import Annotated, read_all
from training.own import split_of

RIDGE = 1.0  # pull of every weight towards zero: there are a few hundred rows
STEPS = 50


def samples(coder: Coder, split: str) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """Features (R, F) of all candidates, whether each is right (R,), and how many gold events there are."""
    rows, right, events = [], [], 0
    for line in (line for line in read_all() if split_of(line.id) == split):
        article = article_from_text(line.text)
        found = list(candidates(article, coder.engine.parse(article.text), coder.tables))
        rows += [candidate.features for candidate in found]
        right += judged(line, found)
        events += len(line.events)
    return np.array(rows), np.array(right, float), events


def judged(line: Annotated, found: list[Candidate]) -> list[bool]:
    """Whether each candidate tells a gold event of its type; each gold event serves the nearest."""
    right = [False] * len(found)
    for event in line.events:
        near = [
            (abs(candidate.report.evidence.trigger[0] - event.trigger[0]), n)
            for n, candidate in enumerate(found)
            if candidate.report.type == event.type and not right[n]
        ]
        if near and min(near)[0] <= NEAR:
            right[min(near)[1]] = True
    return right


def fitted(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights by Newton's method with a ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + RIDGE * weights
        curve = (rows.T * (share * (1.0 - share))) @ rows + RIDGE * np.eye(rows.shape[1])
        weights -= np.linalg.solve(curve, slope)
    return weights


def expected_error(share: NDArray[np.float64], right: NDArray[np.float64], bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    places = np.minimum((share * bins).astype(int), bins - 1)
    gaps = [
        abs(share[places == k].mean() - right[places == k].mean()) * (places == k).mean() for k in set(places.tolist())
    ]
    return float(sum(gaps))


def main() -> None:
    """Fit on dev, show on test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    coder = Coder(parser.parse_args().model)
    weights = fitted(*samples(coder, "dev")[:2])
    print("WEIGHTS =", tuple(round(float(w), 2) for w in weights), "for", NAMES)
    rows, right, events = samples(coder, "test")
    share = 1.0 / (1.0 + np.exp(-rows @ weights))
    print(
        f"test: {len(rows)} candidates, {events} events; expected calibration error {expected_error(share, right):.3f}"
    )
    for floor in np.arange(0.1, 0.95, 0.05):
        kept = share >= floor
        hit = right[kept].sum()
        precision, recall = hit / max(kept.sum(), 1), hit / events
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  floor {floor:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
