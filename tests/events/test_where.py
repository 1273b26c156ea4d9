"""Which place an event happened at, on hand-made trees in the manner of UD English EWT."""

from __future__ import annotations

import pytest

from legation.events.gazetteer import Gazetteer
from legation.events.where import place_of
from legation.records import Parse, Place
from tests.conllu import parse_of

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


def located(
    conllu: str, word: str, near: frozenset[str] = frozenset(), dateline: str | None = None, speech: bool = False
) -> tuple[Place | None, str]:
    parse: Parse = parse_of(conllu)
    trigger = next(token.i for token in parse.tokens if token.text == word)
    return place_of(parse, trigger, GAZETTEER, near, dateline, speech)


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
    for i in range(3):
        place_of(loop, i, GAZETTEER)
