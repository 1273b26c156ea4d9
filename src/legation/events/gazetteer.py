"""Place names to places, from one sorted table: countries, divisions, cities, regions, waters and sites.

The table (``tables/gazetteer.gz``) is made by ``training/tables/make_gazetteer.py`` from GeoNames (CC BY 4.0) and
hand-written lists. It stays one block of sorted lines that is searched by bisection, so that loading costs a
decompression and nothing more. A user's own table, made by ``legation places import``, is searched beside it in its file.

Layout of a line, tab-separated: folded name, name (empty where it is the folded one in capitals), ISO3, first-level
division, north, east, kind, population, GeoNames id. A weaker name of a place: folded name, ``>`` and the folded name
under which the place stands, GeoNames id.
"""

from __future__ import annotations

import gzip
import math
import mmap
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Protocol

from legation.errors import StopRun
from legation.records import Place

MAX_NAME: Final = 80
MAX_LINE: Final = 4_096
DIRECTED: Final = 50_000
EARTH_RADIUS_KM: Final = 6371.0
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾ.\u0300", "")
)
_BREAKS: Final = re.compile(r"[^\w&]+|_+")
_DIVISION: Final = (
    "province|region|oblast|governorate|state|district|department|prefecture|emirate|republic|territory|krai|"
    "municipality|division|canton"
)
_GENERIC: Final = (
    f"{_DIVISION}|city|peninsula|area|town|village|international airport|airport|island|islands|suburb|neighbourhood|"
    "neighborhood|port|plant|prison|refugee camp|camp|air base|base|airbase|border"
)
_DIVISION_TAIL: Final = re.compile(rf" (?:{_DIVISION})$")
_TAIL: Final = re.compile(rf" (?:{_GENERIC})$")
_LEAD: Final = re.compile(
    rf"^(?:(?:(?:{_GENERIC}) of|north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|"
    r"southeast|southwest|northeastern|northwestern|southeastern|southwestern|downtown|occupied|mainland|greater|"
    r"upper|lower|the|nearby|neighbouring|neighboring) )"
)
_VAGUE: Final = re.compile(
    rf"(?:(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower|new)(?: |$))+(?:{_GENERIC})?"
)

# Words that are somebody's town or district and in the news nearly always only a part of another name.
_NO_NAMES: Final = (
    "north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|southeast|southwest|"
    "northeastern|northwestern|southeastern|southwestern|north eastern|north western|south eastern|south western|"
    "middle|upper|lower|capital|city|bank|union|district|region|centre|center|island|valley|earth|moon|world|globe|"
    "universe|heaven|bar"
)
NO_NAMES: Final = frozenset(_NO_NAMES.split("|"))

# Weights of a candidate, on the scale of a city's log10(population): a country beats every city (the largest is 7.4),
# a named region or site beats a middling city, a division somewhat less likely than a city of its population.
_BASE: Final = {"C": 9.5, "R": 7.0, "W": 7.0, "S": 7.0, "F": 3.0}
_COST: Final = {"A": -0.3, "D": -1.0}
_UNCOUNTED: Final = {"A": 6.2, "D": 3.0, "P": 2.5, "K": 5.0}
_CAPITAL: Final = 1.5
_ALIAS: Final = -0.8
_SAID_DIVISION: Final = 3.0
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


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the table.

    ``kind``: C country, K capital, P other city, A first-level division, D second-level division, R region, W water,
    S site, F feature of a user's table. ``admin1`` is GeoNames' code of the first-level division (the postal code for
    U.S. states). ``country`` is None for international waters. A division stands in the middle of its towns.
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

    @property
    def division(self) -> str:
        """``USA.TX`` for a place in a known first-level division, else empty."""
        return f"{self.country}.{self.admin1}" if self.country and self.admin1 else ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for. ``alias``: the place has the name only beside its own."""

    row: Row
    alias: bool = False
    said_division: bool = False


class Names(Protocol):
    """What place names are looked up in: the gazetteer, or what one article makes of it."""

    def row(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Row | None:
        """The place that a name stands for."""
        ...

    def knows(self, name: str) -> bool:
        """Whether the very name is a place's."""
        ...


