"""Folding, words and plurals."""

from __future__ import annotations

import pytest

from legation.actors.spelling import fold, plural, slug, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vučić", "Vucic"),
        ("Guaidó", "GUAIDO"),
        ("al-Sisi", "Al Sisi"),
        ("U.S.", "US"),
        ("Sana'a", "Sanaa"),
        ("Łukasz", "Lukasz"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_slug() -> None:
    assert slug("Nicolás Maduro") == "nicolas-maduro"


def test_words_carry_their_marks() -> None:
    words = words_of("Iran’s Oslo-based rebels' chief, Ali")
    assert [word.key for word in words] == ["iran", "oslo", "based", "rebels", "chief", "ali"]
    assert [word.possessive for word in words] == [True, False, False, True, False, False]
    assert [word.glued for word in words] == [False, False, True, False, False, False]
    assert [word.breaks for word in words] == [False, False, False, False, False, True]


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("gunman", "gunmen"),
        ("policewoman", "policewomen"),
        ("member of parliament", "members of parliament"),
        ("political party", "political parties"),
        ("ministry", "ministries"),
        ("sponsor", "sponsors"),
    ],
)
def test_plurals(noun: str, many: str) -> None:
    assert plural(noun) == many
