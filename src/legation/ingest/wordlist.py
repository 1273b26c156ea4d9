"""Word lists written as running text, the way a person reads and mends them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, parted by white space."""
    return frozenset(text.split())
