"""Prose that the tests of ingest share."""

from __future__ import annotations

LEAD = "Talks on the border crossing resumed in the capital on Monday after a pause of three weeks, officials said."
MIDDLE = (
    "The foreign minister of Norland told reporters that his country would not withdraw its guards from the bridge."
)
END = "The next round is due to open on Thursday at the same hotel, the hosts said."
STORY = f"{LEAD}\n\n{MIDDLE}\n\n{END}"
TITLE = "Border talks resume in the capital"
