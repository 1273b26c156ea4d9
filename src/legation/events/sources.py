"""Who a source is: the mention of it, whether it is named or keeps its name back, and whom a pronoun repeats."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from legation.events.clauses import base, cases
from legation.events.cues import listed
from legation.records import Parse

KindOf = Callable[[int, int], str | None]
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
_LEFT: Final = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod"}
)
_RIGHT: Final = frozenset({"flat", "fixed", "compound", "appos", "nummod", "conj", "nmod:desc"})
_NO_PHRASE: Final = frozenset({"acl", "advcl", "parataxis", "ccomp", "acl:relcl"})
_NAMELESS: Final = re.compile(
    r"anonym|not to be (?:named|identified)|(?:declin|refus)\w+ to be (?:named|identified)|(?:without|nor|none) "
    r"(?:being|be|wished to be) (?:named|identified)|name (?:be )?withheld|giving (?:no|a) name|not be (?:named|identified)|"
    r"not (?:be )?(?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|talk|comment|brief)|"
    r"on background",
    re.IGNORECASE,
)
_KNOWING: Final = frozenset({"brief", "briefed", "familiar", "close", "involve", "involved", "privy", "possess"})
_UNNAMED: Final = frozenset({"unnamed", "unidentified", "undisclosed"})
_WITHIN: Final = re.compile(r"familiar with|briefed on|knowledge of|close to the|involved in|privy to", re.IGNORECASE)


def mention_of(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase at ``head``: its name, titles and modifiers, no relative clause.

    A common noun keeps the phrase that says whose or where, or how it knows ("a source at the ministry", "people familiar
    with the talks"); a name does not.
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
        if child > head and not named and _knows(parse, child):
            inside.update(parse.subtree(child))
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


def _knows(parse: Parse, child: int) -> bool:
    """Whether a participle or adjective right behind a noun says how the source knows: *people briefed on the talks*."""
    knowing = parse.tokens[child].lemma.lower() in _KNOWING or parse.tokens[child].text.lower() in _KNOWING
    return knowing and parse.tokens[parse.subtree(child)[0]].text != ","


def is_named(parse: Parse, head: int) -> bool:
    """Whether the source has a proper name of its own (not merely that of its office or country)."""
    token, entity = parse.tokens[head], parse.entity_at.get(head)
    known = entity is not None and entity.label in ("PERSON", "ORG") and entity.first < head
    joined = head > 0 and parse.tokens[head - 1].head == head and parse.tokens[head - 1].text[:1].isupper()
    if token.upos == "PROPN" or (token.text[:1].isupper() and (known or (joined and token.upos == "NOUN"))):
        return True
    names = [c for c in parse.dependents(head, "flat", "appos") if parse.tokens[c].upos == "PROPN"]
    return any(c == head + 1 or parse.tokens[c].deprel == "flat" for c in names)


def withheld(parse: Parse, head: int) -> bool:
    """Whether the sentence says that the source keeps its name back, or knows the matter from within."""
    return nameless(parse, head) or bool(_WITHIN.search(_sentence(parse, head)))


def nameless(parse: Parse, head: int) -> bool:
    """Whether the sentence, or the phrase itself, says that the source is not to be named."""
    if any(parse.tokens[c].text.lower() in _UNNAMED for c in parse.children[head]):
        return True
    return bool(_NAMELESS.search(_sentence(parse, head)))


def _sentence(parse: Parse, i: int) -> str:
    first, stop = parse.sentences[parse.sentence_of[i]]
    return parse.text[parse.tokens[first].start : parse.tokens[stop - 1].end]


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
    body = bool(listed(parse, head, "media", "official", "organisation")) and not parse.dependents(head, "flat")
    person = head in parse.entity_at and parse.entity_at[head].label == "PERSON"
    if word in ("he", "she", "i"):
        return not plural and (person or not body or (base(parse, head) == "nsubj" and "of" not in cases(parse, head)))
    if word == "they":
        return plural or body
    return (body or not person) if word in ("it", "which", "we", "that") else True
