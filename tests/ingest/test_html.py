"""Saved pages: the story without the frame, and what the page states about it."""

from __future__ import annotations

import json

import pytest

from legation.errors import SkipArticle
from legation.ingest.html import read_html
from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE

LINKED = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2020-03-04T23:30:00-05:00",
    "dateModified": "2020-03-09",
    "author": {"@type": "Person", "name": "Ann Lee"},
    "publisher": {"@type": "Organization", "name": "Norland Gazette"},
}


def page(head: str = "", above: str = "", body: str | None = None, attributes: str = "") -> bytes:
    """A page with navigation, an article and a footer."""
    story = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n")) if body is None else body
    return (
        f"<!DOCTYPE html><html{attributes}><head><title>{TITLE} | Norland Gazette</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>{above}{story}</article></main>"
        "<footer><p>© 2020 Norland Gazette. All rights reserved.</p></footer></body></html>"
    ).encode()


def linked(value: object = LINKED) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_story_and_linked_data() -> None:
    article = read_html(page(linked()), "a.html")
    assert article.text == STORY
    assert (article.title, article.byline, article.publisher) == (TITLE, "Ann Lee", "Norland Gazette")
    assert (article.published, article.published_basis) == ("2020-03-04", "jsonld")
    assert article.path == "a.html"


def test_meta_elements() -> None:
    head = (
        '<meta property="article:published_time" content="2020-03-05"><meta name="author" content="Bo Kim">'
        '<meta property="og:site_name" content="Gazette"><link rel="canonical" href="https://g.example/talks">'
    )
    article = read_html(page(head), "a.html")
    assert (article.published, article.published_basis) == ("2020-03-05", "meta")
    assert (article.byline, article.publisher, article.url) == ("Bo Kim", "Gazette", "https://g.example/talks")


def test_a_date_of_change_is_no_date_of_publication() -> None:
    article = read_html(page(linked({**LINKED, "datePublished": None})), "a.html")
    assert (article.published, article.published_basis) == (None, "none")


def test_the_argument_counts_last() -> None:
    assert read_html(page(linked()), "a.html", "2021-01-01").published == "2020-03-04"
    missing = read_html(page(), "a.html", "2021-01-01")
    assert (missing.published, missing.published_basis) == ("2021-01-01", "argument")


def test_small_print_under_the_headline() -> None:
    article = read_html(page(above="<p>By Ann Lee</p><p>Published: 3 March 2020</p>"), "a.html")
    assert (article.byline, article.published, article.text) == ("Ann Lee", "2020-03-03", STORY)


def test_dateline_and_credit() -> None:
    body = f"<p>PORT SUD (Reuters) - {LEAD}</p><p>{MIDDLE}</p><p>{END}</p><p>(Reporting by Ann Lee)</p>"
    article = read_html(page(body=body), "a.html")
    assert (article.dateline, article.credits, article.text) == ("PORT SUD (Reuters)", ("Reuters",), STORY)


def test_a_byline_that_is_an_agency_credits_it() -> None:
    assert read_html(page('<meta name="author" content="Associated Press">'), "a.html").credits == ("AP",)


def test_a_flash_of_one_sentence() -> None:
    assert LEAD in read_html(page(body=f"<p>{LEAD}</p>"), "a.html").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    markup = page(body=f"<p>{LEAD}</p><p>The café in Málaga – “closed” – opened again.</p><p>{END}</p>").decode()
    assert "The café in Málaga – “closed” – opened" in read_html(markup.encode(encoding), "a.html").text


def test_a_declared_character_set_counts_where_bytes_are_no_utf8() -> None:
    markup = page('<meta charset="iso-8859-2">', body=f"<p>{LEAD}</p><p>Wałęsa spoke in Łódź.</p>").decode()
    assert "Wałęsa spoke in Łódź." in read_html(markup.replace("©", "").encode("iso-8859-2"), "a.html").text


@pytest.mark.parametrize("mark", [" amp", " ⚡", ' ⚡ lang="en"'])
def test_accelerated_pages(mark: str) -> None:
    head = (
        '<link rel="canonical" href="https://g.example/talks"><script async src="https://cdn.example/v0.js"></script>'
        "<style amp-boilerplate>body{visibility:hidden}</style>"
    )
    picture = "<amp-img src='a.jpg' width='1' height='1'></amp-img><amp-ad type='x'><div>Advertisement</div></amp-ad>"
    body = "".join(f"<p>{part}</p>{picture}" for part in STORY.split("\n\n"))
    article = read_html(
        page(head + linked(), body=body, attributes=mark), "a.html", address="https://g.example/talks.amp"
    )
    assert (article.text, article.url, article.published) == (STORY, "https://g.example/talks", "2020-03-04")


def test_where_it_was_found_counts_last() -> None:
    article = read_html(page(), "a.html", address="https://G.example/talks?utm_source=x#top")
    assert article.url == "https://g.example/talks"
    named = page('<meta property="og:url" content="https://g.example/own">')
    assert read_html(named, "a.html", address="https://g.example/talks").url == "https://g.example/own"


def test_the_servers_character_set_wins_over_the_pages() -> None:
    markup = page('<meta charset="cp1252">', body=f"<p>{LEAD}</p><p>Wałęsa spoke in Łódź.</p>").decode()
    data = markup.replace("©", "").encode("iso-8859-2")
    assert "Wałęsa spoke in Łódź." in read_html(data, "a.html", charset="iso-8859-2").text


def test_a_foreign_page_is_named() -> None:
    german = "<p>Der Minister sagte am Montag, dass die Gespräche nicht wieder aufgenommen werden.</p>"
    with pytest.raises(SkipArticle, match="German"):
        read_html(page(body=german * 4, attributes=' lang="de"').replace(TITLE.encode(), b"Grenze"), "a.html")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no text"),
        (b"<html><body></body></html>", "no text"),
        (b"<div>" * 10_000 + LEAD.encode(), "nested"),
        (b"<p>x</p>" * 70_000, "elements"),
        (b"%PDF-1.4\n<html>", "PDF"),
        (b"<script>alert(1)</script>", "no text"),
    ],
)
def test_pages_that_cannot_be_read(data: bytes, why: str) -> None:
    with pytest.raises(SkipArticle, match=why):
        read_html(data, "a.html")


def test_broken_linked_data_is_passed_over() -> None:
    for script in ("{", "[" * 100_000, '{"@type": "NewsArticle", "headline": 7, "datePublished": [1]}', "null"):
        article = read_html(page(f'<script type="application/ld+json">{script}</script>'), "a.html")
        assert (article.title, article.text, article.published) == (TITLE, STORY, None)
