"""Documents to training windows, windows to padded batches.

A window is what the engine sees at once: one sentence, or a run of sentences of one document with ``[SEP]`` between
paragraphs. Training mixes both, because the engine reads whole paragraphs while treebank scores are taken by sentence.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from tokenizers import Tokenizer
from torch import Tensor

from legation.parse.pieces import Window, pieces_of, shape_of
from legation.parse.relate import ACTOR_MARK, RECIPIENT_MARK
from training.annotations import AUXILIARY
from training.corpora import Document, Sentence

IGNORE = -100
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "''"}
UPPER, TITLE = 5, 6
TAGS = {
    "upos": "upos",
    "xpos": "xpos",
    "lemma": "lemma",
    "deprel": "deprels",
    "act": "acts",
    "mode": "modes",
    "factuality": "factuality",
}  # fmt: skip  (head: field of a sentence)


HEADS: dict[str, frozenset[str] | None] = {
    "pair": frozenset({"pair"}),
    "event": frozenset({"act", "mode", "factuality", "auxiliary", "link", "entity"}),
    "entity": frozenset({"entity", "sentence"}),
    "syntax": frozenset({"upos", "xpos", "lemma", "deprel", "sentence", "entity", "link", "veridicality"}),
}  # what each kind of window trains


@dataclass
class Links:
    """Links asked of one word: label indices that the source marks, the span of its sentence, (word, label) pairs."""

    origin: int
    asked: list[int]
    first: int
    stop: int
    true: list[tuple[int, int]]


@dataclass
class Labelled(Window):
    """A window with its labels: per word an index or IGNORE; ``entity`` per word the allowed tag indices."""

    labels: dict[str, list[int]] = field(default_factory=dict)
    entity: list[list[int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # 1-based within the window, 0 the root, IGNORE unknown
    auxiliary: list[tuple[str, ...] | None] = field(default_factory=list)
    veridicality: list[float | None] = field(default_factory=list)
    links: list[Links] = field(default_factory=list)
    pair: int = IGNORE

    @property
    def kind(self) -> str:
        """What sort of labels it has: only windows of one kind make a batch, so that no head is run for nothing."""
        if self.pair != IGNORE:
            return "pair"
        if any(label != IGNORE for label in self.labels["act"]):
            return "event"
        return "syntax" if any(head != IGNORE for head in self.heads) else "entity"


class WindowMaker:
    """Makes windows from documents with a label inventory (``labels``: head name to label list)."""

    def __init__(self, tokenizer: Tokenizer, labels: dict[str, list[str]]) -> None:
        self.tokenizer = tokenizer
        self.index = {head: {label: n for n, label in enumerate(names)} for head, names in labels.items()}
        self.cls = tokenizer.token_to_id("[CLS]")
        self.sep = tokenizer.token_to_id("[SEP]")

    def window(self, paragraphs: Document, *, borders: bool = True, case: str = "") -> Labelled:
        """One window over whole paragraphs. ``case`` (``upper`` or ``title``) writes it as headlines are written."""
        out = Labelled(labels={name: [] for name in (*TAGS, "sentence")})
        out.mark(self.cls)
        for n, paragraph in enumerate(paragraphs):
            if n:
                out.mark(self.sep)
            for k, sentence in enumerate(paragraph):
                self._sentence(out, sentence, case)
                known = borders and k > 0  # the first of a paragraph always starts a sentence: nothing to learn
                size = len(sentence.words)
                out.labels["sentence"].extend([1 if known else IGNORE] + [0 if borders else IGNORE] * (size - 1))
        out.mark(self.sep)
        return out

    def _sentence(self, out: Labelled, sentence: Sentence, case: str) -> None:
        offset, number = len(out.first), (out.sentence[-1] + 1 if out.sentence else 0)
        for n, (word, pieces) in enumerate(zip(sentence.words, pieces_of(self.tokenizer, sentence.words), strict=True)):
            shape = shape_of(word, spaced=self._spaced(sentence, n))
            if case and word[:1].isalpha():
                shape = shape // 8 * 8 + (UPPER if case == "upper" else TITLE)
            out.word(pieces, shape)
        size = len(sentence.words)
        for head, name in TAGS.items():
            values = getattr(sentence, name)
            skip = values is None or (head == "lemma" and bool(case))
            out.labels[head] += [IGNORE if skip else self.index[head].get(v, IGNORE) for v in values or [""] * size]
        out.heads += [IGNORE] * size if sentence.heads is None else [h + offset if h else 0 for h in sentence.heads]
        tags = self.index["entity"]
        out.entity += [[]] * size if sentence.entity is None else [[tags[t] for t in ts] for ts in sentence.entity]
        out.auxiliary += sentence.auxiliary or [None] * size
        out.veridicality += sentence.veridicality or [None] * size
        asked = [self.index["link"][label] for label in sentence.link_labels]
        for origin, found in (sentence.links or {}).items():
            true = [(word + offset, self.index["link"][label]) for word, label in found]
            out.links.append(Links(origin + offset, asked, offset, offset + size, true))
        out.sentence += [number] * size

    def pair(self, sentence: Sentence, actor: range, recipient: range, label: str) -> Labelled:
        """One sentence with two runs of words marked, and what the first did to the second."""
        out = self.window([[sentence]], borders=False)
        out.labels = {name: [IGNORE] * len(values) for name, values in out.labels.items()}
        out.links, out.veridicality = [], [None] * len(out.first)
        mark(out, actor, ACTOR_MARK)
        mark(out, recipient, RECIPIENT_MARK)
        out.pair = self.index["pair"][label]
        return out

    @staticmethod
    def _spaced(sentence: Sentence, n: int) -> bool:
        if n == 0:
            return True
        if sentence.space_after:
            return sentence.space_after[n - 1]
        return sentence.words[n] not in NO_SPACE_BEFORE and sentence.words[n - 1] not in "([{$“‘"

    def cut(self, documents: list[Document], rng: random.Random, *, borders: bool) -> Iterator[Labelled]:
        """Cut documents into windows of random size."""
        for document in documents:
            chosen: Document = []
            budget = 0
            for paragraph in document:
                for k, sentence in enumerate(paragraph):
                    if budget <= 0:
                        if chosen:
                            yield self._dressed(chosen, rng, borders=borders)
                        chosen, budget = [[]], 1 if rng.random() < 0.35 else rng.randint(20, 150)
                    elif k == 0:
                        chosen.append([])
                    chosen[-1].append(sentence)
                    budget -= len(sentence.words)
            if chosen:
                yield self._dressed(chosen, rng, borders=borders)

    def _dressed(self, chosen: Document, rng: random.Random, *, borders: bool) -> Labelled:
        draw = rng.random()
        case = "upper" if draw < 0.03 else "title" if draw < 0.06 else ""
        return self.window([paragraph for paragraph in chosen if paragraph], borders=borders, case=case)


def mark(window: Window, words: range, by: int) -> None:
    """Mark words of a window as one of the two asked about."""
    for n in words:
        for at in range(window.first[n], window.last[n] + 1):
            window.shapes[at] = window.shapes[at] % ACTOR_MARK + by


def batches(
    windows: list[Labelled], rng: random.Random, *, pieces: int = 1600, limit: int = 400
) -> Iterator[list[Labelled]]:
    """Batches of windows of one kind and like length, of about ``pieces`` wordpieces with the padding, in random order."""
    kept = sorted((w for w in windows if len(w.pieces) <= limit), key=lambda w: (w.kind, len(w.pieces), rng.random()))
    groups: list[list[Labelled]] = [[]]
    for window in kept:
        full = len(window.pieces) * (len(groups[-1]) + 1) > pieces
        if groups[-1] and (full or groups[-1][0].kind != window.kind):
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    yield from (group for group in groups if group)


@dataclass
class Batch:
    """Padded tensors. B windows, T pieces, N words, K entity tags."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    labels: dict[str, Tensor]  # (B, N)
    heads: Tensor  # (B, N)
    same: Tensor  # (B, N, N + 1) True where an arc may run: within the sentence, or to the root
    entity: Tensor  # (B, N, K) True where the tag is allowed; all False where nothing is known
    auxiliary: Tensor  # (M, A) 0 or 1 at the M words of ``auxiliary_at``
    auxiliary_at: Tensor  # (M, 2) window, word
    veridicality: Tensor  # (V,) at the V words of ``veridicality_at``
    veridicality_at: Tensor  # (V, 2)
    links: list[tuple[int, Links]]  # window, links asked of one word
    pair: Tensor  # (B,)


