"""Lemmas as edit scripts: how to get from a word form to its lemma, as a label that a classifier can learn.

The scripts themselves are applied at run time by ``legation.parse.lemma.apply_script``; this side only derives them.
"""

from __future__ import annotations


def lemma_script(form: str, lemma: str) -> str:
    """The script ``case|cut|add``: lower the case or not, cut so many letters, add these; else ``=lemma``.

    >>> lemma_script("Talks", "talk")
    'l|1|'
    >>> lemma_script("Maduro", "Maduro")
    'k|0|'
    """
    if lemma == "_" or not lemma:
        return "k|0|"
    lowered = form.lower()
    case = "k" if _common(form, lemma) >= _common(lowered, lemma) else "l"
    base = form if case == "k" else lowered
    shared = _common(base, lemma)
    if shared == 0 or len(base) - shared > 4:
        return f"={lemma}"
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"


def _common(left: str, right: str) -> int:
    """Length of the common prefix."""
    size = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        size += 1
    return size
