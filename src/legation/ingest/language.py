"""English or not, by script and by the commonest words; enough to keep other languages out, and no more."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from types import MappingProxyType
from typing import Final

from legation.ingest.wordlist import words

_SAMPLE: Final = 10_000
# Below 40 words, names and quotations outweigh the small words: 40 English words hold about 16 of ours, 4 at the least.
_FEWEST_WORDS: Final = 40
_FEWEST_SHORT_WORDS: Final = 12
_FEWEST_LETTERS: Final = 40
_ENGLISH: Final = 0.15
_NO_ENGLISH: Final = 0.04
_BEYOND: Final = re.compile(r"[^\W\d_\x00-\u036f]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words shared between languages (a, in, de, die, on …) are listed wherever they belong; the ratio sorts them out.
_COMMON: Final = MappingProxyType(
    {
        "English": words(
            "the of to and in a is was for on that with as it at by from he his has have had are were be been "
            "will would "
            "said not but its their they who which an this after about more than or also she her there "
            "when if up out over"
        ),
        "Spanish": words(
            "a el la de que y en los las un una por con para se del al no su como más pero fue ha es este según sobre"
        ),
        "French": words(
            "a le la les de des du et en un une est que qui dans pour par sur au aux avec pas il elle ne "
            "se sont été plus ce selon"
        ),
        "German": words(
            "der die das und in den von zu mit ist im des für auf nicht ein eine dem sich auch es an "
            "als bei nach wird hat sie er was will"
        ),
        "Italian": words(
            "a il la di che e in un una per con del della dei le gli si non è ha sono al da nel alla come più anche lo"
        ),
        "Portuguese": words(
            "o a de que e do da em um uma os as para com não no na por se dos das mais foi ao é como sua segundo"
        ),
        "Dutch": words(
            "de het een en van in is dat op te voor met zijn niet aan door om ook er maar bij nog uit "
            "werd naar heeft die"
        ),
        "Polish": words("w i na z do się nie że jest to o od za po przez dla jak oraz ale był są przed jego"),
        "Turkish": words("ve bir bu için da de ile olarak olan daha çok gibi ise en ancak sonra kadar dedi"),
        "Indonesian or Malay": words(
            "yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh telah ke juga adalah kepada"
        ),
        "Swedish, Danish or Norwegian": words(
            "och att det som en av på är för med den har i inte og at er til de der ikke fra om et"
        ),
        "Romanian": words("și de la în a cu pe că din un o este care nu pentru au mai fost sau prin după"),
        "Czech or Slovak": words("a se v na je že s z do o k i za pro jako by ale sa ktorý který podle od jeho"),
        "Serbian or Croatian": words("je i u na se da su za od sa koji će nije to o iz kako bi kao ali"),
        "Finnish": words("ja on ei että oli se hän myös mutta kun joka ovat kuin tai sekä mukaan"),
        "Hungarian": words("a az és hogy nem is egy van meg volt csak de ez mint már szerint"),
        "Vietnamese": words("và của là có các cho được không trong với một những này đã người"),
    }
)


_NAMES: Final = MappingProxyType(
    {
        "ar": "Arabic",
        "bg": "Bulgarian",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "el": "Greek",
        "es": "Spanish",
        "fa": "Persian",
        "fi": "Finnish",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "hu": "Hungarian",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "nl": "Dutch",
        "no": "Norwegian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "ru": "Russian",
        "sr": "Serbian",
        "sv": "Swedish",
        "sw": "Swahili",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "vi": "Vietnamese",
        "zh": "Chinese",
    }
)
# Letters that one language of a script has and its neighbours lack; the first line that fits decides.
_LETTERS: Final = (
    ("Cyrillic", "ўЎ", "Belarusian"),
    ("Cyrillic", "їЇєЄґҐ", "Ukrainian"),
    ("Cyrillic", "јЈљЉњЊђЂћЋ", "Serbian or Macedonian"),
    ("Cyrillic", "ыЫэЭ", "Russian"),
    ("Cyrillic", "ъЪ", "Bulgarian"),
    ("Arabic", "ٹڈڑے", "Urdu"),
    ("Arabic", "پچژگ", "Persian"),
)
_SCRIPTS: Final = MappingProxyType(
    {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean", "Devanagari": "Hindi"}
)


def foreign(text: str, declared: str | None = None) -> str | None:
    """Say which language (or script) ``text`` seems to be in if it is surely not English, else None.

    ``declared`` is the tag that a page or record claims ("de", "pt-BR"): it only decides where the text itself shows
    no English. Short text and text in doubt count as English.
    """
    sample = text[:_SAMPLE]
    if script := _other_script(sample):
        return f"looks like {script}"
    seen = _WORD.findall(sample)
    found = [word.casefold() for word in seen]
    counts = Counter(found)
    english = _share(counts, "English", len(found))
    if len(found) >= _FEWEST_WORDS and english >= _ENGLISH:
        return None
    shares = {name: _share(counts, name, len(found)) for name in _COMMON if name != "English"}
    best = max(shares, key=lambda name: shares[name])
    if len(found) >= _FEWEST_WORDS:
        # English news runs at 0.30 to 0.45 of these words, other languages rarely above 0.08.
        known = shares[best] >= 0.12 and shares[best] > 1.8 * english
    else:
        known = _short_foreign(counts, best, shares[best], len(found))
    if known:
        return f"looks like {best}"
    tag = re.split(r"[-_]", declared.strip().casefold(), maxsplit=1)[0] if declared else ""
    if found and re.fullmatch(r"[a-z]{2}", tag) and tag != "en" and english < _ENGLISH:
        return f"declared as {_NAMES.get(tag, tag)}, and the text shows no English"
    prose = sum(word.islower() for word in seen) > 0.6 * len(found)
    unknown = english < _NO_ENGLISH and len(found) >= 2 * _FEWEST_WORDS and prose and tag != "en"
    return "a language not known here" if unknown else None


def _share(counts: Counter[str], language: str, size: int) -> float:
    return sum(counts[word] for word in _COMMON[language]) / max(1, size)


def _short_foreign(counts: Counter[str], best: str, share: float, size: int) -> bool:
    """A sentence or two count as foreign only with four small words of that language and none that is English alone."""
    hits = {word for word in _COMMON[best] if counts[word]}
    english = {word for word in _COMMON["English"] if counts[word]} - _COMMON[best]
    return size >= _FEWEST_SHORT_WORDS and len(hits) >= 4 and share >= 0.25 and not english


def _other_script(sample: str) -> str | None:
    foreign_letters = _BEYOND.findall(sample)
    if len(foreign_letters) < _FEWEST_LETTERS:
        return None
    # Vietnamese letters lie beyond the basic Latin blocks too, and are Latin none the less.
    names: Counter[str] = Counter()
    for char, count in Counter(foreign_letters).items():
        names[_script(char)] += count
    del names["Latin"]
    letters = sum(char.isalpha() for char in sample)
    if sum(names.values()) < _FEWEST_LETTERS or sum(names.values()) < 0.5 * letters:
        return None
    if names["Hiragana"] + names["Katakana"] > 0.1 * sum(names.values()):
        return "Japanese"
    name = min(names, key=lambda one: (-names[one], one))
    present = set(foreign_letters)
    told = next((tongue for script, signs, tongue in _LETTERS if script == name and present & set(signs)), None)
    return told or _SCRIPTS.get(name) or f"text in {name} script"


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split(" ")[0].split("-")[0].title()
