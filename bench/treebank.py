"""Treebank scores: gold tokens and raw text, by the model as it is shipped.

The counts are those of the CoNLL 2018 shared task: all words count, punctuation too; relations with their subtypes.
From raw text a word is right if its characters are a gold word's, and F1 is taken over words.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from legation.parse.decode import entities_of, relations, tree_heads
from legation.parse.engine import Engine
from legation.parse.pieces import Window, piece_id, pieces_of, shape_of
from legation.parse.windows import Section
from legation.records import Parse
from training.corpora import Document, Sentence


def given(engine: Engine, sentence: Sentence, spaces: list[bool]) -> Section:
    """One sentence with its gold words as a window of its own."""
    section = Section(_start(engine))
    section.begins.append(0)
    for n, (word, pieces) in enumerate(zip(sentence.words, pieces_of(engine.tokenizer, sentence.words), strict=True)):
        section.words.append((n, n + 1))
        section.window.word(pieces, shape_of(word, spaced=n == 0 or spaces[n - 1]))
    section.window.mark(piece_id(engine.tokenizer, "[SEP]"))
    return section


def _start(engine: Engine) -> Window:
    window = Window()
    window.mark(piece_id(engine.tokenizer, "[CLS]"))
    return window


def gold_tokens(engine: Engine, documents: list[Document]) -> dict[str, float]:
    """UPOS, UAS and LAS in per cent on gold words, one sentence at a time."""
    hit = dict.fromkeys(("upos", "uas", "las"), 0)
    words = 0
    for sentence in (s for d in documents for p in d for s in p):
        section = given(engine, sentence, sentence.space_after)
        if len(section.window.pieces) > 500:
            words += len(sentence.words)
            continue
        out = engine.run(section)
        heads = tree_heads(out["arcs"], [(0, len(sentence.words))])
        deprels = relations(out, heads, engine.labels["deprel"])
        upos = [engine.labels["upos"][k] for k in out["upos"].argmax(1)]
        right = heads == np.array(sentence.heads)
        hit["uas"] += int(right.sum())
        hit["las"] += sum(ok and a == b for ok, a, b in zip(right, deprels, sentence.deprels or [], strict=True))
        hit["upos"] += sum(a == b for a, b in zip(upos, sentence.upos or [], strict=True))
        words += len(sentence.words)
    return {name: 100 * value / words for name, value in hit.items()} | {"words": words}


def raw_document(document: Document) -> tuple[str, list[list[tuple[int, int]]]]:
    """The raw text of a document, paragraphs parted by a blank line, and the spans of each sentence's words."""
    text = ""
    spans: list[list[tuple[int, int]]] = []
    for paragraph in document:
        text += "\n\n" if text else ""
        for k, sentence in enumerate(paragraph):
            row, at, end = [], 0, 0
            for word in sentence.words:
                at = sentence.text.find(word, end)
                if at < 0:  # a word that the text writes otherwise: its place is where it should stand
                    at = end
                end = at + len(word)
                row.append((at + len(text), end + len(text)))
            spans.append(row)
            text += sentence.text
            if k < len(paragraph) - 1:
                text += " " if sentence.space_after[-1] else ""
    return text, spans


def raw_text(engine: Engine, documents: list[Document]) -> dict[str, float]:
    """Word, sentence, UPOS, UAS and LAS F1 in per cent from raw text."""
    hit = dict.fromkeys(("words", "sentences", "upos", "uas", "las"), 0)
    total = {"gold": 0, "found": 0, "gold_s": 0, "found_s": 0}
    for document in documents:
        text, spans = raw_document(document)
        parse = engine.parse(text)
        sentences = [s for p in document for s in p]
        _compare(parse, sentences, spans, hit)
        total["gold"] += sum(map(len, spans))
        total["found"] += len(parse.tokens)
        total["gold_s"] += len(spans)
        total["found_s"] += len(parse.sentences)
    out = {name: 200 * hit[name] / (total["gold"] + total["found"]) for name in ("words", "upos", "uas", "las")}
    return out | {"sentences": 200 * hit["sentences"] / (total["gold_s"] + total["found_s"])}


def _compare(parse: Parse, sentences: list[Sentence], spans: list[list[tuple[int, int]]], hit: dict[str, int]) -> None:
    at = {(t.start, t.end): t for t in parse.tokens}
    ends = {(parse.tokens[a].start, parse.tokens[b - 1].end) for a, b in parse.sentences}
    for sentence, row in zip(sentences, spans, strict=True):
        hit["sentences"] += (row[0][0], row[-1][1]) in ends
        for n, span in enumerate(row):
            token = at.get(span)
            if token is None:
                continue
            hit["words"] += 1
            hit["upos"] += token.upos == (sentence.upos or [])[n]
            head = (sentence.heads or [])[n]
            theirs = row[head - 1] if head else None
            ours = (parse.tokens[token.head].start, parse.tokens[token.head].end) if token.head >= 0 else None
            hit["uas"] += ours == theirs
            hit["las"] += ours == theirs and token.deprel == (sentence.deprels or [])[n]


def entity_spans(engine: Engine, sentences: list[Sentence]) -> Iterator[set[tuple[int, int, str]]]:
    """Entities found in sentences of gold words, as inclusive word ranges."""
    for sentence in sentences:
        spaces = sentence.space_after or [True] * len(sentence.words)
        out = engine.run(given(engine, sentence, spaces))
        found = entities_of(out["entity"], engine.labels["entity"], 0, len(sentence.words), 0)
        yield {(e.first, e.last, e.label) for e in found}
