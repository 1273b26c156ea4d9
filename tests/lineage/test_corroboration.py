from __future__ import annotations

from typing import Any

from legation.lineage.corroboration import corroborated, origin_of
from legation.lineage.kin import Lineage, Link
from legation.records import Report, Source
from tests.factories import TEXT, make_article, make_report

WHOLE = ((0, len(TEXT)), (0, len(TEXT)))


def said(*sources: tuple[str, str]) -> tuple[Source, ...]:
    return tuple(Source(source=name, kind=kind, cue="said", start=0, end=1) for name, kind in sources)


def report(publisher: str, *sources: tuple[str, str], **changes: Any) -> Report:
    return make_report(make_article(publisher=publisher), attribution=said(*sources), **changes)


def copy_of(origin: Report, copy: Report, spans: Any = (WHOLE,)) -> Lineage:
    link = Link(
        origin=origin.article, copy=copy.article, relation="verbatim", share=1, kept=1, confidence=1, spans=tuple(spans)
    )
    return Lineage(article=copy.article, origin=origin.article, relation="verbatim", links=(link,))


def test_copies_add_nothing() -> None:
    first, *copies = (report(f"Paper {n}", ("the ministry", "official")) for n in range(41))
    trees = {copy.article: copy_of(first, copy) for copy in copies}
    assert (found := corroborated([first, *copies], trees)).origins == found.sources == 1
    assert len(found.witnesses[0].reports) == 41


def test_independent_reports_of_one_source_are_two_origins_on_one_source() -> None:
    reports = [report("A", ("Dmitry Orlov", "person")), report("B", ("Kremlin spokesman Dmitry Orlov", "official"))]
    found = corroborated(reports, {})
    assert (found.origins, found.sources) == (2, 1)


def test_what_an_unnamed_source_told_an_agency_is_one_however_many_relay_it() -> None:
    reports = [report(f"Paper {n}", ("Meridian Wire", "media"), ("a source", "anonymous")) for n in range(40)]
    found = corroborated(reports, {})
    assert (found.origins, found.sources) == (1, 1)
    assert found.witnesses[0].origin == "house:meridian wire"


def test_unnamed_sources_of_two_independent_papers_are_two() -> None:
    found = corroborated([report("A", ("an official", "anonymous")), report("B", ("a diplomat", "anonymous"))], {})
    assert (found.origins, found.sources) == (2, 2)


def test_the_agency_itself_and_who_relays_it_are_one() -> None:
    wire, relay = report("Meridian Wire"), report("B", ("Meridian Wire", "media"))
    trees = {wire.article: Lineage(article=wire.article, origin=wire.article, relation="origin", house="Meridian Wire")}
    assert corroborated([wire, relay], trees).origins == 1


def test_a_report_in_a_part_of_its_own_belongs_to_the_article_itself() -> None:
    first, mixed = report("A", ("the ministry", "official")), report("B", ("a nurse", "person"))
    trees = {mixed.article: copy_of(first, mixed, [((0, 5), (0, 5))])}
    assert origin_of(mixed, trees) == mixed.article
    assert corroborated([first, mixed], trees).origins == 2


def test_nothing_is_behind_nothing_and_a_circle_ends() -> None:
    assert corroborated([], {}).origins == 0
    one, other = report("A"), report("B")
    trees = {one.article: copy_of(other, one), other.article: copy_of(one, other)}
    assert origin_of(one, trees) in (one.article, other.article)
