"""Gzip that is whole, joined, padded, broken, cut off or a bomb."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest

from legation.errors import SkipArticle
from legation.ingest.streams import Gunzip, inflate, rejoined

TEXT = b"Talks on the border crossing resumed in the capital. " * 4_000


def unpacked(data: bytes) -> bytes:
    """All that a gzip stream gives."""
    return io.BufferedReader(Gunzip(io.BytesIO(data), "f")).read()


@pytest.mark.parametrize(
    ("data", "held"),
    [
        (gzip.compress(TEXT), TEXT),
        (gzip.compress(TEXT) + gzip.compress(b"more"), TEXT + b"more"),
        (gzip.compress(TEXT) + bytes(700) + gzip.compress(b"more"), TEXT + b"more"),
        (gzip.compress(TEXT) + b"no gzip", TEXT),
        (gzip.compress(b""), b""),
        (b"", b""),
    ],
)
def test_whole_streams(data: bytes, held: bytes) -> None:
    assert unpacked(data) == held


@pytest.mark.parametrize("size", [1, 7, 65_535, 65_536, 65_537])
def test_members_that_end_at_any_place(size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, most: int | None = -1, /) -> bytes:
            return super().read(min(size, most) if most is not None and most > 0 else size)

    data = gzip.compress(TEXT, 1) + gzip.compress(b"more")
    assert io.BufferedReader(Gunzip(Slow(data), "f")).read() == TEXT + b"more"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(TEXT)[:-9], "cut off"),
        (gzip.compress(TEXT)[:40] + bytes(60), "broken"),
        (gzip.compress(TEXT)[:-8] + bytes(8), "broken"),
        (b"\x1f\x8b\x08", "cut off"),
        (gzip.compress(bytes(90_000_000), 9), "swells"),
    ],
)
def test_broken_streams(data: bytes, why: str) -> None:
    with pytest.raises(SkipArticle, match=why):
        unpacked(data)


def test_going_on_after_a_broken_member() -> None:
    raw = Gunzip(io.BytesIO(gzip.compress(TEXT)[:40] + bytes(60) + gzip.compress(b"more")), "f")
    stream = io.BufferedReader(raw)
    with pytest.raises(SkipArticle):
        stream.read()
    assert raw.resync()
    assert raw.read(99) == b"more"
    assert not raw.resync()


def test_a_head_is_put_back() -> None:
    stream = rejoined(b"one\nt", io.BytesIO(b"wo\nthree"))
    assert [stream.readline(), stream.read(3), stream.read()] == [b"one\n", b"two", b"\nthree"]


def _bare(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (TEXT, "gzip"),
        (gzip.compress(TEXT), "GZIP"),
        (zlib.compress(TEXT), "deflate"),
        (_bare(TEXT), "deflate"),
        (gzip.compress(gzip.compress(TEXT)), "gzip, gzip"),
    ],
)
def test_codings(data: bytes, coding: str) -> None:
    assert inflate(data, coding, 1_000_000, "f") == TEXT


@pytest.mark.parametrize(
    ("data", "coding", "why"),
    [
        (gzip.compress(TEXT), "gzip", "longer than 1,000"),
        (gzip.compress(b"x" * 900)[:-9], "gzip", "cut off"),
        (b"\x1f\x8b\x08\xff" + bytes(9), "gzip", "broken"),
        (b"x", "br", "'br'"),
        (b"x", "gzip, zstd", "'zstd'"),
    ],
)
def test_codings_that_fail(data: bytes, coding: str, why: str) -> None:
    with pytest.raises(SkipArticle, match=why):
        inflate(data, coding, 1_000, "f")
