"""The dateline: where, when and through whom a report was sent, set before its first words.

Forms follow the agencies' own style books: ``WASHINGTON (Reuters) - ``, ``BAGHDAD, Sept 17 - ``, ``Kyiv/Moscow — ``,
``MOSCOW. July 3. INTERFAX - ``, ``GENEVA, March 3 (Xinhua) -- ``, ``NEW YORK, May 2 /PRNewswire/ -- ``, ``ROME: ``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from legation.ingest import agencies, dates
from legation.ingest.countries import NAMES
from legation.ingest.wordlist import words

_WINDOW: Final = 130
_TRIES: Final = 4
_BREAK: Final = re.compile(
    r"(?P<close>[)\]])(?:\s*[.:,]?\s+|\s+-)(?=[\"“‘'A-Z0-9$€£])|\s*(?P<dash>—|–|―|--+)\s*|\s(?P<short>[-_])\s|(?P<colon>:)\s"
)
_BRACKETS: Final = re.compile(r"\(([^()]{2,40})\)|\[([^\[\]]{2,40})\]|/([A-Za-z][A-Za-z /]{2,30})/")
_PIECES: Final = re.compile(r"\s*(?:[,/;.|]|\band\b|—|–|--+|\s-\s)\s*")
_WORD: Final = re.compile(r"[A-Z][\w'’.-]*\Z")
_WEEKDAY: Final = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"\b\d{1,2}[:.]\d{2}\b(?:\s?[ap]\.?m\b\.?)?|"
    r"\b(?:GMT|UTC|ET|EST|EDT|BST|CET|CEST)\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_JOINERS: Final = words("de del della la le les el al of the da do dos di du upon on sur am an der e y e- y-")
# First words that open a sentence, a rubric or a speech, and no place.
_NO_PLACE: Final = words(
    "a an the and but or so in on at by for from to of as if it its he she they we i you this that "
    "these those there here "
    "when where while who what why how not no yes after before since until during under over with "
    "without about more most "
    "all any each every some many few then now today yesterday tomorrow still also only even just once "
    "again meanwhile "
    "however analysis opinion comment commentary editorial column update updates updated breaking live watch video "
    "exclusive interview factbox explainer timeline graphic insight feature special report review preview profile "
    "correction clarification note editor news newsletter poll podcast photos photo picture pictures "
    "image gallery file "
    "read related see listen summary highlights key question answer q background context source sources credit "
    "president prime minister king queen prince chancellor senator secretary general ambassador "
    "governor mr mrs ms dr sir "
    "spokesman spokeswoman foreign chairman judge professor lord rep sen gov gen col capt pope former "
    "acting deputy vice "
    "press release statement advisory alert urgent flash brief briefs business sports markets world politics economy "
    "nato opec un eu imf who wto iaea osce ecowas asean brics unhcr unicef hamas hezbollah isis fbi cia us usa uk"
)
_OPENING: Final = re.compile(r"[\"“‘'(]*[A-Z0-9$€£]")
_SPEAKER: Final = re.compile(r"[A-Z][A-Z .'’-]{1,40}:\s")


@dataclass(frozen=True)
class Dateline:
    """A dateline without its dash; the agencies it credits; its date if it has a year."""

    text: str
    credits: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True)
class _Head:
    """What stands before a break, taken apart."""

    credits: tuple[str, ...]
    known: bool
    dated: bool
    published: str | None
    places: tuple[str, ...]

    @property
    def capital(self) -> bool:
        """The first place is written in capitals, as wires do."""
        letters = [char for char in self.places[0] if char.isalpha()] if self.places else []
        return len(letters) >= 3 and all(char.isupper() for char in letters)


def split(paragraph: str, others: tuple[str, ...] = ()) -> tuple[Dateline | None, str]:
    """Part the dateline from a first paragraph; ``others`` are the paragraphs that follow.

    They tell a transcript, where every speaker stands in capitals before a colon, from ``ROME: ``.
    """
    for tries, match in enumerate(_BREAK.finditer(paragraph[:_WINDOW])):
        if tries >= _TRIES:
            break
        end = match.end()
        text = paragraph[: match.start() + len(match["close"] or "")].strip()
        head, rest = _take_apart(text), paragraph[end:].strip()
        if head and rest and _is_dateline(head, match, rest, others):
            return _with_bracket(Dateline(text, head.credits, head.published), rest)
    return None, paragraph


def standalone(line: str) -> Dateline | None:
    """Read a line that is nothing but a dateline with a date: ``Copenhagen, 13 March 2025 (Nordsund Bureau)``."""
    if len(line) > _WINDOW or (line.endswith((".", "!", "?")) and not re.search(r"\b[A-Z]\.$", line)):
        return None
    head = _take_apart(line)
    if head is None or not head.dated or not (head.places or head.credits):
        return None
    return Dateline(line, head.credits, head.published)


def _with_bracket(first: Dateline, rest: str) -> tuple[Dateline, str]:
    """``WASHINGTON - (Reuters) - Senior…`` carries the agency behind the dash."""
    match = re.match(r"(\(([^()]{2,40})\))\s*(?:—|–|--?|:)\s*", rest)
    if not match or first.credits:
        return first, rest
    named = agencies.known(match[2]) or match[2]
    return Dateline(f"{first.text} {match[1]}", (named,), first.published), rest[match.end() :]


def _take_apart(text: str) -> _Head | None:
    """The parts of a dateline's text, or None if a part is neither place, date nor agency."""
    names = [next(part for part in groups if part).strip() for groups in _BRACKETS.findall(text)]
    bare = _BRACKETS.sub(" , ", text)
    found = dates.find(bare)
    for one in reversed(found):
        bare = f"{bare[: one.start]} , {bare[one.end :]}"
    pieces = [piece.strip(" '\"") for piece in _PIECES.split(_WEEKDAY.sub(" , ", bare)) if piece.strip(" '\"")]
    # An agency without brackets follows its place or date ("MOSCOW. July 3. INTERFAX"); in front, it is a place: Petra.
    signed = [piece for at, piece in enumerate(pieces) if (at or found) and agencies.known(piece)]
    places = tuple(piece for piece in pieces if piece not in signed)
    names = [name for name in names if not dates.find(name) and name.casefold() not in NAMES] + signed
    if len(places) > 5 or not all(map(_is_place, places)) or not (places or names or found):
        return None
    known = any(agencies.known(name) for name in names)
    published = next((one.iso for one in found if one.iso), None)
    return _Head(tuple(agencies.known(name) or name for name in names), known, bool(found), published, places)


def _is_place(piece: str) -> bool:
    words = piece.split()
    if not words or len(words) > 4:
        return False
    first = words[0].casefold()
    if first in _NO_PLACE and not (first == "the" and len(words) == 2):
        return False
    return all(_WORD.match(word) or word in _JOINERS for word in words) and words[-1] not in _JOINERS


def _is_dateline(head: _Head, match: re.Match[str], rest: str, others: tuple[str, ...]) -> bool:
    """How much must speak for a dateline depends on how it is closed: a dash says more than a bracket alone."""
    opens = bool(_OPENING.match(rest))
    if match["close"]:
        return opens and bool(head.credits) and (head.known or head.capital)
    if match["colon"]:
        transcript = any(_SPEAKER.match(other) for other in others)
        return opens and head.capital and len(head.places) <= 2 and not transcript
    if head.known or (head.capital and (head.credits or head.dated)):
        return True
    aside = match["dash"] is not None and match["dash"] in rest.split(". ", 1)[0]
    if not opens or aside:
        return False
    if head.credits or head.dated or head.capital:
        return True
    return match["dash"] is not None and all(len(place.split()) <= 3 for place in head.places)
