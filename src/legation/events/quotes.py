"""Quotations of an article: which characters stand between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from legation.records import Parse

_MARKS: Final = re.compile(r"[“”„\"]|''|``|\n{2,}")
_SHORTEST: Final = 20  # characters; below it a quoted word or title, not somebody's sentence


@lru_cache(maxsize=8)  # every event of an article asks
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Character spans of quoted speech, in text order.

    A quotation that a paragraph leaves open goes on where the next paragraph opens one without having closed it
    (the convention of English print); otherwise it ends with its paragraph.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _MARKS.finditer(text):
        if opened is None:
            opened = mark.end() if mark[0] in ("“", "„", '"', "``") else None
        elif mark[0].startswith("\n"):
            if not text.startswith(("“", '"'), mark.end()):
                found.append((opened, mark.start()))
                opened = None
        elif mark[0] in ("”", "''") or (mark[0] == '"' and not text.startswith("\n", mark.start() - 1)):
            found.append((opened, mark.start()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return tuple(span for span in found if span[1] - span[0] >= _SHORTEST)


def quotation_at(parse: Parse, i: int) -> tuple[int, int] | None:
    """The quotation that token ``i`` stands in, or None."""
    token = parse.tokens[i]
    return next((span for span in quotations(parse.text) if span[0] <= token.start and token.end <= span[1]), None)
