"""Settings refuse what lies out of range, in words that name the option."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from legation.errors import StopRun
from legation.settings import Settings, iso_date


def test_defaults() -> None:
    settings = Settings()
    assert settings.ledger == Path("legation.duckdb")
    assert settings.published is None
    assert settings.min_confidence == 0.0
    assert settings.threads >= 1
    assert settings.max_article_bytes == 20_000_000


@pytest.mark.parametrize("day", ["2022-3-6", "20220306", "2022-02-30", "2022-W10-7", "", "yesterday", "２０２２-03-06"])
def test_bad_dates_are_named(day: str) -> None:
    with pytest.raises(StopRun, match="--on must be a date like 2022-03-06"):
        iso_date(day, "--on")


def test_a_leap_day_is_a_date() -> None:
    assert iso_date("2024-02-29", "--on") == "2024-02-29"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"published": "6 March 2022"}, "--published"),
        ({"min_confidence": 1.5}, "--min-confidence"),
        ({"min_confidence": float("nan")}, "--min-confidence"),
        ({"threads": 0}, "threads"),
        ({"max_article_bytes": 0}, "max_article_bytes"),
    ],
)
def test_out_of_range(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(StopRun, match=message):
        Settings(**fields)
