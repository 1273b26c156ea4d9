"""What two articles have in common, measured: runs of words, sentences, facts, order, quotations."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from legation.lineage.align import Likeness, Match, align, weight
from legation.lineage.digest import Digest
from legation.lineage.minhash import SHINGLE, Hashes


@dataclass(frozen=True)
class Kinship:
    """How ``copy`` relates to ``origin``. All shares are 0 to 1.

    ``share`` of the copy's words stand in runs of five or more that the origin has too, ``kept`` of the origin's;
    ``lead`` is that share in the first sixth of the copy, ``front`` that of the origin's first sixth that the copy has.
    ``coverage`` of the copy's content has a sentence of the origin that it retells, ``back`` of the origin's is retold;
    ``facts`` of its names, figures and dates are the origin's, ``rare`` weighs all its rare words so.
    ``figures`` of those in retold sentences agree. ``order`` is the share of steps that go forward in the origin,
    ``quotes`` the share of quotations that are the origin's (1 without any), ``closeness`` and ``identity`` are means
    over retold sentences.
    """

    share: float
    kept: float
    lead: float
    front: float
    coverage: float
    back: float
    facts: float
    rare: float
    figures: float
    order: float
    quotes: float
    closeness: float
    identity: float
    matches: tuple[Match, ...]


def kinship(origin: Digest, copy: Digest, likeness: Likeness | None = None) -> Kinship:
    """Measure a pair."""
    mine, theirs = covered(copy.shingles, origin.shingles), covered(origin.shingles, copy.shingles)
    matches = align(origin, copy, likeness)
    weights = [weight(copy.lines[match.copy]) for match in matches]
    total = sum(weight(line) for line in copy.lines)
    rare = {stem: value for stem, value in copy.stems.items() if value >= 0.7}
    return Kinship(
        share=_mean(mine),
        kept=_mean(theirs),
        lead=_mean(mine[: max(len(mine) // 6, 20)]),
        front=_mean(theirs[: max(len(theirs) // 6, 20)]),
        coverage=sum(weights) / max(total, 1e-6),
        back=_back(origin, matches),
        facts=_share(copy.facts, origin.facts),
        rare=sum(v for stem, v in rare.items() if stem in origin.stems) / max(sum(rare.values()), 1e-6),
        figures=_figures(origin, copy, matches),
        order=_order(matches),
        quotes=_share(copy.quotes, origin.quotes),
        closeness=float(np.average([m.closeness for m in matches], weights=weights)) if matches else 0.0,
        identity=float(np.average([m.identity for m in matches], weights=weights)) if matches else 0.0,
        matches=tuple(matches),
    )


def covered(hashes: Hashes, others: Hashes) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each word whether it stands in a shingle that the other text has too."""
    inside = np.zeros(len(hashes) + SHINGLE - 1 if len(hashes) else 0, np.bool_)
    for n in np.flatnonzero(np.isin(hashes, others)):
        inside[n : n + SHINGLE] = True
    return inside


def _mean(values: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return float(values.mean()) if len(values) else 0.0


def _share(some: frozenset[str], others: frozenset[str]) -> float:
    return len(some & others) / len(some) if some else 1.0


def _back(origin: Digest, matches: list[Match]) -> float:
    """The share of the origin's content in sentences that are retold."""
    told = sum(weight(origin.lines[n]) for n in {match.origin for match in matches})
    return told / max(sum(weight(line) for line in origin.lines), 1e-6)


def _figures(origin: Digest, copy: Digest, matches: list[Match]) -> float:
    agreeing = total = 0
    for match in matches:
        mine = {figure.key for figure in copy.lines[match.copy].figures}
        total += len(mine)
        agreeing += len(mine & {figure.key for figure in origin.lines[match.origin].figures})
    return (agreeing + 1) / (total + 2) if agreeing < total else 1.0  # one figure by itself is no evidence


def _order(matches: list[Match]) -> float:
    steps = [later.origin >= sooner.origin for sooner, later in pairwise(matches)]
    return sum(steps) / len(steps) if steps else 1.0
