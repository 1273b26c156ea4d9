"""Words that attribute: who says, thinks, reports or denies what, read from the tree around an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from legation.events.asides import Aside, about, asides, parted
from legation.events.clauses import base, carriers, cases, is_verb
from legation.events.cues import CLAUSE, SPEECH, THOUGHT, Cue, cue_at
from legation.events.quotes import quotation_at
from legation.events.relays import CITING, cited, outlet_of, quoting
from legation.records import Parse

_MAX_CLIMB: Final = 24
_VIEWS: Final = frozenset(
    {"view", "opinion", "word", "words", "account", "assessment", "estimation", "telling", "reckoning"}
)
_NOMINAL: Final = frozenset(
    {"report", "confirm", "deny", "disclose", "reveal", "record", "allege", "describe", "announce", "dispute", "claim"}
)
_OF_VERBS: Final = frozenset({"accuse", "suspect", "speak", "warn", "tell", "talk", "complain", "inform"})
_BACKDROP: Final = frozenset(
    {"after", "before", "since", "during", "amid", "following", "until", "despite", "because", "when", "while", "as"}
)
_SUPPOSING: Final = frozenset({"if", "unless", "whether", "when", "until"})


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

    A relative clause set off by a comma and a definite noun that tells when or why (*after the attack*) are taken as
    known: the article's own voice, unless they are quoted.
    """
    found: list[Link] = []
    told = asides(parse, parse.sentence_of[trigger])
    node, quoted, given = trigger, quotation_at(parse, trigger) is not None, False
    for _ in range(_MAX_CLIMB):
        found += [link for link in _beside(parse, node) if link.cue != trigger and link not in found]
        head = parse.tokens[node].head
        given = head >= 0 and not quoted and _is_given(parse, node, head)
        if head < 0 or given:
            break
        found += [link for link in _above(parse, node, head) if link not in found]
        node = head
    links = _corrected(parse, trigger, found, told, given=given)
    return _with_cited(parse, trigger, _with_quoted(parse, trigger, links))


def _with_quoted(parse: Parse, trigger: int, links: list[Link]) -> list[Link]:
    """Both who quotes and who is quoted, wherever one of *quoted* and *saying* governs the event."""
    out: list[Link] = []
    for link in links:
        told = quoting(parse, link.cue)
        if told is None:
            out.append(link)
            continue
        speaker = told.speaker if told.speaker is not None else link.outlet
        inner = Link(told.saying, parse.tokens[told.saying].text, speaker, "say", link.content)
        out = [other for other in out if other.cue != told.saying]
        out += [inner, *([replace(link, source=told.outlet, outlet=None)] if told.outlet is not None else [])]
    return out


def _with_cited(parse: Parse, trigger: int, links: list[Link]) -> list[Link]:
    """Who is cited beside the words of speech, each just inside the nearest of them."""
    out = list(links)
    for token, who, last in cited(parse, parse.sentence_of[trigger]):
        beside = [link for link in links if not parted(parse, *sorted((token, link.cue)))]
        if not beside or token <= trigger <= last:
            continue
        nearest = min(beside, key=lambda link: abs(link.cue - token))
        out.insert(out.index(nearest), Link(nearest.cue, parse.tokens[token].text, who, "cite", trigger))
    return out


def _corrected(parse: Parse, trigger: int, links: list[Link], told: list[Aside], *, given: bool) -> list[Link]:
    """Links of the tree, set right by the order of words: who speaks in an aside, and what stands before it.

    What a semicolon parts from a word of speech, and what tells when or where something was said, is no content of it.
    """
    by_cue, close = {aside.cue: aside for aside in told}, about(parse, trigger, told)
    kept: list[Link] = []
    for link in links:
        aside = by_cue.get(link.cue)
        between = sorted((link.cue, trigger))
        if parted(parse, *between) or (aside is not None and aside.first <= trigger <= aside.last):
            continue
        if aside is not None and aside.last < trigger and aside not in close:
            continue
        own = aside is not None and link.text == aside.text  # not the word *citing* beside it
        kept.append(replace(link, source=aside.speaker, content=trigger) if aside is not None and own else link)
    if given:
        return kept
    for aside in close:
        if aside.cue != trigger and all(link.cue != aside.cue for link in kept):
            kept.append(Link(aside.cue, aside.text, aside.speaker, aside.group, trigger, _told_in(parse, aside)))
    return kept


def _told_in(parse: Parse, aside: Aside) -> int | None:
    if aside.told is not None:
        return aside.told
    return outlet_of(parse, aside.cue) if is_verb(parse, aside.cue) else None


