"""A mention cut into items: names and nouns the tables know, unknown names, and the small words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from legation.actors import closed
from legation.actors.lexicon import Entry, Lexicon
from legation.actors.spelling import Word

ENTRY_KINDS: Final = frozenset({"country", "people", "capital", "power", "org", "person", "role"})


@dataclass(frozen=True, slots=True)
class Item:
    """One item: an entry of the lexicon, or a word of some class.

    ``kind``: an entry's kind, or name (unknown, capitalised), word (unknown), prep, det, number, quantity, former,
    exiled, keep, away. ``blocked``: a nation that does not own what follows ("Russian" in "Russian-backed").
    """

    kind: str
    words: tuple[Word, ...]
    entry: Entry | None = None
    blocked: bool = False

    @property
    def text(self) -> str:
        """The item as written, one blank or hyphen between words."""
        parts = [self.words[0].raw]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.raw is not before.raw:
                parts.append(("-" if word.glued else " ") + word.raw)
        return "".join(parts)

    @property
    def key(self) -> str:
        """Its folded spelling."""
        return " ".join(word.key for word in self.words)

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's or s'."""
        return self.words[-1].possessive


def chunk(words: Sequence[Word], lexicon: Lexicon, on: str | None) -> tuple[Item, ...]:
    """Cut one segment of words into items, up to the first word that opens a clause."""
    items: list[Item] = []
    i = 0
    while i < len(words):
        word = words[i]
        if items and word.key in closed.CLAUSES and not word.capital and not word.glued:
            break
        item, i = _next(words, i, lexicon, on, items)
        follows_name = (
            bool(items) and items[-1].kind == "name" and not items[-1].possessive and not item.words[0].breaks
        )
        if follows_name and item.kind in ("name", "person"):
            item = Item("name", items.pop().words + item.words)
        items.append(item)
    return _names_ending_in_roles(_blocked(items), lexicon)


def _next(words: Sequence[Word], i: int, lexicon: Lexicon, on: str | None, before: Sequence[Item]) -> tuple[Item, int]:
    word = words[i]
    hit = lexicon.longest(words, i, on)
    small = _small(words, i)
    if small and (hit is None or hit[1] == i + 1):
        return Item(small, (word,)), i + 1
    if hit and not _inside_name(hit[0], words, i, hit[1], before):
        return Item(hit[0].kind, tuple(words[i : hit[1]]), hit[0]), hit[1]
    in_name = bool(before) and before[-1].kind == "name" and word.key in closed.PARTICLES
    return Item("name" if word.capital or in_name or _particle(words, i) else "word", (word,)), i + 1


def _small(words: Sequence[Word], i: int) -> str:
    """The closed class of a word, empty if it has none here."""
    word, last = words[i], i + 1 == len(words)
    key, following = word.key, words[i + 1].key if i + 1 < len(words) else ""
    if key in closed.QUANTITIES and following == "of":
        return "quantity"
    if key.isdigit() or (key in closed.NUMBERS and not last):
        return "number"
    if word.capital and i and key not in ("the", "of"):
        return "keep" if key in ("elect", "designate") else ""
    classes = (
        ("prep", closed.PREPOSITIONS),
        ("det", closed.DETERMINERS),
        ("exiled", closed.EXILED),
        ("former", closed.FORMER),
        ("away", closed.AWAY),
        ("keep", closed.KEEPING),
    )
    for name, members in classes:
        if key in members and not (last and name in ("former", "exiled", "away") and not i):
            return name
    return ""


def _particle(words: Sequence[Word], i: int) -> bool:
    """A name particle that opens a name: "al-Sisi", "de Mistura"."""
    return words[i].key in closed.PARTICLES and i + 1 < len(words) and words[i + 1].capital


def _inside_name(entry: Entry, words: Sequence[Word], start: int, end: int, before: Sequence[Item]) -> bool:
    """Whether a known word is rather part of an unknown person's name ("Stephen King")."""
    if not before or before[-1].kind != "name" or before[-1].possessive:
        return False
    last = before[-1].words[-1]
    if words[start].glued and last.capital:
        return True
    personal = entry.kind == "role" and "body" not in entry.flags and len(before[-1].words) == 1
    return personal and words[start].capital and end == len(words) and len(before) == 1 and not last.caps


def _blocked(items: Sequence[Item]) -> list[Item]:
    """Mark nations and bodies that a hyphen takes away from what follows; drop the word behind the hyphen."""
    found: list[Item] = []
    for item in items:
        glued = item.words[0].glued
        if glued and found and item.kind in ("word", "name", "prep") and found[-1].kind in ENTRY_KINDS | {"name"}:
            if item.kind == "word" or item.key == "backed":
                if item.key not in closed.OWNING and not item.words[0].capital:
                    last = found.pop()
                    found.append(Item(last.kind, last.words, last.entry, blocked=True))
                continue
        elif found and ((found[-1].kind == "away" and glued) or found[-1].key == "ethnic"):
            item = replace(item, blocked=True)
        found.append(item)
    return found


def _names_ending_in_roles(items: Sequence[Item], lexicon: Lexicon) -> tuple[Item, ...]:
    """Give unknown names that end as companies and papers do ("Acme Holdings", "Daily Herald") their role."""
    found: list[Item] = []
    for item in items:
        if item.kind == "name" and len(item.words) > 1:
            row = lexicon.entries.get(item.words[-1].key, ())
            entry = next((e for e in row if e.kind == "role" and "name" in e.flags), None)
            found.append(Item("role", item.words, entry) if entry else item)
        else:
            found.append(item)
    return tuple(found)
