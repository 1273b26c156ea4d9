"""Attributing asides found by the order of words, where the tree is wrong about them (UD English EWT labels)."""

from __future__ import annotations

import pytest

from legation.events.asides import about, asides, speaker_before
from legation.events.speech import links_of
from tests.brief import at, brief

# the tree takes the court for the speaker
LAWYER = (
    "A|DT|2|det court|NN|8|nsubj jailed|VBD|8|ccomp|jail Berg|NNP|3|obj ,|,|3|punct his|PRP$|7|nmod:poss "
    "lawyer|NN|8|nsubj said|VBD|0|root|say .|.|8|punct"
)
# "reached" is tagged as a finite verb, and "residents" hangs on it
RESIDENTS = (
    "Patrols|NNS|2|nsubj fired|VBD|0|root|fire ,|,|2|punct residents|NNS|5|nsubj reached|VBD|2|parataxis|reach "
    "by|IN|7|case phone|NN|5|obl said|VBD|2|conj|say .|.|2|punct"
)
ENVOY = (
    "Neither|DT|2|det side|NN|3|nsubj yielded|VBD|12|ccomp|yield ,|,|6|punct the|DT|6|det envoy|NN|12|nsubj ,|,|8|punct "
    "Hans|NNP|6|appos|PERSON Grund|NNP|8|flat|PERSON ,|,|3|punct had|VBD|12|aux|have told|VBN|0|root|tell "
    "the|DT|14|det Council|NNP|12|iobj .|.|12|punct"
)
INVERTED = (
    "Shelling|NN|2|nsubj stopped|VBD|4|ccomp|stop ,|,|2|punct said|VBD|0|root|say two|CD|6|nummod traders|NNS|2|nsubj "
    "on|IN|8|case Friday|NNP|4|obl|TIME .|.|4|punct"
)
PARTED = (
    "Troops|NNS|2|nsubj left|VBD|0|root|leave ;|,|7|punct two|CD|5|nummod died|VBD|8|ccomp|die ,|,|5|punct "
    "police|NNS|8|nsubj said|VBD|2|parataxis|say .|.|2|punct"
)
AFTER = (
    "Oslo|NNP|2|nsubj paid|VBD|5|ccomp|pay ,|,|2|punct Berg|NNP|5|nsubj said|VBD|0|root|say after|IN|7|case "
    "talks|NNS|2|obl .|.|5|punct"
)
WRONG_CASE = (
    "The|DT|2|det leaders|NNS|3|nsubj met|VBD|0|root|meet and|CC|5|cc agreed|VBD|3|conj|agree ,|,|9|punct "
    "according|VBG|9|case to|IN|7|fixed Kantipur|NNP|5|obl .|.|3|punct"
)


@pytest.mark.parametrize(
    ("line", "speaker", "words"),
    [
        (LAWYER, "lawyer", "his lawyer said"),
        (RESIDENTS, "residents", "residents reached by phone said"),
        (ENVOY, "envoy", "the envoy, Hans Grund, had told the Council"),
        (INVERTED, "traders", "said two traders on Friday"),
        (PARTED, "police", "police said"),
        (AFTER, "Berg", "Berg said after talks"),
        (WRONG_CASE, "Kantipur", "according to Kantipur"),
    ],
)
def test_aside_and_who_speaks_in_it(line: str, speaker: str, words: str) -> None:
    parse = brief(line)
    (found,) = asides(parse, 0)
    assert found.speaker == at(parse, speaker)
    start, end = parse.span(found.first, found.last)
    assert parse.text[start:end] == words


@pytest.mark.parametrize(
    "line",
    [
        # what is said follows
        "On|IN|2|case Monday|NNP|5|obl ,|,|5|punct police|NNS|5|nsubj said|VBD|0|root|say they|PRP|7|nsubj "
        "held|VBD|5|ccomp|hold two|CD|9|nummod men|NNS|7|obj .|.|5|punct",
        # a relative clause without its pronoun
        "Oslo|NNP|2|nsubj left|VBD|0|root|leave ,|,|5|punct a|DT|5|det step|NN|2|parataxis unions|NNS|7|nsubj "
        "denounced|VBD|5|acl:relcl|say .|.|2|punct",
        # an object: the act itself
        "Dockers|NNS|2|nsubj met|VBD|0|root|meet ,|,|5|punct they|PRP|5|nsubj announced|VBD|2|parataxis|announce "
        "a|DT|7|det strike|NN|5|obj .|.|2|punct",
        # a clause of its own
        "He|PRP|2|nsubj stayed|VBD|0|root|stay ,|,|6|punct where|RB|6|advmod he|PRP|6|nsubj "
        "reports|VBZ|2|advcl|report .|.|2|punct",
        "Oslo|NNP|2|nsubj acted|VBD|0|root|act only|RB|4|advmod when|RB|6|advmod lawyers|NNS|6|nsubj "
        "complained|VBD|2|advcl|complain .|.|2|punct",
    ],
)
def test_what_looks_like_an_aside(line: str) -> None:
    assert asides(brief(line), 0) == []


def test_semicolon_parts_what_is_said_from_what_is_told() -> None:
    parse = brief(PARTED)
    told = asides(parse, 0)
    assert about(parse, at(parse, "died"), told) == told
    assert about(parse, at(parse, "left"), told) == []


def test_circumstance_of_speaking_is_not_said() -> None:
    parse = brief(AFTER)
    assert [link.source for link in links_of(parse, at(parse, "paid"))] == [at(parse, "Berg")]
    assert links_of(parse, at(parse, "talks")) == []


def test_clause_around_an_aside_is_said() -> None:
    parse = brief(
        "Oslo|NNP|8|nsubj ,|,|5|punct two|CD|4|nummod envoys|NNS|5|nsubj said|VBD|8|parataxis|say ,|,|5|punct "
        "could|MD|8|aux leave|VB|0|root .|.|8|punct"
    )
    assert [link.source for link in links_of(parse, at(parse, "leave"))] == [at(parse, "envoys")]


def test_speaker_by_order_where_the_tree_has_none() -> None:
    parse = brief(
        "Sources|NNS|3|nsubj close|JJ|1|amod fled|VBD|0|root|flee said|VBD|3|conj|say so|RB|4|advmod .|.|3|punct"
    )
    assert speaker_before(parse, at(parse, "said")) is None  # a finite verb stands between
    parse = brief("Sources|NNS|4|dep close|JJ|1|amod by|RB|1|advmod said|VBD|0|root|say so|RB|4|advmod .|.|4|punct")
    assert speaker_before(parse, at(parse, "said")) == 0
