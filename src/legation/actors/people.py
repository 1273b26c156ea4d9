"""Who held which office when: people by full name and by surname, and what they were on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from legation.actors.closed import FAMILY_NAME_FIRST, OFFICIAL, PARTICLES
from legation.actors.spelling import fold, slug
from legation.actors.tables import Leader

FAR_END: Final = "9999-12-31"
_FIRST: Final = (
    *("president", "king", "queen", "emir", "sultan", "supreme leader", "crown prince"),
    *("prime minister", "premier", "chancellor"),
)
_BELOW: Final = (
    "vice",
    "deputy",
    "minister of",
    "foreign",
    "defen",
    "party",
    "opposition",
    "ex-",
    "former",
    "rival",
    "-elect",
)
_SECOND: Final = ("minister", "secretary", "vice", "leader", "chairman", "crown prince", "deputy", "speaker")


@dataclass(frozen=True, slots=True)
class State:
    """What a person was on a day: sectors, and in words why. ``held`` is True while in an office of the table."""

    sectors: tuple[str, ...]
    held: bool
    past: bool
    country: str
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person with every term the table tells of, in order of beginning."""

    name: str
    terms: tuple[Leader, ...]

    @property
    def country(self) -> str:
        """Country code of the latest term."""
        return self.terms[-1].country

    @property
    def entity(self) -> str:
        """Stable id."""
        return f"person:{slug(self.name)}"

    def during(self, on: str) -> tuple[Leader, ...]:
        """Terms that hold on an ISO day."""
        return tuple(term for term in self.terms if (term.start or "") <= on <= (term.end or FAR_END))

    def state(self, on: str | None) -> State:
        """What the person was on an ISO day; without one, their open or else longest term."""
        if on is None:
            return self._timeless()
        held = self.during(on)
        if held:
            best = [term for term in held if _rank(term) == min(map(_rank, held))]
            sectors = tuple(dict.fromkeys(sector for term in best for sector in term.sectors))
            return State(sectors, True, False, best[0].country, f"{_told(best[0])} on {on}")
        before = [term for term in self.terms if term.end and term.end < on]
        if before:
            last = max(before, key=lambda term: term.end)
            return State(after_office(last.sectors), False, True, last.country, f"{_told(last)}: over by {on}")
        first = self.terms[0]
        return State((), False, False, first.country, f"{_told(first)}: not yet on {on}")

    def _timeless(self) -> State:
        offices = [term for term in self.terms if term.sectors != ("ELI",)] or list(self.terms)
        open_ended = [term for term in offices if not term.end]
        best = min(open_ended, key=_rank) if open_ended else max(offices, key=_years)
        why = "still held" if open_ended else "the longest"
        return State(best.sectors, True, False, best.country, f"{_told(best)}, {why} (no date given)")

    def had_office(self, role: str) -> bool:
        """Whether the folded role noun is one of the offices the table tells of."""
        return any(role in (office := fold(term.office)) or office in role for term in self.terms if term.office)

    def prominence(self, on: str | None) -> int:
        """0 for heads of state and government (on the day, if in office then), 1 for ministers, 2 for others."""
        terms = (on is not None and self.during(on)) or self.terms
        return min(_rank(term) for term in terms)

    def last_day(self) -> str:
        """End of the latest term."""
        return max(term.end or FAR_END for term in self.terms)

    def first_day(self) -> str:
        """Beginning of the first term."""
        return min(term.start for term in self.terms)


