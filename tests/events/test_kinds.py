"""Kind of a source by the words that name it; nothing is known of any actor unless a test says so."""

from __future__ import annotations

import pytest

from legation.events.kinds import can_speak, is_outlet, kind_at
from legation.records import Parse
from tests.brief import at, brief


def no_hint(_start: int, _end: int) -> None:
    """Actor resolution that knows nothing."""


def said(phrase: str, rest: str = "") -> Parse:
    """A phrase (its head hangs on word 99) as the subject of *said*."""
    count = len(phrase.split())
    return brief(f"{phrase.replace('|99|', f'|{count + 1}|')} said|VBD|0|root|say {rest} .|.|{count + 1}|punct")


@pytest.mark.parametrize(
    ("phrase", "head", "kind"),
    [
        ("the|DT|3|det independent|JJ|3|amod agency|NN|99|nsubj Beta|NNP|3|appos|ORG", "agency", "media"),
        ("the|DT|3|det border|NN|3|compound agency|NN|99|nsubj", "agency", "official"),
        ("the|DT|3|det ambulance|NN|3|compound service|NN|99|nsubj", "service", "organisation"),
        ("the|DT|3|det security|NN|3|compound service|NN|99|nsubj", "service", "official"),
        ("Business|NN|2|compound|business Insider|NN|99|nsubj|insider", "Insider", "media"),
        ("an|DT|3|det OSCE|NNP|3|compound observer|NN|99|nsubj", "observer", "anonymous"),
        ("the|DT|2|det UN|NNP|99|nsubj|ORG", "UN", "organisation"),
        ("UN|NNP|2|compound police|NN|99|nsubj", "police", "official"),
        (
            "a|DT|2|det report|NN|99|nsubj by|IN|5|case UN|NNP|5|compound experts|NNS|2|nmod|expert",
            "report",
            "organisation",
        ),
        ("a|DT|2|det memo|NN|99|nsubj of|IN|5|case the|DT|5|det ministry|NN|2|nmod", "memo", "official"),
        ("a|DT|3|det leaked|JJ|3|amod cable|NN|99|nsubj", "cable", "article"),
        ("reports|NNS|99|nsubj|report", "reports", "media"),
        ("court|NN|2|compound papers|NNS|99|nsubj|paper", "papers", "article"),
        ("the|DT|3|det local|JJ|3|amod papers|NNS|99|nsubj|paper", "papers", "media"),
        ("its|PRP$|3|nmod:poss chief|JJ|3|amod negotiator|NN|99|nsubj", "negotiator", "official"),
        ("a|DT|2|det negotiator|NN|99|nsubj", "negotiator", "anonymous"),
        ("the|DT|3|det hospital|NN|3|compound director|NN|99|nsubj", "director", "person"),
        ("his|PRP$|2|nmod:poss lawyer|NN|99|nsubj", "lawyer", "person"),
        ("a|DT|3|det Brussels|NNP|3|compound lawyer|NN|99|nsubj", "lawyer", "expert"),
        ("former|JJ|2|amod detainees|NNS|99|nsubj|detainee", "detainees", "person"),
        ("former|JJ|2|amod officials|NNS|99|nsubj|official", "officials", "anonymous"),
        ("two|CD|99|nsubj of|IN|4|case the|DT|4|det families|NNS|1|nmod|family", "two", "person"),
        ("rebel|NN|2|compound spokesman|NN|3|nmod:desc Paul|NNP|99|nsubj|PERSON", "Paul", "official"),
        ("Hydro|NNP|2|compound spokesman|NN|3|nmod:desc Berg|NNP|99|nsubj|PERSON", "Berg", "official"),
        ("economist|NN|2|nmod:desc Lee|NNP|99|nsubj|PERSON", "Lee", "expert"),
        ("former|JJ|3|amod foreign|JJ|3|amod minister|NN|4|nmod:desc Vik|NNP|99|nsubj|PERSON", "Vik", "person"),
        ("she|PRP|99|nsubj", "she", "person"),
    ],
)
def test_kind_by_words(phrase: str, head: str, kind: str) -> None:
    parse = said(phrase)
    assert kind_at(parse, at(parse, head), no_hint) == kind


def test_name_kept_back_makes_anyone_anonymous() -> None:
    parse = said("a|DT|2|det minister|NN|99|nsubj", "on|IN|5|case condition|NN|3|obl of|IN|7|case anonymity|NN|5|nmod")
    assert kind_at(parse, 1, no_hint) == "anonymous"
    parse = said("the|DT|2|det ministry|NN|99|nsubj", "unidentified|JJ|5|amod men|NNS|3|obj")
    assert kind_at(parse, 1, no_hint) == "official"  # others are unidentified


def test_actor_resolution_decides_where_words_do_not() -> None:
    parse = said("Vik|NNP|99|nsubj|PERSON")
    assert kind_at(parse, 0, no_hint) == "person"
    assert kind_at(parse, 0, lambda _start, _end: "official") == "official"
    named = said("economist|NN|2|nmod:desc Vik|NNP|99|nsubj|PERSON")
    assert kind_at(named, 1, lambda _start, _end: "official") == "expert"


def test_unknown_name_that_publishes_is_a_medium() -> None:
    parse = brief("Prutex|NNP|2|nsubj|ORG reported|VBD|0|root|report a|DT|4|det raid|NN|2|obj .|.|2|punct")
    assert kind_at(parse, 0, no_hint) == "organisation"
    assert kind_at(parse, 0, no_hint, cue=1) == "media"


def test_outlet_is_a_medium_or_a_bare_name() -> None:
    parse = brief("He|PRP|2|nsubj told|VBD|0|root|tell Prutex|NNP|2|iobj")
    assert is_outlet(parse, 2, no_hint)
    parse = brief("He|PRP|2|nsubj told|VBD|0|root|tell parliament|NN|2|iobj")
    assert not is_outlet(parse, 2, no_hint)
    parse = brief("He|PRP|2|nsubj told|VBD|0|root|tell Vik|NNP|2|iobj|PERSON")
    assert not is_outlet(parse, 2, no_hint)


def test_reasons_do_not_speak() -> None:
    parse = brief("citing|VBG|0|root|cite fears|NNS|1|obj|fear and|CC|4|cc sources|NNS|2|conj|source")
    assert [can_speak(parse, i) for i in (1, 3)] == [False, True]
