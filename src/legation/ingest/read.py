"""The door of ingest: a file, folder, glob, web address or standard input to articles, each or the reason why not.

Corrections and updates: an article's id is a hash of what it says, and ``Article.url`` is its canonical address. What
is published anew under the same address with other words is therefore another article of the same ``url``, and both
are kept: the articles of one ``url`` are its versions. Which is the later one tells the order in which they were added
to the ledger (a later ``published`` tells it too, but many updates keep the first date), and a notice of the kind
``correction`` or ``editor-note`` tells that the publisher says so. The same words under the same address are the same
article again, whatever happened to the page around them.
"""

from __future__ import annotations

import glob
import itertools
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from legation.errors import SkipArticle, StopRun
from legation.ingest import addresses, formats
from legation.ingest.dispatch import read_stream
from legation.ingest.job import MOST_BYTES, Item, Job
from legation.ingest.record import FIELDS
from legation.settings import iso_date

if TYPE_CHECKING:
    from legation.ingest.fetch import Web

STDIN: Final = "-"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
# A list of feeds, a feed, an article: whatever points further is a circle or a trap.
_DEEPEST: Final = 3


def read(
    where: str,
    published: str | None = None,
    max_bytes: int = MOST_BYTES,
    *,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
) -> Iterator[Item]:
    """Yield the articles of ``where``: a file, a folder (with its subfolders), a glob, an http(s) address, or ``-``.

    ``published`` (YYYY-MM-DD) supplies a date where an article states none; an article's own date always wins. Files
    come in the order of their names and are read one at a time, archives, tables and JSON Lines one record at a time.
    What cannot be read is yielded as a SkipArticle that names file and record. ``max_bytes`` bounds one article.
    ``columns`` maps names of columns or fields onto ``title text published publisher byline url language``. ``web`` is
    the way to the web, if another than the usual one. Raises StopRun, at the call, where there is nothing to read at
    ``where``, ``published`` is no date or ``columns`` names no field of ours.
    """
    job = Job(
        fallback=iso_date(published, "--published") if published is not None else None,
        max_bytes=max_bytes,
        columns=_fields(columns or {}),
    )
    job = replace(job, follow=partial(_follow, job=job, web=web, depth=1))
    if where == STDIN:
        return read_stream(sys.stdin.buffer, STDIN, job)
    if addresses.is_web(where):
        return _follow(where.strip(), job=job, web=web, depth=0)
    return itertools.chain.from_iterable(_read_file(path, job) for path in find(where))


def _fields(columns: Mapping[str, str]) -> Mapping[str, str]:
    for name, field in columns.items():
        if field not in FIELDS:
            raise StopRun(f"column {name!r} cannot be {field!r}; it can be one of {', '.join(FIELDS)}")
    return MappingProxyType(dict(columns))


def _follow(url: str, *, job: Job, web: Web | None, depth: int) -> Iterator[Item]:
    """The articles at an address: of a page, a feed (items cut off are read whole) or a list of feeds."""
    if depth >= _DEEPEST:
        yield SkipArticle(url, "lists of feeds are read two deep, no further")
        return
    from legation.ingest.fetch import Limits, Web  # a fifth of a second, which files need not pay

    way = web or Web(Limits(bytes=job.max_bytes))
    try:
        response = way.get(url)
    except SkipArticle as skip:
        yield skip
        return
    job = replace(
        job,
        address=response.url,
        charset=response.charset,
        complete=True,
        follow=partial(_follow, job=job, web=way, depth=depth + 1),
    )
    yield from read_stream(BytesIO(response.body), url, job, formats.by_media(response.media))


def find(where: str) -> tuple[Path, ...]:
    """The files that ``where`` stands for, in order of name. Raises StopRun where there are none."""
    if _ADDRESS.match(where):
        raise StopRun(f"{where}: only http and https addresses are fetched; save the page and read the file")
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


def _read_file(path: Path, job: Job) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, str(path), job, formats.by_name(path))
    except OSError as error:
        yield SkipArticle(str(path), error.strerror or type(error).__name__)
