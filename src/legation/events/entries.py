"""The event lexicon: which word under which needs tells of which event, and in which slots its actors stand.

Tables in ``lexicon/``: one for each PLOVER type, ``none*.tsv`` for what looks like an event and is none, ``classes*.tsv``
for the word lists that rows name as ``@class``. Columns: ``pos lemma needs mode actor recipient flags note``.

A need is ``slot=word,word,@class``, ``slot`` alone (filled by anything), or either after ``not:``. Needs are joined by
blanks. The slots are those of ``legation.events.slots``; ``prep`` asks for a preposition. Actor and recipient are slot
paths parted by ``|``, the first that gives an actor wins. Flags: ``weak`` (often something else), ``light`` (a noun that
may stand beside a support verb), ``matrix`` (its complement is its content), ``sym`` (all parties are actors).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from legation.errors import StopRun

FOLDER: Final = "lexicon"
COLUMNS: Final = ("pos", "lemma", "needs", "mode", "actor", "recipient", "flags", "note")
KINDS: Final = frozenset(
    {"@actor", "@person", "@country", "@place", "@number"}
)  # classes that actor resolution decides, not a word list
SUPPORT_VERBS: Final = "support_verb"


@dataclass(frozen=True)
class Need:
    """What a row asks around its trigger: a slot, filled with one of ``words`` or of ``kinds``, or with anything."""

    slot: str
    words: frozenset[str]
    kinds: frozenset[str]
    negated: bool

    @property
    def anything(self) -> bool:
        """Whether any filling will do."""
        return not self.words and not self.kinds


@dataclass(frozen=True)
class Entry:
    """One row of the lexicon. ``type`` is None in the tables of non-events; ``where`` names the file and line."""

    type: str | None
    needs: tuple[Need, ...]
    mode: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    flags: frozenset[str]
    where: str

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """Entries that ask more win; then non-events; then entries that know the mode."""
        return len(self.needs), self.type is None, bool(self.mode)


@dataclass(frozen=True)
class Lexicon:
    """Entries by part of speech (``VERB``, ``NOUN``, ``ADJ``) and lemma, and the word classes by name."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]

    def find(self, upos: str, lemma: str) -> tuple[Entry, ...]:
        """Entries of a word, the strongest first."""
        return self.entries.get((upos, lemma), ())

    def lemmas(self, upos: str) -> frozenset[str]:
        """All lemmas of a part of speech that rows are about."""
        return frozenset(lemma for pos, lemma in self.entries if pos == upos)

    @classmethod
    def shipped(cls) -> Lexicon:
        """The lexicon of this package; StopRun names the line of a malformed row."""
        return _shipped()


@cache
def _shipped() -> Lexicon:
    folder = files("legation.events") / FOLDER
    tables = sorted((path for path in folder.iterdir() if path.name.endswith(".tsv")), key=lambda path: path.name)
    classes: dict[str, frozenset[str]] = {}
    for path in tables:
        if path.name.startswith("classes"):
            for _, row in _rows(path):
                classes[row["class"]] = classes.get(row["class"], frozenset()) | _split(row["lemmas"])
    entries: dict[tuple[str, str], list[Entry]] = {}
    for path in tables:
        if not path.name.startswith(("classes", "contexts")):
            for number, row in _rows(path):
                entry = _entry(path.name, number, row, classes)
                for lemma in row["lemma"].split(","):
                    entries.setdefault((row["pos"], lemma), []).append(entry)
    ordered = {key: tuple(sorted(found, key=lambda e: e.rank, reverse=True)) for key, found in entries.items()}
    return Lexicon(ordered, classes)


def _rows(path: Traversable) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a table with their line numbers; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    header = kept[0][1].split("\t")
    for number, line in kept[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) > len(header):
            raise StopRun(
                f"{path.name}, line {number}: {len(cells)} columns where {len(header)} are expected; mend the row"
            )
        yield number, dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))


def _entry(name: str, number: int, row: dict[str, str], classes: Mapping[str, frozenset[str]]) -> Entry:
    where = f"{name}:{number}"
    stem = name.removesuffix(".tsv")
    return Entry(
        type=None if stem.startswith("none") else stem.upper(),
        needs=tuple(_need(text, classes, where) for text in row["needs"].split()),
        mode=row["mode"],
        actor=tuple(path for path in row["actor"].split("|") if path),
        recipient=tuple(path for path in row["recipient"].split("|") if path),
        flags=_split(row["flags"]),
        where=where,
    )


def _need(text: str, classes: Mapping[str, frozenset[str]], where: str) -> Need:
    negated = text.startswith("not:")
    slot, _, asked = text.removeprefix("not:").partition("=")
    words: set[str] = set()
    kinds: set[str] = set()
    for item in _split(asked):
        if item in KINDS:
            kinds.add(item)
        elif item.startswith("@"):
            if item[1:] not in classes:
                raise StopRun(f"{where}: there is no class {item}; add it to classes.tsv or mend the row")
            words |= classes[item[1:]]
        else:
            words.add(item)
    return Need(slot, frozenset(words), frozenset(kinds), negated)


def _split(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(",") if part.strip())
