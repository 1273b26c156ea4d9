"""Every name and noun that the tables know, by its folded spelling, and which of them holds on a given day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from legation.actors import tables
from legation.actors.closed import SOVEREIGN
from legation.actors.people import People, Person
from legation.actors.spelling import Word, fold, plural, slug

LONGEST: Final = 10
ACRONYM: Final = 4
# Where one spelling has several readings, the earlier kind wins ("Mexico City" is a capital, "Kosovo" a country).
_ORDER: Final = ("org", "power", "country", "people", "capital", "person", "role")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a phrase.

    ``kind``: country, people (adjective or noun of a nation), capital, power, org, person or role. ``caps``: the
    spelling holds only in capitals ("US"); ``plural``: the phrase is a plural ("Russians", "lawmakers").
    """

    kind: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    reason: str = ""
    flags: frozenset[str] = frozenset()
    start: str = ""
    end: str = ""
    caps: bool = False
    plural: bool = False
    person: Person | None = None

    def holds(self, on: str | None) -> bool:
        """Whether the row holds on an ISO day; without a day, whether it has not ended."""
        if on is None:
            return not self.end
        return (not self.start or self.start <= on) and (not self.end or on <= self.end)


@dataclass(frozen=True)
class Lexicon:
    """Readings by folded phrase, and people by surname. Build with ``build`` or take the package's with ``shipped``."""

    entries: dict[str, tuple[Entry, ...]]
    people: People
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def shipped(cls) -> Lexicon:
        """The lexicon of the package's own tables (built once a process)."""
        return _shipped()

    @classmethod
    def build(cls, entries: Iterable[tuple[str, Entry]], people: People) -> Lexicon:
        """Index ``(spelling, entry)`` pairs; a spelling keeps all its readings, best kind first."""
        index: dict[str, list[Entry]] = {}
        names: dict[str, str] = {}
        for spelling, entry in entries:
            key = fold(spelling).removeprefix("the ")
            if not key:
                continue
            row = index.setdefault(key, [])
            if entry not in row:
                row.append(entry)
            if entry.kind == "country" and entry.country and not entry.end:
                names.setdefault(entry.country, entry.name)
        ranked = {key: tuple(sorted(row, key=lambda entry: _ORDER.index(entry.kind))) for key, row in index.items()}
        return cls(ranked, people, names)

    def at(self, key: str, on: str | None) -> Entry | None:
        """The reading of a folded phrase on a day: the first that holds, else the first of all."""
        row = self.entries.get(key)
        if not row:
            return None
        return next((entry for entry in row if entry.holds(on)), row[0])

    def longest(self, words: Sequence[Word], first: int, on: str | None) -> tuple[Entry, int] | None:
        """The longest phrase that begins at word ``first``, with the index after its last word.

        Proper names ask for a capital, acronyms for all capitals; a phrase does not run over a comma or a possessive
        ("Cuba's president"), except where the table itself spells it so ("prime minister's office").
        """
        stop = min(len(words), first + LONGEST)
        for end in range(first + 1, stop):
            if words[end].breaks:
                stop = end
                break
        for end in range(stop, first, -1):
            span = words[first:end]
            for entry in self._readings(_spelling(span), on):
                if _fits(entry, span):
                    return entry, end
        return None

    def _readings(self, key: str, on: str | None) -> Sequence[Entry]:
        row = self.entries.get(key, ())
        return row if len(row) < 2 else sorted(row, key=lambda entry: not entry.holds(on))


def _spelling(span: Sequence[Word]) -> str:
    """The folded phrase; with a possessive inside, only as tables spell it ("people's liberation army" with its s)."""
    if not any(word.possessive for word in span[:-1]):
        return " ".join(word.key for word in span)
    last = len(span) - 1
    marked = (word.possessive and i < last and word.key[-1:] != "s" for i, word in enumerate(span))
    return " ".join(word.key + "s" * more for word, more in zip(span, marked, strict=True))


def _fits(entry: Entry, span: Sequence[Word]) -> bool:
    if entry.kind == "role":
        return "name" not in entry.flags
    if entry.caps:
        return len(span) > 1 or span[0].caps
    return any(word.capital for word in span)


def _acronym(spelling: str) -> bool:
    plain = spelling.removeprefix("the ").replace(".", "").replace("&", "")
    return len(plain) <= ACRONYM and plain.isupper()


def _countries() -> Iterable[tuple[str, Entry]]:
    for row in tables.countries():
        entity, where = f"country:{row.code}", f"countries.tsv line {row.line}: {row.name}"
        country = SOVEREIGN.get(row.code, row.code)
        common = {"name": row.name, "country": country, "entity": entity, "start": row.start, "end": row.end}
        for spelling in (row.name, *row.aliases):
            entry = Entry("country", reason=where, sectors=("GOV",), caps=_acronym(spelling), **common)  # type: ignore[arg-type]
            yield spelling, entry
        for spelling in row.demonyms:
            many = spelling.endswith("s") and spelling[:-1] in row.demonyms
            yield spelling, Entry("people", reason=where, plural=many, caps=_acronym(spelling), **common)  # type: ignore[arg-type]
            if not spelling.endswith(("s", "sh", "ch", "ese", "men", "women")) and f"{spelling}s" not in row.demonyms:
                yield f"{spelling}s", Entry("people", reason=where, plural=True, **common)  # type: ignore[arg-type]
        for capital in row.capitals:
            entry = Entry("capital", reason=f"{where}, its capital {capital}", sectors=("GOV",), **common)  # type: ignore[arg-type]
            yield capital, entry


def _bodies() -> Iterable[tuple[str, Entry]]:
    for power in tables.powers():
        reason = f"places_of_power.tsv line {power.line}: {power.name}"
        entity = f"org:{slug(power.entity)}" if power.entity else None
        for spelling in (power.name, *power.aliases):
            yield (
                spelling,
                Entry("power", power.name, power.country, power.sectors, entity, reason, caps=_acronym(spelling)),
            )
    for row in tables.organisations():
        reason = f"organisations.tsv line {row.line}: {row.name}"
        for spelling in (row.name, *row.aliases):
            yield (
                spelling,
                Entry(
                    "org",
                    row.name,
                    row.country,
                    row.sectors,
                    f"org:{slug(row.name)}",
                    reason,
                    start=row.start,
                    end=row.end,
                    caps=_acronym(spelling),
                ),
            )


def role_entries(roles: Iterable[tables.Role]) -> Iterable[tuple[str, Entry]]:
    """Role nouns and their plurals."""
    for role in roles:
        noun = fold(role.noun)
        entry = Entry("role", noun, sectors=role.sectors, reason=f"roles.tsv: {role.noun}", flags=role.flags)
        yield noun, entry
        if "name" in role.flags:
            continue
        yield (
            plural(noun),
            Entry("role", entry.name, sectors=role.sectors, reason=entry.reason, flags=role.flags, plural=True),
        )


def _full_names(people: People) -> Iterable[tuple[str, Entry]]:
    for key, person in people.full_names():
        yield key, Entry("person", person.name, person.country, person=person)


@cache
def _shipped() -> Lexicon:
    people = People.of(tables.leaders())
    pairs = [*_countries(), *_bodies(), *_full_names(people), *role_entries(tables.roles())]
    return Lexicon.build(pairs, people)
