"""Writing: whole articles or nothing, once only, by one process at a time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest

from legation.errors import SkipArticle, StopRun
from legation.ledger.filters import Filters
from legation.ledger.query import Counts, Query
from legation.ledger.store import Store
from legation.records import Notice
from tests.factories import make_article, make_coded

ROOT = Path(__file__).parents[2]
REPORTS_EACH = 7

HOLD = """
import sys
from pathlib import Path
from legation.ledger.store import Store
store = Store(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
WRITE_FOREVER = """
import itertools, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from legation.ledger.store import Store
from tests.factories import make_article, make_coded
store = Store(Path(sys.argv[1]))
for n in itertools.count():
    assert store.add(make_coded(make_article(title=f"Article {n}"), number=7))
    print(n, flush=True)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(statement).fetchall()


def test_reading_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    coded = make_coded(number=3)
    with Store(path) as store:
        assert store.add(coded) is True
    before = rows(path, "SELECT * FROM articles"), rows(path, "SELECT * FROM reports ORDER BY id")
    with Store(path) as store:
        assert store.add(coded) is False
        assert store.add(make_coded(make_article(path="elsewhere.txt"), number=4)) is False
    assert (rows(path, "SELECT * FROM articles"), rows(path, "SELECT * FROM reports ORDER BY id")) == before


def test_scalar_columns_serve_plain_sql(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path) as store:
        store.add(make_coded())
    found = rows(
        path,
        "SELECT type, mode, actor_countries, recipient_countries, CAST(date_start AS VARCHAR), place_country,"
        " json_extract_string(actor, '$[0].name') FROM reports",
    )
    assert found == [("CONSULT", ["phone"], ["NLD"], ["SDR"], "2022-03-01", "SDR", "Minister of Norland")]


def test_how_a_row_came_here_is_kept_apart_from_content(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path) as store:
        store.add(make_coded())
    [(first_read, coded_by)] = rows(path, "SELECT first_read, coded_by FROM articles")
    assert first_read.tzinfo is None
    assert coded_by


def test_a_killed_writer_leaves_whole_articles(tmp_path: Path) -> None:
    for wanted in (0, 5, 30):
        path = tmp_path / f"l{wanted}.duckdb"
        with start(WRITE_FOREVER, path, ROOT) as writer:
            assert writer.stdout is not None
            for text in writer.stdout:
                if int(text) == wanted:
                    break
            writer.send_signal(signal.SIGKILL)
        with Query(path) as query:
            counts = query.counts()
            assert counts.articles > wanted
            assert counts == Counts(counts.articles, counts.articles * REPORTS_EACH, counts.articles, 0)
            for article in query.articles():
                assert query.article(article.id) == article
        per_article = rows(path, "SELECT DISTINCT n FROM (SELECT count(*) AS n FROM reports GROUP BY article)")
        assert per_article == [(REPORTS_EACH,)]
        with Store(path) as store:
            assert store.add(make_coded(make_article(title="Article 0"), number=REPORTS_EACH)) is False
            assert store.add(make_coded(make_article(title="after the crash"))) is True


def test_a_second_process_is_told_who_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with start(HOLD, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for door in (Store, Query):
            with pytest.raises(StopRun) as refused:
                door(path)
            message = str(refused.value)
            assert str(path) in message
            assert f"process {holder.pid}" in message
            assert "--ledger" in message
            command = Path(f"/proc/{holder.pid}/comm")
            assert not command.exists() or command.read_text().strip() in message
        holder.communicate()


def test_a_second_writer_in_the_same_process(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path), pytest.raises(StopRun, match="same process"):
        Store(path)
    Store(path).close()


def test_no_draft_is_left_behind(tmp_path: Path) -> None:
    Store(tmp_path / "it's.duckdb").close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["it's.duckdb"]


def test_the_file_is_written_in_the_oldest_format_we_promise(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Store(path).close()
    with duckdb.connect(str(path), read_only=True) as connection:
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'l'").fetchall()
    assert "v1.2.0" in str(tags)


@pytest.mark.parametrize("content", [b"", b"hi", b"<html>" * 5000, b"SQLite format 3\0" + bytes(5000)])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    for door in (Store, Query):
        with pytest.raises(StopRun, match=r"page\.html is no DuckDB database"):
            door(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE articles (price INTEGER)")
    for door in (Store, Query):
        with pytest.raises(StopRun, match="no Legation ledger"):
            door(path)
    assert rows(path, "SELECT table_name FROM duckdb_tables()") == [("articles",)]


def test_a_ledger_of_a_newer_legation(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    Store(path).close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99)")
    for door in (Store, Query):
        with pytest.raises(StopRun, match=r"newer Legation \(schema 99"):
            door(path)


def test_an_empty_database_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(StopRun, match="schema 0"):
        Query(path)
    with Store(path) as store:
        assert store.add(make_coded())


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="there is no folder"):
        Store(tmp_path / "none" / "l.duckdb")


@pytest.mark.parametrize("fields", [{"text": "a \ud800 b"}, {"notices": (Notice("credit", "\udfff"),)}])
def test_text_that_is_no_unicode_skips_the_article(tmp_path: Path, fields: dict[str, Any]) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path) as store:
        bad = make_coded()
        article = msgspec.structs.replace(bad.article, **fields)
        with pytest.raises(SkipArticle, match=r"news/talks\.txt: holds characters that are no Unicode"):
            store.add(type(bad)(article, bad.reports, bad.measures, bad.parse))
        assert store.add(make_coded())


def test_a_file_name_of_raw_bytes_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    with Store(path) as store:
        assert store.add(make_coded(make_article(path=os.fsdecode(b"news/\xff.txt"))))
    assert rows(path, "SELECT path FROM articles") == [("news/?.txt",)]


def test_hostile_text_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "l.duckdb"
    text = "'; DROP TABLE reports; -- \0 \x1b[2J \u202e \U0001f600 \u2028"
    with Store(path) as store:
        assert store.add(make_coded(make_article(text=text, title=text)))
    with Query(path) as query:
        assert [article.text for article in query.articles()] == [text]
        assert len(query.events(Filters())) == 1
