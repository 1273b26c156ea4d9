"""The run behind ``legation read`` and ``legation parse``: every path in turn, every skip named, figures at the end."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol

from legation.errors import LegationError, SkipArticle
from legation.ledger.store import Store
from legation.records import Coded
from legation.terminal import jsonl, streams, tables, words


class Reads(Protocol):
    """What reads articles: a ``Coder``."""

    def read(self, path: str, published: str | None = None) -> Iterator[Coded | SkipArticle]:
        """Yield what was coded, or why an article was skipped."""
        ...


Show = Callable[[Coded], None]


@dataclass
class Tally:
    """What a run has done so far."""

    paths: int = 0
    read: int = 0
    skipped: int = 0

    @property
    def code(self) -> int:
        """Exit code: 0 all read, 1 some skipped, 2 nothing could be done."""
        if not self.read:
            return 2
        return 1 if self.skipped else 0


class Sink:
    """The ledger of a run: opened with the first article, so that a run that reads nothing leaves no file behind."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._store: Store | None = None

    def add(self, coded: Coded) -> str:
        """Write an article; return what was done, in words (empty without a ledger)."""
        if self._path is None:
            return ""
        self._store = self._store or Store(self._path)
        return f"added to {self._path}" if self._store.add(coded) else f"already in {self._path}"

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._store is not None:
            self._store.close()


def read_all(coder: Reads, paths: Sequence[str], published: str | None, show: Show) -> int:
    """Read every path, ``show`` each article, name each skip on stderr; return the exit code.

    ``show`` may raise SkipArticle for an article that cannot be kept. StopRun from it ends the run; StopRun from
    reading a path ends that path only, and the others are still read.
    """
    tally = Tally()
    with streams.Meter(len(paths)) as meter:
        for item in _items(coder, paths, published, tally):
            meter.hide()
            _take(item, show, tally)
            meter.step(tally.paths, tally.read)
            meter.show()
    if not tally.read and not tally.skipped:
        streams.say(f"No article found in {', '.join(paths)}")
    elif len(paths) > 1 or tally.read + tally.skipped > 1:
        streams.say(f"{words.plural(tally.read, 'article')} read, {tally.skipped} skipped")
    return tally.code


def _items(coder: Reads, paths: Sequence[str], published: str | None, tally: Tally) -> Iterator[Coded | LegationError]:
    for path in paths:
        try:
            yield from coder.read(path, published)
        except LegationError as error:
            yield error
        tally.paths += 1


def _take(item: Coded | LegationError, show: Show, tally: Tally) -> None:
    try:
        if isinstance(item, LegationError):
            raise SkipArticle(*_reason(item))
        show(item)
        tally.read += 1
    except SkipArticle as skip:
        tally.skipped += 1
        streams.say(f"skipped {skip}" if skip.where else f"skipped: {skip.why}")


def _reason(error: LegationError) -> tuple[str, str]:
    return (error.where, error.why) if isinstance(error, SkipArticle) else ("", str(error))


def confident(coded: Coded, least: float) -> Coded:
    """``coded`` with only the reports of at least this confidence, and the measures that hang on them."""
    reports = tuple(report for report in coded.reports if report.confidence >= least)
    kept = {report.id for report in reports}
    return dataclasses.replace(
        coded, reports=reports, measures=tuple(measure for measure in coded.measures if measure.report in kept)
    )


def show_table(sink: Sink, least: float) -> Show:
    """A ``show`` that keeps the article and prints heading, table and figures."""
    screen = streams.Screen()

    def show(coded: Coded) -> None:
        done = sink.add(coded)
        shown = confident(coded, least)
        screen.print(tables.heading(coded.article, screen.width))
        if shown.reports:
            screen.print(tables.report_table(shown.reports, screen.width))
        screen.print(tables.summary(shown, len(coded.reports) - len(shown.reports), done))
        screen.print()

    return show


def show_json(sink: Sink, least: float) -> Show:
    """A ``show`` that keeps the article and prints JSON Lines."""

    def show(coded: Coded) -> None:
        sink.add(coded)
        streams.put_lines(jsonl.coded_lines(confident(coded, least)))

    return show
