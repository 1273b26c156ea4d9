"""Mentions to actors, on an invented world: grammar, roles, dates, context."""

from __future__ import annotations

import pytest

from legation.actors.context import Context
from tests.actors.world import small_resolver

RESOLVER = small_resolver()
ABOUT_NORLAND = Context(countries=("NRL", "SUD"))

MENTIONS = [
    ("Norland", "NRL", ("GOV",)),
    ("Porto Sud", "SUD", ("GOV",)),
    ("the Grey Palace", "NRL", ("GOV",)),
    ("Sudrians", "SUD", ("CVL",)),
    ("three Sudrians", "SUD", ("CVL",)),
    ("Sudrian officials", "SUD", ("GOV",)),
    ("senior Norlander lawmakers", "NRL", ("LEG",)),
    ("Norland's supreme court", "NRL", ("JUD",)),
    ("the president of Sudria", "SUD", ("GOV",)),
    ("a spokesman for the Sudrian interior ministry", "SUD", ("GOV",)),
    ("Norlander oil firms", "NRL", ("BUS",)),
    ("the Norhaven-based newspaper", "NRL", ("JRN",)),
    ("Norlander-backed rebels in Sudria", "SUD", ("REB",)),
    ("pro-Norlander rebels", None, ("REB",)),
    ("a Night Harriers commander", "SUD", ("REB",)),
    ("gunmen loyal to the Night Harriers", "SUD", ("REB",)),
    ("League of Straits peacekeepers", "IGO", ()),
    ("thousands of Sudrian protesters", "SUD", ("CVL",)),
    ("protesters in Norhaven", "NRL", ("CVL",)),
    ("opposition lawmakers in Sudria", "SUD", ("LEG", "OPP")),
    ("Sudrian rebel commanders", "SUD", ("REB",)),
    ("Sudria's former president", "SUD", ("ELI",)),
    ("Sudria's acting president", "SUD", ("GOV",)),
    ("the Sudrian president-elect", "SUD", ("GOV",)),
    ("former Sudrian hostages", "SUD", ("CVL",)),
    ("the wife of Sudria's president", "SUD", ("ELI",)),
    ("a Sudrian ally", None, ()),
    ("the Norlander ambassador to Sudria", "NRL", ("GOV",)),
    ("the Norlander embassy in Porto Sud", "NRL", ("GOV",)),
    ("ethnic Norlanders in Sudria", "SUD", ("CVL",)),
    ("former Norlander minister Lise Aas", "NRL", ("ELI",)),
    ("Sudrian billionaire Vito Kemal", "SUD", ("BUS",)),
    ("the Castelo government", "SUD", ("GOV",)),
    ("Norlander reporter Stephen King", "NRL", ("JRN",)),
    ("gunmen", None, ("UAF",)),
    ("critics", None, ()),
    ("Vito Kemal", None, ()),
    ("", None, ()),
]


