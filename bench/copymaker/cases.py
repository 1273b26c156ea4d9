"""A made pair of articles, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from legation.records import Article


@dataclass(frozen=True)
class Change:
    """A planted fact change: its kind, the words before and after, and the characters of the origin's sentence."""

    kind: str
    before: str
    after: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Case:
    """Two articles, the true relation of ``other`` to ``origin`` ("none" for a hard negative) and how it was made."""

    origin: Article
    other: Article
    relation: str
    recipe: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence on its way through a recipe: its text, the paragraph that it stands in, and what was planted in it."""

    text: str
    paragraph: int
    changes: tuple[Change, ...] = ()


def joined(sentences: list[Sentence]) -> str:
    """Sentences as paragraphs."""
    parts: list[list[str]] = []
    last = None
    for sentence in sentences:
        if sentence.paragraph != last or not parts:
            parts.append([])
        parts[-1].append(sentence.text)
        last = sentence.paragraph
    return "\n\n".join(" ".join(row) for row in parts)
