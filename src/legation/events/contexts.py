"""The PLOVER contexts of an event, from the words beside its trigger (``lexicon/contexts.tsv``).

A table row lists the words of one context: strong ones, which show it, and weak ones (``~drug``), which only add to a
strong one. Words are compared with lemma and form; the longest phrase that fits wins and covers its words. Row ``-``
lists phrases that show nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from legation.errors import StopRun
from legation.events.clauses import base, has_subject, is_verb
from legation.records import Parse

TABLE: Final = "contexts.tsv"
MOST: Final = 3
# Judgement, not measured: one strong word in the clause suffices, one elsewhere in the sentence does not.
NEAR_STRONG: Final = 3.0
NEAR_WEAK: Final = 1.0
FAR_STRONG: Final = 1.5
FAR_WEAK: Final = 0.5
LEAST: Final = 3.0
NOTHING: Final = "-"
_WORDS: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})
_CLAUSES: Final = frozenset({"ccomp", "advcl", "acl", "csubj", "parataxis"})
_HYPHENS: Final = frozenset("-–‑")
_ASIDE: Final = frozenset({"advcl", "parataxis"})
# What the type or mode says by itself: these words tell no context of it.
_OWN: Final = {
    "CONSULT": "talk visit meeting meet summit negotiation negotiate dialogue call phone consultation mediation",
    "SUPPORT": "treaty accord agreement",
    "SANCTION": "sanction embargo",
    "SANCTION convict": "convict conviction sentence verdict guilty jail prison",
    "PROTEST": "strike protest protester demonstrator march rally",
    "PROTEST hunger": "hunger",
    "COERCE arrest": "arrest detain detention",
    "COERCE deport": "deport deportation",
    "COERCE curfew": "curfew",
    "RETREAT resign": "resign resignation",
    "ASSAULT": "attack bomb bombing blast shoot stab victim",
    "ASSAULT abduct": "kidnap kidnapping hostage",
    "AGREE": "agreement accord talk meeting",
}


@dataclass(frozen=True)
class _Sign:
    """A word or phrase of the table: the contexts that it shows (True) or adds to (False)."""

    words: tuple[str, ...]
    shows: tuple[tuple[str, bool], ...]


def contexts_of(parse: Parse, tokens: Sequence[int], event_type: str, mode: str) -> tuple[str, ...]:
    """At most three PLOVER contexts of an event, the most telling first; empty where the words show none.

    ``tokens``: the trigger, then other tokens that decided the type; all of one sentence. Words of the trigger's clause
    with its arguments count more than the rest of the sentence; a repeated word counts once. Equals keep the order of
    the table. StopRun for a malformed table.
    """
    if not tokens:
        return ()
    own = frozenset(f"{_OWN.get(event_type, '')} {_OWN.get(f'{event_type} {mode}', '')}".split())
    near = _clause(parse, tokens)
    best: dict[tuple[str, str], tuple[float, bool]] = {}
    for first, sign in _signs_in(parse, tokens[0]):
        word = " ".join(sign.words)
        if word in own:
            continue
        for context, strong in sign.shows:
            told = _weight(first in near, strong), strong
            best[context, word] = max(best.get((context, word), told), told)
    return _ranked(best)


def _weight(near: bool, strong: bool) -> float:
    if near:
        return NEAR_STRONG if strong else NEAR_WEAK
    return FAR_STRONG if strong else FAR_WEAK


def _ranked(best: Mapping[tuple[str, str], tuple[float, bool]]) -> tuple[str, ...]:
    """Contexts with a strong word and weight enough, by weight."""
    scores = dict.fromkeys(_names(), 0.0)
    shown = set()
    for (context, _), (weight, strong) in best.items():
        scores[context] += weight
        if strong:
            shown.add(context)
    enough = [context for context, score in scores.items() if context in shown and score >= LEAST]
    return tuple(sorted(enough, key=lambda context: -scores[context])[:MOST])


def _clause(parse: Parse, tokens: Sequence[int]) -> frozenset[int]:
    """The trigger's own clause: its predicate with arguments and adjuncts, without clauses set beside it."""
    head = tokens[0]
    while parse.tokens[head].head >= 0 and not _heads_clause(parse, head):
        head = parse.tokens[head].head
    starts = [head, *tokens]
    if base(parse, head) == "conj" and not has_subject(parse, head):  # shares the subject of the verb before it
        starts += parse.dependents(parse.tokens[head].head, "nsubj")
    return frozenset(node for start in starts for node in _down(parse, start, frozenset(tokens)))


