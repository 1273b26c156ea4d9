"""The door of ingest: a file, folder, glob or standard input to articles, each or the reason why not."""

from __future__ import annotations

import glob
import itertools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from legation.errors import SkipArticle, StopRun
from legation.ingest import chars, formats
from legation.ingest.html import read_html
from legation.ingest.jsonl import read_json, read_jsonl
from legation.ingest.text import read_text
from legation.records import Article
from legation.settings import iso_date

Item = Article | SkipArticle
STDIN: Final = "-"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


@dataclass(frozen=True)
class _Job:
    """How to read: the date where an article states none, and the most bytes of one article."""

    fallback: str | None
    max_bytes: int


def read(where: str, published: str | None = None, max_bytes: int = 20_000_000) -> Iterator[Item]:
    """Yield the articles of ``where``: a file, a folder (with its subfolders), a glob, or ``-`` for standard input.

    ``published`` (YYYY-MM-DD) supplies a date where an article states none; an article's own date always wins. Files
    come in the order of their names and are read one at a time, JSON Lines one record at a time. What cannot be read
    is yielded as a SkipArticle that names file and line. ``max_bytes`` bounds one article. Raises StopRun, at the call,
    where there is nothing to read at ``where`` or ``published`` is no date.
    """
    job = _Job(iso_date(published, "--published") if published is not None else None, max_bytes)
    if where == STDIN:
        return _read_stream(sys.stdin.buffer, STDIN, job)
    return itertools.chain.from_iterable(_read_file(path, job) for path in find(where))


def find(where: str) -> tuple[Path, ...]:
    """The files that ``where`` stands for, in order of name. Raises StopRun where there are none."""
    if _ADDRESS.match(where):
        raise StopRun(f"{where}: fetching is not available in this version; save the page and read the file")
    if not where or "\0" in where:
        raise StopRun("nothing to read: the path is empty or holds a null character; name a file or a folder")
    path = Path(where)
    try:
        if path.is_dir():
            return _readable(path)
        if path.exists():
            return (path,)
    except OSError as error:
        raise StopRun(f"{where}: {error.strerror or error}; name a file or a folder that can be read") from error
    if glob.has_magic(where):
        return _matching(where)
    raise StopRun(f"{where}: no such file or folder; check the name, or give - to read standard input")


def _readable(folder: Path) -> tuple[Path, ...]:
    found = sorted(path for path in folder.rglob("*") if formats.by_name(path) and path.is_file())
    if not found:
        raise StopRun(f"{folder}: no file in this folder ends in {', '.join(formats.SUFFIXES)}; name a file to read it")
    return tuple(found)


def _matching(pattern: str) -> tuple[Path, ...]:
    paths = sorted({Path(name) for name in glob.glob(pattern, recursive=True)})  # noqa: PTH207 - absolute patterns too
    files = [path for path in paths if path.is_file()]
    folders = [path for path in paths if path.is_dir()] if not files else []
    found = [*files, *(file for folder in folders for file in _readable(folder))]
    if not found:
        raise StopRun(f"{pattern}: no file matches; check the pattern")
    return tuple(found)


def _read_file(path: Path, job: _Job) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), job, formats.by_name(path))
    except OSError as error:
        yield SkipArticle(str(path), error.strerror or type(error).__name__)


def _read_stream(stream: BinaryIO, path: str, job: _Job, named: str | None = None) -> Iterator[Item]:
    head = stream.read(formats.SNIFFED)
    kind = formats.of(head, named)
    if kind == "jsonl" and not chars.is_wide(head):
        yield from read_jsonl(_Rejoined(head, stream), path, job.fallback, job.max_bytes)
        return
    data = head + stream.read(max(0, job.max_bytes + 1 - len(head)))
    if len(data) > job.max_bytes:
        hint = "; split it, or write one article a line (.jsonl)" if kind.startswith("json") else ""
        yield SkipArticle(path, f"longer than {job.max_bytes:,} bytes, the limit for one article{hint}")
    elif kind == "jsonl":
        yield from read_jsonl(BytesIO(chars.decode(data).encode("utf-8", "replace")), path, job.fallback, job.max_bytes)
    elif kind == "json":
        yield from read_json(data, path, job.fallback)
    else:
        yield _read_whole(data, path, kind, job)


def _read_whole(data: bytes, path: str, kind: str, job: _Job) -> Item:
    try:
        return _WHOLE[kind](data, path, job.fallback)
    except SkipArticle as skip:
        return skip


_WHOLE: Final = MappingProxyType({"text": read_text, "html": read_html})


class _Rejoined(BytesIO):
    """A stream whose sniffed head is put back in front; only ``readline`` is needed of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__(head)
        self._rest = rest

    def readline(self, size: int | None = -1) -> bytes:
        """The next line, over the joint of head and rest."""
        most = -1 if size is None else size
        line = super().readline(most)
        if line.endswith(b"\n") or len(line) == most:
            return line
        return line + self._rest.readline(most - len(line) if most >= 0 else -1)
