from __future__ import annotations

import pytest

from legation.lineage.figures import figures_of, value_of
from legation.lineage.timewords import moments_of
from tests.lineage.plain import digest_of, plain_parse


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.5 million", 1_500_000),
        ("twenty five", 25),
        ("two hundred and six", 206),
        ("three thousand four hundred", 3400),
        ("26m", 26_000_000),
        ("dozen", 12),
        ("several", None),
    ],
)
def test_number_words_have_values(words: str, value: float | None) -> None:
    assert value_of(words.split()) == value


def test_figures_keep_their_unit_and_their_hedge() -> None:
    parse = plain_parse(
        "Prices rose 3 percent to $80 while about 900 lorries waited; a 75 m ship sailed, three quarters empty."
    )
    found = list(figures_of(parse, 0, len(parse.tokens), set()))
    assert [(f.value, f.unit, f.about) for f in found[:2]] == [(3, "percent", False), (80, "money", False)]
    assert (found[2].value, found[2].about) == (900, True)
    assert [f.value for f in found][3:] == [75]
    assert all(parse.text[f.start : f.end].split()[0].isdigit() for f in found)


def test_moments_of_every_kind() -> None:
    text = "On Tuesday, Sept. 5, and in May 2019 they may march; since 2009 on 3rd March. 1999 men, $2019."
    found = [(m.kind, m.value) for m in moments_of(text, 0, len(text))]
    assert found[:6] == [
        ("weekday", "tuesday"),
        ("day", "september 5"),
        ("month", "may"),
        ("year", "2019"),
        ("year", "2009"),
        ("day", "march 3"),
    ]
    assert ("year", "2019") not in found[6:]


def test_a_date_is_no_figure() -> None:
    digest = digest_of("The strait closed on March 5, 2009, when 31 passengers drowned.")
    assert [f.value for f in digest.lines[0].figures] == [31]
