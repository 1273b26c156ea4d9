"""What stands at an event's own word: negation, modal auxiliaries, hedging adverbs and adjectives."""

from __future__ import annotations

from typing import Final

from legation.events.clauses import base, cases, is_verb
from legation.events.cues import CLAUSE, ITSELF, SPEECH, THOUGHT, cue_at
from legation.events.degrees import FUTURE, HYPOTHETICAL, POSSIBLE, PROBABLE, UNKNOWN, State
from legation.records import Parse

NEGATORS: Final = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "nowhere", "nt"})
_NO: Final = frozenset({"no", "neither", "nobody", "none", "nothing"})
_WILL: Final = frozenset({"will", "'ll", "’ll", "wo", "shall", "sha"})
_MAY: Final = frozenset({"may", "might"})
_CAN: Final = frozenset({"can", "could", "ca"})
_WOULD: Final = frozenset({"would", "'d", "’d"})
_SHOULD: Final = frozenset({"should", "ought"})
_ONLY: Final = frozenset({"only", "just", "merely", "simply", "because"})


def own_state(parse: Parse, i: int, state: State) -> State:
    """``state`` of the surroundings of token ``i`` as the words at ``i`` itself leave it."""
    state = _modal(parse, i, state)
    for child in parse.children[i]:
        hedge = cue_at(parse, child, ITSELF) if base(parse, child) in ("advmod", "amod", "compound") else None
        if hedge is not None:
            ahead = (FUTURE,) if parse.tokens[child].upos != "ADV" and hedge.plus[:2] in ("PR", "PS") else ()
            state = state.hedged(hedge.plus, f"'{parse.tokens[child].text}'", *ahead)
    negator = negation_at(parse, i)
    if negator is None:
        return state
    why = f"'{parse.tokens[negator].text}' denies it"
    # the "no" of an object or subject has denied the verb above already
    counted = parse.tokens[negator].deprel == "det" and base(parse, i) in ("obj", "nsubj") and why in state.reasons
    return state if counted else state.denied(why)


def negation_at(parse: Parse, i: int) -> int | None:
    """The word that denies token ``i``: *not*, *never*, *no* before it, its subject or its object; else None."""
    found = [c for c in parse.children[i] if _negates(parse, c)]
    if is_verb(parse, i):
        for noun in parse.dependents(i, "nsubj", "obj"):
            words = [noun, *parse.dependents(noun, "det", "advmod", "cc")]
            found += [w for w in words if parse.tokens[w].text.lower() in _NO]
            found += [w for w in parse.dependents(noun, "det") if parse.tokens[w].text.lower() == "not"]
        found += [c for c in parse.dependents(i, "obl") if cases(parse, c) & {"under", "at", "in"} and _none(parse, c)]
    return found[0] if len(found) % 2 else None


def _none(parse: Parse, noun: int) -> bool:
    return any(parse.tokens[c].text.lower() == "no" for c in parse.dependents(noun, "det"))


def _negates(parse: Parse, child: int) -> bool:
    word, relation = parse.tokens[child].text.lower(), base(parse, child)
    after = parse.tokens[child + 1].text.lower() if child + 1 < len(parse.tokens) else ""
    if relation == "advmod":
        no_longer = word in ("longer", "more") and any(
            parse.tokens[c].text.lower() == "no" for c in parse.children[child]
        )
        return (word in NEGATORS and after not in _ONLY) or no_longer
    return (relation == "det" and word in ("no", "neither")) or (relation == "cc" and word in ("neither", "nor"))


def _modal(parse: Parse, i: int, state: State) -> State:
    words = {parse.tokens[c].text.lower() for c in parse.dependents(i, "aux")}
    lemmas = {parse.tokens[c].lemma for c in parse.dependents(i, "aux", "cop")}
    perfect = "have" in words or (
        "have" in lemmas and not words & {"has", "had"} and bool(words & (_WOULD | _MAY | _CAN))
    )
    why = f"'{' '.join(sorted(words))}'"
    if words & _WILL:
        return state.capped(PROBABLE, FUTURE, why=why)
    if words & _WOULD:
        return _would(parse, i, state, perfect=perfect, why=why)
    if words & _MAY:
        return state.capped(POSSIBLE, *(() if perfect else (FUTURE,)), why=why)
    if words & _CAN and not any(_negates(parse, c) for c in parse.children[i]):
        return state.capped(POSSIBLE, *(() if perfect else (FUTURE,)), why=why)
    if "must" in words:
        return state.capped(PROBABLE, *(() if perfect else (FUTURE,)), why=why)
    if words & _SHOULD:
        if perfect:
            return state.hedged("CT-", f"{why} of what did not happen", HYPOTHETICAL)
        return state.capped(UNKNOWN, why=f"{why}: a duty, not a fact")
    return _to_come(parse, i, state)


def _to_come(parse: Parse, i: int, state: State) -> State:
    """*is to meet*: an arrangement."""
    words = {parse.tokens[c].text.lower() for c in parse.dependents(i, "aux", "cop")}
    to = any(parse.tokens[c].text.lower() == "to" for c in parse.dependents(i, "mark", "aux"))
    if to and words & {"is", "are", "was", "were", "am", "'s"} and base(parse, i) not in ("xcomp", "acl", "advcl"):
        return state.capped(PROBABLE, FUTURE, why="'is to'")
    return state


def _would(parse: Parse, i: int, state: State, *, perfect: bool, why: str) -> State:
    """*would*: the future of a past report, else a supposition; *would have* is contrary to fact."""
    if perfect:
        return state.hedged("CT-", f"{why} have: contrary to fact", HYPOTHETICAL)
    if _reported_past(parse, i):
        return state.capped(PROBABLE, FUTURE, why=f"{why}: future of a past report")
    return state.capped(POSSIBLE, FUTURE, HYPOTHETICAL, why=why)


def _reported_past(parse: Parse, i: int) -> bool:
    """Whether a past word of speech, thought or promise governs token ``i`` within its own clause chain."""
    node = i
    while parse.tokens[node].head >= 0:
        if parse.tokens[node].deprel == "acl:relcl":
            return False
        head = parse.tokens[node].head
        cue = cue_at(parse, head, CLAUSE)
        told = cue is not None and cue.group in SPEECH | THOUGHT | {"commit", "plan", "factive"}
        if (
            told
            and base(parse, node) in ("ccomp", "parataxis", "acl")
            and parse.tokens[head].xpos in ("VBD", "VBN", "NN")
        ):
            return True
        node = head
    return False
