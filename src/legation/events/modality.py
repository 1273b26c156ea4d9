"""How real an event is in its sentence: the words that govern it, from the root of the sentence down to it.

Each word above the event passes a value on to what it governs (``tables/cues.tsv``); negation, auxiliaries and hedges
at each word change it. What is taken as known (relative clauses, nouns with *the*, complements of *regret* or *stop*)
starts afresh as certain.
"""

from __future__ import annotations

from typing import Final

from legation.events.clauses import base, cases, is_verb
from legation.events.cues import CLAUSE, FACTIVE, SPEECH, Cue, cue_at
from legation.events.degrees import FUTURE, HYPOTHETICAL, POSSIBLE, PROBABLE, UNKNOWN, State
from legation.events.modals import own_state
from legation.events.nominals import noun_context
from legation.records import Parse

_MAX_DEPTH: Final = 40
_WH: Final = frozenset({"why", "when", "where", "how", "who", "whom", "whose", "what", "which"})
_IF: Final = frozenset({"if", "unless", "provided", "providing", "lest", "assuming", "supposing"})
_INSTEAD: Final = frozenset({"without", "instead", "rather"})
_STOPPING: Final = frozenset({"stop", "keep", "protect", "hold", "restrain"})
_AHEAD: Final = frozenset({"plan", "commit", "want", "likely", "unlikely"})


def state_of(parse: Parse, i: int, depth: int = 0) -> State:
    """The state of the event at token ``i`` as its sentence presents it, with the deciding words in ``reasons``."""
    return own_state(parse, i, _context(parse, i, depth))


def _context(parse: Parse, i: int, depth: int) -> State:
    head, relation = parse.tokens[i].head, base(parse, i)
    if head < 0 or depth > _MAX_DEPTH:
        return _root(parse, i)
    if relation == "conj":
        return _joined(parse, i, head, depth)
    if parse.tokens[i].deprel == "acl:relcl" or relation in ("amod", "appos"):
        return State()
    predicate = is_verb(parse, i) or bool(parse.dependents(i, "cop"))
    if relation in ("ccomp", "xcomp", "csubj", "acl", "parataxis"):
        return _complement(parse, i, head, depth)
    if relation == "advcl" or (predicate and relation in ("obl", "nmod", "advmod")):
        return _adverbial(parse, i, head, depth)
    return noun_context(parse, i, lambda above: state_of(parse, above, depth + 1))


def _root(parse: Parse, i: int) -> State:
    first, stop = parse.sentences[parse.sentence_of[i]]
    asked = any(parse.tokens[k].text == "?" for k in range(max(first, stop - 3), stop))
    words = {parse.tokens[k].text.lower() for k in parse.subtree(i) if parse.tokens[k].head == i} | {
        parse.tokens[first].text.lower()
    }
    if asked and not words & _WH:
        return State(UNKNOWN, reasons=("a question",))
    bare = parse.tokens[i].xpos == "VB" and not parse.dependents(i, "nsubj", "aux", "csubj", "mark")
    return State(UNKNOWN, reasons=("an order or appeal",)) if bare else State()


def _joined(parse: Parse, i: int, head: int, depth: int) -> State:
    """A conjunct stands where the first one stands; without auxiliary and subject it shares those words too."""
    state = _context(parse, head, depth + 1)
    own = parse.dependents(i, "aux", "nsubj", "cop", "det")
    either = any(parse.tokens[c].text.lower() in ("or", "nor") for c in parse.dependents(i, "cc"))
    same = parse.tokens[i].xpos == parse.tokens[head].xpos
    if own or not same:
        return state
    shared = own_state(parse, head, state)
    if shared.sign != state.sign and not either and is_verb(parse, i):
        return (
            shared.denied("negation ends at the first of the joined verbs") if parse.tokens[i].xpos != "VB" else shared
        )
    return shared


