"""Weights of the frame: real communes, or inhabitants, of size ranges at the date of an edition."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Reading
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import Territory
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.results.world import World


def weights_of(
    world: World,
    territory: Territory,
    sizes: Sequence[SizeRange],
    reading: Reading,
    is_first: bool,
) -> list[int] | None:
    """Communes of each range, or inhabitants for the reading of the population.

    ``is_first`` tells the earlier edition. ``None`` where the frame cannot tell: no composition
    of 2015 exists for Mayotte, an EPCI, or a range of other limits than those of its source.
    """
    count = composition_2015 if is_first else composition_2025
    counted = count(world.geography, territory, sizes)
    if counted is None:
        return None
    if reading is Reading.POPULATION:
        return [row.population for row in counted]
    return [row.communes for row in counted]
