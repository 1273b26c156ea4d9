"""Lemmas from edit scripts, the labels that the engine predicts for them."""

from __future__ import annotations

NAMES = frozenset({"PROPN", "X", "SYM", "NUM", "PUNCT"})


def lemma_of(form: str, script: str, upos: str) -> str:
    """The lemma of ``form``; words in capitals that are no names (headlines) are read as if in small letters.

    >>> lemma_of("TALKS", "k|1|", "NOUN")
    'talk'
    """
    if form.isupper() and len(form) > 1 and upos not in NAMES:
        form = form.lower()
    return apply_script(form, script)


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
