"""One reading of a mention or of a part of it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.actors.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a phrase stands for, and how it says so.

    ``kind``: nation (state as actor), people (of a nation), body (named), person (named), role (unnamed people or
    bodies), name (unknown), word (head noun that is no agent) or none. ``role`` is the head noun's entry.
    ``told``: the words themselves give country or sectors, beyond what tables know of the name.
    """

    kind: str = "none"
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    reasons: tuple[str, ...] = ()
    role: Entry | None = None
    told: bool = False


NOTHING = Reading(reasons=("no noun to go by",))
