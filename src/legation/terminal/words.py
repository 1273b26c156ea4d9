"""What a record says, in words for people who have not read the codebook.

Where a phrase is too long for one line, it is best broken at its newlines.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from legation.records import Actor, DateSpan, Report, Source
from legation.terminal.clean import oneline

NOTHING: Final = "–"
NAMED: Final = 3  # of more actors than these, only some are named in a table
# FactBank values (Saurí and Pustejovsky 2009): certain, probable, possible; happened or not; not known.
FACTUALITY: Final = MappingProxyType(
    {
        "CT+": "happened",
        "PR+": "probable",
        "PS+": "possible",
        "CT-": "denied",
        "PR-": "unlikely",
        "PS-": "doubtful",
        "Uu": "unverified",
    }
)
# PLOVER's four quadrants.
QUAD: Final = MappingProxyType(
    {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
)


def sure(report: Report) -> str:
    """How sure the article is: ``happened``, ``planned``, ``denied`` …, and ``historical`` for background."""
    word = FACTUALITY.get(report.factuality, report.factuality)
    if "future" in report.auxiliary and report.factuality in ("CT+", "PR+"):
        word = "planned"
    return f"{word},\nhistorical" if "historical" in report.auxiliary else word


def kind(report: Report) -> str:
    """Type and modes: ``CONSULT (phone)``."""
    return f"{report.type}\n({', '.join(report.mode)})" if report.mode else report.type


def day(date: DateSpan | None) -> str:
    """The date as briefly as its precision allows; an unresolved one as its text with a question mark."""
    if date is None:
        return NOTHING
    if date.start is None and date.end is None:
        return f"{date.text}?" if date.text else NOTHING
    if date.start is None or date.end is None:
        return f"until {date.end}" if date.start is None else f"from {date.start}"
    if date.precision == "month" and date.start[:7] == date.end[:7]:
        return date.start[:7]
    if date.precision == "year" and date.start[:4] == date.end[:4]:
        return date.start[:4]
    return date.start if date.start == date.end else f"{date.start}\n– {date.end}"


def name(actor: Actor, code: bool = False) -> str:
    """An actor's name, or its mention if it has none; with ``code`` also its country code."""
    shown = actor.name or actor.text or actor.country or NOTHING
    return f"{shown} ({actor.country})" if code and actor.country and shown != actor.country else shown


def parties(report: Report, code: bool = False) -> str:
    """``A, B → C``; without an arrow where all did it to each other, ``not said`` where the actor is not told."""
    actors, recipients = (_several(side, code) for side in (report.actor, report.recipient))
    return f"{actors or 'not said'}\n→ {recipients}" if recipients else actors or "not said"


def _several(actors: tuple[Actor, ...], code: bool) -> str:
    names = [oneline(name(actor, code)) for actor in actors]
    if len(names) > NAMED:
        names = [*names[: NAMED - 1], f"+{len(names) - NAMED + 1} more"]
    return ", ".join(names)


def whose_word(chain: tuple[Source, ...]) -> str:
    """On whose word a report stands, outermost first; ``the article`` if it vouches for itself."""
    return ", citing ".join(source.source for source in chain) or "the article"


def plural(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
