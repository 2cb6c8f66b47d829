"""The communes of the same size nearest to one: names, populations, distances, nothing else."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.domain.commune import Commune
from dashboard.domain.size_range import SizeRange
from dashboard.geography.store import Geography
from dashboard.results.sheet.nouns import Neighbour

Floats = npt.NDArray[np.float64]
COUNT = 5
_EARTH_KM = 6371.0


def neighbours(geography: Geography, commune: Commune, size: SizeRange) -> tuple[Neighbour, ...]:
    """The nearest of the same size in métropole, or in the same DROM: no sea to cross."""
    people = geography.population
    table = geography.communes
    same = (people >= size.minimum) & (table["territory"] == commune.territory).to_numpy()
    if size.maximum is not None:
        same &= people < size.maximum
    same[commune.index] = False
    found = np.flatnonzero(same)
    lon, lat = (np.radians(table[name].to_numpy()) for name in ("lon", "lat"))
    away = _distance(lon[found], lat[found], lon[commune.index], lat[commune.index])
    order = np.argsort(away, kind="stable")[:COUNT]
    return tuple(
        Neighbour(
            geography.codes[i], table["name"].iloc[i], int(people[i]), float(away[order[rank]])
        )
        for rank, i in enumerate(found[order].tolist())
    )


def _distance(lon: Floats, lat: Floats, here_lon: float, here_lat: float) -> Floats:
    """Great-circle distances in kilometres (haversine)."""
    a = np.sin((lat - here_lat) / 2) ** 2
    a += np.cos(lat) * np.cos(here_lat) * np.sin((lon - here_lon) / 2) ** 2
    away: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(a))
    return away
