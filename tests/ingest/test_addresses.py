"""Canonical addresses: what tells articles apart stays, what counts readers goes."""

from __future__ import annotations

import pytest

from legation.ingest import addresses


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("HTTPS://G.Example:443/Talks#top", "https://g.example/Talks"),
        ("http://g.example", "http://g.example/"),
        ("http://g.example:80/a?b=1&utm_source=x&fbclid=y", "http://g.example/a?b=1"),
        ("http://g.example:8080/a?utm_medium=rss", "http://g.example:8080/a"),
        ("https://g.example/?id=7&story=", "https://g.example/?id=7&story="),
        ("https://g.example/#!/talks", "https://g.example/#!/talks"),
        ("https://g.example./a%20b?q=a%2Bb", "https://g.example/a%20b?q=a%2Bb"),
        ("https://[2001:DB8::1]/", "https://[2001:db8::1]/"),
        ("https://user@g.example/#a", "https://user@g.example/#a"),
        ("https://g.example:x/#a", "https://g.example:x/#a"),
    ],
)
def test_canonical(url: str, known: str) -> None:
    assert addresses.canonical(url) == known
    assert addresses.canonical(known) == known


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_the_public_internet(address: str) -> None:
    assert addresses.refusal(address) is None


@pytest.mark.parametrize("address", ["", "x", "127.0.0.1%lo", "fe80::1%eth0", "::1", "0:0:0:0:0:ffff:0a00:0001"])
def test_the_rest(address: str) -> None:
    assert addresses.refusal(address)


@pytest.mark.parametrize("text", ["https://g.example/a", " http://g.example", "HTTP://G.EXAMPLE"])
def test_addresses_of_the_web(text: str) -> None:
    assert addresses.is_web(text)


@pytest.mark.parametrize(
    "text", ["ftp://g.example", "https://", "https:///a", "g.example", "", "http://" + "a" * 4_000]
)
def test_other_addresses(text: str) -> None:
    assert not addresses.is_web(text)
