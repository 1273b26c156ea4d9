"""Newsletters and pages saved as web archives."""

from __future__ import annotations

from io import BytesIO

import pytest

from legation.errors import SkipArticle
from legation.ingest.dispatch import read_stream
from legation.ingest.job import Item, Job
from legation.records import Article
from tests.ingest.made import NEWSLETTER, archive, letter, page
from tests.ingest.samples import END, LEAD, STORY, TITLE


def item(data: bytes, job: Job | None = None) -> Item:
    """The only item of a message."""
    (found,) = read_stream(BytesIO(data), "f", job or Job(), "mail")
    return found


def one(data: bytes) -> Article:
    """The article of a message."""
    found = item(data)
    assert isinstance(found, Article), found
    return found


def test_a_newsletter_in_plain_text() -> None:
    article = one(letter(("text/plain", STORY), ("text/html", NEWSLETTER)))
    assert (article.text, article.title) == (STORY, TITLE)
    assert (article.publisher, article.published, article.published_basis) == ("Norland Gazette", "2020-03-04", "meta")


def test_a_newsletter_in_tables() -> None:
    article = one(letter(("text/plain", "See the web version."), ("text/html", NEWSLETTER)))
    assert article.text == STORY
    assert [notice.kind for notice in article.notices] == ["newsletter"] * 3


def test_encoded_words_and_a_forwarded_subject() -> None:
    data = letter(("text/plain", STORY)).replace(
        f"Subject: {TITLE}".encode(), b"Subject: Fwd: =?utf-8?q?Caf=C3=A9?= =?x-none?q?_talks?= resume"
    )
    assert one(data).title == "Café talks resume"


def test_a_sender_without_name_is_its_domain() -> None:
    data = letter(("text/plain", STORY)).replace(b"Norland Gazette <news@g.example>", b"news@g.example")
    assert one(data).publisher == "g.example"


def test_quoted_printable_and_base64() -> None:
    data = letter(
        ("text/plain", "The caf=C3=A9 talks =\r\nwent on in the old hotel on Monday, =E2=80=9Ceven so=E2=80=9D.")
    )
    data = data.replace(b"Transfer-Encoding: 8bit", b"Transfer-Encoding: quoted-printable")
    assert one(data).text == "The café talks went on in the old hotel on Monday, “even so”."
    broken = letter(("text/plain", "####")).replace(b"Transfer-Encoding: 8bit", b"Transfer-Encoding: base64")
    assert isinstance(item(broken), SkipArticle)


def test_attachments_are_no_text() -> None:
    data = letter(("text/html", f"<p>{LEAD}</p><p>{END}</p>"), ("text/plain", "x " * 99))
    at = data.rindex(b"Content-Transfer")
    assert (
        one(data[:at] + b"Content-Disposition: attachment; filename=a.txt\r\n" + data[at:]).text == f"{LEAD}\n\n{END}"
    )


def test_a_web_archive_is_its_page() -> None:
    article = one(archive(page()))
    assert (article.text, article.title, article.url) == (STORY, TITLE, "https://g.example/talks")
    assert article.published is None
    own = one(archive(page(head='<link rel="canonical" href="https://g.example/own">')))
    assert own.url == "https://g.example/own"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "cp1252", "x-unknown", "utf-7"])
def test_declared_character_sets(encoding: str) -> None:
    codec = "utf-8" if encoding.startswith(("x-", "utf-7")) else encoding
    text = f"{LEAD} The café in Málaga is open."
    body = letter(("text/plain", "@@")).replace(b"charset=utf-8", f"charset={encoding}".encode())
    assert one(body.replace(b"@@", text.encode(codec))).text == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (letter(), "no text"),
        (letter(("application/pdf", "x")), "no text"),
        (
            letter(
                ("text/plain", "Der Minister sagte, dass die Gespräche nicht wieder aufgenommen werden und es aus ist.")
            ),
            "German",
        ),
        (archive(page()).replace(b"Content-Type: text/html", b"Content-Type: text/css"), "no HTML part"),
        (
            b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 900,
            "no text|cannot be read",
        ),
        (
            b"MIME-Version: 1.0\r\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_500)),
            ".",
        ),
        (b"MIME-Version: 1.0\r\n" + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * 3_000, "boundaries"),
    ],
)
def test_messages_that_cannot_be_read(data: bytes, why: str) -> None:
    found = item(data)
    assert isinstance(found, SkipArticle)
    with pytest.raises(SkipArticle, match=why):
        raise found
