"""The PLOVER gold standard records from the CAMEO manual (CC BY-SA 4.0), the fifth not trained on: sentences and pairs.

Wrong country codes of the file are mended as its own notes say. Each sentence has one record though it
may tell of more, so precision on bare sentences is a lower bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from legation.coder import Coder
from legation.records import Actor, Report
from training import gsr

BODIES = ("UNO", "EUR", "IGO")  # the file writes IGO for all three
CODES = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
Triple = tuple[str, str, str]


@dataclass(frozen=True)
class Record:
    """One sentence with its event: sides as lists of (words, country or None)."""

    text: str
    type: str
    actors: tuple[tuple[str, str | None], ...]
    recipients: tuple[tuple[str, str | None], ...]

    @property
    def triples(self) -> set[Triple]:
        """(type, actor country, recipient country), ``-`` where a side is not told; both ways for a reciprocal event."""
        return pairs(self.type, [c for _, c in self.actors], [c for _, c in self.recipients])


def records() -> list[Record]:
    """The held-out fifth, in file order."""
    return [
        Record(row["text"], row["event"], parties(row.get("source")), parties(row.get("target")))
        for row in gsr.records("test")
    ]


def parties(value: object) -> tuple[tuple[str, str | None], ...]:
    """The actors of one side: words and country."""
    return tuple(
        (row.get("actorText", ""), CODES.get(row.get("code", ""), row.get("code")) or None) for row in gsr.side(value)
    )


def pairs(type_: str, actors: list[str | None], recipients: list[str | None]) -> set[Triple]:
    """Every actor with every recipient; without recipients, every two actors."""
    ours, theirs = ({"IGO" if c in BODIES else c or "-" for c in side} for side in (actors, recipients))
    ours = ours or {"-"}
    if not theirs and len(ours) > 1:
        return {(type_, a, b) for a, b in product(ours, ours) if a != b}
    return {(type_, a, b) for a, b in product(ours, theirs or {"-"})}


def coded(report: Report) -> set[Triple]:
    """The triples of a report."""

    def countries(actors: tuple[Actor, ...]) -> list[str | None]:
        return [actor.country for actor in actors]

    return pairs(report.type, countries(report.actor), countries(report.recipient))


def bare(coder: Coder) -> list[tuple[int, int, int]]:
    """Per sentence: triples right, found, true."""
    rows = []
    for record in records():
        found = {triple for report in coder.code(record.text).reports for triple in coded(report)}
        rows.append((len(found & record.triples), len(found), len(record.triples)))
    return rows


def marked() -> list[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Type, text and the two spans of every record that has two different parties in its text."""
    out = []
    for record in records():
        others = record.recipients or record.actors[1:]
        spans = []
        for words in (record.actors[:1], others[:1]):
            at = record.text.find(words[0][0]) if words and words[0][0] else -1
            spans.append((at, at + len(words[0][0]) if words else 0))
        (a, b), (c, d) = spans
        if a >= 0 and c >= 0 and (b <= c or d <= a):
            out.append((record.type, record.text, (a, b), (c, d)))
    return out


def related(coder: Coder) -> list[tuple[str, str]]:
    """Per marked pair: the true type and the likeliest of the sixteen."""
    out = []
    for type_, text, actor, recipient in marked():
        found = coder.relate(text, actor, recipient)
        out.append((type_, max((name for name in found if name != "none"), key=lambda name: found[name])))
    return out
