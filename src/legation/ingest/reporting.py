"""Verbs of saying: a paragraph that reports what somebody said is story, whatever other words it has."""

from __future__ import annotations

import re
from typing import Final

REPORTING: Final = re.compile(
    r"\b(?:said|says|told|according to|announced|warned|reported|accused|denied|argued|stated|testified|"
    r"asked|replied)\b",
    re.IGNORECASE,
)
