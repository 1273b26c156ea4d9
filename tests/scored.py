"""Give a hand-made parse the scores that the language engine would give it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from legation.events.codes import types
from legation.records import Parse, Scores

VALUES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
AUXILIARIES = ("historical", "future", "hypothetical", "negation")
LINKS = ("actor", "recipient", "time", "place", "source")
SURE, NEVER = 6.0, -6.0  # logits of a link that is there and of one that is not


def scored(
    parse: Parse,
    acts: dict[int, dict[str, float]],
    links: dict[tuple[int, str, int], float] | None = None,
    modes: dict[int, str] | None = None,
) -> Parse:
    """The parse with probabilities ``acts`` of types at triggers (the rest is "none"), and logits of links.

    ``links`` is by trigger, label and word; every other link has the logit ``NEVER``. ``modes`` gives one mode a trigger.
    """
    size, names = len(parse.tokens), ("none", *types())
    labels = tuple(f"{name}.{mode}" for name, own in types().items() for mode in own)
    act = np.zeros((size, len(names)), np.float32)
    for i in range(size):
        told = acts.get(i, {})
        for name, share in told.items():
            act[i, names.index(name)] = share
        act[i, 0] = 1.0 - sum(told.values())
    mode = np.zeros((size, len(labels)), np.float32)
    for i, name in (modes or {}).items():
        mode[i, labels.index(name)] = 0.9
    # one dimension a trigger: word j's value there is what that trigger gives it
    origin = np.zeros((size, len(LINKS), size + 1), np.float32)
    target = np.full((size, len(LINKS), size + 1), NEVER, np.float32)
    target[:, :, -1] = 0.0
    for i in range(size):
        origin[i, :, i] = 1.0
    for (i, label, j), logit in (links or {}).items():
        target[j, LINKS.index(label), i] = logit
    nothing = np.zeros((size, 1), np.float32)
    scores = Scores(
        names, labels, VALUES, AUXILIARIES, LINKS, act, mode,
        np.zeros((size, len(VALUES)), np.float32), np.zeros((size, 4), np.float32), nothing[:, 0], origin, target,
    )  # fmt: skip
    return replace(parse, scores=scores)
