"""Who a source is: the mention of it, its kind (official, media, anonymous …), and whom a pronoun repeats."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from legation.events.clauses import base, cases
from legation.events.cues import source_kinds
from legation.records import Parse

KindOf = Callable[[int, int], str | None]
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
_LEFT: Final = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod"}
)
_RIGHT: Final = frozenset({"flat", "fixed", "compound", "appos", "nummod", "conj", "nmod:desc"})
_FORMER: Final = frozenset({"former", "ex", "ex-", "retired", "late", "one-time", "onetime", "ousted", "then"})
_NO_PHRASE: Final = frozenset({"acl", "advcl", "parataxis", "ccomp", "acl:relcl"})
_WITHHELD: Final = re.compile(
    r"anonym|not to be (?:named|identified)|(?:declin|refus)\w+ to be (?:named|identified)|without being (?:named|"
    r"identified)|not (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|talk|comment|brief)|"
    r"familiar with|briefed on|knowledge of|close to the|unnamed|unidentified|on background",
    re.IGNORECASE,
)


def mention_of(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase at ``head``: its name, titles and modifiers, no relative clause.

    A common noun keeps the phrase that says whose or where ("a source at the ministry"); a name does not.
    """
    named = parse.tokens[head].upos == "PROPN" and not parse.dependents(head, "det")
    inside = {head}
    for child in parse.children[head]:
        label = parse.tokens[child].deprel
        if child < head:
            wanted = label in _LEFT or (label == "punct" and parse.tokens[child].text == "-")
        else:
            wanted = label in _RIGHT or (label == "nmod" and not named)
            wanted = wanted and parse.tokens[parse.subtree(child)[0]].text != ","
            wanted = wanted or (label == "case" and parse.tokens[head].text.lower() in ("one", "some", "two"))
        if wanted and not any(parse.tokens[c].deprel in _NO_PHRASE for c in parse.subtree(child)):
            inside.update(parse.subtree(child))
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first < head and parse.tokens[first].deprel in ("advmod", "punct", "case"):
        first += 1
    return first, last


def is_named(parse: Parse, head: int) -> bool:
    """Whether the source has a proper name of its own (not merely that of its office or country)."""
    if parse.tokens[head].upos == "PROPN":
        return True
    names = [c for c in parse.dependents(head, "flat", "appos") if parse.tokens[c].upos == "PROPN"]
    return any(c == head + 1 or parse.tokens[c].deprel == "flat" for c in names)


def withheld(parse: Parse, head: int) -> bool:
    """Whether the sentence says that the source keeps its name back, or knows the matter from within."""
    first, stop = parse.sentences[parse.sentence_of[head]]
    return bool(_WITHHELD.search(parse.text[parse.tokens[first].start : parse.tokens[stop - 1].end]))


def kind_at(parse: Parse, head: int, kind_of: KindOf) -> str:
    """Kind of the source whose mention has its head at ``head``; ``kind_of`` answers for resolved actors."""
    if not is_named(parse, head):
        return _kind_of_common(parse, head, kind_of)
    first, last = mention_of(parse, head)
    hint = kind_of(*parse.span(first, last)) or kind_of(parse.tokens[head].start, parse.tokens[head].end)
    return hint or _kind_of_name(parse, head, kind_of)


def _words(parse: Parse, i: int) -> set[str]:
    return {parse.tokens[i].lemma.lower(), parse.tokens[i].text.lower()}


def _listed(parse: Parse, i: int, *kinds: str) -> str | None:
    """The first of ``kinds`` whose list holds token ``i``."""
    words, table = _words(parse, i), source_kinds()
    return next((kind for kind in kinds if words & table[kind]), None)


def _kind_of_common(parse: Parse, head: int, kind_of: KindOf) -> str:
    kind = _listed(
        parse, head, "person", "anonymous", "spokesman", "expert", "media", "document", "official", "organisation"
    )
    if kind == "spokesman":
        return "anonymous" if withheld(parse, head) else _kind_of_owner(parse, head, kind_of, "official")
    if kind == "document":
        return _kind_of_owner(parse, head, kind_of, "organisation")
    if kind is not None:
        return kind
    if parse.tokens[head].text.lower() in PRONOUNS:
        return "person"
    if withheld(parse, head) or parse.tokens[head].upos in ("NUM", "PRON", "DET"):
        return "anonymous"
    hint = kind_of(*parse.span(*mention_of(parse, head)))
    return hint or _kind_of_entity(parse, head) or "person"


