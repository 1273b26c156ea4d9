"""Quadrants, scores and CAMEO codes: PLOVER's figures, and agreement with what the lexicon can code."""

from __future__ import annotations

import re

import pytest

from legation.errors import StopRun
from legation.events.codes import Code, _codes, code_of
from legation.events.entries import Lexicon

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


@pytest.mark.parametrize(
    ("type_", "mode", "code"),
    [
        ("CONSULT", "phone", Code(1, 1.5, "041")),
        ("CONSULT", "visit", Code(1, 4.0, "042")),
        ("RETREAT", "resign", Code(2, 4.5, "0831")),
        ("REQUEST", "", Code(3, 0.0, "100")),
        ("ACCUSE", "", Code(3, -3.0, "110")),
        ("THREATEN", "territory", Code(3, -4.0, "1382")),
        ("SANCTION", "discontinue", Code(4, -6.0, "163")),
        ("COERCE", "martial-law", Code(4, -7.5, "1724")),
        ("ASSAULT", "suicide-attack", Code(4, -9.5, "1831")),
        ("ASSAULT", "unconventional", Code(4, -10.0, "204")),
    ],
)
def test_figures_of_plover(type_: str, mode: str, code: Code) -> None:
    assert code_of(type_, mode) == code


def test_all_types_and_modes_have_one_row_each() -> None:
    types = [type_ for type_, mode in _codes() if not mode]
    assert set(types) == set().union(*QUADS.values())
    assert len(_codes()) - len(types) == 67


def test_quadrants_scores_and_codes_are_sound() -> None:
    for (type_, _), code in _codes().items():
        assert type_ in QUADS[code.quad]
        assert re.fullmatch(r"(0[3-9]|1\d|20)\d{0,2}", code.cameo)
        assert 0 < code.score <= 10 if code.quad < 3 else -10 <= code.score <= 0.5


def test_whatever_the_lexicon_codes_has_a_row() -> None:
    entries = {
        (e.type, e.mode) for found in Lexicon.shipped().entries.values() for e in found if e.type and "=" not in e.mode
    }
    assert entries
    for type_, mode in entries:
        assert code_of(type_ or "", mode).quad in QUADS


def test_an_unknown_pair_names_the_modes_there_are() -> None:
    with pytest.raises(StopRun, match=r"'fax'.*visit, third-party"):
        code_of("CONSULT", "fax")
