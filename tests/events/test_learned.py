"""What the engine's event heads say, and how triggers and roles heed it."""

from __future__ import annotations

import pytest

from legation.actors.resolver import ActorResolver
from legation.events.cast import Cast
from legation.events.entries import Lexicon
from legation.events.learned import event_at, linked, mode_at, type_at
from legation.events.what import Trigger, triggers
from legation.events.who import Roles, roles_of
from legation.pipeline import Actors
from legation.records import Parse
from tests.conllu import parse_of
from tests.scored import NEVER, SURE, scored

EXPELLED = """
1 Norway Norway PROPN NNP _ 2 nsubj _ Entity=B-COUNTRY
2 expelled expel VERB VBD _ 0 root
3 two two NUM CD _ 5 nummod
4 Chinese Chinese ADJ JJ _ 5 amod _ Entity=B-COUNTRY
5 diplomats diplomat NOUN NNS _ 2 obj
6 after after ADP IN _ 8 case
7 a a DET DT _ 8 det
8 kerfuffle kerfuffle NOUN NN _ 2 obl
9 with with ADP IN _ 10 case
10 Japan Japan PROPN NNP _ 8 nmod _ Entity=B-COUNTRY|SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
NORWAY, VERB, DIPLOMATS, ROW, JAPAN = 0, 1, 4, 7, 9


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.shipped()


def cast_of(parse: Parse) -> Cast:
    return Cast(parse, Actors(ActorResolver.shipped()), "2022-03-06")


def found(parse: Parse, lexicon: Lexicon) -> list[Trigger]:
    return triggers(parse, lexicon, cast_of(parse).is_kind)


def roles(parse: Parse, lexicon: Lexicon) -> Roles:
    (trigger,) = [t for t in found(parse, lexicon) if t.token == VERB]
    return roles_of(parse, trigger, cast_of(parse), lexicon)


def test_a_parse_without_scores_says_nothing() -> None:
    parse = parse_of(EXPELLED)
    assert type_at(parse, [VERB]) == {}
    assert event_at(parse, [VERB]) == 1.0
    assert mode_at(parse, VERB, "SANCTION", 0.5) == ""
    assert linked(parse, [VERB], "actor") == {}


def test_the_surest_of_several_words_counts() -> None:
    parse = scored(parse_of(EXPELLED), {VERB: {"SANCTION": 0.7}, ROW: {"ACCUSE": 0.4}})
    assert type_at(parse, [VERB, ROW])["SANCTION"] == pytest.approx(0.7)
    assert type_at(parse, [VERB, ROW])["ACCUSE"] == pytest.approx(0.4)
    assert event_at(parse, [ROW]) == pytest.approx(0.4)


def test_a_mode_is_of_its_type_and_sure_enough() -> None:
    parse = scored(parse_of(EXPELLED), {VERB: {"SANCTION": 0.9}}, modes={VERB: "SANCTION.expel"})
    assert mode_at(parse, VERB, "SANCTION", 0.5) == "expel"
    assert mode_at(parse, VERB, "SANCTION", 0.95) == ""
    assert mode_at(parse, VERB, "COERCE", 0.5) == ""


def test_links_are_probabilities_over_the_sentence() -> None:
    parse = scored(parse_of(EXPELLED), {VERB: {"SANCTION": 0.9}}, {(VERB, "actor", NORWAY): SURE})
    links = linked(parse, [VERB], "actor")
    assert set(links) == set(range(11))
    assert links[NORWAY] > 0.99
    assert links[JAPAN] < 0.01
    assert linked(parse, [VERB], "recipient")[NORWAY] < 0.01


def test_what_the_engine_holds_for_no_event_is_dropped(lexicon: Lexicon) -> None:
    bare = parse_of(EXPELLED)
    assert [t.type for t in found(bare, lexicon)] == ["SANCTION"]
    assert found(scored(bare, {}), lexicon) == []


def test_a_word_that_no_row_knows_is_added_where_the_engine_is_sure(lexicon: Lexicon) -> None:
    bare = parse_of(EXPELLED)
    both = {VERB: {"SANCTION": 0.9}, ROW: {"ACCUSE": 0.8}}
    assert [(t.token, t.type) for t in found(scored(bare, both), lexicon)] == [(VERB, "SANCTION"), (ROW, "ACCUSE")]
    unsure = {VERB: {"SANCTION": 0.9}, ROW: {"ACCUSE": 0.1}}
    assert [t.token for t in found(scored(bare, unsure), lexicon)] == [VERB]


def test_the_engine_may_read_a_word_otherwise(lexicon: Lexicon) -> None:
    parse = scored(parse_of(EXPELLED), {VERB: {"COERCE": 0.95}}, modes={VERB: "COERCE.deport"})
    (trigger,) = found(parse, lexicon)
    assert (trigger.type, trigger.mode) == ("COERCE", "deport")
    assert trigger.score == pytest.approx(0.95)


def test_links_confirm_refuse_and_add_parties(lexicon: Lexicon) -> None:
    acts = {VERB: {"SANCTION": 0.9}}
    sides = {(VERB, "actor", NORWAY): SURE, (VERB, "recipient", DIPLOMATS): SURE}
    told = roles(scored(parse_of(EXPELLED), acts, sides), lexicon)
    assert [a.country for a in told.actors] == ["NOR"]
    assert [a.country for a in told.recipients] == ["CHN"]
    more = roles(scored(parse_of(EXPELLED), acts, {**sides, (VERB, "recipient", JAPAN): SURE}), lexicon)
    assert [a.country for a in more.recipients] == ["CHN", "JPN"]
    none = roles(scored(parse_of(EXPELLED), acts, {**sides, (VERB, "actor", NORWAY): NEVER}), lexicon)
    assert none.actors == ()


def test_nobody_is_on_both_sides(lexicon: Lexicon) -> None:
    sides = {(VERB, "actor", NORWAY): SURE, (VERB, "recipient", NORWAY): SURE / 2}
    told = roles(scored(parse_of(EXPELLED), {VERB: {"SANCTION": 0.9}}, sides), lexicon)
    assert [a.country for a in told.actors] == ["NOR"]
    assert "NOR" not in [a.country for a in told.recipients]
