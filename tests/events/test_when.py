"""Which time expression dates an event, on hand-made trees (UD English EWT). Published on Wednesday 2 March 2022."""

from __future__ import annotations

import pytest

from legation.events.times import find_times, read_times
from legation.events.when import date_of, tense_of
from legation.records import DateSpan, Parse
from tests.conllu import parse_of

PUBLISHED = "2022-03-02"

TALKS = """
1 Putin Putin PROPN NNP _ 2 nsubj
2 held hold VERB VBD _ 0 root
3 talks talk NOUN NNS _ 2 obj
4 with with ADP IN _ 5 case
5 Maduro Maduro PROPN NNP _ 3 nmod
6 on on ADP IN _ 7 case
7 Saturday Saturday PROPN NNP _ 2 obl _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
SAID = """
1 Officials official NOUN NNS _ 2 nsubj
2 said say VERB VBD _ 0 root
3 on on ADP IN _ 4 case
4 Monday Monday PROPN NNP _ 2 obl
5 that that SCONJ IN _ 7 mark
6 rebels rebel NOUN NNS _ 7 nsubj
7 attacked attack VERB VBD _ 2 ccomp
8 a a DET DT _ 9 det
9 convoy convoy NOUN NN _ 7 obj _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
FRONT = """
1 On on ADP IN _ 2 case
2 Tuesday Tuesday PROPN NNP _ 5 obl _ SpaceAfter=No
3 , , PUNCT , _ 2 punct
4 police police NOUN NNS _ 5 nsubj
5 arrested arrest VERB VBD _ 0 root
6 ten ten NUM CD _ 7 nummod
7 people people NOUN NNS _ 5 obj
8 and and CCONJ CC _ 10 cc
9 soldiers soldier NOUN NNS _ 10 nsubj
10 closed close VERB VBD _ 5 conj
11 a a DET DT _ 12 det
12 bridge bridge NOUN NN _ 10 obj _ SpaceAfter=No
13 . . PUNCT . _ 5 punct
"""
RELATIVE = """
1 Havana Havana PROPN NNP _ 2 nsubj
2 freed free VERB VBD _ 0 root
3 dissidents dissident NOUN NNS _ 2 obj
4 whom whom PRON WP _ 6 obj
5 it it PRON PRP _ 6 nsubj
6 jailed jail VERB VBD _ 3 acl:relcl
7 last last ADJ JJ _ 8 amod
8 year year NOUN NN _ 6 obl:unmarked _ SpaceAfter=No
9 . . PUNCT . _ 2 punct
"""
ELECTION = """
1 Brussels Brussels PROPN NNP _ 2 nsubj
2 criticized criticize VERB VBD _ 0 root
3 the the DET DT _ 5 det
4 2018 2018 NUM CD _ 5 nummod
5 election election NOUN NN _ 2 obj _ SpaceAfter=No
6 . . PUNCT . _ 2 punct
"""
WILL = """
1 Borrell Borrell PROPN NNP _ 3 nsubj
2 will will AUX MD _ 3 aux
3 visit visit VERB VB _ 0 root
4 Kyiv Kyiv PROPN NNP _ 3 obj
5 on on ADP IN _ 6 case
6 Friday Friday PROPN NNP _ 3 obl _ SpaceAfter=No
7 . . PUNCT . _ 3 punct
"""
AGREED = """
1 They they PRON PRP _ 2 nsubj
2 agreed agree VERB VBD _ 0 root
3 on on ADP IN _ 4 case
4 Monday Monday PROPN NNP _ 2 obl
5 to to PART TO _ 6 mark
6 meet meet VERB VB _ 2 xcomp
7 next next ADJ JJ _ 8 amod
8 week week NOUN NN _ 6 obl:unmarked _ SpaceAfter=No
9 . . PUNCT . _ 2 punct
"""
BEGAN = """
1 Troops troops NOUN NNS _ 2 nsubj
2 began begin VERB VBD _ 0 root
3 shelling shell VERB VBG _ 2 xcomp
4 the the DET DT _ 5 det
5 town town NOUN NN _ 3 obj
6 early early ADV RB _ 7 advmod
7 Sunday Sunday PROPN NNP _ 2 obl:unmarked _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
BESIDE = """
1 Gunmen gunman NOUN NNS _ 2 nsubj
2 ambushed ambush VERB VBD _ 0 root
3 a a DET DT _ 4 det
4 convoy convoy NOUN NN _ 2 obj
5 on on ADP IN _ 6 case
6 Sunday Sunday PROPN NNP _ 4 nmod _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
CONDEMNED = BESIDE.replace("ambushed ambush", "condemned condemn").replace("convoy convoy", "raid raid")
AFTER = """
1 The the DET DT _ 2 det
2 operator operator NOUN NN _ 3 nsubj
3 stopped stop VERB VBD _ 0 root
4 on on ADP IN _ 6 case
5 25 25 NUM CD _ 6 nummod
6 February February PROPN NNP _ 3 obl _ SpaceAfter=No
7 , , PUNCT , _ 12 punct
8 three three NUM CD _ 9 nummod
9 days day NOUN NNS _ 12 obl:unmarked
10 after after SCONJ IN _ 12 mark
11 Miller Miller PROPN NNP _ 12 nsubj
12 called call VERB VBD _ 3 advcl
13 on on ADP IN _ 14 case
14 Orban Orban PROPN NNP _ 12 obl _ SpaceAfter=No
15 . . PUNCT . _ 3 punct
"""
DAY_AFTER = """
1 Parliament parliament PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 a a DET DT _ 4 det
4 day day NOUN NN _ 7 obl:unmarked
5 after after SCONJ IN _ 7 mark
6 he he PRON PRP _ 7 nsubj
7 resigned resign VERB VBD _ 2 advcl
8 on on ADP IN _ 9 case
9 Sunday Sunday PROPN NNP _ 7 obl _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
NEXT_DAY = """
1 Troops troops NOUN NNS _ 2 nsubj
2 landed land VERB VBD _ 0 root
3 on on ADP IN _ 5 case
4 10 10 NUM CD _ 5 nummod
5 February February PROPN NNP _ 2 obl _ SpaceAfter=No
6 . . PUNCT . _ 2 punct

