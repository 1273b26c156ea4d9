"""The PLOVER gold standard records (CC BY-SA 4.0) as training sentences: one event each, its word, and the two parties.

Only the marked event word, its parties and the pair are labelled; what else the sentence tells of stays open. A fifth, by a
hash of the record's id, is held out. Old type names are mended as the file's own notes say.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.parse.tokenize import tokenize
from training.corpora import DATA, Document, Sentence

PATH = DATA / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"
TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
Span = tuple[int, int]
Pair = tuple[Sentence, range, range, str]


def split_of(name: str) -> str:
    """The split of a record, by its id."""
    return "test" if zlib.crc32(name.encode()) % 5 == 0 else "train"


def records(split: str, path: Path = PATH) -> list[dict[str, Any]]:
    """The records of a split, as the file has them, with today's type names."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [
        {**row, "event": TYPES.get(row["event"], row["event"])}
        for row in rows
        if row["event"] != "DOCUMENT" and split_of(row["id"]) == split
    ]


def side(value: object) -> list[dict[str, str]]:
    """The actors of one side; the file has a list, an object, a string or nothing."""
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def words_of(text: str, literal: str, words: list[Span]) -> list[int]:
    """The words of the first place where a literal stands."""
    at = text.find(literal) if literal else -1
    return [n for n, (a, b) in enumerate(words) if at >= 0 and a < at + len(literal) and b > at]


def sentence(row: dict[str, Any]) -> Sentence:
    """One record; without a marked event word nothing but its words."""
    text, words = row["text"], tokenize(row["text"])
    out = Sentence(words=[text[a:b] for a, b in words], text=text, id=row["id"])
    out.space_after = [n + 1 < len(words) and words[n + 1][0] > b for n, (_, b) in enumerate(words)]
    about = row.get("textInfo")
    marked = re.search(r"\(EVT: ([^)]+)\)", about["markup"] if isinstance(about, dict) and "markup" in about else "")
    told = words_of(text, marked[1], words) if marked else []
    if told:
        out.acts = [""] * len(words)
        out.acts[told[0]] = row["event"]
        found = [(n[-1], "actor") for a in side(row.get("source")) if (n := words_of(text, a["actorText"], words))]
        found += [(n[-1], "recipient") for a in side(row.get("target")) if (n := words_of(text, a["actorText"], words))]
        out.links, out.link_labels = {told[0]: found}, ("actor", "recipient")
    return out


def documents(split: str) -> list[Document]:
    """Each record as a document of its own."""
    return [[[sentence(row)]] for row in records(split)]


def pairs(split: str) -> Iterator[Pair]:
    """The first two parties of every record that has two, and the type of its event."""
    for row in records(split):
        words = tokenize(row["text"])
        ours, theirs = side(row.get("source")), side(row.get("target"))
        other = (theirs or ours[1:])[:1]
        if ours and other:
            a, b = (words_of(row["text"], x["actorText"], words) for x in (ours[0], other[0]))
            if a and b and not set(a) & set(b):
                yield sentence(row), range(a[0], a[-1] + 1), range(b[0], b[-1] + 1), row["event"]
