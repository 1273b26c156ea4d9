"""Start from a model that was exported before: its quantised weights, read back, in place of the bare encoder.

What the file does not have (a new head, word shapes added since) keeps the values it was made with.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer

from training.network import Reader

Weights = dict[str, NDArray[np.float32]]


def start_from(reader: Reader, folder: Path, tokenizer: Tokenizer) -> list[str]:
    """Load what ``folder/model.onnx`` has into ``reader``; returns the names that it did not have."""
    found = stored(folder / "model.onnx")
    state = reader.state_dict()
    small = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    rows = found.pop("encoder.pieces.weight")
    for piece, n in small.items():
        state["encoder.pieces.weight"][tokenizer.token_to_id(piece)] = torch.from_numpy(rows[n].copy())
    missing = []
    for name, value in state.items():
        if name in found and found[name].shape == tuple(value.shape):
            value.copy_(torch.from_numpy(found[name].copy()))
        elif name == "encoder.shapes.weight":
            for n in range(0, len(value), len(found[name])):  # marked words start as their unmarked shape
                value[n : n + len(found[name])] = torch.from_numpy(found[name].copy())[: len(value) - n]
        elif name != "encoder.pieces.weight":
            missing.append(name)
    reader.load_state_dict(state)
    return missing


def stored(path: Path) -> Weights:
    """The weights of an exported file under the names of the network."""
    graph = onnx.load(str(path)).graph
    raw = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    out: Weights = {}
    for name, value in raw.items():
        if name.endswith(".rows"):
            out[name.removeprefix("reader.").replace(".rows", ".weight")] = value * raw[name.replace(".rows", ".scale")]
        elif re.fullmatch(r"reader\.[\w.]+", name) and value.dtype == np.float32 and not name.endswith(".scale"):
            out[name.removeprefix("reader.")] = value
        elif mix := re.fullmatch(r"/reader/(?:tags\.)?(\w+)/mix/Squeeze(?:_(\d+))?_output_0", name):
            row = out.setdefault(mix_name(mix[1]), np.zeros(7, np.float32))
            row[int(mix[2] or 0)] = np.log(max(float(value), 1e-6))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            out |= product(node.name, node.input[1].removesuffix("_quantized"), raw)
    return out


def mix_name(head: str) -> str:
    """The name of a head's layer weights."""
    return f"{head}.mix.weights" if head in ("arcs", "links", "pair") else f"tags.{head}.mix.weights"


def product(node: str, name: str, raw: dict[str, NDArray[np.float32]]) -> Weights:
    """The weight of one quantised matrix product, unquantised, as the network holds it."""
    zero = raw[f"{name}_zero_point"].astype(np.float32)
    weight = (raw[f"{name}_quantized"].astype(np.float32) - zero) * raw[f"{name}_scale"]
    path = node.removeprefix("/").removesuffix("_quant").removesuffix("MatMul").rstrip("/").removeprefix("reader/")
    if not path:  # the relation scores' first product: (W, L * W) of (L, W, W)
        width = weight.shape[0]
        return {"arcs.label": weight.reshape(width, -1, width).transpose(1, 0, 2)}
    if path == "arcs":
        return {"arcs.arc": weight}
    parts = path.split("/")
    if parts[0] not in ("encoder", "arcs", "links", "pair"):
        parts = ["tags", *parts]
    return {".".join(parts) + ".weight": np.ascontiguousarray(weight.T)}
