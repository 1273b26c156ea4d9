"""A Coder that needs no model, for tests of the terminal alone: it calls each line of a file an article.

A line ``skip: WHY`` cannot be read, ``break`` stands for Ctrl-C, and a path that is not there stops the reading of it.
Run as a program it is the ``legation`` command with this Coder behind it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from legation.cli import run
from legation.errors import SkipArticle, StopRun
from legation.records import Actor, Coded
from tests.factories import make_article, make_coded, make_report


class Coder:
    """Codes nothing; gives the same report for every line."""

    def read(self, path: str, published: str | None = None) -> Iterator[Coded | SkipArticle]:
        """One article a line, with two reports: confidences 0.9 and 0.2."""
        lines = sys.stdin.read() if path == "-" else self._text(path)
        for line in lines.splitlines():
            if line.startswith("skip:"):
                yield SkipArticle(path, line[5:].strip())
            elif line == "break":
                raise KeyboardInterrupt
            else:
                article = make_article(title=line, path=path, **({"published": published} if published else {}))
                coded = make_coded(article)
                unsure = make_report(article, type="ACCUSE", mode=("disapprove",), confidence=0.2)
                yield Coded(article, (*coded.reports, unsure), coded.measures, coded.parse)

    def _text(self, path: str) -> str:
        try:
            return Path(path).read_text(encoding="utf-8", errors="surrogateescape")
        except OSError as error:
            raise StopRun(f"{path}: {error.strerror}") from error

    def actor(self, text: str, on: str | None = None, context: str | None = None) -> Actor:
        """Know Norland, at a given date, and nobody else."""
        reasons = (f"asked at {on} beside {context}",)
        known = text == "Norland"
        return Actor(name=text, country="NLD", sectors=("GOV",), reasons=reasons) if known else Actor(reasons=reasons)


def module() -> ModuleType:
    """What stands in for ``legation.coder``."""
    made = ModuleType("legation.coder")
    made.Coder = Coder  # type: ignore[attr-defined]
    return made


if __name__ == "__main__":
    sys.modules["legation.coder"] = module()
    sys.exit(run(sys.argv[1:]))
