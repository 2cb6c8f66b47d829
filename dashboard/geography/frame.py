"""The frame: how many communes, inhabitants and EPCI a territory counts, in 2015 and today.

These are real counts (Insee, DGCL), never survey estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.domain.commune import METROPOLE_DE_LYON
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.store import Geography

_KINDS = ("METRO", "CU", "CA", "CC", "SAN", METROPOLE_DE_LYON)


class SizeCount(NamedTuple):
    """Communes of a size range in a territory and the inhabitants who live in them."""

    range: SizeRange
    communes: int
    population: int


class EpciCount(NamedTuple):
    """EPCI of one kind, their communes and inhabitants; ``MET69`` is not legally an EPCI."""

    kind: str
    epci: int
    communes: int
    population: int


def composition_2025(
    geography: Geography, territory: Territory, ranges: Sequence[SizeRange]
) -> list[SizeCount]:
    """Communes of today of each range, by their municipal population.

    ``KeyError`` where the territory does not exist.
    """
    return list(_composed_2025(geography, territory, tuple(ranges)))


def composition_2015(
    geography: Geography, territory: Territory, ranges: Sequence[SizeRange]
) -> list[SizeCount] | None:
    """Communes of 1 January 2015 of each range, by the municipal population of 2013.

    France is without Mayotte. ``None`` where the source cannot tell: an EPCI, Mayotte, or a range
    that is not made of whole bands of the source (0, 500, 1 500, 5 000, 10 000, 30 000).
    ``KeyError`` where the territory does not exist.
    """
    found = _composed_2015(geography, territory, tuple(ranges))
    return None if found is None else list(found)


@lru_cache(maxsize=1024)
def _composed_2025(
    geography: Geography, territory: Territory, ranges: tuple[SizeRange, ...]
) -> tuple[SizeCount, ...]:
    population = geography.population[geography.members(territory)]
    return tuple(_count(population, size) for size in ranges)


@lru_cache(maxsize=1024)
def _composed_2015(
    geography: Geography, territory: Territory, ranges: tuple[SizeRange, ...]
) -> tuple[SizeCount, ...] | None:
    by_departement = _bands_2015(geography)
    departements = _departements(geography, territory)
    bands = [count for code in departements for count in by_departement.get(code, ())]
    if not bands or not set(ranges) <= _whole_ranges(geography):
        return None
    return tuple(_sum(bands, size) for size in ranges)


def epci_counts(geography: Geography, year: int) -> list[EpciCount]:
    """EPCI à fiscalité propre by kind on 1 January 2014, 2015 or 2025.

    The Métropole de Lyon is a row of its own, last. ``KeyError`` for another year.
    """
    if year == 2025:
        listed = pd.DataFrame(
            [(e.kind, 1, e.communes, e.population) for e in geography.epci.values()],
            columns=["nature", "epci", "communes", "population"],
        )
        frame = listed.groupby("nature", as_index=False).sum()
    else:
        frame = geography.epci_frames[year]
    rows = frame[["nature", "epci", "communes", "population"]].itertuples(index=False)
    counts = [EpciCount(str(r[0]), int(r[1]), int(r[2]), int(r[3])) for r in rows]
    return sorted(counts, key=lambda count: _KINDS.index(count.kind))


def _departements(geography: Geography, territory: Territory) -> list[str]:
    if not geography.has(territory):
        raise KeyError(territory)
    match territory.kind:
        case TerritoryKind.FRANCE:
            return list(geography.departements)
        case TerritoryKind.METROPOLE:
            return [d for d in geography.departements if geography.is_metropole(d)]
        case TerritoryKind.REGION:
            every = geography.departements.values()
            return [d.code for d in every if d.region == territory.code]
        case TerritoryKind.DEPARTEMENT:
            return [territory.code]
        case TerritoryKind.EPCI:
            return []


@lru_cache(maxsize=2)
def _bands_2015(geography: Geography) -> dict[str, tuple[SizeCount, ...]]:
    """The rows of the frame of 2015 by département, in plain numbers: asked hundreds of times."""
    found: dict[str, list[SizeCount]] = {}
    columns = ["departement", "pop_min", "pop_max", "communes", "population"]
    for row in geography.frame_2015[columns].itertuples(index=False):
        end = None if pd.isna(row[2]) else int(row[2])
        band = SizeCount(SizeRange(int(row[1]), end), int(row[3]), int(row[4]))
        found.setdefault(str(row[0]), []).append(band)
    return {code: tuple(bands) for code, bands in found.items()}


@lru_cache(maxsize=2)
def _whole_ranges(geography: Geography) -> frozenset[SizeRange]:
    starts = sorted(int(limit) for limit in geography.frame_2015["pop_min"].unique())
    ends: list[int | None] = [*starts[1:], None]
    return frozenset(SizeRange(start, end) for i, start in enumerate(starts) for end in ends[i:])


def _sum(bands: Sequence[SizeCount], size: SizeRange) -> SizeCount:
    inside = [band for band in bands if size.covers(band.range)]
    return SizeCount(size, sum(b.communes for b in inside), sum(b.population for b in inside))


def _count(population: np.ndarray[tuple[int], np.dtype[np.int32]], size: SizeRange) -> SizeCount:
    inside = population >= size.minimum
    if size.maximum is not None:
        inside &= population < size.maximum
    return SizeCount(size, int(inside.sum()), int(population[inside].sum(dtype=np.int64)))
