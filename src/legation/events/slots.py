"""The slots around an event word: who stands as its subject, object, possessor, or after a preposition.

Relations are those of UD English EWT. Subjects and objects are found where syntax shares or hides them: in relative and
infinitive clauses, coordinations, participles and passives.

==========  =========================================================================================
``subj``    active subject, shared ones too; the subject of a predicate noun or adjective
``obj``     direct object, or the subject of a passive
``iobj``    indirect object
``comp``    head of a clausal complement, also of ``to``/``of``/``from``/``for``/``against`` clauses
``poss``    possessor
``amod``    adjective or noun before a noun, and who leads in ``X-led``
``by``      agent
``prt``     particle or adverb
``mod``     any modifier word; ``objmod`` those of the object
``aux``     auxiliary verbs
``clause``  the subject of the clause in which a noun stands
``speaker`` who says it
others      what follows that preposition
==========  =========================================================================================

A dotted path goes on from there: ``obj.poss`` is the possessor of the object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from legation.events.speech import speech_governor
from legation.records import Parse

MAX_CLIMB: Final = 6
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "whose"})
_COMPLEMENT_MARKS: Final = frozenset({"to", "of", "from", "for", "against", "that", "into", "over", "with"})
_LED: Final = frozenset({"lead", "impose", "launch", "run", "initiate"})
_AGAINST: Final = frozenset({"on", "against", "at"})
_AIMED: Final = frozenset({"aim", "target", "direct", "impose", "place", "slap", "level", "hit", "levy"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
# verbs whose infinitive is done by their subject even beside an object
_SUBJECT_CONTROL: Final = frozenset({"promise", "use", "threaten", "vow", "pledge", "hold", "launch", "sign", "have"})

Filler = Callable[[Parse, int], list[int]]


def fill(parse: Parse, i: int, path: str) -> list[int]:
    """Tokens (heads of phrases) at the end of a slot path from token ``i``, in text order, none if it leads nowhere."""
    found = [i]
    for slot in path.split("."):
        found = [token for at in found for token in _step(parse, at, slot)]
    return found


def _step(parse: Parse, i: int, slot: str) -> list[int]:
    filler = _FILLERS.get(slot)
    return filler(parse, i) if filler else after(parse, i, slot)


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is passive: by its auxiliary or subject, or as a bare participle after a noun or a passive."""
    token = parse.tokens[i]
    if is_participle(parse, i):
        return True
    if token.upos not in _VERBAL:
        return False
    if any(parse.tokens[c].deprel in ("nsubj:pass", "aux:pass", "csubj:pass") for c in parse.children[i]):
        return True
    if token.xpos != "VBN" or any(parse.tokens[c].deprel in ("nsubj", "aux") for c in parse.children[i]):
        return False
    relation = token.deprel
    if relation == "conj":
        return token.head >= 0 and is_passive(parse, token.head)
    return relation in ("acl", "amod", "xcomp", "advcl", "root", "parataxis", "acl:relcl")


def is_participle(parse: Parse, i: int) -> bool:
    """Whether what is tagged an adjective is a passive verb for all we know: "could be relaxed"."""
    token = parse.tokens[i]
    return token.upos == "ADJ" and token.text.lower().endswith("ed") and bool(parse.dependents(i, "cop"))


def subject(parse: Parse, i: int, climb: int = 0) -> list[int]:
    """The active subject of ``i``, its own or the one it shares."""
    if is_passive(parse, i):
        return []
    return _own(parse, i, "nsubj") or _shared(parse, i, climb)


def either_subject(parse: Parse, i: int, climb: int = 0) -> list[int]:
    """The surface subject of ``i``, active or passive."""
    own = _own(parse, i, "nsubj", "nsubj:pass")
    return own or (_shared(parse, i, climb) if climb < MAX_CLIMB else [])


def _own(parse: Parse, i: int, *relations: str) -> list[int]:
    own = [c for c in parse.children[i] if parse.tokens[c].deprel in relations]
    return [_antecedent(parse, i, c) for c in own]


