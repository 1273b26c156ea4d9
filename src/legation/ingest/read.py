"""The door of ingest: a file, folder, glob or standard input to articles, each or the reason why not."""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from legation.errors import SkipArticle, StopRun
from legation.ingest.html import read_html
from legation.ingest.jsonl import read_jsonl
from legation.ingest.text import read_text
from legation.records import Article
from legation.settings import iso_date

Item = Article | SkipArticle
STDIN: Final = "-"
_FORMATS: Final = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".jsonl": "jsonl",
        ".ndjson": "jsonl",
    }
)
_WHOLE: Final[MappingProxyType[str, Callable[[bytes, str, str | None], Article]]] = MappingProxyType(
    {"text": read_text, "html": read_html}
)
_SNIFFED: Final = 4_096
_MARKUP: Final = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|meta)\b",
    re.I | re.S,
)
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


@dataclass(frozen=True)
class _Job:
    """How to read: the date where an article states none, and the most bytes of one article."""

    fallback: str | None
    max_bytes: int


def read(where: str, published: str | None = None, max_bytes: int = 20_000_000) -> Iterator[Item]:
    """Yield the articles of ``where``: a file, a folder (with its subfolders), a glob, or ``-`` for standard input.

    ``published`` (YYYY-MM-DD) supplies a date where an article states none. Files come in the order of their names, and
    are read one at a time, JSON Lines one record at a time. What cannot be read is yielded as a SkipArticle that names
    file and line. Raises StopRun, before the first article, where there is nothing to read at ``where``.
    """
    job = _Job(iso_date(published, "--published") if published is not None else None, max_bytes)
    if where == STDIN:
        yield from _read_stream(sys.stdin.buffer, STDIN, job)
        return
    for path in find(where):
        yield from _read_file(path, job)


def find(where: str) -> tuple[Path, ...]:
    """The files that ``where`` stands for, in order of name. Raises StopRun where there are none."""
    if _ADDRESS.match(where):
        raise StopRun(f"{where}: fetching is not available in this version; save the page and read the file")
    if not where or "\0" in where:
        raise StopRun("nothing to read: the path is empty or holds a null character")
    path = Path(where)
    try:
        if path.is_dir():
            return _readable(path)
        if path.exists():
            return (path,)
    except OSError as error:
        raise StopRun(f"{where}: {error.strerror or error}") from error
    if glob.has_magic(where):
        return _matching(where)
    raise StopRun(f"{where}: no such file or folder")


def _readable(folder: Path) -> tuple[Path, ...]:
    found = sorted(path for path in folder.rglob("*") if path.suffix.casefold() in _FORMATS and path.is_file())
    if not found:
        raise StopRun(f"{folder}: no file in this folder ends in {', '.join(_FORMATS)}")
    return tuple(found)


def _matching(pattern: str) -> tuple[Path, ...]:
    paths = sorted({Path(name) for name in glob.glob(pattern, recursive=True)})  # noqa: PTH207 - absolute patterns too
    files = [path for path in paths if path.is_file()]
    folders = [path for path in paths if path.is_dir()] if not files else []
    found = [*files, *(file for folder in folders for file in _readable(folder))]
    if not found:
        raise StopRun(f"{pattern}: no file matches")
    return tuple(found)


def _read_file(path: Path, job: _Job) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), job, _FORMATS.get(path.suffix.casefold()))
    except OSError as error:
        yield SkipArticle(str(path), error.strerror or type(error).__name__)


def _read_stream(stream: BinaryIO, path: str, job: _Job, kind: str | None = None) -> Iterator[Item]:
    head = b""
    if kind is None:
        head = stream.read(_SNIFFED)
        kind = sniff(head)
    if kind == "jsonl":
        yield from read_jsonl(_Rejoined(head, stream) if head else stream, path, job.fallback, job.max_bytes)
        return
    data = head + stream.read(max(0, job.max_bytes + 1 - len(head)))
    yield _read_whole(data, path, kind, job)


def _read_whole(data: bytes, path: str, kind: str, job: _Job) -> Item:
    if len(data) > job.max_bytes:
        return SkipArticle(path, f"longer than {job.max_bytes:,} bytes")
    try:
        return _WHOLE[kind](data, path, job.fallback)
    except SkipArticle as skip:
        return skip


def sniff(head: bytes) -> str:
    """The format that the first bytes of a file show: ``jsonl``, ``html`` or ``text``."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    if re.match(r"\{\s*(?:\"|\})", text):
        return "jsonl"
    return "html" if _MARKUP.match(text) else "text"


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
