"""Files in every format, made of our own prose."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE

BODY = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))


def page(body: str = BODY, head: str = "", title: str = TITLE, attributes: str = "") -> str:
    """A page with an article between navigation and footer."""
    return (
        f"<!doctype html><html{attributes}><head><title>{title} | Norland Gazette</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        "<footer><p>© 2020 Norland Gazette. All rights reserved.</p></footer></body></html>"
    )


def rss(*items: str, head: str = "") -> bytes:
    """An RSS 2.0 feed of the Norland Gazette."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>Norland Gazette</title><link>https://g.example/</link><language>en-GB</language>{head}"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(text: str = BODY, link: str = "https://g.example/talks?utm_source=rss", more: str = "") -> str:
    """An RSS item with its whole text."""
    return (
        f"<item><title>{TITLE}</title><link>{link}</link><pubDate>Wed, 04 Mar 2020 23:30:00 -0500</pubDate>"
        f"<dc:creator>Ann Lee</dc:creator><description>{LEAD}</description>{more}"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )


def brief(link: str, text: str = f"{LEAD} […]") -> str:
    """An RSS item with a beginning only."""
    return f"<item><title>{TITLE}</title><link>{link}</link><description>{text}</description></item>"


def opml(*links: str) -> bytes:
    """A list of feeds."""
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{link}"/>' for link in links)
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()


def http(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    """An answer as a web archive keeps it."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def record(
    block: bytes, kind: str = "response", uri: str = "https://g.example/talks", size: int | None = None
) -> bytes:
    """A record of a web archive; ``size`` may lie about its length."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {uri}",
        "WARC-Date: 2020-03-05T01:02:03Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block) if size is None else size}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Records as Common Crawl packs them: a gzip member each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def letter(*parts: tuple[str, str], headers: Iterable[str] = ()) -> bytes:
    """A newsletter of parts (media type, text)."""
    lines = [
        "From: Norland Gazette <news@g.example>",
        "To: reader@r.example",
        f"Subject: {TITLE}",
        "Date: Wed, 04 Mar 2020 07:00:00 +0100",
        "MIME-Version: 1.0",
        *headers,
        'Content-Type: multipart/alternative; boundary="b0"',
        "",
    ]
    for media, text in parts:
        lines += ["--b0", f"Content-Type: {media}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text]
    return "\r\n".join([*lines, "--b0--", ""]).encode()


def archive(markup: str, address: str = "https://g.example/talks") -> bytes:
    """A page as browsers save it in one file."""
    quoted = markup.replace("=", "=3D").replace("©", "=C2=A9")
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {address}",
        "Date: Tue, 2 Feb 2021 10:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="b1"',
        "",
        "--b1",
        "Content-Type: text/html",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {address}",
        "",
        *[quoted[at : at + 70] + "=" for at in range(0, len(quoted), 70)],
        "",
        "--b1",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://g.example/a.png",
        "",
        "iVBORw0KGgo=",
        "--b1--",
        "",
    ]
    return "\r\n".join(lines).encode()


NEWSLETTER = (
    "<html><body><table><tr><td><a href='https://g.example/w'>View this email in your browser</a></td></tr>"
    f"<tr><td><table><tr><td><p>{LEAD}</p><p>{MIDDLE}</p></td></tr><tr><td>{END}</td></tr></table></td></tr>"
    "<tr><td>You are receiving this email because you signed up at our website.</td></tr>"
    "<tr><td><a href='https://g.example/u'>Unsubscribe</a></td></tr></table></body></html>"
)
