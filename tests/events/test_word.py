"""On whose word an event stands, on hand-made trees (UD English EWT)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from legation.events.word import attribution_of, is_speech, speech_governor
from legation.records import Parse, Source
from tests.brief import at, brief
from tests.conllu import parse_of
from tests.scored import SURE, scored

NOBODY: frozenset[int] = frozenset()

SAID_THAT = """
1 Lavrov Lavrov PROPN NNP _ 2 nsubj _ Entity=B-PERSON
2 said say VERB VBD _ 0 root
3 that that SCONJ IN _ 5 mark
4 rebels rebel NOUN NNS _ 5 nsubj
5 attacked attack VERB VBD _ 2 ccomp
6 a a DET DT _ 7 det
7 convoy convoy NOUN NN _ 5 obj _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
INVERTED = """
1 Rebels rebel NOUN NNS _ 2 nsubj
2 attacked attack VERB VBD _ 6 ccomp
3 a a DET DT _ 4 det
4 convoy convoy NOUN NN _ 2 obj _ SpaceAfter=No
5 , , PUNCT , _ 2 punct
6 said say VERB VBD _ 0 root
7 Leyla Leyla PROPN NNP _ 6 nsubj _ Entity=B-PERSON
8 Demir Demir PROPN NNP _ 7 flat _ Entity=I-PERSON|SpaceAfter=No
9 , , PUNCT , _ 12 punct
10 a a DET DT _ 12 det
11 security security NOUN NN _ 12 compound
12 analyst analyst NOUN NN _ 7 appos _ SpaceAfter=No
13 . . PUNCT . _ 6 punct
"""
TRAILING = """
1 Gunmen gunman NOUN NNS _ 2 nsubj
2 seized seize VERB VBD _ 0 root
3 a a DET DT _ 4 det
4 ferry ferry NOUN NN _ 2 obj _ SpaceAfter=No
5 , , PUNCT , _ 8 punct
6 the the DET DT _ 7 det
7 ministry ministry NOUN NN _ 8 nsubj
8 says say VERB VBZ _ 2 parataxis _ SpaceAfter=No
9 . . PUNCT . _ 2 punct
"""
ACCORDING = """
1 According accord VERB VBG _ 4 case
2 to to ADP IN _ 1 fixed
3 two two NUM CD _ 4 nummod
4 diplomats diplomat NOUN NNS _ 7 obl _ SpaceAfter=No
5 , , PUNCT , _ 4 punct
6 Minsk Minsk PROPN NNP _ 7 nsubj
7 freed free VERB VBD _ 0 root
8 nine nine NUM CD _ 9 nummod
9 prisoners prisoner NOUN NNS _ 7 obj _ SpaceAfter=No
10 . . PUNCT . _ 7 punct
"""
TOLD = """
1 Two two NUM CD _ 2 nummod
2 traders trader NOUN NNS _ 3 nsubj
3 told tell VERB VBD _ 0 root
4 Reuters Reuters PROPN NNP _ 3 iobj
5 that that SCONJ IN _ 7 mark
6 Caracas Caracas PROPN NNP _ 7 nsubj
7 sold sell VERB VBD _ 3 ccomp
8 gold gold NOUN NN _ 7 obj _ SpaceAfter=No
9 . . PUNCT . _ 3 punct
"""
QUOTED = """
1 Interfax Interfax PROPN NNP _ 2 nsubj
2 quoted quote VERB VBD _ 0 root
3 the the DET DT _ 4 det
4 Kremlin Kremlin PROPN NNP _ 2 obj
5 as as SCONJ IN _ 6 mark
6 saying say VERB VBG _ 2 advcl
7 Putin Putin PROPN NNP _ 8 nsubj
8 met meet VERB VBD _ 6 ccomp
9 Maduro Maduro PROPN NNP _ 8 obj _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
CITING = """
1 Gazprom Gazprom PROPN NNP _ 2 nsubj
2 halved halve VERB VBD _ 6 ccomp
3 deliveries delivery NOUN NNS _ 2 obj _ SpaceAfter=No
4 , , PUNCT , _ 2 punct
5 Reuters Reuters PROPN NNP _ 6 nsubj
6 reported report VERB VBD _ 0 root _ SpaceAfter=No
7 , , PUNCT , _ 8 punct
8 citing cite VERB VBG _ 6 advcl
9 two two NUM CD _ 10 nummod
10 sources source NOUN NNS _ 8 obj _ SpaceAfter=No
11 . . PUNCT . _ 6 punct
"""
PUT_IT = """
1 Troops troops NOUN NNS _ 2 nsubj
2 crossed cross VERB VBD _ 0 root
3 the the DET DT _ 4 det
4 river river NOUN NN _ 2 obj _ SpaceAfter=No
5 , , PUNCT , _ 9 punct
6 as as SCONJ IN _ 9 mark
7 the the DET DT _ 8 det
8 army army NOUN NN _ 9 nsubj
9 put put VERB VBD _ 2 advcl
10 it it PRON PRP _ 9 obj _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
CLAIM = """
1 Critics critic NOUN NNS _ 2 nsubj
2 dismissed dismiss VERB VBD _ 0 root
3 Haftar Haftar PROPN NNP _ 5 nmod:poss _ Entity=B-PERSON|SpaceAfter=No
4 's 's PART POS _ 3 case
5 claim claim NOUN NN _ 2 obj
6 that that SCONJ IN _ 8 mark
7 militias militia NOUN NNS _ 8 nsubj
8 shelled shell VERB VBD _ 5 acl
9 the the DET DT _ 10 det
10 port port NOUN NN _ 8 obj _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
FIRST = """
1 The the DET DT _ 2 det
2 raid raid NOUN NN _ 11 nsubj _ SpaceAfter=No
3 , , PUNCT , _ 5 punct
4 first first ADV RB _ 5 advmod
5 reported report VERB VBN _ 2 acl
6 by by ADP IN _ 9 case
7 the the DET DT _ 9 det
8 Daily Daily PROPN NNP _ 9 compound
9 Herald Herald PROPN NNP _ 5 obl:agent _ SpaceAfter=No
10 , , PUNCT , _ 5 punct
11 killed kill VERB VBD _ 0 root
12 two two NUM CD _ 11 obj _ SpaceAfter=No
13 . . PUNCT . _ 11 punct
"""
HEARSAY = """
1 Tehran Tehran PROPN NNP _ 3 nsubj:pass
2 is be AUX VBZ _ 3 aux:pass
3 said say VERB VBN _ 0 root
4 to to PART TO _ 6 mark
5 have have AUX VB _ 6 aux
6 shipped ship VERB VBN _ 3 xcomp
7 rockets rocket NOUN NNS _ 6 obj _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
"""
RELATIVE = """
1 Police police NOUN NNS _ 2 nsubj
2 said say VERB VBD _ 0 root
3 the the DET DT _ 4 det
4 general general NOUN NN _ 10 nsubj _ SpaceAfter=No
5 , , PUNCT , _ 7 punct
6 who who PRON WP _ 7 nsubj
7 seized seize VERB VBD _ 4 acl:relcl
8 power power NOUN NN _ 7 obj _ SpaceAfter=No
9 , , PUNCT , _ 7 punct
10 fled flee VERB VBD _ 2 ccomp _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
AN_ATTACK = """
1 A a DET DT _ 2 det
2 bomb bomb NOUN NN _ 3 nsubj
3 wrecked wreck VERB VBD _ 0 root
4 the the DET DT _ 5 det
5 depot depot NOUN NN _ 3 obj _ SpaceAfter=No
6 . . PUNCT . _ 3 punct
"""
SOURCE_SPOKE = """
1 The the DET DT _ 2 det
2 source source NOUN NN _ 3 nsubj
3 spoke speak VERB VBD _ 0 root
4 to to ADP IN _ 5 case
5 Reuters Reuters PROPN NNP _ 3 obl
6 on on ADP IN _ 7 case
7 condition condition NOUN NN _ 3 obl
8 of of ADP IN _ 9 case
9 anonymity anonymity NOUN NN _ 7 nmod _ SpaceAfter=No
10 . . PUNCT . _ 3 punct
"""
HE_ADDED = """
1 He he PRON PRP _ 2 nsubj
2 added add VERB VBD _ 0 root
3 that that SCONJ IN _ 5 mark
4 troops troops NOUN NNS _ 5 nsubj
5 withdrew withdraw VERB VBD _ 2 ccomp _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
OPENED = """
1 “ “ PUNCT `` _ 3 punct _ SpaceAfter=No
2 We we PRON PRP _ 3 nsubj
3 waited wait VERB VBD _ 10 ccomp
4 all all DET DT _ 5 det
5 night night NOUN NN _ 3 obl:unmarked _ SpaceAfter=No
6 , , PUNCT , _ 3 punct
7 ” ” PUNCT '' _ 3 punct
8 Governor governor NOUN NN _ 9 nmod:desc
9 Kovac Kovac PROPN NNP _ 10 nsubj _ Entity=B-PERSON
10 said say VERB VBD _ 0 root _ SpaceAfter=No
11 . . PUNCT . _ 10 punct
"""
GOES_ON = """
1 “ “ PUNCT `` _ 5 punct _ SpaceAfter=No
2 Then then ADV RB _ 5 advmod
3 the the DET DT _ 4 det
4 militia militia NOUN NN _ 5 nsubj
5 burned burn VERB VBD _ 0 root
6 the the DET DT _ 7 det
7 school school NOUN NN _ 5 obj _ SpaceAfter=No
8 . . PUNCT . _ 5 punct _ SpaceAfter=No
9 ” ” PUNCT '' _ 5 punct
"""
SPOKESMAN = """
1 A a DET DT _ 4 det
2 Defence Defence PROPN NNP _ 3 compound
3 Ministry Ministry PROPN NNP _ 4 compound
4 spokesman spokesman NOUN NN _ 5 nsubj
5 said say VERB VBD _ 0 root
6 rebels rebel NOUN NNS _ 7 nsubj
7 fled flee VERB VBD _ 5 ccomp _ SpaceAfter=No
8 . . PUNCT . _ 5 punct
"""
VIEW = """
1 In in ADP IN _ 5 case
2 the the DET DT _ 3 det
3 charity charity NOUN NN _ 5 nmod:poss _ SpaceAfter=No
4 's 's PART POS _ 3 case
5 view view NOUN NN _ 7 obl
6 soldiers soldier NOUN NNS _ 7 nsubj
7 looted loot VERB VBD _ 0 root
8 shops shop NOUN NNS _ 7 obj _ SpaceAfter=No
9 . . PUNCT . _ 7 punct
"""
REJECTED = """
1 Havana Havana PROPN NNP _ 2 nsubj
2 said say VERB VBD _ 0 root
3 it it PRON PRP _ 4 nsubj
4 rejected reject VERB VBD _ 2 ccomp
5 the the DET DT _ 6 det
6 offer offer NOUN NN _ 4 obj _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""


