"""The sanctions rows that reports amount to: formal sanctions and aid cuts, by whom, on whom, in what scope.

An action comes from the report's type and from the verb that handles the measure: SANCTION imposes, extends or tightens;
CONCEDE eases, lifts, suspends or licenses; THREATEN threatens; a refused CONCEDE refuses; REQUEST demands; AID or
COOPERATE beside "evade" evades. A measure only thought of is ``considered``, one told as lasting is ``in_force``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from legation.records import Actor, Measure, Parse, Report

_FORMAL: Final = re.compile(
    r"\b(?:sanction\w*|embargo\w*|blacklist\w*|asset freezes?|"
    r"froz?e\w* (?:the |its |their )?(?:assets?|accounts?|reserves?|funds?)|"
    r"travel bans?|visa bans?|price cap|trade restrictions?|export controls?|designat\w+|"
    r"(?:import|export|trade|oil|gas|arms|coal|gold|diamond) ban|ban on (?:imports?|exports?|trade|oil|arms|flights)|"
    r"(?:suspend|cut|halt|withh[eo]ld|freez|froze|stop|slash)\w*[^.]{0,40}\b(?:aid|assistance|funding)|tariffs?|licen[cs]es?|waivers?)\b",
    re.IGNORECASE,
)
_CURBS: Final = re.compile(r"\b(?:measures?|limits?|curbs?|restrictions?|freeze|reserves|assets|list)\b", re.IGNORECASE)
_RELIEF: Final = re.compile(
    r"\b(?:lift|eas|relax|remov|waiv|loosen|reliev|relief|scrap|end|drop|suspend|unfreez|exempt)\w*", re.IGNORECASE
)
_EVASION: Final = re.compile(
    r"\b(?:evad|evasion|circumvent|bypass|sidestep|skirt|dodg|get around|getting around|flout)\w*", re.IGNORECASE
)
_LASTING: Final = re.compile(
    r"\b(?:in place|in force|since|remain|under (?:\w+ ){0,2}sanctions|sanctioned|existing|long-standing)\b",
    re.IGNORECASE,
)
_BY_VERB: Final = (
    ("extended", re.compile(r"\b(?:extend|prolong|renew|roll over|rolled over)\w*", re.IGNORECASE)),
    (
        "tightened",
        re.compile(
            r"\b(?:tighten|toughen|widen|broaden|expand|strengthen|step up|stepped up|additional|further)\w*",
            re.IGNORECASE,
        ),
    ),
    ("enforced", re.compile(r"\b(?:enforc|fined|prosecut|penali[sz]ed for (?:breach|violat))\w*", re.IGNORECASE)),
)
_EASING: Final = (
    ("licensed", re.compile(r"\b(?:licen[cs]|waiver|exempt|permit|authori[sz])\w*", re.IGNORECASE)),
    ("suspended", re.compile(r"\bsuspen\w*", re.IGNORECASE)),
    ("lifted", re.compile(r"\b(?:lift|remov|scrap|end|drop|unfreez|cancel|revok|terminat)\w*", re.IGNORECASE)),
)
_SCOPES: Final = {
    "oil": r"oil|crude|petroleum|tanker", "gas": r"natural gas|gas|lng", "energy": r"energy|pipeline|fuel",
    "arms": r"arms|weapons?|military", "travel": r"travel|visas?", "assets": r"assets?|accounts?|reserves?",
    "finance": r"banks?|banking|financial|swift|bonds?|debt", "trade": r"trade|imports?|exports?|tariffs?",
    "aid": r"aid|assistance", "metals": r"gold|metals?|steel|alumini?um|nickel|diamonds?",
    "technology": r"technology|chips?|semiconductors?",
    "shipping": r"ships?|shipping|vessels?|ports?", "aviation": r"airspace|flights?|airlines?|aircraft",
    "potash": r"potash|fertili[sz]er",
}  # fmt: skip
_SCOPE_PATTERNS: Final = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SCOPES.items()}
_NEAR: Final = 90  # characters on either side of the trigger in which a measure's words count


def measures_of(reports: Iterable[Report], parse: Parse) -> tuple[Measure, ...]:
    """The measures of an article's reports, in the same order."""
    found = []
    for report in reports:
        window = _around(report, parse)
        action = action_of(report, window)
        if action:
            found.append(_measure(report, action, window))
    return tuple(found)


def action_of(report: Report, window: str) -> str | None:
    """What the report does with a formal measure, None if it does nothing with one. ``window``: text near the trigger."""
    if not (_FORMAL.search(window) or _across_borders(report) or (report.type == "CONCEDE" and _CURBS.search(window))):
        return None
    unreal = "hypothetical" in report.auxiliary or report.factuality in ("PS+", "PR+", "Uu")
    if report.type in ("AID", "COOPERATE") and _EVASION.search(window):
        return "evaded"
    if report.type == "SANCTION" and "convict" not in report.mode and "expel" not in report.mode:
        return "considered" if unreal else _imposed(report, window)
    if report.type == "CONCEDE":
        return "considered" if unreal else _first(_EASING, window) or "eased"
    if report.type == "THREATEN":
        return "threatened"
    if report.type == "REJECT" and _RELIEF.search(window):
        return "refused"
    if report.type == "REQUEST":
        return "ease_demanded" if _RELIEF.search(window) else "demanded"
    if report.type == "AGREE":
        return "considered"
    return None


def _across_borders(report: Report) -> bool:
    """Whether a state or a bloc cuts off, or threatens to cut off, somebody of another country: sanctions by another name.

    What companies do is business, and what stays within a country is its own law.
    """
    restricting = (report.type == "SANCTION" and report.mode == ("discontinue",)) or (
        report.type == "THREATEN" and report.mode == ("restrict",)
    )
    official = all("BUS" not in actor.sectors for actor in report.actor)
    ours, theirs = set(_codes(report.actor)), set(_codes(report.recipient))
    return restricting and official and bool(ours) and bool(theirs) and not ours & theirs


def _imposed(report: Report, window: str) -> str | None:
    if report.factuality.endswith("-"):
        return None
    if "historical" in report.auxiliary and _LASTING.search(window):
        return "in_force"
    return _first(_BY_VERB, window) or ("in_force" if _LASTING.search(window) and report.date is None else "imposed")


def _first(table: Iterable[tuple[str, re.Pattern[str]]], window: str) -> str | None:
    return next((action for action, pattern in table if pattern.search(window)), None)


def _around(report: Report, parse: Parse) -> str:
    """The words near the trigger, within its sentence."""
    first = max(report.evidence.start, report.evidence.trigger[0] - _NEAR)
    return parse.text[first : min(report.evidence.end, report.evidence.trigger[1] + _NEAR)]


def _measure(report: Report, action: str, window: str) -> Measure:
    targets = report.recipient
    return Measure.make(
        article=report.article,
        report=report.id,
        action=action,
        senders=_codes(report.actor),
        targets=tuple(dict.fromkeys(actor.name or actor.text or "" for actor in targets)),
        target_countries=_codes(targets),
        scope=tuple(name for name, pattern in _SCOPE_PATTERNS.items() if pattern.search(window)),
        condition=report.condition,
        factuality=report.factuality,
        date=report.date,
        attribution=report.attribution,
        evidence=report.evidence,
    )


def _codes(side: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.country for actor in side if actor.country))
