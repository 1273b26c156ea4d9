"""Tables of articles, one a row: CSV and its kin with tabs, semicolons or bars, as databases of news export them.

The first row names the columns. Names are compared without case, spaces, "_", "-" and dots, and the usual ones are
known (all of them stand in ``record.py``):

| field     | generic                        | Nexis-like                | Factiva-like               |
|-----------|--------------------------------|---------------------------|----------------------------|
| title     | title, headline                | Title, Headline           | HD                         |
| text      | text, body, content, full text | Full text, Body, Hlead    | LP (lead) and TD, joined   |
| published | date, published, pub_date      | Published date, Load-Date | PD                         |
| publisher | publisher, source, outlet      | Publication, Source name  | SN                         |
| byline    | author, authors, byline        | Byline                    | BY                         |
| url       | url, link, permalink           | Document URL              | URL                        |
| language  | language, lang                 | Language                  | LA ("English", "French" …) |

Other names are given as a field map, ``{"Meldung": "text", "Datum": "published"}``; it wins over what is known. Columns
that none of this names are left alone. Dates are read as ISO 8601, RFC 2822, Unix time or written out; "03/04/2020" may
mean two days and therefore counts as none.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from legation.errors import SkipArticle
from legation.ingest import chars
from legation.ingest.job import Item, Job
from legation.ingest.record import FIELDS, article_from_record, plain_name
from legation.ingest.streams import rejoined

_MARKS: Final = ("\t", ";", "|", ",")
_MOST_COLUMNS: Final = 2_000
_LONGEST_HEADER: Final = 16_384


def has_header(text: str) -> bool:
    """Whether the first line names columns: one of a text or a title and one of something else that is known."""
    line = text[:_LONGEST_HEADER].partition("\n")[0]
    names = {plain_name(name.strip(" \"'\r")) for name in line.split(_mark(line))}
    held = {field for field, known in FIELDS.items() if names & set(known)}
    return len(names) > 1 and len(held) > 1 and bool(held & {"text", "title"}) and len(line) < 2_000


def read_csv(stream: BinaryIO, path: str, job: Job) -> Iterator[Item]:
    """Yield each row's article, or why it was skipped, holding one row at a time.

    The path of an article is ``FILE#ROW``, rows counted from 1 without the header. A row that cannot be read costs
    itself alone, but for a quotation mark that is never closed: it swallows the rows to the limit of one article.
    """
    # The only lever there is: the csv module keeps this limit for the whole process. It is never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), job.max_bytes))
    head = stream.read(_LONGEST_HEADER)
    lines = _Lines(head, stream, job.max_bytes)
    try:
        first = next(lines, "")
        rows = csv.reader(_Chained(first, lines), delimiter=_mark(first))
        names = next(rows, [])
    except (SkipArticle, csv.Error) as error:
        yield SkipArticle(path, f"no row of column names can be read ({getattr(error, 'why', error)})")
        return
    if why := _unusable(names, job):
        yield SkipArticle(path, why)
        return
    number = 0
    while True:
        where = f"{path}#{number + 1}"
        lines.begin()
        try:
            row = next(rows)
        except StopIteration:
            return
        except (SkipArticle, csv.Error) as error:
            number += 1
            yield SkipArticle(where, f"row cannot be read ({getattr(error, 'why', error)})")
            continue
        if not any(cell.strip() for cell in row):
            continue
        number += 1
        try:
            yield _article(dict(zip(names, row, strict=False)), where, job)
        except SkipArticle as skip:
            yield SkipArticle(where, skip.why)


def _article(row: dict[str, str], where: str, job: Job) -> Item:
    named = {job.columns.get(name, name): value for name, value in row.items() if value.strip()}
    return article_from_record(named, where, job.fallback)


def _unusable(names: list[str], job: Job) -> str | None:
    if len(names) > _MOST_COLUMNS:
        return f"table has more than {_MOST_COLUMNS:,} columns"
    known = {*FIELDS["text"], *FIELDS["title"]}
    if not any(plain_name(job.columns.get(name, name)) in known for name in names):
        told = ", ".join(name[:30] for name in names[:8]) or "nothing"
        return f"no column of texts: the first row must name one (text, body, Full text, TD …), and it holds {told}"
    return None


def _mark(line: str) -> str:
    """The delimiter: whichever of tab, semicolon, bar and comma parts the row of names into most."""
    return max(_MARKS, key=lambda mark: (line.count(mark), mark == ","))


class _Chained(Iterator[str]):
    """A line and those after it. Not ``itertools.chain``, in which a line that raises ends the iteration."""

    def __init__(self, first: str, rest: Iterator[str]) -> None:
        self._first: str | None = first
        self._rest = rest

    def __next__(self) -> str:
        if self._first is not None:
            line, self._first = self._first, None
            return line
        return next(self._rest)


class _Lines(Iterator[str]):
    """Decoded lines, null characters left out; a line beyond the limit raises and is read past."""

    def __init__(self, head: bytes, rest: BinaryIO, most: int) -> None:
        self._most = most
        self._taken = 0
        self._text = io.TextIOWrapper(rejoined(head, rest), _encoding(head), errors="replace", newline="")

    def begin(self) -> None:
        """A new row begins: its length is counted from here."""
        self._taken = 0

    def __next__(self) -> str:
        line = self._text.readline(self._most + 1)
        if not line:
            raise StopIteration
        if len(line) > self._most:
            while (more := self._text.readline(self._most + 1)) and not more.endswith(("\n", "\r")):
                pass
            raise SkipArticle("", f"line is longer than {self._most:,} characters, the limit for one article")
        self._taken += len(line)
        if self._taken > self._most:
            raise SkipArticle("", f"row is longer than {self._most:,} characters, the limit for one article")
        return line.replace("\0", "")


def _encoding(head: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1252, as the head shows; a table is one file and so has one encoding."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if chars.is_wide(head):
        return "utf-32" if head[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else _wide(head)
    # The last three bytes may be part of a letter.
    whole = head[:-3] if len(head) > 3 else head
    return "utf-8" if chars.decode(whole) == whole.decode("utf-8", "replace") else "cp1252"


def _wide(head: bytes) -> str:
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "utf-16" if marked else "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