def no_hint(_start: int, _end: int) -> None:
    """Actor resolution that knows nothing."""


def token(parse: Parse, word: str) -> int:
    return next(t.i for t in parse.tokens if t.text == word)


def chain(conllu: str, word: str) -> list[tuple[str, str, str]]:
    parse = parse_of(conllu)
    found, _ = attribution_of(parse, token(parse, word), actor_tokens=NOBODY, kind_of=no_hint)
    assert all(parse.text[s.start : s.end] == s.source for s in found)
    return [(s.source, s.kind, s.cue) for s in found]


@pytest.mark.parametrize(
    ("conllu", "word", "expected"),
    [
        (SAID_THAT, "attacked", [("Lavrov", "person", "said")]),
        (INVERTED, "attacked", [("Leyla Demir", "expert", "said")]),
        (TRAILING, "seized", [("the ministry", "official", "says")]),
        (ACCORDING, "freed", [("two diplomats", "anonymous", "According to")]),
        (TOLD, "sold", [("Reuters", "media", "told"), ("Two traders", "anonymous", "told")]),
        (QUOTED, "met", [("Interfax", "media", "quoted"), ("the Kremlin", "official", "saying")]),
        (CITING, "halved", [("Reuters", "media", "reported"), ("two sources", "anonymous", "citing")]),
        (PUT_IT, "crossed", [("the army", "official", "put")]),
        (CLAIM, "shelled", [("Haftar", "person", "claim")]),
        (FIRST, "raid", [("the Daily Herald", "media", "reported")]),
        (SPOKESMAN, "fled", [("A Defence Ministry spokesman", "official", "said")]),
        (VIEW, "looted", [("the charity", "organisation", "In the charity's view")]),
    ],
)
def test_source_of_one_sentence(conllu: str, word: str, expected: list[tuple[str, str, str]]) -> None:
    assert chain(conllu, word) == expected


