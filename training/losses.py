"""What each head is trained to do: one loss per head, listed with its weight in ``WEIGHTS``."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Reader
from training.windows import IGNORE, Batch

WEIGHTS = {"arc": 1.0, "deprel": 1.0, "upos": 0.7, "xpos": 0.4, "lemma": 0.4, "entity": 1.0, "sentence": 0.5}


def head_losses(model: Reader, out: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Mean loss of every head that the batch has labels for."""
    losses = {name: tag_loss(out[name], batch.labels[name]) for name in ("upos", "xpos", "lemma", "sentence")}
    losses["entity"] = allowed_loss(out["entity"], batch.entity)
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
