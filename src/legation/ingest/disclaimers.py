"""Legal and risk boilerplate, known by its vocabulary and its place rather than by whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from legation.ingest.reporting import REPORTING

_I: Final = re.IGNORECASE
HEAD: Final = re.compile(
    r"^\W{0,4}(?:general |legal |risk |important |full |financial )?(?:disclaimers?|disclosures?|"
    r"risk (?:warning|disclosure|notice|statement)s?|legal notice|"
    r"important (?:notice|information|disclosures?))\b[^.:!?]{0,20}(?::|—|–|-|\.|$)",
    _I,
)
# Only these heads may stand glued to the story's last sentence; a colon must follow.
_GLUED: Final = re.compile(
    r"(?<=[.!?\"”’)\]])\s*(?=(?:risk )?(?:disclaimer|disclosure|risk warning|legal notice)\s?:)", _I
)
_PHRASES: Final = tuple(
    re.compile(pattern, _I)
    for pattern in (
        r"\b(?:not|nor|never)\b.{0,30}\b(?:responsible|liable|accountable)\b|\b(?:bears?|accepts?|assumes?|"
        r"takes?|ha(?:s|ve)) no (?:responsibility|liability)\b|"
        r"\b(?:not|nor)\b.{0,20}\b(?:accept|assume|bear|take)\b.{0,20}\b(?:responsibility|liability)\b|"
        r"\bdisclaims?\b|\bwithout (?:any )?warrant(?:y|ies)\b",
        r"\bloss(?:es)?(?:,)? (?:or|and) damages?\b|\b(?:trading|investment|financial) loss(?:es)?\b|"
        r"\bany loss(?:es)?\b|\bfor losses\b",
        r"\breal[- ]?time\b",
        r"\bnot (?:necessarily )?(?:be )?(?:accurate|appropriate|suitable|exact|complete|correct)\b|"
        r"\b(?:may|could|might)(?: also)? be (?:incorrect|inaccurate|different|delayed)\b|"
        r"\bneither\b.{0,40}\b(?:exact|accurate)\b|\baccura(?:cy|te)\b.{0,60}\b(?:guarantee|warrant|"
        r"complete|reliab)|\b(?:guarantee|warrant)\w*\b.{0,60}\baccura(?:cy|te)\b",
        r"\b(?:informational|information|educational|illustrative|"
        r"reference)(?: and \w+)? purposes(?: only)?\b|\bpurposes only\b",
        r"\b(?:not|nor)\b.{0,40}\b(?:constitute|construed|intended as|taken as|relied (?:up)?on)\b|"
        r"\bis not (?:a|an) (?:offer|recommendation|solicitation|invitation)\b",
        r"\b(?:investment|financial|legal|tax|trading|professional) advi(?:c|s)e\b|\binvestment advis[eo]rs?\b",
        r"\brelian(?:ce|t) on\b|\brely on\b|\buse of (?:this|the) (?:data|information|content|site|"
        r"website)\b|\bat your own risk\b|\bown (?:research|due diligence)\b",
        r"\bpast performance\b|\bfuture results\b|\bforward[- ]looking statements?\b",
        r"\bbuy(?:/| or | and )sell\b|\bsolicitation\b",
        r"\bCFDs?\b|\bmarket[- ]makers?\b|\bforex\b|\bcryptocurrenc(?:y|ies)\b",
        r"\b(?:costs? and risks?|risks? and costs?|risks? (?:involved|associated)|high(?:ly)? risk|"
        r"level of risk|risk(?:y|iest) (?:\w+ )?investment|involves? (?:\w+ )?risks?)\b",
        r"\b(?:trading|investing|invest|trade) (?:in |on )?(?:the )?(?:margin|financial markets|"
        r"financial instruments|securities|stocks|metals)\b|\bprices?\b.{0,30}\b(?:indicative|"
        r"not (?:be )?(?:supplied|provided))\b",
        r"\b(?:lose|losing|wipe out)\b.{0,20}\b(?:all|some|your|more)\b|\bcan lose value\b|"
        r"\bvalue (?:of \w+ )?(?:can|may) (?:fall|go down)\b",
        r"\b(?:views?|opinions?)(?: and opinions)? (?:expressed|stated|are)\b.{0,120}\b(?:author|own|"
        r"necessarily|reflect|represent)",
        r"\b(?:reminds? you|please (?:be|note|consult|read|make sure)|you should (?:be|not|consult|seek|"
        r"carefully)|fully (?:aware|informed)|consult (?:a|your|with))\b",
        r"\b(?:this|the|our) (?:web)?site(?:'s)?\b|\bthe information (?:contained|provided|presented|on)\b|"
        r"\bthis (?:information|material|communication|publication|content)\b|\bdata (?:contained|provided|"
        r"on)\b",
    )
)
# For each phrase letters of which it must have some: looking for these first is ten times as fast.
_STEMS: Final = (
    ("responsib", "liab", "accountable", "disclaim", "warrant"),
    ("loss",),
    ("real",),
    ("accura", "appropriate", "suitable", "exact", "complete", "correct", "different", "delayed"),
    ("purposes",),
    ("constitute", "construed", "intended as", "taken as", "relied", "is not a"),
    ("advi",),
    ("relian", "rely on", "use of", "own risk", "own research", "own due"),
    ("past performance", "future results", "forward"),
    ("sell", "solicitation"),
    ("cfd", "market", "forex", "cryptocurrenc"),
    ("risk",),
    ("trad", "invest", "price"),
    ("lose", "losing", "wipe", "value"),
    ("view", "opinion"),
    ("remind", "please", "you should", "aware", "informed", "consult"),
    ("site", "information", "material", "communication", "publication", "content", "data"),
)
_VIEWS: Final = re.compile(
    r"^\W{0,3}(?:the )?(?:views|opinions)(?:,? (?:and|or)? ?(?:views|opinions|thoughts|"
    r"assumptions))?,? expressed\b.{0,200}\b(?:author|writer|contributor|own|necessarily)",
    _I,
)
_ADDRESS: Final = re.compile(
    r"\b(?:you|your|we|our|this) (?:\w+ )?(?:site|website|article|information|data|content|material|"
    r"page|capital|adviser|advisor)\b|\bthe (?:site|website)\b|\byou\b|\byour\b",
    _I,
)
_LEGAL: Final = re.compile(
    r"\b(?:all |intellectual property )rights (?:are )?reserved\b|"
    r"\bprior (?:\w+ )?(?:written )?(?:permission|consent)\b|"
    r"\bcompensated by\b|\badvertis(?:ers|ements)\b|\bterms (?:and conditions|of (?:use|service))\b|\btrademarks?\b|"
    r"\bprivacy policy\b|\bthird[- ]part(?:y|ies)\b|\bapplicable law\b|\bindemnif\w+|\baffiliates?\b|"
    r"\bintellectual property\b",
    _I,
)
_QUOTED: Final = re.compile(r"[\"“”]")
_LONGEST: Final = 6_000
HEADLESS: Final = 3
STRONG: Final = 2


def score(paragraph: str) -> int:
    """How many families of disclaimer phrases ``paragraph`` has (0 to 17)."""
    text = paragraph[:_LONGEST]
    folded = text.casefold()
    likely = (phrase for phrase, stems in zip(_PHRASES, _STEMS, strict=True) if any(stem in folded for stem in stems))
    return sum(bool(phrase.search(text)) for phrase in likely)


def split_glued(paragraph: str) -> tuple[str, ...]:
    """Part a disclaimer whose head is glued to the sentence before it; its own words must bear the head out."""
    for match in _GLUED.finditer(paragraph):
        if match.start() and score(paragraph[match.end() :]) >= STRONG:
            return paragraph[: match.start()].rstrip(), paragraph[match.end() :]
    return (paragraph,)


def mark(paragraphs: Sequence[str], noted: Sequence[bool]) -> tuple[bool, ...]:
    """Which paragraphs are disclaimers; ``noted`` tells which are notices of another kind already.

    A headed block runs on as long as the vocabulary does: to the end of the article while each paragraph has some,
    elsewhere only over paragraphs thick with it. Without a head, only the tail of an article is looked at, backwards.
    """
    scores = _Scores(paragraphs)
    marked = [bool(_VIEWS.match(text)) and len(text) <= 400 for text in paragraphs]
    for at in range(len(paragraphs)):
        if not marked[at] and _is_headed(paragraphs, scores, at):
            for covered in range(at, _block_end(paragraphs, scores, noted, at)):
                marked[covered] = True
    for at in range(len(paragraphs) - 1, -1, -1):
        if marked[at] or noted[at]:
            continue
        if not _is_headless(paragraphs[at], scores[at]):
            break
        marked[at] = True
    return tuple(marked)


class _Scores:
    """The score of each paragraph that does not report, counted when it is asked for: few are."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._known: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._paragraphs)

    def __getitem__(self, at: int) -> int:
        if at not in self._known:
            text = self._paragraphs[at]
            self._known[at] = 0 if REPORTING.search(text[:_LONGEST]) else score(text)
        return self._known[at]


