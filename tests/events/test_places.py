"""What the place names of one article mean, each with the others in view."""

from __future__ import annotations

import pytest

from legation.events.coherence import Name, weigh
from legation.events.gazetteer import Gazetteer, Row
from legation.events.places import ArticlePlaces
from legation.records import Entity, Parse, Token

GAZETTEER = Gazetteer.shipped()
PEOPLES = {"French": "FRA", "Kenyan": "KEN", "Spanish": "ESP", "Canadian": "CAN", "Paris": "FRA"}


def told(text: str, *, whole: bool = False) -> ArticlePlaces:
    """The places of a text whose names are between brackets: [Paris], (of bodies) {Ghent Police}; one sentence a line."""
    tokens: list[Token] = []
    entities: list[Entity] = []
    sentences: list[tuple[int, int]] = []
    plain = ""
    for line in text.splitlines():
        first, opened, label = len(tokens), -1, ""
        for word in line.replace("[", " [ ").replace("]", " ] ").replace("{", " { ").replace("}", " } ").split():
            if word in "[{":
                opened, label = len(tokens), "PLACE" if word == "[" else "ORG"
            elif word in "]}":
                entities.append(Entity(opened, len(tokens) - 1, label, 1.0))
            else:
                plain += " " if plain and not plain.endswith("\n") and word not in ".,)'s" else ""
                upos = "PROPN" if word[0].isupper() else "NOUN"
                tokens.append(
                    Token(len(tokens), len(plain), len(plain) + len(word), word, word, upos, "_", first - 1, "dep")
                )
                plain += word
        sentences.append((first, len(tokens)))
        plain += "\n"
    people = [Entity(t.i, t.i, "COUNTRY", 1.0) for t in tokens if t.text in PEOPLES and t.text != "Paris"]
    marked = tuple(sorted([*entities, *people], key=lambda one: one.first))
    return ArticlePlaces(Parse(plain, tuple(tokens), tuple(sentences), marked), GAZETTEER, PEOPLES.get)


def rows(text: str) -> list[tuple[str, str]]:
    """Country and division (or kind, where there is none) of each mention."""
    found = told(text)
    return [
        (one.row.country or "-", one.row.admin1 if one.row.country == "USA" else one.row.kind) for one in found.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in [Paris] yesterday", [("FRA", "K")]),
        ("in [Paris] , [Texas]", [("USA", "TX"), ("USA", "TX")]),
        ("in [Paris, Texas]", [("USA", "TX"), ("USA", "TX")]),
        ("in [Paris] and [Texas]", [("FRA", "K"), ("USA", "TX")]),
        ("near [Lebanon] , [Ohio]", [("USA", "OH"), ("USA", "OH")]),
        ("in [Jordan] , [Lebanon] and [Syria]", [("JOR", "C"), ("LBN", "C"), ("SYR", "C")]),
        ("from [Portland] , [Maine] , to [Portland] , [Oregon]", [("USA", "ME")] * 2 + [("USA", "OR")] * 2),
        ("in [Tripoli] ( [Lebanon] )", [("LBN", "P"), ("LBN", "C")]),
        ("in [Buffalo] , [New York]", [("USA", "NY"), ("USA", "NY")]),
        ("in [London] , [Ontario]", [("CAN", "P"), ("CAN", "A")]),
    ],
)
def test_containers(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


def test_the_container_of_a_city_is_the_state_and_the_bare_name_the_city() -> None:
    outer = told("in [Buffalo] , [New York]").mentions[1].row
    alone = told("in [New York]").mentions[0].row
    assert (outer.kind, alone.kind) == ("A", "P")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in [Athens] , [Gainesville] and [Decatur] of [Georgia] near [Atlanta]", {"USA"}),
        ("in [Athens] , [Patras] and [Thessaloniki]", {"GRC"}),
        ("in [Georgia] , [Armenia] and [Azerbaijan]", {"GEO", "ARM", "AZE"}),
        ("in [Hyderabad] and [Karachi] in [Sindh]", {"PAK"}),
        ("in [Hyderabad] , [Warangal] and [Secunderabad]", {"IND"}),
        ("[Springfield] and [Peoria] and [Decatur] and [Champaign]", {"USA"}),
    ],
)
def test_places_told_together_lie_together(text: str, expected: set[str]) -> None:
    assert {one.row.country for one in told(text).mentions} == expected


def test_a_state_told_once_serves_the_whole_article() -> None:
    text = "fire in [Richmond] and [Berea]\nthe school in [Winchester]\nthe governor of [Kentucky]"
    assert {one.row.admin1 for one in told(text).mentions} == {"KY"}


