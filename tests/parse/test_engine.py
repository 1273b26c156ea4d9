"""The shipped model on text of every kind. One engine for all tests of this file: loading is what costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import StopRun
from legation.parse.engine import Engine
from legation.records import Parse

NEWS = (
    "BISHKEK (Altay News) - Foreign Minister Aida Sultan arrived in Dushanbe on Tuesday, Feb. 25, "
    "for talks with Mr. Rahimov. "
    '"We won\'t sign anything," she told reporters. The U.S. urged both sides to stop.\n\nSoldiers seized the airport.'
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def whole(parse: Parse) -> None:
    """What must hold of every parse: exact offsets, sentences that tile the tokens, one root and no cycle in each."""
    assert all(parse.text[t.start : t.end] == t.text for t in parse.tokens)
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
    assert [i for a, b in parse.sentences for i in range(a, b)] == list(range(len(parse.tokens)))
    for first, stop in parse.sentences:
        roots = [i for i in range(first, stop) if parse.tokens[i].head < 0]
        assert len(roots) == 1
        assert sorted(parse.subtree(roots[0])) == list(range(first, stop))
        assert all((t.head < 0) == (t.deprel == "root") for t in parse.tokens[first:stop])
    for entity in parse.entities:
        assert parse.sentence_of[entity.first] == parse.sentence_of[entity.last]
        assert 0 < entity.score <= 1


def test_reads_news(engine: Engine) -> None:
    parse = engine.parse(NEWS)
    whole(parse)
    words = {t.text: t for t in parse.tokens}
    assert words["arrived"].upos == "VERB"
    assert words["arrived"].lemma == "arrive"
    assert parse.tokens[words["Soldiers"].head].text == "seized"
    assert words["Soldiers"].deprel == "nsubj"
    names = {parse.text[slice(*parse.span(e.first, e.last))]: e.label for e in parse.entities}
    assert [label for name, label in names.items() if name.endswith("Sultan")] == ["PERSON"]
    assert names["U.S."] == "COUNTRY"
    assert parse.tokens[parse.sentences[-1][0]].text == "Soldiers"


def test_abbreviations_end_no_sentence(engine: Engine) -> None:
    parse = engine.parse("Gen. Ali met Mr. Osei in the U.S. capital on Feb. 25. They signed a deal.")
    assert [parse.tokens[a].text for a, _ in parse.sentences] == ["Gen.", "They"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "PARLIAMENT REJECTS PEACE DEAL WITH REBELS",
        "no final stop here",
        "- one\n- two\n- three",
        "😀" * 50,
        "\u202eright to left\u202c a\x00b\x07 \ud800 ok",
        "word " * 5000,
        "x" * 100_000,
        "(((((((((((((((((((((((" * 40,
        "He said: “She said: ‘No.’” " * 30,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_text_does_not_break_it(engine: Engine, text: str) -> None:
    whole(engine.parse(text))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_text_parses(engine: Engine, text: str) -> None:
    whole(engine.parse(text))


def test_the_same_whatever_is_read_beside_it(engine: Engine) -> None:
    texts = [NEWS, "Short.", "The bloc froze the assets of the bank. " * 20, ""]
    alone = [engine.parse(text) for text in texts]
    assert list(engine.parse_all(texts)) == alone
    assert list(engine.parse_all(reversed(texts))) == alone[::-1]
    assert [Engine(threads=1).parse(text) for text in texts] == alone


def test_a_stream_is_taken_as_it_is_needed(engine: Engine) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"Minister {taken} resigned."

    stream = engine.parse_all(endless())
    for _ in range(40):
        next(stream)
    assert taken < 80


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="install legation again"):
        Engine(tmp_path)
