"""How sure: degree and sign of a statement, and how the words around an event change them (after FactBank)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

CERTAIN, PROBABLE, POSSIBLE, UNKNOWN = 3, 2, 1, 0
_NAMES: Final = {CERTAIN: "CT", PROBABLE: "PR", POSSIBLE: "PS"}
_DEGREES: Final = {name: degree for degree, name in _NAMES.items()}

FUTURE: Final = "future"
HYPOTHETICAL: Final = "hypothetical"


@dataclass(frozen=True)
class State:
    """Degree (3 certain, 2 probable, 1 possible, 0 unknown), sign (1 or -1), flags, and the words that led there."""

    degree: int = CERTAIN
    sign: int = 1
    flags: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """FactBank's name of it: CT+ PR+ PS+ CT- PR- PS- or Uu."""
        return _NAMES[self.degree] + ("+" if self.sign > 0 else "-") if self.degree else "Uu"

    def under(self, plus: str, minus: str, *flags: str, why: str) -> State:
        """This state passed on to a complement: of value ``plus`` under affirmation, ``minus`` under denial."""
        degree, sign = _read(plus if self.sign > 0 else minus)
        return State(min(self.degree, degree), sign, self.flags | frozenset(flags), (*self.reasons, why))

    def capped(self, degree: int, *flags: str, why: str) -> State:
        """At most ``degree``, the sign kept."""
        return replace(
            self, degree=min(self.degree, degree), flags=self.flags | frozenset(flags), reasons=(*self.reasons, why)
        )

    def denied(self, why: str) -> State:
        """The sign turned."""
        return replace(self, sign=-self.sign, reasons=(*self.reasons, why))

    def hedged(self, value: str, why: str, *flags: str) -> State:
        """As an adverb or adjective of this ``value`` leaves it: the lower degree, the product of the signs."""
        degree, sign = _read(value)
        return State(min(self.degree, degree), self.sign * sign, self.flags | frozenset(flags), (*self.reasons, why))


def _read(value: str) -> tuple[int, int]:
    return (UNKNOWN, 1) if value == "Uu" else (_DEGREES[value[:2]], 1 if value[2] == "+" else -1)
