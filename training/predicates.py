"""What others marked on the sentences of UD English EWT: who does what to whom, and whether it happened.

PropBank 3.1 frames (CC BY-SA 4.0) give links from a predicate to the head words of its arguments; UDS-IH2 factuality
(CC BY-SA 4.0) gives -3 (did not happen) to 3 (happened) for a predicate.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.corpora import Document, Sentence

ARGUMENTS = {"ARG0": "ARG0", "ARG1": "ARG1", "ARG2": "ARG2", "ARGM-TMP": "TMP", "ARGM-LOC": "LOC"}


def add_frames(documents: list[Document], path: Path) -> None:
    """Give the sentences their PropBank links, found by sentence id."""
    frames = {}
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row = json.loads(line)
            frames[row["sent_id"]] = row
    for sentence in (s for d in documents for p in d for s in p):
        row = frames.get(sentence.id)
        if row and row["n_words"] == len(sentence.words):
            sentence.link_labels = tuple(ARGUMENTS.values())
            sentence.links = {}
            for frame in row["frames"]:
                found = sentence.links.setdefault(frame["pred"] - 1, [])
                for label, first, last in frame["args"]:
                    if label in ARGUMENTS:
                        found.append((head_of(sentence, first - 1, last - 1), ARGUMENTS[label]))


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The word of an inclusive span that hangs on a word outside it."""
    heads = sentence.heads or []
    return next((n for n in range(first, last + 1) if not first <= heads[n] - 1 <= last), first)


def add_veridicality(documents: list[Document], path: Path) -> None:
    """Give predicates their UDS factuality, sentences found by their words."""
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["text"]] = row["targets"]
    for sentence in (s for d in documents for p in d for s in p):
        targets = rows.get(" ".join(sentence.words))
        if targets:
            sentence.veridicality = [None] * len(sentence.words)
            for target in targets:
                sentence.veridicality[target["span1"][1] - 1] = float(target["label"])
