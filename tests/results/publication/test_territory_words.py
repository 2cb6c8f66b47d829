"""The words of a map of one territory speak of what it shows, and name it."""

from __future__ import annotations

import pytest

from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Scope
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s

MAINE_ET_LOIRE = Territory(TerritoryKind.DEPARTEMENT, "49")
PARIS = Territory(TerritoryKind.DEPARTEMENT, "75")
MAYOTTE = Territory(TerritoryKind.DEPARTEMENT, "976")
GRAND_PARIS = Territory(TerritoryKind.EPCI, "200054781")
BRETAGNE = Territory(TerritoryKind.REGION, "53")
NAMES = {
    MAINE_ET_LOIRE: "Maine-et-Loire",
    PARIS: "Paris",
    MAYOTTE: "Mayotte",
    GRAND_PARIS: "Métropole du Grand Paris",
    BRETAGNE: "Bretagne",
}


def within(territory: Territory) -> Publication:
    return s.composed(
        kind=FigureKind.MAP,
        indicators=("action-sociale",),
        editions=("2025",),
        scope=Scope.OWN,
        territory=territory,
        total=False,
    )


@pytest.mark.parametrize("territory", NAMES, ids=lambda t: t.key)
def test_alternative_and_description_name_the_territory(territory: Territory) -> None:
    found = within(territory)
    assert f"({NAMES[territory]})" in found.alternative
    assert NAMES[territory] in found.description
    assert len(found.alternative) <= 220
    assert found.title not in found.alternative


@pytest.mark.parametrize("territory", NAMES, ids=lambda t: t.key)
def test_the_lecture_reads_a_value_that_a_commune_of_the_map_takes(territory: Territory) -> None:
    found = within(territory)
    assert found.read is not None
    cell = found.cells[found.read[0]][found.read[1]]
    assert cell is not None
    assert cell.communes > 0


@pytest.mark.parametrize("territory", NAMES, ids=lambda t: t.key)
def test_the_alternative_tells_no_size_that_the_territory_has_not(territory: Territory) -> None:
    found = within(territory)
    told = found.alternative.lower()
    empty = [
        head.label.lower()
        for head, (cell,) in zip(found.rows, found.cells, strict=True)
        if cell is not None and not cell.communes
    ]
    assert bool(empty) == (territory in (PARIS, MAYOTTE, GRAND_PARIS))
    assert not [label for label in empty if label in told]
