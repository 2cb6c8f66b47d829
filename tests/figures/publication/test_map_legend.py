"""The legend of a map names the values behind each tint, with their intervals and communes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import Dossier
from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import Scope
from dashboard.domain.territory import TerritoryKind
from dashboard.exports.dossier.checking import checked
from dashboard.figures.drawing.shapes import Drawing, Text
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.figures.publication.map_key import unsaid
from dashboard.figures.publication.values import interval_words, shown
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from dashboard.wording.printed_map import BRACKETS, REACHES
from dashboard.wording.typography import fine
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer
from tests.figures.publication.test_territory_maps import texts
from tests.figures.publication.test_visual_lint import mapped, rules
from tests.results.publication.figures import world_with_departements
from tests.worlds import demonstration_world

MAPS = (FigureKind.MAP, FigureKind.MAP_REGIONS)


@cache
def of(kind: FigureKind, page: PageFormat, indicator: str = "action-sociale") -> Publication:
    scope = Scope.OWN if indicator == "action-sociale" else Scope.EITHER
    return s.composed(
        kind=kind, indicators=(indicator,), editions=("2025",), scope=scope, format=page
    )


@cache
def drawn(kind: FigureKind, page: PageFormat, indicator: str = "action-sociale") -> Drawing:
    return draw(of(kind, page, indicator), layer=layer)


def joined(drawing: Drawing, role: str = "key") -> str:
    return re.sub(r"\s", " ", texts(drawing, role))


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("kind", MAPS)
def test_every_known_interval_is_in_the_legend(kind: FigureKind, page: PageFormat) -> None:
    found, drawing = of(kind, page), drawn(kind, page)
    assert found.map is not None
    assert visual_faults(found, drawing) == ()
    assert unsaid(found.map, drawing) == []
    known = [shown(cell).interval for cell in found.map.cells if shown(cell).interval]
    assert len(known) >= 5
    as_a_whole = kind is FigureKind.MAP_REGIONS and page is PageFormat.SLIDE
    told = texts(drawing, "key")
    assert all(interval_words(each) in told for each in known if each) is not as_a_whole
    explained = fine(REACHES if as_a_whole else BRACKETS)
    assert explained in texts(drawing, "scale")


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("kind", MAPS)
def test_a_map_without_its_intervals_is_refused(kind: FigureKind, page: PageFormat) -> None:
    found, drawing = of(kind, page), drawn(kind, page)
    bare = mapped(
        drawing,
        lambda x: (
            replace(x, text=re.sub(r"\[.*?\]", "", x.text))
            if isinstance(x, Text) and x.role == "key"
            else x
        ),
    )
    assert "intervalles-absents" in rules(found, bare)


def test_one_interval_left_out_is_enough() -> None:
    found, drawing = of(FigureKind.MAP_REGIONS, PageFormat.PAGE), drawn(*_REGIONS)
    assert found.map is not None
    cell = next(cell for cell in found.map.cells if cell.heading == "Normandie")
    gone = interval_words(shown(cell).interval or (0.0, 0.0))
    bare = mapped(
        drawing,
        lambda x: replace(x, text=x.text.replace(gone, "")) if isinstance(x, Text) else x,
    )
    assert unsaid(found.map, bare) == [cell]
    assert "intervalles-absents" in rules(found, bare)


_REGIONS = (FigureKind.MAP_REGIONS, PageFormat.PAGE)


@pytest.mark.parametrize("page", [PageFormat.PAGE, PageFormat.COLUMN])
@pytest.mark.parametrize("indicator", ["action-sociale", "moyens-financiers"])
def test_each_region_is_named_once_with_its_value_in_print(
    page: PageFormat, indicator: str
) -> None:
    found = of(FigureKind.MAP_REGIONS, page, indicator)
    said = joined(drawn(FigureKind.MAP_REGIONS, page, indicator))
    assert found.map is not None
    for cell in found.map.cells:
        if shown(cell).value is not None:
            name = re.sub(r"\s", " ", f"{cell.heading} : {cell.text}").replace("'", "’")
            assert said.count(name) == 1, name


def test_the_reach_of_a_class_holds_each_of_its_intervals() -> None:
    found = of(FigureKind.MAP_REGIONS, PageFormat.SLIDE)
    said = joined(drawn(FigureKind.MAP_REGIONS, PageFormat.SLIDE))
    assert "de 70 à moins de 75 % [67,5 ; 79,0]" in said
    assert found.map is not None
    grand_est = next(cell for cell in found.map.cells if cell.heading == "Grand Est")
    assert grand_est.text not in said


def test_a_hundred_departements_are_told_by_their_classes() -> None:
    spec = FigureSpec(
        FigureKind.MAP_DEPARTEMENTS, ("ccas",), ("2025",), dataset=Dataset.DEMONSTRATION
    )
    assert spec.kind.zone is TerritoryKind.DEPARTEMENT
    found = publication(world_with_departements(), spec)
    drawing = draw(found, layer=layer)
    assert found.map is not None
    assert unsaid(found.map, drawing) == []
    assert "Ain" not in texts(drawing, "key").split()
    assert drawing.height < 500


@cache
def shared(page: PageFormat) -> tuple[Publication, Drawing]:
    """The map of communes of a dossier that also holds the map of régions."""
    asked = {
        "scope": Scope.OWN,
        "dataset": Dataset.DEMONSTRATION,
        "format": page,
    }
    figures = tuple(
        FigureSpec(kind, ("action-sociale",), ("2025",), **asked)  # type: ignore[arg-type]
        for kind in MAPS
    )
    first = next(
        checked(demonstration_world(), Dossier(figures=figures), lambda x: draw(x, layer=layer))
    )
    assert first.refusals == ()
    assert first.drawing is not None
    return first.publication, first.drawing


@pytest.mark.parametrize("page", PageFormat)
def test_classes_of_a_map_of_communes_name_each_size_and_its_value(page: PageFormat) -> None:
    found, drawing = shared(page)
    said = joined(drawing).replace(" hab. ", " habitants ")
    assert found.map is not None
    sized = [cell for cell in found.map.cells if cell.communes and cell.value is not None]
    assert len(sized) >= 5
    for cell in sized:
        value = re.sub(r"\s", " ", f"{cell.heading} : {cell.text}")
        assert value in said, value
    assert re.search(r"de 90 à moins de 95 % De 500 à 1 499 habitants : 90,0 %", said)


def test_the_count_of_a_class_follows_the_sizes_it_counts() -> None:
    _, drawing = shared(PageFormat.PAGE)
    lines = [t for t in drawing.flat() if isinstance(t, Text) and t.role in ("key", "count")]
    for before, after in pairwise(lines):
        if after.role == "count":
            assert "[" in before.text


@pytest.mark.parametrize("page", [PageFormat.PAGE, PageFormat.SLIDE])
@pytest.mark.parametrize("kind", MAPS)
def test_the_legend_stands_beside_the_map(kind: FigureKind, page: PageFormat) -> None:
    drawing = drawn(kind, page)
    swatches = [x for x in drawing.flat() if x.role == "swatch"]
    points = [
        x
        for shape in drawing.flat()
        if shape.role == "surface"
        for ring in shape.rings  # type: ignore[union-attr]
        for x, _ in ring
    ]
    assert max(points) < min(swatch.x for swatch in swatches)  # type: ignore[union-attr]
