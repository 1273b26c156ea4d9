"""Which place an event happened at, on hand-made trees in the manner of UD English EWT."""

from __future__ import annotations

import pytest

from legation.events.gazetteer import Gazetteer, Names
from legation.events.places import ArticlePlaces
from legation.events.where import LEAST_LINK, place_of
from legation.records import Parse, Place
from tests.conllu import parse_of
from tests.scored import scored

GAZETTEER = Gazetteer.shipped()

MET = """
1 Carter Carter PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 Castro Castro PROPN NNP _ 2 obj
4 in in ADP IN _ 5 case
5 Havana Havana PROPN NNP _ 2 obl
6 in in ADP IN _ 7 case
7 2002 2002 NUM CD _ 2 obl
"""
CITY_OF = """
1 A a DET DT _ 2 det
2 bomb bomb NOUN NN _ 3 nsubj
3 exploded explode VERB VBD _ 0 root
4 in in ADP IN _ 7 case
5 the the DET DT _ 7 det
6 northern northern ADJ JJ _ 7 amod
7 city city NOUN NN _ 3 obl
8 of of ADP IN _ 9 case
9 Tripoli Tripoli PROPN NNP _ 7 nmod _ SpaceAfter=No
10 , , PUNCT , _ 11 punct
11 Lebanon Lebanon PROPN NNP _ 9 appos
"""
TALKS = """
1 They they PRON PRP _ 2 nsubj
2 held hold VERB VBD _ 0 root
3 talks talk NOUN NNS _ 2 obj
4 in in ADP IN _ 5 case
5 Geneva Geneva PROPN NNP _ 2 obl
"""
GENEVA_TALKS = """
1 The the DET DT _ 3 det
2 Geneva Geneva PROPN NNP _ 3 compound
3 talks talk NOUN NNS _ 4 nsubj
4 failed fail VERB VBD _ 0 root
"""
IRAN_TALKS = GENEVA_TALKS.replace("Geneva Geneva", "Iran Iran")
SPEAKER = """
1 In in ADP IN _ 2 case
2 Tehran Tehran PROPN NNP _ 5 obl _ SpaceAfter=No
3 , , PUNCT , _ 2 punct
4 Mehmanparast Mehmanparast PROPN NNP _ 5 nsubj
5 condemned condemn VERB VBD _ 0 root
6 the the DET DT _ 7 det
7 attack attack NOUN NN _ 5 obj
8 in in ADP IN _ 9 case
9 Damascus Damascus PROPN NNP _ 7 nmod
"""
SEIZED = """
1 In in ADP IN _ 2 case
2 Miami Miami PROPN NNP _ 5 obl _ SpaceAfter=No
3 , , PUNCT , _ 2 punct
4 officers officer NOUN NNS _ 5 nsubj
5 seized seize VERB VBD _ 0 root
6 money money NOUN NN _ 5 obj
"""
SHELLED = """
1 Mariupol Mariupol PROPN NNP _ 3 nsubj:pass
2 was be AUX VBD _ 3 aux:pass
3 shelled shell VERB VBN _ 0 root
"""
HIT = """
1 Sanctions sanction NOUN NNS _ 2 nsubj
2 hit hit VERB VBD _ 0 root
3 Russia Russia PROPN NNP _ 2 obj
"""
ON_TOWN = """
1 The the DET DT _ 2 det
2 attack attack NOUN NN _ 8 nsubj
3 on on ADP IN _ 5 case
4 the the DET DT _ 5 det
5 town town NOUN NN _ 2 nmod
6 of of ADP IN _ 7 case
7 Manbij Manbij PROPN NNP _ 5 nmod
8 failed fail VERB VBD _ 0 root
"""
COURT = """
1 A a DET DT _ 2 det
2 court court NOUN NN _ 5 nsubj
3 in in ADP IN _ 4 case
4 Paris Paris PROPN NNP _ 2 nmod
5 ordered order VERB VBD _ 0 root
6 Turkey Turkey PROPN NNP _ 5 obj
"""
GOVERNMENT = COURT.replace("court court", "government government")
IDLIB = """
1 Jets jet NOUN NNS _ 2 nsubj
2 bombed bomb VERB VBD _ 0 root
3 camps camp NOUN NNS _ 2 obj
4 in in ADP IN _ 8 case
5 Syria Syria PROPN NNP _ 8 nmod:poss _ SpaceAfter=No
6 's 's PART POS _ 5 case
7 Idlib Idlib PROPN NNP _ 8 compound
8 province province NOUN NN _ 2 obl
"""
VISIT = """
1 Lavrov Lavrov PROPN NNP _ 2 nsubj
2 travelled travel VERB VBD _ 0 root
3 to to ADP IN _ 4 case
4 Ankara Ankara PROPN NNP _ 2 obl
5 and and CCONJ CC _ 6 cc
6 signed sign VERB VBD _ 2 conj
7 a a DET DT _ 8 det
8 deal deal NOUN NN _ 6 obj
"""
HERE = """
1 Ministers minister NOUN NNS _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 here here ADV RB _ 2 advmod
4 on on ADP IN _ 5 case
5 Monday Monday PROPN NNP _ 2 obl
"""
UN = """
1 He he PRON PRP _ 2 nsubj
2 worked work VERB VBD _ 0 root
3 at at ADP IN _ 5 case
4 the the DET DT _ 5 det
5 UN UN PROPN NNP _ 2 obl
"""
PARIS_HILTON = """
1 He he PRON PRP _ 2 nsubj
2 believed believe VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Paris Paris PROPN NNP _ 2 obl _ Entity=B-PERSON
5 Hilton Hilton PROPN NNP _ 4 flat _ Entity=I-PERSON
"""
STRIKERS = """
1 Miners miner NOUN NNS _ 4 nsubj
2 in in ADP IN _ 3 case
3 Kirkuk Kirkuk PROPN NNP _ 1 nmod _ Entity=B-PERSON
4 went go VERB VBD _ 0 root
5 on on ADP IN _ 6 case
6 strike strike NOUN NN _ 4 obl
"""
SEAFRONT = """
1 Crowds crowd NOUN NNS _ 2 nsubj
2 marched march VERB VBD _ 0 root
3 past past ADP IN _ 5 case
4 the the DET DT _ 5 det
5 mission mission NOUN NN _ 2 obl
6 on on ADP IN _ 9 case
7 Beirut Beirut PROPN NNP _ 9 nmod:poss _ SpaceAfter=No
8 's 's PART POS _ 7 case
9 seafront seafront NOUN NN _ 5 nmod
"""
CAPITAL = """
1 Police police NOUN NNS _ 2 nsubj
2 beat beat VERB VBD _ 0 root
3 marchers marcher NOUN NNS _ 2 obj
4 in in ADP IN _ 7 case
5 the the DET DT _ 7 det
6 Malian malian ADJ JJ _ 7 amod _ Entity=B-COUNTRY
7 capital capital NOUN NN _ 2 obl
"""
CONTROL = """
1 Rebels rebel NOUN NNS _ 2 nsubj
2 lost lose VERB VBD _ 0 root
3 control control NOUN NN _ 2 obj
4 of of ADP IN _ 5 case
5 Mopti Mopti PROPN NNP _ 3 nmod
"""
WHERE = """
1 They they PRON PRP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Quito Quito PROPN NNP _ 2 obl
5 for for ADP IN _ 7 case
6 a a DET DT _ 7 det
7 summit summit NOUN NN _ 2 obl
8 where where ADV WRB _ 10 advmod
9 ministers minister NOUN NNS _ 10 nsubj
10 signed sign VERB VBD _ 7 acl:relcl
11 it it PRON PRP _ 10 obj
"""
ADDRESS = """
1 She she PRON PRP _ 2 nsubj
2 addressed address VERB VBD _ 0 root
3 reporters reporter NOUN NNS _ 2 obj
4 in in ADP IN _ 5 case
5 Oslo Oslo PROPN NNP _ 2 obl _ SpaceAfter=No
6 , , PUNCT , _ 7 punct
7 calling call VERB VBG _ 2 advcl
8 for for ADP IN _ 9 case
9 talks talk NOUN NNS _ 7 obl
"""
REQUEST = """
1 It it PRON PRP _ 2 nsubj
2 struck strike VERB VBD _ 0 root
3 ships ship NOUN NNS _ 2 obj
4 at at ADP IN _ 7 case
5 Lima Lima PROPN NNP _ 7 nmod:poss _ SpaceAfter=No
6 's 's PART POS _ 5 case
7 request request NOUN NN _ 2 obl
"""
HALL = """
1 He he PRON PRP _ 2 nsubj
2 stabbed stab VERB VBD _ 0 root
3 two two NUM CD _ 2 obj
4 at at ADP IN _ 6 case
5 Mercers Mercers PROPN NNP _ 6 compound _ Entity=B-PLACE
6 Hall Hall PROPN NNP _ 2 obl _ Entity=I-PLACE
7 in in ADP IN _ 8 case
8 London London PROPN NNP _ 6 nmod _ Entity=B-PLACE
"""
SCENE = """
1 Lagos Lagos PROPN NNP _ 5 nsubj _ Entity=B-PLACE
2 has have AUX VBZ _ 5 aux
3 been be AUX VBN _ 5 cop
4 the the DET DT _ 5 det
5 scene scene NOUN NN _ 0 root
6 of of ADP IN _ 7 case
7 protests protest NOUN NNS _ 5 nmod
"""
COURT_NAME = """
1 The the DET DT _ 2 det
2 Court Court PROPN NNP _ 5 nsubj _ Entity=B-ORG
3 in in ADP IN _ 4 case _ Entity=I-ORG
4 Scotland Scotland PROPN NNP _ 2 nmod _ Entity=I-ORG
5 ordered order VERB VBD _ 0 root
6 it it PRON PRP _ 5 obj
"""
MONEY = """
1 He he PRON PRP _ 2 nsubj
2 stole steal VERB VBD _ 0 root
3 millions million NOUN NNS _ 2 obj
4 in in ADP IN _ 5 case
5 US$ US$ PROPN NNP _ 3 nmod
"""
AGAIN = """
1 Protests protest NOUN NNS _ 2 nsubj
2 began begin VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Lagos Lagos PROPN NNP _ 2 obl _ Entity=B-PLACE

1 The the DET DT _ 2 det
2 protests protest NOUN NNS _ 3 nsubj
3 ended end VERB VBD _ 0 root
"""
GOES_ON = """
1 Crowds crowd NOUN NNS _ 2 nsubj
2 clashed clash VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Lagos Lagos PROPN NNP _ 2 obl _ Entity=B-PLACE

1 Police police NOUN NNS _ 2 nsubj
2 arrested arrest VERB VBD _ 0 root
3 many many ADJ JJ _ 2 obj
"""
PARLIAMENT = """
1 Kenyans Kenyan PROPN NNPS _ 2 nsubj _ Entity=B-COUNTRY
2 gathered gather VERB VBD _ 0 root
3 outside outside ADP IN _ 4 case
4 parliament parliament NOUN NN _ 2 obl
"""
SEIZED_BY = """
1 Aid aid NOUN NN _ 2 nsubj
2 reached reach VERB VBD _ 0 root
3 Mopti Mopti PROPN NNP _ 2 obj _ SpaceAfter=No
4 , , PUNCT , _ 5 punct
5 seized seize VERB VBN _ 3 acl
6 by by ADP IN _ 7 case
7 rebels rebel NOUN NNS _ 5 obl
"""
AS_THEY = """
1 Crowds crowd NOUN NNS _ 2 nsubj
2 gathered gather VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Lagos Lagos PROPN NNP _ 2 obl _ SpaceAfter=No
5 , , PUNCT , _ 6 punct
6 burning burn VERB VBG _ 2 advcl
7 tyres tyre NOUN NNS _ 6 obj
"""
MARKETS = """
1 They they PRON PRP _ 2 nsubj
2 stormed storm VERB VBD _ 0 root
3 out out ADP RP _ 2 compound:prt
4 of of ADP IN _ 7 case
5 the the DET DT _ 7 det
6 capital capital NOUN NN _ 7 compound
7 markets market NOUN NNS _ 2 obl
8 in in ADP IN _ 10 case
9 a a DET DT _ 10 det
10 town town NOUN NN _ 2 obl
"""
PEOPLES = {"Malian": "MLI", "Kenyans": "KEN"}