@pytest.mark.parametrize(("text", "country", "sectors"), MENTIONS)
def test_country_and_sectors(text: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = RESOLVER.resolve(text)
    assert (actor.country, actor.sectors) == (country, sectors), actor.reasons
    assert actor.reasons


@pytest.mark.parametrize(
    ("on", "sectors"),
    [
        ("2009-05-05", ()),
        ("2012-05-05", ("GOV",)),
        ("2015-05-05", ("OPP",)),
        ("2020-05-05", ("ELI",)),
        (None, ("GOV",)),
    ],
)
def test_a_leader_is_what_the_day_makes_of_them(on: str | None, sectors: tuple[str, ...]) -> None:
    actor = RESOLVER.resolve("Ola Brandt", on=on)
    assert (actor.country, actor.sectors, actor.entity) == ("NRL", sectors, "person:ola-brandt")


def test_a_rebel_is_no_former_official() -> None:
    assert RESOLVER.resolve("Per Moen", on="2010-01-01").sectors == ("REB",)


@pytest.mark.parametrize(
    ("text", "on", "name"),
    [
        ("Brandt", "2012-01-01", "Ola Brandt"),
        ("Brandt", "2019-01-01", "Tomas Brandt"),
        ("Castelo", "2002-01-01", "Ana Castelo"),
        ("President Castelo", "2013-01-01", "Rui Castelo"),
        ("Sudrian Foreign Minister Brandt", "2019-01-01", "Tomas Brandt"),
    ],
)
def test_a_surname_means_who_is_in_office(text: str, on: str, name: str) -> None:
    assert RESOLVER.resolve(text, on=on).name == name


def test_a_namesake_of_another_nation_is_not_the_leader() -> None:
    actor = RESOLVER.resolve("Norlander fisherman Rui Castelo", on="2015-01-01")
    assert (actor.country, actor.sectors) == ("NRL", ("AGR",))


def test_a_first_name_of_their_own_is_another_person() -> None:
    assert RESOLVER.resolve("Jane Castelo", on="2015-01-01").country is None


def test_text_tells_where_the_table_is_silent() -> None:
    actor = RESOLVER.resolve("Norlander lawmaker Ola Brandt", on="2008-01-01")
    assert (actor.name, actor.sectors) == ("Ola Brandt", ("LEG",))


def test_then_keeps_the_office_of_the_time() -> None:
    assert RESOLVER.resolve("then-President Ana Castelo", on="2020-01-01").country == "SUD"


@pytest.mark.parametrize("text", ["police", "the ministry", "lawmakers", "the government", "prosecutors"])
def test_home_nouns_take_the_articles_country(text: str) -> None:
    actor = RESOLVER.resolve(text, context=ABOUT_NORLAND)
    assert actor.country == "NRL"
    assert any("the article is about" in reason for reason in actor.reasons)
    assert RESOLVER.resolve(text).country is None


@pytest.mark.parametrize("text", ["foreign police", "companies", "a Sudrian ally", "critics", "the Acme Oil Company"])
def test_others_do_not(text: str) -> None:
    assert RESOLVER.resolve(text, context=ABOUT_NORLAND).country is None


def test_what_the_article_told_of_a_name_is_remembered() -> None:
    context = RESOLVER.learn(ABOUT_NORLAND, "Sudrian opposition leader Mara Quist")
    for text in ("Quist", "Mara Quist", "Ms. Quist"):
        actor = RESOLVER.resolve(text, context=context)
        assert (actor.name, actor.country, actor.sectors) == ("Mara Quist", "SUD", ("OPP",))
    spokesman = RESOLVER.resolve("Quist's spokesman", context=context)
    assert (spokesman.country, spokesman.sectors) == ("SUD", ("OPP",))
    assert ABOUT_NORLAND.known == ()


def test_an_acronym_stands_for_what_it_was_told_with() -> None:
    context = RESOLVER.learn(Context(), "the Sudrian Union of Weavers (SUW)")
    actor = RESOLVER.resolve("the SUW", context=context)
    assert (actor.country, actor.sectors) == ("SUD", ("LAB",))


def test_the_ministry_is_the_one_told_of() -> None:
    context = RESOLVER.learn(ABOUT_NORLAND, "the Sudrian foreign ministry")
    assert RESOLVER.resolve("the ministry", context=context).country == "SUD"
    assert RESOLVER.resolve("ministries", context=context).country == "NRL"


def test_an_apposition_tells_the_role() -> None:
    actor = RESOLVER.resolve("Mara Quist, Sudria's opposition leader")
    assert (actor.name, actor.country, actor.sectors) == ("Mara Quist", "SUD", ("OPP",))


def test_an_unknown_body_keeps_its_name() -> None:
    actor = RESOLVER.resolve("the Cinema for Harmony Foundation")
    assert (actor.name, actor.sectors) == ("Cinema for Harmony Foundation", ("SOC",))
    assert RESOLVER.resolve("Acme Oil Company").entity == "org:acme-oil-company"


def test_a_place_table_may_be_given() -> None:
    resolver = type(RESOLVER)(RESOLVER.lexicon, lambda name: {"Fjordby": "NRL"}.get(name))
    assert resolver.resolve("the mayor of Fjordby").country == "NRL"
    assert resolver.resolve("Fjordby police").country == "NRL"
    assert RESOLVER.resolve("the mayor of Fjordby").country is None


@pytest.mark.parametrize("text", ["Norland", "lawmakers", "Ola Brandt", "the Night Harriers", "a Sudrian", "the army"])
def test_can_be_an_actor(text: str) -> None:
    assert RESOLVER.is_actor(text)


@pytest.mark.parametrize("text", ["a tonne of wheat", "the deal", "Tuesday", "the vote", "Sudrian shipping", "", "of"])
def test_cannot_be_an_actor(text: str) -> None:
    assert not RESOLVER.is_actor(text)


def test_small_questions() -> None:
    assert RESOLVER.country_of("Sudrian") == RESOLVER.country_of("Porto Sud") == "SUD"
    assert RESOLVER.country_of("the Sudrian army") is None
    assert RESOLVER.role_of("former riot policemen") == ("COP",)
    assert RESOLVER.role_of("wheat") == ()
    metonym = RESOLVER.metonym("the Grey Palace")
    assert metonym is not None and metonym.entity == "org:grey-palace"
    assert RESOLVER.metonym("Norland") is None
