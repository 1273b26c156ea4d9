"""Articles on the same happening, across outlets and days: each joins the story that is nearest, or begins one.

An article is a vector of its terms, those of its beginning and rare ones counting most (``vector``); a story is the sum of
its articles'. Nothing is learned from the stream, so a story depends on its articles and their order alone: ``stories``
puts them in order of date and id, and gives the same stories for the same articles always. Threshold and weights were
chosen on half of the topics of ECB+, where each topic has two look-alike happenings.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import msgspec

from legation.lineage.digest import Digest
from legation.lineage.words import stem_of, words_of
from legation.records import content_id

_NEAR: Final = 0.36  # cosine from which an article belongs to a story
_DAILY: Final = 0.01  # by which that grows for each day since the story's last article, after
_PAUSE: Final = 3  # days
_OVER: Final = 30  # days without an article after which a story is closed
_FADING: Final = 0.08  # how much less each further sentence counts
_NUMBERS: Final = 0.5  # what a figure counts: tolls are updated
_MOMENTS: Final = 0.3
_TERMS: Final = 100  # of an article
_KEPT: Final = 250  # of a story
_ASKED: Final = 24  # terms of an article by which stories are looked up
_TITLE: Final = 1.5  # a title's word counts as that many of the first sentence


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A story: its articles by date and id, the headline of the most central one, and the ISO dates that it spans."""

    id: str
    headline: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass
class _Draft:
    """A story as it grows."""

    terms: dict[str, float] = field(default_factory=dict)
    members: list[tuple[str, str, str, dict[str, float]]] = field(default_factory=list)  # date, id, title, vector
    norm: float = 0.0


def vector(digest: Digest) -> dict[str, float]:
    """An article's terms with weights, of length one."""
    counts: dict[str, float] = {}
    title = _title_terms(digest)
    for n, line in enumerate(digest.lines):
        for stem, weight in line.terms.items():
            value = {"#": _NUMBERS, "@": _MOMENTS}.get(stem[0], weight * weight)
            counts[stem] = counts.get(stem, 0.0) + value / (1 + _FADING * n)
    for stem, weight in title.items():
        counts[stem] += _TITLE * weight * weight
    weights = {stem: math.log1p(value) for stem, value in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_TERMS]}
    return _scaled(weights)


def _title_terms(digest: Digest) -> dict[str, float]:
    """The words of the title that the text has too, with the text's weights."""
    stems = {stem_of(word.form) for word in words_of(digest.title)}
    return {stem: digest.stems[stem] for stem in sorted(stems) if stem in digest.stems}


def _scaled(weights: Mapping[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {stem: value / norm for stem, value in weights.items()}


class Grouper:
    """Puts articles into stories as they come. Mutable; one writer. Feed it by date for the result of ``stories``."""

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []
        self._holders: dict[str, list[int]] = {}
        self._story_of: dict[str, int] = {}

    def add(self, digest: Digest) -> str:
        """Put an article into a story, whose id (so far) is given. An article that is known stays where it is."""
        if digest.article not in self._story_of:
            terms = vector(digest)
            number = self._nearest(terms, digest.published)
            if number is None:
                number = len(self._drafts)
                self._drafts.append(_Draft())
            self._join(number, digest, terms)
        return self.story(self._story_of[digest.article]).id

    def _nearest(self, terms: dict[str, float], published: str | None) -> int | None:
        asked = sorted(terms, key=lambda stem: (-terms[stem], stem))[:_ASKED]
        shared = Counter(number for stem in asked for number in self._holders.get(stem, ()))
        best, found = 0.0, None
        for number in sorted(shared):
            draft = self._drafts[number]
            near = sum(value * draft.terms.get(stem, 0.0) for stem, value in terms.items()) / (draft.norm or 1.0)
            near -= self._penalty(draft, published)
            if shared[number] >= 2 and near >= _NEAR and near > best:
                best, found = near, number
        return found

    def _penalty(self, draft: _Draft, published: str | None) -> float:
        days = _days_apart([member[0] for member in draft.members], published)
        return 1.0 if days > _OVER else _DAILY * max(days - _PAUSE, 0)

    def _join(self, number: int, digest: Digest, terms: dict[str, float]) -> None:
        draft = self._drafts[number]
        draft.members.append((digest.published or "", digest.article, digest.title, terms))
        summed = Counter(draft.terms)
        summed.update(terms)
        draft.terms = dict(sorted(summed.items(), key=lambda item: (-item[1], item[0]))[:_KEPT])
        draft.norm = math.sqrt(sum(value * value for value in draft.terms.values()))
        self._story_of[digest.article] = number
        for stem in terms:
            holders = self._holders.setdefault(stem, [])
            if number not in holders[-64:]:
                holders.append(number)

    def story(self, number: int) -> Story:
        """A story as it stands."""
        draft = self._drafts[number]
        members = sorted(draft.members, key=lambda member: member[:2])
        dates = [member[0] for member in members if member[0]]
        titled = [member for member in members if member[2]] or members
        central = max(titled, key=lambda m: (sum(v * draft.terms.get(s, 0.0) for s, v in m[3].items()), m[1]))
        return Story(
            id=content_id("story", members[0][1]),
            headline=central[2],
            articles=tuple(member[1] for member in members),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
        )

    def stories(self) -> list[Story]:
        """All stories, the latest first."""
        made = [self.story(number) for number in range(len(self._drafts))]
        return sorted(made, key=lambda story: (story.last or "", story.id), reverse=True)


def _days_apart(dates: list[str], published: str | None) -> int:
    """Days from the nearest of some dates; none where either side is unknown."""
    known = [day for day in dates if day]
    if not known or not published:
        return 0
    on = date.fromisoformat(published)
    return min(abs((on - date.fromisoformat(day)).days) for day in known)


def stories(digests: Iterable[Digest]) -> list[Story]:
    """The stories of a set of articles, whatever order they are given in."""
    grouper = Grouper()
    for digest in sorted(digests, key=lambda d: (d.published or "", d.article)):
        grouper.add(digest)
    return grouper.stories()
