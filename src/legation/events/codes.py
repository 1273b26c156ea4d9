"""Quadrant, intensity and CAMEO code of an event type and mode (``tables/codes.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from legation.errors import StopRun

TABLE: Final = "codes.tsv"


@dataclass(frozen=True)
class Code:
    """Numbers of one event type and mode.

    ``quad``: PLOVER's quadrant, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    ``score``: PLOVER's intensity, -10 (conflict) to 10 (cooperation). ``cameo``: nearest CAMEO code, 2 to 4 digits.
    """

    quad: int
    score: float
    cameo: str


def code_of(type_: str, mode: str) -> Code:
    """The code of a PLOVER type (``CONSULT``) and mode (``phone``; empty where none is known).

    Raises StopRun for a pair that PLOVER does not have: then a rule or a row of the lexicon is wrong.

    >>> code_of("CONSULT", "phone")
    Code(quad=1, score=1.5, cameo='041')
    """
    code = _codes().get((type_, mode))
    if code is None:
        known = ", ".join(m for t, m in _codes() if t == type_ and m) or "none"
        raise StopRun(f"{TABLE}: no row for type {type_!r} with mode {mode!r} (modes of that type: {known}); add it")
    return code


@cache
def types() -> dict[str, tuple[str, ...]]:
    """PLOVER's sixteen types, each with its modes (without the empty one)."""
    out: dict[str, tuple[str, ...]] = {}
    for type_, mode in _codes():
        out[type_] = out.get(type_, ()) + ((mode,) if mode else ())
    return out


@cache
def _codes() -> dict[tuple[str, str], Code]:
    text = (files("legation.events") / "tables" / TABLE).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {(type_, mode): Code(int(quad), float(score), cameo) for type_, mode, quad, score, cameo, *_ in rows[1:]}
