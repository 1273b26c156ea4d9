"""Changed figures, dates and names: one that the origin lacks, in the place of one that the copy lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from legation.lineage.digest import Name
from legation.lineage.figures import Figure
from legation.lineage.kin import Divergence
from legation.lineage.timewords import Moment
from legation.lineage.twin import Twin
from legation.lineage.words import akin

_ROUNDED: Final = 0.1  # "about 40" may stand for 39 or 43
_MEASURES: Final = ("percent", "money")


def figures(twin: Twin) -> Iterator[Divergence]:
    """Figures that were changed."""
    known = {figure.value for line in twin.around_before for figure in line.figures}
    kept = {figure.value for line in twin.around_after for figure in line.figures}
    lost = [figure for figure in twin.before.figures if figure.value not in kept]
    new = [figure for figure in twin.after.figures if figure.value not in known]
    for figure in new:
        old = next(
            (other for other in sorted(lost, key=lambda o: o.unit != figure.unit) if _may_be(other, figure)), None
        )
        if old is None:
            continue
        lost.remove(old)
        if not _rounded(old, figure):
            why = f"{old.value:g} has become {figure.value:g}"
            yield twin.divergence("number", (old.start, old.end), (figure.start, figure.end), why)


def _may_be(old: Figure, new: Figure) -> bool:
    """Whether one may stand for the other: not dollars for percent."""
    return old.unit == new.unit or (old.unit not in _MEASURES and new.unit not in _MEASURES)


def _rounded(old: Figure, new: Figure) -> bool:
    return (old.about or new.about) and abs(old.value - new.value) <= _ROUNDED * max(abs(old.value), abs(new.value))


def moments(twin: Twin) -> Iterator[Divergence]:
    """Weekdays, days, months and years that were changed."""
    known = {part for line in twin.around_before for moment in line.moments for part in _parts(moment)}
    kept = {part for line in twin.around_after for moment in line.moments for part in _parts(moment)}
    lost = [moment for moment in twin.before.moments if moment.value not in kept]
    for moment in (m for m in twin.after.moments if m.value not in known):
        old = next((other for other in lost if other.kind == moment.kind), None)
        if old is not None:
            lost.remove(old)
            why = f"{old.value} has become {moment.value}"
            yield twin.divergence("date", (old.start, old.end), (moment.start, moment.end), why)


def _parts(moment: Moment) -> tuple[str, ...]:
    return (moment.value, *moment.value.split()[:1]) if moment.kind == "day" else (moment.value,)


def names(twin: Twin) -> Iterator[Divergence]:
    """Names that the origin has nowhere, in the place of one that the retelling lacks."""
    around = {form for line in twin.around_after for form in twin.forms(line)}
    counts = Counter(name.words[-1] for line in twin.around_after for name in line.names) if twin.alike else Counter()
    told = Counter(name.words[-1] for name in twin.before.names)
    lost = [
        name
        for name in twin.before.names
        if not any(akin(word, around) for word in name.words) or 0 < counts[name.words[-1]] < told[name.words[-1]]
    ]
    for name in twin.after.names:
        if 2 * sum(akin(word, twin.names_before) for word in name.words) >= len(name.words) + 1:
            continue
        old = next(
            (other for other in lost if _same_role(other, name)), lost[0] if twin.alike and len(lost) == 1 else None
        )
        if old is not None:
            lost.remove(old)
            why = f"{' '.join(old.words)} has become {' '.join(name.words)}"
            yield twin.divergence("name", (old.start, old.end), (name.start, name.end), why)


def _same_role(old: Name, new: Name) -> bool:
    """A person for a person, a place for a place; the engine's labels for bodies are less sure."""
    loose = {"ORG", "MISC", "EVENT"}
    places = {"PLACE", "COUNTRY"}
    return old.label == new.label or {old.label, new.label} <= loose or {old.label, new.label} <= places
