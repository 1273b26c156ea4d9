"""Plain text: what stands above a story, and the story itself."""

from __future__ import annotations

import pytest

from legation.errors import SkipArticle, StopRun
from legation.ingest.text import article_from_text, read_text
from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE


def test_a_wire_story_with_everything_above_it() -> None:
    text = f"Stock Groups\n{TITLE}\nBy Ann Lee\nMonday, June 17, 2019\n\nPORT SUD (Reuters) - {STORY}\n\nReuters\n"
    article = article_from_text(text, path="a.txt")
    assert (article.title, article.byline, article.dateline) == (TITLE, "Ann Lee", "PORT SUD (Reuters)")
    assert (article.published, article.published_basis) == ("2019-06-17", "text")
    assert article.text == STORY
    assert article.credits == ("Reuters",)
    assert [(notice.kind, notice.text) for notice in article.notices] == [
        ("rubric", "Stock Groups"),
        ("credit", "Reuters"),
    ]
    assert (article.path, article.language) == ("a.txt", "en")


def test_the_same_text_gives_the_same_article() -> None:
    assert article_from_text(STORY) == article_from_text(STORY)
    assert article_from_text(STORY).id != article_from_text(STORY, title=TITLE).id


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 March 2020",
        "Updated 5 March 2020 | Published 3 March 2020",
        "March 3, 2020 10:15 GMT",
        "Tuesday 3rd March 2020",
        "2020-03-03",
        "By Ann Lee | Mar 3, 2020 | 4 min read",
    ],
)
def test_date_lines(line: str) -> None:
    article = article_from_text(f"{TITLE}\n\n{line}\n\n{STORY}")
    assert (article.title, article.published, article.text) == (TITLE, "2020-03-03", STORY)


def test_a_date_below_the_story() -> None:
    article = article_from_text(f"{TITLE}\n\n{STORY}\n\nFirst published on 3 March 2020")
    assert (article.published, article.text) == ("2020-03-03", STORY)


def test_a_date_of_the_story_is_no_publication_date() -> None:
    article = article_from_text(f"{TITLE}\n\nOn 3 March 2020 the army shelled the port.\n\n{END}")
    assert (article.published, article.published_basis) == (None, "none")
    assert article.text.startswith("On 3 March 2020 the army")


def test_the_argument_supplies_only_a_missing_date() -> None:
    missing = article_from_text(STORY, published="2021-01-02")
    assert (missing.published, missing.published_basis) == ("2021-01-02", "argument")
    own = article_from_text(f"{TITLE}\nMarch 3, 2020\n\n{STORY}", published="2021-01-02")
    assert (own.published, own.published_basis) == ("2020-03-03", "text")
    with pytest.raises(StopRun, match="date"):
        article_from_text(STORY, published="yesterday")


def test_ambiguous_dates_are_not_guessed() -> None:
    assert article_from_text(f"{TITLE}\n03/04/2020\n\n{STORY}").published is None
    assert article_from_text(f"{TITLE}\n25/04/2020\n\n{STORY}").published == "2020-04-25"


def test_a_given_title_takes_no_line() -> None:
    article = article_from_text(f"{LEAD}\n\n{END}", title="Given")
    assert (article.title, article.text) == ("Given", f"{LEAD}\n\n{END}")
    again = article_from_text(f"{TITLE}\n\n{STORY}", title=TITLE)
    assert again.text == STORY


def test_a_lead_above_the_small_print_stays_in_the_story() -> None:
    article = article_from_text(f"{TITLE}\n\n{LEAD}\n\nPublished: 3 March 2020")
    assert (article.title, article.text, article.published) == (TITLE, LEAD, "2020-03-03")


def test_headline_alone_and_sentence_alone() -> None:
    assert article_from_text(TITLE).text == TITLE
    assert article_from_text(LEAD).text == LEAD


def test_a_headline_that_looks_like_a_link_is_a_headline_at_the_top() -> None:
    assert (
        article_from_text(f"Explainer: Why the bridge matters\n\n{STORY}").title == "Explainer: Why the bridge matters"
    )


def test_hard_wrapped_text_is_joined() -> None:
    text = (
        f"{TITLE}\n\nTalks on the border crossing resumed in the capital on Monday\nafter a pause of three weeks, "
        "officials said, and they are to go on\nuntil the end of the week if neither side walks out of the hotel\n"
        "in the old town before then.\n\nThe minister of Norland left it\nopen when he would fly home.\n"
    )
    article = article_from_text(text)
    first, second = article.text.split("\n\n")
    assert first.startswith("Talks on the border") and "on Monday after a pause" in first
    assert second == "The minister of Norland left it open when he would fly home."


def test_a_title_over_two_lines() -> None:
    article = article_from_text(f"Border talks resume in the capital after\na pause of three weeks\n\n{STORY}")
    assert article.title == "Border talks resume in the capital after a pause of three weeks"


def test_labelled_export() -> None:
    article = article_from_text(
        f"TITLE: {TITLE}\nDATE: 2020-03-04\nSOURCE: Norland Gazette\nBYLINE: Ann Lee\n\n{STORY}"
    )
    assert (article.title, article.published, article.publisher) == (TITLE, "2020-03-04", "Norland Gazette")
    assert (article.byline, article.text) == ("Ann Lee", STORY)


@pytest.mark.parametrize(
    "line", ["By Monday the army had taken the port.", "Contact between the two armies broke off."]
)
def test_sentences_that_open_like_small_print(line: str) -> None:
    assert line in article_from_text(f"{TITLE}\n\n{line}\n\n{END}").text


@pytest.mark.parametrize("text", ["", " \n\t\n", "\0\0\0", "* * *", "\ufeff\u202e\u200b"])
def test_no_text(text: str) -> None:
    with pytest.raises(SkipArticle, match="no text"):
        article_from_text(text)


def test_only_notices() -> None:
    with pytest.raises(SkipArticle, match="notices"):
        article_from_text("Sign up for our newsletter to get the latest news in your inbox.")


def test_unwanted_characters_go_and_letters_stay() -> None:
    data = f"{TITLE}\r\n\r\nThe\u00a0min\u00adister\u202e of Č\u200bad\0 said no.\r\n\r\n{MIDDLE}".encode()
    assert read_text(data, "a.txt").text == f"The minister of Čad said no.\n\n{MIDDLE}"


def test_binary_is_named() -> None:
    with pytest.raises(SkipArticle, match="PDF"):
        read_text(b"%PDF-1.7 \x00\x01", "a.txt")
    with pytest.raises(SkipArticle, match="binary"):
        read_text(bytes(range(256)) * 20, "a.txt")
