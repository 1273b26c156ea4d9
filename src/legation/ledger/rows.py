"""Records to rows and back: one list of columns per table, the same for writing and for reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeVar

import msgspec

from legation.records import Actor, Article, DateSpan, Measure, Report

Record = TypeVar("Record", Article, Report, Measure)

JSON_COLUMNS: Final = frozenset(
    {"notices", "credits", "actor", "recipient", "date", "place", "attribution", "evidence", "reasons"}
)


def columns(kind: type[Article] | type[Report] | type[Measure]) -> tuple[str, ...]:
    """The columns that hold a record of this kind: its fields, in order."""
    return tuple(field.name for field in msgspec.structs.fields(kind))


def row_of(record: Article | Report | Measure) -> dict[str, Any]:
    """One record as column -> value, nested fields as JSON text; UnicodeEncodeError if any text in it is no Unicode."""
    msgspec.json.encode(record)
    return {name: _stored(name, getattr(record, name)) for name in columns(type(record))}


def _stored(name: str, value: Any) -> Any:
    # A report's ``article`` is an id, but its ``actor`` and the like are nested; None stays SQL's NULL.
    if name in JSON_COLUMNS:
        return None if value is None else msgspec.json.encode(value).decode("utf-8")
    return list(value) if isinstance(value, tuple) else value


def record_of(kind: type[Record], row: Iterable[Any]) -> Record:
    """The record that a row of ``columns(kind)`` stands for; ``msgspec.ValidationError`` if the row is damaged."""
    fields = {
        name: msgspec.json.decode(value) if name in JSON_COLUMNS and value is not None else value
        for name, value in zip(columns(kind), row, strict=True)
    }
    return msgspec.convert(fields, kind)


def article_row(article: Article) -> dict[str, Any]:
    """An article's row. A path that is no Unicode (a file name of raw bytes) is kept as far as it can be shown."""
    shown = None if article.path is None else article.path.encode("utf-8", "replace").decode("utf-8")
    return row_of(msgspec.structs.replace(article, path=shown))


def report_row(report: Report) -> dict[str, Any]:
    """A report's row, with the columns that only filters use."""
    return {
        **row_of(report),
        **_derived(report.date, report.evidence.start),
        "actor_countries": _countries(report.actor),
        "recipient_countries": _countries(report.recipient),
        "place_country": report.place.country if report.place else None,
    }


def measure_row(measure: Measure) -> dict[str, Any]:
    """A measure's row, with the columns that only filters use."""
    return {**row_of(measure), **_derived(measure.date, measure.evidence.start)}


def _derived(span: DateSpan | None, evidence_start: int) -> dict[str, Any]:
    start, end = (_day(span.start), _day(span.end)) if span else (None, None)
    return {"date_start": start or end, "date_end": end or start, "evidence_start": evidence_start}


def _countries(actors: tuple[Actor, ...]) -> list[str]:
    return list(dict.fromkeys(actor.country for actor in actors if actor.country))


def _day(text: str | None) -> date | None:
    # The JSON keeps what was said; a day that no calendar has is only left out of the filter column.
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
