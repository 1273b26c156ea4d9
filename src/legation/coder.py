"""The Python door: ``Coder().code(text)``, ``.read(path)``, ``.relate(text, …)``, ``.actor(text)``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from legation.actors.context import Context
from legation.errors import SkipArticle
from legation.events.cast import Cast
from legation.events.report import Tables
from legation.ingest.text import article_from_text
from legation.parse.engine import MODEL, Engine
from legation.parse.relate import relate
from legation.pipeline import Actors, Pipeline
from legation.records import Actor, Coded
from legation.settings import iso_date


class Coder:
    """Reads articles into reports. Loads once; may be used from several threads."""

    def __init__(self, model: Path = MODEL) -> None:
        """Load the model (a folder with ``model.onnx`` and ``tokenizer.json``) and the tables.

        Raises StopRun where a part of the package is missing or broken.
        """
        self._pipeline = Pipeline.shipped(model)

    @property
    def engine(self) -> Engine:
        """The language engine, for who wants its parses alone."""
        return self._pipeline.engine

    @property
    def tables(self) -> Tables:
        """What coding looks things up in."""
        return self._pipeline.tables

    def code(self, text: str, published: str | None = None, title: str | None = None) -> Coded:
        """Code one article given as plain text; ``published`` is its ISO date.

        Raises SkipArticle where there is nothing to read or it is not English, StopRun for a date that is none.
        """
        return self._pipeline.code(article_from_text(text, title=title, published=published))

    def read(self, path: str, published: str | None = None) -> Iterator[Coded | SkipArticle]:
        """Code every article of a file, folder, glob or ``-``; what cannot be read comes as the SkipArticle that says why.

        ``published`` dates articles that give no date. Raises StopRun where the path leads nowhere.
        """
        return self._pipeline.read(path, published)

    def relate(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """What the party at characters ``actor`` of ``text`` did to the one at ``recipient``.

        Probabilities over PLOVER's sixteen types and ``none``. Raises StopRun for spans without a word, or that overlap.
        """
        return relate(self._pipeline.engine, text, actor, recipient)

    def actor(self, text: str, on: str | None = None, context: str | None = None) -> Actor:
        """Whom a mention stands for on an ISO day; ``context`` is text around it that may tell more."""
        day = iso_date(on, "on") if on else None
        resolver = self._pipeline.tables.resolver
        assert isinstance(resolver, Actors)
        countries: tuple[str, ...] = ()
        known = Context()
        if context:
            parse = self._pipeline.engine.parse(context)
            cast = Cast(parse, resolver, day)
            countries, known = cast.countries, cast.context
        return resolver.resolve(text, on=day, context=Context(context, countries, known.known))
