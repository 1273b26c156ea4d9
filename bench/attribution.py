"""On whose word: ``python -m bench.attribution [--split test|train|dev|all] [-v]``.

Our own annotated newswire, twice: as the coder reads it (report and annotated event of the same type at the same words), and
with the event given, so that a missed event does not count against its source. Then the attribution relations of GUM's
discourse trees (development part): does a word of speech or thought of ours stand where they have one, with their source.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from msgspec import structs

from bench.own import paired
from legation.actors.resolver import ActorResolver
from legation.coder import Coder
from legation.events.cast import Cast
from legation.events.cues import CLAUSE, SPEECH, THOUGHT, cue_at
from legation.events.rules import SPEECH_ACTS
from legation.events.sources import PRONOUNS
from legation.events.speech import links_of
from legation.events.word import attribution_of
from legation.parse.engine import MODEL
from legation.pipeline import Actors
from legation.records import Parse, Source
from training.annotations import FOLDER, Annotated, Event, Word, read
from training.own import split_of

GUM: Final = Path(__file__).resolve().parents[2] / "shared/data/gum_nonnc/gum_nonnc-dev.conllu.gz"
_SIGNAL: Final = re.compile(r"attribution-(?:positive|negative):[^;|]*")
_SOURCE: Final = re.compile(r"sem-atsrc-([\d,-]+)")
_WORD: Final = re.compile(r"lex-indwd-([\d,-]+)")


@dataclass
class Tally:
    """What was right among what was asked: links of chains, events with and without a source."""

    links: int = 0
    hits: int = 0
    found: int = 0
    told: int = 0
    some: int = 0
    kinds: int = 0
    cues: int = 0
    chains: int = 0
    ordered: int = 0
    untold: int = 0
    false: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, line: Annotated, event: Event, chain: tuple[Source, ...], why: str) -> None:
        """Compare one event's chain with the annotated one."""
        note = f"{line.id} {event.type} {line.text[slice(*event.trigger)]!r}"
        text = f"{shown(line, event)} got {[(s.source, s.kind, s.cue) for s in chain]} ({why})\n      {line.text}"
        if not event.attribution:
            self.untold += 1
            self.false += bool(chain)
            if chain:
                self.wrong.append(f"FALSE {note}: {text}")
            return
        pairs = matched(line, event.attribution, chain)
        self.told += 1
        self.some += bool(pairs)
        self.links += len(event.attribution)
        self.found += len(chain)
        self.hits += len(pairs)
        self.kinds += sum(gold.kind == source.kind for gold, source in pairs)
        self.cues += sum(same_cue(line, gold, source) for gold, source in pairs)
        if len(pairs) > 1:
            places = [chain.index(source) for _, source in pairs]
            self.chains += 1
            self.ordered += places == sorted(places)
        for name, holds in (
            ("MISSED", len(pairs) < len(event.attribution)),
            ("EXTRA", len(pairs) < len(chain) and len(pairs) == len(event.attribution)),
            ("KIND", any(gold.kind != source.kind for gold, source in pairs)),
            ("CUE", any(not same_cue(line, gold, source) for gold, source in pairs)),
        ):
            if holds:
                self.wrong.append(f"{name} {note}: {text}")

    def show(self, name: str) -> None:
        """Print one line of figures."""
        print(
            f"{name:12s} source told {ratio(self.some, self.told)}, links recall {ratio(self.hits, self.links)} "
            f"precision {ratio(self.hits, self.found)}, order {ratio(self.ordered, self.chains)}, "
            f"kind {ratio(self.kinds, self.hits)}, cue {ratio(self.cues, self.hits)}; "
            f"none told but one given {ratio(self.false, self.untold)}"
        )


def matched(line: Annotated, gold: tuple[Word, ...], chain: tuple[Source, ...]) -> list[tuple[Word, Source]]:
    """Annotated links with the found ones whose characters they share, each used once. A pronoun, which we give as whom
    it repeats, is found where its cue is."""
    free, pairs = list(chain), []
    for word in gold:
        near = next((s for s in free if s.start < word.span[1] and s.end > word.span[0]), None)
        if near is None and line.text[slice(*word.span)].lower() in PRONOUNS:
            near = next((s for s in free if word.cue and same_cue(line, word, s)), None)
        if near is not None:
            free.remove(near)
            pairs.append((word, near))
    return pairs


def same_cue(line: Annotated, gold: Word, source: Source) -> bool:
    """Whether one cue holds the other (``told`` and ``told reporters``); none is annotated where none is needed."""
    if gold.cue is None:
        return True
    ours, theirs = source.cue.casefold(), line.text[slice(*gold.cue)].casefold()
    return bool(ours) and (ours in theirs or theirs in ours)


def shown(line: Annotated, event: Event) -> list[tuple[str, str]]:
    """The annotated chain in words."""
    return [(line.text[slice(*word.span)], word.kind) for word in event.attribution]


def ratio(part: int, whole: int) -> str:
    """A share with its counts."""
    return f"{part}/{whole}={part / whole:.3f}" if whole else "-"


