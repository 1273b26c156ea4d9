"""The event lexicon: the shipped tables hold together, and a malformed row is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import StopRun
from legation.events import entries
from legation.events.codes import code_of
from legation.events.entries import KINDS, Entry, Lexicon

HEADER = "\t".join(entries.COLUMNS)
CLASSES = "class\tlemmas\nfruit\tapple, pear\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.shipped()


def rows(lexicon: Lexicon) -> list[Entry]:
    return [entry for found in lexicon.entries.values() for entry in found]


def loaded(folder: Path, monkeypatch: pytest.MonkeyPatch, **tables: str) -> Lexicon:
    """The lexicon of tables written into ``folder``; the package's own stays what it is."""
    home = folder / entries.FOLDER
    home.mkdir()
    for name, text in tables.items():
        (home / f"{name}.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(entries, "files", lambda package: folder)
    monkeypatch.setattr(entries, "_shipped", entries._shipped.__wrapped__)
    return Lexicon.shipped()


def test_every_plover_type_has_words(lexicon: Lexicon) -> None:
    types = {entry.type for entry in rows(lexicon)} - {None}
    assert types == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


def test_every_type_and_mode_of_a_row_has_a_code(lexicon: Lexicon) -> None:
    pairs = {(entry.type, entry.mode) for entry in rows(lexicon) if entry.type and entry.mode != "=comp"}
    assert all(code_of(type_, mode).cameo for type_, mode in pairs)


def test_a_non_event_has_neither_mode_nor_sides(lexicon: Lexicon) -> None:
    nothing = [entry for entry in rows(lexicon) if entry.type is None]
    assert nothing
    assert [entry.where for entry in nothing if entry.mode or entry.actor or entry.recipient] == []


def test_rows_stand_with_the_strongest_first(lexicon: Lexicon) -> None:
    for found in lexicon.entries.values():
        ranks = [entry.rank for entry in found]
        assert ranks == sorted(ranks, reverse=True)


def test_classes_are_resolved_to_words_and_kinds(lexicon: Lexicon) -> None:
    for entry in rows(lexicon):
        for need in entry.needs:
            assert need.slot, entry.where
            assert need.kinds <= KINDS, entry.where
            assert not any(word.startswith("@") for word in need.words), entry.where


def test_words_are_found_by_part_of_speech(lexicon: Lexicon) -> None:
    assert {entry.type for entry in lexicon.find("VERB", "condemn")} == {"ACCUSE", "SANCTION"}  # condemned to death
    assert lexicon.find("VERB", "photosynthesise") == ()
    assert lexicon.find("ADP", "with") == ()
    assert {"visit", "arrest", "condemn"} <= lexicon.lemmas("VERB")
    assert "condemn" not in lexicon.lemmas("NOUN")
    assert {"talk", "attack"} <= lexicon.lemmas("NOUN")


def test_the_lexicon_is_loaded_once(lexicon: Lexicon) -> None:
    assert Lexicon.shipped() is lexicon


def test_a_row_is_read_column_by_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "VERB\tpeel,core\tobj=@fruit,plum not:with=@actor prt\tvisit\tsubj|by\tobj.of|obj\tweak,sym\ta note"
    lexicon = loaded(tmp_path, monkeypatch, classes=CLASSES, consult=f"# a comment\n{HEADER}\n\n{row}\n")
    (entry,) = lexicon.find("VERB", "core")
    assert lexicon.find("VERB", "peel") == (entry,)
    assert (entry.type, entry.mode) == ("CONSULT", "visit")
    assert (entry.actor, entry.recipient) == (("subj", "by"), ("obj.of", "obj"))
    assert entry.flags == {"weak", "sym"}
    assert entry.where == "consult.tsv:4"
    fruit, others, particle = entry.needs
    assert (fruit.slot, fruit.words, fruit.negated) == ("obj", frozenset({"apple", "pear", "plum"}), False)
    assert (others.slot, others.kinds, others.negated) == ("with", frozenset({"@actor"}), True)
    assert particle.anything
    assert not fruit.anything
    assert not others.anything


def test_more_needs_win_then_non_events_then_known_modes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    consult = f"{HEADER}\nVERB\tpeel\nVERB\tpeel\t\tvisit\nVERB\tpeel\tobj=apple\n"
    none = f"{HEADER}\nVERB\tpeel\n"
    found = loaded(tmp_path, monkeypatch, consult=consult, none=none).find("VERB", "peel")
    assert [(len(entry.needs), entry.type, entry.mode) for entry in found] == [
        (1, "CONSULT", ""),
        (0, None, ""),
        (0, "CONSULT", "visit"),
        (0, "CONSULT", ""),
    ]


def test_tables_of_classes_and_non_events_may_be_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = loaded(
        tmp_path,
        monkeypatch,
        classes=CLASSES,
        classes_more="class\tlemmas\nfruit\tquince\n",
        none_fruit=f"{HEADER}\nNOUN\tjam\tof=@fruit\n",
    )
    (entry,) = lexicon.find("NOUN", "jam")
    assert entry.type is None
    assert entry.needs[0].words == {"apple", "pear", "quince"}


def test_an_unknown_class_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StopRun, match=r"aid\.tsv:3.*@fruits"):
        loaded(tmp_path, monkeypatch, classes=CLASSES, aid=f"{HEADER}\nVERB\tgive\nVERB\tpeel\tobj=@fruits\n")


def test_a_row_with_too_many_columns_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StopRun, match=r"aid\.tsv, line 2.*9 columns where 8"):
        loaded(tmp_path, monkeypatch, aid=f"{HEADER}\nVERB\tgive{'	x' * 7}\n")
