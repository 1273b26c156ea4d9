"""The network: one small transformer encoder and the heads on top of it.

Shapes: B windows, T wordpieces, N words, H hidden width. Words are read from the wordpieces by their first and last
piece; word 0 of the syntax head is the root. ``Reader.forward`` is what training and the exported model share.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

N_SHAPES = 48  # 16 shapes, again for words marked as the actor asked about (+16) and as the recipient (+32)
LINK_WIDTH = 40


class EncoderSize(NamedTuple):
    """Sizes of a BERT-style encoder."""

    vocabulary: int
    hidden_width: int
    n_layers: int
    n_heads: int
    inner_width: int
    max_pieces: int


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, size: EncoderSize) -> None:
        super().__init__()
        width = size.hidden_width
        self.n_heads = size.n_heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, size.inner_width)
        self.outer = nn.Linear(size.inner_width, width)
        self.output_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        """``hidden`` (B, T, H), ``bias`` (B, 1, 1, T) added to the attention scores, or None."""
        batch, length, width = hidden.shape

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, self.n_heads, width // self.n_heads).transpose(1, 2)

        query, key, value = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        scores = query @ key.transpose(-1, -2) * (width // self.n_heads) ** -0.5
        if bias is not None:
            scores = scores + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = self.attention_norm(hidden + self.dropout(self.out(mixed)))
        return self.output_norm(hidden + self.dropout(self.outer(functional.gelu(self.inner(hidden)))))


class Encoder(nn.Module):
    """BERT-style encoder with one more embedding: the shape of the word (case, digits) and whether a space precedes it.

    The vocabulary is lower case; without shapes, names and sentence starts would be hard to tell.
    """

    def __init__(self, size: EncoderSize) -> None:
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.hidden_width)
        self.positions = nn.Embedding(size.max_pieces, size.hidden_width)
        self.shapes = nn.Embedding(N_SHAPES, size.hidden_width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(size.hidden_width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.n_layers))
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """Hidden states of all layers, embeddings first: n_layers + 1 times (B, T, H)."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.pieces(pieces) + self.positions(positions)[None] + self.shapes(shapes)
        hidden = self.dropout(self.norm(hidden))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        states = [hidden]
        for layer in self.layers:
            hidden = layer(hidden, bias)
            states.append(hidden)
        return states

    @classmethod
    def pretrained(cls, folder: Path) -> Encoder:
        """Load a Hugging Face BERT checkpoint (config.json and model.safetensors) into our names."""
        config = json.loads((folder / "config.json").read_text())
        size = EncoderSize(
            config["vocab_size"], config["hidden_size"], config["num_hidden_layers"],
            config["num_attention_heads"], config["intermediate_size"], config["max_position_embeddings"],
        )  # fmt: skip
        encoder = cls(size)
        theirs = load_file(folder / "model.safetensors")
        theirs = {name.removeprefix("bert."): value for name, value in theirs.items()}
        ours = {
            "pieces.weight": theirs["embeddings.word_embeddings.weight"],
            "positions.weight": theirs["embeddings.position_embeddings.weight"],
            "shapes.weight": encoder.shapes.weight.detach(),
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm",
        }  # fmt: skip
        for n in range(size.n_layers):
            for our_name, their_name in names.items():
                for part in ("weight", "bias"):
                    ours[f"layers.{n}.{our_name}.{part}"] = theirs[f"encoder.layer.{n}.{their_name}.{part}"]
        # all tokens are of type 0 here, so that embedding is a constant and folds into the positions
        ours["positions.weight"] = ours["positions.weight"] + theirs["embeddings.token_type_embeddings.weight"][0]
        encoder.load_state_dict(ours)
        return encoder


class ScalarMix(nn.Module):
    """A learned weighted mean of all layers, one for each head."""

    def __init__(self, n_states: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(n_states))

    def forward(self, states: list[Tensor]) -> Tensor:
        """(B, T, H) from n_states times (B, T, H)."""
        weights = self.weights.softmax(0)
        return sum((weight * state for weight, state in zip(weights, states, strict=True)), torch.zeros_like(states[0]))


class TagHead(nn.Module):
    """One label per word."""

    def __init__(self, size: EncoderSize, n_labels: int) -> None:
        super().__init__()
        self.mix = ScalarMix(size.n_layers + 1)
        self.dropout = nn.Dropout(0.2)
        self.label = nn.Linear(size.hidden_width, n_labels)

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
        """Logits (B, N, n_labels)."""
        return self.label(self.dropout(words_of(self.mix(states), first, last)))


