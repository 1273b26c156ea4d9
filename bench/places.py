"""Toponym resolution: ``python -m bench places``: GeoVirus and every third article of the Local-Global Lexicon (LGL).

The engine reads each article, and the places that it marks are resolved as they are for events. A true toponym counts as
found where one of ours overlaps it, and as right where that lies within 161 km (100 miles) of it, the field's usual bound.
Both sets place a country at a centre of it. The constants of ``legation.events.coherence`` were set on the other two thirds
of LGL and on two thirds of GeoVirus; the last line is the third of GeoVirus that they never saw. LGL counts demonyms
("Georgian") as toponyms and we do not: they are among what is not found.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from legation.actors.resolver import ActorResolver
from legation.events.gazetteer import Gazetteer, distance_km
from legation.events.places import ArticlePlaces, Mention
from legation.parse.engine import Engine

DATA = Path(__file__).resolve().parents[2] / "shared/data"
NEAR_KM = 161.0
PART = 3  # of LGL, every third article


@dataclass(frozen=True)
class Toponym:
    """A true place: characters ``start`` to ``end``, degrees."""

    start: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True)
class Scored:
    """One article: true toponyms, and for those found the distance in km."""

    toponyms: int
    distances: tuple[float, ...]


def geovirus() -> Iterator[tuple[str, list[Toponym]]]:
    """Text and toponyms of each article of GeoVirus (Wikinews)."""
    for article in _articles(DATA / "geovirus/GeoVirus.xml"):
        yield article.findtext("text") or "", [_toponym(place, place) for place in article.iter("location")]


def lgl() -> Iterator[tuple[str, list[Toponym]]]:
    """Text and toponyms of every third article of LGL (local newspapers); toponyms that it does not place are left out."""
    for article in _articles(DATA / "geo_lgl/lgl.xml")[::PART]:
        placed = [(place, place.find("gaztag")) for place in article.iter("toponym")]
        yield article.findtext("text") or "", [_toponym(place, tag) for place, tag in placed if tag is not None]


def _articles(path: Path) -> list[etree._Element]:
    if not path.exists():
        raise SystemExit(f"{path} is not there: nothing to measure on")
    return etree.parse(path, etree.XMLParser(resolve_entities=False, huge_tree=True)).findall(".//article")


def _toponym(place: etree._Element, where: etree._Element) -> Toponym:
    def number(element: etree._Element, name: str) -> float:
        return float(element.findtext(name) or "nan")

    span = int(number(place, "start")), int(number(place, "end"))
    return Toponym(*span, number(where, "lat"), number(where, "lon"))


def score(articles: Iterable[tuple[str, list[Toponym]]], engine: Engine, gazetteer: Gazetteer) -> list[Scored]:
    """Read and resolve each article."""
    nation = ActorResolver.shipped().country_of
    articles = list(articles)
    parses = engine.parse_all(text for text, _ in articles)
    return [
        scored(toponyms, ArticlePlaces(parse, gazetteer, nation).mentions)
        for (_, toponyms), parse in zip(articles, parses, strict=True)
    ]


def scored(toponyms: list[Toponym], mentions: Iterable[Mention]) -> Scored:
    """Compare the true toponyms of an article with ours; the first of ours that overlaps counts."""
    ours = list(mentions)
    distances = []
    for true in toponyms:
        hit = next((one.row for one in ours if one.start < true.end and true.start < one.end), None)
        if hit is not None:
            distances.append(distance_km((hit.lat, hit.lon), (true.lat, true.lon)))
    return Scored(len(toponyms), tuple(distances))


def line(name: str, articles: list[Scored]) -> str:
    """One line of the report."""
    distances = [distance for article in articles for distance in article.distances]
    total, near = sum(article.toponyms for article in articles), sum(distance <= NEAR_KM for distance in distances)
    share = f"within {NEAR_KM:.0f} km {near}/{len(distances)} = {near / max(len(distances), 1):.3f}"
    median = statistics.median(distances) if distances else float("nan")
    found = f"{len(distances)}/{total} = {len(distances) / max(total, 1):.3f}"
    return f"{name:22} {len(articles):4} articles  found {found}  {share}  median error {median:.1f} km"


def main() -> None:
    """Print both sets, and of GeoVirus the third that nothing was set on."""
    engine, gazetteer = Engine(), Gazetteer.shipped()
    virus = score(geovirus(), engine, gazetteer)
    print(line("GeoVirus", virus))
    print(line("LGL, every third", score(lgl(), engine, gazetteer)))
    print(line("GeoVirus, held out", virus[::PART]))


if __name__ == "__main__":
    main()
