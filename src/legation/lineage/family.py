"""The kinship of a set of articles: who copies whom, and which tell of the same happening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.lineage.kin import Lineage
from legation.lineage.store import MemoryStore
from legation.lineage.stories import Story, stories
from legation.lineage.tracker import Tracker
from legation.records import Article, Parse


@dataclass(frozen=True)
class Family:
    """Articles by id in the order given, each one's lineage, and the stories that they tell, the latest first."""

    articles: dict[str, Article]
    lineages: dict[str, Lineage]
    stories: list[Story]

    def copies_of(self, origin: str) -> list[Lineage]:
        """What derives from an origin, by date and id."""
        found = [one for one in self.lineages.values() if one.origin == origin and one.article != origin]
        return sorted(found, key=lambda one: (self.articles[one.article].published or "", one.article))


def family(parsed: Iterable[tuple[Article, Parse]]) -> Family:
    """The family of some articles with their parses. The same text at two places counts as one article."""
    tracker = Tracker(MemoryStore())
    articles: dict[str, Article] = {}
    for article, parse in parsed:
        if article.id not in articles:
            articles[article.id] = article
            tracker.add(article, parse)
    digests = [tracker.store.digest(name) for name in articles]
    return Family(articles, tracker.lineages(articles), stories(digests))
