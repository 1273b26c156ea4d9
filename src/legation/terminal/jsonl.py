"""Records as JSON Lines: one object a line, ``kind`` first, every field there, unknown ones null or empty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from legation.records import Actor, Article, Coded, Measure, Parse, Report

# Some readers end a line at these, and a terminal obeys the C1 controls and the bidirectional ones. They can only stand
# inside strings, where an escape means the same character.
ESCAPED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def line(kind: str, record: Article | Report | Measure | Actor) -> str:
    """One record as a line without its newline."""
    return dumps({"kind": kind, **msgspec.structs.asdict(record)})


def plain(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of any record, those within it plain as well."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    return fields


def coded_lines(coded: Coded) -> Iterator[str]:
    """An article, then its reports, then its measures."""
    yield line("article", coded.article)
    yield from (line("report", report) for report in coded.reports)
    yield from (line("measure", measure) for measure in coded.measures)


def parse_line(article: Article, parse: Parse) -> str:
    """A parse on one line: tokens, sentences as half-open token ranges, entities over tokens first to last."""
    return dumps(
        {
            "kind": "parse",
            "article": article.id,
            "path": article.path,
            "text": parse.text,
            "tokens": parse.tokens,
            "sentences": parse.sentences,
            "entities": parse.entities,
        }
    )


def dumps(value: dict[str, Any]) -> str:
    """``value`` as JSON on one line; a lone surrogate (a file name of raw bytes) becomes its escape."""
    try:
        text = msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), separators=(",", ":"))
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
