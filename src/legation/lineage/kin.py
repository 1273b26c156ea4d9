"""The records of lineage: what a copy took from its origin, what it changed, and where each article comes from."""

from __future__ import annotations

from typing import Final

import msgspec

ORIGIN: Final = "origin"


class Divergence(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that a copy tells otherwise than its origin.

    ``kind``: number name date negation swap attribution. ``origin`` and ``copy`` are half-open characters of either
    text, ``before`` and ``after`` what stands there; an empty ``after`` means that it was lost (its span is the sentence).
    """

    kind: str
    origin: tuple[int, int]
    copy: tuple[int, int]
    before: str
    after: str
    why: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One article copies another. ``share`` of the copy comes from the origin, ``kept`` of the origin is in the copy.

    ``spans`` pairs characters of the origin with those of the copy, sentence by sentence. Shares and ``confidence`` are
    0 to 1; ``relation`` is verbatim, edited or reworded.
    """

    origin: str
    copy: str
    relation: str
    share: float
    kept: float
    confidence: float
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    divergences: tuple[Divergence, ...] = ()
    reasons: tuple[str, ...] = ()


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article comes from: itself (``relation`` is "origin"), or the first of a chain of copies.

    ``links`` lead to what it copies directly, the one that gave most first; ``origin`` is the end of that one's chain.
    ``house`` is who stands behind it: the agency whose credit line it bears, known here or not, or else its publisher.
    """

    article: str
    origin: str
    relation: str
    links: tuple[Link, ...] = ()
    house: str | None = None
