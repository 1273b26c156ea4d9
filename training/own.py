"""Our annotated newswire as training sentences: triggers, links to parties, factuality, and marked pairs.

Split by a hash of the line's id: a fifth is held out as ``test``, a twentieth is ``dev``.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator
from functools import cache

from legation.parse.engine import Engine
from legation.records import Parse
from training import entities
from training.annotations import Annotated, Event, Party, Span, read_all
from training.corpora import Document, Sentence

LINKS = ("actor", "recipient", "time", "place", "source")
PARAGRAPHS = 6  # lines that make up a document, so that a window sees more than one sentence, as at run time
NEGATIVE = 0.35  # how many ordered pairs that no event joins are kept


def split_of(name: str) -> str:
    """The split of a line, by its id."""
    place = zlib.crc32(name.encode()) % 20
    return "test" if place < 4 else "dev" if place == 4 else "train"


@cache
def lines(split: str) -> list[tuple[Annotated, Parse]]:
    """The lines of one split with the parse that the shipped engine gives them."""
    chosen = [line for line in read_all() if split_of(line.id) == split]
    return list(zip(chosen, Engine().parse_all([line.text for line in chosen]), strict=True))


def documents(split: str) -> list[Document]:
    """The split as documents of a few lines each, one line a paragraph."""
    sentences = [sentence(line, parse) for line, parse in lines(split)]
    random.Random(7).shuffle(sentences)
    return [[[s] for s in sentences[n : n + PARAGRAPHS]] for n in range(0, len(sentences), PARAGRAPHS)]


def words_in(parse: Parse, span: Span) -> list[int]:
    """The tokens of a span of characters."""
    return [t.i for t in parse.tokens if t.start >= span[0] and t.end <= span[1]]


def head_of(parse: Parse, span: Span) -> int | None:
    """The token of a span that hangs on one outside it; None for a span without a token."""
    inside = words_in(parse, span)
    return next((i for i in inside if parse.tokens[i].head not in inside), inside[0] if inside else None)


def sentence(line: Annotated, parse: Parse) -> Sentence:
    """One line as one training sentence; the text's own sentence borders are left to the treebanks."""
    size = len(parse.tokens)
    out = Sentence(words=[t.text for t in parse.tokens], text=line.text, id=line.id)
    ends = [t.end for t in parse.tokens]
    out.space_after = [n + 1 < size and parse.tokens[n + 1].start > end for n, end in enumerate(ends)]
    out.acts, out.modes, out.factuality = ["none"] * size, [""] * size, [""] * size
    out.auxiliary, out.links, out.link_labels = [None] * size, {}, LINKS
    times = [words_in(parse, event.time) for event in line.events if event.time]
    out.entity = entities.from_table(out.words, [range(w[0], w[-1] + 1) for w in times if w])
    for event in line.events:
        trigger = head_of(parse, event.trigger)
        if trigger is not None:
            out.acts[trigger] = event.type
            out.modes[trigger] = f"{event.type}.{event.mode}" if event.mode else ""
            out.factuality[trigger] = event.factuality
            out.auxiliary[trigger] = event.auxiliary
            out.links[trigger] = list(links_of(event, parse))
    return out


def links_of(event: Event, parse: Parse) -> Iterator[tuple[int, str]]:
    """The head words of an event's parties, time, place and sources, each with its link."""
    spans = [("actor", p.span) for p in event.actors] + [("recipient", p.span) for p in event.recipients]
    spans += [("time", event.time)] if event.time else []
    spans += [("place", event.place)] if event.place else []
    spans += [("source", link.span) for link in event.attribution]
    for label, span in spans:
        head = head_of(parse, span)
        if head is not None:
            yield head, label


Pair = tuple[Sentence, range, range, str]


def pairs(split: str) -> Iterator[Pair]:
    """Marked pairs: what the first run of words did to the second; ``none`` for some pairs that no event joins."""
    rng = random.Random(11)
    for line, parse in lines(split):
        told = pairs_of(line)
        spans = sorted({p.span for e in line.events for p in (*e.actors, *e.recipients)})
        made = sentence(line, parse)
        for first in spans:
            for second in spans:
                label = told.get((first, second))
                if first != second and not overlap(first, second) and (label or rng.random() < NEGATIVE):
                    a, b = words_in(parse, first), words_in(parse, second)
                    if a and b:
                        yield made, range(a[0], a[-1] + 1), range(b[0], b[-1] + 1), label or "none"


def overlap(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def pairs_of(line: Annotated) -> dict[tuple[Span, Span], str]:
    """Type by ordered pair of spans. Of two events of one pair, the first told counts."""
    out: dict[tuple[Span, Span], str] = {}
    for event in line.events:
        for actor, recipient in joined(event):
            out.setdefault((actor.span, recipient.span), event.type)
    return out


def joined(event: Event) -> Iterator[tuple[Party, Party]]:
    """Actor with recipient, or every two actors of an event that has none."""
    for actor in event.actors:
        for other in event.recipients or [a for a in event.actors if a is not actor]:
            yield actor, other