def test_medium_that_was_told_is_the_outer_source() -> None:
    named = TOLD.replace("1 Two two NUM CD _ 2 nummod", "1 Minister minister NOUN NN _ 2 nmod:desc")
    named = named.replace("2 traders trader NOUN NNS", "2 Novak Novak PROPN NNP")
    assert chain(named, "sold") == [("Reuters", "media", "told"), ("Minister Novak", "official", "told")]
    listeners = named.replace("4 Reuters Reuters PROPN NNP", "4 reporters reporter NOUN NNS")
    assert chain(listeners, "sold") == [("Minister Novak", "official", "told")]


def test_former_minister_is_a_person() -> None:
    former = SPOKESMAN.replace("1 A a DET DT _ 4 det", "1 Former former ADJ JJ _ 4 amod")
    former = former.replace("4 spokesman spokesman NOUN NN", "4 Berg Berg PROPN NNP").replace(
        "3 Ministry Ministry PROPN", "3 minister minister NOUN"
    )
    assert [kind for _, kind, _ in chain(former, "fled")] == ["person"]


def test_spokesman_of_a_company_speaks_for_an_organisation() -> None:
    company = SPOKESMAN.replace("3 Ministry Ministry", "3 company company")
    assert [kind for _, kind, _ in chain(company, "fled")] == ["organisation"]


