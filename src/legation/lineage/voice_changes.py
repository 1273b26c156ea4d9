"""Attribution that a copy lost or put into another mouth."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from legation.lineage.digest import Line
from legation.lineage.kin import Divergence
from legation.lineage.twin import Twin
from legation.lineage.voices import Voice
from legation.lineage.words import akin, stem_of, words_of

_KEPT: Final = 0.5  # of the statement's terms, for its attribution to be called lost
_CLOSE: Final = 0.45
_ANSWERS: Final = frozenset(stem_of(word) for word in ("respond", "response", "reply", "answer", "comment"))
_ASKED: Final = frozenset(stem_of(word) for word in ("request", "question", "inquiry", "query", "call", "comment"))
_ARRIVALS: Final = frozenset(stem_of(word) for word in ("receive", "get", "arrive", "obtain", "reach", "come"))


def attributions(twin: Twin) -> Iterator[Divergence]:
    """Sources of the origin's sentence that its retelling does not have."""
    if twin.match.closeness < _CLOSE and not (twin.alike or twin.faithful):
        return
    yield from _silences(twin)
    cited = {word for line in twin.around_after for voice in line.voices for word in voice.words}
    told = {stem_of(form) for line in twin.around_after for form in twin.forms(line)}
    same = _is_in if twin.faithful else akin
    for voice in twin.before.voices:
        rest = _elsewhere(twin, voice)
        own = {word for word in voice.words if not same(word, rest)}
        if voice.pronoun or not own or any(same(word, told) for word in own):
            continue
        if not any(akin(word, cited) for word in voice.words):
            yield from _changed(twin, voice)


def _is_in(word: str, others: Collection[str]) -> bool:
    return word in others


def _elsewhere(twin: Twin, voice: Voice) -> set[str]:
    """Words of the origin's sentence that do not stand in this voice: finding them again proves nothing of it."""
    text, line = twin.origin.text, twin.before
    rest = text[line.start : max(voice.start, line.start)] + " " + text[min(voice.end, line.end) : line.end]
    return {stem_of(word.form) for word in words_of(rest)}


def _changed(twin: Twin, voice: Voice) -> Iterator[Divergence]:
    """Another source, or none. Common nouns have synonyms: in other words, "officials" may be "functionaries"."""
    known = {word for line in twin.around_before for word in line.terms}
    others = [v for v in twin.after.voices if v.words and not v.pronoun and not set(v.words) & known]
    named = _named(twin.before, voice)
    if others and (twin.faithful or named or _named(twin.after, others[0])):
        new = others[0]
        yield twin.divergence("attribution", (voice.start, voice.end), (new.start, new.end), "another source is named")
    elif (
        not any(line.voices for line in twin.around_after) and (twin.faithful or named) and _statement_kept(twin, voice)
    ):
        yield twin.divergence("attribution", (voice.start, voice.end), None, "the source is not named")


def _named(line: Line, voice: Voice) -> bool:
    return any(name.start < voice.end and voice.start < name.end for name in line.names)


def _statement_kept(twin: Twin, voice: Voice) -> bool:
    told = {stem: value for stem, value in twin.before.terms.items() if stem not in voice.words}
    kept = sum(value for stem, value in told.items() if stem in twin.after.terms)
    return kept >= _KEPT * sum(told.values())


def _silences(twin: Twin) -> Iterator[Divergence]:
    """ "Did not respond to a request" told as "the request was not received": who kept silent is no longer told."""
    silent, arrived = _denied(twin.before, _ANSWERS), _denied(twin.after, _ARRIVALS)
    if silent and arrived and not _denied(twin.after, _ANSWERS) and _ASKED & set(twin.after.terms):
        yield twin.divergence("attribution", silent, arrived, "an unanswered request is told as one that never came")


def _denied(line: Line, verbs: frozenset[str]) -> tuple[int, int] | None:
    return next(((deed.start, deed.end) for deed in line.deeds if deed.denied and deed.verb in verbs), None)
