"""GeoNames dumps, made up, as the user's own table."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from legation.errors import StopRun
from legation.events import geonames
from legation.events.gazetteer import Gazetteer
from legation.events.geonames import COUNTRIES, import_dump, installed, user_table

FAR = 900_000_000  # ids that GeoNames has not given out


def record(number: int = 1, name: str = "Quellenau", /, **changed: str) -> str:
    """One line of a dump."""
    fields = {
        "id": str(FAR + number), "name": name, "ascii": name, "others": "", "lat": "47.5", "lon": "9.25", "class": "P",
        "code": "PPL", "country": "CH", "cc2": "", "admin1": "SG", "admin2": "", "admin3": "", "admin4": "",
        "population": "310", "elevation": "", "dem": "", "timezone": "Europe/Zurich", "changed": "2020-01-01",
    }  # fmt: skip
    return "\t".join((fields | changed).values())


def dump(folder: Path, *lines: str) -> Path:
    path = folder / "dump.txt"
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_dump_is_found_beside_the_shipped_table(tmp_path: Path) -> None:
    table = tmp_path / "new" / "table.tsv"
    found = import_dump(dump(tmp_path, record(others="Kvelenau,КВЕЛЕНАУ,QLN,Fontanäu")), table)
    assert (found.table, found.rows, found.left_out, found.bad, found.faults) == (table, 1, 0, 0, ())
    gazetteer = installed(table)
    for name in ("Quellenau", "QUELLENAU", "Kvelenau", "Fontanau"):
        row = gazetteer.row(name)
        assert row is not None and (row.name, row.country, row.admin1, row.lat) == ("Quellenau", "CHE", "SG", 47.5)
    assert gazetteer.row("QLN") is None
    bern = gazetteer.row("Bern")
    assert bern is not None and bern.country == "CHE"
    assert Gazetteer.shipped().row("Quellenau") is None


def test_the_shipped_row_stands_where_both_have_a_place(tmp_path: Path) -> None:
    shipped = Gazetteer.shipped().row("Nairobi")
    assert shipped is not None
    moved = record(name="Nairobi", id=str(shipped.geonameid), lat="0", lon="0", country="KE", population="9999999999")
    import_dump(dump(tmp_path, moved), tmp_path / "t")
    assert installed(tmp_path / "t").row("Nairobi") == shipped


@pytest.mark.parametrize(
    ("of_class", "code", "kind"),
    [
        ("P", "PPLX", "P"),
        ("P", "PPLC", "K"),
        ("A", "ADM1", "A"),
        ("A", "ADM3", "D"),
        ("H", "STRT", "F"),
        ("S", "AIRB", "F"),
    ],
)
def test_kinds_of_features(tmp_path: Path, of_class: str, code: str, kind: str) -> None:
    import_dump(dump(tmp_path, record(**{"class": of_class, "code": code})), tmp_path / "t")
    row = installed(tmp_path / "t").row("Quellenau")
    assert row is not None and row.kind == kind


@pytest.mark.parametrize(("of_class", "code"), [("A", "PCLI"), ("H", "STM"), ("S", "HTL"), ("R", "RD"), ("", "")])
def test_other_features_are_left_out_and_counted(tmp_path: Path, of_class: str, code: str) -> None:
    found = import_dump(
        dump(tmp_path, record(), record(2, "Elsewhere", **{"class": of_class, "code": code})), tmp_path / "t"
    )
    assert (found.rows, found.left_out, found.bad) == (1, 1, 0)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "1 fields instead of 19"),
        (record() + "\tmore", "20 fields"),
        (record(id="x"), "'x' is no id"),
        (record(id="-5"), "is no id"),
        (record(id="９"), "is no id"),
        (record(population="99999999999999"), "is no population"),
        (record(lat="91"), "'91' is no degree"),
        (record(lon="nan"), "'nan' is no degree"),
        (record(lon="east"), "east"),
        (record(country="QQ"), "unknown country 'QQ'"),
        (record(admin1="../../x"), "code of a division"),
        (record(name=""), "no usable name"),
        (record(name="A\x07B"), "no usable name"),
        (record(name="n" * 5000), "no usable name"),
    ],
)
def test_bad_lines_are_named_and_the_rest_is_kept(tmp_path: Path, line: str, why: str) -> None:
    found = import_dump(dump(tmp_path, record(1, "First Place"), line, record(2, "Second Place")), tmp_path / "t")
    assert (found.rows, found.bad) == (2, 1)
    assert found.faults[0].startswith("line 2: ") and why in found.faults[0]
    assert installed(tmp_path / "t").row("Second Place") is not None


def test_lines_that_are_not_text_or_have_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "MAX_LINE", 1_000)
    path = tmp_path / "dump.txt"
    path.write_bytes(b"\xff\xfe\n" + b"x" * 5_500 + b"\n" + record().encode())
    found = import_dump(path, tmp_path / "t")
    assert found.rows == 1
    assert found.faults == ("line 1: not UTF-8 at byte 0", "line 2: longer than 1000 bytes")


def test_only_the_first_faults_are_told(tmp_path: Path) -> None:
    found = import_dump(dump(tmp_path, record(), *["bad"] * 100), tmp_path / "t")
    assert (found.bad, len(found.faults)) == (100, geonames.FAULTS_TOLD)


@pytest.mark.parametrize(("name", "value"), [("MAX_BYTES", 300), ("MAX_ROWS", 2)])
def test_a_dump_beyond_all_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: int
) -> None:
    monkeypatch.setattr(geonames, name, value)
    with pytest.raises(StopRun, match="larger than any GeoNames dump"):
        import_dump(dump(tmp_path, *(record(n, f"Place {n}") for n in range(9))), tmp_path / "t")
    assert not (tmp_path / "t").exists()


def test_many_chunks_become_one_sorted_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "LINES_IN_MEMORY", 3)
    lines = [record(n, f"Hamlet {chr(97 + n * 7 % 26)}{n}") for n in range(20)]
    import_dump(dump(tmp_path, *lines, lines[0]), tmp_path / "t")
    written = (tmp_path / "t").read_bytes().splitlines()
    assert written == sorted(set(written)) and len(written) == 20
    assert all(installed(tmp_path / "t").row(f"Hamlet {chr(97 + n * 7 % 26)}{n}") for n in range(20))
    assert [path.name for path in tmp_path.iterdir()] in (["t", "dump.txt"], ["dump.txt", "t"])


@pytest.mark.parametrize("text", ["", "no dump\n", "a,b,c\n1,2,3\n"])
def test_the_old_table_stays_where_the_new_dump_holds_nothing(tmp_path: Path, text: str) -> None:
    import_dump(dump(tmp_path, record()), tmp_path / "t")
    before = (tmp_path / "t").read_bytes()
    (tmp_path / "dump.txt").write_text(text)
    with pytest.raises(StopRun, match="holds no place"):
        import_dump(tmp_path / "dump.txt", tmp_path / "t")
    assert (tmp_path / "t").read_bytes() == before


def archive(path: Path, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in texts.items():
            made.writestr(name.replace("_", "."), text)
    return path


def test_a_zip_is_read_by_the_name_it_has(tmp_path: Path) -> None:
    path = archive(tmp_path / "CH.zip", readme_txt="hello", other_txt="none", CH_txt=record() + "\n")
    assert import_dump(path, tmp_path / "t").rows == 1


def test_a_zip_with_two_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="holds 2 text files"):
        import_dump(archive(tmp_path / "z.zip", a_txt="", b_txt=""), tmp_path / "t")


def test_a_broken_zip_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "CH.zip", CH_txt="".join(record(n, f"Place {n}") + "\n" for n in range(500)))
    whole = bytearray(path.read_bytes())
    whole[200:260] = b"\x00" * 60
    path.write_bytes(bytes(whole))
    with pytest.raises(StopRun, match="cannot be unpacked"):
        import_dump(path, tmp_path / "t")


def test_a_missing_dump_and_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"nowhere\.txt"):
        import_dump(tmp_path / "nowhere.txt", tmp_path / "t")
    (tmp_path / "file").write_text("")
    with pytest.raises(StopRun, match="cannot be made"):
        import_dump(dump(tmp_path, record()), tmp_path / "file" / "t")


def test_the_table_lies_in_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_table() == tmp_path / "legation/places-1.tsv"
    import_dump(dump(tmp_path, record()))
    assert installed().row("Quellenau") is not None
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert user_table() == Path.home() / ".local/share/legation/places-1.tsv"


def test_without_a_table_the_shipped_one_serves(tmp_path: Path) -> None:
    assert installed(tmp_path / "none") is Gazetteer.shipped()


@pytest.mark.parametrize("text", ["", "something else", "one\ttab\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "t").write_text(text)
    with pytest.raises(StopRun, match="is no place table"):
        installed(tmp_path / "t")


def test_country_codes_are_two_and_three_letters_each_once() -> None:
    assert len(COUNTRIES) > 240 and len(set(COUNTRIES.values())) == len(COUNTRIES)
    assert all(len(two) == 2 and len(three) == 3 for two, three in COUNTRIES.items())
    assert (COUNTRIES["UA"], COUNTRIES["XK"], COUNTRIES["SS"]) == ("UKR", "XKX", "SSD")
