"""Lemmas from edit scripts, the labels that the engine predicts for them, checked against English spelling.

The engine predicts a script by context; for a rare word it may cut a letter too few or too many ("banned": *bann*). Where
its lemma is no known word, the regular inflections are undone by rule and the first known word wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from legation.parse.irregular import BASES

NAMES: Final = frozenset({"PROPN", "X", "SYM", "NUM", "PUNCT"})
INFLECTED: Final = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS"})
# a short stem of this form doubles its consonant before -ed and -ing, so "fined" is of "fine" and never of "fin"
_DOUBLING: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@dataclass(frozen=True)
class Vocabulary:
    """What lemmas are checked against: words of English, and base forms that surely are verbs or nouns."""

    words: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()


NO_WORDS: Final = Vocabulary()


def lemma_of(form: str, script: str, upos: str, xpos: str = "", known: Vocabulary = NO_WORDS) -> str:
    """The lemma of ``form``; words in capitals that are no names (headlines) are read as if in small letters.

    ``known``: what inflected verbs and nouns are checked against; without it the script decides alone.

    >>> lemma_of("TALKS", "k|1|", "NOUN")
    'talk'
    >>> lemma_of("banned", "k|2|", "VERB", "VBD", Vocabulary(words=frozenset({"ban"})))
    'ban'
    """
    if form.isupper() and len(form) > 1 and upos not in NAMES:
        form = form.lower()
    lemma = apply_script(form, script)
    if xpos not in INFLECTED or upos in NAMES:
        return lemma
    if xpos in ("VBD", "VBN") and form.lower() in BASES:
        # "found" is of "find" unless the model says "found", "lay" of "lie" unless it says "lay"
        return lemma if lemma in known.verbs else BASES[form.lower()]
    bases = regular(form.lower(), xpos)
    sure = known.nouns if xpos == "NNS" else known.verbs
    if lemma in sure:
        return lemma
    if any(base in sure for base in bases):
        return next(base for base in bases if base in sure)
    if lemma in known.words and not (bases and lemma == bases[-1] != bases[0] and _DOUBLING.fullmatch(lemma)):
        return lemma
    return next((base for base in bases if base in known.words), lemma)


def regular(form: str, xpos: str) -> list[str]:
    """What a regularly inflected ``form`` (in small letters) may be a form of, the likeliest first.

    >>> regular("fined", "VBD"), regular("banned", "VBN"), regular("guardsmen", "NNS")
    (['fine', 'fin'], ['ban', 'bann'], ['guardsman'])
    """
    if xpos in ("VBZ", "NNS"):
        return _without_s(form)
    ending = "ing" if xpos == "VBG" else "ed"
    if not form.endswith(ending) or len(form) <= len(ending) + 1:
        return []
    stem = form[: -len(ending)]
    if ending == "ed" and stem.endswith("i"):
        return [stem[:-1] + "y"]
    if stem[-1] == stem[-2:-1] and stem[-1] not in "aeiou":
        return [stem[:-1], stem]
    if _DOUBLING.fullmatch(stem) or stem.endswith(("v", "c", "u")):
        return [stem + "e", stem]
    return [stem, stem + "e"]


def _without_s(form: str) -> list[str]:
    if form.endswith("men") and len(form) > 3:
        return [form[:-3] + "man"]
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y", form[:-1]]
    if form.endswith("ves"):
        return [form[:-1], form[:-3] + "f", form[:-3] + "fe"]
    if form.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return [form[:-2], form[:-1]]
    return [form[:-1]] if form.endswith("s") else []


def apply_script(form: str, script: str) -> str:
    """Apply ``case|cut|add`` (keep or lower the case, cut so many letters, add these) or ``=lemma``.

    A script that would cut the whole word away leaves it as it is, in small letters.

    >>> apply_script("Talks", "l|1|")
    'talk'
    >>> apply_script("went", "=go")
    'go'
    """
    if script.startswith("="):
        return script[1:]
    case, cut, add = script.split("|", 2)
    base = form.lower() if case == "l" else form
    size = len(base) - int(cut)
    return base[:size] + add if size > 0 else form.lower()
