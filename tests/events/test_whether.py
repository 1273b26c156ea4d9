"""How sure an event is, on hand-made trees (UD English EWT). Published on Wednesday 2 March 2022."""

from __future__ import annotations

import pytest

from legation.events.whether import Whether, factuality_of
from legation.records import DateSpan, Parse, Source
from tests.conllu import parse_of

PUBLISHED = "2022-03-02"

STRUCK = """
1 Jets jet NOUN NNS _ 2 nsubj
2 struck strike VERB VBD _ 0 root
3 a a DET DT _ 4 det
4 port port NOUN NN _ 2 obj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct
"""
MODAL = """
1 Jets jet NOUN NNS _ 3 nsubj
2 {modal} {modal} AUX MD _ 3 aux
3 strike strike VERB VB _ 0 root
4 a a DET DT _ 5 det
5 port port NOUN NN _ 3 obj _ SpaceAfter=No
6 . . PUNCT . _ 3 punct
"""
NOT = """
1 Jets jet NOUN NNS _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 strike strike VERB VB _ 0 root
5 a a DET DT _ 6 det
6 port port NOUN NN _ 4 obj _ SpaceAfter=No
7 . . PUNCT . _ 4 punct
"""
VERB_TO = """
1 Russia Russia PROPN NNP _ 2 nsubj
2 {verb} {lemma} VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 strike strike VERB VB _ 2 xcomp
5 Kyiv Kyiv PROPN NNP _ 4 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
NOT_VERB_TO = """
1 Russia Russia PROPN NNP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 {verb} {lemma} VERB VB _ 0 root
5 to to PART TO _ 6 mark
6 strike strike VERB VB _ 4 xcomp
7 Kyiv Kyiv PROPN NNP _ 6 obj _ SpaceAfter=No
8 . . PUNCT . _ 4 punct
"""
DENIED = """
1 Moscow Moscow PROPN NNP _ 2 nsubj
2 {verb} {lemma} VERB VBD _ 0 root
3 that that SCONJ IN _ 5 mark
4 jets jet NOUN NNS _ 5 nsubj
5 struck strike VERB VBD _ 2 ccomp
6 Kyiv Kyiv PROPN NNP _ 5 obj _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
CONTESTED = """
1 Moscow Moscow PROPN NNP _ 2 nsubj
2 denied deny VERB VBD _ 0 root
3 that that SCONJ IN _ 5 mark
4 jets jet NOUN NNS _ 5 nsubj
5 struck strike VERB VBD _ 2 ccomp
6 Kyiv Kyiv PROPN NNP _ 5 obj _ SpaceAfter=No
7 , , PUNCT , _ 10 punct
8 as as SCONJ IN _ 10 mark
9 NATO NATO PROPN NNP _ 10 nsubj
10 says say VERB VBZ _ 5 advcl _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
STOPPED = """
1 Troops troops NOUN NNS _ 2 nsubj
2 stopped stop VERB VBD _ 0 root
3 shelling shell VERB VBG _ 2 xcomp
4 Kyiv Kyiv PROPN NNP _ 3 obj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct
"""
PREVENTED = """
1 Police police NOUN NNS _ 2 nsubj
2 {verb} {lemma} VERB VBD _ 0 root
3 crowds crowd NOUN NNS _ 2 obj
4 from from SCONJ IN _ 5 mark
5 storming storm VERB VBG _ 2 advcl
6 parliament parliament NOUN NN _ 5 obj _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
WITHOUT = """
1 Envoys envoy NOUN NNS _ 2 nsubj
2 left leave VERB VBD _ 0 root
3 without without SCONJ IN _ 4 mark
4 signing sign VERB VBG _ 2 advcl
5 a a DET DT _ 6 det
6 deal deal NOUN NN _ 4 obj _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
NOUN_OF = """
1 Brussels Brussels PROPN NNP _ 2 nsubj
2 {verb} {lemma} VERB VBD _ 0 root
3 {det} {det} DET DT _ 4 det
4 talks talk NOUN NNS _ 2 obj
5 with with ADP IN _ 6 case
6 Minsk Minsk PROPN NNP _ 4 nmod _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
PLANNED = """
1 Minsk Minsk PROPN NNP _ 2 nsubj
2 condemned condemn VERB VBD _ 0 root
3 the the DET DT _ 5 det
4 {word} {word} ADJ JJ _ 5 amod
5 coup coup NOUN NN _ 2 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
IF = """
1 Brussels Brussels PROPN NNP _ 3 nsubj
2 would would AUX MD _ 3 aux
3 lift lift VERB VB _ 0 root
4 sanctions sanction NOUN NNS _ 3 obj
5 if if SCONJ IN _ 7 mark
6 Minsk Minsk PROPN NNP _ 7 nsubj
7 frees free VERB VBZ _ 3 advcl
8 prisoners prisoner NOUN NNS _ 7 obj _ SpaceAfter=No
9 , , PUNCT , _ 3 punct
10 Borrell Borrell PROPN NNP _ 11 nsubj
11 said say VERB VBD _ 3 parataxis _ SpaceAfter=No
12 . . PUNCT . _ 3 punct
"""
SHOULD = """
1 Should should AUX MD _ 3 aux
2 talks talk NOUN NNS _ 3 nsubj
3 fail fail VERB VB _ 7 advcl _ SpaceAfter=No
4 , , PUNCT , _ 3 punct
5 Ankara Ankara PROPN NNP _ 7 nsubj
6 will will AUX MD _ 7 aux
7 invade invade VERB VB _ 0 root _ SpaceAfter=No
8 . . PUNCT . _ 7 punct
"""
REFUSED = """
1 Prodan Prodan PROPN NNP _ 2 nsubj
2 refused refuse VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 pay pay VERB VB _ 2 xcomp
5 unless unless SCONJ IN _ 7 mark
6 Moscow Moscow PROPN NNP _ 7 nsubj
7 signs sign VERB VBZ _ 4 advcl _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
WOULD_NOT = """
1 Ankara Ankara PROPN NNP _ 2 nsubj
2 said say VERB VBD _ 0 root
3 it it PRON PRP _ 6 nsubj
4 would would AUX MD _ 6 aux
5 not not PART RB _ 6 advmod
6 pay pay VERB VB _ 2 ccomp
7 until until SCONJ IN _ 10 mark
8 claims claim NOUN NNS _ 10 nsubj:pass
9 were be AUX VBD _ 10 aux:pass
10 settled settle VERB VBN _ 6 advcl _ SpaceAfter=No
11 . . PUNCT . _ 2 punct
"""
WOULD_HAVE = """
1 Moscow Moscow PROPN NNP _ 2 nsubj
2 vetoed veto VERB VBD _ 0 root
3 a a DET DT _ 4 det
4 text text NOUN NN _ 2 obj
5 that that PRON WDT _ 8 nsubj
6 would would AUX MD _ 8 aux
7 have have AUX VB _ 8 aux
8 banned ban VERB VBN _ 4 acl:relcl
9 sales sale NOUN NNS _ 8 obj _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
UNLIKELY = """
1 They they PRON PRP _ 3 nsubj
2 are be AUX VBP _ 3 cop
3 {word} {word} ADJ JJ _ 0 root
4 to to PART TO _ 5 mark
5 meet meet VERB VB _ 3 xcomp _ SpaceAfter=No
6 . . PUNCT . _ 3 punct
"""
QUESTION = """
1 {wh} {wh} ADV {tag} _ 4 {rel}
2 Minsk Minsk PROPN NNP _ 4 nsubj
3 really really ADV RB _ 4 advmod
4 shelled shell VERB VBD _ 0 root
5 towns town NOUN NNS _ 4 obj _ SpaceAfter=No
6 ? ? PUNCT . _ 4 punct
"""
PLEDGE = """
1 Berlin Berlin PROPN NNP _ 2 nsubj
2 promised promise VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 send send VERB VB _ 2 xcomp
5 aid aid NOUN NN _ 4 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
PLANS = """
1 Yara Yara PROPN NNP _ 2 nsubj
2 has have VERB VBZ _ 0 root
3 no no DET DT _ 4 det
4 plans plan NOUN NNS _ 2 obj
5 to to PART TO _ 6 mark
6 stop stop VERB VB _ 4 acl
7 sales sale NOUN NNS _ 6 obj _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
IN_2007 = """
1 Havana Havana PROPN NNP _ 2 nsubj
2 jailed jail VERB VBD _ 0 root
3 him he PRON PRP _ 2 obj
4 in in ADP IN _ 5 case
5 2007 2007 NUM CD _ 2 obl _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
SINCE = """
1 Havana Havana PROPN NNP _ 3 nsubj
2 has have AUX VBZ _ 3 aux
3 jailed jail VERB VBN _ 0 root
4 critics critic NOUN NNS _ 3 obj
5 since since ADP IN _ 6 case
6 2019 2019 NUM CD _ 3 obl _ SpaceAfter=No
7 . . PUNCT . _ 3 punct
"""
REPORTEDLY = """
1 Tehran Tehran PROPN NNP _ 3 nsubj
2 {word} {word} ADV RB _ 3 advmod
3 shipped ship VERB VBD _ 0 root
4 rockets rocket NOUN NNS _ 3 obj _ SpaceAfter=No
5 . . PUNCT . _ 3 punct
"""
YET = """
1 They they PRON PRP _ 2 nsubj
2 have have VERB VBP _ 0 root
3 yet yet ADV RB _ 2 advmod
4 to to PART TO _ 5 mark
5 meet meet VERB VB _ 2 xcomp _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
SAYING_NO = """
1 Bin Bin PROPN NNP _ 4 nsubj
2 did do AUX VBD _ 4 aux
3 not not PART RB _ 4 advmod
4 say say VERB VB _ 0 root
5 he he PRON PRP _ 6 nsubj
6 ordered order VERB VBD _ 4 ccomp
7 it it PRON PRP _ 6 obj _ SpaceAfter=No
8 . . PUNCT . _ 4 punct
"""


def token(parse: Parse, word: str) -> int:
    return next(t.i for t in parse.tokens if t.text == word)


def read(
    conllu: str,
    word: str,
    type_: str = "ASSAULT",
    *,
    attribution: tuple[Source, ...] = (),
    published: str | None = PUBLISHED,
    date: DateSpan | None = None,
) -> Whether:
    parse = parse_of(conllu)
    found = factuality_of(
        parse, token(parse, word), type_=type_, attribution=attribution, published=published, date=date
    )
    if found.condition_span is not None:
        start, end = found.condition_span
        assert parse.text[start:end] == found.condition
    return found


def values(found: Whether) -> tuple[str, tuple[str, ...]]:
    return found.factuality, found.auxiliary


def test_plain_past_is_certain_and_says_why() -> None:
    found = read(STRUCK, "struck")
    assert found == Whether("CT+", (), None, ("the article asserts it",))


@pytest.mark.parametrize(
    ("modal", "expected"),
    [
        ("will", ("PR+", ("future",))),
        ("may", ("PS+", ("future",))),
        ("might", ("PS+", ("future",))),
        ("could", ("PS+", ("future",))),
        ("must", ("PR+", ("future",))),
        ("would", ("PS+", ("future", "hypothetical"))),
        ("should", ("Uu", ())),
    ],
)
def test_modal_auxiliaries(modal: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert values(read(MODAL.format(modal=modal), "strike")) == expected


def test_epistemic_perfect_is_not_ahead() -> None:
    parse = parse_of(
        """
