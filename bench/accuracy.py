"""Coding accuracy: ``python -m bench accuracy``. One table: ours, its 95 % interval, n, what is published or aimed at.

Needs the data folders that the model card names, and our own annotations. Nothing that is scored here was trained on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from bench import gsr, own, veridicality
from bench.statistics import interval, macro, micro
from legation.coder import Coder
from legation.parse.engine import MODEL

Row = tuple[str, tuple[float, float, float], int, str]


def rows(coder: Coder) -> list[Row]:
    """Every figure with its interval, n and what to compare it with."""
    bare, pairs, counts = gsr.bare(coder), gsr.related(coder), own.score(coder)
    truth = veridicality.values(coder)
    return [
        ("GSR, marked pair: type, macro-F1 over 16", interval(pairs, macro), len(pairs), "aim .85"),
        ("GSR, bare sentence: type+countries F1", interval(bare, micro), len(bare), "aim .60"),
        ("own, held-out fifth: type F1", interval(counts.types, micro), sum(t for _, _, t in counts.types), "aim .85"),
        ("own: party spans F1, of types found", interval(counts.parties, micro), len(counts.parties), "aim .80"),
        ("own: country of parties found", interval(counts.countries, micro), sum(t for *_, t in counts.countries), ""),
        (
            "own: factuality of types found",
            interval(counts.factuality, micro),
            sum(t for *_, t in counts.factuality),
            "",
        ),
        ("own: source, where there is one", interval(counts.sources, micro), sum(t for *_, t in counts.sources), ""),
        ("own: lines without events that get one", interval(counts.false, _share), len(counts.false), "aim <= .10"),
        ("UDS factuality test: Pearson r", interval(truth, veridicality.pearson), len(truth), "aim .85"),
    ]


def _share(rows: list[tuple[int, int, int]]) -> float:
    return sum(found for _, found, _ in rows) / max(len(rows), 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    coder = Coder(parser.parse_args().model)
    print(f"{'measure':44s} {'ours':>5s}  {'95 % interval':13s} {'n':>5s}  beside it")
    for name, (value, low, high), n, beside in rows(coder):
        print(f"{name:44s} {value:5.2f}  {low:.2f} - {high:.2f}   {n:5d}  {beside}", flush=True)


if __name__ == "__main__":
    main()
