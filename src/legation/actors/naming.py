"""Names to people: the table of leaders on the day, what the article told, and what stands beside the name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from legation.actors import closed, sectors
from legation.actors.chunks import Item
from legation.actors.context import Context, Known
from legation.actors.lexicon import Lexicon
from legation.actors.people import Person, after_office
from legation.actors.readings import Reading
from legation.actors.spelling import fold, slug

Table = tuple[Lexicon, str | None, Context]
_MODEST: Final = "a name nobody has told anything about"


def named(table: Table, item: Item, told: Reading | None, *, former: bool, exiled: bool = False) -> Reading:
    """The reading of a name. ``told``: the role or nation beside it; ``former``, ``exiled``: so it is said."""
    lexicon, on, context = table
    key = item.key
    known = context.find(key)
    person, why = _person(lexicon, on, context, item, known, told)
    if person:
        found = _officer(person, on, told, former)
        found = replace(found, reasons=(*found.reasons, *((why,) if why else ())))
    elif told and (told.country or told.sectors):
        found = _told(item, told, known, former)
    elif known:
        found = Reading(
            "person" if known.person else "body",
            known.name,
            known.country,
            after_office(known.sectors) if former else known.sectors,
            known.entity,
            (f"told in the article: {known.reason}",),
        )
    elif key in closed.CALENDAR or key in closed.PRONOUNS:
        return Reading("word", reasons=(f"'{item.text}' is no name",))
    else:
        return Reading("name", item.text, reasons=(_MODEST, why))
    if exiled:
        found = replace(found, sectors=sectors.in_exile(found.sectors), reasons=(*found.reasons, "in exile"))
    return replace(found, sectors=sectors.settled(found.country, found.sectors))


def _person(
    lexicon: Lexicon, on: str | None, context: Context, item: Item, known: Known | None, told: Reading | None
) -> tuple[Person | None, str]:
    countries: tuple[str, ...] = (told.country,) if told and told.country and told.told else ()
    countries += (known.country,) if known and known.country else ()
    full = fold(known.name) if known and known.person and known.name else item.key
    short = len(item.words) == 1 or (item.words[0].key in closed.PARTICLES and len(item.words) == 2)
    person, why = lexicon.people.named(full, on, countries + context.countries)
    if person is None and known is None and (short or item.key in lexicon.people.by_surname):
        if item.words[0].key in closed.CALENDAR and not told and item.key != "may":
            return None, ""
        person, why = lexicon.people.surnamed(item.key, on, countries + context.countries)
        fits = (
            told is not None and told.role is not None and on is not None and person_holds(person, on, told.role.name)
        )
        if person and not countries and context.countries and not fits and not _concerned(person, context.countries):
            return None, f"{person.name} of {person.country} has nothing to do with the article's countries"
    if person and countries and not any(term.country in countries for term in person.terms):
        return None, f"leaders.tsv has a {person.name} of {person.country}, the text another"
    return person, why


def _concerned(person: Person, countries: tuple[str, ...]) -> bool:
    """Whether a person is of one of the article's countries, or of an international body."""
    codes = {term.country for term in person.terms}
    return bool(codes & set(countries) or codes & closed.ISO_NONSTATE)


def _officer(person: Person, on: str | None, told: Reading | None, former: bool) -> Reading:
    """A person of the table: in office on the day as the table says; else by the text; past offices are ELI."""
    state = person.state(on)
    role = told.role.name if told and told.role else ""
    found = Reading("person", person.name, state.country, state.sectors, person.entity, (state.reason,))
    if former:
        if on is not None and state.held and not (role and person_holds(person, on, role)):
            return replace(found, reasons=(*found.reasons, "former in another office"))
        return replace(found, sectors=("ELI",), reasons=(*found.reasons, "former, says the text"), told=True)
    if told and told.sectors and (not state.held or not state.sectors):
        if state.past and role and person.had_office(role):
            return found
        return replace(found, sectors=told.sectors, reasons=(*told.reasons, *found.reasons), told=True)
    return replace(found, told=bool(told and told.role))


def person_holds(person: Person | None, on: str, role: str) -> bool:
    """Whether the person holds this very office on the day."""
    return person is not None and any(role in fold(term.office) for term in person.during(on))


def _told(item: Item, told: Reading, known: Known | None, former: bool) -> Reading:
    body = told.role is not None and "body" in told.role.flags and "relay" not in told.role.flags
    kept = known if known and known.name and len(known.name) > len(item.text) else None
    name = (kept.name if kept else None) or item.text
    country = (known.country if known and not told.told else None) or told.country or (known.country if known else None)
    who = told.sectors or (known.sectors if known and known.country == country else ())
    who = after_office(who) if former else who
    full = len(name.split()) > 1 or body
    entity = f"{'org' if body else 'person'}:{slug(name)}" if full else None
    reasons = ("told beside the name", *told.reasons, *(("former, says the text",) if former else ()))
    return Reading("body" if body else "person", name, country, who, entity, reasons, told.role, told=True)
