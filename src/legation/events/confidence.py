"""How far a report may be trusted: the probability that its event is told there and is of its type.

A logistic curve over what is known of it: the engine's probability, whether a row of the lexicon reads the word so and how
much it asks, whether either side is told and placed, and how sure the article itself is. The weights are fitted by
``training/calibrate.py`` on the dev part of our own annotated newswire; ``bench accuracy`` prints how well they hold.
"""

from __future__ import annotations

import math
from typing import Final

from legation.events.what import BY_ENGINE, Trigger
from legation.events.who import Roles
from legation.records import Actor

NAMES: Final = ("one", "engine", "row", "needs", "weak", "actor", "recipient", "placed", "open")
WEIGHTS: Final = (-1.01, 0.43, 1.32, 0.95, -0.87, -0.06, 0.39, 0.02, 0.41)
EDGE: Final = 0.005  # probabilities are held off 0 and 1 before their logit is taken
UNSCORED: Final = 0.6  # what a trigger counts as where no engine has judged it


def features(trigger: Trigger, roles: Roles, factuality: str, *, told: bool) -> tuple[float, ...]:
    """The features of one report, in the order of ``NAMES``; ``told``: somebody is named on whose word it stands."""
    share = UNSCORED if trigger.score is None else trigger.score
    share = min(max(share, EDGE), 1.0 - EDGE)
    by_row = trigger.entry.where != BY_ENGINE
    return (
        1.0,
        math.log(share / (1.0 - share)),
        float(by_row),
        float(min(len(trigger.entry.needs), 3)) if by_row else 0.0,
        float("weak" in trigger.entry.flags),
        float(bool(roles.actors)),
        float(bool(roles.recipients)),
        float(_placed(roles.actors) and _placed(roles.recipients)),
        float(factuality in ("Uu", "PS+") and not told),
    )


def _placed(side: tuple[Actor, ...]) -> bool:
    return any(actor.country for actor in side)


def confidence(values: tuple[float, ...]) -> float:
    """The probability, 0..1, of features as ``features`` gives them."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return round(1.0 / (1.0 + math.exp(-total)), 3)
