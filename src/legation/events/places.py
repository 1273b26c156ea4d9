"""The places of one article, known before any event is placed: every name is resolved with the others in view.

A name means one place throughout an article, unless a container beside it says otherwise ("Portland, Maine").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from legation.events.coherence import Name, Weighed, weigh
from legation.events.gazetteer import Candidate, Gazetteer, Row, containment, fold, is_vague
from legation.records import Parse

MOST_NAMES: Final = 60
MOST_INNER: Final = 20
INNER_WEIGHT: Final = 0.6  # of a place inside the name of a body: the Ghent police, the University of Ghent
INNER_TOKENS: Final = 3
MOST_DATELINE: Final = 80
INSIDE: Final = 3.0  # the containment at which a place counts as lying in its container
LARGE: Final = 100_000
MAIN_SHARE: Final = 1 / 3  # of all countries told, and twice as often as the next, for "the capital" to need no name
CITY_STATES: Final = frozenset({"HKG", "SGP", "MAC", "MCO", "VAT", "GIB", "SMR"})
_NAMING: Final = frozenset({"PLACE", "COUNTRY"})
_PEOPLE: Final = frozenset({"COUNTRY", "MISC"})
_APART: Final = re.compile(r"\s*[,(]\s*")
_INSIDE: Final = re.compile(r"\s*(?:,? in|of|,? near|,? outside)\s*")
_WHOLE: Final = re.compile(r"\w(?:.*[\w.])?", re.DOTALL)
_WRITTEN: Final = re.compile(r"\s*([^\W\d_](?:[^,(\d\n]*[^\W\d_.])?)(?:,\s*([^\W\d_](?:[^,(\d\n]*[^\W\d_.])?))?")
_PART: Final = re.compile(r"\w(?:[^,]*[\w.])?")


@dataclass(frozen=True)
class Mention:
    """A place name in the text: characters ``start`` to ``end``, and what it stands for."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True)
class _Told:
    start: int
    end: int
    key: str


