"""The settings of one run, read once at the door and never changed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from legation.errors import StopRun

DEFAULT_LEDGER: Final = Path("legation.duckdb")
MEGABYTE: Final = 1_000_000


def iso_date(value: str, option: str) -> str:
    """Return ``value`` if it is a calendar date written YYYY-MM-DD; else raise a StopRun that names ``option``."""
    hint = f"{option} must be a date like 2022-03-06, not {value!r}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise StopRun(hint)
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise StopRun(f"{hint} ({error})") from error
    return value


def span(value: str, option: str) -> tuple[int, int]:
    """The characters of ``START:END``; else raise a StopRun that names ``option``."""
    found = re.fullmatch(r"(\d{1,9}):(\d{1,9})", value, re.ASCII)
    if found is None or int(found[1]) >= int(found[2]):
        raise StopRun(f"{option} must be START:END, characters counted from 0, like 4:12, not {value!r}")
    return int(found[1]), int(found[2])


def _cores() -> int:
    return os.cpu_count() or 1


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a run is told from outside.

    ``published`` (ISO date) stands in where an article gives no date; ``min_confidence`` (0 to 1) hides reports below
    it from the output; ``threads`` is for the language engine; ``max_article_bytes`` bounds one article's bytes.
    Raises StopRun for a value out of its range.
    """

    ledger: Path = DEFAULT_LEDGER
    published: str | None = None
    min_confidence: float = 0.0
    threads: int = field(default_factory=_cores)
    max_article_bytes: int = 20 * MEGABYTE

    def __post_init__(self) -> None:
        if self.published is not None:
            iso_date(self.published, "--published")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise StopRun(f"--min-confidence must lie between 0 and 1, not {self.min_confidence:g}")
        if self.threads < 1:
            raise StopRun(f"threads must be 1 or more, not {self.threads}")
        if self.max_article_bytes < 1:
            raise StopRun(f"max_article_bytes must be 1 or more, not {self.max_article_bytes}")
