"""One report, its evidence marked in the sentence and a reason beside every field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from rich.console import Group
from rich.table import Table
from rich.text import Text

from legation.records import Actor, Article, Report, Source
from legation.terminal import words
from legation.terminal.clean import around, oneline, safe
from legation.terminal.tables import heading

STYLES: Final = (
    ("actor", "bold cyan"),
    ("event", "bold reverse"),
    ("recipient", "bold magenta"),
    ("source", "underline yellow"),
    ("date", "italic green"),
)
NEIGHBOUR: Final = 160

Mark = tuple[int, int, str]


def explanation(report: Report, article: Article, width: int, colour: bool) -> Group:
    """Heading, marked evidence, legend, table of fields. Without ``colour`` the marks are brackets with names."""
    marked = _coloured(report, article) if colour else _bracketed(report, article)
    legend = Text.assemble(*(part for label, style in STYLES for part in ((label, style), "  "))) if colour else Text()
    gap = Text()
    return Group(heading(article, width), gap, marked, *((gap, legend) if colour else ()), gap, field_table(report))


def marks(report: Report, article: Article) -> list[Mark]:
    """Spans to mark inside the evidence, as offsets into the article; of two that overlap the first found stands."""
    evidence = report.evidence
    found: list[Mark] = []
    for start, end, label in _candidates(report, article):
        inside = evidence.start <= start < end <= evidence.end
        if inside and all(end <= other[0] or other[1] <= start for other in found):
            found.append((start, end, label))
    return sorted(found)


def _candidates(report: Report, article: Article) -> Iterator[Mark]:
    yield (*report.evidence.trigger, "event")
    for label, actors in (("actor", report.actor), ("recipient", report.recipient)):
        for actor in actors:
            if actor.start is not None and actor.end is not None:
                yield actor.start, actor.end, label
    for source in report.attribution:
        yield source.start, source.end, "source"
    phrase = report.date.text if report.date else None
    if phrase:
        start = article.text.find(phrase, report.evidence.start, report.evidence.end)
        if start >= 0:
            yield start, start + len(phrase), "date"


def _neighbours(report: Report, article: Article) -> tuple[str, str]:
    """Some text of the same paragraph before and after the evidence, begun and ended at words."""
    evidence = report.evidence
    before = article.text[: evidence.start].rpartition("\n")[2]
    after = article.text[evidence.end :].partition("\n")[0]
    last = after.rfind(" ", 0, NEIGHBOUR + 1)
    ended = after if len(after) <= NEIGHBOUR or last < 0 else f"{after[:last]}…"
    return safe(around(before, len(before), NEIGHBOUR)), safe(ended)


def _coloured(report: Report, article: Article) -> Text:
    start, end = report.evidence.start, report.evidence.end
    before, after = _neighbours(report, article)
    text = Text(safe(article.text[start:end]))
    styles = dict(STYLES)
    for first, stop, label in marks(report, article):
        text.stylize(styles[label], first - start, stop - start)
    return Text.assemble((before, "dim"), text, (after, "dim"))


def _bracketed(report: Report, article: Article) -> Text:
    at, parts = report.evidence.start, []
    for first, stop, label in marks(report, article):
        parts += [safe(article.text[at:first]), f"[{label}: {safe(article.text[first:stop])}]"]
        at = stop
    return Text("".join((*parts, safe(article.text[at : report.evidence.end]))))


def field_table(report: Report) -> Table:
    """Two columns: the field, and its value with the reason for it below."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="underline")
    table.add_column("Field", no_wrap=True, style="bold")
    table.add_column("Value and why", overflow="fold")
    values = dict(_values(report))
    for field, value in values.items():
        table.add_row(field, _cell(value, report.reasons.get(field)))
    for field, reason in report.reasons.items():
        if field not in values:
            table.add_row(Text(oneline(field)), _cell("", reason))
    return table


def _cell(value: str, reason: str | None) -> Text:
    text = Text("\n".join(oneline(row) for row in value.split("\n")))
    if reason:
        text.append(f"{chr(10) if value else ''}{oneline(reason)}", "dim")
    return text


def _values(report: Report) -> Iterator[tuple[str, str]]:
    for name in (field.name for field in msgspec.structs.fields(report)):
        if name != "reasons":
            yield name, _value(name, report, getattr(report, name))


def _value(name: str, report: Report, value: Any) -> str:
    if name in ("actor", "recipient"):
        shown = "\n".join(describe(actor) for actor in value)
    elif name == "attribution":
        shown = "\n".join(_source(source) for source in value) or "the article itself"
    elif name == "date" and value is not None:
        shown = " · ".join(
            part for part in (oneline(words.day(value)), value.precision, _quoted(value.text), value.reason) if part
        )
    elif name == "place" and value is not None:
        degrees = None if value.lat is None or value.lon is None else f"{value.lat:.2f}, {value.lon:.2f}"
        number = None if value.geonameid is None else f"GeoNames {value.geonameid}"
        shown = " · ".join(part for part in (value.name, value.country, degrees, number) if part)
    elif name == "evidence":
        also = f"; also at {', '.join(f'{s}–{e}' for s, e in value.also)}" if value.also else ""
        shown = f"characters {value.start}–{value.end}, trigger {value.trigger[0]}–{value.trigger[1]}{also}"
    elif name == "factuality":
        shown = f"{value} ({oneline(words.sure(report))})"
    elif name == "quad":
        shown = f"{value} ({words.QUAD.get(value, '?')})"
    else:
        shown = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return shown or words.NOTHING


def describe(actor: Actor) -> str:
    """An actor on one line, each of its reasons on one below."""
    place = f"“{actor.text}” at {actor.start}–{actor.end}" if actor.text is not None else None
    parts = (words.name(actor), actor.country, " ".join(actor.sectors), actor.entity, place)
    return "\n".join((" · ".join(part for part in parts if part), *(f"  {reason}" for reason in actor.reasons)))


def _source(source: Source) -> str:
    return f"{source.source} · {source.kind} · cue “{source.cue}” at {source.start}–{source.end}"


def _quoted(text: str | None) -> str | None:
    return f"“{text}”" if text else None
