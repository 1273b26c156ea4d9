"""Nothing from an article moves a cursor, turns a line round, or breaks a column."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from legation.terminal.clean import around, block, crop, fit, oneline, safe

ANY_TEXT = st.text(st.characters())  # with controls and lone surrogates


def test_escape_sequences_and_bidi_controls_are_shown_as_marks() -> None:
    assert safe("a\x1b[31mb\u202ec\x9bd\u2066e\x07") == "a�[31mb�c�d�e�"


def test_honest_text_is_untouched() -> None:
    for text in ("Nicolás Maduro", "Мадуро", "习近平", "می\u200cخواهم", "👩\u200d🚀"):
        assert safe(text) == text


@given(ANY_TEXT)
def test_safe_keeps_every_offset(text: str) -> None:
    assert len(safe(text)) == len(text)


@given(ANY_TEXT)
def test_safe_leaves_nothing_a_terminal_obeys(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI") for c in shown)
    shown.encode("utf-8")


@given(ANY_TEXT, st.integers(2, 40), st.integers(1, 3))
def test_fitted_text_fits(text: str, width: int, lines: int) -> None:
    rows = fit(text, width, lines).split("\n")
    assert len(rows) <= lines
    assert all(cell_len(row) <= width for row in rows)


@given(ANY_TEXT)
def test_nothing_is_cut_where_there_is_room(text: str) -> None:
    assert fit(text, 10_000) == oneline(text)


def test_fit_breaks_between_words() -> None:
    assert fit("the minister of foreign affairs", 12, 3) == "the minister\nof foreign\naffairs"
    assert fit("the minister of foreign affairs", 12, 2) == "the minister\nof foreign…"
    assert fit("Incomprehensibilities abound", 8, 1) == "Incompr…"


def test_wide_characters_count_twice() -> None:
    assert crop("习近平会见", 6) == "习近…"


def test_block_keeps_its_own_lines_only_where_it_must() -> None:
    assert block("CONSULT\n(phone)", 20, 2) == "CONSULT (phone)"
    assert block("CONSULT\n(phone)", 10, 2) == "CONSULT\n(phone)"


def test_around_begins_at_a_word() -> None:
    assert around("one two three four", 14, 6) == "…three four"
    assert around("one two", 3, 6) == "one two"
