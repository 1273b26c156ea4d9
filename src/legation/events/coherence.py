"""Which of its namesakes each place name of an article means: all of them weighed together.

Places that are told together lie together, in one division or close by, and in the countries that the article speaks of.
So each candidate is lifted by the nearest candidates of the other names, in so far as those are likely themselves, and by
the share of its country; a few rounds settle it. The constants were set on two thirds of the articles of the Local-Global
Lexicon and GeoVirus sets, and measured on the rest (``python -m bench places``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from legation.events.gazetteer import EARTH_RADIUS_KM, Candidate, Row, containment, prior

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

MOST_CANDIDATES: Final = 600  # of all names together; the square of this is held for a moment
MOST_OF_ONE: Final = 40
ROUNDS: Final = 3
CLOSE_KM: Final = 120.0  # at this distance two places support each other by 1/e
SAME_DIVISION: Final = 0.6
DIVISION_TOLD: Final = 0.8
SISTERS: Final = 0.4  # one division of a country suggests another
SUPPORTERS: Final = 2  # how many other names count, the closest first
SUPPORT: Final = 3.0
MOST_SUPPORT: Final = 6.0
MOST_AGAINST_CAPITAL: Final = 2.0  # a namesake of a capital or a country needs more: a container beside it
MOST_FOR_AREAS: Final = 2.5  # a country or a region is not made likelier by its surroundings than this
COUNTRY_SHARE: Final = 1.6  # per tenfold share
NO_COUNTRY: Final = -0.8
UNTOLD_COUNTRY: Final = 0.02
LEAST_SHARE: Final = -2.0
LEAST_SHARE_KNOWN: Final = -0.8  # of a country or its capital, which the news of another may well name once
NEAR: Final = 1.0
CONTAINED: Final = 0.8
# A division that has the name of one of its cities of this size is hardly ever meant by the bare name (New York).
CITY_POPULATION: Final = 100_000
SHADOWED: Final = -1.5


@dataclass(frozen=True)
class Name:
    """A name as the article has it: its candidates, how much it tells about the others (0..1), its named containers."""

    candidates: tuple[Candidate, ...]
    weight: float = 1.0
    containers: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """The candidates of one name, the likeliest first, each with its final weight."""

    rows: tuple[tuple[float, Row], ...]

    @property
    def best(self) -> Row:
        """The likeliest place."""
        return self.rows[0][1]

    def within(self, container: Row) -> Row:
        """The likeliest place given that the text names a container here."""
        return max(self.rows, key=lambda pair: pair[0] + containment(pair[1], container))[1]

    def holding(self, inner: Row) -> Row:
        """The likeliest place given that the text names it as the container of another."""
        return max(self.rows, key=lambda pair: pair[0] + containment(inner, pair[1]) + 3.0 * (pair[1].kind in "CAD"))[1]


def weigh(names: Sequence[Name], countries: Mapping[str, float]) -> list[Weighed]:
    """Weigh the candidates of all ``names``, none of them without any; ``countries`` are told otherwise, with weights."""
    if not names:
        return []
    chosen = [list(_likely(name, countries, len(names))) for name in names]
    flat = [(n, base, row) for n, group in enumerate(chosen) for base, row in group]
    owner = np.array([n for n, _, _ in flat])
    rows = [row for _, _, row in flat]
    base = np.array([start for _, start, _ in flat])
    final = _settle(base, owner, rows, np.array([name.weight for name in names]), countries)
    found = []
    for n in range(len(names)):
        ours = [(float(final[i]), rows[i]) for i in np.flatnonzero(owner == n)]
        found.append(Weighed(tuple(sorted(ours, key=lambda pair: -pair[0]))))
    return found


def _likely(name: Name, countries: Mapping[str, float], names: int) -> Iterator[tuple[float, Row]]:
    """The candidates worth looking at, each with what is known of it by itself."""
    large = {one.row.division for one in name.candidates if one.row.kind in "PK" and _is_large(one.row)}
    weighed = []
    for one in name.candidates:
        weight = prior(one) + (NEAR if one.row.country in countries else 0.0)
        weight += CONTAINED * max((containment(one.row, outer) for outer in name.containers), default=0.0)
        if one.row.kind == "A" and not one.said_division and one.row.division in large:
            weight += SHADOWED
        weighed.append((weight, one.row))
    weighed.sort(key=lambda pair: -pair[0])
    yield from weighed[: min(MOST_OF_ONE, max(3, MOST_CANDIDATES // names))]


def _is_large(row: Row) -> bool:
    return row.population >= CITY_POPULATION


def _settle(base: Floats, owner: Ints, rows: list[Row], weights: Floats, countries: Mapping[str, float]) -> Floats:
    """The final weights: ``base`` and what the other names lend, given how likely those are."""
    kinds = np.array([row.kind for row in rows])
    lent = _closeness(rows, kinds) * (owner[:, None] != owner[None])
    codes = sorted({row.country or "" for row in rows} | set(countries))
    country = np.array([codes.index(row.country or "") for row in rows])
    told = np.array([countries.get(code, 0.0) for code in codes])
    known = np.isin(owner, owner[np.isin(kinds, ["C", "K", "A"])])
    most = np.where(known, MOST_AGAINST_CAPITAL, MOST_SUPPORT)
    most = np.where(np.isin(kinds, ["P", "K", "D"]), most, MOST_FOR_AREAS)
    final = base
    least = np.where(np.isin(kinds, ["C", "K"]), LEAST_SHARE_KNOWN, LEAST_SHARE)
    nowhere = codes.index("") if "" in codes else -1
    for _ in range(ROUNDS):
        likely = _shares(final, owner) * weights[owner]
        support = np.minimum(SUPPORT * _strongest(lent * likely[None], owner), most)
        share = np.maximum(_country_share(likely, owner, country, told), least)
        final = base + support + np.where(country == nowhere, NO_COUNTRY, COUNTRY_SHARE * share)
    return final


def _closeness(rows: list[Row], kinds: NDArray[np.str_]) -> Floats:
    """How much each candidate (columns) would support each other one (rows), 0..1."""
    north, east = np.radians([row.lat for row in rows]), np.radians([row.lon for row in rows])
    points = np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], 1)
    chord = np.linalg.norm(points[:, None] - points[None], axis=2)
    distance = 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chord / 2, 0.0, 1.0))
    spot = ~np.isin(kinds, ["C", "A"])
    close = np.exp(-distance / CLOSE_KM) * (spot[:, None] & spot[None])
    division = np.array([row.division or f"-{n}" for n, row in enumerate(rows)])
    same = (division[:, None] == division[None]).astype(np.float64)
    near = np.maximum(close, same * np.where(kinds == "A", DIVISION_TOLD, SAME_DIVISION)[None])
    country = np.array([row.country or f"-{n}" for n, row in enumerate(rows)])
    divisions = (kinds == "A")[:, None] & (kinds == "A")[None] & (country[:, None] == country[None])
    found: Floats = np.maximum(near, SISTERS * divisions)
    return found


def _shares(final: Floats, owner: Ints) -> Floats:
    """How likely each candidate is among those of its name."""
    highest = np.full(int(owner.max()) + 1, -np.inf)
    np.maximum.at(highest, owner, final)
    grown = np.exp(final - highest[owner])
    found: Floats = grown / np.bincount(owner, grown)[owner]
    return found


def _strongest(lent: Floats, owner: Ints) -> Floats:
    """The sum of what the ``SUPPORTERS`` strongest other names lend, each by its best candidate."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    by_name = np.sort(np.maximum.reduceat(lent, starts, axis=1), axis=1)
    found: Floats = by_name[:, -SUPPORTERS:].sum(1)
    return found


def _country_share(likely: Floats, owner: Ints, country: Ints, told: Floats) -> Floats:
    """The share (log10) of each candidate's country in what the other names and mentions tell of."""
    mass = np.bincount(country, likely, minlength=len(told))
    own = np.zeros((int(owner.max()) + 1, len(told)))
    np.add.at(own, (owner, country), likely)
    others = mass[country] - own[owner, country] + told[country] + UNTOLD_COUNTRY
    found: Floats = np.log10(others / (len(own) - 1 + told.sum() + UNTOLD_COUNTRY * len(told)) + 1e-3)
    return found
