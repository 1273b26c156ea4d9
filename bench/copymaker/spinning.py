"""Rewording of one sentence: synonyms, voice, word order, other shapes for figures and names. Quotations stay."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from bench.copymaker.thesaurus import inflected, synonyms
from legation.lineage.words import listed
from legation.records import Parse, Token

_SWAPS = (
    (r"\bmore than\b", "over"), (r"\bover (?=\d)", "more than "), (r"\babout (?=\d)", "around "), (r"\bbecause\b", "since"),
    (r"\bsaid\b", "stated"), (r"\balthough\b", "even though"), (r"\bbut\b", "yet"), (r"\bwhile\b", "whereas"),
    (r"\bin order to\b", "to"), (r"\baccording to\b", "as per"), (r"\bafter\b", "following"), (r"\bper cent\b", "percent"),
    (r"(?<=\d) ?%", " percent"), (r"\b[Tt]he United States\b", "the US"), (r"\bU\.S\.", "American"),
    (r"\bdid not\b", "didn't"),
    (r"\bis not\b", "isn't"), (r"\bhas been\b", "was"), (r"\bwill\b", "is going to"), (r"\bmust\b", "has to"),
    (r"\bwhich\b", "that"), (r"\bseveral\b", "a number of"), (r"\bmany\b", "a lot of"), (r"\balso\b", "in addition"),
    (r"\bsuch as\b", "like"), (r"\bduring\b", "in the course of"), (r"\bbefore\b", "prior to"), (r"\bless than\b", "under"),
)  # fmt: skip
_DIGITS = dict(zip(listed("two three four five six seven eight nine ten eleven twelve"), range(2, 13), strict=True))
_KEEP = frozenset(listed("be have do say not more most other such own"))


@dataclass(frozen=True)
class Span:
    """A sentence of a parse."""

    parse: Parse
    first: int
    stop: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.parse.tokens[self.first : self.stop]

    @property
    def text(self) -> str:
        """Its characters."""
        return self.parse.text[self.tokens[0].start : self.tokens[-1].end]


def reworded(span: Span, rng: random.Random, strength: float) -> str:
    """The sentence told in other words; ``strength`` (0 to 1) is the share of what could be changed that is."""
    shape = rng.choice((_as_is, _passive, _fronted, _cited, _as_is, _passive))
    text = shape(span, rng, strength)
    for pattern, new in _SWAPS:
        if rng.random() < strength:
            text = _outside_quotes(pattern, new, text)
    if rng.random() < strength:
        text = re.sub(rf"\b(?:{'|'.join(_DIGITS)})\b", lambda m: str(_DIGITS[m[0]]), text)
    return text[:1].upper() + text[1:]


def _outside_quotes(pattern: str, new: str, text: str) -> str:
    parts = re.split(r"([“\"][^”\"]*[”\"])", text)
    return "".join(part if n % 2 else re.sub(pattern, new, part) for n, part in enumerate(parts))


def spun(span: Span, indices: list[int], rng: random.Random, strength: float) -> str:
    """Some tokens of the sentence in the given order, synonyms put in; spaces as in the text where neighbours were."""
    out = ""
    quoted = _quoted(span)
    for n, i in enumerate(indices):
        token = span.parse.tokens[i]
        gap = span.parse.text[span.parse.tokens[i - 1].end : token.start] if i > span.first else " "
        if n and indices[n - 1] != i - 1:
            gap = "" if token.upos == "PUNCT" and token.text in ",.;:" else " "
        out += (gap if n else "") + (token.text if i in quoted else _word(span.parse, token, rng, strength))
    return re.sub(r"\s+", " ", out)


def _quoted(span: Span) -> set[int]:
    inside, found = False, set()
    for token in span.tokens:
        if token.text in ('"', "“", "”"):
            inside = not inside
        elif inside:
            found.add(token.i)
    return found


def _word(parse: Parse, token: Token, rng: random.Random, strength: float) -> str:
    named = token.i in parse.entity_at or token.upos == "PROPN" or token.lemma in _KEEP
    if named or rng.random() > strength:
        return token.text
    options = synonyms(token.lemma.lower(), token.upos)
    if not options:
        return token.text
    new = inflected(rng.choice(options[:4]), token.xpos, rng)
    return new.capitalize() if token.text[:1].isupper() else new


def _as_is(span: Span, rng: random.Random, strength: float) -> str:
    return spun(span, list(range(span.first, span.stop)), rng, strength)


def _root(span: Span) -> int | None:
    return next((t.i for t in span.tokens if t.head < 0 and t.upos == "VERB"), None)


def _passive(span: Span, rng: random.Random, strength: float) -> str:
    """ "X took Y …" as "Y was taken by X …" where the main clause is that simple; else as it is."""
    root = _root(span)
    parse = span.parse
    if root is None or parse.tokens[root].xpos != "VBD" or parse.dependents(root, "aux", "advmod", "mark"):
        return _as_is(span, rng, strength)
    subject, objects = parse.dependents(root, "nsubj"), parse.dependents(root, "obj")
    if len(subject) != 1 or len(objects) != 1 or parse.tokens[subject[0]].upos == "PRON":
        return _as_is(span, rng, strength)
    first, second = parse.subtree(subject[0]), parse.subtree(objects[0])
    rest = [i for i in range(span.first, span.stop) if i not in {*first, *second, root}]
    if not (first[-1] < root < second[0]) or (rest and rest[0] < root) or parse.tokens[objects[0]].upos == "PRON":
        return _as_is(span, rng, strength)
    be = "were" if parse.tokens[objects[0]].xpos in ("NNS", "NNPS") else "was"
    verb = inflected(parse.tokens[root].lemma, "VBN", rng)
    front, agent = spun(span, second, rng, strength), spun(span, first, rng, strength)
    return f"{front} {be} {verb} by {_lowered(parse, first[0], agent)}{_tail(span, rest, rng, strength)}"


def _tail(span: Span, rest: list[int], rng: random.Random, strength: float) -> str:
    text = spun(span, rest, rng, strength) if rest else "."
    return text if text[:1] in ",.;:" else f" {text}"


def _lowered(parse: Parse, i: int, text: str) -> str:
    return text if parse.tokens[i].upos == "PROPN" or i in parse.entity_at else text[:1].lower() + text[1:]


def _fronted(span: Span, rng: random.Random, strength: float) -> str:
    """A trailing "on Tuesday", "in Paris" moved to the front."""
    root = _root(span)
    if root is None:
        return _as_is(span, rng, strength)
    for i in reversed(span.parse.dependents(root, "obl")):
        tree = span.parse.subtree(i)
        if tree[0] > root and len(tree) <= 6 and tree[-1] - tree[0] == len(tree) - 1:
            rest = [k for k in range(span.first, span.stop) if k not in tree]
            front = spun(span, tree, rng, strength)
            return f"{front}, {_lowered(span.parse, rest[0], spun(span, rest, rng, strength))}"
    return _as_is(span, rng, strength)


def _cited(span: Span, rng: random.Random, strength: float) -> str:
    """ "X said that S" as "According to X, S", and "S, X said" likewise."""
    root = _root(span)
    parse = span.parse
    verbs = [t.i for t in span.tokens if t.lemma == "say"]
    for i in verbs:
        subject = parse.dependents(i, "nsubj")
        if not subject or parse.tokens[subject[0]].upos == "PRON" or '"' in span.text or "“" in span.text:
            continue
        who = parse.subtree(subject[0])
        marks = [k for c in parse.dependents(i, "ccomp") for k in parse.dependents(c, "mark")]
        content = [k for k in range(span.first, span.stop) if k not in {*who, i, *marks}]
        while content and parse.tokens[content[0]].upos == "PUNCT":
            content.pop(0)
        while len(content) > 1 and parse.tokens[content[-1]].upos == "PUNCT":
            content.pop()
        if len(content) > 4 and (root == i or verbs):
            told = spun(span, content, rng, strength)
            return (
                f"According to {_lowered(parse, who[0], spun(span, who, rng, 0))}, {_lowered(parse, content[0], told)}."
            )
    return _as_is(span, rng, strength)