def located(
    conllu: str, word: str, near: frozenset[str] = frozenset(), dateline: str | None = None, speech: bool = False
) -> tuple[Place | None, str]:
    return placed(parse_of(conllu), GAZETTEER, word, near, dateline, speech)


def placed(
    parse: Parse,
    names: Names,
    word: str,
    near: frozenset[str] = frozenset(),
    dateline: str | None = None,
    speech: bool = False,
) -> tuple[Place | None, str]:
    trigger = max(token.i for token in parse.tokens if token.text == word)
    return place_of(parse, trigger, names, near, dateline, speech)


def in_article(conllu: str, word: str, speech: bool = False) -> tuple[Place | None, str]:
    """As the pipeline asks: with all names of the article known."""
    parse = parse_of(conllu)
    return placed(parse, ArticlePlaces(parse, GAZETTEER, PEOPLES.get), word, speech=speech)


@pytest.mark.parametrize(
    ("conllu", "word", "name", "country"),
    [
        (MET, "met", "Havana", "CUB"),
        (CITY_OF, "exploded", "Tripoli", "LBN"),
        (TALKS, "held", "Geneva", "CHE"),
        (TALKS, "talks", "Geneva", "CHE"),
        (GENEVA_TALKS, "talks", "Geneva", "CHE"),
        (SEIZED, "seized", "Miami", "USA"),
        (SHELLED, "shelled", "Mariupol", "UKR"),
        (ON_TOWN, "attack", "Manbij", "SYR"),
        (COURT, "ordered", "Paris", "FRA"),
        (IDLIB, "bombed", "Idlib province", "SYR"),
        (VISIT, "travelled", "Ankara", "TUR"),
        (VISIT, "signed", "Ankara", "TUR"),
        (SPEAKER, "attack", "Damascus", "SYR"),
    ],
)
def test_place_of_the_event(conllu: str, word: str, name: str, country: str) -> None:
    place, reason = located(conllu, word)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert f"'{name}'" in reason


