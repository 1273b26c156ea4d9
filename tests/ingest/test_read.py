"""The door: files, folders, globs and standard input; formats by content and by name."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.errors import SkipArticle, StopRun
from legation.ingest import formats
from legation.ingest.read import read
from legation.ingest.text import article_from_text
from legation.records import Article
from tests.ingest.samples import END, LEAD, STORY, TITLE

PAGE = f"<!doctype html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{END}</p></body>"


def articles(where: object, **options: object) -> list[Article]:
    """All articles of ``where``; fails if something is skipped."""
    items = list(read(str(where), **options))  # type: ignore[arg-type]
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "sub" / "c.jsonl").write_text(json.dumps({"text": LEAD}) + "\n" + json.dumps({"text": END}))
    (tmp_path / "sub" / "d.json").write_text(json.dumps([{"text": LEAD}], indent=1))
    (tmp_path / "notes.md").write_text("not read")
    names = [Path(article.path or "").name for article in articles(tmp_path)]
    assert names == ["a.html", "b.txt", "c.jsonl#1", "c.jsonl#2", "d.json#1"]


def test_a_glob(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(STORY)
    assert [Path(article.path or "").name for article in articles(tmp_path / "*.txt")] == ["a.txt", "b.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, text in ((STORY, STORY), (json.dumps({"text": LEAD}), LEAD), (PAGE, f"{LEAD}\n\n{END}")):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
        assert [article.text for article in articles("-")] == [text]


@pytest.mark.parametrize("where", ["none.txt", "none/*.txt", "", "a\0b", "ftp://example.org/a", "file:///etc/passwd"])
def test_nothing_to_read_stops_at_the_call(where: str) -> None:
    with pytest.raises(StopRun):
        read(where)


def test_a_folder_without_articles_stops(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("not read")
    with pytest.raises(StopRun, match=r"\.jsonl"):
        read(str(tmp_path))


def test_a_date_that_is_none_stops(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(StopRun, match="--published"):
        read(str(tmp_path), published="3.4.2020")
    assert articles(tmp_path, published="2020-04-03")[0].published_basis == "argument"


def test_a_bad_file_is_named_and_reading_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "c.txt").write_text(LEAD)
    (tmp_path / "d.txt").write_text("long " * 100)
    first, second, third, fourth = read(str(tmp_path), max_bytes=200)
    assert isinstance(first, SkipArticle) and (first.where, first.why) == (str(tmp_path / "a.txt"), "no text")
    assert isinstance(second, SkipArticle) and "image" in second.why
    assert isinstance(third, Article)
    assert isinstance(fourth, SkipArticle) and "200 bytes" in fourth.why


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", PAGE, "html"),
        ("a.html", STORY, "text"),
        ("a.txt", json.dumps({"text": LEAD}), "jsonl"),
        ("a.json", json.dumps({"text": LEAD}), "jsonl"),
        ("a.json", json.dumps({"text": LEAD}, indent=1), "json"),
        ("a.jsonl", json.dumps([{"text": LEAD}], indent=1), "json"),
        ("a.jsonl", "broken\n" + json.dumps({"text": LEAD}), "jsonl"),
        ("a.jsonl", PAGE, "html"),
        ("a.txt", "[Editor's note] " + STORY, "text"),
        ("a.dat", STORY, "text"),
    ],
)
def test_content_before_name(name: str, content: str, kind: str) -> None:
    assert formats.of(content.encode(), formats.by_name(Path(name))) == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_wide_and_marked_encodings(tmp_path: Path, name: str, encoding: str) -> None:
    text = STORY if name == "a.txt" else json.dumps({"text": LEAD}) + "\n" + json.dumps({"text": END})
    (tmp_path / name).write_bytes(text.encode(encoding))
    assert "\n\n".join(article.text for article in articles(tmp_path)).startswith(LEAD)
    assert len(articles(tmp_path)) == (1 if name == "a.txt" else 2)


def test_json_lines_longer_than_what_is_sniffed(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"{LEAD} {n} " + END * 40}) for n in range(60)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    found = articles(tmp_path)
    assert len(found) == 60
    assert all(f" {n} " in article.text for n, article in enumerate(found))


def test_a_megabyte_on_one_line() -> None:
    article = article_from_text("The army shelled the port again. " * 30_000)
    assert len(article.text) > 900_000


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_reason(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("a.txt", "a.html", "a.jsonl", "a.json"):
        (folder / name).write_bytes(data)
    items = list(read(str(folder)))
    assert items or not data.strip()
    for item in items:
        assert isinstance(item, SkipArticle) or item.text.strip()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([TITLE, LEAD, END, "Advertisement", "By Ann Lee", "", "Disclaimer:", "(AFP)"]), max_size=9)
)
def test_reading_is_stable(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    try:
        first = article_from_text(text)
    except SkipArticle:
        return
    assert first == article_from_text(text)
    assert "\n\n\n" not in first.text
    assert first.text == first.text.strip()
