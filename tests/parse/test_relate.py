"""What one party did to another, by the shipped model."""

from __future__ import annotations

import pytest

from legation.errors import StopRun
from legation.parse.engine import Engine
from legation.parse.pieces import shape_of
from legation.parse.relate import ACTOR_MARK, RECIPIENT_MARK, marked, relate
from legation.parse.tokenize import tokenize

TEXT = "Norway expelled two Chinese diplomats, and Oslo's police arrested three protesters."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_probabilities_over_all_types_and_none(engine: Engine) -> None:
    found = relate(engine, TEXT, span("Norway"), span("two Chinese diplomats"))
    assert len(found) == 17
    assert {"none", "SANCTION", "ASSAULT"} <= set(found)
    assert sum(found.values()) == pytest.approx(1.0)


def test_each_pair_of_a_sentence_has_its_own_answer(engine: Engine) -> None:
    first = relate(engine, TEXT, span("Norway"), span("two Chinese diplomats"))
    second = relate(engine, TEXT, span("Oslo's police"), span("three protesters"))
    assert max(first, key=lambda name: first[name]) == "SANCTION"
    assert max(second, key=lambda name: second[name]) == "COERCE"


def test_only_the_parties_are_marked(engine: Engine) -> None:
    words = tokenize(TEXT)
    section = marked(engine.tokenizer, TEXT, words, [0], [2, 3, 4])
    shapes = [section.window.shapes[at] for at in section.window.first]
    assert shapes[0] == shape_of("Norway", spaced=True) + ACTOR_MARK
    assert all(RECIPIENT_MARK <= shapes[n] < RECIPIENT_MARK + 16 for n in (2, 3, 4))
    assert all(shape < ACTOR_MARK for n, shape in enumerate(shapes) if n not in (0, 2, 3, 4))


def test_parties_far_apart_share_a_window(engine: Engine) -> None:
    text = f"Norway said so. {'Nobody else spoke about it. ' * 120}China was expelled."
    start = text.index("China")
    found = relate(engine, text, (0, 6), (start, start + 5))
    assert sum(found.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("actor", "recipient", "says"), [((0, 6), (900, 905), "holds no word"), ((0, 6), (3, 15), "overlap")]
)
def test_spans_that_cannot_be_asked_about(
    engine: Engine, actor: tuple[int, int], recipient: tuple[int, int], says: str
) -> None:
    with pytest.raises(StopRun, match=says):
        relate(engine, TEXT, actor, recipient)
