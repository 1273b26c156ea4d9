"""Who passes a statement on."""

from __future__ import annotations

from legation.events.relays import cited, cited_in, outlet_of, quoting, relayer_of
from tests.brief import at, brief

PASSIVE = (
    "Troops|NNS|2|nsubj left|VBD|0|root|leave ,|,|7|punct an|DT|5|det official|NN|7|nsubj:pass was|VBD|7|aux:pass|be "
    "quoted|VBN|2|parataxis|quote as|IN|9|mark saying|VBG|7|advcl|say by|IN|11|case Tanjug|NNP|9|obl .|.|2|punct"
)


def test_whom_the_speaker_told() -> None:
    parse = brief(
        "Berg|NNP|2|nsubj told|VBD|0|root|tell Reuters|NNP|2|iobj it|PRP|5|nsubj fell|VBD|2|ccomp|fall .|.|2|punct"
    )
    assert outlet_of(parse, 1) == at(parse, "Reuters")
    parse = brief(
        "He|PRP|2|nsubj spoke|VBD|0|root|say in|IN|5|case an|DT|5|det interview|NN|2|obl with|IN|7|case Efe|NNP|5|nmod"
    )
    assert outlet_of(parse, 1) == at(parse, "Efe")


def test_medium_that_the_tree_takes_for_the_speaker() -> None:
    parse = brief(
        "Envoys|NNS|5|obl with|IN|3|case news|NN|1|nmod ,|,|5|punct told|VBD|0|root|tell Tanjug|NNP|5|nsubj .|.|5|punct"
    )
    assert outlet_of(parse, at(parse, "told")) == at(parse, "Tanjug")


def test_quoted_as_saying_in_the_passive() -> None:
    parse = brief(PASSIVE)
    found = quoting(parse, at(parse, "quoted"))
    assert found is not None
    assert (found.outlet, found.speaker) == (at(parse, "Tanjug"), at(parse, "official"))
    assert quoting(parse, at(parse, "left")) is None


def test_quoted_as_saying_without_an_object_in_the_tree() -> None:
    parse = brief(
        "Fars|NNP|2|nsubj quoted|VBD|0|root|quote a|DT|4|det colonel|NN|6|nsubj as|IN|6|mark saying|VBG|2|advcl|say "
        "it|PRP|8|nsubj fell|VBD|6|ccomp|fall .|.|2|punct"
    )
    found = quoting(parse, 1)
    assert found is not None
    assert (found.outlet, found.speaker) == (0, at(parse, "colonel"))


def test_cited_beside_a_word_of_speech() -> None:
    parse = brief(
        "Citing|VBG|6|advcl|cite two|CD|3|nummod aides|NNS|1|obj ,|,|1|punct Fars|NNP|6|nsubj reported|VBD|0|root|report "
        "a|DT|8|det raid|NN|6|obj .|.|6|punct"
    )
    assert cited(parse, 0) == [(0, at(parse, "aides"), 2)]


def test_who_saw_a_paper_and_whom_a_report_cites() -> None:
    parse = brief(
        "A|DT|2|det memo|NN|7|nsubj ,|,|2|punct seen|VBN|2|acl|see by|IN|6|case AFP|NNP|4|obl says|VBZ|0|root|say "
        "so|RB|7|advmod .|.|7|punct"
    )
    assert relayer_of(parse, 1) == (at(parse, "seen"), at(parse, "AFP"))
    assert cited_in(parse, 1) is None
    parse = brief(
        "A|DT|2|det report|NN|6|nsubj that|WDT|4|nsubj cited|VBD|2|acl:relcl|cite aides|NNS|4|obj "
        "says|VBZ|0|root|say so|RB|6|advmod .|.|6|punct"
    )
    assert cited_in(parse, 1) == (at(parse, "cited"), at(parse, "aides"))
    assert relayer_of(parse, 1) is None
