"""Credit lines: who reported, wrote and edited, and which agency a text comes from."""

from __future__ import annotations

import re
from typing import Final

from legation.ingest import agencies
from legation.ingest.reporting import REPORTING
from legation.ingest.wordlist import words

_I: Final = re.IGNORECASE
_CREDIT_VERB: Final = (
    r"(?:additional |further |extra )?(?:reporting|report|writing|written|editing|edited|compiled|"
    r"translated|translation|"
    r"production|produced|graphics?|research|photography)(?: and (?:reporting|writing|editing|graphics?|research))?"
)
_BY_CREDIT: Final = re.compile(rf"^[\s(\[—–*-]*{_CREDIT_VERB} by:?\s", _I)
_TAIL_CREDIT: Final = re.compile(
    rf"(?<=[.!?\"”’])\s*(\((?:{_CREDIT_VERB}) by:? [^()]{{2,400}}\)|"
    rf"{_CREDIT_VERB} by:? [A-Z][^.!?]{{2,300}}\.?)$",
    _I,
)
_HELPED: Final = re.compile(
    r"\b(?:contributed|helped|assisted)\b.{0,80}?\b(?:report|story|article|dispatch|coverage|reporting|piece)\b", _I
)
_HELP_OBJECT: Final = re.compile(
    r"\b(?:contributed (?:reporting|to (?:this|the) (?:report|story|article|dispatch|piece|coverage))|"
    r"(?:helped|assisted)\b.{0,40}\b(?:report|with) (?:this|the) (?:report|story|article))\b",
    _I,
)
_WITH_CREDIT: Final = re.compile(
    r"^[\s(\[—–*-]*(?:with (?:additional |further )?(?:reporting|files|inputs?|information|"
    r"contributions?)(?: from| by)|"
    r"with (?=(?:agencies|agency|reuters|ap|afp)\b)|original(?:ly)? (?:story|report|article|"
    r"reporting|published) (?:by|in|on)|original by|sources?:|"
    r"this (?:story|article|report|piece) (?:was )?(?:first|originally) (?:appeared|published|ran)|"
    r"(?:syndicated|published) (?:from|with permission)|©?\s*distributed by)(?!\w)",
    _I,
)
_LOWER: Final = re.compile(r"(?<![\w'’.-])[a-z][a-z'’]+\b")
_CREDIT_WORDS: Final = words(
    "by and in at with from the for of on to additional further reporting report writing written "
    "editing edited compiled "
    "translated translation production research graphics graphic photography bureau bureaus newsroom "
    "staff desk team agency "
    "agencies wire service services correspondents reporters writers editors de del la van von der den "
    "bin ibn al el da dos di "
    "by: from: contributed our other extra inputs input files information contributions first originally "
    "published appeared read original article story permission republished newspaper magazine website site an a is was "
    "under its not"
)
_WRITERS: Final = re.compile(
    r"^(?P<house>[A-Z][\w.&'’ -]{1,50}?)\s(?:staff\s)?(?:writers?|reporters?|correspondents?|"
    r"journalists?)\b"
)
# "…; AP contributed", "The Associated Press and Reuters contributed to this report".
_HELPERS: Final = re.compile(r"(?:^|[;.(]\s*)(?P<who>[^;.()]{2,120}?)\s(?:also\s)?contributed\b")
_JOINTS: Final = re.compile(r"\s*(?:,|\band\b|&)\s*")


def is_credit(paragraph: str) -> bool:
    """A line that says who reported, wrote, edited or first published, and tells nothing else."""
    if len(paragraph) > 500:
        return False
    if agencies.signature(paragraph.strip("—–- ()[]")):
        return True
    if _BY_CREDIT.match(paragraph):
        return _only_names(paragraph)
    if _WITH_CREDIT.match(paragraph):
        return len(paragraph) <= 200 and not REPORTING.search(paragraph) and _only_names(paragraph)
    return (
        len(paragraph) <= 350
        and ("contributed" in paragraph or "helped" in paragraph or "assisted" in paragraph)
        and bool(_HELPED.search(paragraph) and _HELP_OBJECT.search(paragraph))
        and not REPORTING.search(paragraph)
    )


def _only_names(paragraph: str) -> bool:
    strange = [word for word in _LOWER.findall(paragraph) if word not in _CREDIT_WORDS]
    bracketed = paragraph.startswith("(") and paragraph.rstrip(".").endswith(")")
    return len(strange) <= (3 if bracketed else 0)


def tail_credit(paragraph: str) -> tuple[str, str | None]:
    """Part a credit line glued to the end of a paragraph: the story, and the credit or None."""
    if " by" not in paragraph[-450:]:
        return paragraph, None
    match = _TAIL_CREDIT.search(paragraph, max(0, len(paragraph) - 450))
    if match and match.start() and _only_names(match[1]):
        return paragraph[: match.start()].rstrip(), match[1].strip()
    return paragraph, None


def credited(paragraph: str) -> tuple[str, ...]:
    """Agencies or houses that a credit line names as an origin of the text; never its single authors."""
    bare = paragraph.strip("—–- ()[].")
    if signed := agencies.signature(bare):
        return signed
    if match := _WRITERS.match(bare):
        return (agencies.known(match["house"]) or match["house"],)
    if helpers := _HELPERS.search(bare):
        return tuple(name for part in _JOINTS.split(helpers["who"]) if (name := agencies.known(part)))
    if _WITH_CREDIT.match(paragraph):
        house = _WITH_CREDIT.sub("", paragraph).strip(" :.—–-()[]")
        signed = agencies.signature(house)
        return signed or ((house,) if 0 < len(house) <= 40 and house[0].isupper() and len(house.split()) <= 4 else ())
    return ()
