"""Words that attribute: who says, thinks, reports or denies what, read from the tree around an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from legation.events.clauses import base, carriers, cases, is_verb
from legation.events.cues import CLAUSE, SPEECH, THOUGHT, Cue, cue_at
from legation.events.quotes import quotation_at
from legation.records import Parse

_MAX_CLIMB: Final = 24
_VIEWS: Final = frozenset(
    {"view", "opinion", "word", "words", "account", "assessment", "estimation", "telling", "reckoning"}
)
_NOMINAL: Final = frozenset(
    {"report", "confirm", "deny", "disclose", "reveal", "record", "allege", "describe", "announce", "dispute", "claim"}
)
_OF_VERBS: Final = frozenset({"accuse", "suspect", "speak", "warn", "tell", "talk", "complain", "inform"})
_CITING: Final = frozenset({"cite", "quote"})


@dataclass(frozen=True)
class Link:
    """One attribution: the token of the cue and its text, the head of the source (None: nobody is named), the class
    of the cue, the medium the source spoke to, and the token whose phrase is the content."""

    cue: int
    text: str
    source: int | None
    group: str
    content: int
    outlet: int | None = None


def is_speech(parse: Parse, i: int) -> bool:
    """Whether token ``i`` is a verb or noun of speech: said, told, claim, denial …"""
    cue = cue_at(parse, i, CLAUSE)
    return cue is not None and cue.group in SPEECH


def speech_governor(parse: Parse, trigger: int) -> int | None:
    """The innermost word of speech or thought whose content holds ``trigger`` (not ``trigger`` itself), or None."""
    return next((link.cue for link in links_of(parse, trigger)), None)


def links_of(parse: Parse, trigger: int) -> list[Link]:
    """Attributions within the sentence that the event at ``trigger`` stands on, innermost first.

    A relative clause and a noun with *the* that its verb does not carry are taken as known: the article's own voice,
    unless they are quoted.
    """
    found: list[Link] = []
    node, quoted = trigger, quotation_at(parse, trigger) is not None
    for _ in range(_MAX_CLIMB):
        found += [link for link in _beside(parse, node) if link.cue != trigger and link not in found]
        head = parse.tokens[node].head
        if head < 0 or (not quoted and _is_given(parse, node, head)):
            break
        found += [link for link in _above(parse, node, head) if link not in found]
        node = head
    return found


def _is_given(parse: Parse, node: int, head: int) -> bool:
    """Whether the step from ``node`` to ``head`` leaves what is told for what is taken as known."""
    if parse.tokens[node].deprel == "acl:relcl":
        return True
    if is_verb(parse, node) or parse.dependents(node, "cop") or not is_verb(parse, head) or is_speech(parse, head):
        return False
    known = any(
        parse.tokens[c].text.lower() in ("the", "this", "that", "these", "those") for c in parse.dependents(node, "det")
    )
    known = known or bool(parse.dependents(node, "nmod:poss"))
    return (
        known
        and base(parse, node) in ("obj", "obl")
        and head not in {carrier.token for carrier in carriers(parse, node)}
    )


def _above(parse: Parse, node: int, head: int) -> Iterator[Link]:
    cue = cue_at(parse, head, CLAUSE)
    if cue is None or cue.group not in SPEECH | THOUGHT or not _is_content(parse, node, head, cue):
        return
    if cue.group in THOUGHT and base(parse, node) != "ccomp":
        return
    text = parse.tokens[head].text
    yield from (Link(head, parse.tokens[c].text, o, cue.group, node) for c, o in _cited(parse, head))
    yield Link(head, text, speaker_of(parse, head), cue.group, node, _outlet(parse, head))


def _is_content(parse: Parse, node: int, head: int, cue: Cue) -> bool:
    relation, own = base(parse, node), cases(parse, node)
    if not is_verb(parse, head):
        return relation in ("acl", "ccomp") and parse.tokens[node].deprel != "acl:relcl" and bool(own & {"that", "to"})
    if relation in ("ccomp", "csubj") or (relation == "xcomp" and "as" not in own):
        return True
    if relation == "parataxis":
        return parse.tokens[head].lemma not in _CITING and bool(parse.dependents(head, "nsubj")) and node > head
    if relation in ("advcl", "acl") and "as" in own and parse.tokens[head].lemma in (*_CITING, "report"):
        return is_speech(parse, node)
    if relation in ("advcl", "obl", "acl") and "of" in own:
        return parse.tokens[head].lemma in _OF_VERBS
    noun = not is_verb(parse, node) and parse.tokens[head].lemma in _NOMINAL
    return noun and (relation == "obj" or parse.tokens[node].deprel == "nsubj:pass") and cue.group in SPEECH


def speaker_of(parse: Parse, cue: int) -> int | None:
    """Head of who speaks at the word of speech ``cue``; None where a passive or a bare noun names nobody."""
    if not is_verb(parse, cue):
        owners = parse.dependents(cue, "nmod:poss")
        owners += [c for c in parse.dependents(cue, "nmod") if cases(parse, c) & {"by", "from", "of"}]
        return owners[0] if owners else None
    node = cue
    for _ in range(6):
        agents = [c for c in parse.dependents(node, "obl") if "by" in cases(parse, c)]
        passive = any(parse.tokens[c].deprel == "aux:pass" for c in parse.children[node])
        if passive or (parse.tokens[node].xpos == "VBN" and not parse.dependents(node, "nsubj", "aux")):
            return agents[0] if agents else None
        subjects = [c for c in parse.dependents(node, "nsubj") if parse.tokens[c].deprel != "nsubj:pass"]
        if subjects:
            return _relative(parse, node, subjects[0])
        head, relation = parse.tokens[node].head, base(parse, node)
        if head < 0:
            return None
        if relation == "acl":
            return head
        quoted = parse.tokens[head].lemma in _CITING and (relation == "xcomp" or "as" in cases(parse, node))
        if quoted and relation in ("advcl", "xcomp"):
            spoken = parse.dependents(head, "obj") or parse.dependents(head, "nsubj:pass")
            return spoken[0] if spoken else None
        if relation not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
        node = head
    return None


def _relative(parse: Parse, verb: int, subject: int) -> int:
    """The noun that a relative pronoun stands for, else the subject itself."""
    is_pronoun = parse.tokens[subject].text.lower() in ("who", "which", "that")
    return parse.tokens[verb].head if is_pronoun and parse.tokens[verb].deprel == "acl:relcl" else subject


def _outlet(parse: Parse, cue: int) -> int | None:
    """Whom the speaker told: *told Reuters*, *in an interview with the BBC* (not: a body of listeners)."""
    told = parse.dependents(cue, "iobj") or parse.dependents(cue, "obj")
    told += [c for c in parse.dependents(cue, "obl") if cases(parse, c) & {"to"}]
    for place in parse.dependents(cue, "obl"):
        if parse.tokens[place].lemma in ("interview", "conversation"):
            told += [c for c in parse.dependents(place, "nmod") if cases(parse, c) & {"with", "to"}]
    return next((c for c in told if parse.tokens[c].upos in ("PROPN", "NOUN")), None)


def _cited(parse: Parse, cue: int) -> list[tuple[int, int]]:
    """*citing two sources* beside a word of speech: the word and the head of who is cited."""
    clauses = [c for c in parse.dependents(cue, "advcl", "conj", "acl") if parse.tokens[c].lemma in _CITING]
    return [(c, o) for c in clauses for o in parse.dependents(c, "obj")[:1]]


def _beside(parse: Parse, node: int) -> Iterator[Link]:
    """Attributions that hang on ``node``: according to, as X put it, X said (in brackets), first reported by."""
    for child in parse.children[node]:
        relation, own = base(parse, child), cases(parse, child)
        if relation in ("obl", "nmod", "advmod", "parataxis") and own & {"according", "per"}:
            yield Link(child, _preposition(parse, child), child, "say", node)
        elif relation in ("obl", "nmod") and "in" in own and parse.tokens[child].lemma in _VIEWS:
            owner = speaker_of(parse, child)
            if owner is not None:
                start = min(parse.dependents(child, "case"))
                yield Link(child, parse.text[parse.tokens[start].start : parse.tokens[child].end], owner, "say", node)
        elif relation in ("advcl", "parataxis", "acl", "ccomp") and is_verb(parse, child):
            yield from _clause_beside(parse, node, child, own)


def _clause_beside(parse: Parse, node: int, child: int, own: frozenset[str]) -> Iterator[Link]:
    text, relation = parse.tokens[child].text, base(parse, child)
    put_it = parse.tokens[child].lemma == "put" and bool(parse.dependents(child, "obj"))
    cue = cue_at(parse, child, CLAUSE)
    speech = cue is not None and cue.group in SPEECH
    if not (speech or put_it):
        return
    group = cue.group if cue is not None and speech else "say"
    speaker = speaker_of(parse, child)
    agent = any("by" in cases(parse, c) for c in parse.dependents(child, "obl"))
    as_clause = relation == "advcl" and any(
        parse.tokens[c].text.lower() == "as" for c in parse.dependents(child, "mark", "advmod")
    )
    holds = parse.dependents(child, "ccomp", "obj") and not put_it
    if (as_clause and (speaker is not None)) or (relation in ("advcl", "acl") and agent and not holds):
        yield Link(child, text, speaker, group, node)
    elif relation == "parataxis" and not parse.dependents(child, "ccomp") and parse.dependents(child, "nsubj"):
        yield from (Link(child, parse.tokens[c].text, o, group, node) for c, o in _cited(parse, child))
        yield Link(child, text, speaker, group, node, _outlet(parse, child))


def _preposition(parse: Parse, noun: int) -> str:
    """The preposition of ``noun`` with its fixed parts, as the text has it: ``According to``."""
    case = parse.dependents(noun, "case")
    words = [w for c in case for w in (c, *parse.dependents(c, "fixed"))]
    return parse.text[parse.tokens[min(words)].start : parse.tokens[max(words)].end]