def test_hint_of_actor_resolution_decides_on_a_name() -> None:
    parse = parse_of(SAID_THAT)

    def knows(start: int, end: int) -> str | None:
        return "official" if parse.text[start:end] == "Lavrov" else None

    found, _ = attribution_of(parse, 4, actor_tokens=NOBODY, kind_of=knows)
    assert [s.kind for s in found] == ["official"]


def test_article_asserts_what_nobody_says() -> None:
    parse = parse_of(AN_ATTACK)
    assert attribution_of(parse, 2, actor_tokens=NOBODY, kind_of=no_hint) == ((), "the article's own assertion")


def test_speech_act_of_its_own_speaker_has_no_source() -> None:
    parse = parse_of(REJECTED)
    havana = frozenset({0})
    assert attribution_of(parse, 3, actor_tokens=havana, kind_of=no_hint)[0] == ()
    assert attribution_of(parse, 1, actor_tokens=havana, kind_of=no_hint)[0] == ()


def test_deed_of_the_speaker_stands_on_his_word() -> None:
    parse = parse_of(SAID_THAT.replace("4 rebels rebel NOUN NNS", "4 he he PRON PRP"))
    found, _ = attribution_of(parse, 4, actor_tokens=frozenset({0, 3}), kind_of=no_hint)
    assert [s.source for s in found] == ["Lavrov"]
    act, reason = attribution_of(parse, 4, actor_tokens=frozenset({0}), kind_of=no_hint, speech_act=True)
    assert act == ()
    assert "is the actor" in reason


SAYS_IT_IS = (
    "Oslo|NNP|2|nsubj said|VBD|0|root|say it|PRP|5|nsubj was|VBD|5|aux|be expelling|VBG|2|ccomp|expel "
    "two|CD|7|nummod envoys|NNS|5|obj .|.|2|punct"
)


def sources(parse: Parse, word: str, actors: frozenset[int] = NOBODY, *, act: bool = False) -> list[tuple[str, str]]:
    found, _ = attribution_of(parse, at(parse, word), actor_tokens=actors, kind_of=no_hint, speech_act=act)
    return [(s.source, s.kind) for s in found]


def test_who_says_what_he_is_doing_does_it_by_saying_so() -> None:
    assert sources(brief(SAYS_IT_IS), "expelling", frozenset({0, 2})) == []
    done = SAYS_IT_IS.replace("was|VBD|5|aux|be expelling|VBG", "had|VBD|5|aux|have expelled|VBN")
    assert sources(brief(done), "expelled", frozenset({0, 2})) == [("Oslo", "person")]