def test_a_body_named_after_a_town_counts_as_a_hint() -> None:
    bare = told("a fire in [Dover] and [Milford]").mentions[0].row
    hinted = told("a fire in [Dover] said the {Delaware State Police}").mentions[0].row
    assert (bare.country, hinted.admin1) != (None, "ENG")
    assert hinted.admin1 == "DE"


@pytest.mark.parametrize(
    ("dateline", "country", "division"),
    [("DOVER, Del. (AP) -", "USA", "DE"), ("CONCORD, N.H., March 3 -", "USA", "NH"), ("LONDON, March 3", "GBR", "ENG")],
)
def test_the_dateline_tells_what_lies_near(dateline: str, country: str, division: str) -> None:
    parse = told("a fire in [Dover]").parse
    (mention,) = ArticlePlaces(parse, GAZETTEER, PEOPLES.get, dateline).mentions
    assert (mention.row.country, mention.row.admin1) == (country, division)


def test_a_demonym_tells_the_country_and_is_no_place_itself() -> None:
    places = told("Kenyan police in [Nyanza] and [Kisumu]")
    assert places.countries == {"KEN": 1.0}
    assert [one.row.country for one in places.mentions] == ["KEN", "KEN"]
    assert told("[Spanish] and Canadian").mentions == ()  # towns are so called


def test_a_capital_does_not_yield_to_a_small_namesake() -> None:
    text = "The president left [New York] for [Warsaw]\nin [New York] and in [New Jersey] and [Washington]"
    assert [one.row.country for one in told(text).mentions] == ["USA", "POL", "USA", "USA", "USA"]


def test_a_name_means_one_place_throughout() -> None:
    places = told("in [Tripoli] , [Lebanon]\nthey left [Tripoli]")
    assert {one.row.country for one in places.mentions} == {"LBN"}
    row = places.row("Tripoli")
    assert row is not None and row.country == "LBN"
    within = places.row("Tripoli", within=GAZETTEER.row("Libya"))
    assert within is not None and within.country == "LBY"


def test_names_that_are_not_marked_are_answered_like_the_gazetteer_does() -> None:
    places = told("in [Nairobi]")
    assert places.row("Mombasa") == GAZETTEER.row("Mombasa")
    assert places.row("Zzyzxville") is None
    assert places.knows("Mombasa") and not places.knows("Zzyzxville")


def test_a_vague_name_counts_only_in_a_country_that_is_told() -> None:
    assert told("in [Peru]").row("Central District") is None
    found = told("in [Peru]").row("Central District", near=frozenset({"BWA"}))
    assert found is None or found.country == "BWA"


def test_the_capital_and_the_city() -> None:
    places = told("in [Mombasa] of [Kenya]\nthe Kenyan capital\nthe capital\nthe city")
    words = [token.text for token in places.parse.tokens]
    capital = places.capital_at(len(words) - 3)
    town = places.town_before(len(words) - 1)
    assert capital is not None and capital.name == "Nairobi"
    assert town is not None and town.name == "Mombasa"
    assert places.main_country == "KEN"


def test_without_a_main_country_the_capital_is_not_known() -> None:
    places = told("[Peru] , [Chile] , [Kenya] and [Mali]\nthe capital")
    assert places.main_country is None
    assert places.capital_at(len(places.parse.tokens) - 1) is None


def test_an_article_without_places() -> None:
    places = told("nothing is told here")
    assert places.mentions == () and places.countries == {} and places.main_country is None


def test_hundreds_of_names_are_answered() -> None:
    names = [f"[San {saint}]" for saint in ("Antonio", "Jose", "Pedro", "Juan", "Miguel", "Carlos", "Luis", "Pablo")]
    places = told(
        "\n".join(f"in {name} and [Santa Rosa] near [{town}]" for name in names for town in ("Lima", "Bogota"))
    )
    assert len(places.mentions) == 48


def test_weights_do_not_hang_on_the_order_of_names() -> None:
    names = [Name(tuple(GAZETTEER.candidates(name))) for name in ("Springfield", "Peoria", "Decatur")]
    forth, back = weigh(names, {}), weigh(names[::-1], {})
    assert [one.best for one in forth] == [one.best for one in back[::-1]]


def test_no_names_no_weights() -> None:
    assert weigh([], {"FRA": 1.0}) == []


def test_a_container_that_holds_nothing_changes_nothing() -> None:
    weighed = weigh([Name(tuple(GAZETTEER.candidates("Nairobi")))], {})[0]
    moon = Row("Moon", "XXX", "", 0.0, 0.0, "C", 0, None)
    assert weighed.within(moon) == weighed.best == weighed.holding(moon)
