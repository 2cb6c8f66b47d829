"""The real world of the project, loaded once for all tests that read it."""

from functools import cache

from dashboard.domain.address import parse
from dashboard.domain.selection import Selection
from dashboard.geography.store import load_geography
from dashboard.paths import data_root, geo_root
from dashboard.results.result import Result
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.store import load_published


@cache
def real_world() -> World:
    return World(
        load_catalogue(data_root()), load_published(data_root()), load_geography(geo_root())
    )


@cache
def universe() -> WorldUniverse:
    return WorldUniverse.of(real_world())


def selection(**params: str) -> Selection:
    """The selection of an address that must be read without a notice."""
    parsed = parse(params, universe())
    assert parsed.notices == ()
    return parsed.selection


def result(**params: str) -> Result:
    return _result(tuple(sorted(params.items())))


@cache
def _result(params: tuple[tuple[str, str], ...]) -> Result:
    return view(real_world(), selection(**dict(params)))


def every_view() -> list[dict[str, str]]:
    """Every combination of indicator, edition, scope, reading and orientation that can be asked."""
    found = []
    names = [*real_world().catalogue.indicators, "cadre-taille", "cadre-fusions", "cadre-part"]
    for name in names:
        choices = universe().choices(name)
        assert choices is not None
        found += [
            {"indicateur": name, "edition": e, "portee": s, "lecture": r, "sens": o}
            for e in choices.editions
            for s in choices.scopes
            for r in choices.readings
            for o in choices.orientations
        ]
    return found
