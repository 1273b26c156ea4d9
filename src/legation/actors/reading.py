"""What a mention's grammar says: head noun, owner, name, status; from items to one reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from legation.actors import closed, sectors
from legation.actors.chunks import Item
from legation.actors.context import Context
from legation.actors.lexicon import Entry, Lexicon
from legation.actors.naming import named
from legation.actors.phrases import (
    Items,
    Parts,
    body_id,
    body_name,
    bond,
    first_of_several,
    joined,
    name_start,
    with_status,
)
from legation.actors.readings import NOTHING, Reading

Where = Callable[[str], str | None]
_STATUS: Final = frozenset({"former", "exiled", "keep", "away"})
_LEADING: Final = frozenset({"det", "number", "quantity"})
_NATIONS: Final = frozenset({"country", "people", "capital"})
_BODIES: Final = frozenset({"org", "power", "person"})
_OWNERLIKE: Final = frozenset({"relay", "follow", "kin", "apart"})
_LED: Final = frozenset({"administration", "government", "regime", "cabinet", "campaign", "presidency", "family"})


@dataclass(frozen=True)
class Reader:
    """Reads items on one day in one context. ``where`` gives the country of a place name, if the caller knows any."""

    lexicon: Lexicon
    on: str | None
    context: Context
    where: Where | None = None

    def read(self, items: Items) -> Reading:
        """The reading of a phrase."""
        counted, definite, others = False, bool(items) and items[0].key in closed.DEFINITE, False
        while items and items[0].kind in _LEADING:
            counted = counted or items[0].key in closed.INDEFINITE or items[0].kind != "det"
            others = others or items[0].key in closed.OTHERS
            partitive = items[0].kind == "quantity" and len(items) > 2
            items = items[2:] if partitive else items[1:]
        parts = self._parts(first_of_several(items))
        status = frozenset(item.kind for item in parts.nouns if item.kind in _STATUS)
        nouns = tuple(item for item in parts.nouns if item.kind not in _STATUS and item.kind not in _LEADING)
        if not nouns:
            return parts.owner or NOTHING
        parts = replace(parts, nouns=nouns, definite=definite, others=others)
        body = self._body_across(parts)
        if body:
            return body
        start = name_start(nouns)
        if start < len(nouns):
            return self._named(parts, start, status)
        found = self._complement_name(parts) or self._headed(parts, counted)
        return with_status(found, status)

    def introduced(self, items: Items, behind: Items) -> Reading:
        """The reading of a name with the apposition behind it ("Juan Guaido, the opposition leader")."""
        alone = self.read(items)
        described = self.read(behind)
        names = tuple(item for item in items if item.kind in ("name", "person"))
        if described.kind != "role" or not names:
            return alone
        former = any(item.kind == "former" for item in behind)
        return named(
            self._table(), names[-1], replace(described, country=described.country or alone.country), former=former
        )

    def _parts(self, items: Items) -> Parts:
        cut = next((i for i, item in enumerate(items) if item.kind == "prep" and i), len(items))
        nouns, link, rest = items[:cut], items[cut].key if cut < len(items) else "", items[cut + 1 :]
        while len(nouns) > 1 and nouns[-1].kind == "word" and nouns[-1].key in closed.POSTPOSED:
            if nouns[-1].key in closed.LOYAL and rest:
                link = "loyal"
            elif nouns[-1].key not in closed.SEATED:
                link = "about"
            nouns = nouns[:-1]
        owners = [i for i, item in enumerate(nouns[:-1]) if item.possessive and item.kind != "prep"]
        if not owners:
            return Parts(nouns, link, rest)
        at = owners[-1] + 1
        return Parts(nouns[at:], link, rest, self.read(nouns[:at]))

    def _headed(self, parts: Parts, counted: bool) -> Reading:
        head = parts.nouns[-1]
        entry = head.entry
        if entry is None:
            owner, how = self._owner(parts, frozenset())
            country = owner.country if owner and how != "place" else None
            return Reading("word", None, country, (), None, (f"'{head.text}' is no agent the tables know",))
        if entry.kind == "role":
            return self._role(parts, head)
        if entry.kind == "people":
            if head.blocked:
                return self._ethnic(parts, entry)
            many = entry.plural or counted
            why = "people of a nation" if many else "a nation by its adjective"
            kind, who = ("people", ("CVL",)) if many else ("nation", ("GOV",))
            return Reading(kind, entry.name, entry.country, who, None if many else entry.entity, (entry.reason, why))
        kind = "nation" if entry.kind in _NATIONS else "body"
        reasons: tuple[str, ...] = (
            (entry.reason,) if kind == "body" else (entry.reason, "a state as actor: its government")
        )
        if head.blocked:
            return Reading("word", reasons=(f"'{head.text}' is named as what stands behind or against",))
        settled = sectors.settled(entry.country, entry.sectors)
        return Reading(kind, entry.name, entry.country, settled, entry.entity, reasons)

    def _ethnic(self, parts: Parts, entry: Entry) -> Reading:
        """People by descent ("ethnic Albanians in Serbia"): of where they live, never of the nation of that name."""
        place = self._placed(self.read(parts.rest)) if parts.rest else NOTHING
        why = "people by descent; their country is where they live"
        return Reading("people", None, place.country, ("CVL",), None, (why, *(place.reasons if place.country else ())))

    def _role(self, parts: Parts, head: Item) -> Reading:
        assert head.entry is not None
        entry = head.entry
        owner, how = self._owner(parts, entry.flags)
        modifiers = tuple(
            sector
            for item in parts.nouns[:-1]
            if item.kind == "role" and item.entry and not item.blocked and item.key not in closed.ADJECTIVAL
            for sector in item.entry.sectors
        )
        who, why = sectors.of_role(entry, modifiers, owner, how)
        country = owner.country if owner else None
        reasons: tuple[str, ...] = (f"{entry.reason} ({why})",)
        if "apart" in entry.flags and how == "nation":
            country = None
        if owner and country:
            reasons += (f"of {country} by its {how}", *owner.reasons)
        elif not owner:
            own = body_name(parts) is not None and not set(who) & closed.STATE
            country, reason = self._local(parts, entry.name, "local" in entry.flags and not own)
            reasons += (reason,)
        elif country is None:
            reasons += ("no country told",)
        name = head.text if "name" in entry.flags else body_name(parts)
        told = bool(owner and country)
        return Reading("role", name, country, sectors.settled(country, who), body_id(name), reasons, entry, told)

    def _local(self, parts: Parts, noun: str, local: bool) -> tuple[str | None, str]:
        given = parts.definite or parts.nouns[-1].words[0].capital
        known = self.context.find_noun(noun) if len(parts.nouns) == 1 and given else None
        if known:
            return known.country, f"the {noun} the article told of before: {known.reason}"
        if parts.others and noun in closed.COUNTRY_NOUNS:
            return None, "other ones than those told of"
        if any(item.key in closed.ELSEWHERE for item in parts.nouns[:-1]):
            return None, "named as foreign, no country told"
        if local and self.context.countries:
            country = self.context.countries[0]
            return country, f"no country told with '{noun}': {country}, which the article is about"
        return None, "no country told"

    def _owner(self, parts: Parts, flags: frozenset[str]) -> tuple[Reading | None, str]:
        """Whose the head noun is, and by what: body, nation, group, loyal or place."""
        before = self._owner_before(parts, flags)
        if before[0] and (before[0].country or before[1] == "body"):
            return before
        if not parts.rest:
            return (parts.owner, bond(parts.owner)) if parts.owner else before
        if parts.link == "loyal":
            return self.read(parts.rest), "loyal"
        if parts.owner and parts.owner.country:
            return parts.owner, bond(parts.owner)
        if parts.link in closed.OWNER_PREPOSITIONS and not ("abroad" in flags and parts.link in ("at", "from")):
            owner = self._placed(self.read(parts.rest))
            if owner.country or owner.kind == "body":
                return owner, bond(owner)
        if parts.link in closed.PLACE_PREPOSITIONS and "abroad" not in flags:
            place = self._placed(self.read(parts.rest))
            if place.country:
                return place, "place"
        if parts.link == "to" and "relay" in flags and "abroad" not in flags:
            owner = self.read(parts.rest)
            return (owner, bond(owner)) if owner.country else before
        return before

    def _owner_before(self, parts: Parts, flags: frozenset[str]) -> tuple[Reading | None, str]:
        modifiers = [item for item in parts.nouns[:-1] if not item.blocked]
        if "abroad" not in flags:
            modifiers.reverse()
        entries = [item for item in modifiers if item.kind in _NATIONS | _BODIES]
        bodies = [item for item in entries if item.kind in _BODIES]
        for item in (bodies if "abroad" not in flags else []) + entries:
            reading = self.read((replace(item, blocked=False),)) if item.kind == "person" else self._entry(item)
            if reading.country:
                return reading, bond(reading)
        for item in modifiers:
            if item.kind == "name":
                reading = self._name_as_owner(item, parts, flags)
                if reading.country:
                    return reading, bond(reading)
        return (parts.owner, bond(parts.owner)) if parts.owner else (None, "")

    def _entry(self, item: Item) -> Reading:
        return self._headed(Parts((item,)), counted=False)

    def _name_as_owner(self, item: Item, parts: Parts, flags: frozenset[str]) -> Reading:
        known = self.context.find(item.key)
        role = parts.nouns[-1].key
        if known or flags & _OWNERLIKE or role in _LED:
            found = named(self._table(), item, None, former=False)
            if found.country:
                return found
        return self._placed(Reading("name", item.text))

    def _placed(self, reading: Reading) -> Reading:
        """Give an unknown name the country of the place that bears it, where the caller knows places."""
        if reading.country or reading.kind != "name" or self.where is None or not reading.name:
            return reading
        country = self.where(reading.name)
        return (
            replace(reading, kind="nation", country=country, reasons=(f"{reading.name} lies there",))
            if country
            else reading
        )

    def _table(self) -> tuple[Lexicon, str | None, Context]:
        return self.lexicon, self.on, self.context

    def _named(self, parts: Parts, start: int, status: frozenset[str]) -> Reading:
        """A name, with the role and the nation told before or behind it."""
        described = Parts(parts.nouns[:start], parts.link, parts.rest, parts.owner)
        return named(
            self._table(),
            joined(parts.nouns[start:]),
            self._told(described),
            former="former" in status,
            exiled="exiled" in status,
        )

    def _told(self, parts: Parts) -> Reading | None:
        nouns = parts.nouns
        while nouns and nouns[-1].kind in ("word", "prep"):
            nouns = nouns[:-1]
        if nouns:
            parts = replace(parts, nouns=nouns)
            found = self._headed(parts, counted=False)
            return found if found.kind != "nation" else replace(found, sectors=(), name=None, entity=None, told=True)
        if parts.owner and parts.owner.country:
            bare = parts.owner.kind == "nation"
            who = () if bare else parts.owner.sectors
            return Reading("role", None, parts.owner.country, who, None, parts.owner.reasons, told=True)
        if parts.link in ("of", "from") and parts.rest:
            found = self._placed(self.read(parts.rest))
            if found.country:
                who = found.sectors if found.kind == "body" else ()
                return Reading("role", None, found.country, who, None, found.reasons, told=True)
        return None

    def _complement_name(self, parts: Parts) -> Reading | None:
        """Names behind a complement: "First Minister of Scotland X", and bodies like "Cinema for Peace Foundation"."""
        if parts.link != "of" or len(parts.rest) < 2 or parts.nouns[-1].kind != "role":
            return None
        start = name_start(parts.rest) or 1
        if start == len(parts.rest) or parts.rest[start - 1].kind not in _NATIONS | {"org", "power"}:
            return None
        if parts.rest[start - 1].possessive:
            return None
        told = self._role(replace(parts, rest=parts.rest[:start]), parts.nouns[-1])
        return named(self._table(), joined(parts.rest[start:]), told, former=False)

    def _body_across(self, parts: Parts) -> Reading | None:
        """A body whose name runs over a preposition ("Cinema for Peace Foundation")."""
        last = parts.rest[-1] if parts.rest else None
        if parts.link not in ("for", "of", "on") or last is None or last.entry is None or len(parts.rest) < 2:
            return None
        spelled = all(item.words[0].capital for item in (*parts.nouns, *parts.rest))
        if not spelled or parts.nouns[-1].kind != "name" or "body" not in last.entry.flags:
            return None
        name = " ".join([*(item.text for item in parts.nouns), parts.link, *(item.text for item in parts.rest)])
        found = self._role(Parts((*parts.nouns, *parts.rest[:-1], last), owner=parts.owner), last)
        return replace(found, name=name, entity=body_id(name))
