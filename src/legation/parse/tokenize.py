"""Text to syntactic words, as UD English EWT cuts them, each with its characters.

Clitics stand apart (``do|n't``, ``Maduro|'s``), hyphened compounds are cut (``state|-|run``) unless the first part is a
prefix (``anti-war``), abbreviations keep their full stop. White space, control and format characters (joiners,
right-to-left marks) belong to no word. Every pattern is bounded, so that time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# Prefixes that EWT and GUM keep with their word.
_PREFIXES: Final = (
    "non|pro|anti|pre|post|re|ex|co|e|mid|mini|multi|cross|semi|neo|counter|sub|socio|intra|inter|ultra|trans|un|de|"
    "micro|macro|pan|bi|tri|quasi|pseudo|hyper|super|vice|extra|infra|psycho|techno|electro|arch|proto|mega|tele"
)
_ABBREVIATIONS: Final = (
    "Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Rev|Fr|Hon|Msgr|Gen|Lt|Col|Maj|Brig|Capt|Cmdr|Cpl|Sgt|Adm|Gov|Sen|Sens|Rep|Reps|Pres|"
    "Amb|Supt|Insp|Det|St|Ste|Ft|Mt|Jr|Sr|Inc|Corp|Ltd|Co|Cos|Bros|Plc|Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec|Tues|Thurs|"
    "Ave|Blvd|Rd|Dept|Univ|Assn|Intl|Natl|Gov't|etc|vs|al|approx|ca|cf|est|esp|viz|vol|Vol|pp|ed|eds|Ph|Esq|Messrs|"
    "Penn|Calif|Conn|Ariz|Mass|Mich|Minn|Tenn|Wash|Wis|Ont|Que"
)
_NUMBERED: Final = "No|Nos|no|nos|Art|art|Sec|sec|Fig|fig|Mar|Apr|Jun|Jul|p|pp|Ch|ch|Res|para|Para|Mon|Tue|Wed|Fri|Sat"
_UNITS: Final = (
    "am|pm|a\\.m\\.|p\\.m\\.|km|cm|mm|m|kg|g|mg|t|lb|lbs|ft|in|mph|kmh|km/h|kph|bn|tn|mn|k|bcm|mcm|bpd|kbpd|mbpd|mw|gw|"
    "kwh|mwh|gwh|twh|b/d|pc|pct|c|°c|°f|bps|bp|yo|hrs|hr|min|mins|gb|mb|tb|ghz"
)
_LETTER: Final = r"[^\W\d_][\u0300-\u036f]{0,8}"
_PICTURE: Final = "[\u2600-\u27bf\U0001f300-\U0001faff]"
_APOSTROPHE: Final = "['’]"

_TOKEN: Final = re.compile(
    rf"""
    (?P<url>(?:https?://|www\.)[^\s<>"“”]{{1,2000}}[^\s<>"“”.,;:!?)\]}}'’])
  | (?P<email>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}})
  | (?P<handle>[@\#]\w{{1,100}})
  | (?P<dotted>(?:{_LETTER}\.){{2,12}})(?!\w)
  | (?P<degree>Ph\.D\.|M\.Sc\.|B\.Sc\.)
  | (?P<abbreviation>\b(?:{_ABBREVIATIONS})\.)(?!\w)
  | (?P<numbered>\b(?:{_NUMBERED})\.)(?=\ ?\d)
  | (?P<initial>\b[A-HJ-Z]\.)(?=\ [A-Z])
  | (?P<dollar>(?:US|A|C|HK|NZ|S|R|NT)\$)
  | (?P<dates>\d{{1,4}}(?:/\d{{1,4}}){{1,2}}(?![\w/]))
  | (?P<phone>\+?\d{{2,4}}(?:-\d{{2,4}}){{1,4}}(?![\w-]))
  | (?P<number>\d{{1,300}}(?:[.,:]\d{{1,300}}){{0,60}})(?P<unit>(?i:{_UNITS})(?![\w/]))?(?P<tail>[^\W\d_]\w{{0,40}})?
  | (?P<emoticon>[:;=]-?[)(DPp](?!\w))
  | (?P<prefixed>(?i:{_PREFIXES})-{_LETTER}\w{{0,60}})
  | (?P<ampersand>[A-Z]{{1,4}}&[A-Z]{{1,4}}\b)
  | (?P<word>\w[\w\u0300-\u036f]{{0,10000}}(?:{_APOSTROPHE}{_LETTER}[\w\u0300-\u036f]{{0,60}}){{0,4}})
  | (?P<clitic>(?<=[\w.%)\]]){_APOSTROPHE}(?i:s|re|ve|ll|d|m)\b)
  | (?P<dots>\.{{2,400}}|…{{1,400}}|-{{2,400}}|[!?]{{1,400}}|\*{{2,400}}|_{{2,400}}|={{2,400}}|`{{2}}|'{{2}})
  | (?P<picture>[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}(?:[\ufe0f\u200d\u2640\u2642]|{_PICTURE}){{0,12}})
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_CLITIC: Final = re.compile(rf"(?i)(?:(?<=\w)n{_APOSTROPHE}t|(?<=\w){_APOSTROPHE}(?:s|m|re|ve|ll|d))$")
_FUSED: Final = {
    "cannot": 3,
    "gonna": 3,
    "gotta": 3,
    "wanna": 3,
    "gimme": 3,
    "lemme": 3,
    "dont": 2,
    "didnt": 3,
    "doesnt": 4,
}
_INVISIBLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Character spans of the words of ``text``, in order, never overlapping, never with white space inside.

    >>> text = "He didn't back the U.S.-led plan."
    >>> [text[a:b] for a, b in tokenize(text)]
    ['He', 'did', "n't", 'back', 'the', 'U.S.', '-', 'led', 'plan', '.']
    """
    return list(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "other" and _INVISIBLE.match(text, start):
            continue
        if kind == "word":
            yield from _word(text, start, end)
        elif match["unit"] and not match["tail"]:
            yield start, match.start("unit")
            yield match.start("unit"), end
        elif kind == "prefixed":
            yield from _clitics(text, start, end)
        else:
            yield start, end


def _word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut fused forms and clitics off a word."""
    cut = _FUSED.get(text[start:end].lower()) if end - start < 8 else None
    if cut is None:
        yield from _clitics(text, start, end)
    else:
        yield start, start + cut
        yield start + cut, end


def _clitics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    found = _CLITIC.search(text, max(start, end - 4), end) if end - start > 2 else None
    if found and found.start() > start:
        yield from _clitics(text, start, found.start())  # "should've" may carry another: "should|n't|'ve"
        yield found.span()
    else:
        yield start, end
