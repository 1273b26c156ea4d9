from __future__ import annotations

from legation.lineage.words import akin, form_of, stem_of, words_of


def test_words_know_where_they_stand() -> None:
    text = "“U.S. drones”, TVN24 said: 1,500 men – Iran’s."
    assert [word.form for word in words_of(text)] == ["us", "drones", "tvn24", "said", "1500", "men", "iran"]
    assert all(form_of(text[word.start : word.end]) == word.form for word in words_of(text))


def test_inflections_share_a_stem() -> None:
    assert len({stem_of(word) for word in ("sanction", "sanctions", "sanctioned", "sanctioning")}) == 1
    assert stem_of("Oslo") != stem_of("Oman")


def test_a_name_knows_its_adjective_and_its_other_names() -> None:
    assert akin("kazakh", {"kazakhstan"})
    assert akin("us", {"american"})
    assert not akin("us", {"russian"})
    assert not akin("oslo", {"lima", "oman"})
