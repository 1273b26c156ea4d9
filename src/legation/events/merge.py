"""One report for each happening of an article: what is told twice is kept once, with all its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from legation.records import Actor, DateSpan, Report

SAYING: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})


def merged(reports: Sequence[Report]) -> list[Report]:
    """Reports in text order, each happening once: the telling with the most known fields stays, the others' spans are kept.

    Acts of speech are the same only within one sentence or where both sides agree in full, since people say many things.
    """
    kept: list[Report] = []
    for report in reports:
        match = next((n for n, other in enumerate(kept) if _same(other, report)), None)
        if match is None:
            kept.append(report)
        else:
            kept[match] = _joined(kept[match], report)
    return kept


def _same(left: Report, right: Report) -> bool:
    if left.type != right.type or left.factuality[-1] != right.factuality[-1]:
        return False
    if not (_agree(left.actor, right.actor) and _agree(left.recipient, right.recipient)) or _apart(
        left.date, right.date
    ):
        return False
    here = left.evidence.start == right.evidence.start
    if here:
        return bool({*left.mode} & {*right.mode}) or not left.mode or not right.mode
    if left.type in SAYING:
        return (
            _names(left.actor) == _names(right.actor)
            and _names(left.recipient) == _names(right.recipient) != set()
            and left.mode == right.mode
        )
    known = bool(_names(left.actor) & _names(right.actor)) and (
        not left.recipient or not right.recipient or bool(_names(left.recipient) & _names(right.recipient))
    )
    return known and (left.mode == right.mode or not left.mode or not right.mode)


def _names(side: Sequence[Actor]) -> set[str]:
    return {actor.entity or actor.country or (actor.name or "").casefold() for actor in side} - {""}


def _agree(left: Sequence[Actor], right: Sequence[Actor]) -> bool:
    """Whether two sides may be the same: one is not told, or they share an actor or a country."""
    if not left or not right:
        return True
    codes = {actor.country for actor in left} & {actor.country for actor in right} - {None}
    return bool(codes) or bool(_names(left) & _names(right))


def _apart(left: DateSpan | None, right: DateSpan | None) -> bool:
    """Whether two dates exclude each other."""
    if left is None or right is None or left.start is None or right.start is None:
        return False
    return (left.end or left.start) < right.start or (right.end or right.start) < left.start


def _weight(report: Report) -> tuple[int, float]:
    known = (bool(report.actor), bool(report.recipient), bool(report.date and report.date.start), bool(report.mode))
    return sum(known), report.confidence


def _joined(left: Report, right: Report) -> Report:
    """The fuller of two tellings, with the other's sentence among its further spans."""
    best, other = (left, right) if _weight(left) >= _weight(right) else (right, left)
    spans = {*best.evidence.also, *other.evidence.also, (other.evidence.start, other.evidence.end)}
    spans -= {(best.evidence.start, best.evidence.end)}
    evidence = structs.replace(best.evidence, also=tuple(sorted(spans)))
    fields = {name: getattr(best, name) for name in best.__struct_fields__ if name != "id"}
    fields["evidence"] = evidence
    return Report.make(**fields)
