"""Byte streams that may be looked into before they are read, and gzip that cannot burst."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from legation.errors import SkipArticle

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP: Final = b"\x1f\x8b\x08"
_CHUNK: Final = 65_536
# Deflate cannot do better than 1,032 : 1, and gets there on zeros alone. News pages reach 30 : 1, the most repetitive
# logs 200 : 1; below 50 MB even a bomb does no harm, since every reader behind bounds what it keeps.
_MOST_EXPANSION: Final = 250
_HARMLESS: Final = 50_000_000


class _Joined(io.RawIOBase):
    """A head that was read already, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part = self._head[: len(view)] if self._head else memoryview(self._rest.read(len(view)) or b"")
        self._head = self._head[len(part) :]
        view[: len(part)] = part
        return len(part)


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream that gives ``head`` first and then what is left of ``rest``."""
    return io.BufferedReader(_Joined(head, rest))


class Gunzip(io.RawIOBase):
    """What a gzip stream of any number of members holds, some kilobytes at a time.

    Raises SkipArticle where the stream is broken or cut off, and where it swells as no text does (a bomb). After that
    ``resync`` goes on at the next member, which costs only what lay between.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        super().__init__()
        self._stream = stream
        self._where = where
        self._pending = b""
        self._member = self._fresh()
        self._started = False
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part = b""
        while not part:
            if not self._pending and not self._tail:
                self._fill()
            at_end = not self._pending and not self._tail
            part = self._inflate(len(view))
            if at_end and not part:
                return self._finished()
        view[: len(part)] = part
        return len(part)

    def resync(self) -> bool:
        """Drop the broken member and find the next; False where there is none."""
        # The failed member's own head must not be found again.
        window = self._tail + self._pending
        self._member, self._started, self._given, self._taken = self._fresh(), False, 0, 0
        while True:
            at = window.find(GZIP)
            if at >= 0:
                self._pending = window[at:]
                return True
            more = self._stream.read(_CHUNK)
            if not more:
                self._pending = b""
                return False
            window = window[-(len(GZIP) - 1) :] + more

    @property
    def _tail(self) -> bytes:
        """What the member still has to unpack; after its end zlib may leave stale bytes there."""
        return b"" if self._member.eof else self._member.unconsumed_tail

    @staticmethod
    def _fresh() -> zlib._Decompress:
        return zlib.decompressobj(16 + zlib.MAX_WBITS)

    def _fill(self) -> None:
        self._pending = self._stream.read(_CHUNK)
        self._taken += len(self._pending)

    def _finished(self) -> int:
        if self._started and not self._member.eof:
            self._started = False
            raise SkipArticle(self._where, "gzip data is cut off")
        return 0

    def _inflate(self, most: int) -> bytes:
        if self._member.eof:
            self._next_member()
            if not self._pending:
                return b""
        data, self._pending = self._tail + self._pending, b""
        self._started = self._started or bool(data)
        try:
            part = self._member.decompress(data, most)
        except zlib.error as error:
            self._pending = data[1:]
            self._member, self._started = self._fresh(), False
            raise SkipArticle(self._where, f"gzip data is broken ({error})") from error
        if self._member.eof:
            self._pending = self._member.unused_data
        self._given += len(part)
        if self._given > _HARMLESS and self._given > _MOST_EXPANSION * max(1, self._taken):
            raise SkipArticle(self._where, f"gzip data swells more than {_MOST_EXPANSION}-fold, as no text does")
        return part

    def _next_member(self) -> None:
        # Some writers pad members with zeros; anything else that follows a member is no gzip and is left alone.
        rest = self._pending.lstrip(b"\0")
        while rest and len(rest) < len(GZIP) and (more := self._stream.read(_CHUNK)):
            rest += more
            self._taken += len(more)
        self._pending = rest if rest.startswith(GZIP[: len(rest)]) else b""
        if self._pending:
            self._member, self._started = self._fresh(), False


def inflate(data: bytes, coding: str, most: int, where: str) -> bytes:
    """The body of a web response without its content coding (``gzip``, ``deflate``, or none), at most ``most`` bytes.

    A body that is not coded as it claims is returned as it is. Raises SkipArticle where it is broken, cut off or longer
    than ``most``, and for codings that no such response of ours can have (``br``, ``zstd``).
    """
    for name in reversed([part.strip().casefold() for part in coding.split(",") if part.strip()][:4]):
        if name == "identity":
            continue
        if name not in ("gzip", "x-gzip", "deflate"):
            raise SkipArticle(where, f"content coding {name[:20]!r} is not read; only gzip and deflate are")
        if name == "deflate" or data.startswith(GZIP):
            data = _inflated(data, name, most, where)
    return data


def _inflated(data: bytes, name: str, most: int, where: str) -> bytes:
    # "deflate" should be zlib's format; some servers send the bare one.
    bits = -zlib.MAX_WBITS if name == "deflate" and not _has_zlib_head(data) else 32 + zlib.MAX_WBITS
    machine = zlib.decompressobj(bits)
    try:
        body = machine.decompress(data, most + 1)
    except zlib.error as error:
        raise SkipArticle(where, f"{name} data is broken ({error})") from error
    if len(body) > most:
        raise SkipArticle(where, f"longer than {most:,} bytes when unpacked, the limit for one article")
    if not machine.eof:
        raise SkipArticle(where, f"{name} data is cut off")
    return body


def _has_zlib_head(data: bytes) -> bool:
    return len(data) >= 2 and data[0] & 0x0F == 8 and int.from_bytes(data[:2]) % 31 == 0
