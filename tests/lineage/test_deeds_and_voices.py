from __future__ import annotations

from legation.lineage.digest import Digest, Reader
from legation.lineage.divergence import divergences
from legation.lineage.kin import Divergence
from legation.lineage.kinship import kinship
from tests.conllu import parse_of
from tests.lineage.plain import article_of

ACTIVE = """
1 Norland _ PROPN NNP _ 2 nsubj _ Entity=B-COUNTRY
2 attacked attack VERB VBD _ 0 root _ _
3 Sudria _ PROPN NNP _ 2 obj _ Entity=B-COUNTRY
4 near _ ADP IN _ 5 case _ _
5 Kessel _ PROPN NNP _ 2 obl _ Entity=B-PLACE|SpaceAfter=No
6 , _ PUNCT , _ 8 punct _ _
7 Dovan _ PROPN NNP _ 8 nsubj _ Entity=B-PERSON
8 said say VERB VBD _ 2 parataxis _ SpaceAfter=No
9 . _ PUNCT . _ 2 punct _ _
"""
PASSIVE = """
1 {patient} _ PROPN NNP _ 3 nsubj:pass _ Entity=B-COUNTRY
2 was be AUX VBD _ 3 aux:pass _ _
3 attacked attack VERB VBN _ 0 root _ _
4 by _ ADP IN _ 5 case _ _
5 {agent} _ PROPN NNP _ 3 obl:agent _ Entity=B-COUNTRY
6 near _ ADP IN _ 7 case _ _
7 Kessel _ PROPN NNP _ 3 obl _ Entity=B-PLACE|SpaceAfter=No
8 , _ PUNCT , _ 10 punct _ _
9 {teller} _ PROPN NNP _ 10 nsubj _ Entity=B-PERSON
10 said say VERB VBD _ 3 parataxis _ SpaceAfter=No
11 . _ PUNCT . _ 3 punct _ _
"""
SILENT = """
1 The the DET DT _ 2 det _ _
2 ministry _ NOUN NN _ 5 nsubj _ _
3 did do AUX VBD _ 5 aux _ _
4 not not PART RB _ 5 advmod _ _
5 respond _ VERB VB _ 0 root _ _
6 to _ ADP IN _ 8 case _ _
7 a _ DET DT _ 8 det _ _
8 request _ NOUN NN _ 5 obl _ _
9 for _ ADP IN _ 10 case _ _
10 comment _ NOUN NN _ 8 nmod _ SpaceAfter=No
11 . _ PUNCT . _ 5 punct _ _
"""
UNREACHED = """
1 A _ DET DT _ 2 det _ _
2 request _ NOUN NN _ 7 nsubj:pass _ _
3 for _ ADP IN _ 4 case _ _
4 comment _ NOUN NN _ 2 nmod _ _
5 was be AUX VBD _ 7 aux:pass _ _
6 not not PART RB _ 7 advmod _ _
7 received receive VERB VBN _ 0 root _ _
8 by _ ADP IN _ 10 case _ _
9 the _ DET DT _ 10 det _ _
10 ministry _ NOUN NN _ 7 obl:agent _ SpaceAfter=No
11 . _ PUNCT . _ 7 punct _ _
"""


def digest(conllu: str) -> Digest:
    parse = parse_of(conllu)
    return Reader().digest(article_of(parse.text), parse)


def changed(origin: str, copy: str) -> tuple[Divergence, ...]:
    one, other = digest(origin), digest(copy)
    return divergences(one, other, kinship(one, other).matches)


def test_the_passive_tells_the_same() -> None:
    assert changed(ACTIVE, PASSIVE.format(patient="Sudria", agent="Norland", teller="Dovan")) == ()


def test_sides_that_changed_places_are_found_through_the_passive() -> None:
    (found,) = changed(ACTIVE, PASSIVE.format(patient="Norland", agent="Sudria", teller="Dovan"))
    assert (found.kind, found.before) == ("swap", "Norland attacked Sudria")


def test_a_source_that_is_not_named_any_more_is_found() -> None:
    lost = ACTIVE.split("6 ,")[0] + "6 . _ PUNCT . _ 2 punct _ _"
    (found,) = changed(ACTIVE, lost)
    assert (found.kind, found.before, found.after) == ("attribution", "Dovan", "")


def test_a_source_named_anew_is_one_change() -> None:
    (found,) = changed(ACTIVE, PASSIVE.format(patient="Sudria", agent="Norland", teller="Orlunda"))
    assert (found.kind, found.before, found.after) == ("name", "Dovan", "Orlunda")


def test_an_unanswered_request_told_as_one_that_never_came_is_found() -> None:
    (found,) = changed(SILENT, UNREACHED)
    assert (found.kind, found.before, found.after) == ("attribution", "respond", "received")
