"""The tables of the ledger and the steps that lead to them: one small migration after another, each a transaction.

Scalars that one filters on are columns; what is nested is JSON, exactly as in the records. ``actor_countries`` and
the like repeat what the JSON holds, for plain SQL. ``first_read`` (UTC) and ``coded_by`` (version of Legation) say how
a row came here and are no content: no id depends on them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb

from legation.errors import StopRun

Migration = Callable[[duckdb.DuckDBPyConnection], object]

ARTICLES: Final = """
CREATE TABLE articles (
    id VARCHAR PRIMARY KEY, path VARCHAR, url VARCHAR, title VARCHAR, publisher VARCHAR, byline VARCHAR,
    dateline VARCHAR, published VARCHAR, published_basis VARCHAR NOT NULL, language VARCHAR NOT NULL,
    text VARCHAR NOT NULL, notices JSON NOT NULL, credits JSON NOT NULL,
    first_read TIMESTAMP NOT NULL, coded_by VARCHAR NOT NULL
)"""
REPORTS: Final = """
CREATE TABLE reports (
    id VARCHAR PRIMARY KEY, article VARCHAR NOT NULL, type VARCHAR NOT NULL, mode VARCHAR[] NOT NULL,
    context VARCHAR[] NOT NULL, cameo VARCHAR, quad INTEGER NOT NULL, score DOUBLE NOT NULL,
    actor JSON NOT NULL, recipient JSON NOT NULL, date JSON, place JSON,
    factuality VARCHAR NOT NULL, auxiliary VARCHAR[] NOT NULL, condition VARCHAR,
    attribution JSON NOT NULL, evidence JSON NOT NULL, confidence DOUBLE NOT NULL, reasons JSON NOT NULL,
    actor_countries VARCHAR[] NOT NULL, recipient_countries VARCHAR[] NOT NULL,
    date_start DATE, date_end DATE, place_country VARCHAR, evidence_start INTEGER NOT NULL
)"""
MEASURES: Final = """
CREATE TABLE measures (
    id VARCHAR PRIMARY KEY, article VARCHAR NOT NULL, report VARCHAR NOT NULL, action VARCHAR NOT NULL,
    senders VARCHAR[] NOT NULL, targets VARCHAR[] NOT NULL, target_countries VARCHAR[] NOT NULL,
    scope VARCHAR[] NOT NULL, condition VARCHAR, factuality VARCHAR NOT NULL, date JSON,
    attribution JSON NOT NULL, evidence JSON NOT NULL,
    date_start DATE, date_end DATE, evidence_start INTEGER NOT NULL
)"""


def first_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Version 1: articles, reports and measures."""
    for statement in (ARTICLES, REPORTS, MEASURES):
        connection.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (first_tables,)
LATEST: Final = len(MIGRATIONS)


def version_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Schema version of an open file, 0 if it is still empty; StopRun if it is a database of something else."""
    rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'ledger'").fetchall()
    names = {str(name) for (name,) in rows}
    if not names:
        return 0
    if "schema_version" not in names:
        raise StopRun(f"{path} is a DuckDB database, but no Legation ledger; name another file with --ledger")
    row = connection.execute("SELECT coalesce(max(version), 0) FROM schema_version").fetchone()
    return int(row[0]) if row else 0


def check(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Return the schema version; StopRun if a newer Legation wrote the file."""
    version = version_of(connection, path)
    if version > LATEST:
        raise StopRun(
            f"{path} was written by a newer Legation (schema {version}; this one knows {LATEST}); "
            "upgrade with pip install -U legation, or name another file with --ledger"
        )
    return version


def migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Bring the file to the latest version, each step whole or not at all."""
    for number in range(check(connection, path) + 1, LATEST + 1):
        connection.begin()
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)")
            MIGRATIONS[number - 1](connection)
            connection.execute("INSERT INTO schema_version VALUES (?)", [number])
        except duckdb.Error:
            connection.rollback()
            raise
        connection.commit()
