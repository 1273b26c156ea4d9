"""Articles with a parse that no model made: words and sentences by pattern, names by their capitals, no syntax."""

from __future__ import annotations

import re
from typing import Any, Final

from legation.lineage.digest import Digest, Reader
from legation.lineage.words import COMMON
from legation.records import Article, Entity, Parse, Token

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|\w+|[^\w\s]")
_END: Final = re.compile(r"(?<=[.!?])[”\"]?\s+(?=[“\"A-Z])|\n+")


def plain_parse(text: str) -> Parse:
    """A parse of ``text``: each word hangs on the first of its sentence, a name or figure as its subject."""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    entities: list[Entity] = []
    start = 0
    for end in [*(found.start() for found in _END.finditer(text)), len(text)]:
        first = len(tokens)
        for found in _TOKEN.finditer(text, start, end):
            word, i = found[0], len(tokens)
            upos = _upos(word, i == first and not re.search(rf"(?<=[\w,] ){word}\b", text))
            head, deprel = (-1, "root") if i == first else (first, "nsubj" if upos in ("PROPN", "NUM") else "dep")
            tokens.append(Token(i, found.start(), found.end(), word, word.lower(), upos, "NN", head, deprel))
            if upos == "PROPN":
                entities.append(Entity(i, i, "PERSON", 1.0))
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
        start = end
    return Parse(text, tuple(tokens), tuple(sentences), tuple(entities))


def _upos(word: str, plain: bool) -> str:
    if word[0].isdigit():
        return "NUM"
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isupper() and not plain:
        return "PROPN"
    return "DET" if word.lower() in COMMON else "NOUN"


def article_of(text: str, **fields: Any) -> Article:
    """An article with a date and a publisher."""
    return Article.make(
        **{
            "title": "Norland closes the strait",
            "publisher": "Meridian Wire",
            "published": "2022-03-02",
            "text": text,
            **fields,
        }
    )


def digest_of(text: str, **fields: Any) -> Digest:
    """The digest of such an article."""
    return Reader().digest(article_of(text, **fields), plain_parse(text))


WIRE: Final = (
    "Norland closed the Strait of Veld to tankers on Tuesday after a mine damaged the vessel "
    "Ostara, the harbour master said.\n\n"
    "Captain Mirel Dovan told reporters that 14 sailors had been taken off the burning ship by two fishing boats. "
    '"We heard a bang and then the lights went out," Dovan said.\n\n'
    "The government in Port Sud offered a reward of 50,000 crowns for news of whoever had laid the mine. "
    "Sudria denied that its navy had been near the strait and proposed a joint inquiry under Admiral Teshka.\n\n"
    "Oil traders in Kessel put up their prices by 3 percent. Insurers at Brandt House doubled "
    "the premium for the passage.\n\n"
    "The strait was last closed in 2009, when a ferry sank off Cape Lorn with 31 passengers."
)
OTHER: Final = (
    "A seaman from Lorn described on Wednesday how he swam through burning oil when the tanker "
    "Ostara was blown open.\n\n"
    "Jorun Pell, 24, spoke from a bed at Saint Anna hospital, where five of the crew are treated for burns. "
    '"The water was hotter than the deck," Pell said.\n\n'
    "Opposition leader Katrin Moss called the closing of the strait a gift to smugglers and "
    "demanded that parliament meet. "
    "Fishermen in Vik complained that nobody had asked them.\n\n"
    "Divers of the navy will search the sea bed near Hollum as soon as the wind drops, a spokesman in Port Sud said."
)
REWORDED: Final = (
    "After the ship Ostara was harmed by a mine, tankers were shut out of the Strait of Veld "
    "by Norland on Tuesday, according to "
    "the master of the harbour.\n\n"
    "Two boats of fishermen took 14 seamen from the vessel in flames, Captain Mirel Dovan informed the press. "
    '"We heard a bang and then the lights went out," were the words of Dovan.\n\n'
    "Whoever knows who put the mine there can get 50,000 crowns, Port Sud promised. "
    "That warships of Sudria were close to the strait was denied there; Sudria wants Admiral "
    "Teshka to head a common investigation.\n\n"
    "Prices rose 3 percent among the dealers of Kessel in oil. The premium was made twice as "
    "high by Brandt House.\n\n"
    "In 2009 the strait had been shut for the last time, as 31 persons on a ferry went down at Cape Lorn."
)
