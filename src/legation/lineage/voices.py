"""On whose word a sentence stands, as far as a comparison of two tellings needs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from legation.lineage.words import COMMON, form_of, listed, stem_of
from legation.records import Parse

SPEECH: Final = frozenset(
    listed(
        "acknowledge add admit affirm allege announce argue assert cite claim comment conclude confirm "
        "contend declare disclose explain express inform insist mention note observe opine order pledge "
        "proclaim quote recall recount relate remark report reply respond reveal say signal speak state "
        "stress suggest tell testify underline utter vow warn write"
    )
)
_PHRASES: Final = (("according", "to"), ("as", "per"), ("in", "the", "words", "of"), ("citing",), ("quoting",))
_APART: Final = ("acl", "parataxis", "advcl", "cop")
_SUBJECTS: Final = ("nsubj", "csubj")


class Voice(msgspec.Struct, frozen=True, array_like=True):
    """Who is cited: compared words, whether a pronoun stands for them, and the characters of source and cue."""

    words: tuple[str, ...]
    pronoun: bool
    start: int
    end: int
    cue: str


def voices_of(parse: Parse, first: int, stop: int) -> Iterator[Voice]:
    """The sources that tokens ``first`` to ``stop`` cite, in order."""
    for i in range(first, stop):
        token = parse.tokens[i]
        if token.upos in ("VERB", "AUX") and token.lemma.casefold() in SPEECH:
            yield from _of_verb(parse, i)
        for phrase in _PHRASES:
            words = tuple(t.text.casefold() for t in parse.tokens[i : i + len(phrase)])
            if words == phrase and i + len(phrase) < stop:
                yield _voice(parse, _head_after(parse, i + len(phrase), stop), " ".join(phrase))


def _of_verb(parse: Parse, i: int) -> Iterator[Voice]:
    subjects = [n for n in parse.dependents(i, *_SUBJECTS) if "pass" not in parse.tokens[n].deprel]
    passive = any("pass" in parse.tokens[n].deprel for n in parse.children[i])
    if passive:
        subjects = [n for n in parse.dependents(i, "obl") if _has_by(parse, n)] or parse.dependents(i, "nsubj")
    for n in subjects[:1]:
        yield _voice(parse, n, parse.tokens[i].lemma.casefold())


def _has_by(parse: Parse, n: int) -> bool:
    return any(parse.tokens[k].text.casefold() == "by" for k in parse.dependents(n, "case"))


def _head_after(parse: Parse, i: int, stop: int) -> int:
    """The head of the noun phrase that begins at token ``i``."""
    while (
        i < stop - 1
        and parse.tokens[i].head > i
        and parse.tokens[i].head < stop
        and parse.tokens[i].upos not in ("VERB",)
    ):
        if parse.tokens[parse.tokens[i].head].upos not in ("NOUN", "PROPN", "PRON", "ADJ"):
            break
        i = parse.tokens[i].head
    return i


def _voice(parse: Parse, head: int, cue: str) -> Voice:
    tree = [n for n in _phrase(parse, head) if parse.tokens[n].upos != "PUNCT"]
    content = [parse.tokens[n] for n in tree if parse.tokens[n].upos in ("NOUN", "PROPN", "ADJ", "NUM")]
    words = tuple(dict.fromkeys(stem_of(t.lemma) for t in content if form_of(t.lemma) not in COMMON))
    pronoun = parse.tokens[head].upos in ("PRON", "DET")
    return Voice(words, pronoun, parse.tokens[tree[0]].start, parse.tokens[tree[-1]].end, cue)


def _phrase(parse: Parse, head: int) -> list[int]:
    """The noun phrase on ``head``, without relative clauses, that is one unbroken run of tokens."""
    seen, stack = [], [head]
    while stack:
        node = stack.pop()
        seen.append(node)
        stack.extend(n for n in parse.children[node] if parse.tokens[n].deprel.split(":")[0] not in _APART)
    return sorted(seen)
