"""How many rows each data set has, without making them: a catalogue must open at once."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.results.data import catalogue
from dashboard.results.data.tables import table
from dashboard.results.world import World

_COUNTS: dict[str, Callable[[World], int]] = {
    catalogue.OBSERVATIONS: lambda world: len(world.observations),
    catalogue.CELLS: lambda world: len(world.geography.codes),
    catalogue.COMMUNES: lambda world: len(world.geography.codes),
    catalogue.COMMUNES_2014: lambda world: sum(1 for _ in world.geography.old_communes),
    catalogue.EVENTS: lambda world: sum(1 for _ in world.geography.events),
    catalogue.TERRITORIES: lambda world: 2 + sum(map(len, _places(world))),
    catalogue.FRAME: lambda world: (
        (2 + sum(map(len, _places(world)[:2]))) * (len(world.catalogue.thresholds) + 2)
    ),
}


def rows_of(world: World, name: str) -> int:
    """Rows of a whole data set (:data:`~dashboard.results.data.catalogue.CELLS`: of any view)."""
    count = _COUNTS.get(name)
    return count(world) if count else len(table(world, name).rows)


def _places(world: World) -> tuple[dict[str, object], ...]:
    """Régions, départements, EPCI."""
    known = world.geography
    return dict(known.regions), dict(known.departements), dict(known.epci)
