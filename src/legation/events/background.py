"""Words that place an event in the past of the news, where no date could be resolved."""

from __future__ import annotations

import re
from typing import Final

from legation.events.clauses import carriers, is_verb
from legation.events.tense import PAST, tense_of
from legation.records import Parse

_WORDS: Final = re.compile(
    r"\b(?:previously|formerly|historically|originally|in the past|under (?:the )?former|"
    r"(?:\w+ )?(?:years?|months?|weeks|decades?|centuries) (?:ago|earlier|before)|"
    r"in (?:recent|past|previous|earlier) (?:years|decades|months)|"
    r"(?:in|over|during) the (?:past|last) (?:\w+ )?(?:years|decades|months)|"
    r"last (?:year|month|decade|century|summer|winter|spring|autumn|fall)|"
    r"in the (?:early |mid-|late )?(?:19|20)\d0s)\b",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_PARTS: Final = frozenset(
    {"obl", "advmod", "nmod", "nummod", "amod", "obl:unmarked", "nmod:unmarked", "obl:tmod", "compound"}
)
_LIVE: Final = frozenset({"has", "have", "'ve", "’ve"})


def is_background(parse: Parse, trigger: int, published: str | None) -> str | None:
    """Why the event at ``trigger`` is background, or None. ``published`` is an ISO date or None.

    Needs a time expression of the event or of its carriers. Without a publication date a year counts only beside a past
    tense; what goes on until now (*has … since 2019*) is no background.
    """
    if tense_of(parse, trigger) != PAST:
        return None
    for phrase in _phrases(parse, trigger):
        since = phrase.lower().startswith("since")
        if since and _goes_on(parse, trigger):
            continue
        found = _WORDS.search(phrase)
        if found is not None and not _goes_on(parse, trigger):
            return f"'{found[0]}'"
        years = [int(year) for year in _YEAR.findall(phrase)]
        if years and _is_old(max(years), published):
            basis = "before the year of the news" if published else "past tense with a year, no publication date"
            return f"'{phrase}': {basis}"
    return None


def _is_old(year: int, published: str | None) -> bool:
    return year < int(published[:4]) if published else True


def _phrases(parse: Parse, trigger: int) -> list[str]:
    """The adjuncts of the event's own words, as the text has them; clauses are passed over."""
    found = []
    for carrier in carriers(parse, trigger):
        for child in parse.children[carrier.token]:
            if parse.tokens[child].deprel in _PARTS and not is_verb(parse, child):
                span = [k for k in parse.subtree(child) if parse.tokens[k].upos != "PUNCT"]
                if span and len(span) <= 8:
                    found.append(parse.text[parse.tokens[span[0]].start : parse.tokens[span[-1]].end])
    return found


def _goes_on(parse: Parse, trigger: int) -> bool:
    """Whether a present perfect tells of what lasts until now."""
    return any(
        parse.tokens[c].text.lower() in _LIVE
        for carrier in carriers(parse, trigger)
        for c in parse.dependents(carrier.token, "aux")
    )
