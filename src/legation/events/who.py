"""Who did it, and to whom: the slots of a trigger filled with actors, and what the language engine links to it.

The syntax gives candidates by the lexicon row; the engine's links confirm or refuse them, and name others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from legation.events.cast import Cast
from legation.events.entries import Lexicon
from legation.events.learned import linked
from legation.events.slots import fill
from legation.events.what import Trigger, support
from legation.records import Actor, Parse

# How sure of a link the engine must be to add a party, and to leave one that the syntax gave (probabilities).
SURE_LINK: Final = 0.60  # beside what the syntax gave
SURE_ALONE: Final = 0.30  # where the syntax gave nobody
LEAST_LINK: Final = 0.01
LEAST_BESIDE: Final = 0.10  # where the engine is sure that a party belongs to the other side


@dataclass(frozen=True)
class Roles:
    """Actors and recipients of an event, the tokens of the actors' heads, and in words where each side was found."""

    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    actor_tokens: frozenset[int]
    actor_why: str
    recipient_why: str


def roles_of(parse: Parse, trigger: Trigger, cast: Cast, lexicon: Lexicon) -> Roles:
    """The roles of one event. A ``sym`` row lists all parties as actors; nobody is both actor and recipient."""
    by_row = _by_row(parse, trigger, cast, lexicon)
    if parse.scores is None:
        return by_row
    ours = linked(parse, trigger.tokens, "actor")
    theirs = linked(parse, trigger.tokens, "recipient")
    actors, actor_tokens, actor_why = _weighed(parse, by_row.actors, by_row.actor_why, ours, theirs, cast)
    recipients, _, recipient_why = _weighed(parse, by_row.recipients, by_row.recipient_why, theirs, ours, cast)
    starts = {(actor.start, actor.country) for actor in actors}
    recipients = tuple(actor for actor in recipients if (actor.start, actor.country) not in starts)
    if not actors and trigger.type == "PROTEST":
        return replace(_protesters(trigger, recipients, cast), recipient_why=recipient_why)
    return Roles(actors, recipients, actor_tokens, actor_why, recipient_why)


def _weighed(
    parse: Parse, told: tuple[Actor, ...], why: str, links: dict[int, float], others: dict[int, float], cast: Cast
) -> tuple[tuple[Actor, ...], frozenset[int], str]:
    """One side: what the engine is sure of, and what the row gave where the engine does not refuse it."""
    kept: list[Actor] = []
    reasons: list[str] = []
    for actor in told:
        tokens = [i for i in links if _within(parse, i, actor)]
        share = max((links[i] for i in tokens), default=LEAST_LINK)
        other = max((others[i] for i in tokens), default=0.0)
        if share >= LEAST_LINK and not (other >= SURE_LINK and share < LEAST_BESIDE):
            kept.append(actor)
    if kept:
        reasons.append(why)
    least = SURE_LINK if kept else SURE_ALONE
    for token, share in sorted(links.items()):
        if share < least or others[token] > share:
            continue
        for actor in cast.single(token):
            if not any(_same_mention(actor, other) for other in kept):
                kept.append(actor)
                reasons.append(f"linked to '{parse.tokens[token].text}' ({share:.2f})")
    kept.sort(key=lambda actor: actor.start or 0)
    heads = frozenset(i for i in links for actor in kept if _within(parse, i, actor))
    return tuple(kept), heads, "; ".join(reasons) or "nobody told"


def _same_mention(actor: Actor, other: Actor) -> bool:
    if actor.start is None or other.start is None or actor.end is None or other.end is None:
        return actor == other
    return actor.country == other.country and actor.start < other.end and other.start < actor.end


def _protesters(trigger: Trigger, recipients: tuple[Actor, ...], cast: Cast) -> Roles:
    implied = (cast.implied(trigger.token, recipients),)
    return Roles(implied, recipients, frozenset(), "protesters implied", "")


def _by_row(parse: Parse, trigger: Trigger, cast: Cast, lexicon: Lexicon) -> Roles:
    """The roles that the lexicon row finds in the syntax."""
    verb = support(parse, trigger.token, lexicon)
    actors, actor_tokens, actor_why = _side(parse, trigger.token, trigger.entry.actor, cast, ())
    if not actors and verb is not None:
        actors, actor_tokens, actor_why = _side(parse, verb, ("subj", "by", *_beyond(trigger.entry.actor)), cast, ())
    recipients, _, recipient_why = _side(parse, trigger.token, trigger.entry.recipient, cast, actors)
    if not recipients and verb is not None:
        recipients, _, recipient_why = _side(parse, verb, _beyond(trigger.entry.recipient), cast, actors)
    if "sym" in trigger.entry.flags:
        return Roles(
            (*actors, *recipients), (), actor_tokens, _joined(actor_why, recipient_why), "all parties are actors"
        )
    if not actors and trigger.type == "PROTEST" and parse.scores is None:
        return replace(_protesters(trigger, recipients, cast), recipient_why=recipient_why)
    return Roles(actors, recipients, actor_tokens, actor_why, recipient_why)


def _beyond(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of an event noun that its support verb may carry in its stead: "held talks *between* …"."""
    return tuple(path for path in paths if path.split(".")[0] not in ("of", "poss", "amod", "subj", "by"))


def _side(
    parse: Parse, token: int, paths: tuple[str, ...], cast: Cast, taken: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], frozenset[int], str]:
    """The first path that leads to actors who are not taken."""
    starts = {(actor.start, actor.country) for actor in taken}
    known = {actor.entity for actor in taken if actor.entity and actor.entity.startswith("person:")}
    for path in paths:
        found: list[Actor] = []
        tokens: set[int] = set()
        for head in fill(parse, token, path):
            if head == token:
                continue
            for actor in cast.actors(head):
                if (actor.start, actor.country) not in starts and actor.entity not in known and actor not in found:
                    found.append(actor)
                    tokens.update(i for i in parse.subtree(head) if _within(parse, i, actor))
        if found:
            return tuple(found), frozenset(tokens), f"{path} of '{parse.tokens[token].text}'"
    return (), frozenset(), "nobody told"


def _within(parse: Parse, i: int, actor: Actor) -> bool:
    token = parse.tokens[i]
    return actor.start is not None and actor.end is not None and actor.start <= token.start and token.end <= actor.end


def _joined(*parts: str) -> str:
    told = [part for part in parts if part != "nobody told"]
    return " and ".join(told) or "nobody told"
