"""Which words put an event at a place: prepositions, and verbs and nouns by how they stand to places (lemmas)."""

from __future__ import annotations

from typing import Final

_AT_WORDS: Final = (
    "aboard above across along alongside amid around at beneath beside in inside near off outside throughout "
    "under within"
)
_TO_WORDS: Final = "into onto past to toward towards"
_FROM_WORDS: Final = "from out"
_ONTO_WORDS: Final = "against on over"
_MOVING_WORDS: Final = (
    "advance arrive come cross deploy deployment dispatch drive enter flight fly go head incursion invasion "
    "journey march move movement push return sail send tour travel trip visit welcome withdraw"
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
    "abduct ambush arrest assassinate attack attend beat behead besiege block board bomb break burn capture chant clash "
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

_GENERIC_WORDS: Final = (
    "province region oblast governorate state city district county department prefecture emirate republic "
    "territory peninsula area town village airport island islands port plant prison camp base border crossing "
    "coast square street university hospital stadium palace strip valley river bridge refinery terminal oilfield "
    "field dam mine harbor harbour waters airspace soil capital headquarters summit outskirts suburb suburbs "
    "countryside station embassy consulate mosque church cathedral market mall park ministry parliament seafront"
)
_SPOT_WORDS: Final = (
    "avenue barracks boulevard building centre center college court garden gardens hall hotel house lane library lodge "
    "plaza road school stadium street theater theatre tower university"
)
_DIRECTION_WORDS: Final = (
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central greater downtown inner outer upper lower occupied mainland"
)
_ABSTRACT_WORDS: Final = (
    "request behest favor favour interest behalf expense insistence invitation urging instigation position defense "
    "defence name economy war invasion view eye case opinion policy failure demand history hand place stead"
)
_AIDING_WORDS: Final = (
    "aid airlift assist deliver donate evacuate feed give help provide rescue send shelter supply support treat "
    "vaccinate"
)
_HAPPENING_WORDS: Final = (
    "airstrike ambush assassination assault attack blast bombardment bombing clash coup crackdown demonstration "
    "earthquake explosion fighting invasion march massacre protest raid rally riot shelling shooting siege "
    "strike summit uprising unrest violence vigil"
)
_CROWD_WORDS: Final = (
    "attacker bystander crowd demonstrator firefighter gunman marcher mourner mob officer onlooker passerby police "
    "policeman protester rescuer rioter shooter soldier striker student troop"
)
_GATHERING_WORDS: Final = "demonstrate demonstration gather gathering march protest rally riot unrest uprising vigil"
_SEAT_WORDS: Final = "assembly congress legislature palace parliament senate presidency"

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
# Nouns that a name of a place qualifies and that are places themselves.
GENERIC: Final = frozenset(_GENERIC_WORDS.split())
# Nouns that make a name of a street or a building of the name before them.
SPOTS: Final = frozenset(_SPOT_WORDS.split())
# Words before a name that leave it what it is.
DIRECTIONS: Final = frozenset(_DIRECTION_WORDS.split())
# The few of them that a country's name before them places.
HOLDS_COUNTRY: Final = frozenset({"border", "coast", "territory", "soil", "waters", "airspace", "capital", "side"})
# What a country or a city owns and is no place: "at Washington's request".
ABSTRACT: Final = frozenset(_ABSTRACT_WORDS.split())
# Done for people where they are: the place of those helped is the place of the deed.
AIDING: Final = frozenset(_AIDING_WORDS.split())
# Happenings that are told again and again in one article, not always with their place.
HAPPENINGS: Final = frozenset(_HAPPENING_WORDS.split())
# Those who are at a scene, so that a sentence about them goes on with it.
CROWD: Final = frozenset(_CROWD_WORDS.split())
# With these a sentence goes back to another day, and away from the scene.
OTHER_TIMES: Final = frozenset({"ago", "another", "before", "earlier", "previous", "previously", "prior", "since"})
# What a crowd does, by any name: told of again under another, it is still the same.
GATHERING: Final = frozenset(_GATHERING_WORDS.split())
# Nouns by which a place has an event: "the city has been home to protests".
SCENES: Final = frozenset({"home", "scene", "site", "venue", "host", "witness"})
# Bodies that sit in the capital of their country.
SEATS: Final = frozenset(_SEAT_WORDS.split())
# Common nouns that stand for a town told before.
TOWNS: Final = frozenset({"city", "town", "territory"})
# Marches happen where they start, too.
MARCHING: Final = frozenset({"march", "parade", "walk"})
# What somebody has over a place: the place that they take, hold or give up.
CONTROL: Final = frozenset({"control", "possession", "hold", "sovereignty"})
