"""Who did it, and to whom: the slots of a trigger filled with actors."""

from __future__ import annotations

from dataclasses import dataclass

from legation.events.cast import Cast
from legation.events.entries import Lexicon
from legation.events.slots import fill
from legation.events.what import Trigger, support
from legation.records import Actor, Parse


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
    if not actors and trigger.type == "PROTEST":
        return Roles(
            (cast.implied(trigger.token, recipients),), recipients, frozenset(), "protesters implied", recipient_why
        )
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
