"""What exists in a world, asked while a query is read."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.territory import Territory
from dashboard.results.world import World


class KnownOf:
    """The :class:`~dashboard.domain.query.Known` of a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def indicators(self) -> Sequence[str]:
        """Ids of the indicators."""
        return tuple(self._world.catalogue.indicators)

    @property
    def editions(self) -> Sequence[str]:
        """Ids of the editions."""
        return tuple(self._world.catalogue.editions)

    @property
    def versions(self) -> Sequence[str]:
        """Versions the figures can be frozen to."""
        return self._world.versions

    def has_territory(self, territory: Territory) -> bool:
        """Whether the territory exists today."""
        return self._world.geography.has(territory)
