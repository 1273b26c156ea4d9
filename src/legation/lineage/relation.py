"""The relation of a copy to its origin, decided on what the two have in common, with reasons."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from legation.lineage.align import weight
from legation.lineage.digest import Digest
from legation.lineage.kinship import Kinship, covered
from legation.lineage.words import words_of

VERBATIM: Final = "verbatim"
EDITED: Final = "edited"
REWORDED: Final = "reworded"

# Words in common. Five-word runs of a formula ("in early trade on Monday as investors") and of shared background are
# short or leave the news out; a wire paragraph has at least these words.
RUN_WORDS: Final = 40
_FLASH: Final = 8  # words of the shortest text that can be known as a copy
_FLASH_PART: Final = 0.8  # of a text that has fewer than those
_PART: Final = 0.12  # of the copy, or of the origin
_WHOLE: Final = 0.85  # from here on the copy is the origin's text whatever it leads with
_LEAD: Final = 0.3  # else it has to carry the origin's news, not its background alone
_SAME: Final = 0.9  # word pairs that a sentence keeps when it is taken over as it is
_INTACT: Final = 0.5  # of the retold content that is taken over as it is in an edited copy
_FIGURES: Final = 0.3  # a formula filled with other figures agrees in fewer
_FURNITURE: Final = 0.05  # words at the edges of one text that the other lacks, in a verbatim copy

# Facts in common. A logistic scale, fitted on machine-made rewordings against reports by other writers on the same
# happening (bench copies): these know some of the facts, tell others besides, and in another order.
_SCALE: Final = {"coverage": 9.7, "facts": 13.2, "closeness": 7.6, "order": 6.8, "shared": 2.1}
_OFFSET: Final = -34.8
_SURE: Final = 0.7
_SENTENCES: Final = 3  # too little is told in fewer to know one writer's hand from another's
_SHARED: Final = 6  # facts
_LABELS: Final = r"^(?:[A-Z]+\s)?(?:UPDATE|WRAPUP|CORRECTED|EXCLUSIVE|REFILE)\s?\d*\s*[-:]\s*"
_SEPARATOR: Final = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$|" + _LABELS, re.I)


@dataclass(frozen=True)
class Verdict:
    """How the copy was made, how sure that it is one (0 to 1), and why."""

    relation: str
    confidence: float
    reasons: tuple[str, ...]


def relation(origin: Digest, copy: Digest, kin: Kinship) -> Verdict | None:
    """The relation of ``copy`` to ``origin``; None where they are independent of each other."""
    intact = _intact(copy, kin)
    words = kin.share * len(copy.words)
    if (
        words >= max(_FLASH, min(RUN_WORDS, _FLASH_PART * len(copy.words)))
        and intact >= _INTACT
        and _carries_news(origin, copy, kin)
    ):
        verbatim, why = _is_verbatim(origin, copy, kin)
        shares = f"{kin.share:.0%} of its words stand in the origin, {kin.kept:.0%} of the origin's in it"
        return Verdict(VERBATIM if verbatim else EDITED, min(0.99, 0.5 + intact / 2), (shares, why))
    sure = likelihood(origin, copy, kin)
    if sure >= _SURE and intact < _INTACT:
        told = f"{kin.coverage:.0%} of it retells the origin, {kin.facts:.0%} of its names, figures and dates are there"
        return Verdict(REWORDED, round(sure, 3), (told, f"{kin.identity:.0%} of the wording is kept"))
    return None


def likelihood(origin: Digest, copy: Digest, kin: Kinship) -> float:
    """How likely the copy's facts and their order come from the origin, 0 to 1."""
    shared = len(origin.facts & copy.facts)
    if len(kin.matches) < _SENTENCES or shared < _SHARED or kin.figures < _FIGURES:
        return 0.0
    values = {"coverage": kin.coverage, "facts": kin.facts, "closeness": kin.closeness, "order": kin.order}
    total = (
        _OFFSET + sum(_SCALE[name] * value for name, value in values.items()) + _SCALE["shared"] * math.log1p(shared)
    )
    return 1.0 / (1.0 + math.exp(-total))


def _intact(copy: Digest, kin: Kinship) -> float:
    """The share of retold content whose sentences are taken over word for word."""
    weights = [(weight(copy.lines[match.copy]), match.identity >= _SAME) for match in kin.matches]
    total = sum(value for value, _ in weights)
    return sum(value for value, same in weights if same) / total if total else kin.share


def _carries_news(origin: Digest, copy: Digest, kin: Kinship) -> bool:
    """Whether shared words are the origin's report, not a formula and not the background of a later one."""
    if kin.figures < _FIGURES or max(kin.share, kin.kept) < _PART:
        return False
    if kin.share >= _WHOLE:
        return True
    if origin.publisher and origin.publisher == copy.publisher and origin.published != copy.published:
        return kin.lead >= _LEAD  # a desk's own follow-up has a new lead, and what it takes over is its own
    return kin.front >= _LEAD or (kin.lead >= _LEAD and kin.share >= _INTACT)


def _is_verbatim(origin: Digest, copy: Digest, kin: Kinship) -> tuple[bool, str]:
    if headline(origin.title) != headline(copy.title) and origin.title and copy.title:
        return False, "the headline is another"
    whole = np.isin(origin.shingles, copy.shingles).all()
    if not whole and (kin.order < 1 or _changed(origin, copy) or _changed(copy, origin)):
        return False, "sentences are moved or changed"
    same = [match for match in kin.matches if match.identity >= _SAME]
    if not whole and _own(origin, {match.origin for match in same}) > _FURNITURE:
        return False, "parts of the origin are missing"
    extra = _own(copy, {match.copy for match in same})
    if extra > _FURNITURE:
        return False, "text is added"
    return True, "what is added is furniture" if extra else "nothing is added"


def _changed(origin: Digest, copy: Digest) -> bool:
    """Whether words stand inside a sentence of the copy, between words of the origin, that the origin lacks there."""
    inside = covered(copy.shingles, origin.shingles)
    for line in copy.lines:
        words = [n for n, word in enumerate(copy.words) if line.start <= word.start < line.end and n < len(inside)]
        known = [bool(inside[n]) for n in words]
        if True in known and not all(known[known.index(True) : len(known) - known[::-1].index(True)]):
            return True
    return False


def _own(digest: Digest, shared: set[int]) -> float:
    """The share of an article's words in sentences of its own that tell something; all of it, if any is amid the rest."""
    own = [n for n, line in enumerate(digest.lines) if n not in shared and line.tells]
    if shared and any(min(shared) < n < max(shared) for n in own):
        return 1.0
    lines = [digest.lines[n] for n in own]
    return sum(len(words_of(digest.text[line.start : line.end])) for line in lines) / max(len(digest.words), 1)


def headline(title: str) -> tuple[str, ...]:
    """A headline as compared: without the outlet's name after a bar or dash and without a desk's own label."""
    return tuple(word.form for word in words_of(_SEPARATOR.sub("", title)))