@pytest.mark.parametrize(
    ("conllu", "word", "speech"),
    [
        (SPEAKER, "condemned", True),  # the speaker sat in Tehran; what he spoke of happened in Damascus
        (COURT, "ordered", True),
        (IRAN_TALKS, "talks", False),  # about Iran, not in Iran
        (HIT, "hit", False),  # a figure of speech
        (GOVERNMENT, "ordered", False),  # a seat of government acts from afar
        (HERE, "met", False),  # no dateline to fall back on
        (UN, "worked", False),  # an acronym, not the town
        (PARIS_HILTON, "believed", False),
    ],
)
def test_no_place_is_told(conllu: str, word: str, speech: bool) -> None:
    assert located(conllu, word, speech=speech) == (None, "no place is told")


def test_a_speech_act_with_its_own_place_keeps_it() -> None:
    place, _ = located(MET.replace("met meet", "rebuked rebuke"), "rebuked", speech=True)
    assert place is not None and place.name == "Havana"


@pytest.mark.parametrize("dateline", ["BRUSSELS", "BRUSSELS (Reuters) - ", "Brussels, March 1 (AP)"])
def test_here_stands_for_the_dateline(dateline: str) -> None:
    place, reason = located(HERE, "met", dateline=dateline)
    assert place is not None
    assert (place.name.upper(), place.country) == ("BRUSSELS", "BEL")
    assert "dateline" in reason


