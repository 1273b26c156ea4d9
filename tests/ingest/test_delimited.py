"""Tables of articles as databases export them, and rows that are broken."""

from __future__ import annotations

import csv
import io
from io import BytesIO

import pytest

from legation.errors import SkipArticle, StopRun
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from legation.ingest.read import read
from legation.records import Article
from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE


def table(*rows: list[str], mark: str = ",") -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


def items(data: bytes | str, job: Job | None = None, named: str | None = "csv") -> list[Item]:
    """All items of a table."""
    return list(read_stream(BytesIO(data.encode() if isinstance(data, str) else data), "f", job or Job(), named))


def one(data: bytes | str, job: Job | None = None) -> Article:
    """The only article of a table."""
    (found,) = items(data, job)
    assert isinstance(found, Article), found
    return found


GENERIC = ["title", "text", "date", "source", "author", "url"]
NEXIS = ["Headline", "Full text", "Published date", "Publication", "Byline", "Document URL"]
OTHER = ["Document Title", "Body", "Publication Date", "Publication Title", "Authors", "Link"]
VALUES = [TITLE, STORY, "4 March 2020", "Norland Gazette", "By Ann Lee", "https://g.example/1"]


@pytest.mark.parametrize("names", [GENERIC, NEXIS, OTHER, [name.upper() for name in NEXIS]])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_known_columns(names: list[str], mark: str) -> None:
    article = one(table(names, VALUES, mark=mark))
    assert (article.title, article.text, article.published) == (TITLE, STORY, "2020-03-04")
    assert (article.publisher, article.byline, article.url) == ("Norland Gazette", "Ann Lee", "https://g.example/1")
    assert (article.path, article.published_basis) == ("f#1", "meta")


def test_field_codes() -> None:
    names = ["SE", "HD", "BY", "WC", "PD", "SN", "LA", "LP", "TD", "AN"]
    row = [
        "News",
        TITLE,
        "By Ann Lee",
        "62 words",
        "4 March 2020",
        "Norland Gazette",
        "English",
        LEAD,
        f"{MIDDLE}\n\n{END}",
        "NG1",
    ]
    article = one(table(names, row))
    assert (article.title, article.text, article.byline) == (TITLE, STORY, "Ann Lee")
    assert (article.published, article.publisher) == ("2020-03-04", "Norland Gazette")


def test_a_field_map() -> None:
    names = ["Meldung", "Datum", "Kopf"]
    job = Job(columns={"Meldung": "text", "Datum": "published", "Kopf": "title"})
    article = one(table(names, [STORY, "2020-03-04", TITLE]), job)
    assert (article.title, article.text, article.published) == (TITLE, STORY, "2020-03-04")
    (skip,) = items(table(names, [STORY, "2020-03-04", TITLE]))
    assert isinstance(skip, SkipArticle) and "Meldung, Datum, Kopf" in skip.why
    with pytest.raises(StopRun, match="'body'"):
        read("a.csv", columns={"Meldung": "body"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The café in Málaga – “closed” since Sunday – opened again on Monday."
    assert one(table(["title", "text"], [TITLE, text]).encode(encoding)).text == text


def test_a_table_is_known_by_its_names() -> None:
    (article,) = items(table(GENERIC, VALUES), named=None)
    assert isinstance(article, Article) and article.title == TITLE
    (text,) = items(f"Title, date and place of the talks\n\n{STORY}", named=None)
    assert isinstance(text, Article) and text.path == "f"


def test_bad_rows_cost_themselves() -> None:
    german = "Der Minister sagte am Montag, dass die Gespräche nicht wieder aufgenommen werden und die Grenze zu ist."
    rows = [["title", "text"], [TITLE, LEAD], ["", ""], ["x"], [TITLE, german], [TITLE, END, "more", "and more"]]
    found = items(table(*rows))
    assert [getattr(one, "path", None) or getattr(one, "where", None) for one in found] == ["f#1", "f#2", "f#3", "f#4"]
    assert [type(one) for one in found] == [Article, SkipArticle, SkipArticle, Article]
    assert isinstance(found[2], SkipArticle) and "German" in found[2].why


def test_long_cells_lines_and_nulls() -> None:
    long = f"{LEAD} " * 3_000
    first, second, third = items(
        table(["title", "text"], [TITLE, long], [TITLE, "x" * 500_000], [TITLE, f"\0{END}"]), Job(max_bytes=400_000)
    )
    assert isinstance(first, Article) and len(first.text) > 300_000
    assert isinstance(second, SkipArticle) and "longer" in second.why
    assert isinstance(third, Article) and third.text == END


def test_a_quotation_mark_without_end() -> None:
    data = f'title,text\n{TITLE},"{LEAD}\n' + f"{TITLE},{END}\n" * 2_000
    found = items(data, Job(max_bytes=50_000))
    assert isinstance(found[0], SkipArticle)
    assert any(isinstance(item, Article) for item in found[1:])


@pytest.mark.parametrize("data", ["", "\n\n", ",,,\n,,,", "a,b\n1,2", "x," * 3_000, '"' * 9_999, "\0\0\0"])
def test_no_table(data: str) -> None:
    (skip,) = items(data)
    assert isinstance(skip, SkipArticle)
