"""Every recipe, one case each, from a source article and its parse."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from bench.copymaker.cases import Case, Change, Sentence, joined
from bench.copymaker.furnishing import OUTLETS, added, furnished, headline
from bench.copymaker.negatives import follow_up, markets
from bench.copymaker.planting import KINDS, planted
from bench.copymaker.spinning import Span, reworded
from legation.records import Article, Parse

Source = tuple[Article, Parse]
Parser = Callable[[str], Parse]
STRENGTHS = {"light": 0.35, "medium": 0.6, "heavy": 0.9}


def spans_of(parse: Parse) -> list[Span]:
    """The sentences of a parse that are sentences."""
    return [Span(parse, first, stop) for first, stop in parse.sentences if stop - first >= 4]


def sentences_of(parse: Parse) -> list[Sentence]:
    """The same as text, with their paragraphs."""
    spans = spans_of(parse)
    return [Sentence(s.text, parse.text.count("\n\n", 0, s.tokens[0].start)) for s in spans]


def cases(sources: Sequence[Source], seed: int, parser: Parser) -> Iterator[Case]:
    """For each source one case of each recipe, and as many hard negatives; the same for the same seed."""
    rng = random.Random(seed)
    for n, (article, parse) in enumerate(sources):
        yield _copy(article, furnished(article.text, rng), "verbatim", "furniture", rng, title=article.title)
        yield from _edited(article, parse, sources[n - 1], rng)
        yield from _reworded(article, parse, rng)
        plain = _planted(article, parse, rng)
        yield plain
        yield _spun_over(_planted(article, parse, rng), parser, rng)
        yield markets(rng)
        news = sentences_of(sources[n - 1][1])[:6]
        yield follow_up(article, sentences_of(parse), news, rng)


def _copy(
    article: Article,
    text: str,
    relation: str,
    recipe: str,
    rng: random.Random,
    title: str | None = None,
    changes: tuple[Change, ...] = (),
) -> Case:
    day = date.fromisoformat(article.published or "2019-01-01") + timedelta(days=rng.choice((0, 0, 1, 2)))
    # half of those that come out on the same day bear a credit line; of the rest nothing may tell which was first
    credits_ = (article.publisher or "",) if rng.random() < 0.5 else ()
    name = title if title else headline(article.title or "News", rng)
    other = Article.make(
        title=name, publisher=rng.choice(OUTLETS), published=day.isoformat(), text=text, credits=credits_
    )
    return Case(article, other, relation, recipe, changes)


def _edited(article: Article, parse: Parse, neighbour: Source, rng: random.Random) -> Iterator[Case]:
    rows = sentences_of(parse)
    yield _copy(article, article.text, "edited", "headline", rng)
    yield _copy(article, joined(rows[: max(3, len(rows) * 2 // 3)]), "edited", "cut at the end", rng)
    kept = [rows[0], *(row for row in rows[1:] if rng.random() < 0.6)]
    yield _copy(article, joined(kept), "edited", "cut within", rng)
    more = [Sentence(text, 900 + n) for n, text in enumerate(added(rng, 3))]
    yield _copy(article, joined([*rows, *more]), "edited", "added", rng)
    own = [Sentence(s.text, -9) for s in sentences_of(neighbour[1])[: 2 * len(rows)]]
    part = rows[: max(3, len(rows) // 3)]
    order = [*part, *own] if rng.random() < 0.5 else [*own, *part]
    yield _copy(article, joined(order), "edited", "merged", rng)
    shuffled = sorted(rows, key=lambda row: (row.paragraph > 0, rng.random() if row.paragraph else 0))
    yield _copy(article, joined(shuffled), "edited", "paragraphs moved", rng)


def _reworded(article: Article, parse: Parse, rng: random.Random) -> Iterator[Case]:
    spans, rows = spans_of(parse), sentences_of(parse)
    for name, strength in STRENGTHS.items():
        told = [Sentence(reworded(span, rng, strength), row.paragraph) for span, row in zip(spans, rows, strict=True)]
        yield _copy(article, joined(told), "reworded", f"spun, {name}", rng)
        if name == "medium":
            yield _copy(article, joined(_moved(told, rng)), "reworded", "spun and reordered", rng)
            third = max(3, len(told) // 3)
            picked = sorted(rng.sample(range(1, len(told)), min(third - 1, len(told) - 1)))
            yield _copy(article, joined([told[0], *(told[k] for k in picked)]), "reworded", "spun, a third", rng)


def _moved(told: list[Sentence], rng: random.Random) -> list[Sentence]:
    head, rest = told[:1], told[1:]
    order = sorted(range(len(rest)), key=lambda n: n + rng.uniform(0, 6))
    return [*head, *(Sentence(rest[k].text, 1 + n // 2) for n, k in enumerate(order))]


def _planted(article: Article, parse: Parse, rng: random.Random) -> Case:
    """Up to three changes of different kinds in an otherwise faithful copy."""
    spans, rows = spans_of(parse), sentences_of(parse)
    changes: dict[int, tuple[str, Change]] = {}
    for kind in rng.sample(KINDS, len(KINDS)):
        places = [n for n in range(len(spans)) if n not in changes]
        for n in rng.sample(places, len(places)):
            done = planted(spans[n], kind, rng)
            if done:
                changes[n] = done
                break
        if len(changes) == 3:
            break
    told = [Sentence(changes[n][0] if n in changes else row.text, row.paragraph) for n, row in enumerate(rows)]
    return _copy(
        article, joined(told), "edited", "planted", rng, changes=tuple(change for _, change in changes.values())
    )


def _spun_over(case: Case, parser: Parser, rng: random.Random) -> Case:
    """A copy with planted changes, reworded afterwards."""
    parse = parser(case.other.text)
    rows = sentences_of(parse)
    told = [
        Sentence(reworded(s, rng, STRENGTHS["medium"]), r.paragraph) for s, r in zip(spans_of(parse), rows, strict=True)
    ]
    return _copy(case.origin, joined(told), "reworded", "planted, spun", rng, changes=case.changes)
