"""A small world for the resolver: invented rows beside a few plain ones, read by the real loaders."""

from __future__ import annotations

from legation.actors import tables
from legation.actors.lexicon import Entry, Lexicon, role_entries
from legation.actors.people import People
from legation.actors.resolver import ActorResolver
from legation.actors.tables import Leader


def leader(name: str, country: str, office: str, start: str, end: str, *sectors: str) -> Leader:
    """One term of an invented leader."""
    return Leader(name, (), country, sectors or ("GOV",), office, start, end, 1)


NATIONS = (("NRL", "Norland", "Norlander", "Norhaven"), ("SUD", "Sudria", "Sudrian", "Porto Sud"))
TERMS = (
    leader("Ola Brandt", "NRL", "prime minister", "2010-01-01", "2014-06-30"),
    leader("Ola Brandt", "NRL", "opposition leader", "2014-07-01", "2016-12-31", "OPP"),
    leader("Rui Castelo", "SUD", "president", "2012-01-01", ""),
    leader("Ana Castelo", "SUD", "president", "2000-01-01", "2004-12-31"),
    leader("Tomas Brandt", "SUD", "foreign minister", "2018-01-01", ""),
    leader("Per Moen", "NRL", "rebel leader", "2001-01-01", "2003-01-01", "REB"),
)


def small_resolver() -> ActorResolver:
    """A resolver on two invented nations, five leaders, two bodies and the package's role nouns."""
    people = People.of(TERMS)
    pairs: list[tuple[str, Entry]] = []
    for code, name, adjective, capital in NATIONS:
        entity = f"country:{code}"
        pairs += [
            (name, Entry("country", name, code, ("GOV",), entity)),
            (adjective, Entry("people", name, code, entity=entity)),
            (f"{adjective}s", Entry("people", name, code, entity=entity, plural=True)),
            (capital, Entry("capital", name, code, ("GOV",), entity)),
        ]
    pairs += [
        ("League of Straits", Entry("org", "League of Straits", "IGO", (), "org:league-of-straits", "a row")),
        ("Night Harriers", Entry("org", "Night Harriers", "SUD", ("REB",), "org:night-harriers", "a row")),
        ("Grey Palace", Entry("power", "Grey Palace", "NRL", ("GOV",), "org:grey-palace", "a row")),
    ]
    pairs += [(key, Entry("person", p.name, p.country, person=p)) for key, p in people.full_names()]
    return ActorResolver(Lexicon.build([*pairs, *role_entries(tables.roles())], people))
