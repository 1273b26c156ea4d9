"""The language engine: one ONNX session that answers everything about a text in one forward pass."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from legation.errors import StopRun
from legation.parse.decode import Outputs, decode
from legation.parse.lemma import Vocabulary
from legation.parse.windows import Section, sections
from legation.records import Parse

MODEL: Final = Path(__file__).resolve().parents[1] / "model"
TEXTS_AHEAD: Final = 16  # how many texts of a stream are in work at once
CAREFUL: Final = 1  # one thread a window: windows run side by side instead


@dataclass(frozen=True)
class Pending:
    """A text at work: its windows, and what will give their outputs."""

    text: str
    found: list[Section]
    running: list[Future[Outputs]]


class Engine:
    """Reads text into a ``Parse``. Loads once, holds no state between texts, and may be used from several threads.

    The model is quantised with scales that are found at run time, so windows are run one by one, never padded into a
    batch: what is read together cannot change what is read. Speed comes from running windows side by side.
    """

    def __init__(
        self,
        folder: Path = MODEL,
        *,
        threads: int | None = None,
        verbs: frozenset[str] = frozenset(),
        nouns: frozenset[str] = frozenset(),
    ) -> None:
        """Load ``model.onnx`` and ``tokenizer.json`` from ``folder``; StopRun where they are missing or broken.

        ``verbs`` and ``nouns`` are base forms that later stages know: a lemma that may be one of them is.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = CAREFUL
        options.inter_op_num_threads = CAREFUL
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise StopRun(f"the model in {folder} cannot be loaded ({error}); install legation again") from error
        words = frozenset(piece for piece in self.tokenizer.get_vocab() if piece.isalpha() and len(piece) > 1)
        self._known = Vocabulary(words, verbs, nouns)
        self.labels: dict[str, list[str]] = json.loads(self._session.get_modelmeta().custom_metadata_map["labels"])
        self._names = [output.name for output in self._session.get_outputs()]
        self._pool = ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="parse")

    def parse(self, text: str) -> Parse:
        """Words, syntax, entities and sentences of ``text``; offsets are into it as given."""
        return self.finish(self.start(text))

    def parse_all(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse a stream in order, several texts at work at once, never more than ``TEXTS_AHEAD`` held."""
        waiting: deque[Pending] = deque()
        for text in texts:
            waiting.append(self.start(text))
            if len(waiting) >= TEXTS_AHEAD:
                yield self.finish(waiting.popleft())
        while waiting:
            yield self.finish(waiting.popleft())

    def start(self, text: str) -> Pending:
        """Set a text to work; ``finish`` waits for it."""
        found = list(sections(text, self.tokenizer))
        return Pending(text, found, [self._pool.submit(self.run, section) for section in found])

    def finish(self, pending: Pending) -> Parse:
        """The parse of a text that was started."""
        outputs = [future.result() for future in pending.running]
        return decode(pending.text, pending.found, outputs, self.labels, self._known)

    def run(self, section: Section) -> Outputs:
        """The raw outputs of one window, by head, without the batch axis."""
        window = section.window
        feed = {
            "pieces": np.array([window.pieces], np.int64),
            "shapes": np.array([window.shapes], np.int64),
            "first": np.array([window.first], np.int64),
            "last": np.array([window.last], np.int64),
        }
        values = self._session.run(self._names, feed)
        return {name: value[0] for name, value in zip(self._names, values, strict=True)}
