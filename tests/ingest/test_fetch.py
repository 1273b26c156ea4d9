"""Fetching from a server of our own, and from nobody that must not be asked."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from legation.errors import SkipArticle
from legation.ingest.fetch import Limits, Web
from legation.ingest.read import read
from legation.records import Article
from tests.ingest.made import BODY, brief, http, item, opml, page, record, rss
from tests.ingest.samples import LEAD, STORY, TITLE
from tests.ingest.server import Server, moved, reply, serving

Pair = tuple[Server, Web]
PAGE = page().encode()


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """A server and the way to it."""
    with serving(monkeypatch) as made:
        yield made


def resolve(monkeypatch: pytest.MonkeyPatch, **hosts: list[str]) -> None:
    """Let names stand for addresses; each look-up takes the next list."""

    known = socket.getaddrinfo

    def looked_up(host: str, port: int, *rest: Any, **named: Any) -> list[Any]:
        if host.replace(".", "_") not in hosts:
            return known(host, port, *rest, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in hosts[host.replace(".", "_")]]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


def why(web: Web, url: str) -> str:
    """Why an address is not fetched."""
    with pytest.raises(SkipArticle) as caught:
        web.get(url)
    assert caught.value.where == url[:200]
    return caught.value.why


def test_a_page(pair: Pair) -> None:
    server, web = pair
    server.answers["/talks?x=1"] = reply(PAGE)
    (article,) = read(server.url("/talks?x=1&utm_source=mail"[:10]), web=web)
    assert isinstance(article, Article)
    assert (article.text, article.title) == (STORY, TITLE)
    assert article.url == article.path == server.url("/talks?x=1")
    assert "cookie" not in server.asked[0].casefold() and "authorization" not in server.asked[0].casefold()


def test_redirects_are_followed_and_no_cookies_kept(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = moved("b").replace(b"Location", b"Set-Cookie: id=7\r\nLocation")
    server.answers["/b"] = moved(server.url("/c"), "308 Permanent Redirect")
    server.answers["/c"] = reply(PAGE)
    response = web.get(server.url("/a"))
    assert (response.url, response.body, response.charset) == (server.url("/c"), PAGE, "utf-8")
    assert len(server.asked) == 3 and not any("ookie" in request for request in server.asked)


def test_a_circle_ends(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = moved("/a")
    assert why(web, server.url("/a")) == "redirected more than 3 times"
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://127.0.0.1/", "only http and https"),
        ("//169.254.169.254/latest/meta-data", "metadata"),
        ("http://10.0.0.1/", "private"),
        ("http://user:pass@example.org/", "user name"),
        ("https:///x", "no host"),
        ("http://exa mple.org/", "spaces"),
        ("http://[::1/", "no valid address"),
        ("", "without saying where"),
    ],
)
def test_redirects_pass_the_same_gate(pair: Pair, where: str, told: str) -> None:
    server, web = pair
    server.answers["/a"] = moved(where)
    assert told in why(web, server.url("/a"))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "this machine itself"),
        ("127.1.2.3", "this machine itself"),
        ("0.0.0.0", "no particular machine"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "reserved"),
        ("100.100.100.200", "metadata"),
        ("168.63.129.16", "metadata"),
        ("169.254.169.254", "metadata"),
        ("169.254.1.1", "link-local"),
        ("192.0.0.192", "reserved"),
        ("224.0.0.1", "group"),
        ("255.255.255.255", "reserved"),
        ("2130706433", "this machine itself"),
        ("0x7f.1", "this machine itself"),
        ("0177.0.0.1", "this machine itself"),
        ("[::1]", "this machine itself"),
        ("[::]", "no particular machine"),
        ("[::ffff:127.0.0.1]", "mapped"),
        ("[::ffff:8.8.8.8]", "mapped"),
        ("[64:ff9b::7f00:1]", "this machine itself"),
        ("[64:ff9b:1::1]", "mapped"),
        ("[2002:7f00:1::]", "mapped"),
        ("[2001:0:1::1]", "mapped"),
        ("[fe80::1]", "link-local"),
        ("[fd00:ec2::254]", "private"),
        ("[fec0::1]", "private|reserved"),
        ("[ff02::1]", "group"),
        ("[2001:db8::1]", "reserved"),
    ],
)
def test_machines_out_of_reach(monkeypatch: pytest.MonkeyPatch, host: str, told: str) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    reason = why(Web(), f"http://{host}/")
    assert any(word in reason for word in told.split("|")), reason


def test_a_name_that_leads_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    resolve(monkeypatch, a_example=["127.0.0.1"], b_example=["203.0.113.9"], c_example=["8.8.8.8", "10.0.0.1"])
    for host in ("a.example", "b.example", "c.example"):
        assert "is not fetched" in why(Web(), f"http://{host}/")


def test_a_name_is_resolved_once_and_its_judged_address_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    resolve(monkeypatch, a_example=["8.8.8.8"])

    def refuse(address: Any, *_: Any, **__: Any) -> None:
        asked.append(address)
        resolve(monkeypatch, a_example=["127.0.0.1"])
        raise ConnectionRefusedError("not today")

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert "not today" in why(Web(), "http://a.example/")
    assert asked == [("8.8.8.8", 80)]


def test_who_answers_is_judged_too(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    server, _ = pair
    connect = socket.create_connection
    resolve(monkeypatch, a_example=["8.8.8.8"])
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: connect(("127.0.0.1", server.port)))
    assert "127.0.0.1 is this machine itself" in why(Web(), "http://a.example/")
    assert server.asked == []


def test_proxies_are_not_used(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    server, web = pair
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    server.answers["/a"] = reply(PAGE)
    assert web.get(server.url("/a")).body == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://a.example:99999/",
        "http://a.example:x/",
        f"http://{'a' * 64}.example/",
        "http://a..b/",
        "x" * 5_000,
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    assert why(Web(), url)


def drip(connection: socket.socket, _: bytes) -> None:
    """A header a letter at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _round in range(300):
        connection.sendall(b"x")
        time.sleep(0.05)


