"""Who stands in which slot of an event word, on hand-made trees (UD English EWT)."""

from __future__ import annotations

import pytest

from legation.events.slots import complements, either_subject, fill, is_passive, modifiers, objects
from legation.records import Parse
from tests.conllu import parse_of

ACTIVE = """
1 Norland Norland PROPN NNP _ 2 nsubj
2 gave give VERB VBD _ 0 root
3 the the DET DT _ 4 det
4 rebels rebel NOUN NNS _ 2 iobj
5 new new ADJ JJ _ 6 amod
6 weapons weapon NOUN NNS _ 2 obj
7 on on ADP IN _ 8 case
8 Monday Monday PROPN NNP _ 2 obl _ SpaceAfter=No
9 . . PUNCT . _ 2 punct
"""
PASSIVE = """
1 Strikers striker NOUN NNS _ 3 nsubj:pass
2 were be AUX VBD _ 3 aux:pass
3 arrested arrest VERB VBN _ 0 root
4 and and CCONJ CC _ 5 cc
5 beaten beat VERB VBN _ 3 conj
6 by by ADP IN _ 7 case
7 police police NOUN NNS _ 5 obl:agent _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
"""
JOINED = """
1 Norland Norland PROPN NNP _ 2 nsubj
2 recalled recall VERB VBD _ 0 root
3 its its PRON PRP$ _ 4 nmod:poss
4 envoy envoy NOUN NN _ 2 obj
5 and and CCONJ CC _ 6 cc
6 expelled expel VERB VBD _ 2 conj
7 three three NUM CD _ 8 nummod
8 diplomats diplomat NOUN NNS _ 6 obj _ SpaceAfter=No
9 . . PUNCT . _ 2 punct
"""
RELATIVE = """
1 Soldiers soldier NOUN NNS _ 4 nsubj
2 who who PRON WP _ 3 nsubj
3 fled flee VERB VBD _ 1 acl:relcl
4 killed kill VERB VBD _ 0 root
5 villagers villager NOUN NNS _ 4 obj
6 whom whom PRON WP _ 8 obj
7 they they PRON PRP _ 8 nsubj
8 accused accuse VERB VBD _ 5 acl:relcl
9 of of SCONJ IN _ 10 mark
10 spying spy VERB VBG _ 8 advcl _ SpaceAfter=No
11 . . PUNCT . _ 4 punct
"""
GAP = """
1 The the DET DT _ 2 det
2 sanctions sanction NOUN NNS _ 5 nsubj
3 Norland Norland PROPN NNP _ 4 nsubj
4 imposed impose VERB VBD _ 2 acl:relcl
5 failed fail VERB VBD _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
"""
CONTROL = """
1 Norland Norland PROPN NNP _ 2 nsubj
2 {verb} {lemma} VERB VBD _ 0 root
3 Sudria Sudria PROPN NNP _ 2 {relation}
4 to to PART TO _ 5 mark
5 withdraw withdraw VERB VB _ 2 xcomp
6 its its PRON PRP$ _ 7 nmod:poss
7 troops troop NOUN NNS _ 5 obj _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
REDUCED = """
1 Officials official NOUN NNS _ 5 nsubj
2 visiting visit VERB VBG _ 1 acl
3 Porto Porto PROPN NNP _ 2 obj
4 were be AUX VBD _ 5 aux:pass
5 detained detain VERB VBN _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
"""
ATTACKED = """
1 A a DET DT _ 2 det
2 convoy convoy NOUN NN _ 6 nsubj
3 attacked attack VERB VBN _ 2 acl
4 by by ADP IN _ 5 case
5 rebels rebel NOUN NNS _ 3 obl:agent
6 burned burn VERB VBD _ 0 root _ SpaceAfter=No
7 . . PUNCT . _ 6 punct
"""
NOUN = """
1 The the DET DT _ 6 det
2 Norland Norland PROPN NNP _ 4 compound _ Entity=B-COUNTRY|SpaceAfter=No
3 - - PUNCT HYPH _ 4 punct _ SpaceAfter=No
4 led lead VERB VBN _ 6 amod
5 air air NOUN NN _ 6 compound
6 campaign campaign NOUN NN _ 10 nsubj
7 against against ADP IN _ 9 case
8 the the DET DT _ 9 det
9 rebels rebel NOUN NNS _ 6 nmod
10 began begin VERB VBD _ 0 root _ SpaceAfter=No
11 . . PUNCT . _ 10 punct
"""
ACCUSED = """
1 Norland Norland PROPN NNP _ 2 nsubj
2 accused accuse VERB VBD _ 0 root
3 Sudria Sudria PROPN NNP _ 5 nmod:poss _ SpaceAfter=No
4 's 's PART POS _ 3 case
5 army army NOUN NN _ 2 obj
6 of of SCONJ IN _ 7 mark
7 shelling shell VERB VBG _ 2 advcl
8 a a DET DT _ 9 det
9 town town NOUN NN _ 7 obj _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
PLAN = """
1 Norland Norland PROPN NNP _ 3 nmod:poss _ Entity=B-COUNTRY|SpaceAfter=No
2 's 's PART POS _ 1 case
3 plan plan NOUN NN _ 7 nsubj
4 to to PART TO _ 5 mark
5 invade invade VERB VB _ 3 acl
6 Sudria Sudria PROPN NNP _ 5 obj
7 leaked leak VERB VBD _ 0 root _ SpaceAfter=No
8 . . PUNCT . _ 7 punct
"""
SHARED_OWNER = """
1 Norland Norland PROPN NNP _ 3 nmod:poss _ Entity=B-COUNTRY|SpaceAfter=No
2 's 's PART POS _ 1 case
3 threats threat NOUN NNS _ 6 nsubj
4 and and CCONJ CC _ 5 cc
5 sanctions sanction NOUN NNS _ 3 conj
6 failed fail VERB VBD _ 0 root _ SpaceAfter=No
7 . . PUNCT . _ 6 punct
"""


