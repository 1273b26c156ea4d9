"""How many independent origins stand behind reports of the same happening, and on how many sources those rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from legation.lineage.kin import Lineage
from legation.lineage.words import COMMON, words_of
from legation.records import Report, Source

_UNNAMED: Final = "anonymous"
_RELAYED: Final = ("media",)


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """One independent origin (an article's id, or "house:reuters"), its reports, and the sources that it rests on."""

    origin: str
    reports: tuple[str, ...]
    sources: tuple[str, ...]


class Corroboration(msgspec.Struct, frozen=True, kw_only=True):
    """How many independent origins, how many distinct ultimate sources beneath them; ``witnesses`` is the tree."""

    origins: int
    sources: int
    witnesses: tuple[Witness, ...]


def corroborated(reports: Iterable[Report], lineages: Mapping[str, Lineage]) -> Corroboration:
    """Count what stands behind reports that tell the same event. An article without a lineage is its own origin.

    A report in a part that an article took over belongs to the article that it was taken from; one in a part of its own
    belongs to the article itself. Articles of one house are one origin, and so is what an article tells on an agency's
    word alone. A source that is named alike by two origins is one; an unnamed source is one for each agency that it told,
    or else for each origin.
    """
    trees: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: report.id):
        article = origin_of(report, lineages)
        trees.setdefault(_house(report, article, lineages.get(article)), []).append(report)
    found = tuple(_witness(house, told) for house, told in sorted(trees.items()))
    distinct = _distinct(source for witness in found for source in witness.sources)
    return Corroboration(origins=len(found), sources=len(distinct), witnesses=found)


def origin_of(report: Report, lineages: Mapping[str, Lineage]) -> str:
    """The article that a report ultimately comes from."""
    article, at = report.article, report.evidence.trigger[0]
    seen: set[str] = set()
    while article not in seen and (lineage := lineages.get(article)) is not None:
        seen.add(article)
        steps = ((link.origin, pair) for link in lineage.links for pair in link.spans if pair[1][0] <= at < pair[1][1])
        step = next(steps, None)
        if step is None:
            break
        article, at = step[0], step[1][0][0]
    return article


def _house(report: Report, article: str, lineage: Lineage | None) -> str:
    """The agency that an article has its report from, or who stands behind the article, or the article itself."""
    relayed = _key(_relay(report))
    house = relayed or _key(lineage.house if lineage else None)
    return f"house:{house}" if house else article


def _relay(report: Report) -> str | None:
    first = report.attribution[0] if report.attribution else None
    return first.source if first and first.kind in _RELAYED else None


def _witness(origin: str, reports: list[Report]) -> Witness:
    sources = _distinct([ultimate(report.attribution, origin) for report in reports])
    return Witness(origin=origin, reports=tuple(sorted(report.id for report in reports)), sources=tuple(sources))


def ultimate(chain: tuple[Source, ...], origin: str) -> str:
    """The innermost source of a chain as compared words; the origin itself where nobody is cited."""
    last = chain[-1] if chain else None
    if last is None or last.kind == "article":
        return origin
    if last.kind == _UNNAMED:
        teller = next((_key(source.source) for source in reversed(chain[:-1]) if source.kind in _RELAYED), origin)
        return f"unnamed, told {teller.removeprefix('house:')}"
    return _key(last.source)


def _key(name: str | None) -> str:
    return " ".join(word.form for word in words_of(name or "") if word.form not in COMMON)


def _distinct(sources: Iterable[str]) -> list[str]:
    """Sources once each: "Peskov" is "Kremlin spokesman Dmitry Peskov", where one is the other with less said."""
    found: list[str] = []
    for source in sorted(set(sources), key=lambda name: (-len(name.split()), name)):
        if not any(_same(source, other) for other in found):
            found.append(source)
    return sorted(found)


def _same(short: str, full: str) -> bool:
    if short.startswith(("house:", "unnamed")) or full.startswith(("house:", "unnamed")):
        return short == full
    return bool(short) and short.split()[-1] == full.split()[-1] and set(short.split()) <= set(full.split())
