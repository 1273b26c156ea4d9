"""The package's own tables, asked through the resolver."""

from __future__ import annotations

import pytest

from legation.actors.resolver import ActorResolver

RESOLVER = ActorResolver.shipped()

KNOWN = [
    ("the Kremlin", "2022-03-06", "RUS", ("GOV",)),
    ("Washington", "2022-03-06", "USA", ("GOV",)),
    ("US", "2022-03-06", "USA", ("GOV",)),
    ("Merkel", "2019-06-01", "DEU", ("GOV",)),
    ("Angela Merkel", "2022-06-01", "DEU", ("ELI",)),
    ("Nicolas Maduro", "2022-03-06", "VEN", ("GOV",)),
    ("Xi", "2020-01-01", "CHN", ("GOV",)),
    ("President Joe Biden's administration", "2022-03-06", "USA", ("GOV",)),
    ("Former U.S. President Donald Trump’s administration", "2022-03-06", "USA", ("GOV",)),
    ("Puerto Rico's governor", "2019-07-01", "USA", ("GOV",)),
    ("Hong Kong protesters", "2019-07-01", "HKG", ("CVL",)),
    ("the United Nations", "2019-07-01", "UNO", ()),
    ("EU foreign ministers", "2019-07-01", "EUR", ()),
    ("the two Koreas of old", "2019-07-01", None, ()),
    ("Dr. Jane Smith", "2019-07-01", None, ()),
]


@pytest.mark.parametrize(("text", "on", "country", "sectors"), KNOWN)
def test_known_names(text: str, on: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = RESOLVER.resolve(text, on=on)
    assert (actor.country, actor.sectors) == (country, sectors), actor.reasons


def test_us_is_no_country_in_small_letters() -> None:
    assert RESOLVER.resolve("us").country is None
