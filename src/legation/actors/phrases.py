"""How a phrase is put together: its nouns, its owner, where its name begins, and what status words do to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from legation.actors import sectors
from legation.actors.chunks import Item
from legation.actors.people import after_office
from legation.actors.readings import Reading
from legation.actors.spelling import slug

Items = tuple[Item, ...]
NAMED: Final = frozenset({"country", "capital", "power", "org", "person"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase cut up: nouns up to the first preposition, that preposition, what follows, and the owner before 's."""

    nouns: Items
    link: str = ""
    rest: Items = ()
    owner: Reading | None = None
    definite: bool = False
    others: bool = False  # "many other countries"


def with_status(found: Reading, status: frozenset[str]) -> Reading:
    """Officials called former are ELI, exiled people too; "acting" and "-elect" change nothing."""
    if found.kind not in ("role", "person"):
        return found
    if "exiled" in status:
        return replace(found, sectors=sectors.in_exile(found.sectors), reasons=(*found.reasons, "in exile"))
    if "former" in status:
        after = sectors.settled(found.country, after_office(found.sectors))
        return replace(found, sectors=after, reasons=(*found.reasons, "no longer in office"))
    return found


def bond(owner: Reading | None) -> str:
    """How an owner binds its noun: nation, group (unnamed people or bodies) or body (named); empty without one."""
    if owner is None:
        return ""
    return {"nation": "nation", "people": "nation", "role": "group", "word": "nation"}.get(owner.kind, "body")


def name_start(nouns: Items) -> int:
    """Index of the first item of the personal or unknown name that ends the phrase; its length if none does."""
    last = nouns[-1]
    if last.kind == "person":
        return len(nouns) - 1
    if last.kind != "name":
        return len(nouns)
    at = len(nouns) - 1
    before = nouns[at - 1] if at else None
    if (
        before
        and before.kind in ("country", "capital")
        and not before.possessive
        and len(last.words) == 1
        and at == 1
        and not before.words[0].caps
    ):
        return at - 1
    return at


def joined(items: Items) -> Item:
    """Several items as one unknown name."""
    return items[0] if len(items) == 1 else Item("name", tuple(word for item in items for word in item.words))


def body_id(name: str | None) -> str | None:
    """Entity id of a named body."""
    return f"org:{slug(name)}" if name else None


def body_name(parts: Parts) -> str | None:
    """The name of a body that the tables lack: unknown capitalised words before its noun ("Acme Oil Company") or after
    it ("Organisation for Clean Rivers"). None where the noun is no body, or stands alone."""
    head = parts.nouns[-1]
    if head.entry is None or "body" not in head.entry.flags or not head.words[0].capital:
        return None
    first = len(parts.nouns) - 1
    while first and parts.nouns[first - 1].words[0].capital and parts.nouns[first - 1].kind in ("name", "role", "word"):
        first -= 1
    spelled = " ".join(item.text for item in parts.nouns[first:])
    across = parts.link in ("of", "for", "on", "to") and bool(parts.rest) and parts.rest[0].kind == "name"
    if across and all(item.words[0].capital or item.kind == "prep" for item in parts.rest):
        return " ".join([spelled, parts.link, *(item.text for item in parts.rest)])
    return spelled if any(item.kind == "name" for item in parts.nouns[first:]) else None


def first_of_several(items: Items) -> Items:
    """The first of actors joined by "and"; who wants the others asks for each ("Russia and China")."""
    for i in range(1, len(items) - 1):
        if items[i].key == "and" and items[i - 1].kind in NAMED and items[i + 1].kind in NAMED:
            return items[:i]
    return items
