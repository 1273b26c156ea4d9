"""The tables: faults are named by file and line, and what ships is sound."""

from __future__ import annotations

from datetime import date

import pytest

from legation.actors import tables
from legation.actors.tables import Row, parse_roles, rows
from legation.errors import StopRun

HEADER = "noun\tsectors\tflags\tnote\n"


def test_a_short_line_is_named() -> None:
    with pytest.raises(StopRun, match=r"x\.tsv, line 3: 1 cells; write 4"):
        list(rows("x.tsv", ("noun", "sectors", "flags", "note"), f"# c\n{HEADER}baker\n"))


def test_a_wrong_header_is_named() -> None:
    with pytest.raises(StopRun, match=r"x\.tsv, line 1: columns"):
        list(rows("x.tsv", ("noun",), "name\n"))


@pytest.mark.parametrize("line", ["baker\tBAK\t\t", "baker\tBUS\tcrusty\t", "\tBUS\t\t"])
def test_a_bad_role_is_named(line: str) -> None:
    with pytest.raises(StopRun, match=r"roles\.tsv, line 2"):
        list(parse_roles(HEADER + line))


@pytest.mark.parametrize(
    ("column", "value", "day"), [("start", "2001", "2001-01-01"), ("end", "2001-05", "2001-05-31")]
)
def test_partial_dates_are_widened(column: str, value: str, day: str) -> None:
    assert Row("t", 1, {column: value}).day(column) == day


def test_roles_cover_the_sectors() -> None:
    shipped = tables.roles()
    assert len(shipped) > 600
    assert tables.SECTORS - {sector for role in shipped for sector in role.sectors} <= {"PRE"}


def test_terms_of_office_are_days_in_order() -> None:
    for term in tables.leaders():
        if term.start:
            date.fromisoformat(term.start)
        assert not term.start or not term.end or term.start <= term.end, term
