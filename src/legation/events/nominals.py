"""How real a happening is that a noun names: the talks held, threatened, cancelled, or merely spoken of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from legation.events.clauses import base, cases, is_verb
from legation.events.cues import FACTIVE, NOUN, cue_at
from legation.events.degrees import FUTURE, HYPOTHETICAL, PROBABLE, UNKNOWN, State
from legation.records import Parse

_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})
_TOPIC: Final = frozenset(
    {"discuss", "debate", "consider", "weigh", "question", "explore", "study", "ponder", "contest", "dispute", "wonder"}
    | {"fear", "favor", "favour", "welcome", "negotiate", "like", "appeal", "protest", "resist"}
)
_OBJECT_CASES: Final = frozenset({"for", "to", "on", "in", "with", "against", "from", "of", "upon", "into", "about"})
_AHEAD: Final = frozenset({"plan", "commit", "want"})
_HEAD_START: Final = frozenset({"attempt", "campaign", "effort", "bid", "call", "appeal"})


def noun_context(parse: Parse, i: int, state_of: Callable[[int], State]) -> State:
    """The state that the words above noun ``i`` give it; ``state_of`` reads the state of a word above."""
    head, relation, own = parse.tokens[i].head, base(parse, i), cases(parse, i)
    if own & {"without", "sans"} or {"instead", "of"} <= _chain(parse, i):
        return State(sign=-1, reasons=("'without'",))
    if {"event", "of"} <= _chain(parse, i) or {"case", "of"} <= _chain(parse, i):
        return State(UNKNOWN, flags=frozenset({HYPOTHETICAL}), reasons=("in the event of",))
    if own & {"ahead", "pending"}:
        return State().capped(PROBABLE, FUTURE, why="ahead of it")
    if not is_verb(parse, head) and not parse.dependents(head, "cop"):
        return _under_noun(parse, i, head, state_of)
    if relation in ("nsubj", "obj", "obl", "iobj") or parse.tokens[i].deprel == "nsubj:pass":
        return _under_verb(parse, i, head, state_of)
    return State()


def _chain(parse: Parse, i: int) -> set[str]:
    """The words of the prepositions of ``i``, with their fixed parts."""
    case = parse.dependents(i, "case")
    return {parse.tokens[w].text.lower() for c in case for w in (c, *parse.dependents(c, "fixed"))}


def _is_known(parse: Parse, i: int) -> bool:
    """Whether *the*, *this* or a possessor marks the noun as known to the reader."""
    known = any(parse.tokens[c].text.lower() in _KNOWN for c in parse.dependents(i, "det"))
    return known or bool(parse.dependents(i, "nmod:poss"))


def _under_noun(parse: Parse, i: int, head: int, state_of: Callable[[int], State]) -> State:
    cue = cue_at(parse, head, NOUN)
    fits = base(parse, i) == "compound" or bool(cases(parse, i) & {"of", "for", "to", "on", "in", "against"})
    if cue is None or not fits or (base(parse, i) == "compound" and cue.word in _HEAD_START):
        return State()
    if _is_known(parse, i) and cue.group not in ("light", "prevent", "plan"):
        return State()
    flags = (FUTURE,) if cue.group in _AHEAD else ()
    return state_of(head).under(cue.plus, cue.minus, *flags, why=f"'{parse.tokens[head].text}' ({cue.group})")


def _under_verb(parse: Parse, i: int, head: int, state_of: Callable[[int], State]) -> State:
    cue, text = cue_at(parse, head, NOUN), parse.tokens[head].text
    relation, passive = base(parse, i), parse.tokens[i].deprel == "nsubj:pass"
    subject = relation == "nsubj" and not passive
    governed = relation in ("obj", "iobj") or passive or (relation == "obl" and bool(cases(parse, i) & _OBJECT_CASES))
    if subject and not parse.dependents(head, "obj", "ccomp", "xcomp"):
        governed = cue is not None and cue.group == "light"
    if cue is not None and governed:
        if cue.group in FACTIVE or (cue.word in _TOPIC and _is_known(parse, i)):
            return State(reasons=(f"'{text}' takes it as known",))
        if relation == "obl" and (cue.group not in ("order", "light") or _is_known(parse, i)):
            return State()
        flags = (FUTURE,) if cue.group in _AHEAD else ()
        return state_of(head).under(cue.plus, cue.minus, *flags, why=f"'{text}' ({cue.group})")
    if _is_known(parse, i):
        return State()
    above = state_of(head)
    if FUTURE in above.flags and (subject or (relation == "obl" and "for" in cases(parse, i))):
        return State().capped(above.degree, *above.flags, why=f"with '{text}', still ahead")
    return State()
