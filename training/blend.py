"""The mean of two runs' weights: ``python -m training.blend --runs RUN RUN --share 0.5 --out RUN``.

Two runs of which one went on from the other lie in one valley; their mean often parses better than either.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write a run folder whose averaged weights are the blend: ``share`` of the second run, the rest of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs=2, required=True)
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    first, second = (torch.load(run / "last.pt", weights_only=True) for run in arguments.runs)
    if first["labels"] != second["labels"]:
        raise SystemExit("the two runs have different labels: they cannot be blended")
    average = {name: value.lerp(second["average"][name], arguments.share) for name, value in first["average"].items()}
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": average, "labels": first["labels"]}, arguments.out / "last.pt")


if __name__ == "__main__":
    main()
