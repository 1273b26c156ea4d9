"""The vocabulary of English news dates, as values and as pieces of patterns over folded phrases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_CARDINALS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_MONTHS: Final = "january february march april may june july august september october november december"
_SHORT: Final = "jan feb mar apr may jun jul aug sept oct nov dec"
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS: Final = (
    {name: n for n, name in enumerate(_MONTHS.split(), 1)}
    | {name: n for n, name in enumerate(_SHORT.split(), 1)}
    | {"sep": 9}
)
WEEKDAYS: Final = {name: n for n, name in enumerate(_WEEKDAYS.split())} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
NUMBERS: Final = {word: n for n, word in enumerate(_CARDINALS.split(), 1)} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "dozen": 12, "a dozen": 12,
    "half a dozen": 6, "hundred": 100, "a hundred": 100,
}  # fmt: skip
ORDINALS: Final = {word: n for n, word in enumerate(_ORDINALS.split(), 1)} | {"twenty-first": 21}
HOLIDAYS: Final = {
    "new year's day": (1, 1), "new year's": (1, 1), "valentine's day": (2, 14), "international women's day": (3, 8),
    "may day": (5, 1), "halloween": (10, 31),
    "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "fourth of july": (7, 4), "the fourth of july": (7, 4),
}  # fmt: skip
EASTER_DAYS: Final = {
    "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0,
    "easter monday": 1, "ash wednesday": -46, "palm sunday": -7, "pentecost": 49, "whit monday": 50,
}  # fmt: skip
_VAGUE: Final = (
    "recently lately soon shortly eventually previously formerly currently presently nowadays immediately someday "
    "sometime"
)
VAGUE: Final = frozenset(_VAGUE.split())


def choice(words: Iterable[str]) -> str:
    """A pattern that matches any of ``words``, longest first."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(" ", r"\s") for word in listed) + ")"


WEEKDAY: Final = choice(WEEKDAYS)
MONTH: Final = choice(MONTHS)
NUMBER: Final = rf"(?:\d{{1,4}}|{choice(NUMBERS)})"
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{choice(ORDINALS)})"
DAY_NUMBER: Final = r"(?:\d{1,2})(?:st|nd|rd|th)?"
YEAR: Final = r"(?:1\d{3}|20\d{2}|21\d{2})"
UNIT: Final = r"(?:day|week|fortnight|weekend|month|quarter|year|decade|centur(?:y|ie))s?"
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
PART: Final = r"(?:early|mid|late)"
DAYPART: Final = r"(?:morning|afternoon|evening|night|noon|midday|dawn|dusk|midnight|lunchtime|daytime|nightfall)"
ABOUT: Final = (
    r"(?:(?:nearly|almost|about|around|roughly|some|approximately|just|over|only|exactly|barely|more\sthan|less\sthan|"
    r"fewer\sthan|at\sleast|up\sto|just\sover|just\sunder|as\slittle\sas)\s)?"
)
