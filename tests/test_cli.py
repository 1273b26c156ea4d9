"""The terminal door: what goes where, which code comes back, and what is refused."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation import __version__
from legation.cli import run
from legation.ledger.query import Query
from legation.ledger.store import Store
from tests.factories import make_article, make_coded, make_report
from tests.standin import module

ROOT = Path(__file__).parents[1]


class Answer:
    """What a command line gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self) -> list[dict[str, Any]]:
        """JSON Lines of stdout; fails if anything else is there."""
        return [json.loads(line) for line in self.out.splitlines()]


Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Run a command line in an empty folder, 80 columns wide, with the stand-in Coder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setitem(sys.modules, "legation.coder", module())

    def answer(*arguments: object) -> Answer:
        code = run([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return Answer(code, out.decode(), err.decode())

    return answer


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A file of two articles."""
    path = tmp_path / "news.txt"
    path.write_text("First story\nSecond story\n")
    return path


def process(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """The same as a process of its own."""
    command = [sys.executable, "-m", "tests.standin", *map(str, arguments)]
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, cwd=ROOT, **options)


def test_read_prints_a_table_and_keeps_the_reports(ask: Ask, news: Path) -> None:
    answer = ask("read", news)
    assert answer.code == 0
    assert "First story · 2022-03-02 · Daily Gazette" in answer.out
    assert "CONSULT" in answer.out
    assert "2 reports; 1 sanctions measure; 1 notice set apart; 0 dates unresolved; added to legation.duckdb" in (
        " ".join(answer.out.split())
    )
    assert answer.err == "2 articles read, 0 skipped\n"
    with Query(Path("legation.duckdb")) as query:
        assert (query.counts().articles, query.counts().reports) == (2, 4)
    again = ask("read", news)
    assert "already in legation.duckdb" in " ".join(again.out.split())


def test_tables_keep_to_80_columns(ask: Ask, news: Path) -> None:
    answer = ask("read", news, "--no-ledger")
    assert max(map(len, answer.out.splitlines())) <= 80


def test_no_ledger_leaves_no_file(ask: Ask, news: Path, tmp_path: Path) -> None:
    assert ask("read", news, "--no-ledger").code == 0
    assert list(tmp_path.iterdir()) == [news]


def test_nothing_read_leaves_no_file(ask: Ask, tmp_path: Path) -> None:
    assert ask("read", "none.txt").code == 2
    assert not list(tmp_path.iterdir())


def test_read_json_is_json_lines_alone(ask: Ask, news: Path) -> None:
    answer = ask("read", news, "--json", "--ledger", "other.duckdb", "--published", "2022-05-05")
    assert [row["kind"] for row in answer.rows] == ["article", "report", "report", "measure"] * 2
    assert {row["published"] for row in answer.rows if row["kind"] == "article"} == {"2022-05-05"}
    assert Path("other.duckdb").exists()


def test_min_confidence_hides_and_the_ledger_keeps(ask: Ask, news: Path) -> None:
    answer = ask("read", news, "--json", "--min-confidence", "0.5")
    assert [row["kind"] for row in answer.rows] == ["article", "report", "measure"] * 2
    with Query(Path("legation.duckdb")) as query:
        assert query.counts().reports == 4
    shown = ask("read", news, "--no-ledger", "--min-confidence", "0.95")
    assert "0 reports; 1 notice set apart; 0 dates unresolved; 2 below the asked confidence" in shown.out


def test_some_skipped(ask: Ask, news: Path) -> None:
    news.write_text("First story\nskip: no text \x1b[2Jin it\n")
    answer = ask("read", "none.txt", news, "--json")
    assert answer.code == 1
    assert len(answer.rows) == 4
    assert "skipped: none.txt: No such file or directory" in answer.err
    assert f"skipped {news}: no text �[2Jin it" in answer.err
    assert "1 article read, 2 skipped" in answer.err


def test_all_skipped(ask: Ask, news: Path) -> None:
    news.write_text("skip: no text in it\n")
    answer = ask("read", news)
    assert (answer.code, answer.out) == (2, "")


def test_an_empty_place(ask: Ask, news: Path) -> None:
    news.write_text("")
    answer = ask("read", news)
    assert (answer.code, answer.out) == (2, "")
    assert "No article found in" in answer.err


def test_text_that_cannot_be_kept_is_skipped_and_the_rest_read(ask: Ask, news: Path) -> None:
    news.write_bytes(b"bad \xff\ngood\n")
    answer = ask("read", news, "--json")
    assert answer.code == 1
    assert [row["title"] for row in answer.rows if row["kind"] == "article"] == ["good"]
    assert "no Unicode" in answer.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "PATH"),
        (["read", "news.txt", "--nonsense"], "--nonsense"),
        (["read", "news.txt", "--published", "6.3.2022"], "--published must be a date like 2022-03-06"),
        (["read", "news.txt", "--published", "2022-02-30"], "--published must be a date"),
        (["read", "news.txt", "--min-confidence", "2"], "--min-confidence must lie between"),
        (["read", "news.txt", "--min-confidence", "high"], "--min-confidence"),
        (["read", "news.txt", "--ledger", "none/l.duckdb"], "there is no folder"),
        (["read", "news.txt", "--ledger", "news.txt"], "news.txt is no DuckDB database"),
        (["events"], "legation.duckdb does not exist"),
        (["events", "--type", "WAR"], "no PLOVER type"),
        (["events", "--since", "soon"], "--since must be a date"),
        (["events", "--limit", "few"], "--limit"),
        (["explain"], "ID"),
        (["explain", "abc", "--ledger", "none.duckdb"], "none.duckdb does not exist"),
        (["actor", "Norland", "--on", "2022"], "--on must be a date"),
        (["nonsense"], "nonsense"),
    ],
)
def test_refusals(ask: Ask, news: Path, arguments: list[str], message: str) -> None:
    answer = ask(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert message in " ".join(answer.err.split())
    assert "Traceback" not in answer.err


def test_a_held_ledger_is_named(ask: Ask, news: Path) -> None:
    with Store(Path("legation.duckdb")):
        answer = ask("read", news)
    assert answer.code == 2
    assert answer.err.startswith("legation: legation.duckdb is held by")


def test_events_and_explain(ask: Ask, news: Path) -> None:
    ask("read", news)
    table = ask("events", "--type", "consult", "--actor", "nld")
    assert table.code == 0
    assert table.out.count("CONSULT") == 2
    assert "ACCUSE" not in table.out
    rows = ask("events", "--limit", "3", "--json").rows
    assert [row["kind"] for row in rows] == ["report"] * 3
    short = rows[0]["id"][:8]
    assert short in ask("events").out
    told = ask("explain", short)
    assert told.code == 0
    assert "[event: phoned]" in told.out
    assert rows[0]["id"] in told.out
    article, report = ask("explain", short, "--json").rows
    assert (article["kind"], report) == ("article", rows[0])
    assert article["id"] == report["article"]


def test_events_without_a_match_say_so(ask: Ask, news: Path) -> None:
    ask("read", news)
    answer = ask("events", "--recipient", "USA")
    assert (answer.code, answer.out) == (0, "")
    assert "No report in legation.duckdb matches" in answer.err
    assert ask("events", "--recipient", "USA", "--json").rows == []


def test_events_tell_how_many_undated_are_left_out(ask: Ask) -> None:
    coded = make_coded(make_article(), number=3)
    undated = make_report(coded.article, date=None)
    with Store(Path("legation.duckdb")) as store:
        store.add(dataclasses.replace(coded, reports=(*coded.reports, undated)))
    answer = ask("events", "--since", "2022-03-02", "--until", "2022-03-02", "--json")
    assert len(answer.rows) == 1
    assert answer.err == "1 report without a date not shown\n"
    assert ask("events", "--since", "2022-03-02", "--recipient", "USA", "--json").err == ""
    assert len(ask("events", "--json").rows) == 4


def test_actor(ask: Ask) -> None:
    row = ask("actor", "Norland", "--on", "2022-03-01", "--context", "at sea", "--json").rows[0]
    assert (row["kind"], row["country"], row["sectors"]) == ("actor", "NLD", ["GOV"])
    assert row["reasons"] == ["asked at 2022-03-01 beside at sea"]
    unknown = ask("actor", "nobody")
    assert unknown.code == 0
    assert "country  –" in unknown.out
    assert "asked at None beside None" in unknown.out


def test_parse(ask: Ask, news: Path) -> None:
    answer = ask("parse", news)
    assert answer.code == 0
    assert answer.out.count("# newdoc id = ") == 2
    assert "1\tNorland\tNorland\tPROPN" in answer.out
    assert [row["kind"] for row in ask("parse", news, "--json").rows] == ["parse", "parse"]
    assert not Path("legation.duckdb").exists()


def test_standard_input(ask: Ask) -> None:
    with process("read", "-", "--no-ledger", "--json") as reading:
        out, err = reading.communicate(b"From a pipe\n")
    assert (reading.returncode, err) == (0, b"")
    assert json.loads(out.splitlines()[0])["title"] == "From a pipe"


def test_version_and_help(ask: Ask) -> None:
    assert ask("--version").out.strip() == __version__
    answer = ask("--help")
    assert answer.code == 0
    for command in ("read", "events", "explain", "actor", "parse"):
        assert f" {command} " in answer.out


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["events", "--help"]])
def test_help_loads_neither_model_nor_database(arguments: list[str]) -> None:
    script = f"import sys; from legation.cli import run; run({arguments!r}); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "legation.cli" in loaded
    assert not loaded & {"duckdb", "onnxruntime", "numpy", "trafilatura", "legation.coder"}


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("Story\n" * 2000)
    with process("read", news, "--no-ledger", "--json") as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.read(10)
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 141


def test_a_closed_pipe_ends_a_table_quietly(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("Story\n" * 400)
    with process("read", news, "--no-ledger") as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.read(10)
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 141


def test_ctrl_c_ends_quietly_and_keeps_what_was_read(tmp_path: Path) -> None:
    news, ledger = tmp_path / "news.txt", tmp_path / "l.duckdb"
    news.write_text("First\nbreak\nSecond\n")
    with process("read", news, "--ledger", ledger) as reading:
        out, err = reading.communicate()
    assert (reading.returncode, err) == (130, b"")
    assert b"First" in out
    with Query(ledger) as query:
        assert [article.title for article in query.articles()] == ["First"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_encoding_will_do(tmp_path: Path, encoding: str) -> None:
    news = tmp_path / "news.txt"
    news.write_text("Встреча в Норландии\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    with process("read", news, "--no-ledger", env=environment) as reading:
        out, err = reading.communicate()
    assert (reading.returncode, err) == (0, b"")
    with process("read", news, "--no-ledger", "--json", env=environment) as reading:
        out, err = reading.communicate()
    assert json.loads(out.splitlines()[0])["title"] == "Встреча в Норландии"


def test_relate_names_a_span_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["relate", "--text", "A met B.", "--actor", "x", "--recipient", "6:7"]) == 2
    assert "--actor must be START:END" in capsys.readouterr().err


def test_lineage_tells_a_copy_and_what_it_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    examples = Path(__file__).resolve().parents[1] / "examples"
    story = (examples / "talks-visit.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(story, encoding="utf-8")
    (tmp_path / "b.txt").write_text(story.replace("about 80", "about 800"), encoding="utf-8")
    assert run(["lineage", "--json", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    copies = [row for row in rows if row["kind"] == "lineage" and row["relation"] != "origin"]
    assert len(copies) == 1
    changes = copies[0]["links"][0]["divergences"]
    assert any(change["kind"] == "number" and "80" in change["before"] + change["after"] for change in changes)
