"""The share of communes and the share of their population: what the sizes allow between them.

In a range of sizes [a, b) the communes concerned hold at least the population they would have if
all were as small as the range allows, and the others as large; and at most the opposite. That is
arithmetic, whatever the survey. For all sizes together the bounds say nothing; there, a share that
grows with the size must be larger among inhabitants than among communes, as a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dashboard.domain.observation import Reading
from dashboard.domain.size_range import SizeRange
from dashboard.ingest.checks.check import Answer, Check, Context, NotApplicable
from dashboard.ingest.checks.series import by_key, by_size, totals
from dashboard.ingest.mapping.entries import Entry, half_unit
from dashboard.ingest.mapping.prepared import Level

WIDER = 0.1
"""Part by which the limits of a range are widened: sizes and populations of two dates differ."""


def bounds(share: float, size: SizeRange) -> tuple[float, float]:
    """Least and largest share of population (percent) of a share of communes in a closed range."""
    least, most = size.minimum * (1 - WIDER), (size.maximum or 0) * (1 + WIDER)
    yes, no = share, 100 - share
    low = 100 * yes * least / (yes * least + no * most) if yes * least + no * most else 0.0
    high = 100 * yes * most / (yes * most + no * least) if yes * most + no * least else 100.0
    return low, high


def _pairs(context: Context) -> Iterator[tuple[Entry, Entry]]:
    """The two readings of one fact: communes, population."""
    keyed = by_key(context.shown)
    for (key, orientation), entry in keyed.items():
        if key.reading is Reading.UNITS:
            other = keyed.get((replace(key, reading=Reading.POPULATION), orientation))
            if other is not None:
                yield entry, other


def _possible(context: Context) -> Answer:
    pairs = [(c, p) for c, p in _pairs(context) if c.key.size_range.maximum is not None]
    if not pairs:
        return NotApplicable("no closed range of sizes has both readings")
    found = []
    for communes, population in pairs:
        share, half = communes.value or 0.0, half_unit([communes.place])
        low, _ = bounds(max(0.0, share - half), communes.key.size_range)
        _, high = bounds(min(100.0, share + half), communes.key.size_range)
        slack = half_unit([population.place])
        value = population.value or 0.0
        if not low - slack <= value <= high + slack:
            told = f"{share:g} % of communes ({communes.place.figure.cell}), {value:g} % of their "
            told += f"population: between {low:.1f} and {high:.1f} is possible"
            rule = f"both readings are possible together in {communes.key.size_range.code}"
            found.append(context.at(population.place, rule, told))
    return tuple(found)


def _order(context: Context) -> Answer:
    growing = list(_growing(context))
    keyed = by_key(context.shown)
    found, seen = [], False
    for total in growing:
        name = (replace(total.key, reading=Reading.POPULATION), total.orientation)
        population = keyed.get(name)
        if population is None:
            continue
        seen = True
        slack = half_unit([total.place]) + half_unit([population.place])
        if (population.direct or 0.0) < (total.direct or 0.0) - slack:
            told = f"{total.direct:g} % of communes ({total.place.figure.cell}), "
            told += f"{population.direct:g} % of their population"
            rule = "a share that grows with the size is larger among inhabitants"
            found.append(context.at(population.place, rule, told))
    if not seen:
        return NotApplicable(
            "no share that grows through all its sizes has a total in both readings"
        )
    return tuple(found)


def _growing(context: Context) -> Iterator[Entry]:
    """Totals of the communes whose parts by size never fall from one size to the next."""
    units = [e for e in context.shown if e.key.reading is Reading.UNITS]
    for series in by_size(units).values():
        for whole, pieces in totals(series).items():
            values = [series[piece].direct or 0.0 for piece in pieces]
            rises = all(a <= b for a, b in pairwise(values))
            if rises:
                yield series[whole]


CHECKS = (
    Check(
        "readings",
        Level.HARD,
        "To figures given both as a share of communes and of population, in a closed range of "
        "sizes (its limits widened by a tenth).",
        _possible,
    ),
    Check(
        "readings-order",
        Level.SOFT,
        "To totals given both as a share of communes and of population, where the share of "
        "communes never falls from a size to the next.",
        _order,
    ),
)
