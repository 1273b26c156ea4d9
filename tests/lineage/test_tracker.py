from __future__ import annotations

from itertools import permutations

from legation.lineage.kin import Lineage
from legation.lineage.store import MemoryStore
from legation.lineage.tracker import Tracker
from legation.records import Article
from tests.lineage.plain import OTHER, REWORDED, WIRE, article_of, plain_parse

ORIGIN = article_of(WIRE)
PLAIN = article_of(WIRE, publisher="Coast Observer", published="2022-03-03", credits=("Meridian Wire",))
CUT = article_of(WIRE[:700], publisher="Harwick Courier", published="2022-03-04", title="Strait closed")
TOLD = article_of(REWORDED, publisher="Lowmoor Post", published="2022-03-03", title="Ships shut out")
APART = article_of(OTHER, publisher="Northern Ledger", published="2022-03-03", title="He swam")
ALL = (ORIGIN, PLAIN, CUT, TOLD, APART)


def read(articles: tuple[Article, ...]) -> dict[str, Lineage]:
    tracker = Tracker(MemoryStore())
    for article in articles:
        tracker.add(article, plain_parse(article.text))
    return tracker.lineages(article.id for article in articles)


def test_every_copy_finds_its_origin_and_the_independent_report_none() -> None:
    found = read(ALL)
    assert {name: (found[a.id].relation, found[a.id].origin) for name, a in zip("opcta", ALL, strict=True)} == {
        "o": ("origin", ORIGIN.id),
        "p": ("verbatim", ORIGIN.id),
        "c": ("edited", ORIGIN.id),
        "t": ("reworded", ORIGIN.id),
        "a": ("origin", APART.id),
    }
    assert found[PLAIN.id].house == "Meridian Wire"


def test_the_order_of_reading_does_not_matter() -> None:
    expected = read(ALL)
    for order in list(permutations(ALL))[::17]:
        assert read(order) == expected


def test_spans_are_sentences_of_both_texts() -> None:
    tracker = Tracker(MemoryStore())
    tracker.add(ORIGIN, plain_parse(ORIGIN.text))
    (link,) = tracker.add(CUT, plain_parse(CUT.text))
    assert link.spans
    for (a, b), (c, d) in link.spans:
        assert ORIGIN.text[a:b][:40] == CUT.text[c:d][:40]


def test_an_article_read_twice_brings_nothing() -> None:
    tracker = Tracker(MemoryStore())
    tracker.add(ORIGIN, plain_parse(ORIGIN.text))
    assert len(tracker.add(PLAIN, plain_parse(PLAIN.text))) == 1
    assert tracker.add(PLAIN, plain_parse(PLAIN.text)) == ()
    assert tracker.add(article_of("", title=None), plain_parse("")) == ()


def test_a_wire_within_a_long_piece_is_found() -> None:
    own = " ".join(
        f"Witness number {n} of Harwick saw smoke above pier {n + 3} and called Inspector Tarn." for n in range(90)
    )
    long = article_of(
        f"{own}\n\n{WIRE}\n\n{own[:900]}", publisher="Harwick Courier", published="2022-03-05", title="A week at sea"
    )
    found = read((ORIGIN, long))[long.id]
    assert (found.relation, found.origin) == ("edited", ORIGIN.id)
    assert found.links[0].share < 0.3
