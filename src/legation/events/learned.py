"""What the language engine's event heads say of a parse: triggers with their types, and links to those involved.

Without scores (a parse that was made by hand) nothing is said, and the lexicon decides alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from legation.records import Parse

NONE: Final = "none"


def type_at(parse: Parse, tokens: Iterable[int]) -> dict[str, float]:
    """The probability of each PLOVER type, the highest that any of the tokens has as its trigger; {} without scores."""
    if parse.scores is None:
        return {}
    best = parse.scores.act[sorted(tokens)].max(0).tolist()
    return {name: share for name, share in zip(parse.scores.types, best, strict=True) if name != NONE}


def event_at(parse: Parse, tokens: Iterable[int]) -> float:
    """The probability that one of the tokens is an event's trigger, of whatever type; 1 without scores."""
    if parse.scores is None:
        return 1.0
    return 1.0 - float(parse.scores.act[sorted(tokens), parse.scores.types.index(NONE)].min())


def mode_at(parse: Parse, token: int, type_: str, least: float) -> str:
    """The likeliest mode of a type at a trigger, '' where none reaches ``least`` among all modes."""
    if parse.scores is None:
        return ""
    row = parse.scores.mode[token]
    own = {n: float(row[n]) for n, name in enumerate(parse.scores.modes) if name.startswith(type_ + ".")}
    best = max(own, key=lambda n: own[n], default=None)
    return parse.scores.modes[best].split(".", 1)[1] if best is not None and own[best] >= least else ""


def linked(parse: Parse, tokens: Iterable[int], label: str) -> dict[int, float]:
    """The probability that the event told by ``tokens`` has this link to each token of its sentence; {} without scores.

    Labels: actor, recipient, time, place, source.
    """
    if parse.scores is None:
        return {}
    origins = sorted(tokens)
    first, stop = parse.sentences[parse.sentence_of[origins[0]]]
    here = [i for i in origins if first <= i < stop]
    rows = [parse.scores.link(i, label, first, stop) for i in here]
    return {first + n: float(max(row[n] for row in rows)) for n in range(stop - first)}
