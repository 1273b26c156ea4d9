"""Set the notices of an article apart from its story, by what each paragraph is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from legation.ingest import credit_lines, disclaimers, notice_rules
from legation.records import Notice

_RULE: Final = re.compile(r"[\W_]{1,200}")
_END_MARK: Final = re.compile(r"\W{0,6}(?:30|ends?|end of (?:story|article|text))\W{0,6}", re.IGNORECASE)
_LINK_LENGTH: Final = 150
_CONTACT_LINES: Final = 8


@dataclass(frozen=True)
class Parted:
    """The paragraphs of the story, what was set apart (in order), and the agencies that credit lines name."""

    story: tuple[str, ...]
    notices: tuple[Notice, ...]
    credits: tuple[str, ...]


def part(paragraphs: Sequence[str]) -> Parted:
    """Part story from notices; every character ends up in one of the two, but for bare rules such as ``* * *``."""
    pieces = _pieces(paragraphs)
    kinds = [notice_rules.kind_of(piece) for piece in pieces]
    _extend_links(pieces, kinds)
    _extend_contacts(pieces, kinds)
    for at, is_disclaimer in enumerate(disclaimers.mark(pieces, [kind is not None for kind in kinds])):
        if is_disclaimer:
            kinds[at] = "disclaimer"
    pairs = list(zip(pieces, kinds, strict=True))
    houses = (name for text, kind in pairs if kind == "credit" for name in credit_lines.credited(text))
    return Parted(
        tuple(text for text, kind in pairs if kind is None),
        tuple(Notice(kind, text) for text, kind in pairs if kind is not None),
        tuple(dict.fromkeys(houses)),
    )


def _pieces(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs without bare rules, with glued credits and disclaimers cut loose."""
    pieces: list[str] = []
    for paragraph in paragraphs:
        for piece in disclaimers.split_glued(paragraph):
            story, credit = credit_lines.tail_credit(piece)
            pieces += [story] if credit is None else [story, credit]
    kept = [piece for piece in pieces if piece and not _RULE.fullmatch(piece)]
    while len(kept) > 1 and _END_MARK.fullmatch(kept[-1]):
        kept.pop()
    return kept


def _extend_links(pieces: Sequence[str], kinds: list[str | None]) -> None:
    """A head such as "Related stories" takes the link titles under it: short lines that end like no sentence.

    A head with a sentence after it was a heading of the story ("See also" alone proves nothing), so it stays.
    """
    for at, piece in enumerate(pieces):
        headed = len(piece) <= _LINK_LENGTH and notice_rules.RELATED_HEAD.match(piece)
        if kinds[at] is not None or not headed or notice_rules.is_sentence(piece):
            continue
        end = at + 1
        while end < len(pieces) and kinds[end] is None and _is_link(pieces[end]):
            end += 1
        if end > at + 1 or end == len(pieces):
            kinds[at:end] = ["related"] * (end - at)


def _is_link(piece: str) -> bool:
    return len(piece) <= _LINK_LENGTH and not notice_rules.is_sentence(piece) and not disclaimers.HEAD.match(piece)


def _extend_contacts(pieces: Sequence[str], kinds: list[str | None]) -> None:
    """A press release ends with whom to call: a heading and a few short lines, nothing of the story after them."""
    for at in range(max(1, len(pieces) - _CONTACT_LINES), len(pieces)):
        tail = pieces[at + 1 :]
        if notice_rules.is_contact_head(pieces[at]) and all(len(piece) <= 200 for piece in tail):
            kinds[at:] = ["contact" if kind is None else kind for kind in kinds[at:]]
            return
