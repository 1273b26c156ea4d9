"""The only reader of the ledger. It opens the file read-only and gives records back as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import duckdb
import msgspec

from legation.errors import StopRun
from legation.ledger import files, rows, schema
from legation.ledger.filters import Filters
from legation.records import Article, Measure, Report

BATCH: Final = 256
NEWEST_FIRST: Final = "ORDER BY date_start DESC NULLS LAST, article, evidence_start, id"


@dataclass(frozen=True)
class Counts:
    """How many rows the ledger holds; ``undated`` reports have no resolved date."""

    articles: int
    reports: int
    measures: int
    undated: int


class Query:
    """A ledger open for reading.

    Raises StopRun if the file is not there, is held by a writer, is no ledger, is damaged, or has another schema.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = files.attach(path, "READ_ONLY")
        try:
            version = schema.check(self._connection, path)
            if version < schema.LATEST:
                raise StopRun(f"{path} has schema {version}, not {schema.LATEST}; legation read brings it up to date")
        except StopRun:
            self.close()
            raise

    def events(self, filters: Filters) -> list[Report]:
        """The reports that pass every filter, the newest first and the undated last.

        A report whose date is a range passes ``since`` and ``until`` if any of its days does.
        """
        where, values = _where(filters)
        limit = "" if filters.limit is None else f"LIMIT {int(filters.limit)}"
        return list(self._records(Report, f"{where} {NEWEST_FIRST} {limit}", values))

    def undated(self, filters: Filters) -> int:
        """How many reports pass all filters but the dates, and have no date to be judged by."""
        where, values = _where(filters, dates=False)
        return self._count(f"ledger.reports {where} AND date_start IS NULL", values)

    def report(self, prefix: str) -> tuple[Report, Article]:
        """The one report whose id starts with ``prefix``, and its article; StopRun if there is none or several."""
        wanted = prefix.strip().lower()
        found = list(self._records(Report, "WHERE starts_with(id, ?) ORDER BY id LIMIT 2", [wanted])) if wanted else []
        if not found:
            raise StopRun(f"{self.path} has no report whose id starts with {prefix!r}; legation events lists them")
        if len(found) > 1:
            number = self._count("ledger.reports WHERE starts_with(id, ?)", [wanted])
            raise StopRun(f"{number} reports have an id that starts with {prefix!r}; give more of it")
        return found[0], self.article(found[0].article)

    def article(self, key: str) -> Article:
        """The article with this id; StopRun if there is none."""
        for article in self._records(Article, "WHERE id = ?", [key]):
            return article
        raise StopRun(f"{self.path} has no article {key}")

    def articles(self) -> Iterator[Article]:
        """All articles, by publication date and id."""
        return self._records(Article, "ORDER BY published NULLS LAST, id", [])

    def measures(self) -> Iterator[Measure]:
        """All rows of the sanctions ledger, the newest first."""
        return self._records(Measure, NEWEST_FIRST, [])

    def counts(self) -> Counts:
        """How much there is."""
        reports, undated = self._count("ledger.reports", []), self._count("ledger.reports WHERE date_start IS NULL", [])
        return Counts(self._count("ledger.articles", []), reports, self._count("ledger.measures", []), undated)

    def _count(self, rest: str, values: Sequence[Any]) -> int:
        row = self._run(f"SELECT count(*) FROM {rest}", values).fetchone()
        return int(row[0]) if row else 0

    def _run(self, statement: str, values: Sequence[Any]) -> duckdb.DuckDBPyConnection:
        # A cursor of its own for each question, so that one may be asked while another's rows are still coming;
        # a cursor knows no USE, so its tables are named in full.
        try:
            return self._connection.cursor().execute(statement, list(values))
        except duckdb.Error as error:
            raise StopRun(f"{self.path} cannot be read: {error}") from error

    def _records(self, kind: type[rows.Record], rest: str, values: Sequence[Any]) -> Iterator[rows.Record]:
        table = f"ledger.{kind.__name__.lower()}s"
        cursor = self._run(f"SELECT {', '.join(rows.columns(kind))} FROM {table} {rest}", values)
        try:
            while batch := cursor.fetchmany(BATCH):
                for row in batch:
                    yield rows.record_of(kind, row)
        except (duckdb.Error, msgspec.MsgspecError) as error:
            raise StopRun(f"{self.path} is damaged in {table}: {error}") from error
        finally:
            cursor.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Query:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _where(filters: Filters, dates: bool = True) -> tuple[str, list[Any]]:
    """The WHERE clause and its values; everything from outside is a value, never part of the statement."""
    asked = (
        ("list_contains(actor_countries, ?)", filters.actor and filters.actor.upper()),
        ("list_contains(recipient_countries, ?)", filters.recipient and filters.recipient.upper()),
        ("type = ?", filters.type and filters.type.upper()),
        ("lower(factuality) = ?", filters.factuality and filters.factuality.lower()),
        ("date_end >= CAST(? AS DATE)", filters.since if dates else None),
        ("date_start <= CAST(? AS DATE)", filters.until if dates else None),
    )
    given = [(clause, value) for clause, value in asked if value is not None]
    return "WHERE " + " AND ".join(("true", *(clause for clause, _ in given))), [value for _, value in given]
