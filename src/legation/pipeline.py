"""The stages in order: bytes to articles, articles to parses, parses to reports and measures. Nothing else joins stages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from legation.actors.context import Context
from legation.actors.resolver import ActorResolver
from legation.errors import SkipArticle, StopRun
from legation.events.entries import Lexicon
from legation.events.geonames import installed
from legation.events.measure import measures_of
from legation.events.report import Tables, reports_of
from legation.events.toponyms import is_known_town
from legation.ingest.read import read
from legation.parse.engine import MODEL, Engine, Pending
from legation.records import Actor, Article, Coded, Parse

ARTICLES_AHEAD: Final = 4  # articles of a stream that are parsed while another is coded


@dataclass(frozen=True)
class Actors:
    """The actor stage as the event stage sees it."""

    resolver: ActorResolver

    def context(self, text: str | None, countries: tuple[str, ...]) -> Context:
        """A context to begin an article with."""
        return Context(text=text, countries=countries)

    def learn(self, context: Context, text: str, *, on: str | None = None) -> Context:
        """The context that knows what a mention tells."""
        return self.resolver.learn(context, text, on=on)

    def resolve(self, text: str, *, on: str | None = None, context: Any = None) -> Actor:
        """Whom a mention stands for."""
        return self.resolver.resolve(text, on=on, context=context or Context())

    def country_of(self, text: str, on: str | None = None) -> str | None:
        """The country of a bare name, adjective or capital."""
        return self.resolver.country_of(text, on)

    def is_actor(self, text: str) -> bool:
        """Whether a mention can be an actor."""
        return self.resolver.is_actor(text)

    def place_country(self, text: str) -> str | None:
        """The country of a known town or region."""
        return self.resolver.where(text) if self.resolver.where else None


@dataclass(frozen=True)
class Pipeline:
    """All stages, loaded; shared by any number of threads."""

    engine: Engine
    tables: Tables

    @classmethod
    def shipped(cls, model: Path = MODEL) -> Pipeline:
        """The stages on the tables of this package and the model in a folder, its own by default."""
        lexicon = Lexicon.shipped()
        engine = Engine(model, verbs=lexicon.lemmas("VERB"), nouns=lexicon.lemmas("NOUN"))
        gazetteer = installed()

        def where(name: str) -> str | None:
            """The country of a known town or region: "the governor of Texas", "Karachi's traders"."""
            row = gazetteer.row(name)
            return row.country if row and is_known_town(row) else None

        return cls(engine, Tables(lexicon, gazetteer, Actors(ActorResolver.shipped(where=where))))

    def code(self, article: Article) -> Coded:
        """Read one article to the end."""
        return self._coded(article, self.engine.parse(article.text))

    def _coded(self, article: Article, parse: Parse) -> Coded:
        reports = reports_of(article, parse, self.tables)
        return Coded(article, reports, measures_of(reports, parse), parse)

    def read(self, where: str, published: str | None) -> Iterator[Coded | SkipArticle]:
        """Every article at ``where``, coded, in order; one that fails costs itself and nothing else."""
        waiting: deque[tuple[Article, Pending] | SkipArticle] = deque()
        for item in read(where, published):
            waiting.append(item if isinstance(item, SkipArticle) else (item, self.engine.start(item.text)))
            if len(waiting) >= ARTICLES_AHEAD:
                yield self._next(waiting.popleft())
        while waiting:
            yield self._next(waiting.popleft())

    def _next(self, item: tuple[Article, Pending] | SkipArticle) -> Coded | SkipArticle:
        if isinstance(item, SkipArticle):
            return item
        article, pending = item
        try:
            return self._coded(article, self.engine.finish(pending))
        except (SkipArticle, StopRun):
            raise
        except Exception as error:  # noqa: BLE001  (one article must not end the run, whatever it holds)
            return SkipArticle(
                article.path or article.id, f"cannot be coded ({type(error).__name__}: {error}); please report it"
            )
