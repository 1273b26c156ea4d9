"""Denials put in or taken out, and deeds whose sides were changed about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from legation.lineage.deeds import Deed, Party
from legation.lineage.digest import Digest, Line
from legation.lineage.kin import Divergence
from legation.lineage.twin import Twin

_NEGATION: Final = re.compile(r"\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without)\b|n['’]t\b", re.I)
# Words that deny by themselves, so that a retelling may have or lack a "not" and say the same.
_IMPLICIT: Final = re.compile(
    r"\b(?:fail\w*|refus\w*|den(?:y|ies|ied|ying|ial)\w*|declin\w*|reject\w*|lack\w*|unable|unlikely|prevent\w*|avoid\w*|"
    r"stop\w*|ban\w*|barred|block\w*|ceas\w*|miss\w*|hardly|barely|few|fewer|little|less|only|unless|except\w*|absen\w*|"
    r"oppos\w*|halt\w*|end\w*|rather|instead|but|free|lest|too|yet|(?:un|non)\w{4,}|impossib\w*|in(?:ab|correct|complete|suffic|adequ)\w*|"
    r"dis(?:put|agre|allow|approv)\w*|\w{3,}less|rule[ds]? out|prohibit\w*|"
    r"doubt\w*|neglect\w*|forb\w+|withh\w+|abandon\w*|wrong\w*|false\w*|void|zero)\b",
    re.I,
)
_CLOSE: Final = 0.6
_HALF: Final = 0.5
_WORDED: Final = 0.8  # identity from which two sentences differ in little but the denial


def negations(twin: Twin) -> Iterator[Divergence]:
    """Deeds that are denied in one telling alone."""
    changed = [(one, other) for one, other in _same_deeds(twin) if one.denied != other.denied]
    texts = _text(twin.origin, twin.before), _text(twin.copy, twin.after)
    counts = [len(_NEGATION.findall(text)) for text in texts]
    if counts[0] == counts[1] or not _worded(twin, texts, counts):
        return  # the denial was moved to another word, or put into one
    if changed and (twin.alike or twin.match.identity >= _HALF):
        one, other = changed[0]
        yield _negation(twin, one.denied, (one.start, one.end), (other.start, other.end))
    elif twin.alike and 0 in counts and sum(counts) == 1 and twin.match.closeness >= _CLOSE:
        spans = [_negation_at(text, line.start) for text, line in zip(texts, (twin.before, twin.after), strict=True)]
        yield _negation(twin, counts[0] > 0, spans[0], spans[1])


def _worded(twin: Twin, texts: tuple[str, str], counts: list[int]) -> bool:
    """Whether the wording is the same, or the sentence with fewer denials has no other word for one, here or next door."""
    if twin.match.identity >= _WORDED:
        return True
    plain, denied = (0, 1) if counts[0] < counts[1] else (1, 0)
    implied = [{word.casefold() for word in _IMPLICIT.findall(text)} for text in texts]
    return not implied[plain] - implied[denied] and not (plain == 1 and _denied_near(twin))


def _denied_near(twin: Twin) -> bool:
    """Whether a sentence beside the retelling has a denial that came from here."""
    n = twin.match.copy
    near = [twin.copy.lines[k] for k in (n - 1, n + 1) if 0 <= k < len(twin.copy.lines)]
    return any(_NEGATION.search(_text(twin.copy, line)) for line in near)


def _negation_at(text: str, offset: int) -> tuple[int, int]:
    found = _NEGATION.search(text)
    return (offset + found.start(), offset + found.end()) if found else (offset, offset + len(text))


def _negation(twin: Twin, was_denied: bool, before: tuple[int, int], after: tuple[int, int]) -> Divergence:
    return twin.divergence("negation", before, after, "a denial was lost" if was_denied else "a denial was added")


def _same_deeds(twin: Twin) -> Iterator[tuple[Deed, Deed]]:
    """Deeds with the same verb, where each telling has it once."""
    counts = Counter(deed.verb for deed in twin.before.deeds), Counter(deed.verb for deed in twin.after.deeds)
    for one in twin.before.deeds:
        if counts[0][one.verb] == counts[1][one.verb] == 1:
            yield one, next(other for other in twin.after.deeds if other.verb == one.verb)


def swaps(twin: Twin) -> Iterator[Divergence]:
    """Deeds whose agent and patient changed places."""
    for one, other in _same_deeds(twin):
        sides = one.agent, one.patient, other.agent, other.patient
        if all(side is not None for side in sides) and _crossed(one, other):
            yield _swap(twin, one, other)


def _crossed(one: Deed, other: Deed) -> bool:
    a, b, c, d = one.agent, one.patient, other.agent, other.patient
    if a is None or b is None or c is None or d is None:
        return False
    return _same(a, d) and _same(b, c) and not _same(a, c) and not _same(b, d)


def _same(one: Party, other: Party) -> bool:
    return bool(set(one.words) & set(other.words)) and (one.words[-1] in other.words or other.words[-1] in one.words)


def _swap(twin: Twin, one: Deed, other: Deed) -> Divergence:
    before = _extent(one)
    after = _extent(other)
    names = [twin.origin.text[side.start : side.end] for side in (one.agent, one.patient) if side]
    return twin.divergence("swap", before, after, f"{names[0]} and {names[1]} changed places")


def _extent(deed: Deed) -> tuple[int, int]:
    sides = [side for side in (deed.agent, deed.patient) if side]
    return min(deed.start, *(side.start for side in sides)), max(deed.end, *(side.end for side in sides))


def _text(digest: Digest, line: Line) -> str:
    return digest.text[line.start : line.end]
