"""What happened: the words of a parse that tell of a PLOVER event, by the lexicon and by the language engine.

Every verb, noun and adjective that the lexicon knows is matched against its rows; the row that asks most and gets it
wins. Words that a winning row has used up ("hold *talks*") tell of nothing more, so an event has one trigger. The engine
then has its say: it drops what it holds for no event, reads some words otherwise, and adds words that no row knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from legation.events.codes import types
from legation.events.entries import SUPPORT_VERBS, Entry, Lexicon, Need
from legation.events.learned import event_at, mode_at, type_at
from legation.events.slots import complements, fill, is_participle, marks, objects
from legation.records import Parse

IsKind = Callable[[int, str], bool]
MODE_CLASSES: Final = (
    ("meet", "meet_words"),
    ("assist", "assist_words"),
    ("yield", "yield_words"),
    ("change", "change_words"),
)
# How sure the engine must be (probabilities); chosen on our annotated newswire's dev part and the annotated articles.
LEAST_EVENT: Final = 0.02
SURE_OF_ANOTHER: Final = 0.60
LEAST_OF_OWN: Final = 0.15
SURE_ALONE: Final = 0.30
SURE_AGAINST_ROW: Final = 0.85
LEAST_MODE: Final = 0.50
BY_ENGINE: Final = "the language engine"  # stands where a row's file and line would
_MAY_TELL: Final = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_NOT_A_TRIGGER: Final = frozenset(
    {"compound", "case", "mark", "fixed", "flat", "aux", "aux:pass", "cop", "det", "cc", "discourse"}
)
_POS: Final = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "ADJ": "ADJ"}


@dataclass(frozen=True)
class Trigger:
    """An event word, the lexicon row that reads it so, its PLOVER type and mode ('' if unknown), and the words it uses."""

    token: int
    entry: Entry
    type: str
    mode: str
    used: frozenset[int]
    score: float | None = None  # the engine's probability of the type, None where there is no engine

    @property
    def tokens(self) -> frozenset[int]:
        """All words that tell the event."""
        return self.used | {self.token}


def triggers(parse: Parse, lexicon: Lexicon, is_kind: IsKind) -> list[Trigger]:
    """The event triggers of a parse in text order. ``is_kind(token, "@actor")`` decides the kinds of mentions."""
    matches = [match for match in (_match(parse, i, lexicon, is_kind) for i in range(len(parse.tokens))) if match]
    used = {token for match in matches for token in match.used}
    told = [
        Trigger(match.token, match.entry, match.entry.type, _mode(parse, match, lexicon), match.used)
        for match in matches
        if match.entry.type and match.token not in used
    ]
    if parse.scores is None:
        return told
    judged = [judge for judge in (_judged(parse, trigger) for trigger in told) if judge]
    nothing = {match.token for match in matches if not match.entry.type}
    taken = {token for trigger in told for token in trigger.tokens}
    return sorted([*judged, *_added(parse, taken, nothing)], key=lambda trigger: trigger.token)


def _judged(parse: Parse, trigger: Trigger) -> Trigger | None:
    """A match of the lexicon as the engine sees it: dropped, read as another type, or kept."""
    if event_at(parse, trigger.tokens) < LEAST_EVENT:
        return None
    types_ = type_at(parse, trigger.tokens)
    best = max(types_, key=lambda name: types_[name])
    if types_[best] >= SURE_OF_ANOTHER and types_[trigger.type] < LEAST_OF_OWN:
        mode = mode_at(parse, trigger.token, best, LEAST_MODE)
        return replace(trigger, type=best, mode=mode, score=types_[best], entry=_by_engine(best, parse, trigger.token))
    mode = trigger.mode or mode_at(parse, trigger.token, trigger.type, LEAST_MODE)
    return replace(trigger, mode=mode, score=types_[trigger.type])


def _added(parse: Parse, taken: set[int], nothing: set[int]) -> Iterator[Trigger]:
    """Words that the engine alone holds for triggers; more is asked where the lexicon knows a non-event."""
    for token in parse.tokens:
        if token.i in taken or token.upos not in _MAY_TELL:
            continue
        types_ = type_at(parse, (token.i,))
        best = max(types_, key=lambda name: types_[name])
        if types_[best] >= (SURE_AGAINST_ROW if token.i in nothing else SURE_ALONE):
            entry = _by_engine(best, parse, token.i)
            yield Trigger(token.i, entry, best, mode_at(parse, token.i, best, LEAST_MODE), frozenset(), types_[best])


def _by_engine(type_: str, parse: Parse, i: int) -> Entry:
    """A row for a trigger that no row knows: the plain places of actor and recipient, which links then correct."""
    verbal = parse.tokens[i].upos in ("VERB", "AUX")
    actor = ("subj", "by") if verbal else ("poss", "by", "of", "amod")
    recipient = ("obj", "to", "against", "on") if verbal else ("against", "on", "with", "of", "to")
    return Entry(type_, (), "", actor, recipient, frozenset(), BY_ENGINE)


@dataclass(frozen=True)
class _Match:
    token: int
    entry: Entry
    used: frozenset[int]


def _match(parse: Parse, i: int, lexicon: Lexicon, is_kind: IsKind) -> _Match | None:
    token = parse.tokens[i]
    if token.deprel in _NOT_A_TRIGGER or token.upos not in _POS:
        return None
    for entry in _entries(lexicon, token.upos, token.lemma.lower(), token.xpos, participle=is_participle(parse, i)):
        used: set[int] = set()
        for need in entry.needs:
            found = _filled(parse, i, need, is_kind)
            if found is None:
                break
            used |= found
        else:
            return _Match(i, entry, frozenset(used - {i}))
    return None


def _entries(lexicon: Lexicon, upos: str, lemma: str, xpos: str, *, participle: bool) -> Iterator[Entry]:
    yield from lexicon.find(_POS[upos], lemma)
    if upos == "ADJ" and xpos in ("VBN", "VBG"):
        yield from lexicon.find("VERB", lemma)
    if participle:
        yield from lexicon.find("VERB", lemma[:-2]) or lexicon.find("VERB", lemma[:-1])


def _filled(parse: Parse, i: int, need: Need, is_kind: IsKind) -> set[int] | None:
    """The tokens that meet a need, None if it is not met."""
    candidates = _candidates(parse, i, need)
    fitting = {c for c in candidates if need.anything or _fits(parse, c, need, is_kind)}
    if need.negated:
        return None if fitting else set()
    if not fitting:
        return None
    return set() if need.slot in ("subj", "prep", "aux", "mod") else fitting


def _candidates(parse: Parse, i: int, need: Need) -> list[int]:
    if need.slot == "prep":
        cases = [g for c in parse.children[i] for g in parse.children[c] if parse.tokens[g].deprel in ("case", "mark")]
        return cases + [c for c in fill(parse, i, "prt") if parse.tokens[c].upos in ("ADP", "ADV")]
    if need.slot == "comp":
        return _with_conjuncts(parse, complements(parse, i))
    return _with_conjuncts(parse, fill(parse, i, need.slot))


def _with_conjuncts(parse: Parse, found: list[int]) -> list[int]:
    return found + [c for f in found for c in parse.dependents(f, "conj")]


def _fits(parse: Parse, i: int, need: Need, is_kind: IsKind) -> bool:
    token = parse.tokens[i]
    if token.lemma.lower() in need.words or token.text.lower() in need.words:
        return True
    return any(is_kind(i, kind) for kind in need.kinds)


def _mode(parse: Parse, match: _Match, lexicon: Lexicon) -> str:
    """The row's mode; ``=comp`` takes it from the words of the complement or the object, if its type has such a mode."""
    if match.entry.mode != "=comp":
        return match.entry.mode
    found = _mode_of_complement(parse, match, lexicon)
    return found if found in types().get(match.entry.type or "", ()) else ""


def _mode_of_complement(parse: Parse, match: _Match, lexicon: Lexicon) -> str:
    near = [
        *complements(parse, match.token),
        *objects(parse, match.token),
        *fill(parse, match.token, "for"),
        *fill(parse, match.token, "to"),
    ]
    for at in near:
        words = {parse.tokens[k].lemma.lower() for k in (at, *objects(parse, at))}
        for mode, name in MODE_CLASSES:
            if words & lexicon.classes.get(name, frozenset()):
                return mode
    return "change" if any(marks(parse, at) for at in near) else ""


def support(parse: Parse, i: int, lexicon: Lexicon) -> int | None:
    """The support verb of an event noun: "hold" in "hold talks"."""
    head = parse.tokens[i].head
    if head < 0 or parse.tokens[head].upos != "VERB":
        return None
    relation = parse.tokens[i].deprel
    verbs = lexicon.classes.get(SUPPORT_VERBS, frozenset())
    return head if relation in ("obj", "nsubj:pass", "obl") and parse.tokens[head].lemma in verbs else None
