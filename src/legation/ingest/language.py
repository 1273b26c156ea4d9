"""English or not, by script and by the commonest words; enough to keep other languages out, and no more."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from types import MappingProxyType
from typing import Final

from legation.ingest.wordlist import words

_SAMPLE: Final = 20_000
# Below 40 words, names and quotations outweigh the small words: 40 English words hold about 16 of ours, 4 at the least.
_FEWEST_WORDS: Final = 40
_FEWEST_LETTERS: Final = 120
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
            "el la de que y en los las un una por con para se del al no su como más pero fue ha es este según sobre"
        ),
        "French": words(
            "le la les de des du et en un une est que qui dans pour par sur au aux avec pas il elle ne "
            "se sont été plus ce selon"
        ),
        "German": words(
            "der die das und in den von zu mit ist im des für auf nicht ein eine dem sich auch es an "
            "als bei nach wird hat sie er"
        ),
        "Italian": words(
            "il la di che e in un una per con del della dei le gli si non è ha sono al da nel alla come più anche lo"
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


def foreign(text: str) -> str | None:
    """Name the language (or script) that ``text`` seems to be in if it is surely not English, else None.

    Short text and text in doubt count as English.
    """
    sample = text[:_SAMPLE]
    script = _other_script(sample)
    if script:
        return f"text in {script} script"
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    shares = {name: sum(counts[word] for word in common) / len(words) for name, common in _COMMON.items()}
    english = shares.pop("English")
    # English news runs at 0.30 to 0.45 of these words, other languages rarely above 0.08.
    best = max(shares, key=lambda name: shares[name])
    return best if english < 0.15 and shares[best] >= 0.12 and shares[best] > 1.8 * english else None


def _other_script(sample: str) -> str | None:
    letters = [char for char in sample if char.isalpha()]
    foreign_letters = [char for char in letters if char > "\u036f"]
    if len(foreign_letters) < _FEWEST_LETTERS or len(foreign_letters) < 0.5 * len(letters):
        return None
    names = Counter(unicodedata.name(char, "UNKNOWN").split(" ")[0].split("-")[0].title() for char in foreign_letters)
    name = min(names, key=lambda one: (-names[one], one))
    return {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese"}.get(name, name)