1 Jets jet NOUN NNS _ 4 nsubj
2 may may AUX MD _ 4 aux
3 have have AUX VB _ 4 aux
4 struck strike VERB VBN _ 0 root
"""
    )
    found = factuality_of(parse, 3, type_="ASSAULT", attribution=(), published=PUBLISHED, date=None)
    assert values(found) == ("PS+", ())


def test_negation_is_kept_as_data() -> None:
    assert values(read(NOT, "strike")) == ("CT-", ("negation",))
    assert values(read(SAYING_NO, "ordered")) == ("Uu", ())
    assert values(read(YET, "meet", "CONSULT")) == ("CT-", ("negation",))


@pytest.mark.parametrize(
    ("verb", "lemma", "affirmed", "denied"),
    [
        ("managed", "manage", ("CT+", ()), ("CT-", ("negation",))),
        ("failed", "fail", ("CT-", ("negation",)), ("CT+", ())),
        ("refused", "refuse", ("CT-", ("negation",)), ("Uu", ())),
        ("planned", "plan", ("PR+", ("future",)), ("PR-", ("future", "negation"))),
        ("hoped", "hope", ("PS+", ("future",)), ("Uu", ())),
        ("began", "begin", ("CT+", ()), ("CT-", ("negation",))),
    ],
)
def test_implicatives_and_plans(
    verb: str, lemma: str, affirmed: tuple[str, tuple[str, ...]], denied: tuple[str, tuple[str, ...]]
) -> None:
    assert values(read(VERB_TO.format(verb=verb, lemma=lemma), "strike")) == affirmed
    assert values(read(NOT_VERB_TO.format(verb=lemma, lemma=lemma), "strike")) == denied


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"),
    [
        ("said", "say", ("CT+", ())),
        ("denied", "deny", ("CT-", ("negation",))),
        ("alleged", "allege", ("Uu", ())),
        ("disputed", "dispute", ("Uu", ())),
        ("believed", "believe", ("PR+", ())),
        ("feared", "fear", ("PS+", ())),
        ("regretted", "regret", ("CT+", ())),
    ],
)
def test_words_of_speech_and_thought(verb: str, lemma: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert values(read(DENIED.format(verb=verb, lemma=lemma), "struck")) == expected


def test_denied_by_one_and_told_by_another_is_open() -> None:
    assert values(read(CONTESTED, "struck")) == ("Uu", ())


def test_known_only_from_unnamed_people_is_open() -> None:
    unnamed = Source(source="two aides", kind="anonymous", cue="said", start=0, end=9)
    medium = Source(source="Reuters", kind="media", cue="told", start=0, end=7)
    assert read(STRUCK, "struck", attribution=(medium, unnamed)).factuality == "Uu"
    assert read(STRUCK, "struck", attribution=(medium,)).factuality == "CT+"
    assert read(MODAL.format(modal="will"), "strike", attribution=(unnamed,)).factuality == "PR+"


def test_what_stopped_had_happened() -> None:
    assert values(read(STOPPED, "shelling")) == ("CT+", ())
    assert values(read(PREVENTED.format(verb="stopped", lemma="stop"), "storming")) == ("CT-", ("negation",))
    assert values(read(PREVENTED.format(verb="prevented", lemma="prevent"), "storming")) == ("CT-", ("negation",))
    assert values(read(WITHOUT, "signing", "SUPPORT")) == ("CT-", ("negation",))


@pytest.mark.parametrize(
    ("verb", "lemma", "det", "expected"),
    [
        ("held", "hold", "the", ("CT+", ())),
        ("held", "hold", "no", ("CT-", ("negation",))),
        ("cancelled", "cancel", "the", ("CT-", ("negation",))),
        ("resumed", "resume", "the", ("CT+", ())),
        ("suspended", "suspend", "the", ("CT+", ())),
        ("proposed", "propose", "some", ("PS+", ("future",))),
        ("denounced", "denounce", "the", ("CT+", ())),
        ("demanded", "demand", "some", ("Uu", ())),
    ],
)
def test_happenings_named_by_nouns(verb: str, lemma: str, det: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert values(read(NOUN_OF.format(verb=verb, lemma=lemma, det=det), "talks", "CONSULT")) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("failed", ("CT+", ())),
        ("alleged", ("Uu", ())),
        ("planned", ("PR+", ("future",))),
        ("foiled", ("CT-", ("negation",))),
    ],
)
def test_adjectives_that_hedge(word: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert values(read(PLANNED.format(word=word), "coup", "COERCE")) == expected


@pytest.mark.parametrize(("word", "expected"), [("reportedly", "Uu"), ("probably", "PR+"), ("never", "CT-")])
def test_adverbs_that_hedge(word: str, expected: str) -> None:
    assert read(REPORTEDLY.format(word=word), "shipped", "AID").factuality == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unlikely", ("PR-", ("future", "negation"))),
        ("likely", ("PR+", ("future",))),
        ("unable", ("CT-", ("negation",))),
    ],
)
def test_adjectives_over_clauses(word: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert values(read(UNLIKELY.format(word=word), "meet", "AGREE")) == expected


def test_condition_makes_a_supposition_and_is_kept_word_for_word() -> None:
    found = read(IF, "lift", "CONCEDE")
    assert values(found) == ("PS+", ("future", "hypothetical"))
    assert found.condition == "if Minsk frees prisoners"
    assert values(read(IF, "frees", "RETREAT")) == ("Uu", ("hypothetical",))


def test_only_if_keeps_its_only_and_even_if_is_no_condition() -> None:
    with_word = """
