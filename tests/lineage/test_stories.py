from __future__ import annotations

from legation.lineage.digest import Digest
from legation.lineage.stories import Grouper, stories
from tests.lineage.plain import REWORDED, WIRE, digest_of

QUEUE = (
    "Tankers queued off Norland on Thursday while divers searched the Strait of Veld for mines. "
    "The harbour master said that the burning Ostara had been towed to Port Sud. "
    "Captain Mirel Dovan and his sailors will be heard by Admiral Teshka, whom Sudria put in charge of the inquiry."
)
QUAKE = (
    "An earthquake shook the island of Tamora on Wednesday and brought down the bell tower of Ansuil. "
    "Mayor Pela Quint said that 9 people were hurt. Schools in Ansuil and Brevik stay closed until Monday."
)
AGAIN = (
    "Schools in Ansuil opened again while engineers examined the bell tower that fell in the earthquake on Tamora. "
    "Mayor Pela Quint thanked helpers from Brevik."
)


def articles() -> list[Digest]:
    return [
        digest_of(WIRE),
        digest_of(REWORDED, published="2022-03-03", title="Veld: ships shut out"),
        digest_of(QUEUE, published="2022-03-04", title="Tankers queue at the strait"),
        digest_of(QUAKE, published="2022-03-02", title="Tower falls on Tamora"),
        digest_of(AGAIN, published="2022-03-07", title="Ansuil schools open"),
    ]


def test_articles_on_the_same_happening_are_one_story_with_headline_and_span() -> None:
    found = stories(articles())
    assert [len(story.articles) for story in found] == [2, 3]
    assert (found[1].first, found[1].last) == ("2022-03-02", "2022-03-04")
    assert found[1].headline in {"Norland closes the strait", "Veld: ships shut out", "Tankers queue at the strait"}


def test_the_same_articles_make_the_same_stories_in_any_order() -> None:
    assert stories(reversed(articles())) == stories(articles())


def test_one_by_one_gives_what_all_at_once_gives() -> None:
    grouper = Grouper()
    for digest in sorted(articles(), key=lambda d: (d.published or "", d.article)):
        assert grouper.add(digest) == grouper.add(digest)
    assert grouper.stories() == stories(articles())


def test_a_like_happening_long_after_is_another_story() -> None:
    later = digest_of(QUAKE.replace("9 people", "3 people"), published="2024-06-01")
    assert len(stories([digest_of(QUAKE), later])) == 2


def test_articles_without_a_date_or_a_word_are_put_somewhere() -> None:
    assert len(stories([digest_of("", title=None), digest_of(WIRE, published=None), digest_of(WIRE)])) == 2
