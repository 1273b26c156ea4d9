"""Fingerprints of a text: MinHash bands for near-duplicates, a bottom sample for containment. No text is kept in them.

Broder's MinHash over shingles of five words, 64 permutations in 16 bands of 4: two texts meet in a band with a chance of
one half at a Jaccard similarity of 0.46, and of 0.99 at 0.7. A wire paragraph inside a long piece is far below that,
so each text is also sampled: every shingle whose hash is divisible by ``SAMPLE`` ("FracMinHash"), which a text shares
with whatever contains it, however long that is. A change to anything here changes ``VERSION``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

VERSION: Final = "minhash-1"
SHINGLE: Final = 5
BANDS: Final = 16
ROWS: Final = 4
SAMPLE: Final = 8
Hashes = NDArray[np.uint64]
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_LARGEST: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
_SEEDS: Final = np.random.default_rng(20110311).integers(1, 2**63, size=(2, BANDS * ROWS), dtype=np.uint64)


@lru_cache(maxsize=200_000)
def hash_of(key: str) -> int:
    """64 bits of a string, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def mixed(values: Hashes) -> Hashes:
    """Each value well stirred (the finaliser of splitmix64), so that any bits of it are as good as any other."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    stirred: Hashes = values ^ (values >> np.uint64(31))
    return stirred


def shingles(forms: Sequence[str], size: int = SHINGLE) -> Hashes:
    """Hashes (n - size + 1,) of each run of ``size`` words, in text order; one for a shorter text, none for an empty."""
    if not forms:
        return np.zeros(0, np.uint64)
    singles = np.array([hash_of(form) for form in forms], np.uint64)
    size = min(size, len(singles))
    value = np.zeros(len(singles) - size + 1, np.uint64)
    for k in range(size):
        value = value * _ODD + singles[k : len(singles) - size + 1 + k]
    return mixed(value)


@dataclass(frozen=True)
class Fingerprint:
    """``bands`` (16,) are equal where a band of the signature is; ``sample`` is a share of 1 in 8 of the shingles."""

    bands: tuple[int, ...]
    sample: tuple[int, ...]


def fingerprint(forms: Sequence[str]) -> Fingerprint:
    """The fingerprint of a text's words; an empty text meets nothing."""
    found = np.unique(shingles(forms))
    if not len(found):
        return Fingerprint((), ())
    minima = np.full(BANDS * ROWS, _LARGEST)
    for block in np.array_split(found, len(found) // 4096 + 1):  # bounds memory for a text of any length
        permuted = mixed(block[:, None] * (_SEEDS[0] | np.uint64(1)) + _SEEDS[1])
        minima = np.minimum(minima, permuted.min(axis=0))
    bands: Hashes = np.arange(BANDS, dtype=np.uint64)
    for row in minima.reshape(BANDS, ROWS).T:
        bands = mixed(bands * _ODD + row)
    sample = found[found % np.uint64(SAMPLE) == 0]
    return Fingerprint(tuple(int(key) for key in bands), tuple(int(key) for key in sample))