class Gazetteer:
    """Tables, loaded once; reading is thread-safe because nothing changes after loading."""

    def __init__(self, *tables: bytes | mmap.mmap) -> None:
        """``tables``: blocks of sorted lines; of two rows with one GeoNames id the first table's stands."""
        self._tables = tables

    @classmethod
    def shipped(cls) -> Gazetteer:
        """The table that comes with the package (read once a process)."""
        return _shipped()

    @classmethod
    def with_user_table(cls, path: Path) -> Gazetteer:
        """The shipped table and the user's at ``path``, which is left on disk; the shipped one alone if it is not there.

        Raises StopRun where the file cannot be read or is no such table.
        """
        try:
            with path.open("rb") as handle:
                if handle.readline(MAX_LINE).count(b"\t") not in (2, 8):
                    raise StopRun(f"{path} is no place table; import the places again, or delete it")
                return cls(*cls.shipped()._tables, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ))
        except FileNotFoundError:
            return cls.shipped()
        except OSError as error:
            raise StopRun(f"the place table {path} cannot be read: {error}") from error

    def find(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Place | None:
        """Resolve ``name``; ``near`` holds the article's own country codes (``USA``) or divisions (``USA.TX``).

        ``within`` is the place that the text names as container ("Tripoli, Lebanon"). None where the table has
        no such name. The place keeps ``name`` as its name.
        """
        row = self.row(name, near=near, within=within)
        return row.place(name.strip()) if row else None

    def row(self, name: str, *, near: frozenset[str] = frozenset(), within: Row | None = None) -> Row | None:
        """As ``find``, with the whole row of the table."""
        found = self.candidates(name)
        return max(found, key=lambda one: score(one, near, within)).row if found else None

    def capital(self, country: str) -> Row | None:
        """The capital of a country, by its ISO alpha-3 code."""
        return next((one.row for one in self._candidates(fold(f"capital of {country}"), division=False)), None)

    def knows(self, name: str) -> bool:
        """Whether the table has this very name, without any word stripped from it."""
        return any(True for _ in self._lines(fold(name)))

    def candidates(self, name: str) -> list[Candidate]:
        """Every place so called, generic words and directions stripped only where the table lacks the full name."""
        said = fold(name)
        for spelling in spellings(said):
            division = spelling != said and bool(_DIVISION_TAIL.search(said))
            found = list(self._candidates(spelling, division))
            if not said.startswith(spelling):  # a part of a town has a direction only if the town is large
                found = [one for one in found if one.row.kind != "P" or one.row.population >= DIRECTED]
            if found:
                return found
        return []

    def _candidates(self, folded: str, division: bool) -> Iterator[Candidate]:
        seen: set[int] = set()
        for fields in self._lines(folded):
            alias = len(fields) == 3
            row = self._own(fields[1][1:], int(fields[2])) if alias else _parse(fields)
            if row and row.geonameid not in seen:
                seen |= {row.geonameid} if row.geonameid else set()
                yield Candidate(row, alias, division and row.kind in "AD")

    def _own(self, key: str, geonameid: int) -> Row | None:
        own = (_parse(fields) for fields in self._lines(key) if len(fields) > 3)
        return next((row for row in own if row.geonameid == geonameid), None)

    def _lines(self, folded: str) -> Iterator[list[str]]:
        key = folded.encode("utf-8", "replace") + b"\t"
        for table in self._tables if folded else ():
            at = _lower_bound(table, key)
            while table[at : at + len(key)] == key:
                end = table.find(b"\n", at)
                yield table[at:end].decode("utf-8").split("\t")
                at = end + 1


def _lower_bound(table: bytes | mmap.mmap, key: bytes) -> int:
    """Where the first line that is not below ``key`` begins."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.find(b"\n", start)
        if table[start : start + len(key)] < key:
            low = end + 1
        else:
            high = start
    return low


def score(candidate: Candidate, near: frozenset[str], within: Row | None) -> float:
    """Weigh one candidate: kind and population, the article's countries, the container that is named."""
    row = candidate.row
    total = prior(candidate)
    if row.country in near:
        total += _NEAR
    elif row.kind == "C" and near:
        total += _FAR_COUNTRY
    if row.division in near:
        total += _WITHIN
    return total + (containment(row, within) if within else 0.0)


def prior(candidate: Candidate) -> float:
    """The weight of a candidate before anything is known of the article, about log10 of a city's population."""
    row = candidate.row
    total = _BASE.get(row.kind, 0.0)
    if not total:
        total = math.log10(row.population) if row.population > 1 else _UNCOUNTED[row.kind]
        total += _COST.get(row.kind, 0.0) if row.population else 0.0
    if candidate.said_division:
        total += _SAID_DIVISION
    if candidate.alias:
        return total + _ALIAS
    return total + (_CAPITAL if row.kind == "K" else 0.0)


def containment(row: Row, within: Row) -> float:
    """What it adds that the text names ``within`` as the container: most for what lies in it, nothing for what does not."""
    if row.country != within.country or row == within:
        return 0.0
    if within.kind == "C":
        return _WITHIN
    far = distance_km((row.lat, row.lon), (within.lat, within.lon))
    close = max(0.0, _WITHIN - far / _WITHIN_SCALE_KM)
    if within.admin1 and row.admin1 == within.admin1:
        return _WITHIN + 1.0 if within.kind == "A" else max(1.0, close)
    return 0.0 if within.admin1 and within.kind == "A" else close


def spellings(folded: str) -> list[str]:
    """The name, then without its generic words and directions one by one, at last in one word (Pangkal Pinang)."""
    found = _stripped(folded)
    return [*found, folded.replace(" ", "")] if " " in folded else found


def bare(folded: str) -> str:
    """The name without any generic word or direction."""
    return _stripped(folded)[-1]


def _stripped(folded: str) -> list[str]:
    found = [folded]
    for _ in range(3):
        shorter = _TAIL.sub("", found[-1])
        shorter = shorter if shorter != found[-1] else _LEAD.sub("", found[-1])
        if shorter == found[-1] or not shorter:
            break
        found.append(shorter)
    return found


def is_usable(folded: str, kind: str) -> bool:
    """Whether a name can stand for a place alone: two letters only for countries and divisions (UK, Pa.)."""
    return bool(folded) and folded not in NO_NAMES and (len(folded) > 2 or kind in "CA")


def is_vague(folded: str) -> bool:
    """Whether a name is a direction and a generic word, as many countries have them: Central District."""
    return bool(_VAGUE.fullmatch(folded))


def row_line(key: str, row: Row) -> str:
    """The line of a row under the folded name ``key``."""
    name = "" if key.title() == row.name else row.name.replace("\t", " ")
    where = f"{row.lat:g}\t{row.lon:g}"
    return f"{key}\t{name}\t{row.country or ''}\t{row.admin1}\t{where}\t{row.kind}\t{row.population}\t{row.geonameid or ''}"


def alias_line(key: str, own: str, geonameid: int) -> str:
    """The line of a weaker name ``key`` of the place that stands under ``own``."""
    return f"{key}\t>{own}\t{geonameid}"


def _parse(fields: list[str]) -> Row:
    key, name, country, admin1, lat, lon, kind, population, geonameid = fields
    return Row(
        name or key.title(),
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
