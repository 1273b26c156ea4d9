"""Names to places, on the shipped table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.events.gazetteer import Gazetteer, Row, distance_km, fold, is_vague, row_line

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


def test_a_country_stands_at_its_centre_and_not_at_its_capital() -> None:
    brazil, capital = GAZETTEER.find("Brazil"), GAZETTEER.capital("BRA")
    assert brazil is not None and capital is not None and brazil.lat is not None and brazil.lon is not None
    assert (brazil.geonameid, capital.geonameid) == (3469034, 3469058)
    assert distance_km((brazil.lat, brazil.lon), (-10.0, -53.0)) < 250
    assert distance_km((brazil.lat, brazil.lon), (capital.lat, capital.lon)) > 600


@pytest.mark.parametrize(("country", "name"), [("KEN", "Nairobi"), ("MMR", "Nay Pyi Taw"), ("USA", "Washington")])
def test_capitals_by_country(country: str, name: str) -> None:
    capital = GAZETTEER.capital(country)
    assert capital is not None and (capital.name, capital.kind, capital.country) == (name, "K", country)


@pytest.mark.parametrize("country", ["", "ZZZ", "UNO", "france"])
def test_what_is_no_country_has_no_capital(country: str) -> None:
    assert GAZETTEER.capital(country) is None


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Nueva Ecija", "PHL", 15.6, 120.9),
        ("Central Luzon", "PHL", 15.4, 120.6),
        ("Rapides Parish", "USA", 31.2, -92.5),
        ("Oxfordshire", "GBR", 51.8, -1.3),
        ("Helmand Province", "AFG", 31.0, 64.4),
        ("East Java", "IDN", -7.5, 112.5),
    ],
)
def test_divisions_of_both_levels_stand_among_their_towns(name: str, country: str, lat: float, lon: float) -> None:
    row = GAZETTEER.row(name)
    assert row is not None and (row.country, row.kind in "AD") == (country, True)
    assert distance_km((row.lat, row.lon), (lat, lon)) < 120


def test_a_division_is_meant_where_the_text_says_so() -> None:
    city, province = GAZETTEER.row("Kandahar"), GAZETTEER.row("Kandahar province")
    assert city is not None and province is not None
    assert (city.kind, province.kind, city.admin1) == ("P", "A", province.admin1)


@pytest.mark.parametrize("name", ["Northern", "North", "Bank", "Earth", "Central", "Me", "Al"])
def test_words_that_are_hardly_ever_a_place_are_none(name: str) -> None:
    assert GAZETTEER.find(name) is None


@pytest.mark.parametrize(
    ("name", "found"), [("northern Aleppo", "SYR"), ("North America", None), ("Pangkal Pinang", "IDN")]
)
def test_directions_and_spaces(name: str, found: str | None) -> None:
    row = GAZETTEER.row(name)
    assert row is not None and row.country == found


def test_only_what_is_large_has_parts_with_directions() -> None:
    assert GAZETTEER.row("Grant") is not None
    assert GAZETTEER.row("western Farmingville") is None


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


def test_lines_are_sorted_and_aliases_point_at_rows() -> None:
    lines = GAZETTEER._tables[0][:].decode().splitlines()
    keys = [line.partition("\t")[0].encode() + b"\t" for line in lines]
    assert keys == sorted(keys)
    rows = [line.split("\t") for line in lines if line.count("\t") == 8]
    own = {(row[0], row[8]) for row in rows}
    aliases = [line.split("\t") for line in lines if line.count("\t") == 2]
    assert len(aliases) > 10_000
    assert all((target[1:], number) in own for _, target, number in aliases)


def test_every_row_has_a_place_on_earth_and_a_known_kind() -> None:
    for line in GAZETTEER._tables[0][:].decode().splitlines()[::97]:
        fields = line.split("\t")
        if len(fields) == 9:
            assert -90 <= float(fields[4]) <= 90 and -180 <= float(fields[5]) <= 180
            assert fields[6] in "CKPADRWS"
            assert fields[2] == "" or (len(fields[2]) == 3 and fields[2].isupper())


@pytest.mark.parametrize(
    ("key", "vague"), [("central district", True), ("north", True), ("north kivu", False), ("", False)]
)
def test_vague_names(key: str, vague: bool) -> None:
    assert is_vague(key) is vague


def test_a_line_gives_its_row_back() -> None:
    row = Row("Port-Éclair", "FRA", "76", 43.125, -1.5, "P", 1200, 99)
    table = Gazetteer(row_line("port eclair", row).encode() + b"\n")
    assert table.row("Port Éclair") == row
    assert table.row("Port") is None and not table.knows("port ecl")


def test_a_second_table_adds_and_does_not_replace() -> None:
    first = Row("Aville", "FRA", "", 45.0, 1.0, "P", 100, 7)
    moved, other = Row("Aville", "FRA", "", 0.0, 0.0, "P", 100, 7), Row("Aville", "ESP", "", 40.0, -3.0, "P", 50, 8)
    tables = [b"".join(row_line("aville", row).encode() + b"\n" for row in rows) for rows in ([first], [moved, other])]
    assert [one.row for one in Gazetteer(*tables).candidates("Aville")] == [first, other]
