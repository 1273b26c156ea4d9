"""From links to trees: each article's parents and its ultimate origin. A function of the set of links, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from legation.lineage.kin import ORIGIN, Lineage, Link

_LOOSENESS: Final = ("verbatim", "edited", "reworded")


def parents(links: Iterable[Link]) -> dict[str, Link]:
    """For each copy the link to what gave it most, so chosen that no article comes from itself by any way round.

    The strongest links are settled first; one that would close a circle is left out.
    """
    found: dict[str, Link] = {}
    for link in sorted(links, key=_strength):
        if link.copy not in found and root_of(link.origin, found) != link.copy:
            found[link.copy] = link
    return found


def _strength(link: Link) -> tuple[float, float, float, str, str]:
    return -link.share, -link.kept, -link.confidence, link.origin, link.copy


def root_of(article: str, chosen: Mapping[str, Link]) -> str:
    """The end of the chain that begins with ``article``."""
    while article in chosen:
        article = chosen[article].origin
    return article


def lineages(
    articles: Iterable[str], links: Iterable[Link], houses: Mapping[str, str] | None = None
) -> dict[str, Lineage]:
    """The lineage of each article."""
    known = sorted(set(links), key=_strength)
    chosen = parents(known)
    return {name: _lineage(name, known, chosen, (houses or {}).get(name)) for name in articles}


def _lineage(article: str, links: list[Link], chosen: Mapping[str, Link], house: str | None) -> Lineage:
    first = chosen.get(article)
    if first is None:
        return Lineage(article=article, origin=article, relation=ORIGIN, house=house)
    rest = [x for x in links if x.copy == article and x != first and root_of(x.origin, chosen) != article]
    origin = root_of(article, chosen)
    direct = next((x for x in (first, *rest) if x.origin == origin), None)
    relation = direct.relation if direct else _loosest(article, chosen)
    return Lineage(article=article, origin=origin, relation=relation, links=(first, *rest), house=house)


def _loosest(article: str, chosen: Mapping[str, Link]) -> str:
    """The relation over a chain: reworded if any step is."""
    steps = []
    while article in chosen:
        steps.append(_LOOSENESS.index(chosen[article].relation))
        article = chosen[article].origin
    return _LOOSENESS[max(steps)]