def test_the_dateline_alone_is_no_place() -> None:
    assert located(HIT, "hit", dateline="BRUSSELS")[0] is None


def test_the_articles_countries_choose_among_namesakes() -> None:
    tripoli = TALKS.replace("Geneva Geneva", "Tripoli Tripoli")
    countries = [located(tripoli, "held", near=near)[0] for near in (frozenset[str](), frozenset({"LBN"}))]
    assert [place and place.country for place in countries] == ["LBY", "LBN"]


def test_every_token_of_every_tree_is_answered() -> None:
    for conllu in (MET, CITY_OF, SPEAKER, IDLIB, VISIT, PARIS_HILTON):
        parse = parse_of(conllu)
        for token in parse.tokens:
            place, reason = place_of(parse, token.i, GAZETTEER)
            assert reason and (place is None or place.name in parse.text)


def test_a_parse_that_is_no_tree_does_not_hang() -> None:
    loop = parse_of("1 Paris Paris PROPN NNP _ 2 compound\n2 Texas Texas PROPN NNP _ 1 appos\n3 x x VERB VB _ 2 obl")
    killed = parse_of(
        "1 x kill VERB VB _ 2 obl\n2 in in ADP IN _ 3 case\n3 Paris Paris PROPN NNP _ 1 obl _ Entity=B-PLACE"
    )
    for parse in (loop, killed):
        for i in range(3):
            place_of(parse, i, ArticlePlaces(parse, GAZETTEER))


