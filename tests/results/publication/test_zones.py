"""A map of zones lays the figure of each région or département on it, and borrows none."""

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.observation import Scope
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Status
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.results.publication.compose import publication, readable
from dashboard.results.publication.lint import content_faults
from dashboard.results.world import World
from dashboard.tables.store import Observations
from dashboard.wording.numbers import percent
from tests.results.publication.figures import figure, world_with_departements
from tests.worlds import demonstration_world, real_world

DEPARTEMENTS = FigureSpec(FigureKind.MAP_DEPARTEMENTS, ("action-sociale",), ("2025",), Scope.OWN)


def without(world: World, *codes: str) -> World:
    """The world without the figures of some départements."""
    gone = {Territory(TerritoryKind.DEPARTEMENT, code) for code in codes}
    rows = tuple(row for row in world.observations if row.key.territory not in gone)
    return replace(world, observations=Observations(rows, world.observations.sources))


def test_each_departement_takes_its_own_figure_and_colours_no_other() -> None:
    world = world_with_departements()
    found = publication(world, DEPARTEMENTS)
    assert found.row_heading == "Département"
    assert [row.key for row in found.rows] == [
        f"departement-{code}" for code in sorted(world.geography.departements)
    ]
    assert found.map is not None
    assert found.map.carrier is not None
    assert found.map.legend is not None
    assert found.map.legend.zone == "département"
    carrier = found.map.carrier
    for departement, line in zip(carrier.departements, carrier.matrix, strict=True):
        cell = found.map.cells[line[0]]
        assert cell.code == departement
        assert cell.observation is not None
        assert cell.observation.key.territory.code == departement
        assert cell.observation.key.size_range == ALL_SIZES
    assert not found.blocked
    assert "La teinte d’un département est le chiffre publié pour l’ensemble" in found.note


def test_the_lecture_names_the_departement_and_never_calls_it_a_region() -> None:
    world = world_with_departements()
    key = "action-sociale:2025:departement-31"
    found = publication(world, DEPARTEMENTS.with_(read=key))
    cell = found.cells[found.read[0]][0] if found.read else None
    assert cell is not None
    assert cell.value is not None
    assert found.lecture.startswith(
        f"En 2025, dans le département Haute-Garonne, {percent(cell.value, 1)} des communes mènent"
    )
    assert "région" not in found.lecture
    assert not [fault for fault in content_faults(found) if fault.rule == "lecture-perdue"]
    assert key in dict(readable(world, DEPARTEMENTS))


@pytest.mark.parametrize("code", ["06", "31", "76"])
def test_a_departement_that_shares_the_code_of_a_region_is_not_taken_for_it(code: str) -> None:
    """Code 06 is Mayotte among régions, whose field is to be confirmed, and not Alpes-Maritimes."""
    world = without(world_with_departements(), code)
    found = publication(world, DEPARTEMENTS.with_(editions=("2015",)))
    lines = {row.key: line[0] for row, line in zip(found.rows, found.cells, strict=True)}
    missing = lines[f"departement-{code}"]
    assert missing is not None
    assert missing.status is Status.NOT_AVAILABLE
    mayotte = lines["departement-976"]
    assert mayotte is not None
    assert mayotte.status is Status.FIELD_TO_CONFIRM


def test_a_region_or_departement_map_that_nobody_published_is_refused_by_its_name() -> None:
    regions = figure(type="carte-regions", indicateurs="action-sociale")
    assert [b.rule for b in regions.blocked] == ["regions-sans-chiffre"]
    departements = figure(type="carte-departements", indicateurs="action-sociale")
    assert [b.rule for b in departements.blocked] == ["departements-sans-chiffre"]
    assert "départemental" in departements.blocked[0].text
    assert departements.lecture == ""


def test_a_chosen_size_is_the_one_that_every_zone_shows() -> None:
    world = demonstration_world()
    spec = FigureSpec(FigureKind.MAP_REGIONS, ("action-sociale",), ("2025",), Scope.OWN)
    small = spec.with_(sizes=(SizeRange(0, 500),), total=False)
    found = publication(world, small)
    sizes = {c.observation.key.size_range for line in found.cells for c in line
             if c and c.observation}  # fmt: skip
    assert sizes == {SizeRange(0, 500)}
    assert "l’ensemble de ses communes de moins de 500" in found.note
    assert "communes de moins de 500\u00a0habitants" in found.lecture


def test_the_extremes_of_a_map_of_departements_are_told_as_such() -> None:
    world = world_with_departements()
    found = publication(world, DEPARTEMENTS)
    assert "parmi les départements au chiffre fiable" in found.title
    assert found.title.startswith("En 2025, la part des communes qui mènent")


def test_the_real_figures_hold_no_zone_today() -> None:
    kinds = {row.key.territory.kind for row in real_world().observations}
    assert kinds == {TerritoryKind.FRANCE}
