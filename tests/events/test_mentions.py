"""The words of a mention, on hand-made trees (UD English EWT)."""

from __future__ import annotations

import pytest

from legation.events.mentions import conjuncts, core, mention
from legation.records import Parse
from tests.conllu import parse_of

TITLE = """
1 The the DET DT _ 3 det
2 foreign foreign ADJ JJ _ 3 amod
3 minister minister NOUN NN _ 13 nsubj
4 of of ADP IN _ 5 case
5 Sudria Sudria PROPN NNP _ 3 nmod _ Entity=B-COUNTRY|SpaceAfter=No
6 , , PUNCT , _ 7 punct
7 Tomas Tomas PROPN NNP _ 3 appos _ Entity=B-PERSON
8 Brandt Brandt PROPN NNP _ 7 flat _ Entity=I-PERSON|SpaceAfter=No
9 , , PUNCT , _ 3 punct
10 who who PRON WP _ 11 nsubj
11 fled flee VERB VBD _ 3 acl:relcl
12 , , PUNCT , _ 3 punct
13 returned return VERB VBD _ 0 root _ SpaceAfter=No
14 . . PUNCT . _ 13 punct
"""
LIST = """
1 Norland Norland PROPN NNP _ 7 nsubj _ SpaceAfter=No
2 , , PUNCT , _ 3 punct
3 Sudria Sudria PROPN NNP _ 1 conj
4 and and CCONJ CC _ 6 cc
5 the the DET DT _ 6 det
6 League League PROPN NNP _ 1 conj
7 agreed agree VERB VBD _ 0 root _ SpaceAfter=No
8 . . PUNCT . _ 7 punct
"""
DOZENS = """
1 Dozens dozen NOUN NNS _ 5 nsubj
2 of of ADP IN _ 4 case
3 angry angry ADJ JJ _ 4 amod
4 protesters protester NOUN NNS _ 1 nmod
5 marched march VERB VBD _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
"""
OWNED = """
1 Norland Norland PROPN NNP _ 4 nmod:poss _ Entity=B-COUNTRY|SpaceAfter=No
2 's 's PART POS _ 1 case
3 ruling ruling ADJ JJ _ 4 amod
4 party party NOUN NN _ 8 nsubj
5 with with ADP IN _ 7 case
6 its its PRON PRP$ _ 7 nmod:poss
7 allies ally NOUN NNS _ 4 nmod
8 won win VERB VBD _ 0 root _ SpaceAfter=No
9 . . PUNCT . _ 8 punct
"""
HYPHEN = """
1 The the DET DT _ 6 det
2 Norland Norland PROPN NNP _ 4 compound _ SpaceAfter=No
3 - - PUNCT HYPH _ 4 punct _ SpaceAfter=No
4 backed back VERB VBN _ 6 amod
5 rebel rebel NOUN NN _ 6 compound
6 force force NOUN NN _ 7 nsubj
7 fled flee VERB VBD _ 0 root _ SpaceAfter=No
8 . . PUNCT . _ 7 punct
"""


def at(parse: Parse, word: str) -> int:
    (found,) = [token.i for token in parse.tokens if token.text == word]
    return found


@pytest.mark.parametrize(
    ("tree", "head", "expected"),
    [
        (TITLE, "minister", "The foreign minister of Sudria"),
        (TITLE, "Brandt", "Tomas Brandt"),
        (TITLE, "Tomas", "Tomas Brandt"),
        (TITLE, "Sudria", "Sudria"),
        (LIST, "Norland", "Norland"),
        (LIST, "League", "the League"),
        (DOZENS, "protesters", "angry protesters"),
        (DOZENS, "Dozens", "Dozens of angry protesters"),
        (OWNED, "party", "Norland's ruling party"),
        (HYPHEN, "force", "The Norland-backed rebel force"),
    ],
)
def test_mention(tree: str, head: str, expected: str) -> None:
    parse = parse_of(tree)
    start, end = parse.span(*mention(parse, at(parse, head)))
    assert parse.text[start:end] == expected


@pytest.mark.parametrize("tree", [TITLE, LIST, DOZENS, OWNED, HYPHEN])
def test_a_mention_holds_its_head_and_stays_in_its_sentence(tree: str) -> None:
    parse = parse_of(tree + "\n" + LIST.lstrip("\n"))
    for token in parse.tokens:
        first, last = mention(parse, token.i)
        assert first <= token.i <= last
        assert parse.sentence_of[first] == parse.sentence_of[last]


def test_coordinated_nouns_are_each_their_own() -> None:
    parse = parse_of(LIST)
    found = conjuncts(parse, at(parse, "Norland"))
    assert [parse.tokens[i].text for i in found] == ["Norland", "Sudria", "League"]
    assert conjuncts(parse, at(parse, "Sudria")) == [at(parse, "Sudria")]


def test_a_joined_verb_is_no_second_noun() -> None:
    parse = parse_of(
        """
1 Shouts shout NOUN NNS _ 0 root
2 and and CCONJ CC _ 3 cc
3 fled flee VERB VBD _ 1 conj
"""
    )
    assert conjuncts(parse, 0) == [0]


def test_of_a_crowd_the_people_matter() -> None:
    parse = parse_of(DOZENS)
    assert core(parse, at(parse, "Dozens")) == at(parse, "protesters")
    assert core(parse, at(parse, "protesters")) == at(parse, "protesters")
    assert core(parse_of(OWNED), 3) == 3