def _is_given(parse: Parse, node: int, head: int) -> bool:
    """Whether the step from ``node`` to ``head`` leaves what is told for what is taken as known."""
    if parse.tokens[node].deprel == "acl:relcl":
        aside = parse.tokens[parse.subtree(node)[0]].text == "," or parse.tokens[head].text.lower() == "what"
        return aside and not _is_cleft(parse, head)
    if is_verb(parse, node) or parse.dependents(node, "cop") or not is_verb(parse, head) or is_speech(parse, head):
        return False
    known = any(
        parse.tokens[c].text.lower() in ("the", "this", "that", "these", "those") for c in parse.dependents(node, "det")
    )
    known = known or bool(parse.dependents(node, "nmod:poss"))
    return known and base(parse, node) == "obl" and head not in {carrier.token for carrier in carriers(parse, node)}


def _is_cleft(parse: Parse, head: int) -> bool:
    """Whether a noun is set off by *it was* with a relative clause: *it was the Americans who asked for it*."""
    subjects = parse.dependents(head, "nsubj", "expl")
    return bool(parse.dependents(head, "cop")) and any(parse.tokens[c].text.lower() == "it" for c in subjects)


def _above(parse: Parse, node: int, head: int) -> Iterator[Link]:
    cue = cue_at(parse, head, CLAUSE)
    if cue is None or cue.group not in SPEECH | THOUGHT or not _is_content(parse, node, head, cue):
        return
    if cue.group in THOUGHT and base(parse, node) != "ccomp":
        return
    text = parse.tokens[head].text
    yield Link(head, text, speaker_of(parse, head), cue.group, node, outlet_of(parse, head))


def _is_content(parse: Parse, node: int, head: int, cue: Cue) -> bool:
    relation, own = base(parse, node), cases(parse, node)
    if not is_verb(parse, head):
        return relation in ("acl", "ccomp") and parse.tokens[node].deprel != "acl:relcl" and bool(own & {"that", "to"})
    if relation in ("ccomp", "csubj") or (relation == "xcomp" and "as" not in own):
        return True
    if relation == "parataxis":
        return parse.tokens[head].lemma not in CITING and bool(parse.dependents(head, "nsubj")) and node > head
    if relation in ("advcl", "acl") and "as" in own and parse.tokens[head].lemma in (*CITING, "report"):
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
        quoted = parse.tokens[head].lemma in CITING and (relation == "xcomp" or "as" in cases(parse, node))
        if quoted and relation in ("advcl", "xcomp"):
            spoken = parse.dependents(head, "obj") or parse.dependents(head, "nsubj:pass")
            return spoken[0] if spoken else None
        if relation not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
        node = head
    return None


def _relative(parse: Parse, verb: int, subject: int) -> int | None:
    """The noun that a relative pronoun stands for, else the subject itself; nobody for *what the army announced*."""
    if parse.tokens[subject].text.lower() == "what":
        return None
    is_pronoun = parse.tokens[subject].text.lower() in ("who", "which", "that")
    return parse.tokens[verb].head if is_pronoun and parse.tokens[verb].deprel == "acl:relcl" else subject


def _beside(parse: Parse, node: int) -> Iterator[Link]:
    """Attributions that hang on ``node``: according to, as X put it, X said (in brackets), first reported by."""
    for child in parse.children[node]:
        relation, own = base(parse, child), cases(parse, child)
        if relation in ("obl", "nmod", "advmod", "parataxis") and own & {"according", "per"}:
            yield Link(child, _preposition(parse, child), child, "say", node)
        elif relation in ("obl", "nmod") and "in" in own and parse.tokens[child].lemma in _VIEWS:
            owner = speaker_of(parse, child)
            if owner is not None and "by" not in cases(parse, owner):
                start = min(parse.dependents(child, "case"))
                yield Link(child, parse.text[parse.tokens[start].start : parse.tokens[child].end], owner, "say", node)
        elif relation in ("advcl", "parataxis", "acl", "ccomp") and is_verb(parse, child) and not own & _SUPPOSING:
            yield from _clause_beside(parse, node, child, own)


def _clause_beside(parse: Parse, node: int, child: int, own: frozenset[str]) -> Iterator[Link]:
    text, relation = parse.tokens[child].text, base(parse, child)
    put_it = parse.tokens[child].lemma == "put" and any(
        parse.tokens[c].text.lower() in ("it", "this") for c in parse.dependents(child, "obj")
    )
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
        yield Link(child, text, speaker, group, node, outlet_of(parse, child))


def _preposition(parse: Parse, noun: int) -> str:
    """The preposition of ``noun`` with its fixed parts, as the text has it: ``According to``."""
    case = parse.dependents(noun, "case")
    words = [w for c in case for w in (c, *parse.dependents(c, "fixed"))]
    return parse.text[parse.tokens[min(words)].start : parse.tokens[max(words)].end]
