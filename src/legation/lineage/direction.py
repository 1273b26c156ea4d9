"""Which of two kindred articles is the origin: credit lines first, then dates, then what one lost of the other."""

from __future__ import annotations

from legation.lineage.digest import Digest
from legation.lineage.words import words_of


def is_origin(one: Digest, other: Digest) -> tuple[bool, str, bool]:
    """Whether ``one`` is the origin of ``other``, why, and whether that is known for sure (by a credit line or a date).

    The answer for (other, one) is the opposite.
    """
    for decide in (_by_credit, _by_date):
        if (found := decide(one, other)) is not None:
            return (*found, True)
    return (*(_by_loss(one, other) or (one.article < other.article, "nothing tells them apart: the lower id")), False)


def _by_credit(one: Digest, other: Digest) -> tuple[bool, str] | None:
    mine, theirs = credit_of(other, one), credit_of(one, other)
    if bool(mine) == bool(theirs):
        return None
    return bool(mine), f"the copy credits {mine or theirs}"


def credit_of(copy: Digest, origin: Digest) -> str | None:
    """The credit line in which ``copy`` names the publisher of ``origin``."""
    name = _forms(origin.publisher)
    if not name or name == _forms(copy.publisher):
        return None
    return next((credit for credit in copy.credits if _same_house(name, _forms(credit))), None)


def _same_house(name: tuple[str, ...], credit: tuple[str, ...]) -> bool:
    """Whether one is the beginning of the other: "Reuters", "Reuters News Agency"."""
    return bool(credit) and (name[: len(credit)] == credit or credit[: len(name)] == name)


def _forms(name: str) -> tuple[str, ...]:
    return tuple(word.form for word in words_of(name) if word.form != "the")


def _by_date(one: Digest, other: Digest) -> tuple[bool, str] | None:
    if not one.published or not other.published or one.published == other.published:
        return None
    return one.published < other.published, "the earlier date"


def _by_loss(one: Digest, other: Digest) -> tuple[bool, str] | None:
    """A retelling loses facts and quotations more than it gains any."""
    mine = len(one.facts - other.facts) + 2 * len(one.quotes - other.quotes)
    theirs = len(other.facts - one.facts) + 2 * len(other.quotes - one.quotes)
    if mine == theirs:
        return None
    return mine > theirs, "the copy lost facts that the origin has"
