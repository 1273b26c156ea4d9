"""A parse as a spaCy ``Doc``, for who lives in that ecosystem. Needs the extra ``legation[spacy]``; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legation.errors import StopRun
from legation.records import Parse

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


def to_spacy(parse: Parse, vocab: Vocab | None = None) -> Doc:
    """The parse with words, lemmas, tags, tree, sentences and entities as spaCy holds them.

    A ``Doc`` knows one blank between words and no other white space, so its ``idx`` differs from ours where the text has
    more; ``doc.user_data["offsets"]`` gives each word's half-open characters in the article. Raises StopRun where spaCy is
    not installed.
    """
    try:
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    except ImportError as error:
        raise StopRun("spaCy is not installed; get it with: pip install 'legation[spacy]'") from error
    tokens = parse.tokens
    ends = [*(token.start for token in tokens[1:]), len(parse.text)]
    starts = {first for first, _ in parse.sentences}
    tags = ["O"] * len(tokens)
    for entity in parse.entities:
        for i in range(entity.first, entity.last + 1):
            tags[i] = f"{'B' if i == entity.first else 'I'}-{entity.label}"
    return Doc(
        vocab or Vocab(),
        words=[token.text for token in tokens],
        spaces=[after > token.end for token, after in zip(tokens, ends, strict=True)],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head if token.head >= 0 else token.i for token in tokens],
        deps=["ROOT" if token.head < 0 else token.deprel for token in tokens],
        sent_starts=[i in starts for i in range(len(tokens))],
        ents=tags,
        user_data={"offsets": [(token.start, token.end) for token in tokens]},
    )
