"""Every comparison of the demonstration, computed once for all tests that read them."""

from dataclasses import replace
from functools import cache

from dashboard.domain.observation import Reading
from dashboard.domain.selection import Selection
from dashboard.domain.territory import FRANCE, Territory
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_view import evolution
from dashboard.results.world import World
from tests.worlds import (
    demonstration_world,
    real_world,
    selection,
    universe,
)

DEMO = {"jeu": "demonstration"}


OCCITANIE, CORSE = (Territory.from_key(key) for key in ("region-76", "region-94"))


def shown(**params: str) -> Evolution:
    return evolution(demonstration_world(), selection(**DEMO, **params))


@cache
def every_selection(dataset: str) -> tuple[Selection, ...]:
    world = demonstration_world() if dataset == "demonstration" else real_world()
    first = universe(dataset).default
    return tuple(
        replace(first, indicator=i.id, scope=scope, reading=reading)
        for i in world.catalogue.indicators.values()
        for scope in i.scopes
        for reading in i.readings or (Reading.UNITS,)
    )


@cache
def everything() -> tuple[Evolution, ...]:
    """Every indicator, scope and reading of the demonstration, for France and two régions."""
    world = demonstration_world()
    return tuple(
        evolution(world, replace(asked, territory=where))
        for asked in every_selection("demonstration")
        for where in (FRANCE, OCCITANIE, CORSE)
    )


def worlds() -> list[tuple[World, str]]:
    return [(real_world(), "publie"), (demonstration_world(), "demonstration")]
