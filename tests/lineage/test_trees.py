from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from legation.lineage.kin import Link
from legation.lineage.trees import lineages


def link(origin: str, copy: str, share: float = 0.9, relation: str = "edited") -> Link:
    return Link(origin=origin, copy=copy, relation=relation, share=share, kept=share, confidence=0.9)


def test_a_copy_of_a_copy_points_to_the_origin() -> None:
    found = lineages("abc", [link("a", "b", relation="reworded"), link("b", "c", relation="verbatim")])
    assert found["a"].relation == "origin"
    assert (found["c"].origin, found["c"].relation) == ("a", "reworded")
    assert [step.origin for step in found["c"].links] == ["b"]


def test_a_piece_merged_from_two_names_both() -> None:
    found = lineages("abm", [link("a", "m", 0.3), link("b", "m", 0.5)])
    assert found["m"].origin == "b"
    assert [step.origin for step in found["m"].links] == ["b", "a"]
    assert found["a"].origin == "a"


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([0.2, 0.5, 0.9])), max_size=20))
def test_no_article_comes_from_itself_and_order_does_not_matter(rows: list[tuple[int, int, float]]) -> None:
    links = [link(f"a{one}", f"a{other}", share) for one, other, share in rows if one != other]
    names = [f"a{n}" for n in range(7)]
    found = lineages(names, links)
    shuffled = links[:]
    random.Random(1).shuffle(shuffled)
    assert lineages(names[::-1], shuffled) == found
    for name in names:
        assert (found[name].relation == "origin") == (found[name].origin == name) == (not found[name].links)
        assert found[found[name].origin].relation == "origin"
