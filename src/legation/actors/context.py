"""What an article itself has told about its actors, carried from mention to mention. Nothing in it changes."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Known:
    """One actor the article has introduced.

    ``keys`` are folded spellings under which it may come again (full name, surname, acronym); ``noun`` is the folded
    head noun for "the ministry"; ``role`` the role noun told beside a name.
    """

    keys: tuple[str, ...]
    name: str | None
    country: str | None
    sectors: tuple[str, ...]
    entity: str | None
    reason: str
    noun: str | None = None
    person: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a mention.

    ``text``: the words around it, if wanted. ``countries``: the article's countries, most frequent first (ISO alpha-3).
    ``known``: actors told so far, oldest first.
    """

    text: str | None = None
    countries: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()

    def find(self, key: str) -> Known | None:
        """The latest actor told under a folded spelling."""
        return next((known for known in reversed(self.known) if key in known.keys), None)

    def find_noun(self, noun: str) -> Known | None:
        """The latest unnamed body or office-holder told with this folded head noun."""
        told = (known for known in reversed(self.known) if known.noun and known.country)
        return next((known for known in told if f" {known.noun}".endswith(f" {noun}")), None)

    def plus(self, *known: Known) -> Context:
        """The same context with more told."""
        fresh = tuple(item for item in known if item not in self.known)
        return replace(self, known=self.known + fresh) if fresh else self
