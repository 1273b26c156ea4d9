"""Time expressions: ``python -m bench dates [-v]``, scored on sixteen narratives of wars (WikiWars, TIMEX2 in TimeML).

Span F1 counts an expression as found where it overlaps an annotated one. Value F1 asks besides that the date be the
annotated one. Left out of the values and counted apart: durations, sets, what is vague (X, PRESENT_REF, no value), and
years before our era, which no ISO date of a report can hold. A date of ours on such an expression counts for nothing.

TIMEX2 keeps "early" and "the end of" out of the value and prepositions out of the extent: a part of a month is right
where the month is, "since 1940" where it begins with 1940, both ends of "from May to July" each for itself.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from legation.events import periods
from legation.events.periods import Period
from legation.events.times import read_times
from legation.pipeline import Pipeline
from legation.records import DateSpan, Parse

FOLDER: Final = Path(__file__).resolve().parents[2] / "shared/data/wikiwars/train/tml"
BEFORE: Final = "before our era"
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_NAMED: Final = re.compile(r"(\d{4})-(SP|SU|FA|WI|H[12]|Q[1-4]|W\d\d)")
_OPERATOR: Final = re.compile(
    r"since|until|till|up to|through|no later than|by|before|prior|ahead|after|following|from|between|both", re.I
)
_PART: Final = re.compile(r"early|mid|late|end|start|beginning|middle", re.I)
_JOINED: Final = re.compile(r"\s(?:to|and|until|through|or)\s|\s[-–]\s|(?<!\bmid)(?<!early)(?<!late)[-–]\w")


@dataclass(frozen=True)
class Gold:
    """An annotated expression: characters, TIMEX2 value, kind, and the days that it means (None where it has none)."""

    start: int
    end: int
    text: str
    value: str
    kind: str
    days: Period | None


@dataclass(frozen=True)
class Found:
    """An expression of ours with its date."""

    start: int
    end: int
    text: str
    date: DateSpan


@dataclass
class Counts:
    """What one run adds up; ``kinds`` counts (kind, outcome)."""

    spans: int = 0
    spans_hit: int = 0
    golds: int = 0
    golds_hit: int = 0
    valued: int = 0
    claims: int = 0
    right: int = 0
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def documents(folder: Path) -> Iterator[tuple[str, str, str, list[Gold]]]:
    """Name, text, day of writing and annotations of each narrative."""
    for path in sorted(folder.glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        day, body = root.find("DCT/TIMEX3"), root.find("TEXT")
        if day is None or body is None:
            sys.exit(f"{path} is no TimeML file: it has no DCT or no TEXT")
        text, golds = body.text or "", []
        for mark in body:
            inner = "".join(mark.itertext())
            golds.append(_gold(len(text), inner, mark.get("value", "")))
            text += inner + (mark.tail or "")
        yield path.stem, text, day.get("value", ""), golds


def _gold(start: int, text: str, value: str) -> Gold:
    days = None
    if value.startswith("BC"):
        kind = BEFORE
    elif re.match(r"P[T\dX.]", value):
        kind = "duration"
    elif "X" in value or "_REF" in value or value in ("null", ""):
        kind = "vague or set"
    else:
        kind, days = _days(value)
    return Gold(start, start + len(text), text, value, kind, days)


def _days(value: str) -> tuple[str, Period | None]:
    """The kind and the days of a TIMEX2 value that names a stretch of the calendar."""
    if day := _DAY.fullmatch(value):
        return ("time of day" if "T" in value else "day"), periods.day_of(date(*map(int, day.groups())))
    if month := _MONTH.fullmatch(value):
        return "month", periods.month_of(int(month[1]), int(month[2]))
    if named := _NAMED.fullmatch(value):
        return _named(int(named[1]), named[2])
    if value.isdigit() and len(value) in (2, 3, 4):
        length = 10 ** (4 - len(value))
        kind = {2: "century", 3: "decade", 4: "year"}[len(value)]
        return kind, periods.year_of(int(value)) if length == 1 else periods.years_of(int(value) * length, length)
    return "other", None


def _named(year: int, name: str) -> tuple[str, Period]:
    if name in _SEASONS:
        return "season", periods.season_of(_SEASONS[name], year)
    number = int(name[1:])
    if name[0] == "W":
        return "week", periods.week_of(date.fromisocalendar(year, number, 1))
    length = 6 if name[0] == "H" else 3
    return "half or quarter", periods.months_of(year, (number - 1) * length + 1, length, "range")


def agrees(found: Found, gold: Gold) -> bool:
    """Whether our date is the annotated one, by the rules that the module names."""
    days, told = gold.days, found.date
    if days is None or days.start is None or days.end is None:
        return False
    start, end = _date(told.start), _date(told.end)
    if gold.kind == "century":  # TIMEX2 counts 1800 to 1899, we 1801 to 1900
        start, end = (day and day.replace(year=day.year - 1) for day in (start, end))
    if (start, end) == (days.start, days.end):
        return True
    if gold.value.endswith("-WI") and days.start.year - 1 == (start and start.year):
        days = periods.season_of("winter", days.start.year - 1)  # TIMEX2 leaves open which of the two winters of a year
    if told.precision == "range" and _on_edge(found, days, start, end):
        return True
    if start is None or end is None or told.precision != "range":
        return False
    within = days.first <= start and end <= days.last
    return within and (gold.kind == "season" or _unit(start, end) == (days.start, days.end))


def _on_edge(found: Found, days: Period, start: date | None, end: date | None) -> bool:
    if not (_OPERATOR.match(found.text) or _JOINED.search(found.text)):
        return False
    day = timedelta(days=1)
    if start in (days.start, days.last + day) or end in (days.end, days.first - day):
        return True
    return bool(_PART.search(found.text)) and any(edge and days.first <= edge <= days.last for edge in (start, end))


def _unit(start: date, end: date) -> tuple[date | None, date | None]:
    """The smallest month, year, decade or century that holds both days."""
    for unit in ("month", "year", "decade"):
        whole = periods.unit_of(unit, start)
        if whole.last >= end:
            return whole.start, whole.end
    whole = periods.years_of(start.year // 100 * 100, 100)
    return whole.start, whole.end


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def found_in(parse: Parse, published: str | None) -> list[Found]:
    """Our expressions with their dates."""
    rows = []
    for told in (told for row in read_times(parse, published) for told in row):
        start, end = parse.span(told.span.first, told.span.last)
        rows.append(Found(start, end, told.span.text, told.date))
    return rows


def add(counts: Counts, name: str, founds: list[Found], golds: list[Gold]) -> None:
    """Score one narrative."""
    pairs = {gold: [f for f in founds if f.start < gold.end and gold.start < f.end] for gold in golds}
    hit = {id(f) for fs in pairs.values() for f in fs}
    counts.spans += len(founds)
    counts.spans_hit += len(hit)
    counts.golds += len(golds)
    counts.golds_hit += sum(bool(fs) for fs in pairs.values())
    for f in founds:
        if id(f) not in hit and (f.date.start or f.date.end):
            counts.claims += 1
            counts.kinds["none", "spurious"] += 1
            counts.errors.append(f"{name} spurious '{f.text}' {_told(f)}")
    for gold, fs in pairs.items():
        _add(counts, name, gold, fs)


def _add(counts: Counts, name: str, gold: Gold, fs: list[Found]) -> None:
    if gold.days is None:
        counts.kinds[gold.kind, "left out, found" if fs else "left out"] += 1
        return
    claimed = [f for f in fs if f.date.start or f.date.end]
    right = any(agrees(f, gold) for f in claimed)
    counts.valued += 1
    counts.claims += bool(claimed)
    counts.right += right
    outcome = "right" if right else "wrong" if claimed else "unresolved" if fs else "missed"
    counts.kinds[gold.kind, outcome] += 1
    if not right:
        told = "; ".join(f"'{f.text}' {_told(f)}" for f in fs)
        counts.errors.append(f"{name} {outcome} {gold.kind} '{gold.text}' {gold.value} <- {told}")


def _told(found: Found) -> str:
    told = found.date
    return f"{told.start}..{told.end}" + (f" ({told.reason})" if told.reason else "")


def f1(right: int, found: int, true: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = right / max(found, 1), right / max(true, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * right / max(found + true, 1):.3f}"


def report(counts: Counts) -> None:
    """Print the scores and the outcomes by kind."""
    precision, recall = counts.spans_hit / max(counts.spans, 1), counts.golds_hit / max(counts.golds, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"span (overlap), all kinds: {counts.golds} annotated, {counts.spans} found:", end=" ")
    print(f"P {precision:.3f} R {recall:.3f} F1 {both:.3f}")
    print(f"value, dates: {counts.valued} annotated, {counts.claims} claimed:", end=" ")
    print(f1(counts.right, counts.claims, counts.valued))
    early = sum(n for (kind, _), n in counts.kinds.items() if kind == BEFORE)
    print(f"  with the {early} before our era as misses:", f1(counts.right, counts.claims, counts.valued + early))
    outcomes = sorted({outcome for _, outcome in counts.kinds})
    for kind in sorted({kind for kind, _ in counts.kinds}):
        row = {outcome: counts.kinds[kind, outcome] for outcome in outcomes if counts.kinds[kind, outcome]}
        print(f"  {kind:16s} " + "  ".join(f"{outcome} {n}" for outcome, n in row.items()))


def main() -> None:
    """Read the narratives with the shipped engine and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every error")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    rows = list(documents(arguments.folder))
    if not rows:
        sys.exit(f"{arguments.folder} holds no .tml files: nothing to score")
    started, counts = time.perf_counter(), Counts()
    engine = Pipeline.shipped().engine
    for (name, _, day, golds), parse in zip(rows, engine.parse_all(text for _, text, _, _ in rows), strict=True):
        add(counts, name, found_in(parse, day), golds)
    report(counts)
    print(f"{len(rows)} narratives in {time.perf_counter() - started:.0f} s")
    if arguments.verbose:
        print("\n".join(counts.errors))


if __name__ == "__main__":
    main()
