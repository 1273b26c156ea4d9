"""Who passes a statement on: the medium that was told, who is cited beside a word of speech, who saw or published a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from legation.events.asides import chunk_top, is_break, reach
from legation.events.clauses import cases
from legation.records import Parse

CITING: Final = frozenset({"cite", "quote"})
_SAYING: Final = frozenset({"say", "tell", "state", "add", "claim", "warn", "declare", "explain", "insist", "confirm"})
_RELAYING: Final = frozenset(
    {"see", "obtain", "review", "publish", "release", "post", "cite", "quote", "interview", "air", "broadcast", "leak"}
    | {
        "share",
        "circulate",
        "read",
        "view",
        "commission",
        "write",
        "issue",
        "file",
        "make",
        "carry",
        "distribute",
        "show",
    }
)
_TO_MEDIUM: Final = frozenset({"to", "with"})


@dataclass(frozen=True)
class Quoting:
    """*Interfax quoted the Kremlin as saying*: the verb *quote*, that of speech, who quotes and who is quoted."""

    verb: int
    saying: int
    outlet: int | None
    speaker: int | None


def outlet_of(parse: Parse, cue: int) -> int | None:
    """Whom the speaker told: *told Reuters*, *in an interview with the BBC*, *confided to Semana*."""
    passive = any(parse.tokens[c].deprel == "aux:pass" for c in parse.children[cue])
    told = parse.dependents(cue, "nsubj") if passive else parse.dependents(cue, "iobj", "obj")
    told += [c for c in parse.dependents(cue, "obl") if cases(parse, c) & {"to"}]
    for place in parse.dependents(cue, "obl"):
        if parse.tokens[place].lemma in ("interview", "conversation"):
            told += [c for c in parse.dependents(place, "nmod") if cases(parse, c) & _TO_MEDIUM]
    if not told and not passive and parse.tokens[cue].lemma == "tell":
        last = reach(parse, cue + 1, parse.sentences[parse.sentence_of[cue]][1])
        told = [i for i in (chunk_top(parse, cue + 1, last),) if i is not None]
    return next((c for c in told if parse.tokens[c].upos in ("PROPN", "NOUN")), None)


def cited(parse: Parse, sentence: int) -> list[tuple[int, int, int]]:
    """*citing two sources*: the participle, the head of who is cited, and the last token, for each one of a sentence."""
    first, stop = parse.sentences[sentence]
    found = []
    for i in range(first, stop - 1):
        if parse.tokens[i].lemma in CITING and parse.tokens[i].xpos == "VBG":
            last = reach(parse, i + 1, stop)
            own = [c for c in parse.dependents(i, "obj") if i < c <= last]
            who = own[0] if own else chunk_top(parse, i + 1, last)
            found += [(i, who, last)] if who is not None else []
    return found


def quoting(parse: Parse, verb: int) -> Quoting | None:
    """What *quote* or *cite* with *as saying* tells; None for another verb or without such words."""
    if parse.tokens[verb].lemma not in CITING:
        return None
    stop = parse.sentences[parse.sentence_of[verb]][1]
    saying = next(
        (
            i
            for i in range(verb + 1, min(stop, verb + 14))
            if parse.tokens[i].lemma in _SAYING and parse.tokens[i].xpos == "VBG" and parse.tokens[i - 1].text == "as"
        ),
        None,
    )
    if saying is None:
        return None
    subjects = parse.dependents(verb, "nsubj")
    if any(parse.tokens[c].lemma == "be" for c in parse.dependents(verb, "aux")):
        return Quoting(verb, saying, _agent(parse, verb, stop), next(iter(subjects), None))
    spoken = [c for c in parse.dependents(verb, "obj", "iobj") if verb < c < saying]
    speaker = spoken[0] if spoken else chunk_top(parse, verb + 1, saying - 2)
    return Quoting(verb, saying, next(iter(subjects), None), speaker)


def _agent(parse: Parse, verb: int, stop: int) -> int | None:
    """Who stands behind *by* in the rest of a passive clause, before the next break."""
    for i in range(verb + 1, stop):
        if is_break(parse, i):
            return None
        if parse.tokens[i].text.lower() == "by":
            return chunk_top(parse, i + 1, reach(parse, i + 1, stop))
    return None


def relayer_of(parse: Parse, source: int) -> tuple[int, int] | None:
    """Who saw, published or interviewed a source, by the participle beside it: its token and the head of who did."""
    for clause in parse.dependents(source, "acl"):
        if parse.tokens[clause].lemma in _RELAYING and parse.tokens[clause].xpos in ("VBN", "VBD"):
            wanted = {"by", "to"} if parse.tokens[clause].lemma == "leak" else {"by"}
            below = [clause, *parse.dependents(clause, "xcomp", "obl")]
            agents = [c for i in below for c in parse.dependents(i, "obl", "nmod") if cases(parse, c) & wanted]
            if agents:
                return clause, agents[0]
    return None


def cited_in(parse: Parse, source: int) -> tuple[int, int] | None:
    """Whom a source cites in a relative clause (*a Kyodo report that cited officials*): the verb and the head of whom."""
    for clause in parse.dependents(source, "acl"):
        if parse.tokens[clause].lemma in CITING and parse.tokens[clause].deprel == "acl:relcl":
            spoken = parse.dependents(clause, "obj")
            if spoken and quoting(parse, clause) is None:
                return clause, spoken[0]
    return None
