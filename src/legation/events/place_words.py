"""Which words put an event at a place: prepositions, and verbs and nouns by how they stand to places (lemmas)."""

from __future__ import annotations

from typing import Final

_AT_WORDS: Final = (
    "aboard above across along alongside amid around at beneath beside in inside near off outside throughout "
    "under within"
)
_TO_WORDS: Final = "into onto to toward towards"
_FROM_WORDS: Final = "from out"
_ONTO_WORDS: Final = "against on over"
_MOVING_WORDS: Final = (
    "advance arrive come cross deploy deployment dispatch drive enter flight fly go head incursion invasion "
    "invite journey march move movement push return sail send tour travel trip visit welcome withdraw"
)
_LEAVING_WORDS: Final = "depart departure evacuate evacuation expel flee leave pull pullout retreat withdraw withdrawal"
_ATTACKING_WORDS: Final = (
    "advance airstrike ambush assault attack attacks blockade bomb bombard bombardment bombing crackdown drone "
    "fire hit incursion invasion march missile offensive raid rocket shell shelling siege storm strike"
)
_TAKING_WORDS: Final = (
    "annex assault attack besiege blockade bomb bombard burn capture conquer cross encircle enter evacuate "
    "invade leave liberate loot occupy overrun pound raid recapture retake seize shell storm surround tour "
    "visit"
)
_TAKING_TOWNS_WORDS: Final = "reach abandon clear control flatten hit level quit rock secure strike take target"
_PHYSICAL_WORDS: Final = (
    "abduct ambush arrest assassinate attack attend beat behead besiege block board bomb break burn capture clash "
    "close crush damage demolish demonstrate destroy detain disperse evacuate execute expel explode free gather "
    "hang hit hold host inaugurate injure intercept kidnap kill launch loot march massacre meet murder occupy "
    "open protest raid rally release search seize set shell shoot sign sink stab stage storm strike take target "
    "torture wound"
)
_OFFICES_WORDS: Final = (
    "administration ambassador analyst authority bank company country diplomat embassy government leader "
    "leadership minister ministry office official opposition power president regime ruler spokesman spokeswoman "
    "state"
)

# Prepositions that place anything.
AT: Final = frozenset(_AT_WORDS.split())
# Place the goal of a movement.
TO: Final = frozenset(_TO_WORDS.split())
# Place what is left.
FROM: Final = frozenset(_FROM_WORDS.split())
# Place what is attacked.
ONTO: Final = frozenset(_ONTO_WORDS.split())
# Movements.
MOVING: Final = frozenset(_MOVING_WORDS.split())
# Departures.
LEAVING: Final = frozenset(_LEAVING_WORDS.split())
# Attacks.
ATTACKING: Final = frozenset(_ATTACKING_WORDS.split())
# Their object, a place, is where it happens.
TAKING: Final = frozenset(_TAKING_WORDS.split())
# The same, but with a country as object they are a figure of speech ("sanctions hit Russia").
TAKING_TOWNS: Final = frozenset(_TAKING_TOWNS_WORDS.split())
# Done to somebody or something on the spot, so that the place of the object is the place of the deed.
PHYSICAL: Final = frozenset(_PHYSICAL_WORDS.split())
# Seats that act from afar: "the government in Kyiv sent" does not happen in Kyiv.
OFFICES: Final = frozenset(_OFFICES_WORDS.split())
# Takings as nouns.
SEIZURES: Final = frozenset(
    {"capture", "seizure", "occupation", "annexation", "recapture", "liberation", "fall", "storming"}
)
