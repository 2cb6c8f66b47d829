"""From published cells to communes: rule 1, written once.

A commune takes the published cell of its size range, in the narrowest territory for which cells
are published, and never the total of all sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from dashboard.domain.observation import Observation
from dashboard.domain.size_range import SizeRange, elementary_ranges, narrowest
from dashboard.domain.territory import METROPOLE, Territory, TerritoryKind
from dashboard.geography.store import Geography
from dashboard.results.result import Carrier

CellsByTerritory = Mapping[Territory, Mapping[SizeRange, Observation]]


def breaks_of(thresholds: Sequence[int], cells: CellsByTerritory) -> tuple[int, ...]:
    """All limits at which a commune may change cell: those of the catalogue and of the cells."""
    limits = set(thresholds)
    for by_size in cells.values():
        for size in by_size:
            limits.update({size.minimum, *((size.maximum,) if size.maximum is not None else ())})
    return tuple(sorted(limits - {0}))


def chain(geography: Geography, departement: str) -> tuple[Territory, ...]:
    """Territories that hold the département, the narrowest first."""
    region = geography.departements[departement].region
    within = [
        Territory(TerritoryKind.DEPARTEMENT, departement),
        Territory(TerritoryKind.REGION, region),
    ]
    if geography.is_metropole(departement):
        within.append(METROPOLE)
    return (*within, Territory(TerritoryKind.FRANCE))


def choose(
    cells: CellsByTerritory, territories: Sequence[Territory], population: int
) -> Observation | None:
    """The cell of a commune of that population lying in those territories (narrowest first)."""
    for territory in territories:
        by_size = cells.get(territory, {})
        size = narrowest(by_size, population)
        if size is not None:
            return by_size[size]
    return None


def bands(breaks: Sequence[int]) -> tuple[SizeRange, ...]:
    """The ranges between the breaks."""
    return elementary_ranges(breaks)


def counts(
    geography: Geography, members: npt.NDArray[np.int64], breaks: Sequence[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Communes and inhabitants of today by département and band, over the given communes.

    Two arrays of shape (départements, bands), départements in the order of their codes.
    """
    population = geography.population[members]
    band = np.searchsorted(np.asarray(breaks), population, side="right")
    row = geography.departement_index[members]
    shape = (len(geography.departements), len(breaks) + 1)
    flat = row * shape[1] + band
    communes = np.bincount(flat, minlength=shape[0] * shape[1])
    people = np.bincount(flat, weights=population, minlength=shape[0] * shape[1])
    return communes.reshape(shape), people.astype(np.int64).reshape(shape)


def cell_index(geography: Geography, carrier: Carrier, code: str) -> int:
    """The cell a commune of today takes. ``KeyError`` for a code that is not one."""
    if code in carrier.overrides:
        return carrier.overrides[code]
    commune = geography.commune(code)
    if commune is None:
        raise KeyError(code)
    row = carrier.departements.index(commune.departement)
    band = int(np.searchsorted(np.asarray(carrier.breaks), commune.population, side="right"))
    return carrier.matrix[row][band]


def cells_taken(
    geography: Geography, carrier: Carrier, members: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """The cell that each of the given communes takes: :func:`cell_index` for many at once."""
    band = np.searchsorted(np.asarray(carrier.breaks), geography.population[members], side="right")
    found = np.asarray(carrier.matrix)[geography.departement_index[members], band]
    place = {geography.codes[member]: i for i, member in enumerate(members.tolist())}
    for code, cell in carrier.overrides.items():
        if code in place:
            found[place[code]] = cell
    return found.astype(np.int64)
