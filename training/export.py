"""Write the trained reader as ONNX: ``python -m training.export --run training/runs/NAME [--out src/legation/model]``.

Writes the unquantised model into ``fp32/`` of the run folder and the quantised ``model.onnx`` with its
``tokenizer.json`` into ``--out``.
Weights of matrix products become int8 per output channel; the embedding table int8 per row.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.network import Encoder, EncoderSize, Reader
from training.train import START, tokenizer

OUTPUTS = (
    "upos", "xpos", "lemma", "entity", "sentence", "arcs", "label_dependent", "label_head",
    "act", "mode", "factuality", "auxiliary", "veridicality", "link_origin", "link_target", "pair",
)  # fmt: skip
OPSET = 17


class RowQuantised(nn.Module):
    """An embedding table held as int8 with one scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """(B, T, H) for ids (B, T)."""
        rows: Tensor = self.rows
        scale: Tensor = self.scale
        return rows[ids].float() * scale[ids]


class Exported(nn.Module):
    """The reader with the label scores' first product inside, so that it can be quantised like any other."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        n_labels, width, _ = reader.arcs.label.shape
        self.n_labels = n_labels
        self.label = nn.Parameter(reader.arcs.label.detach().permute(1, 0, 2).reshape(width, -1).contiguous())

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """One window, without padding; see ``legation.parse.decode`` for the outputs."""
        out = self.reader(pieces, shapes, first, last)
        sides = out["label_dependent"] @ self.label
        out["label_dependent"] = sides.view(sides.shape[0], sides.shape[1], self.n_labels, -1)
        return tuple(out[name] for name in OUTPUTS)


def trimmed(full: Tokenizer) -> tuple[Tokenizer, list[int]]:
    """The tokenizer without pieces that English news never needs (unused ones, other scripts), and the ids it keeps."""
    vocabulary = sorted(full.get_vocab().items(), key=lambda item: item[1])
    kept = [(piece, n) for piece, n in vocabulary if not piece.startswith("[unused") and _latin(piece)]
    state = json.loads(full.to_str())
    state["model"]["vocab"] = {piece: n for n, (piece, _) in enumerate(kept)}
    for added in state["added_tokens"]:
        added["id"] = state["model"]["vocab"][added["content"]]
    state["post_processor"] = None  # windows bring their own marks
    return Tokenizer.from_str(json.dumps(state)), [n for _, n in kept]


def _latin(piece: str) -> bool:
    letters = (letter for letter in piece.removeprefix("##") if letter.isalpha())
    return all(unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")) for letter in letters)


def load(run: Path) -> Reader:
    """The averaged weights of a run's last checkpoint."""
    state = torch.load(run / "last.pt", weights_only=True)
    config = json.loads((START / "config.json").read_text())
    size = EncoderSize(
        config["vocab_size"], config["hidden_size"], config["num_hidden_layers"],
        config["num_attention_heads"], config["intermediate_size"], config["max_position_embeddings"],
    )  # fmt: skip
    reader = Reader(Encoder(size), state["labels"])
    reader.load_state_dict(state["average"])
    return reader.eval()


def write_onnx(module: nn.Module, path: Path) -> None:
    """Export with free window and word counts."""
    example = (
        torch.randint(5, 99, (1, 12)),
        torch.ones(1, 12, dtype=torch.int64),
        torch.arange(9)[None],
        torch.arange(9)[None],
    )
    names = ["pieces", "shapes", "first", "last"]
    axes = {name: {1: "pieces" if name in ("pieces", "shapes") else "words"} for name in names}
    axes |= {name: {1: "words"} for name in OUTPUTS if name != "pair"}
    with torch.no_grad():
        torch.onnx.export(
            module, example, str(path), input_names=names, output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def add_labels(path: Path, labels: dict[str, list[str]]) -> None:
    """Put the label lists into the file, so that it explains itself."""
    model = onnx.load(str(path))
    layers = [node.output[0] for node in model.graph.node if "output_norm" in node.name and len(node.output)]
    about = {"labels": json.dumps(labels, ensure_ascii=False), "encoder_output": layers[-1]}
    onnx.helper.set_model_props(model, about)
    onnx.save(model, str(path))


def main() -> None:
    """Export, quantise, and say how large the file is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full-range", action="store_true", help="8-bit weights: exact only on processors with VNNI")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    reader = load(arguments.run)
    plain = arguments.run / "fp32" / "model.onnx"
    plain.parent.mkdir(exist_ok=True)
    tokenizer().save(str(plain.parent / "tokenizer.json"))
    write_onnx(Exported(reader), plain)
    add_labels(plain, reader.labels)
    small, kept = trimmed(tokenizer())
    pieces = nn.Embedding.from_pretrained(reader.encoder.pieces.weight[kept])
    reader.encoder.pieces = RowQuantised(pieces)  # type: ignore[assignment]
    reader.encoder.positions = RowQuantised(reader.encoder.positions)  # type: ignore[assignment]
    part = arguments.run / "rows.onnx"
    write_onnx(Exported(reader), part)
    quant_pre_process(str(part), str(part), skip_symbolic_shape=True)
    target = arguments.out / "model.onnx"
    quantize_dynamic(
        str(part), str(target), per_channel=True, reduce_range=not arguments.full_range,
        weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
    )  # fmt: skip
    part.unlink()
    add_labels(target, reader.labels)
    small.save(str(arguments.out / "tokenizer.json"))
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
