"""A world as a key of memory: rows of a table are built once for the same figures and places."""

from __future__ import annotations

from dashboard.results.world import World


class Parts:
    """Equal to another where catalogue, figures and geography are the very same objects."""

    def __init__(self, world: World) -> None:
        """Holds the world, so that its parts outlive the key."""
        self.world = world
        self._parts = (world.catalogue, world.observations, world.geography)
        self._key = (*map(id, self._parts), world.dataset)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parts) and self._key == other._key
