"""The condition an event hangs on: the clause or phrase that states it, as the text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events.clauses import base, is_verb
from legation.events.cues import CLAUSE, cue_at
from legation.records import Parse

_RELATIONS: Final = frozenset({"advcl", "obl", "advmod", "nmod", "acl", "amod", "xcomp", "parataxis", "dep"})
_OPENING: Final = re.compile(
    r"(?P<only>(?:but |and )?only )?(?:"
    r"(?P<plain>if|unless|provided|providing|in case|in the event|on (?:the )?condition|assuming|on the understanding|"
    r"(?:for )?as long as|so long as|subject to|contingent (?:up)?on|conditional (?:up)?on|depending on|"
    r"in exchange for|in return for)|"
    r"(?P<onset>once|as soon as|when|after)|(?P<until>until|till|pending))\b",
    re.IGNORECASE,
)
_EXCLUDED: Final = re.compile(
    r"(?:even|as|what) if\b|if (?:not|any|anything|ever|so|necessary|only|confirmed|true)\s*$", re.IGNORECASE
)
_INVERTED: Final = frozenset({"should", "had", "were"})
_LASTING: Final = frozenset(
    {"remain", "stay", "continue", "keep", "maintain", "suspend", "withhold", "postpone", "delay"}
)
_MAX_DOWN: Final = 4


@dataclass(frozen=True)
class Condition:
    """A condition: its text, its characters, its first word in lower case, and whether it makes the event a supposition
    (an *until* does not: the refusal holds till then)."""

    text: str
    span: tuple[int, int]
    opening: str
    supposes: bool


def condition_of(parse: Parse, trigger: int, *, denied: bool, ahead: bool) -> Condition | None:
    """The condition of the event at ``trigger``, or None.

    ``denied``: the event is refused or denied, so that *until* sets a condition; ``ahead``: it is not yet done, so that
    *if* supposes and *once* sets a condition.
    """
    inside = set(parse.subtree(trigger))
    for node in _nodes(parse, trigger):
        for child in parse.children[node]:
            if child == trigger or trigger in parse.subtree(child):
                continue
            found = _read(parse, node, child, denied=denied, ahead=ahead)
            if found is not None and (child in inside or node != trigger):
                return found
    return None


def _nodes(parse: Parse, trigger: int) -> Iterator[int]:
    """Where a condition of the event may hang: its word, its complements, then the words above it, nearest first."""
    level = [trigger]
    for _ in range(_MAX_DOWN):
        yield from level
        level = [c for node in level for c in parse.children[node] if _carries_content(parse, node, c)]
    node = trigger
    while parse.tokens[node].head >= 0:
        relation = base(parse, node)
        if parse.tokens[node].deprel == "acl:relcl" or (relation == "advcl" and not _participle(parse, node)):
            return
        node = parse.tokens[node].head
        yield node


def _participle(parse: Parse, node: int) -> bool:
    return parse.tokens[node].xpos == "VBG" and not parse.dependents(node, "mark", "nsubj")


def _carries_content(parse: Parse, node: int, child: int) -> bool:
    """Whether what a promise, threat or refusal is about goes on in ``child``."""
    relation = base(parse, child)
    if relation in ("ccomp", "xcomp"):
        return True
    if parse.tokens[child].deprel == "acl:relcl" or cue_at(parse, node, CLAUSE) is None:
        return False
    return relation in ("obj", "acl", "parataxis") or (relation == "advcl" and not parse.dependents(child, "nsubj"))


def _read(parse: Parse, node: int, child: int, *, denied: bool, ahead: bool) -> Condition | None:
    if base(parse, child) not in _RELATIONS:
        return None
    first, last = _trimmed(parse, child)
    if first > last:
        return None
    text = parse.text[parse.tokens[first].start : parse.tokens[last].end]
    if _inverted(parse, child, first) and ahead:
        return Condition(text, parse.span(first, last), parse.tokens[first].text.lower(), supposes=True)
    match = _OPENING.match(text)
    before = parse.tokens[first - 1].text.lower() if first else ""
    if match is None or _EXCLUDED.match(f"{before} {text}") or _EXCLUDED.match(text):
        return None
    if match["onset"] and not _sets(parse, child, match, ahead=ahead):
        return None
    lasting = parse.tokens[node].lemma in _LASTING
    if match["until"] and not (denied or lasting):
        return None
    if match["plain"] and not (ahead or denied or match["only"]):
        return None
    if match["only"] is None and before == "only":
        first -= 1
        text = parse.text[parse.tokens[first].start : parse.tokens[last].end]
    opening = match[0].split()[0].lower()
    return Condition(text, parse.span(first, last), opening, supposes=not match["until"])


def _sets(parse: Parse, child: int, match: re.Match[str], *, ahead: bool) -> bool:
    """*once* and *as soon as* set a condition on what is ahead; *when* and *after* only with *only*."""
    clause = is_verb(parse, child) or bool(parse.dependents(child, "cop", "advcl"))
    plain = match["onset"].lower() in ("once", "as soon as")
    return ahead and clause and (plain or bool(match["only"]))


def _trimmed(parse: Parse, child: int) -> tuple[int, int]:
    """First and last token of the phrase at ``child`` without punctuation and conjunctions at its ends."""
    tokens = parse.subtree(child)
    while tokens and (parse.tokens[tokens[0]].upos in ("PUNCT", "CCONJ")):
        tokens = tokens[1:]
    while tokens and parse.tokens[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    return (tokens[0], tokens[-1]) if tokens else (1, 0)


def _inverted(parse: Parse, clause: int, first: int) -> bool:
    """*Should the talks fail*, *were it to leave*: the auxiliary opens the clause."""
    opening = parse.tokens[first]
    if opening.text.lower() not in _INVERTED or base(parse, clause) not in ("advcl", "parataxis"):
        return False
    return base(parse, first) in ("aux", "cop") and opening.head == clause and bool(parse.dependents(clause, "nsubj"))
