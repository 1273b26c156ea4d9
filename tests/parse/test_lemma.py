"""Edit scripts applied."""

from __future__ import annotations

import pytest

from legation.parse.lemma import apply_script, lemma_of


@pytest.mark.parametrize(
    ("form", "script", "lemma"),
    [
        ("Talks", "l|1|", "talk"),
        ("went", "=go", "go"),
        ("Ministries", "l|3|y", "ministry"),
        ("Kyiv", "k|0|", "Kyiv"),
        ("is", "l|4|be", "is"),
    ],
)
def test_scripts(form: str, script: str, lemma: str) -> None:
    assert apply_script(form, script) == lemma


def test_headlines_in_capitals_are_read_in_small_letters() -> None:
    assert lemma_of("SANCTIONS", "k|1|", "NOUN") == "sanction"
    assert lemma_of("NATO", "k|0|", "PROPN") == "NATO"