def at(parse: Parse, word: str) -> int:
    """Index of a word that occurs once."""
    (found,) = [token.i for token in parse.tokens if token.text == word]
    return found


def words(parse: Parse, found: list[int]) -> list[str]:
    return [parse.tokens[i].text for i in found]


@pytest.mark.parametrize(
    ("tree", "verb", "path", "expected"),
    [
        (ACTIVE, "gave", "subj", ["Norland"]),
        (ACTIVE, "gave", "obj", ["weapons"]),
        (ACTIVE, "gave", "iobj", ["rebels"]),
        (ACTIVE, "gave", "on", ["Monday"]),
        (ACTIVE, "gave", "objmod", ["new"]),
        (ACTIVE, "gave", "by", []),
        (ACTIVE, "gave", "against", []),
        (PASSIVE, "arrested", "subj", []),
        (PASSIVE, "arrested", "obj", ["Strikers"]),
        (PASSIVE, "beaten", "obj", ["Strikers"]),
        (PASSIVE, "beaten", "by", ["police"]),
        (PASSIVE, "beaten", "subj", []),
        (JOINED, "expelled", "subj", ["Norland"]),
        (JOINED, "expelled", "obj", ["diplomats"]),
        (JOINED, "recalled", "obj.poss", ["its"]),
        (RELATIVE, "fled", "subj", ["Soldiers"]),
        (RELATIVE, "killed", "subj", ["Soldiers"]),
        (RELATIVE, "accused", "obj", ["villagers"]),
        (RELATIVE, "accused", "of", ["spying"]),
        (GAP, "imposed", "obj", ["sanctions"]),
        (GAP, "imposed", "subj", ["Norland"]),
        (REDUCED, "visiting", "subj", ["Officials"]),
        (REDUCED, "detained", "obj", ["Officials"]),
        (ATTACKED, "attacked", "obj", ["convoy"]),
        (ATTACKED, "attacked", "by", ["rebels"]),
        (NOUN, "campaign", "amod", ["Norland", "air"]),
        (NOUN, "campaign", "against", ["rebels"]),
        (NOUN, "began", "subj", ["campaign"]),
        (ACCUSED, "accused", "obj.poss", ["Sudria"]),
        (ACCUSED, "accused", "of.obj", ["town"]),
        (ACCUSED, "accused", "obj.poss.by", []),
        (PLAN, "invade", "subj", ["Norland"]),
        (SHARED_OWNER, "sanctions", "poss", ["Norland"]),
    ],
)
def test_slot(tree: str, verb: str, path: str, expected: list[str]) -> None:
    parse = parse_of(tree)
    assert words(parse, fill(parse, at(parse, verb), path)) == expected


@pytest.mark.parametrize(
    ("verb", "lemma", "relation", "expected"),
    [("ordered", "order", "obj", ["Sudria"]), ("promised", "promise", "iobj", ["Norland"])],
)
def test_an_infinitive_takes_its_subject_from_object_or_subject(
    verb: str, lemma: str, relation: str, expected: list[str]
) -> None:
    parse = parse_of(CONTROL.format(verb=verb, lemma=lemma, relation=relation))
    assert words(parse, fill(parse, at(parse, "withdraw"), "subj")) == expected
    assert words(parse, complements(parse, at(parse, verb))) == ["withdraw"]


@pytest.mark.parametrize(
    ("tree", "verb", "passive"),
    [
        (PASSIVE, "arrested", True),
        (PASSIVE, "beaten", True),
        (ATTACKED, "attacked", True),
        (ATTACKED, "burned", False),
        (JOINED, "expelled", False),
        (REDUCED, "visiting", False),
        (NOUN, "campaign", False),
    ],
)
def test_passive(tree: str, verb: str, passive: bool) -> None:
    parse = parse_of(tree)
    assert is_passive(parse, at(parse, verb)) is passive


def test_either_subject_takes_the_passive_one_too() -> None:
    parse = parse_of(PASSIVE)
    assert words(parse, either_subject(parse, at(parse, "beaten"))) == ["Strikers"]
    assert words(parse, objects(parse, at(parse, "arrested"))) == ["Strikers"]


def test_of_a_led_campaign_the_leader_is_the_modifier() -> None:
    parse = parse_of(NOUN)
    assert "led" not in words(parse, modifiers(parse, at(parse, "campaign")))


def test_a_path_that_breaks_off_leads_nowhere() -> None:
    parse = parse_of(ACTIVE)
    assert fill(parse, at(parse, "gave"), "comp.obj.with") == []


def test_every_slot_of_every_word_stays_within_the_parse() -> None:
    paths = ("subj", "obj", "iobj", "comp", "poss", "amod", "by", "prt", "mod", "objmod", "aux", "clause", "speaker")
    for tree in (ACTIVE, PASSIVE, JOINED, RELATIVE, GAP, REDUCED, ATTACKED, NOUN, ACCUSED, PLAN, SHARED_OWNER):
        parse = parse_of(tree)
        for token in parse.tokens:
            for path in (*paths, "obj.poss", "to", "with"):
                assert all(0 <= found < len(parse.tokens) for found in fill(parse, token.i, path))