def test_act_that_the_speaker_shares_with_others_is_reported() -> None:
    joint = (
        "Oslo|NNP|2|nsubj said|VBD|0|root|say it|PRP|7|nsubj and|CC|5|cc Riga|NNP|3|conj would|MD|7|aux "
        "meet|VB|2|ccomp .|.|2|punct"
    )
    assert sources(brief(joint), "meet", frozenset({0, 2, 4})) == [("Oslo", "person")]
    alone = joint.replace("and|CC|5|cc Riga|NNP|3|conj", "also|RB|7|advmod then|RB|7|advmod")
    assert sources(brief(alone), "meet", frozenset({0, 2})) == []


def test_act_of_speech_in_an_earlier_past_is_reported() -> None:
    asked = (
        "Oslo|NNP|2|nsubj said|VBD|0|root|say it|PRP|5|nsubj had|VBD|5|aux|have asked|VBN|2|ccomp|ask for|IN|7|case "
        "talks|NNS|5|obl .|.|2|punct"
    )
    assert sources(brief(asked), "asked", frozenset({0, 2}), act=True) == [("Oslo", "person")]
    assert (
        sources(brief(asked.replace("had|VBD|5|aux|have", "now|RB|5|advmod")), "asked", frozenset({0, 2}), act=True)
        == []
    )


def test_pronoun_of_the_act_is_not_a_speaker_told_after_it() -> None:
    late = (
        "It|PRP|2|nsubj rejected|VBD|7|ccomp|reject it|PRP|2|obj ,|,|2|punct an|DT|6|det aide|NN|7|nsubj "
        "said|VBD|0|root|say .|.|7|punct"
    )
    assert sources(brief(late), "rejected", frozenset({0}), act=True) == [("an aide", "anonymous")]


@pytest.mark.parametrize(
    "line",
    [
        "Oslo|NNP|4|nsubj did|VBD|4|aux|do not|RB|4|advmod say|VB|0|root that|IN|7|mark rebels|NNS|7|nsubj "
        "fled|VBD|4|ccomp|flee .|.|4|punct",
        "Oslo|NNP|2|nsubj declined|VBD|0|root|decline to|TO|4|mark say|VB|2|xcomp that|IN|7|mark rebels|NNS|7|nsubj "
        "fled|VBD|4|ccomp|flee .|.|2|punct",
        "Nobody|NN|2|nsubj|nobody said|VBD|0|root|say that|IN|5|mark rebels|NNS|5|nsubj fled|VBD|2|ccomp|flee .|.|2|punct",
        "Oslo|NNP|3|nsubj may|MD|3|aux say|VB|0|root whether|IN|6|mark rebels|NNS|6|nsubj fled|VBD|3|ccomp|flee .|.|3|punct",
    ],
)
def test_words_that_assert_nothing_attribute_nothing(line: str) -> None:
    assert sources(brief(line), "fled") == []


def test_who_rejects_a_report_speaks_of_it() -> None:
    parse = brief(
        "Oslo|NNP|2|nsubj rejected|VBD|0|root|reject reports|NNS|2|obj|report that|IN|6|mark rebels|NNS|6|nsubj "
        "fled|VBD|3|acl|flee .|.|2|punct"
    )
    assert sources(parse, "fled") == [("Oslo", "person")]


def test_paper_has_who_saw_it_outside_and_a_cited_reason_is_nobody() -> None:
    parse = brief(
        "Rebels|NNS|2|nsubj fled|VBD|11|ccomp|flee ,|,|2|punct a|DT|6|det leaked|JJ|6|amod memo|NN|11|nsubj ,|,|6|punct "
        "seen|VBN|6|acl|see by|IN|10|case AFP|NNP|8|obl|ORG says|VBZ|0|root|say .|.|11|punct"
    )
    assert sources(parse, "fled") == [("AFP", "media"), ("a leaked memo", "article")]
    parse = brief(
        "Oslo|NNP|2|nsubj paid|VBD|5|ccomp|pay ,|,|2|punct Berg|NNP|5|nsubj said|VBD|0|root|say ,|,|7|punct "
        "citing|VBG|5|advcl|cite fears|NNS|7|obj|fear .|.|5|punct"
    )
    assert sources(parse, "paid") == [("Berg", "person")]