def _complement(parse: Parse, i: int, head: int, depth: int) -> State:
    marks = {parse.tokens[c].text.lower() for c in parse.dependents(i, "mark")}
    above = state_of(parse, head, depth + 1)
    text, lemma = parse.tokens[head].text, parse.tokens[head].lemma
    if base(parse, i) == "ccomp" and marks & {"whether", "if"}:
        return above.capped(UNKNOWN, why="'whether': open")
    if lemma == "have" and any(parse.tokens[c].lemma == "yet" for c in parse.dependents(head, "advmod")):
        return above.denied("'have yet to'")
    if text.lower() in ("going", "gonna") and lemma in ("go", "gon") and "to" in marks:
        return above.capped(PROBABLE, FUTURE, why="'going to'")
    if lemma == "have" and base(parse, i) == "xcomp" and "to" in marks:
        return above.capped(UNKNOWN, why="'have to': a duty, not a fact")
    cue = cue_at(parse, head, CLAUSE)
    if cue is None:
        return _unlisted(parse, i, above, marks)
    if cue.group in SPEECH and base(parse, i) == "xcomp" and _hearsay(parse, head):
        return above.capped(UNKNOWN, why=f"'{text} to': hearsay")
    if cue.group == "certain" and base(parse, i) == "xcomp":
        return above.capped(PROBABLE, FUTURE, why=f"'{text} to'")
    if base(parse, i) == "parataxis" and not (cue.group in SPEECH and i > head):
        return State()
    return governed(above, cue, text)


def governed(above: State, cue: Cue, text: str) -> State:
    """What a cue word in state ``above`` makes of what it governs."""
    if cue.group in FACTIVE:
        return State(reasons=(f"'{text}' takes it as known",))
    flags = (FUTURE,) if cue.group in _AHEAD else ()
    return above.under(cue.plus, cue.minus, *flags, why=f"'{text}' ({cue.group})")


def _hearsay(parse: Parse, verb: int) -> bool:
    passive = (
        any(parse.tokens[c].deprel == "aux:pass" for c in parse.children[verb]) or parse.tokens[verb].xpos == "VBN"
    )
    return passive and not any("by" in cases(parse, c) for c in parse.dependents(verb, "obl"))


def _unlisted(parse: Parse, i: int, above: State, marks: set[str]) -> State:
    """The complement of a word that no table lists."""
    relation = base(parse, i)
    if relation == "parataxis":
        return State()
    if relation == "acl":
        return State().capped(POSSIBLE, why="infinitive at a noun") if "to" in marks else State()
    if relation == "csubj":
        return State()
    return above.capped(UNKNOWN, why="under a denied word") if above.sign < 0 and relation == "ccomp" else above


def _adverbial(parse: Parse, i: int, head: int, depth: int) -> State:
    marks = cases(parse, i) | {parse.tokens[c].text.lower() for c in parse.dependents(i, "advmod")}
    own = cases(parse, i)
    cue = cue_at(parse, head, CLAUSE)
    if "from" in own and parse.tokens[head].lemma in _STOPPING:
        return state_of(parse, head, depth + 1).under("CT-", "Uu", why=f"'{parse.tokens[head].text} from'")
    if "as" in own and parse.tokens[head].lemma in ("quote", "cite"):
        return state_of(parse, head, depth + 1)
    if own & {"from", "of", "against", "into", "for"} and cue is not None and cue.group not in ("achieve", "say"):
        return governed(state_of(parse, head, depth + 1), cue, parse.tokens[head].text)
    if own & _IF or (own >= {"as", "if"}) or _inverted(parse, i):
        return State(UNKNOWN, flags=frozenset({HYPOTHETICAL}), reasons=("within a condition",))
    if marks & _INSTEAD:
        return State(sign=-1, reasons=(f"'{min(marks & _INSTEAD)}'",))
    above = state_of(parse, head, depth + 1)
    if "to" in own or {"so", "that"} <= own:
        return above.capped(POSSIBLE, why="a purpose") if above.sign > 0 else above
    if own & {"once", "until", "till", "before", "when", "after"} and FUTURE in above.flags:
        return State().capped(min(PROBABLE, max(above.degree, POSSIBLE)), FUTURE, why=f"'{min(own)}' in the future")
    alike = not parse.dependents(i, "nsubj", "aux") and not own and FUTURE in above.flags
    return above if alike and above.sign > 0 else State()


def _inverted(parse: Parse, i: int) -> bool:
    """*Should talks fail*, *had it known*: the auxiliary first."""
    aux = [c for c in parse.dependents(i, "aux", "cop") if parse.tokens[c].text.lower() in ("should", "had", "were")]
    subjects = parse.dependents(i, "nsubj")
    return bool(aux and subjects) and aux[0] < subjects[0] and not parse.dependents(i, "mark")
