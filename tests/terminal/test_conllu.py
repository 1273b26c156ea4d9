"""CoNLL-U is valid, whatever the tokens hold, and leads back to the text."""

from __future__ import annotations

import msgspec

from legation.records import Entity, Parse, Token
from legation.terminal.conllu import document
from tests.conllu import parse_of
from tests.factories import make_article, make_parse

ARTICLE = make_article()
EXPECTED = """\
# newdoc id = ID
# sent_id = ID-1
# text = Norland's minister spoke.
1	Norland	Norland	PROPN	NNP	_	3	nmod:poss	_	Entity=B-COUNTRY|SpaceAfter=No|TokenRange=0:7
2	's	's	PART	POS	_	1	case	_	Entity=I-COUNTRY|TokenRange=7:9
3	minister	minister	NOUN	NN	_	4	nsubj	_	TokenRange=10:18
4	spoke	speak	VERB	VBD	_	0	root	_	SpaceAfter=No|TokenRange=19:24
5	.	.	PUNCT	.	_	4	punct	_	TokenRange=24:25

# sent_id = ID-2
# text = Go!
1	Go	go	VERB	VB	_	0	root	_	SpaceAfter=No|TokenRange=26:28
2	!	!	PUNCT	.	_	1	punct	_	TokenRange=28:29
"""


def test_two_sentences() -> None:
    assert "\n".join(document(ARTICLE, make_parse())) == EXPECTED.replace("ID", ARTICLE.id)


def test_it_reads_back() -> None:
    parse = make_parse()
    again = parse_of("\n".join(document(ARTICLE, parse)))
    kept = ("text", "lemma", "upos", "xpos", "head", "deprel")
    assert [[getattr(t, name) for name in kept] for t in again.tokens] == [
        [getattr(t, name) for name in kept] for t in parse.tokens
    ]
    assert again.sentences == parse.sentences


def test_ranges_lead_back_to_the_text() -> None:
    parse = make_parse()
    for line in document(ARTICLE, parse):
        fields = line.split("\t")
        if len(fields) == 10:
            start, end = map(int, fields[9].rpartition("TokenRange=")[2].split(":"))
            assert parse.text[start:end] == fields[1]


def test_hostile_tokens_stay_in_their_columns() -> None:
    text = "a\tb\nc \x1b \u2028x"
    words = (Token(0, 0, 5, "a\tb\nc", "", "X", "", 7, "dep"), Token(1, 6, 7, "\x1b", "\t", "X", "a b", 0, "dep"))
    parse = Parse(text, words, ((0, 0), (0, 2)), (Entity(1, 1, "MISC", 0.5),))
    lines = list(document(ARTICLE, parse))
    assert lines[1] == f"# sent_id = {ARTICLE.id}-1"
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert [len(row) for row in rows] == [10, 10]
    assert rows[0][1:3] == ["a b c", "_"]
    assert rows[0][6:8] == ["0", "root"]  # its head lies outside the sentence
    assert rows[1][1:3] == ["�", "_"]
    assert all(len(line.splitlines()) <= 1 for line in lines)


def test_an_article_without_words() -> None:
    empty = msgspec.structs.replace(ARTICLE, text="")
    assert list(document(empty, Parse("", (), ()))) == []
