"""Hard negatives: formulaic market reports, and what the same desk writes the day after."""

from __future__ import annotations

import random
from datetime import date, timedelta

from bench.copymaker.cases import Case, Sentence, joined
from legation.records import Article

_REASONS = (
    "as traders weighed the prospect of weaker demand",
    "as a stronger dollar made crude dearer for other buyers",
    "after inventories fell more than expected",
    "on worries about supply from Libya",
    "ahead of a meeting of producers",
    "after refiners in Asia raised their orders",
    "as a storm neared platforms in the Gulf of Mexico",
)
_ANALYSTS = (
    "Ines Calder of Tarn Securities",
    "Bo Whitlock at Meridian Futures",
    "Sunil Roy, who trades at Pell & Co",
    "Greta Aho of Nordbank",
)
_VIEWS = (
    "The market has run ahead of itself",
    "Nobody wants to be short into the weekend",
    "Supply is what matters now",
    "Buyers are waiting for a signal",
)


def market(day: date, rng: random.Random) -> Article:
    """One day's oil report, made as such reports are."""
    up = rng.random() < 0.5
    verb, price = ("rose", "climbed", "gained") if up else ("fell", "slipped", "dropped"), rng.uniform(48, 92)
    cents, share = rng.randint(11, 190), rng.uniform(0.2, 2.4)
    weekday, other = f"{day:%A}", rng.choice(verb)
    paragraphs = [
        f"Oil prices {verb[0]} on {weekday} {rng.choice(_REASONS)}.",
        f"Brent crude futures {other} {cents} cents, or {share:.1f} percent, to ${price:.2f} a barrel "
        f"by {rng.randint(4, 18):02}30 GMT. U.S. West Texas Intermediate crude {rng.choice(verb)} "
        f"{cents - rng.randint(1, 9)} cents to ${price - rng.uniform(3, 6):.2f} a barrel.",
        f'"{rng.choice(_VIEWS)}," said {rng.choice(_ANALYSTS)}.',
        f"Both contracts are on course for a weekly {'gain' if up else 'loss'} of about {rng.randint(1, 6)} percent.",
        "The U.S. Energy Information Administration is due to publish weekly inventory data "
        f"at {rng.randint(10, 11)}30 a.m. on Wednesday. Analysts expect crude stocks to have "
        f"{'fallen' if rng.random() < 0.5 else 'risen'} by {rng.uniform(0.4, 5):.1f} million barrels.",
        "OPEC and its allies have been holding back output since 2017 to support the market.",
    ]
    title = f"Oil {verb[0]} {rng.choice(_REASONS).removeprefix('as ')}"
    return Article.make(title=title, publisher="Meridian Wire", published=day.isoformat(), text="\n\n".join(paragraphs))


def markets(rng: random.Random) -> Case:
    """Two such reports, days apart."""
    day = date(2019, 1, 7) + timedelta(days=rng.randint(0, 600))
    return Case(market(day, rng), market(day + timedelta(days=rng.randint(1, 5)), rng), "none", "market report")


def follow_up(article: Article, sentences: list[Sentence], news: list[Sentence], rng: random.Random) -> Case:
    """The day after: a new lead, then the desk's own background of the day before, word for word."""
    tail = sentences[-max(2, len(sentences) // 3) :]
    lead = [Sentence(s.text, n // 2) for n, s in enumerate(news)]
    text = joined([*lead, *(Sentence(s.text, 100 + s.paragraph) for s in tail)])
    day = date.fromisoformat(article.published or "2019-01-01") + timedelta(days=rng.randint(1, 3))
    later = Article.make(
        title=f"After {article.title}", publisher=article.publisher, published=day.isoformat(), text=text
    )
    return Case(article, later, "none", "next-day follow-up")
