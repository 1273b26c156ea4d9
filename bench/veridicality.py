"""UDS-IH2 factuality, test part: the engine's value of a predicate beside the annotators' mean, -3 to 3."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.treebank import given
from legation.coder import Coder
from training.corpora import CORPORA


def values(coder: Coder) -> list[tuple[float, float]]:
    """(ours, theirs) of every predicate, sentences with their gold words."""
    engine = coder.engine
    rows = []
    for sentence in (s for d in CORPORA["ewt"].read("test") for p in d for s in p if s.veridicality):
        out = engine.run(given(engine, sentence, sentence.space_after))["veridicality"]
        rows += [(float(out[n, 0]), true) for n, true in enumerate(sentence.veridicality or []) if true is not None]
    return rows


def pearson(rows: Sequence[tuple[float, float]]) -> float:
    """Pearson's r of pairs."""
    return float(np.corrcoef(np.array(rows).T)[0, 1])
