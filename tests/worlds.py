"""The real world of the project, loaded once for all tests that read it."""

from dataclasses import replace
from functools import cache

from dashboard.domain.address import parse
from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.geography.store import load_geography
from dashboard.paths import data_root, geo_root
from dashboard.results.result import Result
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.store import Observations, load_dataset, load_published


@cache
def real_world() -> World:
    return World(
        load_catalogue(data_root()), load_published(data_root()), load_geography(geo_root())
    )


@cache
def demonstration_world() -> World:
    dataset = Dataset.DEMONSTRATION
    return World(
        load_catalogue(data_root(), dataset),
        load_dataset(data_root(), dataset),
        real_world().geography,
        dataset,
    )


@cache
def world_without_precision() -> World:
    """What a release without standard errors, intervals or numbers of respondents would be.

    The simulated figures of both editions, told as published ones and stripped of their precision.
    """
    world = demonstration_world()
    rows = tuple(
        replace(
            row,
            key=replace(row.key, dataset=Dataset.PUBLISHED),
            interval=None,
            standard_error=None,
            base=None,
        )
        for row in world.observations
    )
    return replace(
        world,
        observations=Observations(rows, world.observations.sources),
        dataset=Dataset.PUBLISHED,
    )


def world_of(dataset: str) -> World:
    return demonstration_world() if dataset == Dataset.DEMONSTRATION else real_world()


@cache
def universe(dataset: str = Dataset.PUBLISHED) -> WorldUniverse:
    return WorldUniverse.of(world_of(dataset))


def selection(**params: str) -> Selection:
    """The selection of an address that must be read without a notice."""
    parsed = parse(params, universe(params.get("jeu", Dataset.PUBLISHED)))
    assert parsed.notices == ()
    return parsed.selection


def result(**params: str) -> Result:
    return _result(tuple(sorted(params.items())))


@cache
def _result(params: tuple[tuple[str, str], ...]) -> Result:
    asked = dict(params)
    return view(world_of(asked.get("jeu", Dataset.PUBLISHED)), selection(**asked))


def every_view(dataset: str = Dataset.PUBLISHED) -> list[dict[str, str]]:
    """Every combination of indicator, edition, scope, reading and orientation that can be asked."""
    found = []
    names = [*world_of(dataset).catalogue.indicators, "cadre-taille", "cadre-fusions", "cadre-part"]
    jeu = {"jeu": dataset} if dataset != Dataset.PUBLISHED else {}
    for name in names:
        choices = universe(dataset).choices(name)
        assert choices is not None
        found += [
            {**jeu, "indicateur": name, "edition": e, "portee": s, "lecture": r, "sens": o}
            for e in choices.editions
            for s in choices.scopes
            for r in choices.readings
            for o in choices.orientations
        ]
    return found
