"""OPML: lists of feeds, as feed readers export them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from legation.errors import SkipArticle
from legation.ingest import xmltree
from legation.ingest.job import Item, Job

_MOST_FEEDS: Final = 2_000


def read_opml(data: bytes, path: str, job: Job) -> Iterator[Item]:
    """Yield the articles of every feed that an OPML list names, each feed once, in its order."""
    root = xmltree.tree(data, path, job.charset)
    named = (_attribute(node, "xmlUrl") for node in root.iter() if xmltree.name(node) == "outline")
    links = list(dict.fromkeys(link for link in named if link))
    if not links or job.follow is None:
        yield SkipArticle(path, "an OPML list without feeds" if not links else "OPML lists are not followed from here")
        return
    for link in links[:_MOST_FEEDS]:
        yield from job.follow(link)
    if len(links) > _MOST_FEEDS:
        yield SkipArticle(path, f"list has more than {_MOST_FEEDS:,} feeds; the rest is not read")


def _attribute(node: etree._Element, name: str) -> str | None:
    """An attribute by its name without case; OPML writers disagree on xmlUrl and xmlurl."""
    return next(
        (str(value).strip() for key, value in node.attrib.items() if str(key).casefold() == name.casefold()), None
    )
