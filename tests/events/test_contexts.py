"""Contexts from the words beside the trigger, on hand-made trees (UD English EWT)."""

from __future__ import annotations

import pytest

from legation.events.contexts import MOST, _names, _rows, contexts_of
from legation.records import Parse
from tests.conllu import parse_of

# {object} is the seized thing; what the party did besides stands in a relative clause.
SEIZED = """
1 Troops troop NOUN NNS _ 6 nsubj
2 who who PRON WP _ 3 nsubj
3 fled flee VERB VBD _ 1 acl:relcl
4 an a DET DT _ 5 det
5 earthquake earthquake NOUN NN _ 3 obj
6 seized seize VERB VBD _ 0 root
7 an a DET DT _ 9 det
8 oil oil NOUN NN _ 9 compound
9 {form} {lemma} NOUN NN _ 6 obj
10 . . PUNCT . _ 6 punct
"""
# "The court freed him and police detained a smuggler": two verbs with subjects of their own.
FREED = """
1 The the DET DT _ 2 det
2 court court NOUN NN _ 3 nsubj
3 freed free VERB VBD _ 0 root
4 him he PRON PRP _ 3 obj
5 and and CCONJ CC _ 7 cc
6 police police NOUN NNS _ 7 nsubj
7 detained detain VERB VBD _ 3 conj
8 a a DET DT _ 9 det
9 {form} {lemma} NOUN NN _ 7 obj
10 . . PUNCT . _ 3 punct
"""
TALKED = """
1 They they PRON PRP _ 2 nsubj
2 held hold VERB VBD _ 0 root
3 talks talk NOUN NNS _ 2 obj
4 on on ADP IN _ 7 case
5 {first} {first} {upos} JJ _ 7 amod
6 {second} {second} NOUN NN _ 7 compound
7 {third} {third} NOUN NNS _ 3 nmod
"""


def at(parse: Parse, form: str) -> int:
    return next(token.i for token in parse.tokens if token.text == form)


def contexts(parse: Parse, form: str, type_: str = "COERCE", mode: str = "") -> tuple[str, ...]:
    return contexts_of(parse, (at(parse, form),), type_, mode)


def test_words_of_the_clause_show_and_an_aside_does_not() -> None:
    shown = contexts(parse_of(SEIZED.format(form="tanker", lemma="tanker")), "seized")
    assert shown == ("military", "natural_resource")


def test_the_aside_has_its_own_contexts() -> None:
    assert contexts(parse_of(SEIZED.format(form="tanker", lemma="tanker")), "fled")[0] == "disasters"


def test_a_joined_clause_with_its_own_subject_keeps_its_words() -> None:
    parse = parse_of(FREED.format(form="smuggler", lemma="smuggler"))
    assert contexts(parse, "freed", "CONCEDE") == ("legal",)
    assert contexts(parse, "detained", mode="arrest") == ("trafficking",)


def test_a_verb_without_subject_shares_the_subject_before_it() -> None:
    parse = parse_of(
        """
        1 Rebels rebel NOUN NNS _ 3 nsubj
        2 terrorist terrorist NOUN NN _ 1 appos
        3 came come VERB VBD _ 0 root
        4 and and CCONJ CC _ 5 cc
        5 struck strike VERB VBD _ 3 conj
        """
    )
    assert contexts(parse, "struck", "ASSAULT") == ("terrorism",)


@pytest.mark.parametrize("lemma", ["drug", "mother", "inspector"])
def test_weak_words_alone_show_nothing(lemma: str) -> None:
    parse = parse_of(FREED.format(form=lemma, lemma=lemma))
    assert contexts(parse, "detained", mode="arrest") == ()


def test_a_phrase_covers_its_words() -> None:
    pipeline = parse_of(TALKED.format(first="nuclear", upos="ADJ", second="power", third="plant"))
    war = parse_of(TALKED.format(first="cold", upos="ADJ", second="war", third="memories"))
    assert contexts(pipeline, "held", "CONSULT") == ("cbrn",)
    assert contexts(war, "held", "CONSULT") == ()


@pytest.mark.parametrize(("type_", "expected"), [("PROTEST", ()), ("COERCE", ("human_security",))])
def test_the_type_itself_is_no_context(type_: str, expected: tuple[str, ...]) -> None:
    parse = parse_of(FREED.format(form="hunger", lemma="hunger"))
    assert contexts(parse, "detained", type_, "hunger") == expected


@pytest.mark.parametrize("rows", [("anti-drug", None), ("anti", "drug")])
def test_prefixes_count_however_they_are_cut(rows: tuple[str, str | None]) -> None:
    first, second = rows
    second = second or "new"
    parse = parse_of(TALKED.format(first=first, upos="ADJ", second=second, third="laws"))
    assert contexts(parse, "talks", "CONSULT") == ("illegal_drugs",)


def test_a_genitive_does_not_part_a_phrase() -> None:
    parse = parse_of(
        """
        1 Crowds crowd NOUN NNS _ 2 nsubj
        2 marched march VERB VBD _ 0 root
        3 for for ADP IN _ 6 case
        4 women woman NOUN NNS _ 6 nmod:poss
        5 's 's PART POS _ 4 case
        6 rights right NOUN NNS _ 2 obl
        """
    )
    assert contexts(parse, "marched", "PROTEST", "demo") == ("gender",)


def test_at_most_three_the_most_told_first() -> None:
    words = ["bank", "court", "church", "hospital", "cyclone", "judge"]
    rows = [f"{n} {word} {word} NOUN NN _ 1 obj" for n, word in enumerate(words, 2)]
    parse = parse_of("\n".join(["1 Seized seize VERB VBD _ 0 root", *rows]))
    shown = contexts(parse, "Seized")
    assert shown[0] == "legal"
    assert len(shown) == MOST
    assert shown == contexts(parse, "Seized")


def test_no_tokens_no_contexts() -> None:
    assert contexts_of(parse_of(SEIZED.format(form="field", lemma="field")), (), "ASSAULT", "") == ()


def test_the_table_has_every_context_with_words_enough() -> None:
    assert len(_names()) == len(set(_names())) == 37
    for name, words in _rows():
        strong = {word for word in words if not word.startswith("~")}
        assert len(strong) >= 15, name
        assert not strong & {word.removeprefix("~") for word in words if word.startswith("~")}, name
        assert all(word == word.lower() for word in words)
