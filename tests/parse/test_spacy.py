"""The bridge to spaCy."""

from __future__ import annotations

import pytest

from legation.parse.engine import Engine
from legation.parse.spacy import to_spacy

TEXT = "Minsk expelled three Polish diplomats on Friday.\n\nWarsaw called that absurd."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def test_a_doc_says_what_the_parse_says(engine: Engine) -> None:
    pytest.importorskip("spacy", reason="the extra legation[spacy] is not installed")
    parse = engine.parse(TEXT)
    doc = to_spacy(parse)
    assert [word.text for word in doc] == [token.text for token in parse.tokens]
    assert [word.lemma_ for word in doc] == [token.lemma for token in parse.tokens]
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n\n")
    expelled = next(word for word in doc if word.text == "expelled")
    assert expelled.head.i == expelled.i
    assert {child.text for child in expelled.children} >= {"Minsk", "diplomats"}
    assert parse.entities
    assert [(span.start, span.end - 1, span.label_) for span in doc.ents] == [
        (entity.first, entity.last, entity.label) for entity in parse.entities
    ]
    for word, (start, end) in zip(doc, doc.user_data["offsets"], strict=True):
        assert TEXT[start:end] == word.text
