"""Our annotated newswire: the checker refuses what is wrong, and every line that ships passes it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from training.annotations import FOLDER, annotated, find, read_all

TEXT = "The ministry said Norland expelled two envoys; the ministry gave no date."
EVENT = {"type": "SANCTION", "mode": "expel", "trigger": "expelled", "actor": ["Norland|NOR|GOV"]}


def line(**changes: Any) -> dict[str, Any]:
    return {"id": "x1", "text": TEXT, "events": [{**EVENT, **changes}]}


def test_a_line_is_read_with_the_characters_of_its_spans() -> None:
    (event,) = annotated(line(attribution=["ministry#1|official|said"], time="no date")).events
    assert TEXT[slice(*event.trigger)] == "expelled"
    assert TEXT[slice(*event.actors[0].span)] == "Norland"
    assert (event.actors[0].country, event.actors[0].sectors) == ("NOR", ("GOV",))
    assert event.attribution[0].span == (4, 12)
    assert event.time == (TEXT.index("no date"), TEXT.index("no date") + 7)
    assert event.factuality == "CT+"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"trigger": "expelled two"}, "not one word"),
        ({"trigger": "spelled"}, "not in the text"),
        ({"type": "SANCTION", "mode": "visit"}, "modes of it"),
        ({"type": "EXPEL"}, "no type"),
        ({"actor": ["Norland|Norway|GOV"]}, "country or sectors"),
        ({"actor": ["Norland"]}, "is not 'text|COUNTRY"),
        ({"attribution": ["ministry|official|said"]}, "2 times"),
        ({"attribution": ["ministry#1|rumour|said"]}, "kind of"),
        ({"factuality": "sure"}, "factuality"),
        ({"who": []}, "unknown fields"),
    ],
)
def test_a_wrong_line_is_refused_and_told_why(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("|", r"\|")):
        annotated(line(**changes))


def test_a_line_has_events_or_says_what_it_is() -> None:
    assert annotated({"id": "x2", "text": TEXT, "none": "background"}).kind == "background"
    with pytest.raises(ValueError, match="either"):
        annotated({"id": "x3", "text": TEXT})
    with pytest.raises(ValueError, match="either"):
        annotated({**line(), "none": "sport"})


def test_whole_words_only() -> None:
    assert find("Romania and Oman", "Oman") == (12, 16)


def test_every_line_that_ships_is_right_and_told_once() -> None:
    lines = read_all()
    assert len(lines) >= 3000
    assert sum(line.kind is not None for line in lines) >= 400
    assert len({line.id for line in lines}) == len({line.text for line in lines}) == len(lines)
    raw = [json.loads(row) for path in FOLDER.glob("*.jsonl") for row in path.read_text("utf-8").splitlines() if row]
    assert len(raw) == len(lines)
