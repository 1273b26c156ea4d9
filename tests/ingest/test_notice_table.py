"""A labelled table of paragraphs, ours: what is set apart must be a notice, and most notices must be set apart.

``notices.tsv`` holds a kind and a paragraph a line; "story" is text that only sounds like a notice. Each paragraph is
read twice, in the middle of a story and at its end. Precision comes first: text lost is worse than boilerplate kept.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from legation.ingest.text import article_from_text
from tests.ingest.samples import END, LEAD, MIDDLE, TITLE

TABLE = Path(__file__).with_name("notices.tsv")
PLACES = ((LEAD, "{}", MIDDLE, END), (LEAD, MIDDLE, END, "{}"))


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Kind and paragraph of each line."""
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return tuple((kind, paragraph) for kind, paragraph in lines)


@cache
def judged() -> tuple[tuple[str, str, str | None], ...]:
    """Each paragraph at each place: its kind, itself, and the kind that it was set apart as (None: it stayed)."""
    found = []
    for kind, paragraph in rows():
        for place in PLACES:
            article = article_from_text("\n\n".join(place).format(paragraph), title=TITLE)
            said = next((notice.kind for notice in article.notices if notice.text == paragraph), None)
            stayed = paragraph in article.text.split("\n\n")
            assert stayed != (said is not None), (paragraph, article)
            found.append((kind, paragraph, said))
    return tuple(found)


def test_the_table_is_large_and_told_once() -> None:
    assert len(rows()) >= 200
    assert max(Counter(paragraph for _, paragraph in rows()).values()) == 1
    assert sum(kind == "story" for kind, _ in rows()) >= 100


def test_precision() -> None:
    apart = [(kind, paragraph) for kind, paragraph, said in judged() if said is not None]
    lost = [paragraph for kind, paragraph in apart if kind == "story"]
    assert 1 - len(lost) / len(apart) >= 0.97, lost


def test_recall() -> None:
    notices = [(paragraph, said) for kind, paragraph, said in judged() if kind != "story"]
    kept = [paragraph for paragraph, said in notices if said is None]
    assert 1 - len(kept) / len(notices) >= 0.90, kept


def test_kinds() -> None:
    apart = [(kind, said, paragraph) for kind, paragraph, said in judged() if said and kind != "story"]
    wrong = [one for one in apart if one[0] != one[1]]
    assert 1 - len(wrong) / len(apart) >= 0.95, wrong


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in rows()} - {"story"}))
def test_each_kind_is_found(kind: str) -> None:
    said = [said for told, _, said in judged() if told == kind]
    assert sum(one == kind for one in said) >= 0.6 * len(said)
