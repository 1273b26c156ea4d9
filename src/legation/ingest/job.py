"""How one run reads: what holds for every article, handed from the door to each format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from legation.errors import SkipArticle
from legation.records import Article

Item = Article | SkipArticle
Follow = Callable[[str], Iterator[Item]]
MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a format is told beside the bytes.

    ``fallback`` is the ISO date where an article states none, ``max_bytes`` bounds one article. ``columns`` maps names
    of columns or fields onto ours (see ``record.FIELDS``). ``address`` and ``charset`` are what the transport says of
    the bytes: where they came from, in which character set. ``follow`` reads an address; formats that only point to
    articles call it. ``complete`` asks that feed items with a mere beginning be fetched whole.
    """

    fallback: str | None = None
    max_bytes: int = MOST_BYTES
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    address: str | None = None
    charset: str | None = None
    follow: Follow | None = None
    complete: bool = False
