"""Stories: ``python -m bench.stories [--topics 1-35]``, B-cubed against ECB+, where each topic has two look-alike stories.

ECB+ gives no dates, so time tells nothing here; articles are read in the order of their ids. Threshold and weights were
chosen on the odd topics: ``--even`` reports on the others.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence

from bench.copymaker.sources import ecb
from legation.lineage.digest import Reader
from legation.lineage.stories import stories
from legation.pipeline import Pipeline


def bcubed(true: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of one grouping against another (Bagga and Baldwin 1998)."""
    one, other = defaultdict(set), defaultdict(set)
    for n, (a, b) in enumerate(zip(true, found, strict=True)):
        one[a].add(n)
        other[b].add(n)
    pairs = [(one[a] & other[b], one[a], other[b]) for a, b in zip(true, found, strict=True)]
    precision = sum(len(both) / len(b) for both, _, b in pairs) / len(pairs)
    recall = sum(len(both) / len(a) for both, a, _ in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Group and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", default="1-35", metavar="FIRST-LAST")
    parser.add_argument("--even", action="store_true", help="even topics alone")
    options = parser.parse_args()
    first, last = map(int, options.topics.split("-"))
    engine = Pipeline.shipped().engine
    reader = Reader(engine.tokenizer.get_vocab())
    truth, digests = {}, []
    for story, article in ecb():
        topic = int(story.removesuffix("ecbplus").removesuffix("ecb"))
        if first <= topic <= last and not (options.even and topic % 2):
            truth[article.id] = story
            digests.append(reader.digest(article, engine.parse(article.text)))
    start = time.perf_counter()
    made = stories(digests)
    spent = time.perf_counter() - start
    of = {article: story.id for story in made for article in story.articles}
    precision, recall, f1 = bcubed(list(truth.values()), [of[article] for article in truth])
    print(f"{len(truth)} articles of {len(set(truth.values()))} stories, found {len(made)}")
    print(f"B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; {1000 * spent / len(truth):.1f} ms an article")


if __name__ == "__main__":
    main()
