"""Cells of the tables: which territories and sizes, what each counts, what must stay secret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.demonstration.assumptions import Assumptions
from dashboard.demonstration.survey import Estimates, Survey
from dashboard.demonstration.universe import Units
from dashboard.domain.size_range import ALL_SIZES, SizeRange, elementary_ranges
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.stats.disclosure import Limits, primary, protect

Booleans = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

TOTAL_OF_REGION, FRANCE_LINE = 1e4, 1e8
"""Cost of hiding the total of a région, or a figure of France, in respondents: last resorts."""


@dataclass(frozen=True, eq=False)
class Grid:
    """Domains of an edition: every territory by every size range any theme publishes.

    ``domains`` (cells × strata, 0 or 1) runs territory by territory; ``units`` and ``largest``
    give, for each cell, its units and the share of its largest one in its population.
    """

    territories: tuple[Territory, ...]
    sizes: tuple[SizeRange, ...]
    domains: Floats
    units: npt.NDArray[np.int64]
    largest: Floats

    def row(self, territory: int, size: int) -> int:
        """Row of a cell in the arrays."""
        return territory * len(self.sizes) + size

    def table(self, sizes: Sequence[SizeRange]) -> npt.NDArray[np.int64]:
        """Rows of the cells of a table: territories × sizes."""
        columns = np.asarray([self.sizes.index(size) for size in sizes])
        lines = np.arange(len(self.territories), dtype=np.int64) * len(self.sizes)
        rows: npt.NDArray[np.int64] = lines[:, None] + columns[None, :]
        return rows


def sizes_of(limits: Sequence[int]) -> tuple[SizeRange, ...]:
    """The columns of a table: all sizes, then each range."""
    return (ALL_SIZES, *elementary_ranges(limits))


def grid(edition: str, regions: Sequence[str], units: Units, assumptions: Assumptions) -> Grid:
    """The grid of the communes of an edition; régions absent from its frame have no line."""
    plan = assumptions.edition(edition)
    wanted = {size for theme in plan.themes for size in sizes_of(theme.limits)}
    sizes = (ALL_SIZES, *sorted(wanted - {ALL_SIZES}))
    present = [i for i, code in enumerate(regions) if code not in plan.regions_absent]
    codes = [Territory(TerritoryKind.REGION, regions[i]) for i in present]
    places = [np.ones(len(regions)), *np.eye(len(regions))[present]]
    bands = np.asarray([*assumptions.bands, assumptions.bands[-1]])
    inside = [np.asarray([float(size.contains(int(start))) for start in bands]) for size in sizes]
    domains = np.asarray([np.outer(band, place).ravel() for place in places for band in inside])
    strata, population = domains.shape[1], units.population.astype(float)
    total = domains @ np.bincount(units.stratum, weights=population, minlength=strata)
    highest = np.zeros(strata)
    np.maximum.at(highest, units.stratum, population)
    with np.errstate(divide="ignore", invalid="ignore"):
        largest = np.nan_to_num((domains * highest[None, :]).max(axis=1) / total)
    counts = domains @ np.bincount(units.stratum, minlength=strata)
    return Grid((FRANCE, *codes), sizes, domains, counts.astype(np.int64), largest)


def whole(survey: Survey, edition: str) -> Grid:
    """The grid of the EPCI: one cell, France."""
    count = np.asarray([len(survey.units[edition])])
    return Grid((FRANCE,), (ALL_SIZES,), np.ones((1, survey.strata)), count, np.zeros(1))


@dataclass(frozen=True, eq=False)
class Secrets:
    """Cells hidden in the table of a family of series: by themselves, or to protect the others."""

    primary: Booleans
    secondary: Booleans


def secrets(
    cells: Grid,
    rows: npt.NDArray[np.int64],
    estimates: Estimates,
    columns: Sequence[int],
    outside: Sequence[int],
    assumptions: Assumptions,
) -> Secrets:
    """What a table (``rows``: territories × sizes) must hide, the same for all its series.

    ``columns`` are the series of a family: the scopes of an indicator, the parts of a partition.
    ``outside`` are the lines of territories without any result, which hide and protect nothing.
    The frame being public, units are those of the frame.
    """
    rules = assumptions.disclosure
    limits = Limits(rules.units, rules.small, rules.dominance)
    units = cells.units[rows].copy()
    units[list(outside)] = 0
    hidden = np.zeros(rows.shape, dtype=np.bool_)
    unanimous = np.zeros(rows.shape, dtype=np.bool_)
    asked = np.zeros(rows.shape)
    for column in columns:
        respondents = np.rint(estimates.respondents[rows, column]).astype(np.int64)
        positive = np.rint(estimates.positive[rows, column]).astype(np.int64)
        hidden |= primary(units, respondents, positive, cells.largest[rows], limits)
        unanimous |= (positive == 0) | (positive == respondents)
        asked = np.maximum(asked, respondents)
    cost = 1.0 + asked
    cost[:, 0] += TOTAL_OF_REGION
    cost[0, :] += FRANCE_LINE
    return Secrets(hidden, protect(hidden, units > 0, unanimous, cost))


def families(
    names: Sequence[str], partition_of: Mapping[str, str]
) -> Mapping[str, tuple[int, ...]]:
    """Series that share a mask, by partition or by indicator: positions in ``names``."""
    found: dict[str, list[int]] = {}
    for position, name in enumerate(names):
        indicator = name.partition("/")[0]
        found.setdefault(partition_of.get(indicator) or indicator, []).append(position)
    return {family: tuple(members) for family, members in found.items()}
