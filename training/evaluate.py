"""Quick scores on the dev splits while training; the figures that count come from ``bench``, on the exported model."""

from __future__ import annotations

import torch
from torch import Tensor

from training import own
from training.corpora import CORPORA, Document
from training.network import Reader, link_scores
from training.spans import f1, tagged
from training.windows import IGNORE, Batch, WindowMaker, collate

LIMIT = 120  # documents a set


def dev_scores(model: Reader, average: dict[str, Tensor], maker: WindowMaker) -> dict[str, float]:
    """UPOS, lemma, UAS, LAS on gold tokens (EWT, GUM dev), sentence starts F1 (EWT), entity tag F1 (CrossNER dev)."""
    own = {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(average)
    model.eval()
    scores: dict[str, float] = {}
    with torch.no_grad():
        for name in ("ewt", "gum"):
            scores |= {f"{name}_{k}": v for k, v in syntax(model, maker, CORPORA[name].read("dev")[:LIMIT]).items()}
        scores["ewt_sentence_f1"] = borders(model, maker, CORPORA["ewt"].read("dev")[:LIMIT])
        scores |= events(model, maker, "dev")
        scores["uds_pearson"] = veridicality(model, maker, CORPORA["ewt"].read("dev"))
        scores["crossner_f1"] = spans(model, maker, CORPORA["crossner"].read("dev"))
    model.load_state_dict(own)
    return {name: round(100 * value, 2) for name, value in scores.items()}


def _run(model: Reader, batch: Batch) -> dict[str, Tensor]:
    return model(batch.pieces, batch.shapes, batch.first, batch.last, batch.mask)


def syntax(model: Reader, maker: WindowMaker, documents: list[Document]) -> dict[str, float]:
    """Gold tokens, one sentence a window, greedy heads."""
    hits = dict.fromkeys(("upos", "lemma", "uas", "las"), 0)
    words = 0
    windows = [maker.window([[s]]) for d in documents for p in d for s in p]
    windows.sort(key=lambda w: len(w.pieces))
    for n in range(0, len(windows), 16):
        batch = collate(windows[n : n + 16], len(model.labels["entity"]))
        out = _run(model, batch)
        known = batch.heads != IGNORE
        heads = out["arcs"].masked_fill(~batch.same, -1e4).argmax(-1)
        rows = torch.arange(len(heads))[:, None].expand_as(heads)
        scores = torch.einsum(
            "bni,lij,bnj->bnl", out["label_dependent"], model.arcs.label, out["label_head"][rows, heads]
        )
        right = (heads == batch.heads) & known
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (scores.argmax(-1) == batch.labels["deprel"])).sum())
        for head in ("upos", "lemma"):
            hits[head] += int(((out[head].argmax(-1) == batch.labels[head]) & known).sum())
        words += int(known.sum())
    return {name: value / max(words, 1) for name, value in hits.items()}


def borders(model: Reader, maker: WindowMaker, documents: list[Document]) -> float:
    """F1 of sentence starts inside paragraphs (the start of a paragraph is given)."""
    hit = guessed = true = 0
    for document in documents:
        for paragraph in document:
            if sum(len(s.words) for s in paragraph) > 250:
                continue
            batch = collate([maker.window([paragraph])], len(model.labels["entity"]))
            guess = _run(model, batch)["sentence"].argmax(-1)
            gold = batch.labels["sentence"]
            hit += int(((guess == 1) & (gold == 1)).sum())
            guessed += int(((guess == 1) & (gold != IGNORE)).sum())
            true += int((gold == 1).sum())
    return 2 * hit / max(guessed + true, 1)


def veridicality(model: Reader, maker: WindowMaker, documents: list[Document]) -> float:
    """Pearson's r of UDS factuality."""
    found: list[float] = []
    gold: list[float] = []
    asked = [s for d in documents for p in d for s in p if s.veridicality]
    for n in range(0, len(asked), 16):
        batch = collate([maker.window([[s]]) for s in asked[n : n + 16]], len(model.labels["entity"]))
        at = batch.veridicality_at
        found += _run(model, batch)["veridicality"][at[:, 0], at[:, 1], 0].tolist()
        gold += batch.veridicality.tolist()
    return float(torch.corrcoef(torch.tensor([found, gold]))[0, 1])


def events(model: Reader, maker: WindowMaker, split: str) -> dict[str, float]:
    """On our own newswire: F1 of triggers with their type, F1 of links from true triggers, factuality, pair accuracy."""
    documents = own.documents(split)
    if not documents:
        return {}
    windows = [maker.window([[s]]) for d in documents for p in d for s in p]
    hits = dict.fromkeys(("act", "act_found", "act_true", "link", "link_found", "link_true", "fact", "fact_n"), 0)
    for window in windows:
        batch = collate([window], len(model.labels["entity"]))
        out = _run(model, batch)
        act, gold = out["act"][0].argmax(-1), batch.labels["act"][0]
        hits["act"] += int(((act == gold) & (gold > 0)).sum())
        hits["act_found"] += int((act > 0).sum())
        hits["act_true"] += int((gold > 0).sum())
        known = batch.labels["factuality"][0] != IGNORE
        hits["fact"] += int((out["factuality"][0].argmax(-1) == batch.labels["factuality"][0])[known].sum())
        hits["fact_n"] += int(known.sum())
        for _, links in batch.links:
            scores = link_scores(out["link_origin"][:, links.origin], out["link_target"][0])[0][:, links.asked]
            guess = {(n, links.asked[k]) for n, k in (scores > 0).nonzero().tolist()}
            hits["link"] += len(guess & set(links.true))
            hits["link_found"] += len(guess)
            hits["link_true"] += len(set(links.true))
    chosen = [maker.pair(*pair) for pair in own.pairs(split)]
    right = 0
    for n in range(0, len(chosen), 16):
        batch = collate(chosen[n : n + 16], len(model.labels["entity"]))
        right += int((_run(model, batch)["pair"].argmax(-1) == batch.pair).sum())
    return {
        "act_f1": 2 * hits["act"] / max(hits["act_found"] + hits["act_true"], 1),
        "link_f1": 2 * hits["link"] / max(hits["link_found"] + hits["link_true"], 1),
        "factuality": hits["fact"] / max(hits["fact_n"], 1),
        "pair": right / max(len(chosen), 1),
    }


def spans(model: Reader, maker: WindowMaker, documents: list[Document]) -> float:
    """Span F1 on CrossNER dev, over the labels that it marks."""
    tags = model.labels["entity"]
    pairs = []
    for sentence in (s for d in documents for p in d for s in p):
        batch = collate([maker.window([[sentence]])], len(tags))
        found = tagged([tags[k] for k in _run(model, batch)["entity"][0].argmax(-1).tolist()])
        gold = tagged([allowed[0] for allowed in sentence.entity or []])
        pairs.append((gold, {span for span in found if span[2] != "TIME"}))
    return f1(pairs)["F1"] / 100