def _heads_clause(parse: Parse, i: int) -> bool:
    return base(parse, i) in _CLAUSES or (base(parse, i) == "conj" and is_verb(parse, i))


def _down(parse: Parse, start: int, tokens: frozenset[int]) -> Iterator[int]:
    stack = [start]
    while stack:
        node = stack.pop()
        yield node
        for child in parse.children[node]:
            relation = parse.tokens[child].deprel
            aside = base(parse, child) in _ASIDE or (base(parse, child) == "conj" and is_verb(parse, child))
            if relation == "acl:relcl" and node not in tokens:  # what is told of a party besides
                aside = True
            if not aside:
                stack.append(child)


def _signs_in(parse: Parse, trigger: int) -> Iterator[tuple[int, _Sign]]:
    """Signs of the trigger's sentence with their first tokens; a token belongs to one sign at most."""
    first, stop = parse.sentences[parse.sentence_of[trigger]]
    row = [i for i in range(first, stop) if parse.tokens[i].text not in _HYPHENS and parse.tokens[i].xpos != "POS"]
    at = 0
    while at < len(row):
        sign = _sign_at(parse, row, at)
        if sign is not None:
            yield row[at], sign
        at += len(sign.words) if sign else 1


def _sign_at(parse: Parse, row: Sequence[int], at: int) -> _Sign | None:
    """The longest sign that begins at position ``at`` of ``row``; a single word must be a content word."""
    forms = [_forms(parse, i) for i in row[at : at + _longest()]]
    lone = parse.tokens[row[at]].upos in _WORDS
    found = [sign for first in sorted(forms[0]) for sign in _signs().get(first, ()) if _fits(sign, forms, lone)]
    return max(found, key=lambda sign: len(sign.words), default=None)


def _fits(sign: _Sign, forms: Sequence[frozenset[str]], lone: bool) -> bool:
    n = len(sign.words)
    return n <= len(forms) and (n > 1 or lone) and all(w in form for w, form in zip(sign.words, forms, strict=False))


def _forms(parse: Parse, i: int) -> frozenset[str]:
    token = parse.tokens[i]
    return frozenset({token.lemma.lower(), token.text.lower()})


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name, _ in _rows() if name != NOTHING)


@cache
def _longest() -> int:
    return max(len(sign.words) for signs in _signs().values() for sign in signs)


@cache
def _signs() -> dict[str, tuple[_Sign, ...]]:
    """Signs by their first word, the longest first."""
    shows: dict[str, list[tuple[str, bool]]] = {}
    for name, words in _rows():
        for word in words:
            for spelling in _spellings(word.removeprefix("~")):
                told = shows.setdefault(spelling, [])
                if name != NOTHING:
                    told.append((name, not word.startswith("~")))
    found: dict[str, list[_Sign]] = {}
    for word in sorted(shows, key=lambda text: (-text.count(" "), text)):
        parts = tuple(word.split(" "))
        found.setdefault(parts[0], []).append(_Sign(parts, tuple(shows[word])))
    return {first: tuple(signs) for first, signs in found.items()}


def _spellings(word: str) -> frozenset[str]:
    """A hyphened word, and as two words and as one: the tokenizer keeps some prefixes and cuts others off."""
    return frozenset({word, word.replace("-", " "), word.replace("-", "")})


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Context and words of each row of the table."""
    text = (files("legation.events") / "lexicon" / TABLE).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith(("#", "context\t")):
            cells = line.split("\t")
            if len(cells) < 2:
                raise StopRun(f"{TABLE}, line {number}: no words; write them after a tab, parted by commas")
            rows.append((cells[0], tuple(dict.fromkeys(word.strip() for word in cells[1].split(",") if word.strip()))))
    return tuple(rows)
