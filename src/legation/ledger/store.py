"""The only writer of the ledger: append-only, one transaction per article."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from legation.errors import SkipArticle, StopRun
from legation.ledger import files, rows, schema
from legation.records import Article, Coded


class Store:
    """A ledger open for writing; the file is made if it is not there, and held until ``close``.

    Raises StopRun if another process holds the file, if it is no ledger, or if a newer Legation wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            if not path.exists():
                _make(path)
        except OSError as error:
            raise StopRun(f"{path} cannot be made: {error.strerror}") from error
        self._connection = files.attach(path)
        self._coded_by = version("legation")
        try:
            schema.migrate(self._connection, path)
        except StopRun:
            self.close()
            raise

    def add(self, coded: Coded) -> bool:
        """Write an article with all its reports and measures, or none of it; return whether it was new.

        The first reading of an article stands: if its id is known, nothing is written, so that the reports of two
        readings never stand side by side. Raises SkipArticle for a text that is no Unicode, StopRun if the disk fails.
        """
        try:
            article, rest = self._rows(coded)
        except UnicodeEncodeError as error:
            raise SkipArticle(
                _where(coded.article), f"holds characters that are no Unicode ({error.reason})"
            ) from error
        try:
            return self._write(article, rest)
        except duckdb.Error as error:
            raise StopRun(f"{self.path} cannot be written: {error}") from error

    def _rows(self, coded: Coded) -> tuple[dict[str, Any], list[tuple[str, dict[str, Any]]]]:
        reading = {"first_read": datetime.now(UTC).replace(tzinfo=None), "coded_by": self._coded_by}
        article = {**rows.article_row(coded.article), **reading}
        rest = [("reports", rows.report_row(report)) for report in coded.reports]
        rest += [("measures", rows.measure_row(measure)) for measure in coded.measures]
        return article, rest

    def _write(self, article: dict[str, Any], rest: list[tuple[str, dict[str, Any]]]) -> bool:
        self._connection.begin()
        try:
            new = self._insert("articles", article)
            if new:
                for table, row in rest:
                    self._insert(table, row)
        except duckdb.Error:
            self._connection.rollback()
            raise
        self._connection.commit()
        return new

    def _insert(self, table: str, row: dict[str, Any]) -> bool:
        marks = ", ".join("?" * len(row))
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks}) ON CONFLICT DO NOTHING RETURNING id"
        return bool(self._connection.execute(statement, list(row.values())).fetchall())

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _make(path: Path) -> None:
    # Made under another name first: a process killed in between must not leave a file that nobody can open.
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    connection = files.attach(draft, f"STORAGE_VERSION '{files.STORAGE_VERSION}'", shown=path)
    schema.migrate(connection, path)
    connection.close()
    files.put(draft, path)


def _where(article: Article) -> str:
    return article.path or article.url or article.id
