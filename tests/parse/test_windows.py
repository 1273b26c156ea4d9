"""Paragraphs and windows."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from legation.parse.engine import MODEL
from legation.parse.windows import WINDOW_PIECES, paragraphs, sections


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(MODEL / "tokenizer.json"))


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


def test_blank_lines_part_paragraphs_and_wrapped_lines_do_not() -> None:
    wrapped = "The envoys met the president on Tuesday evening and\nleft the capital without a word.\n\nNext."
    assert split(wrapped) == [wrapped[: wrapped.index("\n\n")], "Next."]


def test_list_items_and_headings_stand_alone() -> None:
    assert split("Demands\n- free elections\n- the release of prisoners") == [
        "Demands",
        "- free elections",
        "- the release of prisoners",
    ]


def test_windows_hold_every_word_once_and_fit(tokenizer: Tokenizer) -> None:
    text = "\n\n".join("The bloc extended its measures for six months. " * n for n in (1, 3, 40, 2))
    found = list(sections(text, tokenizer))
    spans = [span for section in found for span in section.words]
    assert spans == sorted(set(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())
    assert all(len(section.window.pieces) <= WINDOW_PIECES + 2 for section in found)


def test_a_long_paragraph_is_cut_after_a_full_stop(tokenizer: Tokenizer) -> None:
    text = "The ministry rejected the plan on Monday. " * 60
    for section in sections(text, tokenizer):
        assert text[slice(*section.words[-1])] == "."


def test_a_paragraph_without_full_stops_is_cut_where_it_must(tokenizer: Tokenizer) -> None:
    found = list(sections("protest " * 1000, tokenizer))
    assert sum(len(section.words) for section in found) == 1000
