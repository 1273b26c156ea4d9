"""Notices go, story stays: precise over greedy."""

from __future__ import annotations

import pytest

from legation.ingest.text import article_from_text
from legation.records import Article
from tests.ingest.samples import END, LEAD, MIDDLE, STORY, TITLE


def within(paragraph: str) -> Article:
    """The sample story with ``paragraph`` in its middle."""
    return article_from_text(f"{TITLE}\n\n{LEAD}\n\n{paragraph}\n\n{END}")


def after(paragraph: str) -> Article:
    """The sample story with ``paragraph`` at its end."""
    return article_from_text(f"{TITLE}\n\n{LEAD}\n\n{END}\n\n{paragraph}")


STORY_TEXT = [
    "A request for comment was not received by the White House.",
    "Originally in favour of the ceasefire, the movement pulled out on Tuesday.",
    "Originally published in 1987, the manifesto calls for the overthrow of the king.",
    "With Reuters unable to confirm the deaths, diplomats turned to satellite images.",
    "With agencies of the state in disarray, the army took over the ports.",
    "(c) The Republic of Norland shall withdraw its forces from the strip within ten days.",
    "Under the decree, maps of the border may not be published without permission.",
    "The ministry published the full statement via Reuters.",
    "The president led by two points in a poll by Reuters/Ipsos.",
    "Video by the ministry shows tanks crossing the river at dawn.",
    "A photo by the ministry shows the wreck of a helicopter.",
    "The broker accepted no responsibility for the losses of its clients.",
    "The union fined the company for using cookies without consent.",
    "Sign up or leave the country: that was the choice the militia gave young men.",
    "No comment.",
    "Disclosure of the files embarrassed the government.",
    "Disclosure: that is what the opposition demands of the ministry, which denied it was responsible for any loss.",
    "Join the alliance now, he urged Sudria in an online speech.",
    "Share prices fell.",
    "Reporting by Amnesty International found that prisoners were tortured.",
    "Copyright talks between the two governments broke down.",
    "Read more than once, the letter demands the release of all hostages.",
    "Related charges against the former minister were dropped.",
    "Loading of crude at the terminal stopped on Friday.",
    "Edited by the censors, the speech was broadcast on Sunday.",
    "Photo: none was released, the army warned.",
    "Menu prices are frozen by decree.",
    "This report was revised by the council after threats.",
    "The information provided by the defector was not accurate, and the agency accepts no responsibility.",
    "More from the fund would depend on reforms.",
]


@pytest.mark.parametrize("sentence", STORY_TEXT)
def test_story_text_stays(sentence: str) -> None:
    assert within(sentence).text == f"{LEAD}\n\n{sentence}\n\n{END}"
    assert after(sentence).text == f"{LEAD}\n\n{END}\n\n{sentence}"


@pytest.mark.parametrize(
    ("line", "kind", "agencies"),
    [
        ("(Reporting by Ann Lee in Geneva; AP contributed)", "credit", ("AP",)),
        ("(Reporting by Ann Lee; Editing by Bo Kim)", "credit", ()),
        ("The Associated Press and Reuters contributed to this report.", "credit", ("AP", "Reuters")),
        ("— With files from The Canadian Press", "credit", ("The Canadian Press",)),
        ("© 2021 The Norland Gazette. All rights reserved.", "copyright", ()),
        ("This material may not be published, broadcast, rewritten or redistributed.", "copyright", ()),
        ("Sign up for our newsletter to get the latest news in your inbox.", "newsletter", ()),
        ("Follow us on Twitter and Facebook for more updates.", "newsletter", ()),
        ("Read more: Sudria closes its border", "related", ()),
        ("This website uses cookies to improve your experience. By continuing you accept them.", "cookie", ()),
        ("CORRECTION: An earlier version of this story misspelled the minister's name.", "correction", ()),
        ("Editor's note: this story was updated with a quote from the embassy.", "editor-note", ()),
        ("Our Standards: The Trust Code of the Gazette.", "furniture", ()),
        ("Image source, Getty Images", "furniture", ()),
        ("Tags: Norland, Sudria, border", "furniture", ()),
        ("Advertisement", "advertisement", ()),
        ("Share this article on Facebook", "share", ()),
        ("Contact the reporter at a.lee@gazette.example", "contact", ()),
        ("A soldier stands guard at the bridge. REUTERS/Ann Lee", "caption", ()),
        ("Photo by Ann Lee", "caption", ()),
        ("Disclaimer: This content is for informational purposes only and is no offer.", "disclaimer", ()),
        ("The views expressed in this article are the author's own.", "disclaimer", ()),
    ],
)
def test_notices_go(line: str, kind: str, agencies: tuple[str, ...]) -> None:
    for article in (within(line), after(line)):
        assert article.text == f"{LEAD}\n\n{END}"
        assert [(notice.kind, notice.text) for notice in article.notices] == [(kind, line)]
        assert article.credits == agencies


def test_a_glued_disclaimer_and_the_legal_text_after_it() -> None:
    tail = [
        "Disclaimer: Harbour MediaWe remind you that the data on this site is not accurate or real-time.",
        "Harbour Media will not be held responsible for any loss or damage from reliance on this information.",
        "All intellectual property rights are reserved by the providers.",
        "Harbour Media may be compensated by the advertisers that appear on the website.",
    ]
    article = article_from_text(f"{TITLE}\n\n{LEAD}\n\n{END}" + "\n\n".join(tail))
    assert article.text == f"{LEAD}\n\n{END}"
    assert [notice.text for notice in article.notices] == tail
    assert {notice.kind for notice in article.notices} == {"disclaimer"}


def test_a_headless_disclaimer_at_the_end() -> None:
    legal = (
        "Trading in financial instruments involves high risks, including the risk of losing some or all of your "
        "investment, and may not be suitable for you; past performance is no guide to future results."
    )
    article = after(legal)
    assert (article.text, article.notices[0].kind) == (f"{LEAD}\n\n{END}", "disclaimer")


def test_the_story_goes_on_after_a_disclaimer_in_its_middle() -> None:
    article = within("Disclaimer: The data on this site is not accurate.\n\nThe army shelled the port.")
    assert article.text == f"{LEAD}\n\nThe army shelled the port.\n\n{END}"


def test_a_plain_last_sentence_is_no_part_of_a_disclaimer() -> None:
    assert after("Disclaimer: The data on this site is not accurate.\n\nThe army shelled the port.").text.endswith(
        "port."
    )


def test_a_credit_glued_to_the_last_sentence() -> None:
    article = article_from_text(f"{TITLE}\n\n{STORY} (Reporting by Ann Lee; Editing by Bo Kim)")
    assert article.text == STORY
    assert article.notices[0].text == "(Reporting by Ann Lee; Editing by Bo Kim)"


def test_a_related_box_takes_its_links() -> None:
    article = within("Related stories\n\nSudria closes its border\n\nNorland votes on Sunday")
    assert article.text == f"{LEAD}\n\n{END}"
    assert [notice.kind for notice in article.notices] == ["related"] * 3


def test_nothing_is_lost() -> None:
    lines = [LEAD, "Advertisement", MIDDLE, "Read more: Sudria closes its border", END]
    article = article_from_text("\n\n".join(lines), title=TITLE)
    assert sorted([*article.text.split("\n\n"), *(notice.text for notice in article.notices)]) == sorted(lines)


def test_an_agency_alone_signs_the_story() -> None:
    assert after("(AFP)").credits == within("(AFP)").credits == ("AFP",)
    assert after("(AFP)").text == within("(AFP)").text == f"{LEAD}\n\n{END}"
