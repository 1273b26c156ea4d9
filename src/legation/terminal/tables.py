"""Reports as a table that fits the terminal, with a heading and a summary for each article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from legation.records import Article, Coded, Report
from legation.terminal import words
from legation.terminal.clean import around, block, fit, oneline

SHORT_ID: Final = 8
WIDE: Final = 140
CONTEXT: Final = 25
LEAST: Final = 8
BETWEEN: Final = " · "


@dataclass(frozen=True)
class Column:
    """One column: shown on terminals of ``since`` cells and more, ``width`` cells wide (0: what the others leave)."""

    head: str
    cell: Callable[[Report], str]
    width: int
    since: int = 0
    lines: int = 2
    style: str = ""


def _snippet(report: Report) -> str:
    text = oneline(report.evidence.text)
    trigger = oneline(report.evidence.text[: max(report.evidence.trigger[0] - report.evidence.start, 0)])
    return around(text, len(trigger), CONTEXT)


DATE: Final = Column("Date", lambda report: words.day(report.date), 10, since=44)
KIND: Final = Column("Type (mode)", words.kind, 14, style="bold")
SURE: Final = Column("Sure", words.sure, 10, since=54)
WORD: Final = Column("On whose word", lambda report: words.whose_word(report.attribution), 13, since=76)
ID: Final = Column("Id", lambda report: report.id[:SHORT_ID], SHORT_ID, style="dim")

NARROW_COLUMNS: Final = (DATE, KIND, Column("Actor → Recipient", words.parties, 0), SURE, WORD, ID)
WIDE_COLUMNS: Final = (
    *(DATE, KIND, Column("Actor → Recipient", lambda report: words.parties(report, code=True), 32), SURE),
    Column("On whose word", WORD.cell, 18),
    Column("Place", lambda report: report.place.name if report.place else words.NOTHING, 13),
    Column("Evidence", _snippet, 0),
    ID,
)


def report_table(reports: Iterable[Report], width: int) -> Table:
    """A row for each report, at most ``width`` cells wide: narrow terminals lose columns, wide ones gain some."""
    columns = WIDE_COLUMNS if width >= WIDE else tuple(c for c in NARROW_COLUMNS if width >= c.since)
    gap = 2 if width >= WIDE else 1
    taken = sum(column.width for column in columns) + gap * (len(columns) - 1)
    table = Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style="underline")
    sizes = [column.width or max(width - taken, LEAST) for column in columns]
    for column, size in zip(columns, sizes, strict=True):
        table.add_column(column.head, width=size, no_wrap=True, style=column.style)
    for report in reports:
        cells = zip(columns, sizes, strict=True)
        table.add_row(*(Text(block(column.cell(report), size, column.lines)) for column, size in cells))
    return table


def heading(article: Article, width: int) -> Text:
    """Title, date and publisher on one line."""
    parts = (article.published or "no date", article.publisher)
    rest = fit(" · ".join(part for part in parts if part), width // 2)
    title = fit(article.title or article.path or article.url or "Untitled", width - cell_len(rest) - len(BETWEEN))
    return Text.assemble((title, "bold"), (f"{BETWEEN}{rest}", "dim"))


def summary(coded: Coded, hidden: int, ledger: str) -> Text:
    """One line of figures: reports, measures, notices, dates, what ``hidden`` kept back, what the ``ledger`` did."""
    unresolved = sum(1 for r in coded.reports if r.date and r.date.start is None and r.date.end is None)
    parts = [words.plural(len(coded.reports), "report")]
    parts += [words.plural(len(coded.measures), "sanctions measure")] if coded.measures else []
    parts += [f"{words.plural(len(coded.article.notices), 'notice')} set apart"]
    parts += [f"{words.plural(unresolved, 'date')} unresolved"]
    parts += [f"{hidden} below the asked confidence not shown"] if hidden else []
    parts += [ledger] if ledger else []
    return Text(oneline("; ".join(parts)), style="dim")