1 Brussels Brussels PROPN NNP _ 3 nsubj
2 will will AUX MD _ 3 aux
3 pay pay VERB VB _ 0 root
4 {word} {word} ADV RB _ 7 advmod
5 if if SCONJ IN _ 7 mark
6 Minsk Minsk PROPN NNP _ 7 nsubj
7 agrees agree VERB VBZ _ 3 advcl _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
"""
    assert read(with_word.format(word="only"), "pay", "AID").condition == "only if Minsk agrees"
    assert read(with_word.format(word="even"), "pay", "AID").condition is None


def test_inverted_condition() -> None:
    assert read(SHOULD, "invade").condition == "Should talks fail"
    assert values(read(SHOULD, "invade")) == ("PS+", ("future", "hypothetical"))


def test_threat_and_refusal_are_uttered_and_keep_their_condition() -> None:
    threat = read(SHOULD, "invade", "THREATEN")
    assert (threat.factuality, threat.auxiliary, threat.condition) == ("CT+", (), "Should talks fail")
    refused = read(REFUSED, "refused", "REJECT")
    assert (refused.factuality, refused.auxiliary, refused.condition) == ("CT+", (), "unless Moscow signs")
    would_not = read(WOULD_NOT, "pay", "REJECT")
    assert (would_not.factuality, would_not.auxiliary) == ("CT+", ())
    assert would_not.condition == "until claims were settled"


def test_threat_not_uttered_is_denied() -> None:
    denied = NOT.replace("strike strike", "threaten threaten")
    assert values(read(denied, "threaten", "THREATEN")) == ("CT-", ("negation",))


def test_contrary_to_fact() -> None:
    assert values(read(WOULD_HAVE, "banned", "SANCTION")) == ("CT-", ("hypothetical", "negation"))
    assert values(read(WOULD_HAVE, "vetoed", "REJECT")) == ("CT+", ())


def test_yes_no_question_is_open_but_why_takes_it_as_known() -> None:
    yes_no = QUESTION.format(wh="So", tag="RB", rel="advmod")
    why = QUESTION.format(wh="Why", tag="WRB", rel="advmod")
    assert read(yes_no, "shelled").factuality == "Uu"
    assert read(why, "shelled").factuality == "CT+"


def test_pledge_counts_when_made_and_a_plain_future_does_not() -> None:
    assert values(read(PLEDGE, "send", "AGREE")) == ("CT+", ())
    assert values(read(PLEDGE, "promised", "AGREE")) == ("CT+", ())
    assert values(read(PLEDGE, "send", "AID")) == ("PR+", ("future",))
    assert values(read(MODAL.format(modal="will"), "strike", "AGREE")) == ("PR+", ("future",))


def test_no_plans_is_improbable() -> None:
    assert values(read(PLANS, "stop", "SANCTION")) == ("PR-", ("future", "negation"))


def test_dated_ahead_of_the_news() -> None:
    monday = DateSpan(start="2022-03-07", end="2022-03-07", precision="day", text="Monday")
    talks = NOUN_OF.format(verb="announced", lemma="announce", det="some")
    assert values(read(talks, "talks", "AGREE", date=monday)) == ("PR+", ("future",))


@pytest.mark.parametrize(
    ("end", "historical"), [("2022-03-01", False), ("2022-02-23", False), ("2022-02-22", True), ("2007-12-31", True)]
)
def test_background_is_older_than_a_week(end: str, historical: bool) -> None:
    found = read(STRUCK, "struck", date=DateSpan(start="2007-01-01", end=end, precision="range", text="then"))
    assert ("historical" in found.auxiliary) is historical


def test_background_by_words_where_no_date_is_known() -> None:
    assert read(IN_2007, "jailed", "COERCE").auxiliary == ("historical",)
    undated = read(IN_2007, "jailed", "COERCE", published=None)
    assert undated.auxiliary == ("historical",)
    assert any("no publication date" in reason for reason in undated.reasons)
    assert read(IN_2007, "jailed", "COERCE", published="2007-06-01").auxiliary == ()


def test_what_goes_on_is_no_background() -> None:
    assert read(SINCE, "jailed", "COERCE").auxiliary == ()
    over = SINCE.replace("2 has have AUX VBZ", "2 had have AUX VBD")
    assert read(over, "jailed", "COERCE").auxiliary == ("historical",)
