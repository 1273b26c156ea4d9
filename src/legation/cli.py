"""The terminal door: one command per stage and view. Each loads only what it needs, so that help comes at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from cyclopts import App, CycloptsError, Parameter

from legation.errors import LegationError
from legation.ledger.filters import Filters
from legation.records import Article, Coded, Parse
from legation.settings import DEFAULT_LEDGER, Settings, iso_date, span
from legation.terminal import streams

HELP: Final = """Read political news into events: who did what to whom, when, where, on whose word, and how sure.

Exit codes: 0 all read, 1 some skipped (each named on stderr), 2 wrong usage or nothing could be done.
"""
BAD_USAGE: Final = 2
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count
PIPE_CLOSED: Final = 141  # 128 + SIGPIPE


def _version() -> str:
    from legation import __version__

    return __version__


def _check_paths(_: type, paths: Sequence[str]) -> None:
    """Refuse what looks like an option; ``-`` alone is standard input."""
    for path in paths:
        if path.startswith("-") and path != "-":
            raise ValueError(f"there is no option {path}; a file of this name is written ./{path}")


Paths = Annotated[list[str], Parameter(name="PATH", allow_leading_hyphen=True, validator=_check_paths)]

places: Final = App(name="places", help="Manage the places that names are looked up in.")

app: Final = App(
    name="legation",
    help=HELP,
    version=_version,
    default_parameter=Parameter(negative=()),
    result_action="return_value",
    exit_on_error=False,
    suppress_keyboard_interrupt=False,
)


@app.command
def read(
    paths: Paths,
    /,
    *,
    ledger: Path = DEFAULT_LEDGER,
    no_ledger: bool = False,
    json: bool = False,
    published: str | None = None,
    min_confidence: float = 0.0,
) -> int:
    """Read articles, print their reports, and add them to the ledger.

    Parameters
    ----------
    paths
        Files, folders, globs or addresses of articles; - is standard input.
    ledger
        The DuckDB file that keeps what was read; it is made if it is not there.
    no_ledger
        Print only, keep nothing.
    json
        Print JSON Lines: each article, then its reports, then its measures.
    published
        Publication date (YYYY-MM-DD) of articles that give none.
    min_confidence
        Do not print reports below this confidence (0 to 1); the ledger keeps them all.
    """
    settings = Settings(ledger=ledger, published=published, min_confidence=min_confidence)
    from legation.coder import Coder
    from legation.terminal import reading

    with reading.Sink(None if no_ledger else settings.ledger) as sink:
        show = (reading.show_json if json else reading.show_table)(sink, settings.min_confidence)
        return reading.read_all(Coder(), paths, settings.published, show)


@app.command
def events(
    *,
    filters: Annotated[Filters | None, Parameter(name="*")] = None,
    ledger: Path = DEFAULT_LEDGER,
    json: bool = False,
) -> int:
    """List the reports in the ledger, the newest first.

    Parameters
    ----------
    ledger
        The DuckDB file to look in.
    json
        Print JSON Lines.
    """
    from legation.ledger.query import Query
    from legation.terminal import jsonl, tables, words

    asked = filters or Filters()
    with Query(ledger) as query:
        found = query.events(asked)
        undated = query.undated(asked) if asked.dated else 0
    if undated:
        streams.say(f"{words.plural(undated, 'report')} without a date not shown")
    if json:
        streams.put_lines(jsonl.line("report", report) for report in found)
    elif found:
        screen = streams.Screen()
        screen.print(tables.report_table(found, screen.width))
    else:
        streams.say(f"No report in {ledger} matches")
    return 0


@app.command
def explain(
    report_id: Annotated[str, Parameter(name="ID")], /, *, ledger: Path = DEFAULT_LEDGER, json: bool = False
) -> int:
    """Show why a report says what it says: its evidence marked, and a reason for each field.

    Parameters
    ----------
    report_id
        Id of a report, or enough of its beginning.
    ledger
        The DuckDB file to look in.
    json
        Print the article and the report as JSON Lines.
    """
    from legation.ledger.query import Query
    from legation.terminal import jsonl
    from legation.terminal.explain import explanation

    with Query(ledger) as query:
        report, article = query.report(report_id)
    if json:
        streams.put_lines((jsonl.line("article", article), jsonl.line("report", report)))
    else:
        screen = streams.Screen()
        screen.print(explanation(report, article, screen.width, screen.coloured))
    return 0


@app.command
def actor(text: str, /, *, on: str | None = None, context: str | None = None, json: bool = False) -> int:
    """Say whom a name stands for: country, sectors, and why.

    Parameters
    ----------
    text
        A name, title or description, such as "the Russian foreign minister".
    on
        The day (YYYY-MM-DD) at which to ask.
    context
        Text around the name that may tell who is meant.
    json
        Print one JSON object.
    """
    day = None if on is None else iso_date(on, "--on")
    from legation.coder import Coder
    from legation.terminal import jsonl
    from legation.terminal.actor import actor_table

    found = Coder().actor(text, day, context)
    if json:
        streams.put_lines((jsonl.line("actor", found),))
    else:
        streams.Screen().print(actor_table(found, text))
    return 0


@app.command
def relate(*, text: str, actor: str, recipient: str, json: bool = False) -> int:
    """Say what one party of a text did to another: a probability for each type of event, and for none.

    Parameters
    ----------
    text
        A sentence or short passage.
    actor
        The characters START:END of the one who acts, counted from 0, the end not included.
    recipient
        The characters START:END of the other.
    json
        Print one JSON object.
    """
    spans = span(actor, "--actor"), span(recipient, "--recipient")
    from legation.coder import Coder
    from legation.terminal import jsonl
    from legation.terminal.actor import relation_table

    found = Coder().relate(text, *spans)
    if json:
        streams.put_lines((jsonl.dumps({"kind": "relation", "probabilities": found}),))
    else:
        streams.Screen().print(relation_table(found, *(text[a:b] for a, b in spans)))
    return 0


@app.command
def lineage(paths: Paths, /, *, json: bool = False) -> int:
    """Say which articles are copies of which, what the copies changed, and which tell the same story.

    Parameters
    ----------
    paths
        Files, folders, globs or addresses of articles; - is standard input.
    json
        Print JSON Lines: articles, then each one's lineage, then stories.
    """
    from legation.coder import Coder
    from legation.lineage.family import family
    from legation.terminal import lineage as show
    from legation.terminal import reading

    found: list[tuple[Article, Parse]] = []
    code = reading.read_all(Coder(), paths, None, lambda coded: found.append((coded.article, coded.parse)))
    kin = family(found)
    if json:
        streams.put_lines(show.json_lines(kin))
    else:
        screen = streams.Screen()
        for line in show.lines_of(kin):
            screen.print(line)
    return code


app.command(places)


@places.command(name="import")
def import_places(file: Path, /, *, table: Path | None = None) -> int:
    """Take the places of a full GeoNames dump (allCountries.txt, cities500.txt, or zipped) besides the shipped ones.

    Parameters
    ----------
    file
        The dump.
    table
        Where the table is kept; by default in the user's data folder, where later runs find it.
    """
    from legation.events.geonames import import_dump

    done = import_dump(file, table=table)
    streams.say(f"{done.rows:,} places taken into {done.table}; {done.left_out:,} left out, {done.bad:,} bad lines")
    for fault in done.faults:
        streams.say(f"  {fault}")
    return 1 if done.bad else 0


@app.command
def parse(paths: Paths, /, *, json: bool = False) -> int:
    """Print the syntax and the entities of articles as CoNLL-U.

    Parameters
    ----------
    paths
        Files, folders, globs or addresses of articles; - is standard input.
    json
        Print one JSON object per article.
    """
    from legation.coder import Coder
    from legation.terminal import conllu, jsonl, reading

    def show(coded: Coded) -> None:
        found = (jsonl.parse_line(coded.article, coded.parse),) if json else conllu.document(coded.article, coded.parse)
        streams.put_lines(found)

    return reading.read_all(Coder(), paths, None, show)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; return its exit code. Faults are told on stderr, never as a traceback."""
    streams.steady()
    try:
        code = app(list(arguments))
        sys.stdout.flush()
    except CycloptsError:  # which Cyclopts has told already
        return BAD_USAGE
    except LegationError as error:
        streams.say(f"legation: {error}")
        return BAD_USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.abandon_stdout()
        return PIPE_CLOSED
    return code if isinstance(code, int) else 0


def main() -> None:
    """Entry point of the ``legation`` command."""
    sys.exit(run(sys.argv[1:]))
