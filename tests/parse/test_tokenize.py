"""Words as UD English EWT cuts them, on text of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.parse.tokenize import tokenize


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn't back the U.S.-led plan.", "He did n't back the U.S. - led plan ."),
        ("Mr. Okoro's aides can't say.", "Mr. Okoro 's aides ca n't say ."),
        ("The workers’ rights aren’t his", "The workers ’ rights are n’t his"),
        ("Feb. 25 at 10am, No. 10 said no.", "Feb. 25 at 10 am , No. 10 said no ."),
        ("It cost $5bn (US$3.5m), or 5% more.", "It cost $ 5 bn ( US$ 3.5 m ) , or 5 % more ."),
        ("an anti-war, pro-Kyiv state-run paper", "an anti-war , pro-Kyiv state - run paper"),
        ("J. K. Amin chose Plan B. He left", "J. K. Amin chose Plan B. He left"),
        ("AT&T and/or 9/11, 20th in the 1990s", "AT&T and / or 9/11 , 20th in the 1990s"),
        ("We cannot; they're gonna", "We can not ; they 're gon na"),
        ("see https://a.b/c?d=e. or x@y.org, #tag", "see https://a.b/c?d=e . or x@y.org , #tag"),
        ("“Stop!!” he said ... then--no", "“ Stop !! ” he said ... then -- no"),
        ("OPEC's, Inc.’s and the bloc's", "OPEC 's , Inc. ’s and the bloc 's"),
    ],
)
def test_cuts_as_the_treebank_does(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_invisible_characters_belong_to_no_word() -> None:
    assert words("a\u200fb \u200ec\x00d\ufeff") == ["a", "b", "c", "d"]


def test_emoji_with_its_modifiers_is_one_word() -> None:
    assert words("ok 👍🏽 🇺🇦") == ["ok", "👍🏽", "🇺🇦"]


@given(st.text(max_size=300))
def test_spans_are_ordered_apart_and_without_space(text: str) -> None:
    at = 0
    for start, end in tokenize(text):
        assert at <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
        at = end


@given(st.text(alphabet="ab'’.-1,@x/ U.S", max_size=200))
def test_no_visible_character_is_lost(text: str) -> None:
    covered = {i for start, end in tokenize(text) for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@pytest.mark.parametrize("unit", ["a", "a-", "1,", "x@", "'", "a'", ".", "😀", "A.", "̀", "1-", "http://a)"])
def test_a_line_of_a_hundred_thousand_characters_is_cut(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    spans = tokenize(text)
    assert spans[0][0] == 0 or unit == "\u0300"
    assert sum(end - start for start, end in spans) <= len(text)
