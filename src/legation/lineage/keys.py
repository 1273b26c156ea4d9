"""The keys under which an article is found again: what it shares with its copies, and not with others."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import msgspec

from legation.lineage.digest import Digest, Line
from legation.lineage.minhash import fingerprint, hash_of

_FACTS: Final = 8  # facts of one sentence that are paired; a list of names is cut
_PAIRS: Final = 64  # pairs kept of an article, the lowest hashes


class Keys(msgspec.Struct, frozen=True, array_like=True):
    """64-bit keys: bands for near-duplicates, a sample of shingles for containment, paired facts for rewording."""

    bands: tuple[int, ...]
    sample: tuple[int, ...]
    facts: tuple[int, ...]


def keys_of(digest: Digest) -> Keys:
    """The keys of an article."""
    found = fingerprint([word.form for word in digest.words])
    paired = sorted({key for line in digest.lines for key in _paired(line)})
    quoted = sorted(hash_of(f"quote {quote}") for quote in digest.quotes)
    return Keys(found.bands, found.sample, tuple(paired[:_PAIRS] + quoted[:_FACTS]))


def _paired(line: Line) -> set[int]:
    """Two facts that stand in one sentence: each is common, together they are not. Weekdays recur too often."""
    days = {moment.key for moment in line.moments if moment.kind == "weekday"}
    facts = sorted(line.facts() - days, key=hash_of)[:_FACTS]
    return {hash_of(f"{one} & {other}") for one, other in combinations(sorted(facts), 2)}
