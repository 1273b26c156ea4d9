"""Migrations are whole or not at all."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from legation.ledger import files, schema


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("CREATE TABLE half (a INTEGER)")
        connection.execute("CREATE TABLE half (a INTEGER)")

    path = tmp_path / "l.duckdb"
    monkeypatch.setattr(schema, "MIGRATIONS", (schema.first_tables, half))
    monkeypatch.setattr(schema, "LATEST", 2)
    connection = files.attach(path)
    with pytest.raises(duckdb.Error):
        schema.migrate(connection, path)
    assert schema.version_of(connection, path) == 1
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert tables == {"schema_version", "articles", "reports", "measures"}
    connection.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    connection = files.attach(path)
    schema.migrate(connection, path)
    schema.migrate(connection, path)
    assert connection.execute("SELECT version FROM schema_version").fetchall() == [(1,)]
    connection.close()


def test_an_unknown_holder_is_still_a_message() -> None:
    assert files.holder("Conflicting lock is held elsewhere") == "another process"
    assert files.holder("held in python (PID 999999999)") == "process 999999999"