class ArcHead(nn.Module):
    """Biaffine dependency arcs and labels after Dozat and Manning (2017)."""

    def __init__(self, size: EncoderSize, n_labels: int, *, arc_width: int = 256, label_width: int = 100) -> None:
        super().__init__()
        self.mix = ScalarMix(size.n_layers + 1)
        self.dropout = nn.Dropout(0.2)
        self.root = nn.Parameter(torch.randn(size.hidden_width) * 0.02)
        self.arc_dependent = nn.Linear(size.hidden_width, arc_width)
        self.arc_head = nn.Linear(size.hidden_width, arc_width)
        self.label_dependent = nn.Linear(size.hidden_width, label_width)
        self.label_head = nn.Linear(size.hidden_width, label_width)
        self.arc = nn.Parameter(torch.zeros(arc_width + 1, arc_width))
        self.label = nn.Parameter(torch.zeros(n_labels, label_width + 1, label_width + 1))

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (B, N, N + 1) with column 0 the root, label sides (B, N, L + 1) and (B, N + 1, L + 1)."""
        words = self.dropout(words_of(self.mix(states), first, last))
        root = self.root.expand(words.shape[0], 1, -1)
        heads = torch.cat([root, words], 1)
        dependent = with_one(self.dropout(functional.gelu(self.arc_dependent(words))))
        head = self.dropout(functional.gelu(self.arc_head(heads)))
        arcs = dependent @ self.arc @ head.transpose(1, 2)
        label_dependent = with_one(self.dropout(functional.gelu(self.label_dependent(words))))
        label_head = with_one(self.dropout(functional.gelu(self.label_head(heads))))
        return arcs, label_dependent, label_head


class LinkHead(nn.Module):
    """Directed links between words, each label scored on its own.

    A score is the product of two vectors of ``LINK_WIDTH``, plus what either word gives alone.
    """

    def __init__(self, size: EncoderSize, n_labels: int) -> None:
        super().__init__()
        self.mix = ScalarMix(size.n_layers + 1)
        self.dropout = nn.Dropout(0.2)
        self.n_labels = n_labels
        self.origin = nn.Linear(size.hidden_width, n_labels * (LINK_WIDTH + 1))
        self.target = nn.Linear(size.hidden_width, n_labels * (LINK_WIDTH + 1))

    def forward(self, states: list[Tensor], first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Both sides (B, N, n_labels, LINK_WIDTH + 1); see ``link_scores``."""
        words = self.dropout(words_of(self.mix(states), first, last))
        shape = (*words.shape[:2], self.n_labels, LINK_WIDTH + 1)
        return self.origin(words).view(shape), self.target(words).view(shape)


def link_scores(origin: Tensor, target: Tensor) -> Tensor:
    """Logits (R, N, L) of links from R words (R, L, W + 1) to N words (N, L, W + 1)."""
    product = torch.einsum("rlw,nlw->rnl", origin[..., :-1], target[..., :-1])
    return product + origin[:, None, :, -1] + target[None, :, :, -1]


class PairHead(nn.Module):
    """One label for the whole window, read from its first piece: what the marked actor did to the marked recipient."""

    def __init__(self, size: EncoderSize, n_labels: int) -> None:
        super().__init__()
        self.mix = ScalarMix(size.n_layers + 1)
        self.dropout = nn.Dropout(0.1)
        self.inner = nn.Linear(3 * size.hidden_width, size.hidden_width)
        self.label = nn.Linear(size.hidden_width, n_labels)

    def forward(self, states: list[Tensor], shapes: Tensor) -> Tensor:
        """Logits (B, n_labels) from the first piece and the means over the marked pieces of either side."""
        hidden = self.mix(states)

        def mean(chosen: Tensor) -> Tensor:
            weight = chosen.to(hidden.dtype)[:, :, None]
            return (hidden * weight).sum(1) / weight.sum(1).clamp(min=1.0)

        actor, recipient = mean((shapes >= 16) & (shapes < 32)), mean(shapes >= 32)
        joined = self.dropout(torch.cat([hidden[:, 0], actor, recipient], -1))
        return self.label(self.dropout(functional.gelu(self.inner(joined))))


def with_one(x: Tensor) -> Tensor:
    """Append a constant 1, which gives a biaffine form its linear terms."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def words_of(hidden: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Mean of each word's first and last wordpiece: (B, N, H) from (B, T, H) and positions (B, N)."""
    width = hidden.shape[-1]

    def pick(at: Tensor) -> Tensor:
        return hidden.gather(1, at[:, :, None].expand(-1, -1, width))

    return (pick(first) + pick(last)) * 0.5


NO_TAGS = ("deprel", "link", "pair")


class Reader(nn.Module):
    """The encoder with its heads.

    ``labels`` gives every tag head its label list, and the syntax, link and pair heads theirs as ``deprel``, ``link`` and
    ``pair``.
    """

    def __init__(self, encoder: Encoder, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        self.tags = nn.ModuleDict(
            {name: TagHead(encoder.size, len(names)) for name, names in labels.items() if name not in NO_TAGS}
        )
        self.arcs = ArcHead(encoder.size, len(labels["deprel"]))
        self.links = LinkHead(encoder.size, len(labels["link"]))
        self.pair = PairHead(encoder.size, len(labels["pair"]))

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        first: Tensor,
        last: Tensor,
        mask: Tensor | None = None,
        wanted: frozenset[str] | None = None,
    ) -> dict[str, Tensor]:
        """The heads' outputs by name, all of them or those ``wanted``.

        The syntax head gives ``arcs``, ``label_dependent`` and ``label_head``, the link head ``link_origin`` and
        ``link_target``.
        """
        states = self.encoder(pieces, shapes, mask)
        asked = frozenset((*self.tags, *NO_TAGS)) if wanted is None else wanted
        out = {name: head(states, first, last) for name, head in self.tags.items() if name in asked}
        if "deprel" in asked:
            out["arcs"], out["label_dependent"], out["label_head"] = self.arcs(states, first, last)
        if "link" in asked:
            out["link_origin"], out["link_target"] = self.links(states, first, last)
        if "pair" in asked:
            out["pair"] = self.pair(states, shapes)
        return out
