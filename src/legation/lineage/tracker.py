"""Follows articles as they come in: finds what each is a copy of, or what known articles are copies of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from legation.lineage.align import Likeness
from legation.lineage.digest import Digest, Reader
from legation.lineage.direction import is_origin
from legation.lineage.divergence import divergences
from legation.lineage.keys import Keys, keys_of
from legation.lineage.kin import Lineage, Link
from legation.lineage.kinship import Kinship, kinship
from legation.lineage.relation import REWORDED, relation
from legation.lineage.store import Store
from legation.lineage.trees import lineages
from legation.records import Article, Parse

COMPARED: Final = 8  # articles looked at closely, of each way to find them
_SAMPLED: Final = 3  # shared shingles of the sample: about twenty shared words
_PAIRED: Final = 3  # shared pairs of facts
_PART: Final = 12  # or this part of all
_RUNS: Final = 24  # shared runs of five words
_ENOUGH: Final = 0.5  # of one article's facts that have to be the other's before sentences are compared


@dataclass(frozen=True)
class Tracker:
    """Lineage over a store. ``reader`` makes digests; ``likeness`` may add a language model's view of two sentences."""

    store: Store
    reader: Reader = field(default_factory=Reader)
    likeness: Likeness | None = None

    def add(self, article: Article, parse: Parse) -> tuple[Link, ...]:
        """Take in an article and its parse (of ``article.text``); gives the links that it brought, stored already."""
        return self.take(self.reader.digest(article, parse))

    def take(self, digest: Digest) -> tuple[Link, ...]:
        """Take in a digest; an article that is known already brings nothing."""
        if self.store.holds(digest.article):
            return ()
        keys = keys_of(digest)
        candidates = self.candidates(digest, keys)
        self.store.add(digest, keys)
        found = [link for name in candidates if (link := self.compare(digest, self.store.digest(name)))]
        for link in found:
            self.store.link(link)
        return tuple(found)

    def candidates(self, digest: Digest, keys: Keys) -> list[str]:
        """Known articles that may be kin, in a fixed order: near-duplicates, containing texts, texts with the same facts."""
        near = self.store.near("bands", keys.bands)
        sampled = self.store.near("sample", keys.sample)
        paired = self.store.near("facts", keys.facts)
        least = min(_SAMPLED, max(len(keys.sample) // 4, 1))
        near.update({name: count for name, count in sampled.items() if count >= least})
        told = {
            name: count
            for name, count in paired.items()
            if count >= max(min(_PAIRED, len(keys.facts) // 4), 2, len(keys.facts) // _PART)
        }
        return list(dict.fromkeys([*_most(near), *_most(told)]))

    def compare(self, one: Digest, other: Digest) -> Link | None:
        """The link between two articles, None where they are independent.

        Where neither credit nor date tells which is the origin, the way that fits is taken, that of loss first.
        """
        first, why, known = is_origin(one, other)
        origin, copy = (one, other) if first else (other, one)
        return self._link(origin, copy, why) or (
            None if known else self._link(copy, origin, "the text fits this way alone")
        )

    def _link(self, origin: Digest, copy: Digest, why: str) -> Link | None:
        if not (_words_shared(origin, copy) or _facts_shared(origin, copy) >= _ENOUGH):
            return None
        kin = kinship(origin, copy, self.likeness)
        verdict = relation(origin, copy, kin)
        if verdict is None:
            return None
        told = verdict.relation == REWORDED
        return Link(
            origin=origin.article,
            copy=copy.article,
            relation=verdict.relation,
            share=round(kin.coverage if told else kin.share, 3),
            kept=round(kin.back if told else kin.kept, 3),
            confidence=round(verdict.confidence, 3),
            spans=_spans(origin, copy, kin),
            divergences=divergences(origin, copy, kin.matches),
            reasons=(*verdict.reasons, why),
        )

    def lineages(self, articles: Iterable[str]) -> dict[str, Lineage]:
        """The lineage of these articles, with all that the store links them to."""
        wanted = set(articles)
        known, links = set(wanted), self.store.links(sorted(wanted))
        while more := {side for link in links for side in (link.origin, link.copy)} - known:
            known |= more
            links = self.store.links(sorted(known))
        houses = {name: house for name in known if (house := _house(self.store.digest(name)))}
        return lineages(sorted(known), links, houses)


def _house(digest: Digest) -> str:
    return digest.credits[0] if digest.credits else digest.publisher


def _most(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:COMPARED]


def _words_shared(origin: Digest, copy: Digest) -> bool:
    """Whether enough runs of words are shared to look at sentences."""
    return int(np.isin(copy.shingles, origin.shingles).sum()) >= min(_RUNS, max(len(copy.shingles) // 2, 1))


def _facts_shared(origin: Digest, copy: Digest) -> float:
    return len(origin.facts & copy.facts) / max(len(copy.facts), 1)


def _spans(origin: Digest, copy: Digest, kin: Kinship) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    pairs = [(origin.lines[match.origin], copy.lines[match.copy]) for match in kin.matches]
    return tuple(((one.start, one.end), (other.start, other.end)) for one, other in pairs)