def _antecedent(parse: Parse, clause: int, i: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    token = parse.tokens[i]
    if token.text.lower() in _RELATIVE and parse.tokens[clause].deprel.startswith("acl") and token.upos == "PRON":
        return parse.tokens[clause].head
    return i


def _shared(parse: Parse, i: int, climb: int) -> list[int]:
    token, head = parse.tokens[i], parse.tokens[i].head
    if head < 0 or climb >= MAX_CLIMB or token.upos not in _VERBAL | {"NOUN", "ADJ"}:
        return []
    relation = token.deprel.split(":")[0]
    if relation == "conj":
        return either_subject(parse, head, climb + 1)
    if relation == "xcomp":
        objects = parse.dependents(head, "obj", "iobj")
        control = objects and parse.tokens[head].lemma not in _SUBJECT_CONTROL
        return objects[-1:] if control else either_subject(parse, head, climb + 1)
    if relation == "acl":
        return _of_noun_clause(parse, i, head, climb)
    if relation == "advcl" and token.xpos in ("VBG", "VB", "VBN"):
        return either_subject(parse, head, climb + 1)
    if relation == "ccomp" and token.xpos in ("VB", "VBG"):
        return either_subject(parse, head, climb + 1)
    return []


def _of_noun_clause(parse: Parse, i: int, noun: int, climb: int) -> list[int]:
    """Who does what a clause after a noun tells: the noun ("officials visiting"), or whose noun it is ("plan to visit")."""
    token = parse.tokens[i]
    if token.deprel == "acl:relcl":
        return [noun]
    if token.xpos == "VBG" and not marks(parse, i):
        return [noun]
    owner = parse.dependents(noun, "nmod:poss") or modifiers(parse, noun)
    names = [c for c in owner if parse.tokens[c].upos in ("PROPN", "PRON", "ADJ", "NOUN")]
    if parse.dependents(noun, "nmod:poss") or any(c in parse.entity_at for c in names):
        return names
    head = parse.tokens[noun].head
    if head >= 0 and parse.tokens[noun].deprel in ("obj", "obl", "xcomp", "nsubj:pass"):
        return either_subject(parse, head, climb + 1)
    return []


def objects(parse: Parse, i: int) -> list[int]:
    """The direct object of ``i``, or what its passive happens to."""
    token = parse.tokens[i]
    if not is_passive(parse, i):
        own = [_antecedent(parse, i, c) for c in parse.dependents(i, "obj")]
        return own or _gap(parse, i)
    own = _own(parse, i, "nsubj:pass", "nsubj")
    if own or token.head < 0:
        return own + parse.dependents(i, "obj")
    if token.deprel in ("acl", "amod"):
        return [token.head]
    if token.deprel == "conj":
        return objects(parse, token.head)
    return either_subject(parse, token.head) if token.deprel in ("xcomp", "advcl") else []


def _gap(parse: Parse, i: int) -> list[int]:
    """The noun that a relative clause without a pronoun leaves out ("the sanctions they imposed")."""
    token = parse.tokens[i]
    if token.deprel != "acl:relcl" or any(parse.tokens[c].deprel == "ccomp" for c in parse.children[i]):
        return []
    pronoun = any(parse.tokens[c].text.lower() in _RELATIVE for c in parse.children[i])
    return [] if pronoun or not parse.dependents(i, "nsubj") else [token.head]


def complements(parse: Parse, i: int) -> list[int]:
    """Heads of the clauses that complete ``i``; also an adjective behind its object ("considered the vote fraudulent")."""
    found = [
        adjective
        for noun in parse.dependents(i, "obj")
        for adjective in parse.dependents(noun, "amod")
        if adjective > noun
    ]
    for child in parse.children[i]:
        relation = parse.tokens[child].deprel.split(":")[0]
        if relation in ("ccomp", "xcomp"):
            found.append(child)
        elif relation in ("advcl", "acl") and parse.tokens[child].deprel != "acl:relcl":
            kinds = marks(parse, child)
            if kinds & _COMPLEMENT_MARKS:
                found.append(child)
    return found


def _clause_subject(parse: Parse, i: int) -> list[int]:
    node = i
    for _ in range(MAX_CLIMB):
        node = parse.tokens[node].head
        if node < 0:
            return []
        if parse.tokens[node].upos in _VERBAL:
            return either_subject(parse, node)
    return []


def _speaker(parse: Parse, i: int) -> list[int]:
    governor = speech_governor(parse, i)
    return [] if governor is None else subject(parse, governor)


def marks(parse: Parse, i: int) -> frozenset[str]:
    """Subordinators and prepositions of a clause, in small letters."""
    return frozenset(parse.tokens[c].text.lower() for c in parse.dependents(i, "mark", "case"))


def modifiers(parse: Parse, i: int) -> list[int]:
    """Adjectives and nouns before ``i``; for ``X-led`` the X."""
    found = []
    for child in parse.dependents(i, "amod", "compound", "nmod:unmarked", "nmod:desc"):
        token = parse.tokens[child]
        if token.lemma in _LED and token.upos in ("VERB", "ADJ"):
            found += [c for c in parse.children[child] if parse.tokens[c].upos in ("PROPN", "ADJ", "NOUN")]
        else:
            found.append(child)
    return found


def _with_first(parse: Parse, i: int, filler: Filler) -> list[int]:
    """What ``i`` has, or shares with the noun it is joined to: "U.S. pressure and sanctions"."""
    own = filler(parse, i)
    token = parse.tokens[i]
    named = any(c in parse.entity_at for c in own)
    if named or token.deprel != "conj" or token.head < 0 or parse.tokens[token.head].upos != token.upos:
        return own
    return own + filler(parse, token.head)


def agents(parse: Parse, i: int) -> list[int]:
    """Who stands after "by"."""
    return [c for c in parse.dependents(i, "obl", "nmod") if "by" in marks(parse, c)]


def particles(parse: Parse, i: int) -> list[int]:
    """Particles and adverbs of a verb, and the first of two prepositions in a row ("out of")."""
    found = parse.dependents(i, "compound:prt", "advmod")
    if i + 1 < len(parse.tokens) and parse.tokens[i + 1].upos in ("ADP", "ADV"):
        found.append(i + 1)
    return found


def after(parse: Parse, i: int, preposition: str) -> list[int]:
    """What follows a preposition after ``i``: nouns, or clauses such as "of rigging"."""
    found = [c for c in parse.dependents(i, "obl", "nmod") if preposition in marks(parse, c)]
    clauses = [c for c in parse.dependents(i, "advcl", "acl") if preposition in marks(parse, c)]
    if preposition in _AGAINST and not found:
        nouns = [i, parse.tokens[i].head] if parse.tokens[i].deprel == "conj" else [i]
        aimed = [c for n in nouns for c in parse.dependents(n, "acl") if parse.tokens[c].lemma in _AIMED]
        found = [
            c
            for a in aimed
            for c in parse.dependents(a, "obl", "obj")
            if _AGAINST & marks(parse, c) or not marks(parse, c)
        ]
    return found + clauses


_FILLERS: Final[dict[str, Filler]] = {
    "subj": subject,
    "obj": objects,
    "iobj": lambda parse, i: parse.dependents(i, "iobj"),
    "comp": complements,
    "poss": lambda parse, i: _with_first(parse, i, lambda p, n: p.dependents(n, "nmod:poss")),
    "amod": lambda parse, i: _with_first(parse, i, modifiers),
    "by": agents,
    "prt": particles,
    "mod": lambda parse, i: parse.dependents(i, "amod", "compound", "advmod", "nummod", "nmod:poss"),
    "clause": lambda parse, i: _clause_subject(parse, i),
    "speaker": lambda parse, i: _speaker(parse, i),
    "aux": lambda parse, i: parse.dependents(i, "aux"),
    "objmod": lambda parse, i: [m for o in objects(parse, i) for m in parse.dependents(o, "amod", "compound")],
}