def endless(connection: socket.socket, _: bytes) -> None:
    """A body without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _round in range(1_000):
        connection.sendall(b"<p>more</p>" * 1_000)


def test_slow_servers(pair: Pair) -> None:
    server, web = pair
    server.answers["/drip"] = drip
    server.answers["/silent"] = lambda connection, _: time.sleep(1.0)
    hurried = Web(Limits(seconds=0.4), web.also)
    for path in ("/drip", "/silent"):
        started = time.monotonic()
        assert why(hurried, server.url(path)) == "no complete answer within 0.4 seconds"
        assert time.monotonic() - started < 8


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (endless, "longer than 300,000 bytes"),
        (reply(bytes(300_001)), "longer than 300,000 bytes"),
        (reply(gzip.compress(bytes(3_000_000)), "Content-Encoding: gzip"), "longer than 300,000 bytes"),
        (reply(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip"), "cut off"),
        (reply(b"\x1f\x8b\x08broken", "Content-Encoding: gzip"), "broken|cut off"),
        (reply(b"x", "Content-Encoding: br"), "'br'"),
        (reply(PAGE)[:-99], "cannot be fetched"),
        (b"SSH-2.0-OpenSSH\r\n", "cannot be fetched"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 99_999 + b"\r\n", "cannot be fetched"),
        (b"", "cannot be fetched"),
        (reply(b"no", status="403 Forbidden"), "HTTP 403"),
        (reply(b"no", status="500 Broken"), "HTTP 500"),
        (reply(b"", status="204 No Content"), "HTTP 204"),
        (moved("").replace(b"Location", b"Nowhere"), "without saying where"),
    ],
)
def test_answers_that_are_no_page(pair: Pair, answer: Any, told: str) -> None:
    server, web = pair
    server.answers["/a"] = answer
    reason = why(web, server.url("/a"))
    assert any(word in reason for word in told.split("|")), reason


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE), "x-gzip"),
        (zlib.compress(PAGE), "deflate"),
        (PAGE, "identity"),
    ],
)
def test_codings(pair: Pair, body: bytes, coding: str) -> None:
    server, web = pair
    server.answers["/a"] = reply(body, f"Content-Encoding: {coding}")
    assert web.get(server.url("/a")).body == PAGE


def test_a_polite_second_look(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = reply(b"", 'ETag: "7"', status="304 Not Modified")
    response = web.get(server.url("/a"), {"If-None-Match": '"7"'})
    assert (response.status, response.headers["etag"]) == (304, '"7"')
    assert 'if-none-match: "7"' in server.asked[0].casefold()


def test_a_feed_with_whole_and_broken_off_items(pair: Pair) -> None:
    server, web = pair
    long = BODY * 4
    server.answers["/feed"] = reply(
        rss(item(long), brief(server.url("/talks")), brief(server.url("/gone")), brief("http://10.0.0.1/")),
        media="application/rss+xml",
    )
    server.answers["/talks"] = reply(PAGE)
    first, second, third, fourth = read(server.url("/feed"), web=web)
    assert isinstance(first, Article) and first.url == "https://g.example/talks"
    assert isinstance(second, Article) and (second.text, second.url) == (STORY, server.url("/talks"))
    assert isinstance(third, Article) and third.text == LEAD
    assert isinstance(fourth, Article) and fourth.text == LEAD


def test_a_list_of_feeds(pair: Pair, tmp_path: Any) -> None:
    server, web = pair
    server.answers["/one"] = reply(rss(item(BODY * 4)), media="text/plain")
    server.answers["/list"] = reply(opml(server.url("/list"), server.url("/one")), media="text/xml")
    (tmp_path / "a.opml").write_bytes(opml(server.url("/one"), "http://127.0.0.1:1/", "file:///etc/passwd"))
    first, second, third = read(str(tmp_path / "a.opml"), web=Web(web.limits))
    assert all(isinstance(one, SkipArticle) for one in (first, second, third))
    found = list(read(server.url("/list"), web=web))
    assert sum(isinstance(one, Article) for one in found) > 0
    assert any(isinstance(one, SkipArticle) and "no further" in one.why for one in found)
    assert len(server.asked) < 12


@pytest.mark.parametrize("media", ["image/png", "text/plain", "application/json", "application/x-none", ""])
def test_content_types_lie(pair: Pair, media: str) -> None:
    server, web = pair
    server.answers["/a"] = reply(PAGE, media=media)
    (article,) = read(server.url("/a"), web=web)
    assert isinstance(article, Article) and article.text == STORY


def test_an_image_that_claims_to_be_a_page(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = reply(b"\x89PNG\r\n\x1a\n\0\0")
    (skip,) = read(server.url("/a"), web=web)
    assert isinstance(skip, SkipArticle) and "an image" in skip.why


def test_an_archive_from_the_web(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = reply(gzip.compress(record(http(PAGE))), media="application/warc")
    (article,) = read(server.url("/a"), web=web)
    assert isinstance(article, Article) and article.url == "https://g.example/talks"


def test_versions_of_one_address(pair: Pair) -> None:
    server, web = pair
    server.answers["/a"] = reply(PAGE)
    (first,) = read(server.url("/a"), web=web)
    note = "<p>CORRECTION: An earlier version of this story misspelled the minister's name.</p>"
    server.answers["/a"] = reply(page(BODY.replace("three weeks", "four weeks") + note).encode())
    (second,) = read(server.url("/a#top"), web=web)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.url == second.url and first.id != second.id
    assert [notice.kind for notice in second.notices] == ["correction"]