@pytest.mark.parametrize(
    ("conllu", "word", "name", "country"),
    [
        (STRIKERS, "went", "Kirkuk", "IRQ"),  # whatever the engine takes the name for, it stands as a place
        (SEAFRONT, "marched", "Beirut", "LBN"),
        (CAPITAL, "beat", "the Malian capital", "MLI"),
        (CONTROL, "lost", "Mopti", "MLI"),
        (WHERE, "signed", "Quito", "ECU"),
        (HALL, "stabbed", "London", "GBR"),
        (SCENE, "protests", "Lagos", "NGA"),
        (COURT_NAME, "ordered", "Scotland", "GBR"),
        (AGAIN, "protests", "Lagos", "NGA"),
        (GOES_ON, "arrested", "Lagos", "NGA"),
        (PARLIAMENT, "gathered", "parliament", "KEN"),
        (MET, "met", "Havana", "CUB"),
        (SEIZED_BY, "seized", "Mopti", "MLI"),
        (AS_THEY, "burning", "Lagos", "NGA"),
    ],
)
def test_place_with_the_article_in_view(conllu: str, word: str, name: str, country: str) -> None:
    place, reason = in_article(conllu, word)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert f"'{name}'" in reason


def test_a_speech_act_while_addressing_somebody_is_where_that_is() -> None:
    place, _ = in_article(ADDRESS, "calling", speech=True)
    assert place is not None and place.name == "Oslo"


@pytest.mark.parametrize(
    ("conllu", "word"),
    [
        (REQUEST, "struck"),  # a request is no place
        (MONEY, "stole"),
        (MARKETS, "stormed"),  # neither the markets nor any town is the one told before
        (HALL.split("7 in")[0], "stabbed"),  # the Hall of a longer name is no town
        (CAPITAL.replace("Malian malian", "besieged besieged").replace(" _ Entity=B-COUNTRY", ""), "beat"),
        (AGAIN.replace("1 The the DET", "1 Other other ADJ"), "protests"),
        (GOES_ON.replace("many many", "Russia Russia").replace("_ 2 obj", "_ 2 obj _ Entity=B-COUNTRY"), "arrested"),
        (PARLIAMENT.replace(" _ Entity=B-COUNTRY", ""), "gathered"),
        (COURT_NAME.replace("in in", "of of"), "ordered"),
    ],
)
def test_no_place_even_with_the_article_in_view(conllu: str, word: str) -> None:
    assert in_article(conllu, word) == (None, "no place is told")


def test_happenings_told_in_two_countries_are_not_mixed_up() -> None:
    two = (
        AGAIN.split("\n\n")[0]
        + "\n\n"
        + AGAIN.split("\n\n")[0].strip().replace("Lagos", "Lima")
        + "\n\n"
        + AGAIN.split("\n\n")[1]
    )
    assert in_article(two, "protests")[0] is None


@pytest.mark.parametrize(("logit", "found"), [(3.0, "Tunis"), (-0.1, None)])
def test_the_engines_link_serves_where_the_rules_find_nothing(logit: float, found: str | None) -> None:
    parse = parse_of("""
1 Tunis Tunis PROPN NNP _ 2 nsubj _ Entity=B-PLACE
2 saw see VERB VBD _ 0 root
3 ministers minister NOUN NNS _ 2 obj
4 resign resign VERB VB _ 2 xcomp
""")
    linked = scored(parse, {3: {"RETREAT": 0.9}}, {(3, "place", 0): logit})
    place, reason = placed(linked, GAZETTEER, "resign")
    assert (place.name if place else None) == found
    assert ("engine" in reason) == bool(found)
    assert 0.0 < LEAST_LINK < 1.0


def test_a_link_to_what_is_no_place_does_not_count() -> None:
    parse = parse_of("1 Tunis Tunis PROPN NNP _ 2 nsubj _ Entity=B-ORG\n2 resigned resign VERB VBD _ 0 root")
    linked = scored(parse, {1: {"RETREAT": 0.9}}, {(1, "place", 0): 5.0})
    assert placed(linked, GAZETTEER, "resigned")[0] is None


def test_the_owner_of_what_is_linked_is_no_place() -> None:
    parse = parse_of("""
1 Mali Mali PROPN NNP _ 3 nmod:poss _ Entity=B-COUNTRY
2 's 's PART POS _ 1 case
3 minister minister NOUN NN _ 4 nsubj
4 resigned resign VERB VBD _ 0 root
""")
    linked = scored(parse, {3: {"RETREAT": 0.9}}, {(3, "place", 0): 5.0})
    assert placed(linked, GAZETTEER, "resigned")[0] is None
