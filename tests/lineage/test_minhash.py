from __future__ import annotations

from legation.lineage.minhash import BANDS, fingerprint, shingles
from legation.lineage.words import words_of
from tests.lineage.plain import OTHER, WIRE


def forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


def test_the_same_words_have_the_same_fingerprint_whatever_surrounds_them() -> None:
    assert fingerprint(forms(WIRE)) == fingerprint(forms(WIRE.upper().replace("\n\n", "  ")))


def test_fingerprints_do_not_change_between_machines_and_versions() -> None:
    found = fingerprint(forms("the harbour master of Port Sud closed the strait to all ships on Tuesday"))
    assert found.bands[0] == 5713637297271701958
    assert len(found.bands) == BANDS


def test_near_duplicates_meet_in_a_band_and_strangers_do_not() -> None:
    near = WIRE.replace("14 sailors", "15 sailors") + " Advertisement."
    assert set(fingerprint(forms(near)).bands) & set(fingerprint(forms(WIRE)).bands)
    assert not set(fingerprint(forms(OTHER)).bands) & set(fingerprint(forms(WIRE)).bands)


def test_the_sample_of_a_part_is_within_the_sample_of_the_whole() -> None:
    part, whole = fingerprint(forms(WIRE)), fingerprint(forms(f"{OTHER * 20} {WIRE} {OTHER}"))
    assert part.sample
    assert set(part.sample) <= set(whole.sample)


def test_texts_shorter_than_a_shingle_and_empty_ones() -> None:
    assert len(shingles(["one", "two"])) == 1
    assert fingerprint([]).bands == ()
