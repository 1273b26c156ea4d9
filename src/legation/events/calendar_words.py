"""The vocabulary of English news dates, as values, as pieces of patterns over folded phrases, and word by word."""

from __future__ import annotations

import re
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
_TENS: Final = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
NUMBERS: Final = {word: n for n, word in enumerate(_CARDINALS.split(), 1)} | {
    f"{ten}-{word}": _TENS[ten] + n for ten in _TENS for n, word in enumerate(_CARDINALS.split()[:9], 1)
} | _TENS | {
    "a": 1, "an": 1, "dozen": 12, "a dozen": 12,
    "half a dozen": 6, "hundred": 100, "a hundred": 100,
}  # fmt: skip
ORDINALS: Final = {word: n for n, word in enumerate(_ORDINALS.split(), 1)} | {
    f"{ten}-{word}": _TENS[ten] + n for ten in ("twenty", "thirty") for n, word in enumerate(_ORDINALS.split()[:9], 1)
}
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
    r"fewer\sthan|under|a\slittle\sover|a\slittle\sunder|a\sfull|a\smere|a\sgood|at\sleast|up\sto|just\sover|just\sunder|as\slittle\sas)\s)?"
)

# What a time expression may be made of: words that make one, words that may stand in one, and what figures count.
CORE: Final = re.compile(
    rf"{WEEKDAY}s?|{MONTH}|{UNIT}|{YEAR}|{SEASON}|{DAYPART}|[12]\d\d0s|'?\d0s|"
    r"today|tonight|yesterday|tomorrow|overnight|halloween|christmas|easter|pentecost|recently|lately|soon|half|"
    r"quarter|first-quarter|(?:mid|early|late)-\w+|\d{4}-\d{2}(?:-\d{2})?|\d{1,4}/\d{1,2}(?:/\d{1,4})?|[qh][1-4]|"
    r"[12]\d{3}[-–]\d{2,4}|eve|bce?|b\.c"
)
_FILLER: Final = (
    "the a an of in on at by to from for since until till between and or through over during within before after prior "
    "as early late mid earlier later last next this that these same past coming previous preceding following current "
    "recent first second third fourth final several few many couple some more than about around nearly almost roughly "
    "just only ago back hence now beginning start middle end close time every each other day new year's years all long "
    "straight running good ash palm boxing valentine may ever both least up century up hours small circa sometime "
    "effective starting less under fewer previously rest remainder latter former part opening closing mere full bc bce "
    "b.c , - – ' 's ’s"
)
FILLER: Final = frozenset(_FILLER.split()) | frozenset(NUMBERS) | frozenset(ORDINALS)
FIGURE: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|\d{1,4}|\d{1,2}[-–]\d{1,2}|\d{1,2}[:.]\d{2}")
CLOCK: Final = frozenset({"a.m", "p.m", "am", "pm", "gmt", "utc", "noon", "midnight", "local", "o'clock"})
_COUNTED: Final = (
    "km kilometer kilometre mile meter metre foot ton tonne kg percent % dollar euro pound people person man "
    "woman troop soldier barrel hectare acre job seat vote family member"
)
MEASURES: Final = frozenset(_COUNTED.split())
