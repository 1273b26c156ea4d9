"""Which PLOVER sectors a role noun takes, given whose it is. Pure rules, each with its reason in words."""

from __future__ import annotations

from legation.actors import closed
from legation.actors.lexicon import Entry
from legation.actors.readings import Reading

_OWNED_BY_KIN = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "ELI", "PTY", "OPP", "REL"})


def of_role(head: Entry, modifiers: tuple[str, ...], owner: Reading | None, how: str) -> tuple[tuple[str, ...], str]:
    """Sectors of a role noun and why.

    ``modifiers``: sectors of role nouns before it ("opposition" lawmakers). ``how`` the owner is bound: body (a named
    body or person), nation, group (an unnamed one), place, loyal ("gunmen loyal to"), or empty.
    """
    theirs = owner.sectors if owner and how in ("body", "group", "loyal") else ()
    if "kin" in head.flags:
        official = owner is not None and how in ("body", "group") and bool(_OWNED_BY_KIN & set(owner.sectors))
        return (("ELI",), "relative of an official") if official else (("CVL",) if owner else (), "relative")
    if "follow" in head.flags:
        kept = tuple(sector for sector in theirs + modifiers if sector in closed.PARTISAN)
        return (kept, "with whom they follow") if kept else (head.sectors, "followers")
    if "relay" in head.flags and modifiers:
        return modifiers, "by the noun before"
    if how == "loyal" and theirs:
        kept = tuple(sector for sector in theirs if sector in closed.PARTISAN)
        return kept or head.sectors, "by whom they are loyal to"
    if "relay" in head.flags and owner and how in ("body", "group"):
        return theirs or ((), head.sectors)[owner.kind == "name"], "by what it belongs to"
    if head.sectors == ("CVL",) and set(modifiers) & {"REB", "PRM", "CRM", "MIL", "REF"}:
        return modifiers, "by the noun before"
    extra = tuple(
        sector
        for sector in (*theirs, *modifiers)
        if sector in ("PTY", "OPP") and sector not in head.sectors and set(head.sectors) & {"LEG", "PTY"}
    )
    return head.sectors + extra, "by the noun"


def in_exile(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Exiled officials are ELI; the exiled opposition and others keep their sectors and add it."""
    kept = tuple(sector for sector in sectors if sector not in closed.OFFICIAL or sector == "OPP")
    return tuple(dict.fromkeys((*kept, "ELI")))


def settled(country: str | None, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Intergovernmental bodies carry no sector; firms, rebels and refugees named with them keep theirs."""
    if country in closed.UNSECTORED:
        return tuple(sector for sector in sectors if sector in closed.PRIVATE)
    return tuple(dict.fromkeys(sectors))
