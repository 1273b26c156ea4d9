"""The language engine: ``python -m bench engine [--model FOLDER] [--against training/runs/NAME/fp32]``.

Needs the treebanks and entity sets that ``training/corpora.py`` names. Prints accuracy on the test splits, what
quantisation costs (with ``--against``), and speed beside the bare encoder in the same run.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import onnx
import onnxruntime

from bench.treebank import entity_spans, gold_tokens, raw_document, raw_text
from legation.parse.engine import MODEL, Engine
from legation.parse.windows import sections
from training import corpora
from training.corpora import CORPORA, DATA, Sentence
from training.spans import f1, tagged


def show(name: str, scores: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{name:34s}", "  ".join(f"{key} {value:.2f}" for key, value in scores.items()), flush=True)


def accuracy(engine: Engine, name: str, *, raw: bool = True) -> None:
    """All accuracy figures of one model file."""
    show(f"{name}: EWT test, gold words", gold_tokens(engine, CORPORA["ewt"].read("test")))
    show(f"{name}: GUM test, gold words", gold_tokens(engine, CORPORA["gum"].read("test")))
    if raw:
        show(f"{name}: EWT test, raw text", raw_text(engine, CORPORA["ewt"].read("test")))
        show(f"{name}: GUM test, raw text", raw_text(engine, CORPORA["gum"].read("test")))
        show(f"{name}: CrossNER politics test", crossner(engine))
        show(f"{name}: UNER EWT test", uner(engine))


def crossner(engine: Engine) -> dict[str, float]:
    """Entity F1 on CrossNER politics test, its labels brought to our inventory (TIME is not marked there)."""
    sentences = [s for d in CORPORA["crossner"].read("test") for p in d for s in p]
    pairs = []
    for sentence, found in zip(sentences, entity_spans(engine, sentences), strict=True):
        gold = tagged([allowed[0] for allowed in sentence.entity or []])
        pairs.append((gold, {span for span in found if span[2] != "TIME"}))
    return f1(pairs)


def uner(engine: Engine) -> dict[str, float]:
    """Entity F1 on Universal NER's EWT test: PER, ORG, LOC; our states and places are its LOC, nationalities nothing."""
    pairs = []
    rows: list[tuple[str, str]] = []
    labels = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "COUNTRY": "LOC"}
    path = DATA / "uner_en" / "en_ewt-ud-test.iob2"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append((line.split("\t")[1], line.split("\t")[2]))
        elif rows:
            sentence = Sentence(words=[word for word, _ in rows])
            gold = tagged([tag if tag[2:] in ("PER", "ORG", "LOC") else "O" for _, tag in rows])
            found = next(iter(entity_spans(engine, [sentence])))
            kept = {(a, b, labels[n]) for a, b, n in found if n in labels and not _nationality(sentence, a, b, n)}
            pairs.append((gold, kept))
            rows = []
    return f1(pairs)


def _nationality(sentence: Sentence, first: int, last: int, label: str) -> bool:
    from training.entities import nationalities

    return label == "COUNTRY" and first == last and sentence.words[first] in nationalities()


def speed(engine: Engine, rounds: int = 5) -> None:
    """Words a second of the whole parse and of the encoder alone, both on one thread, alternating."""
    documents = CORPORA["gum"].read("test")[:12]
    texts = [raw_document(document)[0] for document in documents]
    windows = [section for text in texts for section in sections(text, engine.tokenizer)]
    words = sum(len(section.words) for section in windows)
    with tempfile.TemporaryDirectory() as folder:
        bare = _bare(Path(folder))
        whole_s, bare_s = [], []
        for _ in range(rounds):
            start = time.perf_counter()
            for text in texts:
                engine.parse(text)
            whole_s.append(time.perf_counter() - start)
            start = time.perf_counter()
            for section in windows:
                bare.run(None, {"pieces": [section.window.pieces], "shapes": [section.window.shapes]})
            bare_s.append(time.perf_counter() - start)
    whole, alone = words / statistics.median(whole_s), words / statistics.median(bare_s)
    pieces = sum(len(section.window.pieces) for section in windows)
    print(f"speed, one thread: whole parse {whole:,.0f} words/s, bare encoder {alone:,.0f} words/s "
          f"({pieces / statistics.median(bare_s):,.0f} wordpieces/s); ratio {whole / alone:.2f}")  # fmt: skip


def _bare(folder: Path) -> onnxruntime.InferenceSession:
    """The shipped model cut off after the encoder's last layer."""
    model = onnx.load(str(MODEL / "model.onnx"))
    last = next(prop.value for prop in model.metadata_props if prop.key == "encoder_output")
    onnx.utils.extract_model(str(MODEL / "model.onnx"), str(folder / "bare.onnx"), ["pieces", "shapes"], [last])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(folder / "bare.onnx"), options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--against", type=Path, help="folder of the unquantised model of the same run")
    parser.add_argument("--fast", action="store_true", help="accuracy on gold words only")
    arguments = parser.parse_args()
    assert corpora.DATA.exists(), f"{corpora.DATA} is not there; the README in training/ says what is needed"
    size = (arguments.model / "model.onnx").stat().st_size / 1e6
    print(f"{arguments.model / 'model.onnx'}: {size:.1f} MB, onnxruntime {onnxruntime.__version__}")
    accuracy(Engine(arguments.model), "int8", raw=not arguments.fast)
    if arguments.against:
        accuracy(Engine(arguments.against), "fp32", raw=False)
    if not arguments.fast:
        speed(Engine(arguments.model, threads=1))


if __name__ == "__main__":
    main()
