"""Our own annotated newswire: reader and checker. ``python -m training.annotations [FILE…]`` checks every line.

One JSON object a line, as ``training/annotations/GUIDE.md`` describes: a text, and each event in it with the words that
tell it. Spans are written as they stand in the text (``the ministry#2`` is its second occurrence) and are found here.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.events.codes import types
from legation.parse.tokenize import tokenize

FOLDER = Path(__file__).resolve().parent / "annotations"
FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
AUXILIARY = ("historical", "future", "hypothetical", "negation")
KINDS = ("article", "official", "person", "organisation", "media", "anonymous", "expert")
SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
)  # fmt: skip
FIELDS = {
    "type", "mode", "trigger", "actor", "recipient", "time", "place", "factuality", "auxiliary", "condition", "attribution"
}  # fmt: skip
NON_EVENTS = (
    "sport", "crime", "market", "metaphor", "background", "opinion", "denial", "accident", "election", "business",
    "culture", "weather", "science", "other",
)  # fmt: skip

Span = tuple[int, int]


@dataclass(frozen=True)
class Party:
    """An actor or recipient: its characters, its country or non-state code (None if unknown) and PLOVER sectors."""

    span: Span
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True)
class Word:
    """One link of an attribution chain, outermost first."""

    span: Span
    kind: str
    cue: Span | None


@dataclass(frozen=True)
class Event:
    """One annotated event; spans are characters of the text."""

    type: str
    mode: str
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    time: Span | None
    place: Span | None
    factuality: str
    auxiliary: tuple[str, ...]
    condition: Span | None
    attribution: tuple[Word, ...]


@dataclass(frozen=True)
class Annotated:
    """One line: a text of one to three sentences with all its events; ``kind`` says what looks like one and is none."""

    id: str
    text: str
    events: tuple[Event, ...]
    kind: str | None


def read(path: Path) -> Iterator[Annotated]:
    """The lines of one file; ValueError with file and line where one is wrong."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield annotated(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"{path.name}:{n}: {error}") from error


def read_all(folder: Path = FOLDER) -> list[Annotated]:
    """Every line of every file, in order of file names."""
    return [line for path in sorted(folder.glob("*.jsonl")) for line in read(path)]


def annotated(row: dict[str, Any]) -> Annotated:
    """One line, checked; ValueError says what is wrong with it."""
    text = row["text"]
    events = tuple(event(text, item) for item in row.get("events", []))
    kind = row.get("none")
    if bool(events) == bool(kind):
        raise ValueError("a line has either events or 'none', the kind of non-event")
    if kind and kind not in NON_EVENTS:
        raise ValueError(f"'none' is {kind!r}, not one of {', '.join(NON_EVENTS)}")
    return Annotated(row["id"], text, events, kind)


def event(text: str, item: dict[str, Any]) -> Event:
    """One event of a line."""
    if unknown := set(item) - FIELDS:
        raise ValueError(f"unknown fields {sorted(unknown)}")
    kind, mode = item["type"], item.get("mode") or ""
    modes = types().get(kind)
    if modes is None or (mode and mode not in modes):
        raise ValueError(f"no type {kind!r} with mode {mode!r}; modes of it: {', '.join(modes or ())}")
    trigger = find(text, item["trigger"])
    if trigger not in tokenize(text):
        raise ValueError(f"trigger {item['trigger']!r} is not one word of the text")
    factuality, auxiliary = item.get("factuality", "CT+"), tuple(item.get("auxiliary", ()))
    if factuality not in FACTUALITY or not set(auxiliary) <= set(AUXILIARY):
        raise ValueError(f"factuality {factuality!r}, auxiliary {auxiliary!r}")
    return Event(
        type=kind,
        mode=mode,
        trigger=trigger,
        actors=tuple(party(text, value) for value in item.get("actor", [])),
        recipients=tuple(party(text, value) for value in item.get("recipient", [])),
        time=optional(text, item.get("time")),
        place=optional(text, item.get("place")),
        factuality=factuality,
        auxiliary=auxiliary,
        condition=optional(text, item.get("condition")),
        attribution=tuple(word(text, value) for value in item.get("attribution", [])),
    )


def party(text: str, value: str) -> Party:
    """``text|country|sectors``, country and sectors may be empty."""
    parts = value.split("|")
    if len(parts) != 3:
        raise ValueError(f"{value!r} is not 'text|COUNTRY|SECTOR,SECTOR'")
    sectors = tuple(s for s in parts[2].split(",") if s)
    if not set(sectors) <= set(SECTORS) or not re.fullmatch(r"[A-Z]{3}|", parts[1]):
        raise ValueError(f"country or sectors of {value!r}")
    return Party(find(text, parts[0]), parts[1] or None, sectors)


def word(text: str, value: str) -> Word:
    """``source|kind|cue``, the cue may be empty."""
    parts = value.split("|")
    if len(parts) != 3 or parts[1] not in KINDS:
        raise ValueError(f"{value!r} is not 'source|kind|cue' with a kind of {', '.join(KINDS)}")
    return Word(find(text, parts[0]), parts[1], optional(text, parts[2]))


def optional(text: str, literal: str | None) -> Span | None:
    """The span of a literal, None for none."""
    return find(text, literal) if literal else None


def find(text: str, literal: str) -> Span:
    """The span of ``literal`` or, as ``literal#2``, of its second occurrence; whole words only."""
    wanted, _, number = literal.partition("#")
    hits = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    place = int(number or 1)
    if not wanted or len(hits) < place:
        raise ValueError(f"{literal!r} is not in the text as whole words")
    if len(hits) > 1 and not number:
        raise ValueError(f"{wanted!r} is there {len(hits)} times: say which, as in '{wanted}#1'")
    return hits[place - 1], hits[place - 1] + len(wanted)


def main() -> None:
    """Check files (all of the folder's by default) and count what they hold; exit status 1 on any error."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.jsonl"))
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("type", "mode", "factuality", "auxiliary", "kind", "none")
    }
    errors, ids, texts = 0, set(), set()
    for path in paths:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                item = annotated(json.loads(line))
                if item.id in ids or item.text in texts:
                    raise ValueError(f"id {item.id!r} or its text is there already")
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                print(f"{path.name}:{n}: {error!r}")
                errors += 1
                continue
            ids.add(item.id)
            texts.add(item.text)
            count(item, counts)
    print(f"{len(ids)} lines, {sum(counts['type'].values())} events, {errors} errors")
    for name, counter in counts.items():
        print(f"  {name}:", ", ".join(f"{key or '-'} {value}" for key, value in counter.most_common()))
    sys.exit(bool(errors))


def count(item: Annotated, counts: dict[str, Counter[str]]) -> None:
    """Add one line to the counts."""
    if item.kind:
        counts["none"][item.kind] += 1
    for one in item.events:
        counts["type"][one.type] += 1
        counts["mode"][f"{one.type}.{one.mode or '-'}"] += 1
        counts["factuality"][one.factuality] += 1
        counts["auxiliary"].update(one.auxiliary or ("",))
        counts["kind"].update(link.kind for link in one.attribution)


if __name__ == "__main__":
    main()
