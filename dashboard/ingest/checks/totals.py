"""A total and its parts by size: within their extremes always, near their mean usually.

The mean is weighted by the real communes (or inhabitants) of the frame. These are no counts of the
survey, which nobody prints: they say what is likely, not what is true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.observation import ALL_UNITS, CellKey, Reading, Unit
from dashboard.domain.size_range import SizeRange
from dashboard.geography.frame import SizeCount, composition_2015, composition_2025
from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.series import by_size, totals
from dashboard.ingest.mapping.entries import Entry, half_unit
from dashboard.ingest.mapping.prepared import Finding, Level

NEAR = 3.0
"""Points between a total and the mean of the frame that sampling and dates explain."""
COMPOSED = {"2015": composition_2015, "2025": composition_2025}
NO_TOTAL = NotApplicable("no range of sizes is cut exactly by others, all with a number")


@dataclass(frozen=True)
class Whole:
    """A number for a range of sizes, and those of the ranges that cut it."""

    total: Entry
    parts: tuple[Entry, ...]

    @property
    def slack(self) -> float:
        """What rounding may hide between the total and one part."""
        return half_unit([self.total.place]) + half_unit(part.place for part in self.parts)

    @property
    def told(self) -> str:
        """The numbers, each with its size and cell."""
        said = (f"{p.key.size_range.code} {p.value:g} ({p.place.figure.cell})" for p in self.parts)
        return f"{self.total.key.size_range.code} {self.total.value:g}; {', '.join(said)}"


def wholes(entries: Sequence[Entry]) -> Iterator[Whole]:
    """Every range that others cut exactly, the narrowest pieces first chosen."""
    for series in by_size(entries).values():
        for size, pieces in totals(series).items():
            yield Whole(series[size], tuple(series[piece] for piece in pieces))


def _shares(context: Context) -> list[Entry]:
    return [e for e in context.shown if e.is_share]


def _extremes(context: Context) -> Answer:
    found = list(wholes(_shares(context)))
    if not found:
        return NO_TOTAL
    rule = "a total lies between the smallest and the largest of its parts"
    return tuple(
        context.at(whole.total.place, rule, whole.told) for whole in found if not _within(whole)
    )


def _within(whole: Whole) -> bool:
    values = [part.value or 0.0 for part in whole.parts]
    low, high = min(values) - whole.slack, max(values) + whole.slack
    return low <= (whole.total.value or 0.0) <= high


def _near(context: Context) -> Answer:
    found: list[Finding] = []
    seen = False
    for whole in wholes(_shares(context)):
        weights = _weights(context, whole)
        if weights is None:
            continue
        seen = True
        values = [part.value or 0.0 for part in whole.parts]
        mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
        gap = (whole.total.value or 0.0) - mean
        if abs(gap) > NEAR + whole.slack:
            rule = f"a total is within {NEAR:g} points of the mean of its parts in the frame"
            told = f"{whole.told}; mean {mean:.1f}, gap {gap:+.1f}"
            found.append(context.at(whole.total.place, rule, told))
    if not seen:
        return NotApplicable(
            "no total with all its sizes for all communes of a territory whose frame is known"
        )
    return tuple(found)


def _weights(context: Context, whole: Whole) -> list[int] | None:
    """Communes, or inhabitants, of each part; ``None`` where the frame cannot tell."""
    key = whole.total.key
    sizes = tuple(part.key.size_range for part in whole.parts)
    counted = counts(context, key, sizes)
    if counted is None:
        return None
    is_population = key.reading is Reading.POPULATION
    weights = [row.population if is_population else row.communes for row in counted]
    return weights if sum(weights) > 0 else None


def counts(context: Context, key: CellKey, sizes: Sequence[SizeRange]) -> list[SizeCount] | None:
    """The frame of the edition for these sizes, where it describes the units of the key."""
    compose = COMPOSED.get(key.edition)
    if compose is None or key.unit is not Unit.COMMUNE or key.group != ALL_UNITS:
        return None
    if not context.geography.has(key.territory):
        return None
    return compose(context.geography, key.territory, sizes)


CHECKS = (
    Check(
        "total-within-extremes",
        Level.HARD,
        "To shares of a range of sizes that narrower ranges with a number cut exactly.",
        _extremes,
    ),
    Check(
        "total-between-sizes",
        Level.SOFT,
        "To the same, for all communes (no group of them) in 2015 or 2025, in a territory whose "
        "communes by size are known.",
        _near,
    ),
)
