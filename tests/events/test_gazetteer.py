"""Names to places, on the shipped table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.events.gazetteer import Gazetteer, distance_km, fold

GAZETTEER = Gazetteer.shipped()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Paris", "FRA"),
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Nis", "SRB"),
        ("NIŠ", "SRB"),
        ("Odessa", "UKR"),
        ("Sana'a", "YEM"),
        ("Khan Younis", "PSE"),
        ("Gaza Strip", "PSE"),
        ("the West Bank", "PSE"),
        ("Donbas", "UKR"),
        ("Xinjiang", "CHN"),
        ("Idlib province", "SYR"),
        ("northern Syria", "SYR"),
        ("Kherson region", "UKR"),
        ("Natanz", "IRN"),
        ("St. Petersburg", "RUS"),
        ("Saint Petersburg", "RUS"),
        ("U.S.", "USA"),
        ("the Netherlands", "NLD"),
        ("Côte d'Ivoire", "CIV"),
        ("Guantanamo Bay", "CUB"),
        ("Zaporizhzhia nuclear power plant", "UKR"),
        ("Mexico", "MEX"),
        ("Hong Kong", "HKG"),
        ("Kosovo", "XKX"),
        ("Tenn.", "USA"),
    ],
)
def test_country_of_well_known_names(name: str, country: str) -> None:
    place = GAZETTEER.find(name)
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Paris", {"USA"}, "FRA"),
        ("Paris", {"USA.TX"}, "USA"),
        ("Tripoli", set(), "LBY"),
        ("Tripoli", {"LBN"}, "LBN"),
        ("Birmingham", {"USA"}, "USA"),
        ("Hyderabad", {"PAK"}, "PAK"),
        ("Georgia", set(), "GEO"),
        ("Georgia", {"USA"}, "USA"),
        ("Georgia", {"USA", "GEO"}, "GEO"),
        ("Jordan", {"USA"}, "JOR"),
    ],
)
def test_the_articles_countries_choose_among_namesakes(name: str, near: set[str], country: str) -> None:
    place = GAZETTEER.find(name, near=frozenset(near))
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("name", "within", "lat", "lon"),
    [
        ("Springfield", "Illinois", 39.8, -89.6),
        ("Springfield", "Missouri", 37.2, -93.3),
        ("Portland", "Maine", 43.7, -70.3),
        ("Paris", "Texas", 33.7, -95.6),
        ("Buffalo", "New York", 42.9, -78.9),
        ("Tripoli", "Lebanon", 34.4, 35.8),
    ],
)
def test_a_named_container_decides(name: str, within: str, lat: float, lon: float) -> None:
    place = GAZETTEER.find(name, within=GAZETTEER.row(within))
    assert place is not None and place.lat is not None and place.lon is not None
    assert distance_km((place.lat, place.lon), (lat, lon)) < 50


def test_a_country_stands_at_its_capital_under_its_own_id() -> None:
    france, paris = GAZETTEER.find("France"), GAZETTEER.find("Paris")
    assert france is not None and paris is not None
    assert (france.lat, france.lon) == (paris.lat, paris.lon)
    assert (france.geonameid, paris.geonameid) == (3017382, 2988507)


def test_waters_have_no_country() -> None:
    strait = GAZETTEER.find("Strait of Hormuz")
    assert strait is not None
    assert (strait.country, strait.geonameid) == (None, None)
    assert strait.lat == pytest.approx(26.6, abs=0.5)


@pytest.mark.parametrize("name", ["", " ", "Zzyzxville", "the", "\x00", "\t", "a" * 5000, "12345678"])
def test_unknown_names_give_none(name: str) -> None:
    assert GAZETTEER.find(name) is None


def test_fold_forgets_case_accents_and_articles() -> None:
    assert fold("The Łódź") == fold("lodz") == "lodz"
    assert fold("Saint-Étienne") == fold("St. Etienne") == "st etienne"
    assert fold("Sana’a") == "sanaa"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_name_is_answered(name: str) -> None:
    place = GAZETTEER.find(name)
    assert place is None or (place.lat is not None and -90 <= place.lat <= 90)


def test_index_is_sorted_and_points_at_rows() -> None:
    index, rows = GAZETTEER._index, GAZETTEER._rows
    keys = [line.partition(b"\t")[0] + b"\t" for line in index]
    assert keys == sorted(keys)
    numbers = {int(n) for line in index[::50] for n in line.partition(b"\t")[2].replace(b";", b",").split(b",") if n}
    assert max(numbers) < len(rows)
