"""Acts done by words: threats, demands, refusals, accusations and pledges count once uttered."""

from __future__ import annotations

from typing import Final

from legation.events.clauses import base, is_verb
from legation.events.cues import CLAUSE, NOUN, cue_at
from legation.events.degrees import State
from legation.events.modality import state_of
from legation.events.modals import negation_at
from legation.events.speech import speech_governor
from legation.records import Parse

_REJECTING_WORDS: Final = (
    "reject refuse decline veto deny oppose cancel rebuff dismiss rule block bar spurn snub rebuke scrap shelve "
    "postpone refusal rejection veto opposition cancellation denial resist boycott turn prevent prohibit ban"
)
_THREATENING_WORDS: Final = (
    "threaten warn vow menace threat warning ultimatum caution intimidate blackmail promise swear pledge issue"
)
_REJECTING: Final = frozenset(_REJECTING_WORDS.split())
_THREATENING: Final = frozenset(_THREATENING_WORDS.split())
_FUTURE_MODALS: Final = frozenset(
    {"will", "would", "'ll", "’ll", "wo", "shall", "could", "may", "might", "can", "must", "'d"}
)
_DUTY: Final = frozenset({"must", "should", "ought", "shall"})
_PLEDGES: Final = frozenset({"offer", "invite", "propose", "volunteer"})
_PLEDGE_NOUNS: Final = frozenset(
    {"pledge", "promise", "vow", "commitment", "agreement", "offer", "invitation", "decision"}
)
_REFUSAL: Final = frozenset({"refuse", "fail", "prevent", "unable", "unlikely"})


def uttered_state(parse: Parse, trigger: int, type_: str, told: State) -> State | None:
    """State of the act that is uttered, where the word at ``trigger`` is what the act is about; else None.

    ``told`` is the state of what ``trigger`` names. "Bonn would close the border, she said": coded as a threat at
    *close*, the threat was uttered though nothing is closed. A pledge of aid is AGREE and done; aid that "will" come is
    not.
    """
    if type_ in ("AGREE", "CONCEDE"):
        return _pledge(parse, trigger)
    if _is_content(parse, trigger, type_, told):
        governor = speech_governor(parse, trigger)
        if governor is None:
            return State(reasons=(f"{type_} counts when uttered",))
        said = state_of(parse, governor)
        return State(said.degree, said.sign, said.flags, (*said.reasons, f"{type_} counts when uttered"))
    return None


def _is_content(parse: Parse, trigger: int, type_: str, told: State) -> bool:
    lemma = parse.tokens[trigger].lemma.lower()
    modals = {parse.tokens[c].text.lower() for c in parse.dependents(trigger, "aux")}
    if type_ == "THREATEN":
        # a threat may also be told as what somebody "would" do in a clause without any word of threat
        return lemma not in _THREATENING and (
            bool(modals & _FUTURE_MODALS) or _governed(parse, trigger, "want", "commit")
        )
    if type_ == "REJECT":
        refused = negation_at(parse, trigger) is not None or _governed(parse, trigger, *_REFUSAL) or told.sign < 0
        return lemma not in _REJECTING and refused
    if type_ == "REQUEST":
        duty = bool(modals & _DUTY) or _needs(parse, trigger) or "an order or appeal" in told.reasons
        return duty or _governed(parse, trigger, "order")
    if type_ == "ACCUSE":
        return _governed(parse, trigger, "claim")
    return False


def _governed(parse: Parse, trigger: int, *groups: str) -> bool:
    """Whether a cue of one of ``groups`` directly governs the trigger."""
    head, relation = parse.tokens[trigger].head, base(parse, trigger)
    if head < 0 or parse.tokens[trigger].deprel == "acl:relcl":
        return False
    clause = is_verb(parse, trigger) or relation in ("xcomp", "ccomp", "advcl")
    cue = cue_at(parse, head, CLAUSE if clause else NOUN)
    placed = (
        relation in ("xcomp", "ccomp", "advcl", "acl", "obj", "nmod", "obl")
        or parse.tokens[trigger].deprel == "nsubj:pass"
    )
    return cue is not None and placed and cue.group in groups


def _needs(parse: Parse, trigger: int) -> bool:
    head = parse.tokens[trigger].head
    return head >= 0 and base(parse, trigger) == "xcomp" and parse.tokens[head].lemma in ("need", "have", "demand")


def _pledge(parse: Parse, trigger: int) -> State | None:
    """State of the pledge, offer, invitation or decision that governs the trigger, where there is one."""
    head = parse.tokens[trigger].head
    if head < 0 or base(parse, trigger) not in ("xcomp", "ccomp", "acl", "obj", "nmod", "obl", "advcl"):
        return None
    if parse.tokens[trigger].deprel == "acl:relcl":
        return None
    cue = cue_at(parse, head, CLAUSE)
    verb = is_verb(parse, head)
    pledges = cue is not None and (cue.group == "commit" or cue.word in (_PLEDGES if verb else _PLEDGE_NOUNS))
    if not pledges or (base(parse, trigger) == "obl" and not parse.dependents(trigger, "case")):
        return None
    state = state_of(parse, head)
    return State(
        state.degree,
        state.sign,
        state.flags,
        (*state.reasons, f"'{parse.tokens[head].text}': a pledge counts when made"),
    )
