from __future__ import annotations

import pytest

from legation.lineage.divergence import divergences
from legation.lineage.kin import Divergence
from legation.lineage.kinship import kinship
from tests.lineage.plain import REWORDED, WIRE, digest_of


def changed(origin: str, copy: str) -> tuple[Divergence, ...]:
    one, other = digest_of(origin), digest_of(copy)
    found = divergences(one, other, kinship(one, other).matches)
    for each in found:
        assert origin[slice(*each.origin)] == each.before
        assert copy[slice(*each.copy)] == each.after or not each.after
    return found


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("number", "14", "41"),
        ("number", "50,000", "500,000"),
        ("number", "3 percent", "7 percent"),
        ("date", "Tuesday", "Friday"),
        ("date", "2009", "2006"),
        ("name", "Teshka", "Orlunda"),
        ("name", "Kessel", "Tarvos"),
    ],
)
@pytest.mark.parametrize("text", [WIRE, REWORDED], ids=["edited", "reworded"])
def test_a_changed_fact_is_found_with_both_spans(kind: str, before: str, after: str, text: str) -> None:
    (found,) = changed(WIRE, text.replace(before, after))
    assert (found.kind, found.before.split()[0], found.after.split()[0]) == (kind, before.split()[0], after.split()[0])


@pytest.mark.parametrize("text", [WIRE, REWORDED, WIRE[:600], WIRE.replace("3 percent", "three percent")])
def test_what_is_only_told_otherwise_or_left_out_is_no_divergence(text: str) -> None:
    assert changed(WIRE, text) == ()


def test_a_rounded_figure_is_no_other_figure() -> None:
    assert changed(WIRE.replace("14 sailors", "498 sailors"), WIRE.replace("14 sailors", "about 500 sailors")) == ()
    assert len(changed(WIRE.replace("14 sailors", "498 sailors"), WIRE.replace("14 sailors", "about 900 sailors"))) == 1


def test_a_denial_put_in_is_found() -> None:
    (found,) = changed(WIRE, WIRE.replace("offered a reward", "did not offer a reward"))
    assert (found.kind, found.why) == ("negation", "a denial was added")
