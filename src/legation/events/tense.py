"""Past, present or future of an event, from tags, auxiliaries and the verbs above it."""

from __future__ import annotations

from typing import Final

from legation.events.clauses import PHASE, base, carriers, cases, is_verb
from legation.records import Parse

PAST: Final = "past"
PRESENT: Final = "present"
FUTURE: Final = "future"
_MAX_CLIMB: Final = 8
_FUTURE_AUX: Final = frozenset(
    {"will", "shall", "would", "may", "might", "could", "should", "must", "'ll", "wo", "sha", "'d"}
)
_USED: Final = frozenset({"manage", "fail", "help", "use", "have", "force", "refuse", "begin", "start", "continue"})
_AHEAD_VERBS: Final = frozenset(
    {
        "plan",
        "schedule",
        "propose",
        "seek",
        "want",
        "demand",
        "urge",
        "expect",
        "threaten",
        "consider",
        "promise",
        "pledge",
    }
    | {"prepare", "await", "postpone", "delay", "intend", "hope", "request", "vow", "aim", "set", "be", "due", "agree"}
)
_AHEAD_WORDS: Final = frozenset(
    {
        "planned",
        "upcoming",
        "scheduled",
        "proposed",
        "possible",
        "potential",
        "future",
        "forthcoming",
        "expected",
        "next",
    }
    | {"looming", "impending", "intended", "threatened", "coming"}
)
_BEHIND_WORDS: Final = frozenset({"recent", "last", "previous", "past", "earlier", "latest", "failed"})
_AHEAD_CASES: Final = frozenset({"ahead", "before", "until", "pending"})
_AT_CASES: Final = frozenset({"at", "during"})
_BEHIND_CASES: Final = frozenset({"after", "following", "since"})


def tense_of(parse: Parse, trigger: int) -> str:
    """The tense of the event at ``trigger``: ``past``, ``present`` or ``future`` (relative to the telling)."""
    return _tense(parse, trigger, _MAX_CLIMB)


def _tense(parse: Parse, i: int, steps: int) -> str:
    if steps <= 0:
        return PAST
    if is_verb(parse, i) or parse.dependents(i, "cop"):
        return _predicate(parse, i, steps)
    return _noun(parse, i, steps)


def _predicate(parse: Parse, i: int, steps: int) -> str:
    own = _auxiliaries(parse, i)
    if own:
        return own
    head, tag = parse.tokens[i].head, parse.tokens[i].xpos
    if tag == "VBD":
        return PAST
    if tag in ("VBZ", "VBP"):
        return PRESENT
    if head < 0:
        return PAST if tag == "VBN" else PRESENT
    if base(parse, i) == "conj":
        return _tense(parse, head, steps - 1)
    if "to" in _marks(parse, i):
        return _infinitive(parse, i, head, steps)
    if tag == "VBN":
        return PAST
    if tag == "VB":
        return FUTURE if base(parse, i) in ("ccomp", "xcomp") else PRESENT
    return _tense(parse, head, steps - 1)


def _marks(parse: Parse, i: int) -> set[str]:
    return {parse.tokens[c].text.lower() for c in parse.dependents(i, "mark")}


def _auxiliaries(parse: Parse, i: int) -> str | None:
    """What auxiliaries and copulas say; None where there are none."""
    words = [parse.tokens[c] for c in parse.dependents(i, "aux", "cop")]
    forms = {word.text.lower() for word in words}
    perfect = any(word.lemma == "have" for word in words) and parse.tokens[i].xpos in ("VBN", "VBD")
    perfect = perfect or ("been" in forms and any(word.lemma == "have" for word in words))
    if perfect:
        return FUTURE if forms & {"will", "'ll"} else PAST
    if forms & _FUTURE_AUX:
        return FUTURE
    if forms & {"was", "were", "did", "had"}:
        return PAST
    if "to" in _marks(parse, i) and forms & {"is", "are", "'s", "'re", "am"}:
        return FUTURE
    if forms & {"is", "are", "am", "'s", "'re", "'m", "do", "does", "being", "can"} and forms != {"being"}:
        return PRESENT
    return None


def _infinitive(parse: Parse, i: int, head: int, steps: int) -> str:
    """``to`` and a verb: as its head after phase verbs and for a purpose, else ahead."""
    if parse.tokens[head].lemma == "go" and parse.tokens[head].text.lower() == "going":
        return FUTURE
    if base(parse, i) == "advcl":
        return _tense(parse, head, steps - 1)
    if base(parse, i) == "xcomp" and is_verb(parse, head) and parse.tokens[head].lemma in PHASE | _USED:
        return _tense(parse, head, steps - 1)
    return FUTURE


def _noun(parse: Parse, i: int, steps: int) -> str:
    modifiers = {parse.tokens[c].text.lower() for c in parse.dependents(i, "amod")}
    if modifiers & _AHEAD_WORDS:
        return FUTURE
    if modifiers & _BEHIND_WORDS:
        return PAST
    own = cases(parse, i)
    if own & _BEHIND_CASES:
        return PAST
    if own & _AHEAD_CASES:
        return FUTURE
    if own & _AT_CASES:
        return _circumstance(parse, i, steps)
    for carrier in carriers(parse, i)[1:]:
        return _tense(parse, carrier.token, steps - 1)
    head = parse.tokens[i].head
    if head < 0:
        return PAST
    if is_verb(parse, head) and parse.tokens[head].lemma in _AHEAD_VERBS and base(parse, i) in ("obj", "obl"):
        return FUTURE if "for" in own or base(parse, i) == "obj" else _tense(parse, head, steps - 1)
    return _tense(parse, head, steps - 1)


def _circumstance(parse: Parse, i: int, steps: int) -> str:
    """Where something was done is as past as the doing: "promised them aid at talks" tells of talks that were."""
    node = parse.tokens[i].head
    for _ in range(steps):
        if node < 0 or is_verb(parse, node) or parse.dependents(node, "cop"):
            break
        node = parse.tokens[node].head
    return _tense(parse, node, steps - 1) if node >= 0 else PAST
