"""Whom a mention stands for on a day: country, sectors and entity, each with the reason that decided."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from legation.actors import sectors
from legation.actors.chunks import Item, chunk
from legation.actors.context import Context, Known
from legation.actors.lexicon import Entry, Lexicon
from legation.actors.reading import Reader
from legation.actors.readings import NOTHING, Reading
from legation.actors.spelling import Word, fold, words_of
from legation.records import Actor

_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_ACRONYM: Final = re.compile(r"^(.{4,}?)\s*\(\s*([A-Z][A-Za-z&.\-]{1,11})\s*\)")
_EMPTY: Final = Context()
_AGENTS: Final = frozenset({"nation", "people", "body", "person", "role", "name"})


@dataclass(frozen=True)
class ActorResolver:
    """Resolves mentions with the package's tables. Frozen and without state: safe to share between threads.

    ``where`` gives the ISO alpha-3 country of a place name (say, from a gazetteer) for "the governor of Kherson" and
    "Shanghai police"; without it only capitals and countries place an actor.
    """

    lexicon: Lexicon
    where: Callable[[str], str | None] | None = None

    @classmethod
    def shipped(cls, *, where: Callable[[str], str | None] | None = None) -> ActorResolver:
        """The resolver on the tables that come with the package (loaded once a process).

        Raises StopRun where a table is missing or has a bad row.
        """
        return cls(Lexicon.shipped(), where)

    def resolve(self, text: str, *, on: str | None = None, context: Context = _EMPTY) -> Actor:
        """The actor of a mention on an ISO day. Unknown stays None and empty, with a reason; nothing is guessed.

        ``text``, ``start`` and ``end`` of the actor are left None for the caller, who knows the offsets.
        """
        found = self._read(text, on, context)
        return Actor(
            name=found.name,
            country=found.country,
            sectors=found.sectors,
            entity=found.entity,
            reasons=tuple(dict.fromkeys(reason for reason in found.reasons if reason)),
        )

    def learn(self, context: Context, text: str, *, on: str | None = None) -> Context:
        """The context that also knows what a mention tells: a name's role and nation, an acronym, a body's nation."""
        match = _ACRONYM.match(text.strip())
        found = self._read(text, on, context)
        fresh: list[Known] = []
        if match:
            expansion = match.group(1).strip().removeprefix("the ").removeprefix("The ")
            fresh.append(
                Known(
                    (fold(match.group(2)), fold(expansion)),
                    found.name or expansion,
                    found.country,
                    found.sectors,
                    found.entity,
                    f"'{text.strip()}'",
                )
            )
        elif found.kind == "person" and found.name and (found.told or found.country):
            fresh.append(_introduced(found, text))
        elif found.kind == "body" and found.told and found.name:
            fresh.append(replace(_introduced(found, text), keys=(fold(found.name),), person=False))
        elif found.kind == "role" and found.role and found.country and found.told:
            fresh.append(_unnamed(found, text))
        elif found.kind == "body" and found.country and (noun := self._noun(text)):
            fresh.append(Known((), found.name, found.country, found.sectors, found.entity, f"'{text.strip()}'", noun))
        return context.plus(*fresh)

    def _noun(self, text: str) -> str | None:
        """The role noun that ends the name of a body ("the U.S. Treasury"), by which it may come again."""
        words = words_of(text)
        entries = self.lexicon.entries.get(words[-1].key, ()) if words else ()
        return words[-1].key if any(entry.kind == "role" for entry in entries) else None

    def country_of(self, text: str, on: str | None = None) -> str | None:
        """The country of a bare name, adjective, people or capital ("Venezuelan", "Caracas"); None for all else."""
        entry = self._whole(text, on, "country", "people", "capital")
        return entry.country if entry else None

    def role_of(self, phrase: str) -> tuple[str, ...]:
        """Sectors of a role noun or phrase, singular or plural; empty where it is none or says nothing."""
        words = words_of(_bare(phrase))
        for first in range(len(words)):
            key = " ".join(word.key for word in words[first:])
            row = self.lexicon.entries.get(key, ())
            entry = next((entry for entry in row if entry.kind == "role"), None)
            if entry:
                return entry.sectors
        return ()

    def metonym(self, text: str) -> Actor | None:
        """The government or body for which a capital or a place of power stands; None if it stands for none."""
        entry = self._whole(text, None, "capital", "power")
        if entry is None:
            return None
        who = sectors.settled(entry.country, entry.sectors)
        return Actor(name=entry.name, country=entry.country, sectors=who, entity=entry.entity, reasons=(entry.reason,))

    def is_actor(self, text: str) -> bool:
        """Whether a mention can be a political actor at all: people, groups, bodies, states, capitals."""
        return self._read(text, None, _EMPTY).kind in _AGENTS

    def _whole(self, text: str, on: str | None, *kinds: str) -> Entry | None:
        words = words_of(_bare(text))
        hit = self.lexicon.longest(words, 0, on) if words else None
        return hit[0] if hit and hit[1] == len(words) and hit[0].kind in kinds else None

    def _read(self, text: str, on: str | None, context: Context) -> Reading:
        segments = _segments(words_of(_BRACKETS.sub("", text)))
        if not segments:
            return NOTHING
        reader = Reader(self.lexicon, on, context, self.where)
        items = chunk(segments[0], self.lexicon, on)
        known = _known(segments[0], context)
        found = known or reader.read(items)
        if len(segments) > 1 and not known:
            return self._apposed(reader, items, found, segments[1])
        return found

    def _apposed(self, reader: Reader, items: tuple[Item, ...], found: Reading, words: tuple[Word, ...]) -> Reading:
        """Take what an apposition adds: "X, the opposition leader", "the mayor of Nis, Serbia"."""
        behind = chunk(words, self.lexicon, reader.on)
        if found.kind in ("name", "person") and not found.told:
            return reader.introduced(items, behind)
        if found.country is None and found.kind == "role":
            place = reader.read(behind)
            if place.kind == "nation":
                return replace(found, country=place.country, reasons=(*found.reasons, *place.reasons))
        return found


def _known(words: tuple[Word, ...], context: Context) -> Reading | None:
    """A body or acronym that the article itself introduced, named again as a whole."""
    if not context.known:
        return None
    known = context.find(" ".join(word.key for word in words).removeprefix("the "))
    if known is None or known.person:
        return None
    return Reading(
        "body", known.name, known.country, known.sectors, known.entity, (f"told in the article: {known.reason}",)
    )


def _segments(words: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The words between commas and dashes."""
    found: list[list[Word]] = []
    for word in words:
        if word.breaks or not found:
            found.append([])
        found[-1].append(word)
    return [tuple(segment) for segment in found]


def _bare(text: str) -> str:
    return re.sub(r"^\s*(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def _introduced(found: Reading, text: str) -> Known:
    name = found.name or ""
    parts = fold(name).split()
    spellings = [fold(name), parts[-1], " ".join(parts[-2:])] if len(parts) > 1 else [fold(name)]
    # of three names the middle may be the surname in use: "Ricardo Rosselló Nevares", then "Rosselló"
    keys = dict.fromkeys([*spellings, *(parts[1:2] if len(parts) == 3 else [])])
    noun = found.role.name if found.role else None
    return Known(tuple(keys), name, found.country, found.sectors, found.entity, f"'{text.strip()}'", noun, person=True)


def _unnamed(found: Reading, text: str) -> Known:
    assert found.role is not None
    noun = found.role.name
    return Known((), found.name, found.country, found.sectors, found.entity, f"'{text.strip()}'", noun)
