"""How far two annotators agree: ``python -m training.agreement FILE``.

FILE holds lines of our annotated newswire, annotated again by somebody who had not seen the first answers. Prints F1 of
triggers with their type (within 25 characters), of parties where the type agrees, and shares of equal factuality and mode.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.annotations import Annotated, Event, Span, read, read_all

NEAR = 25


def paired(first: Annotated, second: Annotated, *, typed: bool) -> list[tuple[Event, Event]]:
    """Events that both tell: of one type if ``typed``, triggers near each other, each used once."""
    found, free = [], list(second.events)
    for event in first.events:
        near = [
            other
            for other in free
            if abs(other.trigger[0] - event.trigger[0]) <= NEAR and (other.type == event.type or not typed)
        ]
        if near:
            best = min(near, key=lambda other: abs(other.trigger[0] - event.trigger[0]))
            free.remove(best)
            found.append((event, best))
    return found


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def sides(event: Event) -> list[Span]:
    """Spans of all parties."""
    return [party.span for party in (*event.actors, *event.recipients)]


def f1(right: int, first: int, second: int) -> float:
    """F1 of counts."""
    return 2 * right / max(first + second, 1)


def main() -> None:
    """Print agreement on the lines of a file."""
    ours = {line.id: line for line in read_all()}
    both = [(ours[line.id], line) for line in read(Path(sys.argv[1])) if line.id in ours]
    told = [pair for a, b in both for pair in paired(a, b, typed=True)]
    spotted = sum(len(paired(a, b, typed=False)) for a, b in both)
    n_first, n_second = (sum(len(pair[k].events) for pair in both) for k in (0, 1))
    same = sum(any(overlap(x, y) for y in sides(b)) for a, b in told for x in sides(a))
    parties = [sum(len(sides(pair[k])) for pair in told) for k in (0, 1)]
    print(f"{len(both)} lines, {n_first} and {n_second} events")
    print(f"triggers F1 {f1(spotted, n_first, n_second):.3f}, with type F1 {f1(len(told), n_first, n_second):.3f}")
    print(f"parties F1 {f1(same, *parties):.3f} over {len(told)} events of one type")
    print(f"factuality {sum(a.factuality == b.factuality for a, b in told) / max(len(told), 1):.3f}")
    print(f"mode {sum(a.mode == b.mode for a, b in told) / max(len(told), 1):.3f}")
    print(f"no event at all: {sum(not a.events and not b.events for a, b in both)} of both, "
          f"{sum(bool(a.events) != bool(b.events) for a, b in both)} of one alone")  # fmt: skip


if __name__ == "__main__":
    main()
