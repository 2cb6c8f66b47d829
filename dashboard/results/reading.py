"""Asking the published figures: the preferred statement of a fact, read in the asked direction."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.observation import CellKey, Observation, Orientation
from dashboard.domain.status import Qualifier, Status
from dashboard.tables.store import Observations


def preferred(
    observations: Observations, key: CellKey, orientation: Orientation
) -> Observation | None:
    """The best statement of the key that can be read in that direction, ``None`` without any."""
    for observation in _statements(observations, key):
        read = observation.read_as(orientation)
        if read is not None:
            return read
    return None


def other_way(observations: Observations, key: CellKey) -> Observation | None:
    """The best statement where it exists only in the other direction, its figure taken out."""
    found = observations.preferred(key)
    return None if found is None else without_figure(found)


def without_figure(found: Observation) -> Observation:
    """A statement in words, asked for in the other direction: its figure is taken out."""
    return replace(
        found,
        orientation=found.orientation.other,
        value=None,
        qualifier=Qualifier.NONE,
        words="",
        status=Status.OTHER_WAY,
        note=f"Publié dans l’autre sens : {found.words}." if found.words else "",
    )


def others(observations: Observations, chosen: Observation) -> tuple[Observation, ...]:
    """The other published statements of the same fact, the best first, as they were printed."""
    return tuple(o for o in _statements(observations, chosen.key) if o.id != chosen.id)


def has_sizes(observations: Observations, indicator: str, edition: str) -> bool:
    """Whether figures by size are published, so that there is a map."""
    return any(not key.size_range.is_all for key in observations.of(indicator, edition))


def has_any(observations: Observations, indicator: str, edition: str) -> bool:
    """Whether any figure is published."""
    return bool(observations.of(indicator, edition))


def _statements(observations: Observations, key: CellKey) -> tuple[Observation, ...]:
    first = observations.preferred(key)
    return (first, *observations.alternatives(key)) if first else ()