class ArticlePlaces:
    """What place names mean in one article; ``row`` and ``knows`` answer as a gazetteer does.

    ``nation`` gives the ISO alpha-3 country of a demonym ("French"), which tells what countries the article is about;
    ``dateline`` tells where it was written, and so what lies near.
    """

    def __init__(
        self,
        parse: Parse,
        gazetteer: Gazetteer,
        nation: Callable[[str], str | None] = lambda text: None,
        dateline: str | None = None,
    ) -> None:
        self._dateline = dateline or ""
        self.parse = parse
        self.gazetteer = gazetteer
        self._nation = nation
        self._candidates: dict[str, tuple[Candidate, ...]] = {}

    def row(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Row | None:
        """The place that a name stands for in this article; ``near`` serves for names that are not marked as places."""
        solved = self._solved.get(fold(name))
        if solved is None:
            found = self.gazetteer.row(name, near=near | frozenset(self.countries), within=within)
        else:
            found = solved.within(within) if within else solved.best
        vague = found is not None and not within and is_vague(fold(name))
        return None if vague and found and found.country not in near | self._all_countries else found

    @cached_property
    def _all_countries(self) -> frozenset[str | None]:
        """Every country that the article tells of, by a demonym or a name that is more than a direction."""
        named = {self._solved[one.key].best.country for one in self._told if not is_vague(one.key)}
        return frozenset(named | set(self.countries))

    def knows(self, name: str) -> bool:
        """Whether the table has this very name."""
        return self.gazetteer.knows(name)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place name that the engine marked and the table has, in text order."""
        return tuple(Mention(one.start, one.end, self._at(n)) for n, one in enumerate(self._told))

    @cached_property
    def countries(self) -> dict[str, float]:
        """The countries of demonyms, the most told with weight 1, the second 1/2, the third 1/3."""
        return {code: 1.0 / (n + 1) for n, (code, _) in enumerate(Counter(self._peoples).most_common(3))}

    @cached_property
    def _peoples(self) -> list[str]:
        """The country of each demonym, in text order."""
        texts = (self._text(entity.first, entity.last) for entity in self.parse.entities if entity.label in _PEOPLE)
        return [code for text in texts if self._is_people(text) for code in [self._nation(text)] if code]

    def capital_at(self, i: int) -> Row | None:
        """The capital that is meant at token ``i``, by "the capital" or by "parliament", which sits there: that of the
        country that qualifies the noun, else of the article's main country."""
        country = self._qualifying(i) or self.main_country
        return self.gazetteer.capital(country) if country else None

    def _qualifying(self, i: int) -> str | None:
        """The country of an adjective or a name that qualifies the noun at token ``i``: the Malian capital."""
        own = [self._country(self._text(c, c)) for c in self.parse.dependents(i, "nmod", "amod", "compound")]
        return next(filter(None, own), None)

    def town_before(self, i: int) -> Row | None:
        """What "the city" at token ``i`` is: the town, or the country that is one, that was told last before it."""
        start = self.parse.tokens[i].start
        before = [one.row for one in self.mentions if one.end <= start]
        return next((row for row in reversed(before) if row.kind in "PK" or row.country in CITY_STATES), None)

    @cached_property
    def main_country(self) -> str | None:
        """The country that the article is about, going by how often it names its places and people; None if in doubt."""
        counts = Counter(one.row.country for one in self.mentions if one.row.country)
        counts.update(self._peoples)
        if not counts:
            return None
        (code, most), (_, second) = [*counts.most_common(2), ("", 0)][:2]
        return code if most >= MAIN_SHARE * counts.total() and most >= 2 * second else None

    def _country(self, text: str) -> str | None:
        """The country that a word names or of which it is the adjective."""
        if self._is_people(text):
            return self._nation(text)
        solved = self._solved.get(fold(text))
        return solved.best.country if solved and solved.best.kind == "C" else None

    def _at(self, n: int) -> Row:
        """The place of one mention: of its name, or what its own container or content makes of it."""
        solved = self._solved[self._told[n].key]
        if n in self._containers:
            return solved.within(max(self._containers[n], key=lambda outer: containment(solved.within(outer), outer)))
        if n - 1 in self._containers:
            return solved.holding(self._solved[self._told[n - 1].key].best)
        return solved.best

    @cached_property
    def _told(self) -> list[_Told]:
        """The mentions that have candidates; "Paris, Texas" in one is two."""
        found = []
        for entity in self.parse.entities:
            if entity.label not in _NAMING:
                continue
            start, end = self.parse.span(entity.first, entity.last)
            text = self.parse.text[start:end]
            parts = _WHOLE if self._found(text) else _PART
            for match in parts.finditer(text):
                if self._found(match.group()) and not self._is_people(match.group()):
                    found.append(_Told(start + match.start(), start + match.end(), fold(match.group())))
        return found

    def _is_people(self, text: str) -> bool:
        """Whether a name is a demonym, even if some town is so called (Spanish in Ontario)."""
        known = any(one.row.kind in "CKAR" or one.row.population >= LARGE for one in self._found(text))
        return not known and self._nation(text) is not None

    def _found(self, text: str) -> tuple[Candidate, ...]:
        key = fold(text)
        if key not in self._candidates:
            self._candidates[key] = tuple(self.gazetteer.candidates(text))
        return self._candidates[key]

    @cached_property
    def _containers(self) -> dict[int, tuple[Row, ...]]:
        """By mention, the places that the next mention may be, where it stands as the container of this one."""
        found = {}
        for n, (inner, outer) in enumerate(zip(self._told, self._told[1:], strict=False)):
            between = self.parse.text[inner.end : outer.start]
            apart = bool(_APART.fullmatch(between))
            if apart or _INSIDE.fullmatch(between):
                rows = tuple(self._holders(inner.key, outer.key, apart))
                if rows:
                    found[n] = rows
        return found

    def _holders(self, inner: str, outer: str, apart: bool) -> Iterator[Row]:
        """What the outer name may be so that a place of the inner name lies in it: behind a comma only a division."""
        for one in self._candidates[outer]:
            row = one.row
            if row.kind in "CAD" or (not apart and (row.kind == "R" or row.population >= LARGE)):
                inside = (c.row for c in self._candidates[inner] if c.row.kind != "C" and c.row != row)
                if any(containment(place, row) >= INSIDE for place in inside):
                    yield row

    @cached_property
    def _solved(self) -> dict[str, Weighed]:
        """The candidates of every name, weighed together."""
        outer: dict[str, list[Row]] = defaultdict(list)
        for n, rows in self._containers.items():
            outer[self._told[n].key] += rows
        keys = list(dict.fromkeys(one.key for one in self._told))
        names = [Name(self._candidates[key], containers=tuple(outer[key])) for key in keys[:MOST_NAMES]]
        inner = [Name(found, INNER_WEIGHT) for key, found in self._inner().items() if key not in keys]
        weighed = weigh([*names, *inner[:MOST_INNER]], self.countries)
        late = [weigh([Name(self._candidates[key])], self.countries)[0] for key in keys[MOST_NAMES:]]
        return dict(zip(keys, [*weighed[: len(names)], *late], strict=True))

    def _inner(self) -> dict[str, tuple[Candidate, ...]]:
        """Towns and divisions in the dateline and in the names of bodies, which tell what the article is about."""
        written = _WRITTEN.match(self._dateline[:MOST_DATELINE])
        town, area = written.groups(default="") if written else ("", "")
        areas = tuple(one for one in self._found(area) if one.row.kind in "CA")  # and not the month of March
        found = {fold(name): rows for name, rows in ((town, self._found(town)), (area, areas)) if rows}
        for entity in self.parse.entities:
            if entity.label == "ORG":
                for text in self._inner_names(entity.first, entity.last + 1):
                    if towns := tuple(one for one in self._found(text) if one.row.kind in "AKPD"):
                        found[fold(text)] = towns
        return found

    def _inner_names(self, first: int, stop: int) -> Iterator[str]:
        """The longest known names in a range of tokens, none overlapping."""
        while first < stop:
            step = 1
            for last in range(min(stop, first + INNER_TOKENS) - 1, first - 1, -1):
                text = self._text(first, last)
                if (
                    text[:1].isupper()
                    and len(text) > 3
                    and self.parse.tokens[first].upos == "PROPN"
                    and self.knows(text)
                ):
                    yield text
                    step = last - first + 1
                    break
            first += step

    def _text(self, first: int, last: int) -> str:
        return self.parse.text[slice(*self.parse.span(first, last))]