def lines_of(split: str) -> Iterator[Annotated]:
    """The annotated lines of a split; a file with a faulty line is named and left out."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        try:
            lines = list(read(path))
        except ValueError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        yield from (line for line in lines if split in ("all", split_of(line.id)))


def own(coder: Coder, resolver: Actors, split: str) -> tuple[Tally, Tally]:
    """Chains of the reports that tell an annotated event, and chains at the annotated triggers."""
    read_out, given = Tally(), Tally()
    for line in lines_of(split):
        coded = coder.code(line.text)
        shift = line.text.find(coded.article.text)  # a dateline stands apart
        if shift < 0:
            print(f"left out: {line.id}, whose text was changed on the way", file=sys.stderr)
            continue
        for event, report in paired(line, list(coded.reports)):
            read_out.add(line, event, moved(report.attribution, shift), report.reasons.get("attribution", ""))
        cast = Cast(coded.parse, resolver, None)
        for event in line.events:
            chain, why = at_trigger(coded.parse, event, cast, shift)
            given.add(line, event, moved(chain, shift), why)
    return read_out, given


def moved(chain: tuple[Source, ...], shift: int) -> tuple[Source, ...]:
    """The chain with offsets into the whole line."""
    return tuple(structs.replace(source, start=source.start + shift, end=source.end + shift) for source in chain)


def at_trigger(parse: Parse, event: Event, cast: Cast, shift: int) -> tuple[tuple[Source, ...], str]:
    """The chain at an annotated trigger with the annotated actors; ``shift`` is what the article's text leaves out in
    front of it."""
    token = next((t.i for t in parse.tokens if t.start <= event.trigger[0] - shift < t.end), None)
    if token is None:
        return (), "trigger is not in the parse"
    actors = frozenset(
        t.i
        for t in parse.tokens
        if any(p.span[0] - shift <= t.start and t.end <= p.span[1] - shift for p in event.actors)
    )
    return attribution_of(parse, token, actor_tokens=actors, kind_of=cast.kind_of, speech_act=event.type in SPEECH_ACTS)


@dataclass(frozen=True)
class Relation:
    """An attribution relation of a discourse tree: characters of its cue words and of its source's words."""

    cues: tuple[tuple[int, int], ...]
    sources: tuple[tuple[int, int], ...]


def documents(path: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Text and attribution relations of each document of a CoNLL-U file with eRST annotations in MISC."""
    for block in re.split(r"(?m)^# newdoc id = ", gzip.decompress(path.read_bytes()).decode("utf-8"))[1:]:
        text, spans, marks = "", [], []
        for line in block.splitlines():
            cells = line.split("\t")
            if line.startswith("# newpar ") or line == "# newpar":
                text = text.rstrip() + "\n\n"
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            spans.append((len(text), len(text) + len(cells[1])))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            marks += _SIGNAL.findall(cells[9])
        yield text, [Relation(_spans(_WORD, mark, spans), _spans(_SOURCE, mark, spans)) for mark in marks]


def _spans(pattern: re.Pattern[str], mark: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    numbers: list[int] = []
    for group in pattern.findall(mark):
        for part in group.strip(",-").split(","):
            first, _, last = part.partition("-")
            numbers += range(int(first), int(last or first) + 1)
    return tuple(spans[n - 1] for n in numbers)


def discourse(coder: Coder, path: Path, *, verbose: bool) -> None:
    """Print recall, precision and sources over the relations whose cue is a word."""
    counts = dict.fromkeys(("gold", "listed", "linked", "source", "ours", "right"), 0)
    for text, relations in documents(path):
        parse = coder.engine.parse(text)
        links = {link.cue: link for token in parse.tokens for link in links_of(parse, token.i)}
        wanted = {span for relation in relations for span in relation.cues}
        counts["ours"] += len(links)
        counts["right"] += sum((parse.tokens[cue].start, parse.tokens[cue].end) in wanted for cue in links)
        for relation in (r for r in relations if r.cues):
            tokens = [t.i for t in parse.tokens if (t.start, t.end) in relation.cues]
            mine = [links[i] for i in tokens if i in links]
            counts["gold"] += 1
            counts["listed"] += any((c := cue_at(parse, i, CLAUSE)) and c.group in SPEECH | THOUGHT for i in tokens)
            counts["linked"] += bool(mine)
            counts["source"] += any(
                link.source is not None and parse.tokens[link.source].start in {s for s, _ in relation.sources}
                for link in mine
            )
            if verbose and not mine:
                first = min(relation.cues)[0]
                print(f"  UNSEEN {text[max(0, first - 60) : first + 60]!r}")
    print(
        f"GUM eRST dev  cue in our lists {ratio(counts['listed'], counts['gold'])}, linked to content "
        f"{ratio(counts['linked'], counts['gold'])}, with its source {ratio(counts['source'], counts['linked'])}; "
        f"our links that are theirs {ratio(counts['right'], counts['ours'])}"
    )


def main() -> None:
    """Print the figures; ``-v`` lists what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("train", "dev", "test", "all"), default="test")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    coder = Coder(arguments.model)
    resolver = Actors(ActorResolver.shipped())
    for name, tally in zip(("as read", "event given"), own(coder, resolver, arguments.split), strict=True):
        tally.show(name)
        if arguments.verbose:
            print("\n".join(f"  {name}: {entry}" for entry in tally.wrong))
    if GUM.is_file():
        discourse(coder, GUM, verbose=arguments.verbose)


if __name__ == "__main__":
    main()
