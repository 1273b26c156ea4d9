"""Which articles hold a key: sorted runs of (key, article), merged as they grow, so that adding and asking stay cheap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

FRESH: Final = 20_000  # postings kept in a plain dictionary before they become a sorted run
POPULAR: Final = 2_000  # a key that more articles hold says nothing about kinship


class Postings:
    """Keys (64 bits) to article numbers (32 bits): 12 bytes a posting. A mutable index; one writer."""

    def __init__(self, popular: int = POPULAR) -> None:
        self._fresh: dict[int, list[int]] = {}
        self._held = 0
        self._runs: list[tuple[NDArray[np.uint64], NDArray[np.uint32]]] = []
        self._popular = popular

    def add(self, keys: Iterable[int], number: int) -> None:
        """Note that article ``number`` holds these keys."""
        for key in keys:
            self._fresh.setdefault(key, []).append(number)
            self._held += 1
        if self._held >= FRESH:
            self._settle()

    def find(self, keys: Iterable[int]) -> Counter[int]:
        """How many of these keys each article holds; keys that more than ``popular`` articles hold are passed over."""
        wanted = sorted(set(keys))
        asked = np.array(wanted, np.uint64)
        found = [self._fresh.get(key, []) for key in wanted]
        rows = [list(row) for row in found]
        for known, numbers in self._runs:
            lows, highs = np.searchsorted(known, asked, "left"), np.searchsorted(known, asked, "right")
            for n in np.flatnonzero(highs > lows):
                low, high = int(lows[n]), int(min(highs[n], lows[n] + self._popular + 1))
                rows[n].extend(numbers[low:high].tolist())
        return Counter(number for row in rows if len(row) <= self._popular for number in row)

    def _settle(self) -> None:
        """Turn the fresh postings into a run, and merge runs while the last is not much smaller than the one before."""
        keys = np.array([key for key, row in self._fresh.items() for _ in row], np.uint64)
        numbers = np.array([number for row in self._fresh.values() for number in row], np.uint32)
        self._fresh, self._held = {}, 0
        self._runs.append(_sorted(keys, numbers))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            (a, x), (b, y) = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(np.concatenate([b, a]), np.concatenate([y, x])))


def _sorted(keys: NDArray[np.uint64], numbers: NDArray[np.uint32]) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]
