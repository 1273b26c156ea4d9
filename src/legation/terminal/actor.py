"""Whom a name stands for, and what one party did to another, as small tables."""

from __future__ import annotations

from typing import Final

from rich.table import Table
from rich.text import Text

from legation.records import Actor
from legation.terminal import words
from legation.terminal.clean import oneline

LEAST_SHOWN: Final = 0.005


def actor_table(actor: Actor, asked: str) -> Table:
    """Two columns: field and value, the reasons one below the other; ``–`` for what is not known."""
    rows = (
        ("asked", asked),
        ("name", actor.name),
        ("country", actor.country),
        ("sectors", " ".join(actor.sectors)),
        ("entity", actor.entity),
        ("reasons", "\n".join(actor.reasons)),
    )
    table = _plain()
    for field, value in rows:
        table.add_row(field, Text("\n".join(oneline(row) for row in (value or words.NOTHING).split("\n"))))
    return table


def relation_table(found: dict[str, float], actor: str, recipient: str) -> Table:
    """The parties, then every type with its probability, the likeliest first; what rounds to nothing is left out."""
    table = _plain()
    table.add_row("actor", Text(oneline(actor)))
    table.add_row("recipient", Text(oneline(recipient)))
    for name, share in sorted(found.items(), key=lambda item: -item[1]):
        if share >= LEAST_SHOWN:
            table.add_row(name, f"{share:.2f}")
    return table


def _plain() -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    return table
