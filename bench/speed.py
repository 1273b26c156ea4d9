"""Speed: ``python -m bench speed [PATH…]``: load time, one article of 600 words, articles a second, where the time goes.

Without paths it reads our own examples. Figures hold for the machine they are taken on; compare within one run.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from legation.coder import Coder
from legation.events.measure import measures_of
from legation.events.report import reports_of
from legation.ingest.text import article_from_text
from legation.pipeline import Pipeline
from legation.records import Coded

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WORDS = 600
ROUNDS = 15


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    arguments = parser.parse_args()
    print(f"load, in a fresh process: {load_time():.2f} s (median of 3)")
    coder = Coder()
    texts = [item.article.text for path in arguments.paths for item in coder.read(path) if isinstance(item, Coded)]
    words = " ".join(texts).split()
    sample = "\n\n".join(paragraph for text in texts for paragraph in text.split("\n\n"))
    sample = sample[: len(" ".join(words[:WORDS]))]
    coder.code(sample)
    print(
        f"one article of {len(sample.split())} words: {1000 * median(lambda: coder.code(sample)):.0f} ms (median of {ROUNDS})"
    )
    stages(Pipeline.shipped(), sample)
    started = time.perf_counter()
    read = sum(isinstance(item, Coded) for path in arguments.paths for _ in range(3) for item in coder.read(path))
    spent = time.perf_counter() - started
    print(f"{read} articles of {len(words) // len(texts)} words: {read / spent:.1f} articles/s from file to reports")


def load_time() -> float:
    """Seconds from importing the Coder to having one, in a process of its own."""
    code = "import time; t = time.perf_counter(); from legation.coder import Coder; Coder(); print(time.perf_counter() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    return statistics.median(float(run.stdout) for run in runs)


def median(job: Callable[[], object]) -> float:
    """Median seconds of a job."""
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        job()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def stages(pipeline: Pipeline, text: str) -> None:
    """Where the time of one article goes."""
    article = article_from_text(text)
    parse = pipeline.engine.parse(article.text)
    reports = reports_of(article, parse, pipeline.tables)
    for name, job in (
        ("ingest", lambda: article_from_text(text)),
        ("parse", lambda: pipeline.engine.parse(article.text)),
        ("reports", lambda: reports_of(article, parse, pipeline.tables)),
        ("measures", lambda: measures_of(reports, parse)),
    ):
        print(f"  {name:9} {1000 * median(job):6.1f} ms")


if __name__ == "__main__":
    main()
