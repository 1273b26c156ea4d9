from __future__ import annotations

from typing import Any

import pytest

from legation.lineage.direction import is_origin
from tests.lineage.plain import WIRE, digest_of


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ({"published": "2022-03-02"}, {"published": "2022-03-05"}, True),
        (
            {"published": "2022-03-05"},
            {"published": "2022-03-02", "publisher": "Gazette", "credits": ("Meridian Wire",)},
            True,
        ),
        ({"published": None}, {"published": "2022-03-02", "text": WIRE[:500]}, True),
    ],
    ids=["by date", "a credit line before the date", "by what is lost"],
)
def test_the_origin_is_known(one: dict[str, Any], other: dict[str, Any], first: bool) -> None:
    sides = [digest_of(side.pop("text", WIRE), **side) for side in (dict(one), dict(other))]
    assert is_origin(sides[0], sides[1])[0] is first
    assert is_origin(sides[1], sides[0])[0] is not first


def test_what_nothing_tells_apart_is_decided_all_the_same() -> None:
    one, other = digest_of(WIRE, publisher="A"), digest_of(WIRE, publisher="B")
    assert is_origin(one, other)[0] is not is_origin(other, one)[0]
