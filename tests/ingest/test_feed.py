"""Feeds of every kind: whole texts, beginnings, broken markup and bombs."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from legation.errors import SkipArticle
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from legation.records import Article
from tests.ingest.made import BODY, brief, item, opml, rss
from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE


def items(data: bytes, job: Job | None = None, named: str | None = None) -> list[Item]:
    """All items of a file that is called ``f``."""
    return list(read_stream(BytesIO(data), "f", job or Job(), named))


def one(data: bytes, job: Job | None = None) -> Article:
    """The only article of a feed."""
    (found,) = items(data, job)
    assert isinstance(found, Article), found
    return found


ATOM = (
    f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Norland Gazette</title>'
    f'<entry><title type="html">{TITLE}</title><link rel="replies" href="https://g.example/talks/comments"/>'
    '<link href="https://g.example/talks"/><published>2020-03-04T23:30:00-05:00</published>'
    "<updated>2020-03-09T08:00:00Z</updated><author><name>Ann Lee</name><email>a@g.example</email></author>"
    f"<summary>{LEAD}</summary>%s</entry></feed>"
)


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html"><![CDATA[{BODY}]]></content>',
        f'<content type="html">{BODY.replace("<", "&lt;")}</content>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>',
        f'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">'
        f"{BODY.replace('<p', '<h:p').replace('</p', '</h:p')}</h:div></content>",
        f'<content type="text">{STORY}</content>',
    ],
)
def test_atom(content: str) -> None:
    article = one((ATOM % content).encode())
    assert article.text == STORY
    assert (article.title, article.byline, article.publisher) == (TITLE, "Ann Lee", "Norland Gazette")
    assert (article.published, article.published_basis) == ("2020-03-04", "meta")
    assert (article.url, article.path) == ("https://g.example/talks", "f#1")


def test_rss_with_whole_texts() -> None:
    first, second = items(rss(item(), item(link="https://g.example/2#top", more="<media:title>no</media:title>")))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.title, first.byline) == (STORY, TITLE, "Ann Lee")
    assert (first.published, first.publisher) == ("2020-03-04", "Norland Gazette")
    assert (first.url, second.url) == ("https://g.example/talks", "https://g.example/2")
    assert [first.path, second.path] == ["f#1", "f#2"]


def test_rss_of_the_first_kind() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Gazette</title></channel>'
        f'<item rdf:about="https://g.example/talks"><title>{TITLE}</title><description>{LEAD}</description>'
        "<dc:date>2020-03-04T10:00Z</dc:date><dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"
    )
    article = one(data.encode())
    assert (article.text, article.published, article.byline) == (LEAD, "2020-03-04", "Ann Lee")
    assert (article.url, article.publisher) == ("https://g.example/talks", "Gazette")


@pytest.mark.parametrize("indent", [None, 1])
def test_json_feed(indent: int | None) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Norland Gazette",
        "description": "News of the north",
        "items": [
            {
                "id": "1",
                "url": "https://g.example/talks",
                "title": TITLE,
                "content_html": BODY,
                "date_published": "2020-03-04T23:30:00-05:00",
                "authors": [{"name": "Ann Lee"}],
            },
            {"id": "2", "content_text": END},
        ],
    }
    first, second = items(json.dumps(feed, indent=indent).encode())
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.byline, first.publisher) == (STORY, "Ann Lee", "Norland Gazette")
    assert (first.published, first.url, first.path) == ("2020-03-04", "https://g.example/talks", "f#1")
    assert (second.text, second.title, second.path) == (END, None, "f#2")


@pytest.mark.parametrize(
    "cut",
    [
        "[…]",
        "…",
        "[...]",
        "(more…)",
        "Continue reading Border talks resume →",
        "Read more",
        f"The post {TITLE} appeared first on Norland Gazette.",
    ],
)
def test_a_mere_beginning_is_marked(cut: str) -> None:
    article = one(rss(brief("https://g.example/1", f"{LEAD} {cut}")))
    assert article.text == LEAD
    assert [(notice.kind, notice.text) for notice in article.notices] == [("partial", cut)]


def test_a_beginning_is_read_whole_where_that_is_asked() -> None:
    asked: list[str] = []

    def follow(url: str) -> list[Item]:
        asked.append(url)
        return [Article.make(text=STORY, url=url)] if url.endswith("1") else [SkipArticle(url, "HTTP 404")]

    long = "".join(f"<p>{MIDDLE} It was round {n}.</p>" for n in range(9))
    feed = rss(brief("https://g.example/1"), brief("https://g.example/2"), item(long))
    found = items(feed, Job(complete=True, follow=lambda url: iter(follow(url))))
    assert asked == ["https://g.example/1", "https://g.example/2"]
    assert [getattr(one, "text", "").startswith(LEAD) for one in found] == [True, True, False]
    assert getattr(found[0], "text", "") == STORY
    assert getattr(found[1], "text", "") == LEAD


def test_a_feed_on_disk_fetches_nothing() -> None:
    assert one(rss(brief("https://g.example/1")), Job(follow=lambda url: pytest.fail(url))).text == LEAD


def test_a_list_of_feeds_is_followed_once_each() -> None:
    asked: list[str] = []

    def follow(url: str) -> list[Item]:
        asked.append(url)
        return [Article.make(text=STORY)]

    job = Job(follow=lambda url: iter(follow(url)))
    assert len(items(opml("https://a.example/f", "https://b.example/f", "https://a.example/f"), job)) == 2
    assert asked == ["https://a.example/f", "https://b.example/f"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The café &amp; bar &ndash; “closed” &#8211; R&D shut.", "The café & bar – “closed” – R&D shut."),
        ("Tom & Ann met &nosuch; friends in town.", "Tom & Ann met &nosuch; friends in town."),
        ("The minister said: &lt;b&gt;no&lt;/b&gt; &lt;br/&gt; and left.", "The minister said: no\n\nand left."),
        ("A null &#0; and &#x1F; go, the talks stay.", "A null and go, the talks stay."),
    ],
)
def test_entities(text: str, shown: str) -> None:
    assert one(rss(brief("https://g.example/1", text))).text == shown


def test_broken_links_and_missing_ends() -> None:
    feed = rss(brief("https://g.example/?id=7&story=9"), brief("https://g.example/2"))
    first, second = items(feed[: -len("</description></item></channel></rss>")])
    assert isinstance(first, Article) and first.url == "https://g.example/?id=7&story=9"
    assert isinstance(second, Article)


def test_latin_1_is_declared() -> None:
    data = rss(brief("https://g.example/1", "The café in Málaga opened again on Monday.")).decode()
    article = one(data.replace('"utf-8"', '"iso-8859-1"').encode("latin-1"))
    assert article.text == "The café in Málaga opened again on Monday."


def test_a_foreign_item_is_named() -> None:
    german = "Der Minister sagte am Montag, dass die Gespräche nicht wieder aufgenommen werden und die Grenze zu ist."
    first, second = items(rss(brief("https://g.example/1", german), item()))
    assert isinstance(first, SkipArticle) and "German" in first.why and first.where == "f#1"
    assert isinstance(second, Article)


LAUGHS = "<!DOCTYPE rss [<!ENTITY l0 'ha'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f"{LAUGHS}]>",
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/x.dtd'>",
        "<!DOCTYPE r [<!ENTITY l11 SYSTEM 'file:///etc/passwd'>]>",
    ],
)
def test_nothing_is_expanded(doctype: str) -> None:
    data = rss(brief("https://g.example/1", f"{LEAD} &l11;")).decode().replace("?>", f"?>{doctype}", 1)
    assert one(data.encode()).text == f"{LEAD} &l11;"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (rss(), "without items"),
        (b"<rss", "cannot be read|neither"),
        (b"<rss>" + b"<a>" * 100_000, "without items"),
        (b"<rss>" + b"<![CDATA[" * 200_000, "without items"),
        (b"<feed>" + b"&a" * 500_000, "without items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 7}', "without items"),
        (opml(), "without feeds"),
        (opml("https://a.example/f"), "not followed"),
        (rss(brief("", "")).replace(TITLE.encode(), b""), "no text"),
    ],
)
def test_nothing_to_read(data: bytes, why: str) -> None:
    (skip,) = items(data, named="feed")
    assert isinstance(skip, SkipArticle)
    with pytest.raises(SkipArticle, match=why):
        raise skip


def test_a_feed_without_end() -> None:
    found = items(rss(*[brief("https://g.example/1", "Norland votes.")] * 5_003))
    assert len(found) == 5_001
    assert isinstance(found[-1], SkipArticle) and "5,000 items" in found[-1].why


def test_a_page_about_feeds_is_a_page() -> None:
    data = f"<!-- a --><html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{MIDDLE}</p><pre><rss></rss></pre></body></html>"
    assert LEAD in one(data.encode()).text