@dataclass(frozen=True)
class People:
    """Persons by full spelling and by surname (all endings of the name; its beginning where surnames come first)."""

    by_name: dict[str, tuple[Person, ...]]
    by_surname: dict[str, tuple[Person, ...]]

    @classmethod
    def of(cls, rows: Iterable[Leader]) -> People:
        """Gather rows of one name and country into persons, and index their spellings."""
        groups: dict[str, list[Leader]] = {}
        for row in rows:
            groups.setdefault(row.name, []).append(row)
        names: dict[str, dict[str, Person]] = {}
        surnames: dict[str, dict[str, Person]] = {}
        for name, terms in groups.items():
            person = Person(name, tuple(sorted(terms, key=lambda term: (term.start, term.end or FAR_END))))
            for spelling in dict.fromkeys((name, *(alias for term in terms for alias in term.aliases))):
                for key, short in _keys(fold(spelling), person.country in FAMILY_NAME_FIRST):
                    (surnames if short else names).setdefault(key, {})[name] = person
        return cls(_frozen(names), _frozen(surnames))

    def full_names(self) -> Iterator[tuple[str, Person]]:
        """Every full spelling with each person who bears it."""
        return ((key, person) for key, row in self.by_name.items() for person in row)

    def named(self, key: str, on: str | None, countries: tuple[str, ...]) -> tuple[Person | None, str]:
        """The person of a folded full name; a middle name or initial more or less does not matter. With the reason."""
        parts = key.split()
        row = self.by_name.get(key)
        if not row and len(parts) > 2:
            row = self.by_name.get(f"{parts[0]} {parts[-1]}") or self._within(set(parts), parts[-1])
        return choose(row or (), on, countries)

    def _within(self, parts: set[str], last: str) -> tuple[Person, ...]:
        """People of this surname all of whose names stand in a longer one ("Sayyid Ali Hosseini Khamenei")."""
        row = self.by_surname.get(last, ())
        return tuple(person for person in row if set(fold(person.name).split()) <= parts)

    def surnamed(self, key: str, on: str | None, countries: tuple[str, ...]) -> tuple[Person | None, str]:
        """The person meant by a surname alone on a day: in office first, then by the article's countries and rank."""
        return choose(self.by_surname.get(key, ()), on, countries)


def after_office(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Former officials are ELI; people who never were officials stay what they are."""
    return ("ELI",) if set(sectors) & OFFICIAL else sectors


def choose(row: tuple[Person, ...], on: str | None, countries: tuple[str, ...]) -> tuple[Person | None, str]:
    """Pick one of several bearers of a name; None with the reason where nothing tells them apart."""
    if len(row) <= 1:
        return (row[0], "the only one of that name") if row else (None, "nobody of that name in leaders.tsv")
    pool = row
    if on is not None:
        pool = (
            tuple(person for person in row if person.during(on))
            or tuple(person for person in row if person.last_day() < on)
            or row
        )
    for country in countries:
        nearer = tuple(person for person in pool if any(term.country == country for term in person.terms))
        if nearer:
            pool = nearer
            break
    best = min(person.prominence(on) for person in pool)
    pool = tuple(person for person in pool if person.prominence(on) == best)
    if len({person.country for person in pool}) == 1:
        latest = max(person.last_day() for person in pool)
        pool = tuple(person for person in pool if person.last_day() == latest)
    if len(pool) == 1:
        return pool[0], f"best of {len(row)} of that name"
    return None, "several people of that name: " + ", ".join(person.name for person in pool[:4])


def _keys(full: str, family_first: bool) -> Iterator[tuple[str, bool]]:
    """Folded spellings of a name, each with whether it is a surname alone."""
    parts = full.split()
    yield full, len(parts) == 1 or (len(parts) == 2 and parts[0] in PARTICLES)
    if len(parts) == 1:
        return
    if family_first:
        yield parts[0], True
        return
    if len(parts) > 2:
        yield f"{parts[0]} {parts[-1]}", False
    for i in range(1, len(parts)):
        tail = parts[i:]
        if not (len(tail) == 1 and (tail[0] in PARTICLES or len(tail[0]) == 1)):
            yield " ".join(tail), True


def _frozen(index: dict[str, dict[str, Person]]) -> dict[str, tuple[Person, ...]]:
    return {key: tuple(row.values()) for key, row in index.items()}


def _rank(term: Leader) -> int:
    office = term.office.casefold()
    if any(word in office for word in _BELOW):
        return 1
    if any(office.startswith(word) for word in _FIRST):
        return 0
    return 1 if any(word in office for word in _SECOND) else 2


def _years(term: Leader) -> int:
    return int((term.end or FAR_END)[:4]) - int((term.start or term.end or FAR_END)[:4])


def _told(term: Leader) -> str:
    office, since = term.office or "office", term.start or "?"
    return f"leaders.tsv line {term.line}: {term.name}, {office} of {term.country} {since} to {term.end or 'now'}"
