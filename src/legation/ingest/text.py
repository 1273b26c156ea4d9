"""Plain text, as people save and paste it."""

from __future__ import annotations

from legation.errors import SkipArticle
from legation.ingest import chars
from legation.ingest.story import Stated, assemble
from legation.records import Article
from legation.settings import iso_date


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    path: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """Read an article from text at hand. ``published`` (YYYY-MM-DD) counts only where the text states no date itself.

    With ``title`` given, no line of the text is taken for one. Raises SkipArticle where there is no English text,
    StopRun for a ``published`` that is no date.
    """
    fallback = iso_date(published, "published") if published is not None else None
    stated = Stated(title=title, url=url, publisher=publisher, fallback=fallback)
    return assemble(text, stated, path)


def read_text(
    data: bytes, path: str, fallback: str | None = None, *, address: str | None = None, charset: str | None = None
) -> Article:
    """Read the bytes of a text file; ``fallback`` is the date where it states none. Raises SkipArticle.

    ``address`` and ``charset`` are where it was found and the character set that its server named.
    """
    if kind := chars.binary_kind(data):
        raise SkipArticle(path, f"not text: looks like {kind}")
    return assemble(chars.decode(data, charset), Stated(url=address, fallback=fallback), path)
