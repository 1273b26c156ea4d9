"""Raw outputs of the windows to one ``Parse``: sentences, tags, lemmas, trees, entities.

Heads by name, for a window of N words: ``upos``, ``xpos``, ``lemma``, ``entity`` and ``sentence`` are logits (N, labels);
``arcs`` (N, N + 1) scores every head, column 0 the root; ``label_dependent`` (N, L, W) and ``label_head`` (N + 1, W)
multiply to the scores of the L relations. ``act``, ``mode``, ``factuality`` and ``auxiliary`` are logits per word as a
trigger, ``veridicality`` (N, 1) a value; ``link_origin`` and ``link_target`` (N, L, W + 1) are the sides of event links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from legation.parse.lemma import Vocabulary, lemma_of
from legation.parse.tree import best_tree
from legation.parse.windows import Section
from legation.records import Entity, Parse, Scores, Token

EVENT_HEADS = ("act", "mode", "factuality", "auxiliary", "veridicality", "link_origin", "link_target")
LEAST_ENTITY = 0.4  # mean probability below which a span is no name of any kind
STOP_BONUS = 3.0  # on the scale of the sentence head's logits
Outputs = dict[str, NDArray[np.float32]]
Labels = dict[str, list[str]]


def decode(text: str, found: list[Section], outputs: list[Outputs], labels: Labels, known: Vocabulary) -> Parse:
    """Join the windows of one text. ``known``: what lemmas are checked against."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for section, out in zip(found, outputs, strict=True):
        offset = len(tokens)
        ranges = sentence_ranges(out["sentence"], section.begins, after_stops(text, section.words))
        tokens += _tokens(Spelling(text, known), section, out, labels, ranges, offset)
        for first, stop in ranges:
            sentences.append((first + offset, stop + offset))
            entities += entities_of(out["entity"], labels["entity"], first, stop, offset)
    return Parse(text, tuple(tokens), tuple(sentences), tuple(entities), scores_of(outputs, labels))


def scores_of(outputs: list[Outputs], labels: Labels) -> Scores | None:
    """The event heads' answers of all windows, joined; None for a model without such heads, or for no words."""
    if "act" not in labels or not outputs:
        return None
    joined = {name: np.concatenate([out[name] for out in outputs]) for name in EVENT_HEADS}
    return Scores(
        types=tuple(labels["act"]),
        modes=tuple(labels["mode"]),
        values=tuple(labels["factuality"]),
        auxiliaries=tuple(labels["auxiliary"]),
        links=tuple(labels["link"]),
        act=softmax(joined["act"]),
        mode=softmax(joined["mode"]),
        factuality=softmax(joined["factuality"]),
        auxiliary=(1.0 / (1.0 + np.exp(-joined["auxiliary"]))).astype(np.float32),
        veridicality=joined["veridicality"][:, 0],
        origin=joined["link_origin"],
        target=joined["link_target"],
    )


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities (N, K) of logits (N, K)."""
    weights = np.exp(logits - logits.max(1, keepdims=True))
    shares: NDArray[np.float32] = weights / weights.sum(1, keepdims=True)
    return shares


def sentence_ranges(
    logits: NDArray[np.float32], begins: list[int], likely: Sequence[int] = ()
) -> list[tuple[int, int]]:
    """Half-open word ranges of the sentences of a window. Paragraphs always begin a sentence.

    ``likely``: words that begin one unless the engine is sure that they do not (see ``after_stops``).
    """
    gain = logits[:, 1] - logits[:, 0]
    gain[list(likely)] += STOP_BONUS
    starts = sorted({*begins, *np.flatnonzero(gain > 0).tolist()})
    return list(zip(starts, [*starts[1:], len(logits)], strict=True))


def after_stops(text: str, words: list[tuple[int, int]]) -> list[int]:
    """Capitalised words behind a full stop and a space: abbreviations keep theirs, so a stop that stands apart ends."""
    return [
        n + 1
        for n in range(len(words) - 1)
        if text[slice(*words[n])] == "." and words[n + 1][0] > words[n][1] and text[words[n + 1][0]].isupper()
    ]


class Spelling(NamedTuple):
    """A text and what its lemmas are checked against."""

    text: str
    known: Vocabulary


def _tokens(
    spelling: Spelling, section: Section, out: Outputs, labels: Labels, ranges: list[tuple[int, int]], offset: int
) -> Iterator[Token]:
    upos, xpos, lemma = (out[head].argmax(1).tolist() for head in ("upos", "xpos", "lemma"))
    heads = tree_heads(out["arcs"], ranges)
    deprels = relations(out, heads, labels["deprel"])
    for n, (start, end) in enumerate(section.words):
        form, tag, fine = spelling.text[start:end], labels["upos"][upos[n]], labels["xpos"][xpos[n]]
        yield Token(
            i=n + offset,
            start=start,
            end=end,
            text=form,
            lemma=lemma_of(form, labels["lemma"][lemma[n]], tag, fine, spelling.known),
            upos=tag,
            xpos=fine,
            head=int(heads[n]) - 1 + offset if heads[n] else -1,
            deprel=deprels[n],
        )


def tree_heads(arcs: NDArray[np.float32], ranges: list[tuple[int, int]]) -> NDArray[np.intp]:
    """The head of every word of a window, counted from 1 in the window, 0 for a root. Trees keep within sentences."""
    heads = np.zeros(len(arcs), np.intp)
    for first, stop in ranges:
        within = np.concatenate([arcs[first:stop, :1], arcs[first:stop, first + 1 : stop + 1]], axis=1)
        tree = best_tree(within)
        heads[first:stop] = np.where(tree > 0, tree + first, 0)
    return heads


def relations(out: Outputs, heads: NDArray[np.intp], names: list[str]) -> list[str]:
    """The relation of each word to its head: ``root`` for roots and only for them."""
    scores = np.matmul(out["label_dependent"], out["label_head"][heads][:, :, None])[:, :, 0]
    root = names.index("root")
    scores[:, root] = np.where(heads == 0, np.inf, -np.inf)
    return [names[k] for k in scores.argmax(1).tolist()]


def entities_of(logits: NDArray[np.float32], tags: list[str], first: int, stop: int, offset: int) -> Iterator[Entity]:
    """Entities of one sentence from its tag logits.

    A span runs from a B (or an I after nothing) over every I behind it, whatever their labels; its label is the one with
    the most probability over the whole span, and its score that probability, meaned.
    """
    part = logits[first:stop]
    weights = softmax(part)
    best = [tags[k] for k in part.argmax(1).tolist()]
    names = list(dict.fromkeys(tag[2:] for tag in tags if tag != "O"))
    start = -1
    for n, tag in enumerate([*best, "O"]):
        if start >= 0 and not tag.startswith("I"):
            mass = weights[start:n].mean(0)
            scores = {name: sum(float(mass[k]) for k, t in enumerate(tags) if t[2:] == name) for name in names}
            label = max(scores, key=lambda name: scores[name])
            if scores[label] >= LEAST_ENTITY:
                yield Entity(first + start + offset, first + n - 1 + offset, label, round(scores[label], 4))
            start = -1
        if tag != "O" and start < 0:
            start = n