1 The the DET DT _ 3 det
2 next next ADJ JJ _ 3 amod
3 day day NOUN NN _ 5 obl:unmarked
4 they they PRON PRP _ 5 nsubj
5 withdrew withdraw VERB VBD _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
"""
STRUCK = """
1 She she PRON PRP _ 2 nsubj
2 struck strike VERB VBD _ 0 root
3 the the DET DT _ 6 det
4 2009 2009 NUM CD _ 6 nummod
5 gas gas NOUN NN _ 6 compound
6 deal deal NOUN NN _ 2 obj _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
MAY = """
1 May May PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 2000 2000 NUM CD _ 4 nummod
4 soldiers soldier NOUN NNS _ 2 obj _ SpaceAfter=No
5 . . PUNCT . _ 2 punct
"""
CONDEMNED_TALKS = TALKS.replace("held hold", "condemned condemn")
THE_TROOPS = """
1 May May PROPN NNP _ 2 nsubj
2 met meet VERB VBD _ 0 root
3 the the DET DT _ 5 det
4 2000 2000 NUM CD _ 5 nummod
5 soldiers soldier NOUN NNS _ 2 obj
"""
JANUARY = """
1 in in ADP IN _ 4 case
2 the the DET DT _ 4 det
3 January January PROPN NNP _ 4 compound
4 vote vote NOUN NN _ 0 root
"""
RAMADAN = """
1 They they PRON PRP _ 2 nsubj
2 attacked attack VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 Ramadan Ramadan PROPN NNP _ 2 obl _ Entity=B-TIME
"""
LIVE = """
1 14:05 14:05 NUM CD _ 4 nmod:unmarked
2 : : PUNCT : _ 1 punct
3 Novak Novak PROPN NNP _ 4 nsubj
4 arrives arrive VERB VBZ _ 0 root
5 this this DET DT _ 6 det
6 afternoon afternoon NOUN NN _ 4 obl:unmarked _ SpaceAfter=No
7 . . PUNCT . _ 4 punct
"""
PLANNED = """
1 Delegates delegate NOUN NNS _ 2 nsubj
2 discussed discuss VERB VBD _ 0 root
3 planned plan ADJ JJ _ 4 amod
4 talks talk NOUN NNS _ 2 obj
5 on on ADP IN _ 6 case
6 Friday Friday PROPN NNP _ 4 nmod _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
SET_FOR = """
1 Talks talk NOUN NNS _ 3 nsubj:pass
2 were be AUX VBD _ 3 aux:pass
3 set set VERB VBN _ 0 root
4 for for ADP IN _ 5 case
5 July July PROPN NNP _ 3 obl
6 13 13 NUM CD _ 5 nummod
"""
ACCUSING = """
1 Washington Washington PROPN NNP _ 4 nsubj
2 on on ADP IN _ 3 case
3 Thursday Thursday PROPN NNP _ 4 obl
4 imposed impose VERB VBD _ 0 root
5 sanctions sanction NOUN NNS _ 4 obj _ SpaceAfter=No
6 , , PUNCT , _ 7 punct
7 accusing accuse VERB VBG _ 4 advcl
8 Minsk Minsk PROPN NNP _ 7 obj
9 of of ADP IN _ 10 case
10 fraud fraud NOUN NN _ 7 obl _ SpaceAfter=No
11 . . PUNCT . _ 4 punct
"""


ADMINISTRATION = """
1 The the DET DT _ 2 det
2 administration administration NOUN NN _ 5 nsubj
3 on on ADP IN _ 4 case
4 Sunday Sunday PROPN NNP _ 2 nmod
5 cut cut VERB VBD _ 0 root
6 aid aid NOUN NN _ 5 obj _ SpaceAfter=No
7 . . PUNCT . _ 5 punct
"""
PROTEST_SUBJECT = ADMINISTRATION.replace("administration administration", "protest protest")
RAMMED = """
1 A a DET DT _ 2 det
2 truck truck NOUN NN _ 5 nsubj
3 was be AUX VBD _ 5 cop
4 on on ADP IN _ 5 case
5 Monday Monday PROPN NNP _ 6 obl:unmarked
6 rammed ram VERB VBN _ 0 root
7 into into ADP IN _ 9 case
8 a a DET DT _ 9 det
9 gate gate NOUN NN _ 6 obl _ SpaceAfter=No
10 . . PUNCT . _ 6 punct
"""
VOTE_WAS = """
1 The the DET DT _ 2 det
2 vote vote NOUN NN _ 5 nsubj
3 was be AUX VBD _ 5 cop
4 on on ADP IN _ 5 case
5 Monday Monday PROPN NNP _ 0 root _ SpaceAfter=No
6 . . PUNCT . _ 5 punct
"""
SIEGE = """
1 The the DET DT _ 2 det
2 siege siege NOUN NN _ 5 nsubj
3 has have AUX VBZ _ 5 aux
4 been be AUX VBN _ 5 cop
5 underway underway ADJ JJ _ 0 root
6 for for ADP IN _ 8 case
7 four four NUM CD _ 8 nummod
8 years year NOUN NNS _ 5 obl _ SpaceAfter=No
9 . . PUNCT . _ 5 punct
"""
SUSPENDED = """
1 The the DET DT _ 2 det
2 station station NOUN NN _ 5 nsubj:pass
3 has have AUX VBZ _ 5 aux
4 been be AUX VBN _ 5 aux:pass
5 suspended suspend VERB VBN _ 0 root
6 for for ADP IN _ 8 case
7 two two NUM CD _ 8 nummod
8 years year NOUN NNS _ 5 obl _ SpaceAfter=No
9 . . PUNCT . _ 5 punct
"""
HOME = """
1 The the DET DT _ 2 det
2 port port NOUN NN _ 5 nsubj
3 has have AUX VBZ _ 5 aux
4 been be AUX VBN _ 5 cop
5 home home NOUN NN _ 0 root
6 to to ADP IN _ 7 case
7 protests protest NOUN NNS _ 5 obl
8 since since ADP IN _ 9 case
9 January January PROPN NNP _ 5 obl _ SpaceAfter=No
10 . . PUNCT . _ 5 punct
"""
WEEKS = """
1 His his PRON PRP$ _ 2 nmod:poss
2 fall fall NOUN NN _ 3 nsubj
3 followed follow VERB VBD _ 0 root
4 two two NUM CD _ 5 nummod
5 weeks week NOUN NNS _ 3 obj
6 of of ADP IN _ 7 case
7 protests protest NOUN NNS _ 5 nmod _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
"""
PROMISED = """
1 She she PRON PRP _ 2 nsubj
2 promised promise VERB VBD _ 0 root
3 fuel fuel NOUN NN _ 2 obj
4 for for ADP IN _ 5 case
5 towns town NOUN NNS _ 3 nmod
6 at at ADP IN _ 7 case
7 talks talk NOUN NNS _ 5 nmod
8 in in ADP IN _ 9 case
9 Oran Oran PROPN NNP _ 7 nmod
10 on on ADP IN _ 11 case
11 Sunday Sunday PROPN NNP _ 2 obl _ SpaceAfter=No
12 . . PUNCT . _ 2 punct
"""
IN_ORAN = """
1 Envoys envoy NOUN NNS _ 2 nsubj
2 praised praise VERB VBD _ 0 root
3 talks talk NOUN NNS _ 2 obj
4 in in ADP IN _ 5 case
5 Oran Oran PROPN NNP _ 3 nmod
6 on on ADP IN _ 7 case
7 Sunday Sunday PROPN NNP _ 5 nmod _ SpaceAfter=No
8 . . PUNCT . _ 2 punct
"""
LIKELY = """
1 Talks talk NOUN NNS _ 3 nsubj
2 are be AUX VBP _ 3 cop
3 likely likely ADJ JJ _ 0 root
4 to to PART TO _ 5 mark
5 resume resume VERB VB _ 3 xcomp
6 next next ADJ JJ _ 7 amod
7 week week NOUN NN _ 5 obl:unmarked _ SpaceAfter=No
8 . . PUNCT . _ 3 punct
"""
OFFERED = """
1 He he PRON PRP _ 2 nsubj
2 offered offer VERB VBD _ 0 root
3 to to PART TO _ 4 mark
4 resign resign VERB VB _ 2 xcomp
5 last last ADJ JJ _ 6 amod
6 night night NOUN NN _ 4 obl:unmarked _ SpaceAfter=No
7 . . PUNCT . _ 2 punct
"""
OFFERED_AHEAD = OFFERED.replace("last last", "next next").replace("night night", "week week")
ANNOUNCED = """
1 Oslo Oslo PROPN NNP _ 2 nsubj
2 announced announce VERB VBD _ 0 root
3 on on ADP IN _ 4 case
4 Monday Monday PROPN NNP _ 2 obl
5 that that SCONJ IN _ 8 mark
6 it it PRON PRP _ 8 nsubj
7 has have AUX VBZ _ 8 aux
8 lifted lift VERB VBN _ 2 ccomp
9 sanctions sanction NOUN NNS _ 8 obj _ SpaceAfter=No
10 . . PUNCT . _ 2 punct
"""
ALERT = """
1 The the DET DT _ 2 det
2 embassy embassy NOUN NN _ 3 nsubj
3 warned warn VERB VBD _ 0 root
4 visitors visitor NOUN NNS _ 3 obj
5 in in ADP IN _ 9 case
6 its its PRON PRP$ _ 9 nmod:poss
7 January January PROPN NNP _ 8 compound
8 3 3 NUM CD _ 9 compound
9 alert alert NOUN NN _ 3 obl _ SpaceAfter=No
10 . . PUNCT . _ 3 punct
"""
LEVIED = """
1 In in ADP IN _ 2 case
2 2007 2007 NUM CD _ 5 obl _ SpaceAfter=No
3 , , PUNCT , _ 2 punct
4 Oslo Oslo PROPN NNP _ 5 nsubj
5 blacklisted blacklist VERB VBD _ 0 root
6 him he PRON PRP _ 5 obj
7 and and CCONJ CC _ 8 cc
8 levied levy VERB VBD _ 5 conj
9 sanctions sanction NOUN NNS _ 8 obj _ SpaceAfter=No
10 . . PUNCT . _ 5 punct
"""
MONTH_AFTER = """
1 Brussels Brussels PROPN NNP _ 2 nsubj
2 retaliated retaliate VERB VBD _ 0 root
3 in in ADP IN _ 4 case
4 June June PROPN NNP _ 2 obl _ SpaceAfter=No
5 , , PUNCT , _ 10 punct
6 a a DET DT _ 7 det
7 month month NOUN NN _ 10 obl:unmarked
8 after after SCONJ IN _ 10 mark
9 Minsk Minsk PROPN NNP _ 10 nsubj
10 detained detain VERB VBD _ 2 advcl
11 and and CCONJ CC _ 12 cc
12 jailed jail VERB VBD _ 10 conj
13 singers singer NOUN NNS _ 10 obj _ SpaceAfter=No
14 . . PUNCT . _ 2 punct
"""
GOES_ON = """
1 Police police NOUN NNS _ 2 nsubj
2 arrested arrest VERB VBD _ 0 root
3 him he PRON PRP _ 2 obj
4 in in ADP IN _ 5 case
5 May May PROPN NNP _ 2 obl
6 2012 2012 NUM CD _ 5 nmod:unmarked
7 and and CCONJ CC _ 8 cc
8 released release VERB VBD _ 2 conj
9 him he PRON PRP _ 8 obj
10 in in ADP IN _ 11 case
11 November November PROPN NNP _ 8 obl _ SpaceAfter=No
12 . . PUNCT . _ 2 punct
"""


FOLLOWING = """
1 In in ADP IN _ 2 case
2 1940 1940 NUM CD _ 0 root
3 following follow VERB VBG _ 4 case
4 raids raid NOUN NNS _ 2 obl
"""
NUMBERED = """
1 Council council PROPN NNP _ 2 compound
2 Resolution resolution PROPN NNP _ 0 root
3 1483 1483 NUM CD _ 2 flat
"""
LONG_MARCH = """
1 the the DET DT _ 3 det
2 Long Long PROPN NNP _ 3 amod _ Entity=B-EVENT
3 March March PROPN NNP _ 0 root _ Entity=I-EVENT
"""
FALL_OF = """
1 after after ADP IN _ 3 case
2 the the DET DT _ 3 det
3 fall fall NOUN NN _ 0 root
4 of of ADP IN _ 5 case
5 Girona Girona PROPN NNP _ 3 nmod
"""
BRACKETS = """
1 On on ADP IN _ 2 case
2 Tuesday Tuesday PROPN NNP _ 0 root
3 ( ( PUNCT -LRB- _ 4 punct _ SpaceAfter=No
4 March March PROPN NNP _ 2 appos
5 1 1 NUM CD _ 4 nummod _ SpaceAfter=No
6 ) ) PUNCT -RRB- _ 4 punct
"""
END_OF_MAY = """
1 by by ADP IN _ 3 case
2 the the DET DT _ 3 det
3 end end NOUN NN _ 0 root
4 of of ADP IN _ 5 case
5 May May PROPN NNP _ 3 nmod _ Entity=B-PERSON
"""


def told_in(*phrases: str, relation: str = "obl") -> str:
    """A story: a sentence of "Troops landed" for each time phrase, of words with the head first and a preposition before."""
    blocks = []
    for phrase in phrases:
        case, *words = phrase.split()
        rows = [
            "1 Troops troop NOUN NNS _ 2 nsubj",
            "2 landed land VERB VBD _ 0 root",
            f"3 {case} {case} ADP IN _ 4 case",
        ]
        for n, word in enumerate(words, 4):
            tag = "NUM CD" if word[0].isdigit() else "PROPN NNP"
            rows.append(f"{n} {word} {word} {tag} _ {f'2 {relation}' if n == 4 else '4 nmod:unmarked'}")
        blocks.append("\n".join([*rows, f"{len(rows) + 1} . . PUNCT . _ 2 punct"]))
    return "\n\n".join(blocks)


def starts(story: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [told.date.start for row in read_times(parse_of(story), published) for told in row]


WAR = ("in May 1940", "on June 3 1940", "in July 1941", "in March 1942")


def find(parse: Parse, word: str) -> int:
    return next(token.i for token in parse.tokens if token.text == word)


def dated(conllu: str, word: str, published: str | None = PUBLISHED) -> DateSpan | None:
    parse = parse_of(conllu)
    trigger = find(parse, word)
    return date_of(parse, trigger, published=published, tense=tense_of(parse, trigger))[0]


@pytest.mark.parametrize(
    ("conllu", "word", "start", "end"),
    [
        (TALKS, "held", "2022-02-26", "2022-02-26"),
        (TALKS, "talks", "2022-02-26", "2022-02-26"),
        (SAID, "said", "2022-02-28", "2022-02-28"),
        (FRONT, "arrested", "2022-03-01", "2022-03-01"),
        (FRONT, "closed", "2022-03-01", "2022-03-01"),
        (RELATIVE, "jailed", "2021-01-01", "2021-12-31"),
        (ELECTION, "election", "2018-01-01", "2018-12-31"),
        (WILL, "visit", "2022-03-04", "2022-03-04"),
        (AGREED, "agreed", "2022-02-28", "2022-02-28"),
        (AGREED, "meet", "2022-03-07", "2022-03-13"),
        (BEGAN, "shelling", "2022-02-27", "2022-02-27"),
        (BESIDE, "ambushed", "2022-02-27", "2022-02-27"),
        (CONDEMNED, "raid", "2022-02-27", "2022-02-27"),
        (AFTER, "stopped", "2022-02-25", "2022-02-25"),
        (AFTER, "called", "2022-02-22", "2022-02-22"),
        (DAY_AFTER, "resigned", "2022-02-27", "2022-02-27"),
        (DAY_AFTER, "met", "2022-02-28", "2022-02-28"),
        (NEXT_DAY, "withdrew", "2022-02-11", "2022-02-11"),
        (STRUCK, "struck", "2009-01-01", "2009-12-31"),
        (LIVE, "arrives", "2022-03-02", "2022-03-02"),
        (PLANNED, "talks", "2022-03-04", "2022-03-04"),
        (SET_FOR, "Talks", "2022-07-13", "2022-07-13"),
        (ACCUSING, "accusing", "2022-02-24", "2022-02-24"),
        (ACCUSING, "sanctions", "2022-02-24", "2022-02-24"),
        (ADMINISTRATION, "cut", "2022-02-27", "2022-02-27"),
        (RAMMED, "rammed", "2022-02-28", "2022-02-28"),
        (VOTE_WAS, "vote", "2022-02-28", "2022-02-28"),
        (HOME, "protests", "2022-01-01", "2022-03-02"),
        (PROMISED, "promised", "2022-02-27", "2022-02-27"),
        (PROMISED, "talks", "2022-02-27", "2022-02-27"),
        (IN_ORAN, "talks", "2022-02-27", "2022-02-27"),
        (LIKELY, "Talks", "2022-03-07", "2022-03-13"),
        (OFFERED, "offered", "2022-03-01", "2022-03-01"),
        (OFFERED_AHEAD, "resign", "2022-03-07", "2022-03-13"),
        (ANNOUNCED, "lifted", "2022-02-28", "2022-02-28"),
        (ALERT, "warned", "2022-01-03", "2022-01-03"),
        (LEVIED, "blacklisted", "2007-01-01", "2007-12-31"),
        (LEVIED, "sanctions", "2007-01-01", "2007-12-31"),
        (MONTH_AFTER, "retaliated", "2021-06-01", "2021-06-30"),
        (MONTH_AFTER, "detained", "2021-05-01", "2021-05-31"),
        (MONTH_AFTER, "jailed", "2021-05-01", "2021-05-31"),
        (GOES_ON, "arrested", "2012-05-01", "2012-05-31"),
        (GOES_ON, "released", "2012-11-01", "2012-11-30"),
        (SIEGE, "siege", "2018-01-01", "2022-03-02"),
        (WEEKS, "protests", "2022-02-16", "2022-03-02"),
    ],
)
def test_the_expression_that_governs_dates_the_event(conllu: str, word: str, start: str, end: str) -> None:
    found = dated(conllu, word)
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("conllu", "word"),
    [
        (SAID, "attacked"),  # the time of saying dates the saying alone
        (RELATIVE, "freed"),  # the time of the relative clause stays in it
        (ELECTION, "criticized"),  # 2018 belongs to the election
        (CONDEMNED, "condemned"),  # Sunday belongs to the raid
        (PLANNED, "discussed"),
        (CONDEMNED_TALKS, "talks"),  # Saturday is when they were condemned
        (THE_TROOPS, "met"),
        (MAY, "met"),  # May the person, 2000 the soldiers
        (PROTEST_SUBJECT, "cut"),  # Sunday belongs to the protest
        (IN_ORAN, "praised"),  # Sunday belongs to the talks
        (OFFERED_AHEAD, "offered"),
        (ANNOUNCED.replace("has have AUX VBZ", "had have AUX VBD"), "lifted"),
        (ANNOUNCED.replace("announced announce", "noted note"), "lifted"),
        (SUSPENDED, "suspended"),  # two years are the term
        (SIEGE.replace("has have AUX VBZ", "had have AUX VBD"), "siege"),  # up to when is not told
        (WEEKS.replace("followed follow VERB VBD _ 0 root", "threatens threaten VERB VBZ _ 0 root"), "protests"),
    ],
)
def test_times_of_other_events_do_not_count(conllu: str, word: str) -> None:
    assert dated(conllu, word) is None


def test_without_publication_the_text_and_the_reason_stay() -> None:
    found = dated(TALKS, "held", published=None)
    assert found == DateSpan(text="Saturday", reason="no publication date")
    assert dated(TALKS, "held", published="not a date") == found
    struck = dated(STRUCK, "struck", published=None)
    assert struck is not None and struck.start == "2009-01-01"


def test_a_marked_time_that_the_grammar_does_not_know_keeps_its_text() -> None:
    assert dated(RAMADAN, "attacked") == DateSpan(text="Ramadan", reason="not understood")
    assert dated(RAMADAN.replace("Entity=B-TIME", "_"), "attacked") is None


@pytest.mark.parametrize(
    ("phrase", "text"), [("on Saturday", "Saturday"), ("since Saturday", "since Saturday"), ("in 2018", "2018")]
)
def test_text_of_the_date_leaves_idle_prepositions_off(phrase: str, text: str) -> None:
    case, noun = phrase.split()
    start = "1 Rebels rebel NOUN NNS _ 2 nsubj\n2 attacked attack VERB VBD _ 0 root\n"
    found = dated(f"{start}3 {case} {case} ADP IN _ 4 case\n4 {noun} {noun} PROPN NNP _ 2 obl", "attacked")
    assert found is not None and found.text == text and found.start is not None


@pytest.mark.parametrize(
    ("conllu", "found"),
    [
        (THE_TROOPS, []),
        (ELECTION, ["2018"]),
        ("1 Resolution resolution PROPN NNP _ 0 root\n2 1701 1701 NUM CD _ 1 nummod", []),
        ("1 $ $ SYM $ _ 0 root _ SpaceAfter=No\n2 2000 2000 NUM CD _ 1 nummod", []),
        ("1 They they PRON PRP _ 2 nsubj\n2 march march VERB VBP _ 0 root", []),
        (JANUARY, ["January"]),
        (AFTER, ["on 25 February", "three days after"]),
        (SAID, ["on Monday"]),
        (LONG_MARCH, []),
        (LONG_MARCH.replace("I-EVENT", "O"), ["March"]),
        (FALL_OF, []),
        (FOLLOWING, ["In 1940"]),
        (NUMBERED, []),
        (BRACKETS, ["On Tuesday", "March 1"]),
        (END_OF_MAY, ["by the end of May"]),
        ("1 in in ADP IN _ 3 case\n2 480 480 NUM CD _ 3 nummod\n3 BC BC PROPN NNP _ 0 root", ["in 480 BC"]),
    ],
)
def test_time_expressions_are_found_without_marks(conllu: str, found: list[str]) -> None:
    assert [span.text for span in find_times(parse_of(conllu), 0)] == found


def test_a_narrative_places_bare_days_by_the_date_last_told() -> None:
    assert starts(told_in(*WAR, "on April 14", "in January"))[4:] == ["1942-04-14", "1942-01-01"]
    assert starts(told_in(*WAR, "in December", "in February"))[4:] == ["1941-12-01", "1942-02-01"]


def test_news_counts_from_the_day_of_publication_however_many_years_it_names() -> None:
    assert starts(told_in("on Monday", *WAR, "on April 14"))[-1] == "2021-04-14"
    assert starts(told_in(*WAR[:2], "on April 14"))[-1] == "2021-04-14"


@pytest.mark.parametrize("relation", ["acl:relcl", "amod", "acl"])
def test_a_narrative_does_not_go_on_from_an_aside(relation: str) -> None:
    story = told_in(*WAR) + "\n\n" + told_in("in 1987", relation=relation) + "\n\n" + told_in("on April 14")
    assert starts(story)[-2:] == ["1987-01-01", "1942-04-14"]
    assert starts(story.replace(relation, "obl"))[-1] == "1987-04-14"


def test_a_narrative_does_not_go_on_from_its_own_day_or_from_how_long_it_took() -> None:
    war = (*WAR, "in May 1942", "in June 1942", "in May 1942")
    assert starts(told_in(*war, "until 1953", "on August 14"))[-1] == "1942-08-14"
    assert starts(told_in(*war, "since yesterday", "on August 14"))[-1] == "1942-08-14"


def test_without_a_day_of_publication_the_dates_told_place_what_follows() -> None:
    assert starts(told_in("on March 3", "in May 2012", "on June 5"), None) == [None, "2012-05-01", "2012-06-05"]


def test_only_full_dates_of_joined_clauses_place_a_bare_month_in_news() -> None:
    apart = GOES_ON.replace("8 released release VERB VBD _ 2 conj", "8 released release VERB VBD _ 2 parataxis")
    year_alone = GOES_ON.replace("May May", "2012 2012").replace("6 2012 2012", "6 again again")
    assert [starts(story)[-1] for story in (GOES_ON, apart, year_alone)] == ["2012-11-01", "2021-11-01", "2021-11-01"]


def test_a_count_from_another_event_is_no_date() -> None:
    rows = [told for row in read_times(parse_of(AFTER), PUBLISHED) for told in row]
    assert [(told.date.start, told.date.reason) for told in rows] == [
        ("2022-02-25", None),
        (None, "counts from another event"),
    ]


def test_the_same_parse_is_read_once_and_another_afresh() -> None:
    first, second = parse_of(NEXT_DAY), parse_of(NEXT_DAY)
    assert read_times(first, PUBLISHED) is read_times(first, PUBLISHED)
    assert read_times(first, PUBLISHED) is not read_times(second, PUBLISHED)
    assert read_times(first, "2021-03-02") != read_times(first, PUBLISHED)


def test_reason_names_expression_and_carrier() -> None:
    parse = parse_of(TALKS)
    _, reason = date_of(parse, find(parse, "talks"), published=PUBLISHED, tense="past")
    assert "'on Saturday'" in reason and "object of 'held'" in reason and "2022-02-26" in reason
    _, reason = date_of(parse_of(MAY), 1, published=PUBLISHED, tense="past")
    assert reason == "no time expression belongs to the event"


@pytest.mark.parametrize(
    ("conllu", "word", "tense"),
    [
        (TALKS, "held", "past"),
        (TALKS, "talks", "past"),
        (WILL, "visit", "future"),
        (AGREED, "meet", "future"),
        (BEGAN, "shelling", "past"),
        (LIVE, "arrives", "present"),
        (PLANNED, "talks", "future"),
        (ACCUSING, "accusing", "past"),
        (PROMISED, "talks", "past"),
        (PROMISED, "fuel", "future"),
    ],
)
def test_tense(conllu: str, word: str, tense: str) -> None:
    parse = parse_of(conllu)
    assert tense_of(parse, find(parse, word)) == tense


@pytest.mark.parametrize(
    ("rows", "trigger", "tense"),
    [
        ("1 has have AUX VBZ _ 2 aux\n2 attacked attack VERB VBN _ 0 root", 1, "past"),
        ("1 is be AUX VBZ _ 3 cop\n2 to to PART TO _ 3 mark\n3 telephone telephone VERB VB _ 0 root", 2, "future"),
        ("1 due due ADJ JJ _ 0 root\n2 to to PART TO _ 3 mark\n3 meet meet VERB VB _ 1 xcomp", 2, "future"),
        ("1 going go VERB VBG _ 0 root\n2 to to PART TO _ 3 mark\n3 meet meet VERB VB _ 1 xcomp", 2, "future"),
        ("1 was be AUX VBD _ 2 aux:pass\n2 bombed bomb VERB VBN _ 0 root", 1, "past"),
        ("1 would would AUX MD _ 2 aux\n2 resume resume VERB VB _ 0 root", 1, "future"),
        ("1 managed manage VERB VBD _ 0 root\n2 to to PART TO _ 3 mark\n3 escape escape VERB VB _ 1 xcomp", 2, "past"),
    ],
)
def test_tense_of_verb_groups(rows: str, trigger: int, tense: str) -> None:
    assert tense_of(parse_of(rows), trigger) == tense


def test_cycles_and_lone_tokens_do_not_hang() -> None:
    loop = "1 a a NOUN NN _ 2 nsubj\n2 b b VERB VBG _ 1 advcl\n3 Monday Monday PROPN NNP _ 2 obl"
    parse = parse_of(loop)
    for i in range(3):
        date_of(parse, i, published=PUBLISHED, tense=tense_of(parse, i))