def test_quotation_after_a_colon_is_its_subjects() -> None:
    parse = brief(
        "The|DT|2|det ministry|NN|3|nsubj defended|VBD|0|root|defend the|DT|5|det raid|NN|3|obj :|:|3|punct",
        "“|``|3|punct Rebels|NNS|3|nsubj shelled|VBD|0|root|shell the|DT|6|det northern|JJ|6|amod villages|NNS|3|obj "
        ".|.|3|punct ”|''|3|punct",
    )
    assert sources(parse, "shelled") == [("The ministry", "official")]


def test_engine_names_a_source_where_the_words_do_not() -> None:
    plain = brief("Rebels|NNS|2|nsubj fled|VBD|0|root|flee for|IN|4|case Tanjug|NNP|2|obl|ORG .|.|2|punct")
    assert sources(scored(plain, {}, {(1, "source", 3): SURE}), "fled") == [("Tanjug", "media")]
    assert sources(scored(plain, {}), "fled") == []
    assert sources(scored(plain, {}, {(1, "source", 3): SURE}), "fled", frozenset({3})) == []
    told = brief(SAYS_IT_IS)  # the words settle it: nobody but the actor speaks
    assert sources(scored(told, {}, {(4, "source", 6): SURE}), "expelling", frozenset({0, 2})) == []


def test_hearsay_names_nobody_and_says_so() -> None:
    parse = parse_of(HEARSAY)
    assert attribution_of(parse, 5, actor_tokens=NOBODY, kind_of=no_hint) == ((), "'said' names nobody")


def test_relative_clause_is_the_articles_own_background() -> None:
    assert chain(RELATIVE, "seized") == []
    assert chain(RELATIVE, "fled") == [("Police", "official", "said")]


def test_next_sentence_of_the_paragraph_tells_of_the_source() -> None:
    text = AN_ATTACK + "\n" + SOURCE_SPOKE
    assert chain(text, "wrecked") == [("Reuters", "media", "spoke"), ("The source", "anonymous", "spoke")]


def test_next_paragraph_tells_of_nobody_in_this_one() -> None:
    parse = parse_of(AN_ATTACK + "\n" + SOURCE_SPOKE)
    moved = tuple(t if t.i < 6 else replace(t, start=t.start + 1, end=t.end + 1) for t in parse.tokens)
    apart = Parse(parse.text.replace("\n", "\n\n"), moved, parse.sentences)
    assert attribution_of(apart, 2, actor_tokens=NOBODY, kind_of=no_hint)[0] == ()


def test_named_spokesman_of_the_sentence_turns_anonymous_when_the_next_says_so() -> None:
    official = SPOKESMAN.replace("4 spokesman spokesman", "4 source source")
    assert chain(official + "\n" + SOURCE_SPOKE, "fled") == [
        ("Reuters", "media", "said"),
        ("A Defence Ministry source", "anonymous", "said"),
    ]


def test_pronoun_repeats_the_speaker_before() -> None:
    parse = parse_of(SAID_THAT + "\n" + HE_ADDED)
    found, _ = attribution_of(parse, token(parse, "withdrew"), actor_tokens=NOBODY, kind_of=no_hint)
    assert found == (Source(source="Lavrov", kind="person", cue="added", start=0, end=6),)


def test_quotation_goes_on_with_its_speaker() -> None:
    assert chain(OPENED + "\n" + GOES_ON, "burned") == [("Governor Kovac", "official", "said")]


def test_quotation_without_a_speaker_has_no_source() -> None:
    assert chain(GOES_ON, "burned") == []


def test_speech_words_and_their_content() -> None:
    parse = parse_of(CLAIM)
    assert [t.text for t in parse.tokens if is_speech(parse, t.i)] == ["claim"]
    assert speech_governor(parse, token(parse, "shelled")) == token(parse, "claim")
    assert speech_governor(parse, token(parse, "dismissed")) is None