def _is_headed(paragraphs: Sequence[str], scores: _Scores, at: int) -> bool:
    text = paragraphs[at]
    match = HEAD.match(text)
    if not match:
        return False
    alone = len(text) - match.end() < 3
    following = scores[at + 1] if at + 1 < len(paragraphs) else 0
    return following >= STRONG if alone else score(text[match.end() :]) >= (STRONG if REPORTING.search(text) else 1)


def _block_end(paragraphs: Sequence[str], scores: _Scores, noted: Sequence[bool], at: int) -> int:
    tail = range(at + 1, len(scores))
    plain = [other for other in tail if not (scores[other] or noted[other] or _is_legal(paragraphs[other]))]
    # One odd paragraph in four may stand inside legal text, but not end it, and never a paragraph that reports.
    told = any(REPORTING.search(text) or _QUOTED.search(text) for text in (paragraphs[at][:_LONGEST] for at in plain))
    if not plain or (len(plain) <= len(tail) / 4 and plain[-1] != len(scores) - 1 and not told):
        return len(scores)
    end = at + 1
    while end < len(scores) and scores[end] >= STRONG:
        end += 1
    return end


def _is_legal(text: str) -> bool:
    """Legal words that prove nothing alone, but carry a block on that has begun already."""
    return bool(_LEGAL.search(text[:_LONGEST])) and not REPORTING.search(text)


def _is_headless(text: str, points: int) -> bool:
    return points > HEADLESS or (points >= HEADLESS and bool(_ADDRESS.search(text)) and not text.startswith(('"', "“")))
