"""The log of the versions of the figures, for workbooks that list what was corrected."""

from __future__ import annotations

from dashboard.results.journal import Step, steps_until
from dashboard.results.world import World
from dashboard.ui import cache


def log_of(world: World) -> tuple[Step, ...]:
    """What was known of the figures of a world; simulated ones were never corrected."""
    return () if world.dataset.is_fictitious else steps_until(cache.steps()[0], world.frozen)
