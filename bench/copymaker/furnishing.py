"""What surrounds a text on a page: headings, boxes, credits, and headlines that desks write anew."""

from __future__ import annotations

import random

_TOP = ("Listen to this article", "Share this story", "World", "Latest news", "5 min read", "Photo: file picture")
_END = (
    "Sign up for our morning briefing and never miss a story.",
    "Copyright. All rights reserved.",
    "Read more on this topic",
    "Follow us on social media for updates.",
    "Have a news tip? Write to the desk.",
    "This story was syndicated from a wire feed.",
)
_ADDED = (
    "The matter has been followed closely in this region.",
    "Readers of this paper raised similar worries last year.",
    "Shops near our office stayed open as usual.",
    "A local councillor, {name}, called the news sobering.",
    "Our newsroom will go on following what happens.",
    "Residents here in {place} said they had watched it on television.",
    "{name}, who teaches politics at the college in {place}, expects a long debate.",
)
_NAMES = ("Orla Pettifer", "Jonas Werle", "Amina Doukoure", "Ruth Castellan", "Piet Vandersloot")
_PLACES = ("Harwick", "Saint-Bertin", "Lowmoor", "Altenried", "Port Casey")
OUTLETS = (
    "Harwick Courier",
    "Daily Tribunal",
    "Northern Ledger",
    "The Lowmoor Post",
    "Capital Gazette",
    "Coast Observer",
)


def furnished(text: str, rng: random.Random) -> str:
    """A text with up to three lines of page furniture around it."""
    top = rng.sample(_TOP, rng.randint(0, 1))
    return "\n\n".join([*top, text, *rng.sample(_END, rng.randint(0, 2))])


def added(rng: random.Random, number: int) -> list[str]:
    """Sentences of a local desk."""
    return [s.format(name=rng.choice(_NAMES), place=rng.choice(_PLACES)) for s in rng.sample(_ADDED, number)]


def headline(title: str, rng: random.Random) -> str:
    """Another headline for a story."""
    words = title.split()
    cut = words[: max(4, len(words) - rng.randint(1, 3))]
    return rng.choice(
        (
            f"{' '.join(cut)}: what we know",
            f"Report: {title.lower()}",
            f"{' '.join(words[-3:]).capitalize()}: {' '.join(cut)}",
            f"{' '.join(cut)} …",
        )
    )
