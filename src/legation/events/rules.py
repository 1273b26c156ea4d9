"""PLOVER's coding rules that need more than one word: what a future or a refused act is coded as, and what is dropped.

From the PLOVER 2.0 draft manual: a future CONSULT, SUPPORT, COOPERATE or AID is AGREE; a future RETREAT is CONCEDE;
beside an ASSAULT by the same actor in the same sentence a MOBILIZE is not coded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from legation.records import Report

FUTURE_AGREES: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
REFUSABLE: Final = {
    "CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "change", "AGREE": "change",
    "CONCEDE": "yield", "RETREAT": "yield",
}  # fmt: skip
THREATENED: Final[dict[str, dict[str, str]]] = {
    "SANCTION": {"": "restrict", "withdraw": "relations", "expel": "expel"},
    "COERCE": {"": "restrict", "arrest": "arrest", "deport": "expel"},
    "ASSAULT": {"": "violence"},
    "MOBILIZE": {"": "violence"},
}
SPEECH_ACTS: Final = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE"})
NEGATIVE: Final = frozenset({"CT-", "PR-", "PS-"})
POSITIVE: Final = frozenset({"CT+", "PR+", "PS+"})


def recoded(
    type_: str, mode: str, factuality: str, auxiliary: Sequence[str], *, has_actor: bool, conditional: bool
) -> tuple[str, str, str]:
    """Type and mode after the rules, and the reason ('' where nothing changed).

    Not willing to do something friendly ("will not lift") is a refusal; planning it is an agreement. A hostile act to come
    on a condition ("would blacklist them if") is a threat.
    """
    ahead = "future" in auxiliary
    if type_ in REFUSABLE and has_actor and ahead and factuality in NEGATIVE:
        return "REJECT", REFUSABLE[type_], f"not willing: a refused {type_} is REJECT"
    if type_ in THREATENED and has_actor and conditional and ahead and factuality in POSITIVE:
        return (
            "THREATEN",
            THREATENED[type_].get(mode, THREATENED[type_][""]),
            f"a {type_} to come on a condition is THREATEN",
        )
    if type_ in FUTURE_AGREES and ahead and factuality in POSITIVE:
        return "AGREE", "", f"a future {type_} is AGREE"
    if type_ == "RETREAT" and ahead and factuality in POSITIVE:
        return "CONCEDE", "", "a future RETREAT is CONCEDE"
    return type_, mode, ""


def without_beside(reports: Sequence[Report]) -> list[Report]:
    """Drop a MOBILIZE whose actor's ASSAULT is told in the same sentence."""
    assaults = {(r.evidence.start, country) for r in reports if r.type == "ASSAULT" for country in _countries(r)}
    return [
        report
        for report in reports
        if report.type != "MOBILIZE" or not any((report.evidence.start, c) in assaults for c in _countries(report))
    ]


def _countries(report: Report) -> set[str | None]:
    return {actor.country for actor in report.actor} or {None}
