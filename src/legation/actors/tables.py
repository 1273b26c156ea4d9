"""The tables of actors as they stand in the package: tab-separated, with '|' between items of a list.

Lines that begin with '#' are comments; the first other line names the columns. Each loader reads its file once a
process and checks every row, so that a slip in a table is told with its file and line, and never half used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from legation.actors.closed import ISO_NONSTATE
from legation.errors import StopRun

_SECTORS: Final = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
SECTORS: Final = frozenset(_SECTORS.split(" "))
_FLAGS: Final = "relay local kin follow apart body abroad name"
ROLE_FLAGS: Final = frozenset(_FLAGS.split(" "))
_DATE: Final = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_CODE: Final = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: ISO 3166 alpha-3 code, names, adjectives and nouns of its people, capitals, dates."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    start: str
    end: str
    line: int


@dataclass(frozen=True, slots=True)
class Power:
    """A place that stands for a body ("the Kremlin"): its country, sectors and entity id (may be empty)."""

    name: str
    aliases: tuple[str, ...]
    country: str
    sectors: tuple[str, ...]
    entity: str
    line: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body: country or PLOVER non-state code, sectors, kind, and the days between which the row holds."""

    name: str
    aliases: tuple[str, ...]
    country: str
    sectors: tuple[str, ...]
    kind: str
    start: str
    end: str
    line: int


@dataclass(frozen=True, slots=True)
class Leader:
    """One office of one person. ``start`` and ``end`` are full ISO days; empty: open on that side."""

    name: str
    aliases: tuple[str, ...]
    country: str
    sectors: tuple[str, ...]
    office: str
    start: str
    end: str
    line: int


@dataclass(frozen=True, slots=True)
class Role:
    """A noun (or noun phrase) for people or bodies, with PLOVER sectors and flags (explained in ``roles.tsv``)."""

    noun: str
    sectors: tuple[str, ...]
    flags: frozenset[str]


@dataclass(frozen=True)
class Row:
    """One checked line of a table; every fault names the file, the line and the way out."""

    file: str
    line: int
    cells: dict[str, str]

    def fault(self, what: str, fix: str) -> StopRun:
        """An error for this line."""
        return StopRun(f"{self.file}, line {self.line}: {what}; {fix}")

    def many(self, column: str) -> tuple[str, ...]:
        """A list cell without its empty items."""
        return tuple(item.strip() for item in self.cells[column].split("|") if item.strip())

    def name(self, column: str = "name") -> str:
        """A cell that must not be empty."""
        value = self.cells[column].strip()
        if not value:
            raise self.fault(f"column '{column}' is empty", "give it a value or remove the line")
        return value

    def code(self, column: str = "country") -> str:
        """A country code or a PLOVER non-state code."""
        value = self.cells[column].strip()
        if not _CODE.match(value) and value not in ISO_NONSTATE:
            raise self.fault(f"'{value}' is no country code", "use ISO 3166 alpha-3 or UNO EUR IGO NGO ISM IMG MNC")
        return value

    def sectors(self) -> tuple[str, ...]:
        """PLOVER sector codes."""
        found = tuple(part for item in self.many("sectors") for part in item.replace(",", " ").split())
        for sector in found:
            if sector not in SECTORS:
                raise self.fault(f"'{sector}' is no PLOVER sector", "use a code such as GOV, or leave it empty")
        return found

    def day(self, column: str) -> str:
        """An ISO date; a month or a year alone is widened to its first day (start) or last possible one (end)."""
        value = self.cells[column].strip()
        if value and not _DATE.match(value):
            raise self.fault(f"'{value}' is no date", "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty")
        tail = "-01-01" if column == "start" else "-12-31"
        return value + tail[len(value) - 4 :] if value else ""


def rows(file: str, columns: tuple[str, ...], text: str) -> Iterator[Row]:
    """Rows of a table's ``text``; ``file`` is its name for messages. Raises StopRun on a bad header or line."""
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = tuple(cell.strip() for cell in cells)
            if header != columns:
                raise StopRun(f"{file}, line {number}: columns are {header}; they must be {columns}")
            continue
        cells += [""] * (len(columns) - len(cells)) if len(cells) >= len(columns) - 2 else []
        if len(cells) != len(columns):
            raise StopRun(f"{file}, line {number}: {len(cells)} cells; write {len(columns)}, separated by tabs")
        yield Row(file, number, dict(zip(columns, cells, strict=True)))


def _read(file: str) -> str:
    path = files("legation.actors").joinpath("tables", file)
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise StopRun(f"{file} is missing from the package; install legation again") from None


@cache
def countries() -> tuple[Country, ...]:
    """Rows of ``countries.tsv``."""
    columns = ("code", "name", "aliases", "demonyms", "capital", "start", "end", "note")
    return tuple(
        Country(
            row.code("code"),
            row.name(),
            row.many("aliases"),
            row.many("demonyms"),
            row.many("capital"),
            row.day("start"),
            row.day("end"),
            row.line,
        )
        for row in rows("countries.tsv", columns, _read("countries.tsv"))
    )


@cache
def powers() -> tuple[Power, ...]:
    """Rows of ``places_of_power.tsv``."""
    columns = ("name", "aliases", "country", "sectors", "entity", "note")
    return tuple(
        Power(row.name(), row.many("aliases"), row.code(), row.sectors(), row.cells["entity"].strip(), row.line)
        for row in rows("places_of_power.tsv", columns, _read("places_of_power.tsv"))
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """Rows of ``organisations.tsv``."""
    columns = ("name", "aliases", "country", "sectors", "kind", "start", "end", "note")
    return tuple(
        Organisation(
            row.name(),
            row.many("aliases"),
            row.code(),
            row.sectors(),
            row.cells["kind"].strip(),
            row.day("start"),
            row.day("end"),
            row.line,
        )
        for row in rows("organisations.tsv", columns, _read("organisations.tsv"))
    )


@cache
def leaders() -> tuple[Leader, ...]:
    """Rows of ``leaders.tsv``: one a term of office, several a person."""
    columns = ("name", "aliases", "country", "sectors", "office", "start", "end", "note")
    return tuple(
        Leader(
            row.name(),
            row.many("aliases"),
            row.code(),
            row.sectors(),
            row.cells["office"].strip(),
            row.day("start"),
            row.day("end"),
            row.line,
        )
        for row in rows("leaders.tsv", columns, _read("leaders.tsv"))
    )


@cache
def roles() -> tuple[Role, ...]:
    """Rows of ``roles.tsv``."""
    return tuple(parse_roles(_read("roles.tsv")))


def parse_roles(text: str) -> Iterator[Role]:
    """Roles from the text of such a table. Raises StopRun on an unknown flag or sector."""
    for row in rows("roles.tsv", ("noun", "sectors", "flags", "note"), text):
        flags = frozenset(row.many("flags"))
        if flags - ROLE_FLAGS:
            raise row.fault(f"unknown flags {sorted(flags - ROLE_FLAGS)}", f"use {' '.join(sorted(ROLE_FLAGS))}")
        yield Role(row.name("noun"), row.sectors(), flags)
