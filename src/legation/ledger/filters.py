"""What to ask the ledger for; apart from the query, so that the terminal can offer it without loading DuckDB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from legation.errors import StopRun
from legation.settings import iso_date

# The 16 event types of PLOVER 2.0 and the 7 factuality values of FactBank (Saurí and Pustejovsky 2009).
TYPES: Final = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
FACTUALITY: Final = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which reports to show. Every filter that is given must hold; letter case does not matter.

    Parameters
    ----------
    actor
        Only with an actor of this country, as an ISO alpha-3 or PLOVER code (USA, RUS, EUR, UNO ...).
    recipient
        Only with a recipient of this country.
    type
        Only this PLOVER type (CONSULT, SANCTION, ASSAULT ...).
    since
        Only dated to this day or later (YYYY-MM-DD).
    until
        Only dated to this day or earlier (YYYY-MM-DD).
    factuality
        Only this FactBank value: CT+ PR+ PS+ CT- PR- PS- Uu.
    limit
        At most so many rows.
    """

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    factuality: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        """Raise StopRun for a filter that could never match."""
        if self.type is not None and self.type.upper() not in TYPES:
            raise StopRun(f"--type {self.type!r} is no PLOVER type; the types are {', '.join(TYPES)}")
        if self.factuality is not None and self.factuality.lower() not in (value.lower() for value in FACTUALITY):
            raise StopRun(f"--factuality {self.factuality!r} is unknown; the values are {', '.join(FACTUALITY)}")
        for option, day in (("--since", self.since), ("--until", self.until)):
            if day is not None:
                iso_date(day, option)
        if self.since and self.until and self.since > self.until:
            raise StopRun(f"--since {self.since} lies after --until {self.until}")
        if self.limit is not None and self.limit < 1:
            raise StopRun(f"--limit must be 1 or more, not {self.limit}")

    @property
    def dated(self) -> bool:
        """Whether a report without a resolved date is left out."""
        return self.since is not None or self.until is not None
