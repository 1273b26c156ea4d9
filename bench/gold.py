"""Annotated articles: ``python -m bench gold [-v] [FOLDER…]``.

Reads every article of the folders as ``legation read --json`` does and scores the reports with the scorer that comes with
the annotations: an event counts as found where type and sentence agree, as right where the countries of both sides do.
The annotated articles are for development and are not part of this project.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from legation.coder import Coder
from legation.parse.engine import MODEL
from legation.records import Coded
from legation.terminal import jsonl

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOLDERS = (SHARED / "gold/wikinews", SHARED / "gold/articles")


def scorer() -> ModuleType:
    """The scoring script as a module."""
    spec = importlib.util.spec_from_file_location("score_articles", SHARED / "tools/score_articles.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{SHARED / 'tools/score_articles.py'} is not there: nothing to score with")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(coder: Coder, golds: list[Path], out: Path) -> None:
    """Write the JSON Lines of all articles."""
    with out.open("w", encoding="utf-8") as handle:
        for gold in golds:
            path = gold.with_name(json.loads(gold.read_text(encoding="utf-8"))["file"])
            for coded in coder.read(str(path)):
                if isinstance(coded, Coded):
                    handle.writelines(line + "\n" for line in jsonl.coded_lines(coded))
                else:
                    print(f"skipped {coded}")


def main() -> None:
    """Print precision, recall, F1 and field accuracies of each folder, and of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    parser.add_argument("--model", type=Path, default=MODEL)
    arguments = parser.parse_args()
    score, coder = scorer(), Coder(arguments.model)
    everything: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        for source in arguments.folders:
            golds = sorted(source.glob("*.gold.json"))
            everything += golds
            _report(score, coder, golds, Path(folder) / "pred.jsonl", source.name, arguments.verbose)
        if len(arguments.folders) > 1:
            _report(score, coder, everything, Path(folder) / "pred.jsonl", "all", verbose=False)


def _report(score: ModuleType, coder: Coder, golds: list[Path], out: Path, name: str, verbose: bool) -> None:
    predict(coder, golds, out)
    print(f"== {name}: {len(golds)} articles")
    loaded = [json.loads(path.read_text(encoding="utf-8")) for path in golds]
    score.show(*score.score(score.load(out), loaded), verbose)


if __name__ == "__main__":
    main()
