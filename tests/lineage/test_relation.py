from __future__ import annotations

import pytest

from legation.lineage.kinship import kinship
from legation.lineage.relation import headline, relation
from tests.lineage.plain import OTHER, REWORDED, WIRE, digest_of

FURNITURE = "Share this story\n\n{}\n\nSign up for our morning letter."
PARAGRAPHS = WIRE.split("\n\n")


def how(origin: str, copy: str, **fields: str | None) -> str | None:
    one, other = digest_of(origin), digest_of(copy, **{"publisher": "Coast Observer", **fields})
    found = relation(one, other, kinship(one, other))
    return found.relation if found else None


def test_the_same_text_in_other_furniture_is_verbatim() -> None:
    assert how(WIRE, WIRE) == "verbatim"
    assert how(WIRE, FURNITURE.format(WIRE)) == "verbatim"
    assert how(WIRE, WIRE, title="Norland closes the strait | Coast Observer") == "verbatim"


@pytest.mark.parametrize(
    "copy",
    [
        "\n\n".join(PARAGRAPHS[:3]),
        "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[2:]]),
        "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[:0:-1]]),
        f"{WIRE}\n\nMayor Ilsa Brandt of Harwick said that her town would feel it too. Its two ferries had been laid up.",
        WIRE.replace("14 sailors", "19 sailors"),
        f"{OTHER}\n\n{PARAGRAPHS[0]} {PARAGRAPHS[1]}",
    ],
    ids=["cut", "cut within", "moved", "added", "one figure changed", "merged into a longer piece"],
)
def test_cut_moved_merged_and_changed_copies_are_edited(copy: str) -> None:
    assert how(WIRE, copy) == "edited"


def test_another_headline_is_an_edit() -> None:
    assert how(WIRE, WIRE, title="Tankers turned away from Veld") == "edited"


def test_the_same_facts_in_the_same_order_in_other_words_are_reworded() -> None:
    assert how(WIRE, REWORDED) == "reworded"


def test_another_writer_on_the_same_event_is_independent() -> None:
    assert how(WIRE, OTHER) is None
    assert how(OTHER, WIRE) is None


def test_the_same_desks_follow_up_is_independent_though_it_repeats_the_background() -> None:
    follow_up = f"{OTHER}\n\n{PARAGRAPHS[2]}\n\n{PARAGRAPHS[4]}"
    assert how(WIRE, follow_up, publisher="Meridian Wire", published="2022-03-03") is None
    assert how(WIRE, follow_up, published="2022-03-03") is None


def test_a_formula_filled_with_other_figures_is_independent() -> None:
    formula = (
        "Brent crude futures rose {} cents, or {} percent, to {} dollars a barrel by the close of trading in London. "
        "U.S. crude gained {} cents to {} dollars a barrel by the same time. "
        "Both contracts are on course for a weekly gain of about {} percent. "
        "Weekly inventory data are due on Wednesday, and analysts expect stocks to have fallen by {} million barrels."
    )
    one, other = formula.format(32, 0.5, 65, 30, 60, 2, 3.1), formula.format(81, 1.3, 71, 77, 66, 4, 1.8)
    assert how(one, other, published="2022-03-04") is None


def test_nothing_is_a_copy_of_nothing() -> None:
    assert how("", "") is None
    assert how(WIRE, "") is None
    assert how("Yes.", "Yes.") is None


def test_headlines_are_compared_without_the_outlets_name() -> None:
    assert headline("UPDATE 2-Norland closes the strait - Coast Observer") == headline("Norland closes the strait")
    assert headline("Norland closes the strait") != headline("Sudria closes the strait")
