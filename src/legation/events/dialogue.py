"""Attribution across sentences: who speaks a quotation, who *he* is, what the next sentence says of a source."""

from __future__ import annotations

import re
from typing import Final

from legation.events.quotes import quotation_at, quotations
from legation.events.sources import PRONOUNS, antecedent, withheld
from legation.events.speech import is_speech, speaker_of
from legation.records import Parse

_BACK: Final = 8  # sentences in which a pronoun finds its speaker
_NEAR: Final = 2  # sentences before a quotation in which it is introduced
_SPOKE: Final = frozenset({"speak", "ask", "decline", "request", "insist", "authorize", "authorise", "talk", "comment"})
_UNNAMED: Final = frozenset(
    {
        "source",
        "official",
        "diplomat",
        "aide",
        "people",
        "person",
        "they",
        "he",
        "she",
        "all",
        "both",
        "adviser",
        "insider",
    }
)
_GENERIC: Final = frozenset({"source", "people", "person", "they", "he", "she", "all", "both"})


def speakers_in(parse: Parse, sentence: int, *, outside: tuple[int, int] | None = None) -> list[int]:
    """Heads of those who speak in a sentence, in text order, by words ``outside`` of that character span if given."""
    first, stop = parse.sentences[sentence]
    found = []
    for i in range(first, stop):
        token = parse.tokens[i]
        said = token.upos == "VERB" and is_speech(parse, i)
        if token.text.lower() == "according" and token.head >= 0:
            found.append(parse.tokens[i].head)
        if said and not (outside and outside[0] <= token.start < outside[1]):
            speaker = speaker_of(parse, i)
            found += [speaker] if speaker is not None else []
    return sorted(set(found))


def resolve(parse: Parse, head: int) -> int:
    """``head`` itself, or whom it repeats if it is a pronoun: the nearest earlier speaker, else the nearest subject."""
    if parse.tokens[head].text.lower() not in PRONOUNS:
        return head
    here = parse.sentence_of[head]
    near = range(max(0, here - _BACK), here + 1)
    told = [s for n in near for s in sorted({*speakers_in(parse, n), *_persons_in(parse, n)})]
    found = antecedent(parse, head, told)
    if found is None:
        first = parse.sentences[max(0, here - _NEAR)][0]
        subjects = [i for i in range(first, head) if parse.tokens[i].deprel in ("nsubj", "nsubj:pass")]
        named = [i for i in subjects if parse.tokens[i].upos == "PROPN"]
        found = antecedent(parse, head, named)
        found = antecedent(parse, head, subjects) if found is None else found
    return head if found is None else found


def _persons_in(parse: Parse, sentence: int) -> list[int]:
    """Persons who are the subject of a sentence, not of a clause in it."""
    first, stop = parse.sentences[sentence]
    roots = [i for i in range(first, stop) if parse.tokens[i].head < 0]
    subjects = [c for i in roots for c in parse.dependents(i, "nsubj")]
    return [c for c in subjects if c in parse.entity_at and parse.entity_at[c].label == "PERSON"]


def quoted_speaker(parse: Parse, trigger: int) -> int | None:
    """Head of who speaks the quotation around ``trigger``: in a sentence it touches, or just before it; else None."""
    span = quotation_at(parse, trigger)
    if span is None:
        return None
    introduced = _introduces(parse, span[0])
    if introduced is not None:
        return introduced
    touched = [
        n
        for n, (first, stop) in enumerate(parse.sentences)
        if parse.tokens[first].start < span[1] and span[0] < parse.tokens[stop - 1].end
    ]
    before = range(touched[0] - 1, max(-1, touched[0] - 1 - _NEAR), -1)
    other = next((s for s in reversed(quotations(parse.text)) if s[1] <= span[0]), None)
    for n in (*touched, *before):
        speakers = speakers_in(parse, n, outside=span)
        inside = [s for s in speakers if not (other and other[0] <= parse.tokens[s].start < other[1])]
        if inside:
            return inside[0] if n in touched else inside[-1]
    return None


def _introduces(parse: Parse, start: int) -> int | None:
    """Who introduces a quotation with a colon, whatever the verb: *the ministry defended the raid: "…"*."""
    before = parse.text[:start].rstrip(' "“„`\n')
    colon = next((t.i for t in reversed(parse.tokens) if t.end == len(before) and t.text == ":"), None)
    if colon is None:
        return None
    first = parse.sentences[parse.sentence_of[colon]][0]
    tops = [i for i in range(first, colon) if parse.tokens[i].upos == "VERB" and parse.dependents(i, "nsubj")]
    heads = [c for i in tops for c in parse.dependents(i, "nsubj") if c < colon]
    return heads[0] if heads else None


def withheld_after(parse: Parse, trigger: int, source: int | None) -> tuple[int, int | None] | None:
    """What the next sentence says of an unnamed source: *The source spoke to Reuters on condition of anonymity*.

    Returns the head of its subject and of the medium spoken to (None if no medium is told); None where there is no
    such sentence, or where it is of somebody else than ``source`` (head; None: the sentence named nobody and must
    then stand in the same paragraph).
    """
    n = parse.sentence_of[trigger] + 1
    if n >= len(parse.sentences):
        return None
    first, stop = parse.sentences[n]
    previous_end = parse.tokens[first - 1].end
    if source is None and re.search(r"\n\s*\n", parse.text[previous_end : parse.tokens[first].start]):
        return None
    for i in range(first, stop):
        subjects = parse.dependents(i, "nsubj") if parse.tokens[i].lemma in _SPOKE else []
        for subject in subjects:
            word = parse.tokens[subject].lemma.lower()
            if word in _UNNAMED and withheld(parse, subject) and _same(parse, word, source):
                return subject, _medium(parse, i)
    return None


def _same(parse: Parse, word: str, source: int | None) -> bool:
    return source is None or word in _GENERIC or parse.tokens[source].lemma.lower() == word


def _medium(parse: Parse, verb: int) -> int | None:
    told = [
        c
        for c in parse.dependents(verb, "obl")
        if any(parse.tokens[k].lemma in ("to", "with") for k in parse.children[c])
    ]
    return next((c for c in told if parse.tokens[c].upos in ("PROPN", "NOUN")), None)
