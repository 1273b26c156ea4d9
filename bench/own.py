"""Our own annotated newswire, the fifth that nothing is trained on: types, parties, false events, countries.

A report counts as a gold event's where the type is the same and the trigger within two words, each used once; a party as
right where the head words' spans overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.coder import Coder
from legation.records import Actor, Report
from training.annotations import Annotated, Event, Party, read_all
from training.own import split_of

NEAR = 25  # characters between two triggers that may tell the same event


@dataclass
class Counts:
    """Rows (right, found, true) a line, by question."""

    types: list[tuple[int, int, int]] = field(default_factory=list)
    parties: list[tuple[int, int, int]] = field(default_factory=list)
    factuality: list[tuple[int, int, int]] = field(default_factory=list)
    countries: list[tuple[int, int, int]] = field(default_factory=list)
    sources: list[tuple[int, int, int]] = field(default_factory=list)
    false: list[tuple[int, int, int]] = field(default_factory=list)


def score(coder: Coder, split: str = "test", least: float = 0.0) -> Counts:
    """Read every line of the split as an article of its own."""
    counts = Counts()
    for line in (line for line in read_all() if split_of(line.id) == split):
        reports = [r for r in coder.code(line.text).reports if r.confidence >= least]
        if line.kind:
            counts.false.append((0, bool(reports), 1))
        _add(counts, line, reports)
    return counts


def paired(line: Annotated, reports: list[Report]) -> list[tuple[Event, Report]]:
    """Gold events with the reports that tell them."""
    found, used = [], set()
    for event in line.events:
        near = [
            (abs(report.evidence.trigger[0] - event.trigger[0]), n)
            for n, report in enumerate(reports)
            if n not in used and report.type == event.type
        ]
        if near and min(near)[0] <= NEAR:
            used.add(min(near)[1])
            found.append((event, reports[min(near)[1]]))
    return found


def _add(counts: Counts, line: Annotated, reports: list[Report]) -> None:
    pairs = paired(line, reports)
    counts.types.append((len(pairs), len(reports), len(line.events)))
    sides = [(e.actors, r.actor) for e, r in pairs] + [(e.recipients, r.recipient) for e, r in pairs]
    right = sum(_matches(gold, found) for gold, found in sides)
    counts.parties.append((right, sum(len(f) for _, f in sides), sum(len(g) for g, _ in sides)))
    known = [(p, a) for gold, found in sides for p in gold for a in found if _overlap(p, a)]
    counts.countries.append((sum(p.country == a.country for p, a in known), len(known), len(known)))
    counts.factuality.append((sum(e.factuality == r.factuality for e, r in pairs), len(pairs), len(pairs)))
    told = [(e, r) for e, r in pairs if e.attribution]
    hits = sum(
        any(s.start < w.span[1] and s.end > w.span[0] for s in r.attribution for w in e.attribution) for e, r in told
    )
    counts.sources.append((hits, len(told), len(told)))


def _overlap(party: Party, actor: Actor) -> bool:
    return (
        actor.start is not None and actor.end is not None and actor.start < party.span[1] and actor.end > party.span[0]
    )


def _matches(gold: tuple[Party, ...], found: tuple[Actor, ...]) -> int:
    free = list(found)
    hits = 0
    for party in gold:
        match = next((actor for actor in free if _overlap(party, actor)), None)
        if match:
            free.remove(match)
            hits += 1
    return hits
