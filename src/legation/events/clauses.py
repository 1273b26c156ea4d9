"""Which words of a sentence carry an event besides its own trigger: light verbs, phase verbs, shared clauses.

An adjunct of time or place belongs to the event when it hangs on the trigger or on one of its carriers
("held talks on Saturday": *held* carries *talks*). Universal Dependencies, as in UD English EWT.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from legation.records import Parse

VERBAL: Final = frozenset({"VERB", "AUX"})
MAX_STEPS: Final = 5

_LIGHT: Final = (
    "hold take have make give conduct carry launch stage mount begin start open resume continue end conclude "
    "complete sign reach strike seal impose announce unveil issue deliver pay undertake perform organize organise "
    "host attend join lead chair convene witness see suffer declare commit execute extend lift file pass enter "
    "disperse disrupt break interrupt escalate intensify wage stop halt suspend ease tighten renew approve adopt "
    "enact finalize finalise clinch ink trigger spark provoke cause widen broaden toughen loosen prolong scrap waive"
)
_PHASE: Final = (
    "begin start continue keep resume stop cease finish manage fail try help go come proceed get remain appear "
    "seem rush force refuse"
)
_CONTAINER: Final = (
    "series round wave day week night spate string number start beginning end resumption outbreak kind sort act "
    "campaign part set pair hour month"
)
_OCCUR: Final = (
    "occur happen take place begin start erupt end unfold break last conclude resume come hold sign impose launch"
)
_EVENTIVE: Final = (
    "attack strike raid war talk visit vote protest march rally election summit meeting deal accord pact "
    "agreement siege coup trial arrest killing murder bombing shelling shooting blast explosion clash battle "
    "fight fighting offensive operation sanction embargo ban ceasefire truce speech address statement interview "
    "call trip tour ceremony crackdown riot unrest violence invasion withdrawal retreat assault ambush massacre "
    "conference session hearing debate ruling verdict decision announcement referendum inauguration funeral "
    "campaign exercise drill test launch crash accident disaster earthquake flood storm collapse release exchange "
    "swap transfer purchase sale shipment award dispute crisis"
)
LIGHT: Final = frozenset(_LIGHT.split())
PHASE: Final = frozenset(_PHASE.split())
CONTAINER: Final = frozenset(_CONTAINER.split())
OCCUR: Final = frozenset(_OCCUR.split())
EVENTIVE: Final = frozenset(_EVENTIVE.split())
_EVENT_ENDINGS: Final = ("tion", "sion", "ment", "ing", "ance", "val", "sal")
_WITHIN_CASES: Final = frozenset({"in", "during", "at", "by", "through", "amid", "with"})


@dataclass(frozen=True)
class Carrier:
    """A token that carries the event, and how.

    ``joined``: another event of the same clause, whose objects are its own; ``front_only``: of its adjuncts only those
    at the front of the clause are shared.
    """

    token: int
    why: str
    joined: bool = False
    front_only: bool = False


def is_verb(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is a verb (not a noun or adjective that heads a clause)."""
    return parse.tokens[i].upos in VERBAL


def base(parse: Parse, i: int) -> str:
    """The relation of token ``i`` without its subtype."""
    return parse.tokens[i].deprel.split(":")[0]


def cases(parse: Parse, i: int) -> frozenset[str]:
    """The prepositions and subordinators of token ``i``, in lower case."""
    return frozenset(parse.tokens[c].text.lower() for c in parse.dependents(i, "case", "mark"))


def has_subject(parse: Parse, i: int) -> bool:
    """Whether token ``i`` has a subject of its own."""
    return bool(parse.dependents(i, "nsubj", "csubj", "expl"))


def is_eventive(parse: Parse, i: int) -> bool:
    """Whether a noun names a happening, by list or by ending; verbs do."""
    lemma = parse.tokens[i].lemma.lower()
    return is_verb(parse, i) or lemma in EVENTIVE or lemma.endswith(_EVENT_ENDINGS)


def carriers(parse: Parse, trigger: int) -> list[Carrier]:
    """The trigger and its carriers, surest first; each token once."""
    found = [Carrier(trigger, "the event itself"), *_below(parse, trigger)]
    node, joined, front_only = trigger, False, False
    for _ in range(MAX_STEPS):
        step = _above(parse, node)
        if step is None or any(step.token == carrier.token for carrier in found):
            break
        joined, front_only = joined or step.joined, front_only or step.front_only
        found.append(Carrier(step.token, step.why, joined, front_only))
        node = step.token
    return found


def _below(parse: Parse, i: int) -> list[Carrier]:
    """The event noun of a light verb; the clause that says of a noun that it took place."""
    found = []
    if is_verb(parse, i) and parse.tokens[i].lemma in LIGHT:
        nouns = parse.dependents(i, "obj") + [c for c in parse.children[i] if parse.tokens[c].deprel == "nsubj:pass"]
        found += [Carrier(noun, "the event noun of the verb") for noun in nouns if is_eventive(parse, noun)]
    if not is_verb(parse, i):
        clauses = [c for c in parse.dependents(i, "acl") if parse.tokens[c].lemma in LIGHT | OCCUR]
        found += [Carrier(clause, "the clause that tells of it") for clause in clauses]
    return found


def _above(parse: Parse, i: int) -> Carrier | None:
    head = parse.tokens[i].head
    if head < 0:
        return None
    return _above_verb(parse, i, head) if is_verb(parse, i) else _above_noun(parse, i, head)


def _above_noun(parse: Parse, i: int, head: int) -> Carrier | None:
    relation, verb = base(parse, i), parse.tokens[head]
    if relation == "conj":
        return None if is_verb(parse, head) else Carrier(head, f"joined with '{verb.text}'")
    if relation == "nmod" and verb.lemma in CONTAINER and "of" in cases(parse, i):
        return Carrier(head, f"'{verb.text}' counts it")
    if not is_verb(parse, head):
        return None
    if relation == "nsubj":
        return Carrier(head, f"subject of '{verb.text}'")
    if relation == "obj" and verb.lemma in LIGHT:
        return Carrier(head, f"object of '{verb.text}'")
    if relation == "obl" and cases(parse, i) and cases(parse, i) <= _WITHIN_CASES:
        return Carrier(head, f"circumstance of '{verb.text}'")
    return None


def _above_verb(parse: Parse, i: int, head: int) -> Carrier | None:
    relation, verb = base(parse, i), parse.tokens[head]
    if relation == "xcomp" and verb.lemma in PHASE:
        return Carrier(head, f"carried on by '{verb.text}'")
    if relation == "conj" and is_verb(parse, head):
        return Carrier(head, f"joined with '{verb.text}'", joined=True, front_only=has_subject(parse, i))
    participle = parse.tokens[i].xpos == "VBG" and not has_subject(parse, i)
    if relation == "advcl" and participle and cases(parse, i) <= {"by", "while", "thus", "thereby"}:
        return Carrier(head, f"part of '{verb.text}'", joined=True)
    return None
