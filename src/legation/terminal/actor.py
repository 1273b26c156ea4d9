"""Whom a name stands for, as a small table."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from legation.records import Actor
from legation.terminal import words
from legation.terminal.clean import oneline


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
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for field, value in rows:
        table.add_row(field, Text("\n".join(oneline(row) for row in (value or words.NOTHING).split("\n"))))
    return table
