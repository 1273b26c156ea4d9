"""What each head is trained to do: one loss per head, listed with its weight in ``WEIGHTS``."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Reader, link_scores
from training.windows import IGNORE, Batch

WEIGHTS = {
    "arc": 1.0, "deprel": 1.0, "upos": 0.7, "xpos": 0.4, "lemma": 0.4, "entity": 1.0, "sentence": 0.5,
    "act": 3.0, "mode": 0.5, "factuality": 0.5, "auxiliary": 1.0, "veridicality": 0.3, "link": 1.0, "pair": 1.0,
}  # fmt: skip
LINK_SCALE = 12.0  # a link is one word of many: its mean loss over all words would be next to nothing


def head_losses(model: Reader, out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Mean loss of every head that was run."""
    losses = {name: tag_loss(out[name], batch.labels[name]) for name in batch.labels if name in out}
    if "entity" in out:
        losses["entity"] = allowed_loss(out["entity"], batch.entity)
    if "link_origin" in out:
        losses["link"] = link_loss(out, batch)
    if "auxiliary" in out:
        losses["auxiliary"] = auxiliary_loss(out["auxiliary"], batch)
    if "veridicality" in out:
        losses["veridicality"] = veridicality_loss(out["veridicality"], batch)
    if "pair" in out:
        losses["pair"] = tag_loss(out["pair"][:, None], batch.pair[:, None])
    if "arcs" in out:
        losses["arc"], losses["deprel"] = arc_losses(model.arcs.label, out, batch)
    return losses


def tag_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy over the words that have a label."""
    if not bool((labels != IGNORE).any()):
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORE)


def allowed_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that falls on the allowed tags, over words where anything is known."""
    known = allowed.any(-1)
    if not bool(known.any()):
        return logits.sum() * 0.0
    scores = logits[known].float()
    inside = scores.masked_fill(~allowed[known], -1e4).logsumexp(-1)
    return (scores.logsumexp(-1) - inside).mean()


def link_loss(out: dict[str, Tensor], batch: Batch) -> Tensor:
    """Binary cross-entropy of every link that may run from an asked word to a word of its sentence."""
    total, count = out["link_origin"].sum() * 0.0, 0
    for b in sorted({window for window, _ in batch.links}):
        rows = [links for window, links in batch.links if window == b]
        origins = torch.tensor([links.origin for links in rows])
        scores = link_scores(out["link_origin"][b, origins].float(), out["link_target"][b].float())  # (R, N, L)
        gold, weight = torch.zeros_like(scores), torch.zeros_like(scores)
        for r, links in enumerate(rows):
            weight[r, links.first : links.stop, links.asked] = 1.0 / ((links.stop - links.first) * len(links.asked))
            for word, label in links.true:
                gold[r, word, label] = 1.0
        loss = functional.binary_cross_entropy_with_logits(scores, gold, weight, reduction="sum")
        total, count = total + loss * LINK_SCALE, count + len(rows)
    return total / max(count, 1)


def auxiliary_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Binary cross-entropy of each auxiliary at the words that are asked."""
    if not len(batch.auxiliary_at):
        return logits.sum() * 0.0
    scores = logits[batch.auxiliary_at[:, 0], batch.auxiliary_at[:, 1]].float()
    return functional.binary_cross_entropy_with_logits(scores, batch.auxiliary)


def veridicality_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Smooth absolute error of -3..3 at the words that are asked."""
    if not len(batch.veridicality_at):
        return logits.sum() * 0.0
    values = logits[batch.veridicality_at[:, 0], batch.veridicality_at[:, 1], 0].float()
    return functional.smooth_l1_loss(values, batch.veridicality)


def arc_losses(label: nn.Parameter, out: dict[str, Tensor], batch: Batch) -> tuple[Tensor, Tensor]:
    """Cross-entropy of the head among the words of the sentence, and of the label given the true head."""
    known = batch.heads != IGNORE
    if not bool(known.any()):
        zero = out["arcs"].sum() * 0.0
        return zero, zero
    arcs = out["arcs"].float().masked_fill(~batch.same, -1e4)
    arc_loss = functional.cross_entropy(arcs[known], batch.heads[known])
    dependent = out["label_dependent"][known].float()
    rows = known.nonzero()[:, 0]
    head = out["label_head"][rows, batch.heads[known]].float()
    scores = torch.einsum("wi,lij,wj->wl", dependent, label, head)
    labels = batch.labels["deprel"][known]
    return arc_loss, functional.cross_entropy(scores, labels, ignore_index=IGNORE)
