"""Datelines in the forms that agencies use, and sentences that only look like one."""

from __future__ import annotations

import pytest

from legation.ingest import dateline
from legation.ingest.text import article_from_text
from tests.ingest.samples import END, LEAD, TITLE


@pytest.mark.parametrize(
    ("before", "text", "agencies"),
    [
        ("WASHINGTON (Reuters). ", "WASHINGTON (Reuters)", ("Reuters",)),
        ("KYIV, March 3 (Reuters) - ", "KYIV, March 3 (Reuters)", ("Reuters",)),
        ("ABUJA (Reuters) -", "ABUJA (Reuters)", ("Reuters",)),
        ("Tallinn, Estonia — ", "Tallinn, Estonia", ()),
        ("PARIS (AP) — ", "PARIS (AP)", ("AP",)),
        ("LAGOS, Nigeria (AP) _ ", "LAGOS, Nigeria (AP)", ("AP",)),
        ("GENEVA, March 3 (Xinhua) -- ", "GENEVA, March 3 (Xinhua)", ("Xinhua",)),
        ("MOSCOW. July 3. INTERFAX - ", "MOSCOW. July 3. INTERFAX", ("Interfax",)),
        ("BEIRUT/DAMASCUS (Reuters) - ", "BEIRUT/DAMASCUS (Reuters)", ("Reuters",)),
        ("PORT SUD (Gazette Wire) — ", "PORT SUD (Gazette Wire)", ("Gazette Wire",)),
        ("KHARKIV (Ukraine) — ", "KHARKIV (Ukraine)", ()),
        ("KHARKIV (Ukraine) (AFP) - ", "KHARKIV (Ukraine) (AFP)", ("AFP",)),
        ("PORT-AU-PRINCE, Haiti — ", "PORT-AU-PRINCE, Haiti", ()),
        ("ROME: ", "ROME", ()),
        ("WASHINGTON—", "WASHINGTON", ()),
    ],
)
def test_datelines(before: str, text: str, agencies: tuple[str, ...]) -> None:
    article = article_from_text(f"{TITLE}\n\n{before}{LEAD}\n\n{END}")
    assert article.dateline == text
    assert article.credits == agencies
    assert article.text == f"{LEAD}\n\n{END}"


@pytest.mark.parametrize(
    "sentence",
    [
        "By midnight the deal was dead — Norland had walked out.",
        "The president — a former judge — spoke for an hour.",
        "Norland (Reuters data show) is poor.",
        "“We will not go” — that was the reply.",
        "NATO (OTAN) The alliance has two names.",
        "He came from Port Sud - by train.",
    ],
)
def test_sentences_that_are_no_dateline(sentence: str) -> None:
    assert dateline.split(sentence) == (None, sentence)


def test_a_transcript_is_not_datelined() -> None:
    paragraphs = ("HOST: Will you go?", "MINISTER: We will not go to the talks.")
    assert dateline.split(paragraphs[0], paragraphs[1:]) == (None, paragraphs[0])


def test_a_dateline_with_a_year_dates_the_article() -> None:
    article = article_from_text(f"{TITLE}\n\nISLAMABAD, 14 May 2020 (Reuters) – {LEAD}\n\n{END}")
    assert (article.published, article.published_basis) == ("2020-05-14", "text")


def test_a_dateline_without_a_year_does_not() -> None:
    assert article_from_text(f"{TITLE}\n\nISLAMABAD, 14 May (Reuters) – {LEAD}\n\n{END}").published is None


def test_initials_are_one_with_their_name() -> None:
    text = f"{TITLE}\n\nPORT SUD (NG) — {LEAD}\n\n{END}\n\nNorland Gazette writer Ann Lee helped to report this story."
    assert article_from_text(text).credits == ("Norland Gazette",)