def pad(rows: list[list[int]], value: int) -> Tensor:
    """Rows of unequal length as one tensor."""
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])


def marked(windows: list[Labelled]) -> dict[str, Tensor]:
    """What only some words are asked: auxiliaries and veridicality, with where they stand."""
    auxiliary = [(b, n, a) for b, w in enumerate(windows) for n, a in enumerate(w.auxiliary) if a is not None]
    truth = [(b, n, v) for b, w in enumerate(windows) for n, v in enumerate(w.veridicality) if v is not None]
    return {
        "auxiliary": torch.tensor([[float(name in a) for name in AUXILIARY] for _, _, a in auxiliary]).view(-1, 4),
        "auxiliary_at": torch.tensor([(b, n) for b, n, _ in auxiliary], dtype=torch.long).view(-1, 2),
        "veridicality": torch.tensor([v for _, _, v in truth]),
        "veridicality_at": torch.tensor([(b, n) for b, n, _ in truth], dtype=torch.long).view(-1, 2),
        "pair": torch.tensor([w.pair for w in windows]),
    }


def collate(windows: list[Labelled], n_tags: int) -> Batch:
    """Pad a list of windows to one batch."""
    sentence = pad([w.sentence for w in windows], -1)
    size = sentence.shape[1]
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence[:, :, None] >= 0)
    same &= ~torch.eye(size, dtype=torch.bool)
    entity = torch.zeros(len(windows), size, n_tags, dtype=torch.bool)
    for b, window in enumerate(windows):
        for n, tags in enumerate(window.entity):
            entity[b, n, tags] = True
    return Batch(
        pieces=pad([w.pieces for w in windows], 0),
        shapes=pad([w.shapes for w in windows], 0),
        mask=pad([[1] * len(w.pieces) for w in windows], 0),
        first=pad([w.first for w in windows], 0),
        last=pad([w.last for w in windows], 0),
        labels={name: pad([w.labels[name] for w in windows], IGNORE) for name in windows[0].labels},
        heads=pad([w.heads for w in windows], IGNORE),
        same=torch.cat([torch.ones_like(same[:, :, :1]), same], 2),
        entity=entity,
        links=[(b, links) for b, w in enumerate(windows) for links in w.links],
        **marked(windows),
    )
