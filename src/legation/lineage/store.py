"""Where lineage keeps what it has read: a protocol that the ledger can fulfil, and a store in memory that does."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Final, Protocol

from legation.lineage.digest import Digest, pack, unpack
from legation.lineage.keys import Keys
from legation.lineage.kin import Link
from legation.lineage.postings import Postings

KINDS: Final = ("bands", "sample", "facts")


class Store(Protocol):
    """What a tracker needs of a store. Articles are named by their ids; an article is added once."""

    def add(self, digest: Digest, keys: Keys) -> None:
        """Keep an article's digest and keys."""

    def holds(self, article: str) -> bool:
        """Whether an article was added."""

    def digest(self, article: str) -> Digest:
        """The digest of an article that was added."""

    def near(self, kind: str, keys: Iterable[int]) -> Counter[str]:
        """How many of the keys of one kind (``bands``, ``sample`` or ``facts``) each article holds."""

    def link(self, link: Link) -> None:
        """Keep a link."""

    def links(self, articles: Iterable[str]) -> list[Link]:
        """Every link that an article of these has to others, on either side."""


class MemoryStore:
    """A store that lasts as long as the process: 12 bytes a key, and digests compressed. One writer."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._digests: list[bytes] = []
        self._postings = {kind: Postings() for kind in KINDS}
        self._links: dict[str, list[Link]] = {}

    def add(self, digest: Digest, keys: Keys) -> None:
        """Keep an article; adding it again changes nothing."""
        if digest.article in self._numbers:
            return
        number = self._numbers[digest.article] = len(self._names)
        self._names.append(digest.article)
        self._digests.append(zlib.compress(pack(digest), 1))
        for kind in KINDS:
            self._postings[kind].add(getattr(keys, kind), number)

    def holds(self, article: str) -> bool:
        """Whether an article was added."""
        return article in self._numbers

    def digest(self, article: str) -> Digest:
        """The digest of an article; KeyError for one that was not added."""
        return unpack(zlib.decompress(self._digests[self._numbers[article]]))

    def near(self, kind: str, keys: Iterable[int]) -> Counter[str]:
        """Articles by the number of these keys that they hold."""
        return Counter({self._names[number]: count for number, count in self._postings[kind].find(keys).items()})

    def link(self, link: Link) -> None:
        """Keep a link for both its sides."""
        self._links.setdefault(link.origin, []).append(link)
        self._links.setdefault(link.copy, []).append(link)

    def links(self, articles: Iterable[str]) -> list[Link]:
        """The links of these articles, each once."""
        return list(dict.fromkeys(link for article in articles for link in self._links.get(article, [])))