def _kind_of_owner(parse: Parse, head: int, kind_of: KindOf, otherwise: str) -> str:
    """Kind of the office, firm or person that a spokesman speaks for or that issued a document."""
    owners = [c for c in parse.dependents(head, "nmod", "compound", "amod") if parse.tokens[c].upos != "PRON"]
    for owner in owners:
        if _listed(parse, owner, "anonymous"):
            return "anonymous" if otherwise == "organisation" and not _listed(parse, owner, "expert") else otherwise
        hint = kind_of(parse.tokens[owner].start, parse.tokens[owner].end)
        kind = (
            hint
            or _listed(parse, owner, "official", "organisation", "media", "expert")
            or _kind_of_entity(parse, owner)
        )
        if kind in ("official", "organisation", "media"):
            return kind
    return otherwise


def _kind_of_name(parse: Parse, head: int, kind_of: KindOf) -> str:
    """Kind of a named source from its last word, its titles, and what follows in apposition."""
    flat = parse.dependents(head, "flat")
    titles = [
        c for c in parse.children[head] if parse.tokens[c].deprel in ("nmod:desc", "compound", "amod", "nmod:poss")
    ]
    person = (parse.entity_at[head].label == "PERSON") if head in parse.entity_at else None
    own = [head, *flat]
    if not person:
        for i in reversed(own):
            kind = _listed(parse, i, "media", "official", "organisation", "document", "expert")
            if kind is not None:
                return _kind_of_owner(parse, head, kind_of, "organisation") if kind == "document" else kind
    beside = [*reversed(titles), *own, *parse.dependents(head, "appos")]
    for i in beside:
        below = {parse.tokens[c].text.lower() for c in parse.children[i]} | _words(parse, i)
        kind = _listed(parse, i, "spokesman", "expert", "media", "official", "organisation")
        if kind == "spokesman":
            return _kind_of_owner(parse, i, kind_of, _kind_of_owner(parse, head, kind_of, "official"))
        if kind in ("official", "expert") and (below | {parse.tokens[t].text.lower() for t in titles}) & _FORMER:
            return "person" if kind == "official" else kind
        if kind is not None and (kind in ("official", "expert") or not person):
            return kind
    return _kind_of_entity(parse, head) or "person"


def _kind_of_entity(parse: Parse, i: int) -> str | None:
    entity = parse.entity_at.get(i)
    labels = {"PERSON": "person", "ORG": "organisation", "COUNTRY": "official", "PLACE": "official"}
    return labels.get(entity.label) if entity else None


def antecedent(parse: Parse, pronoun: int, speakers: list[int]) -> int | None:
    """Whom a pronoun as a source repeats: the nearest earlier of ``speakers`` (heads, in text order) that fits it.

    ``he`` and ``she`` want a person or a single unnamed head, ``it`` a body, ``they`` a plural or a body.
    """
    word = parse.tokens[pronoun].text.lower()
    if word not in PRONOUNS:
        return None
    for head in reversed([s for s in speakers if s < pronoun]):
        if parse.tokens[head].text.lower() not in PRONOUNS and _fits(parse, word, head):
            return head
    return None


def _fits(parse: Parse, word: str, head: int) -> bool:
    token = parse.tokens[head]
    plural = token.xpos in ("NNS", "NNPS")
    body = bool(_listed(parse, head, "media", "official", "organisation")) and not parse.dependents(head, "flat")
    person = head in parse.entity_at and parse.entity_at[head].label == "PERSON"
    if word in ("he", "she", "i"):
        return not plural and (person or not body or (base(parse, head) == "nsubj" and "of" not in cases(parse, head)))
    if word == "they":
        return plural or body
    return (body or not person) if word in ("it", "which", "we", "that") else True
