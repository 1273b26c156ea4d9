"""One spelling for names that newsrooms spell in many ways, and the words of a mention with their marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

MAX_MENTION: Final = 400
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼ`´ʿʾ.", "")
    | dict.fromkeys("-‐‑–—/_,&", " ")
)
_WORD: Final = re.compile(r"[^\W_]+(?:[.'’‘ʻʼ&][^\W_]+)*\.?")
_POSSESSIVE: Final = re.compile(r"['’]s$", re.IGNORECASE)
_BREAK: Final = re.compile(r"[,;:!?\"“”—|]|\s[-–]\s")
_IRREGULAR: Final = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "wife": "wives",
    "clergy": "clergy",
    "police": "police",
    "staff": "staff",
    "people": "people",
    "media": "media",
    "crew": "crews",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a mention: as written, its folded key, and the marks that grammar needs.

    ``possessive``: carries 's or s'. ``glued``: hangs by a hyphen on the word before. ``breaks``: a comma, dash or
    the like stands before it. ``dotted`` or all capitals (``caps``) tell "U.S." and "US" from "us".
    """

    raw: str
    key: str
    possessive: bool = False
    glued: bool = False
    breaks: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or a figure inside a name ("the G7" counts, "7" does not)."""
        return self.raw[:1].isupper()

    @property
    def caps(self) -> bool:
        """Whether all its letters are capitals, as in an acronym."""
        return self.raw.isupper()


def fold(text: str) -> str:
    """Spell ``text`` without case, accents, apostrophes and full stops; hyphens and ampersands become blanks."""
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in lowered if not unicodedata.combining(char))
    return " ".join(lowered.translate(_LETTERS).split())


def slug(text: str) -> str:
    """The folded name with hyphens: the stable part of an entity id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def words_of(text: str) -> tuple[Word, ...]:
    """Split a mention (its first 400 characters) into words; brackets count as a break."""
    cut = text[:MAX_MENTION]
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(cut):
        gap = cut[last : match.start()]
        raw, last = match.group(), match.end()
        possessive = False
        stripped = _POSSESSIVE.sub("", raw)
        if stripped != raw and stripped:
            raw, possessive = stripped, True
        elif cut[last : last + 1] in ("'", "’"):
            possessive = raw[-1:] in "sSxXzZ" or cut[last + 1 : last + 2] in ("s", "S")
        if raw in ("s", "S") and gap in ("'", "’"):
            continue
        key = fold(raw)
        if not key:
            continue
        glued = gap in ("-", "‐", "‑", "–") and bool(found)
        breaks = bool(found) and not glued and bool(_BREAK.search(gap) or set(gap) & set("()[]"))
        for part in key.split(" "):
            found.append(Word(raw, part, possessive, glued, breaks))
    return tuple(found)


def plural(noun: str) -> str:
    """The plural of a folded English noun phrase: its last word, or the noun before " of ", is inflected."""
    head, of, rest = noun.partition(" of ")
    first, _, last = head.rpartition(" ")
    return f"{first} {_plural_word(last)}".strip() + of + rest


def _plural_word(word: str) -> str:
    for singular, many in _IRREGULAR.items():
        if word == singular or (len(singular) == 3 and word.endswith("man") and singular == "man"):
            return word[: len(word) - len(singular)] + many
        if word.endswith("woman") and singular == "woman":
            return word[:-5] + many
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + "s"
