"""A parse as CoNLL-U (https://universaldependencies.org/format.html), ten columns a word.

MISC holds ``Entity=B-LABEL`` or ``I-LABEL``, ``SpaceAfter=No`` and ``TokenRange=start:end`` (characters of the article,
as the format's own documentation proposes). ``# text`` is FORMs and single spaces; the range leads to the original.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from legation.records import Article, Parse, Token
from legation.terminal.clean import oneline

EMPTY: Final = "_"


def document(article: Article, parse: Parse) -> Iterator[str]:
    """Lines of one article, each sentence ended by an empty one; a sentence without words is left out."""
    ranges = [(first, stop) for first, stop in parse.sentences if first < stop]
    for number, (first, stop) in enumerate(ranges, start=1):
        if number == 1:
            yield f"# newdoc id = {article.id}"
        yield f"# sent_id = {article.id}-{number}"
        yield f"# text = {_text(parse, first, stop)}"
        yield from (_word(parse, i, first, stop) for i in range(first, stop))
        yield ""


def _text(parse: Parse, first: int, stop: int) -> str:
    return "".join(_form(parse.tokens[i]) + " " * _spaced(parse, i) for i in range(first, stop)).strip()


def _word(parse: Parse, i: int, first: int, stop: int) -> str:
    token = parse.tokens[i]
    # A head outside the sentence would make the file invalid; its word is then a root.
    inside = first <= token.head < stop
    head, deprel = (token.head - first + 1, token.deprel) if inside else (0, "root")
    fields = (_form(token), token.lemma, token.upos, token.xpos, EMPTY, str(head), deprel, EMPTY, _misc(parse, i))
    return "\t".join((str(i - first + 1), *(oneline(field) or EMPTY for field in fields)))


def _form(token: Token) -> str:
    return oneline(token.text) or EMPTY


def _spaced(parse: Parse, i: int) -> bool:
    """Whether white space follows token ``i`` in the text (the last one of all has none)."""
    end = parse.tokens[i].end
    return parse.text[end : end + 1].isspace()


def _misc(parse: Parse, i: int) -> str:
    token, entity = parse.tokens[i], parse.entity_at.get(i)
    marks = [f"Entity={'B' if entity.first == i else 'I'}-{entity.label}"] if entity else []
    if not _spaced(parse, i) and i + 1 < len(parse.tokens):
        marks.append("SpaceAfter=No")
    return "|".join((*marks, f"TokenRange={token.start}:{token.end}"))
