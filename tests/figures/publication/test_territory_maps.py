"""The printed map of one territory: it alone, as large as the page allows, mergers marked."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Scope
from dashboard.domain.territory import METROPOLE, Territory, TerritoryKind
from dashboard.figures.drawing.shapes import Drawing, Group, Path, Rect, Text
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.figures.publication.map_detail import finer_part
from dashboard.figures.publication.map_mergers import centres_of, mergers_of
from dashboard.results.publication.publication import Publication
from dashboard.wording.printed_map import BRACKETS, MERGED, SCALE
from tests.figures.publication import samples as s
from tests.figures.publication.test_commune_map import layer, panes, polygon, surfaces
from tests.worlds import demonstration_world

LOZERE = Territory(TerritoryKind.DEPARTEMENT, "48")
MAINE_ET_LOIRE = Territory(TerritoryKind.DEPARTEMENT, "49")
REUNION = Territory(TerritoryKind.DEPARTEMENT, "974")
NORMANDIE = Territory(TerritoryKind.REGION, "28")
NOGENTAIS = Territory(TerritoryKind.EPCI, "200006716")
PETITE_TERRE = Territory(TerritoryKind.EPCI, "200050532")
GRAND_PARIS = Territory(TerritoryKind.EPCI, "200054781")
ALONE = (LOZERE, MAINE_ET_LOIRE, REUNION, NORMANDIE, NOGENTAIS, PETITE_TERRE, GRAND_PARIS)


@cache
def within(territory: Territory, page: PageFormat = PageFormat.PAGE) -> Publication:
    return s.composed(
        kind=FigureKind.MAP,
        indicators=("action-sociale",),
        editions=("2025",),
        scope=Scope.OWN,
        territory=territory,
        format=page,
    )


@cache
def drawn(territory: Territory, page: PageFormat = PageFormat.PAGE) -> Drawing:
    return draw(within(territory, page), layer=layer)


def texts(drawing: Drawing, role: str) -> str:
    return " ".join(t.text for t in drawing.flat() if isinstance(t, Text) and t.role == role)


def swatches(drawing: Drawing) -> list[Rect]:
    return [r for r in drawing.flat() if isinstance(r, Rect) and r.role == "swatch"]


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("territory", ALONE, ids=lambda t: t.key)
def test_a_territory_is_drawn_alone_and_nothing_is_wrong(
    territory: Territory, page: PageFormat
) -> None:
    drawing = drawn(territory, page)
    assert list(panes(drawing)) == ["Carte"]
    assert visual_faults(within(territory, page), drawing) == ()
    assert not texts(drawing, "inset")


@pytest.mark.parametrize("territory", ALONE, ids=lambda t: t.key)
def test_its_surface_is_that_of_its_communes(territory: Territory) -> None:
    """As wide for its height as its members are, and with as many communes in the legend."""
    geography = demonstration_world().geography
    members = geography.members(territory) + 1
    (pane,) = panes(drawn(territory)).values()
    ground = surfaces(pane)[0]
    part = next(p for p in layer().parts if np.isin(members, p.arcs.left).any())
    areas = np.abs(part.arcs.areas(len(geography.codes) + 1))
    xs, ys = zip(*(point for ring in ground.rings for point in ring), strict=True)
    touching = np.isin(part.arcs.left, members) | np.isin(part.arcs.right, members)
    rows = part.arcs.xy[np.repeat(touching, np.diff(part.arcs.start))]
    wide, tall = np.ptp(rows, axis=0)
    assert (max(xs) - min(xs)) / (max(ys) - min(ys)) == pytest.approx(wide / tall, rel=0.03)
    scale = (max(xs) - min(xs)) / wide
    assert polygon(ground).area == pytest.approx(areas[members].sum() * scale**2, rel=0.02)
    counts = [
        int(text.strip("()").split("\u00a0")[0].replace("\u202f", ""))
        for text in (
            t.text for t in drawn(territory).flat() if isinstance(t, Text) and t.role == "count"
        )
    ]
    assert sum(counts) == len(members)


@pytest.mark.parametrize("territory", ALONE, ids=lambda t: t.key)
def test_it_takes_the_room_of_the_insets(territory: Territory) -> None:
    (pane,) = panes(drawn(territory)).values()
    points = [point for ring in surfaces(pane)[0].rings for point in ring]
    xs, ys = zip(*points, strict=True)
    assert max((max(xs) - min(xs)) / 340, (max(ys) - min(ys)) / 290) > 0.95


def test_borders_of_communes_are_drawn_where_they_are_few() -> None:
    def borders(territory: Territory) -> list[Path]:
        (pane,) = panes(drawn(territory)).values()
        limits = next(g for g in pane.shapes if isinstance(g, Group) and g.name == "Limites")
        return [p for p in limits.shapes if isinstance(p, Path) and p.role == "border"]

    thin = min(borders(NOGENTAIS), key=lambda line: line.stroke_width)
    assert len(thin.rings) > 23
    every = [line for line in borders(NORMANDIE) if line.stroke_width == thin.stroke_width]
    assert not every


def test_the_metropole_keeps_paris_beside_it() -> None:
    assert list(panes(drawn(METROPOLE))) == ["Carte", "Paris et petite couronne"]


def test_an_epci_holds_the_classes_of_its_own_communes_only() -> None:
    """The tints are spread on what the map shows: the palest and the darkest are both there."""
    drawing = drawn(GRAND_PARIS)
    painted = {path.fill for path in surfaces(panes(drawing)["Carte"])}
    assert {r.fill for r in swatches(drawing)} == painted
    assert "Moins de 500" not in texts(drawing, "key")


def test_a_merged_commune_carries_its_ring_at_its_centre() -> None:
    drawing = drawn(MAINE_ET_LOIRE)
    geography = demonstration_world().geography
    members = geography.members(MAINE_ET_LOIRE)
    merged = members[geography.merged_last_year[members] > 0]
    (marks,) = (p for p in drawing.flat() if isinstance(p, Path) and p.role == "merged")
    assert len(marks.rings) == len(merged) == 38
    assert "(38\u00a0communes)" in texts(drawing, "merged-count")
    assert MERGED.split()[-1] in texts(drawing, "key")
    part = finer_part("49")
    centres = centres_of(part.arcs, len(geography.codes) + 1)[merged + 1]
    seen = np.array([np.mean(ring, axis=0) for ring in marks.rings])
    gaps = (seen - seen[0]) - (centres - centres[0]) * (np.ptp(seen[:, 0]) / np.ptp(centres[:, 0]))
    assert np.abs(gaps).max() < 0.2


def test_the_centre_of_a_commune_lies_in_its_middle() -> None:
    """Against the surface that shapely makes of the same borders."""
    part = next(p for p in layer().parts if p.territory == "974")
    label = int(part.arcs.left.max())
    touching = (part.arcs.left == label) | (part.arcs.right == label)
    lines = [
        shapely.LineString(part.arcs.xy[part.arcs.start[i] : part.arcs.start[i + 1]])
        for i in np.flatnonzero(touching)
    ]
    (surface,) = shapely.get_parts(shapely.polygonize(lines))
    x, y = centres_of(part.arcs, label + 1)[label]
    assert math.dist((x, y), shapely.get_coordinates(surface.centroid)[0]) < 1


def test_mergers_are_those_of_the_frame() -> None:
    geography = demonstration_world().geography
    shown = np.ones(len(geography.codes) + 1, dtype=np.bool_)
    labels = mergers_of(layer(), shown)
    assert set(labels - 1) == set(np.flatnonzero(geography.merged_last_year > 0))


def test_a_territory_without_mergers_has_no_such_line_in_its_legend() -> None:
    drawing = drawn(REUNION)
    assert not texts(drawing, "merged-count")
    assert "fusion" not in texts(drawing, "key")


@pytest.mark.parametrize("kind", [FigureKind.MAP_REGIONS, FigureKind.MAP_DEPARTEMENTS])
def test_zones_carry_no_ring(kind: FigureKind) -> None:
    publication = s.composed(kind=kind, indicators=("ccas",), editions=("2025",))
    drawing = draw(publication, layer=layer)
    assert not any(shape.role == "merged" for shape in drawing.flat())


@pytest.mark.parametrize("territory", [LOZERE, GRAND_PARIS, METROPOLE], ids=lambda t: t.key)
def test_the_legend_says_what_its_tints_are_worth(territory: Territory) -> None:
    said = texts(drawn(territory), "scale")
    plain = {ord("\u00a0"): " ", ord("\u202f"): " "}
    assert said.translate(plain) == f"{BRACKETS} {SCALE}".translate(plain)


def test_rings_keep_the_map_of_the_country_light() -> None:
    publication = s.composed(
        kind=FigureKind.MAP, indicators=("action-sociale",), editions=("2025",), scope=Scope.OWN
    )
    drawing = draw(publication, layer=layer)
    rings = [p for p in drawing.flat() if isinstance(p, Path) and p.role == "merged"]
    assert sum(len(p.rings) for p in rings) > 500
    assert len(svg_bytes(drawing)) < 1_200_000


@pytest.mark.parametrize("territory", [METROPOLE, MAINE_ET_LOIRE], ids=lambda t: t.key)
def test_no_two_rings_touch(territory: Territory) -> None:
    for marks in panes(drawn(territory)).values():
        found = [
            part
            for group in marks.shapes
            if isinstance(group, Group) and group.role == "merged"
            for part in group.shapes
            if isinstance(part, Path)
        ]
        for path in found:
            centres = np.mean(np.array(path.rings), axis=1)
            radius = math.dist(path.rings[0][0], centres[0])
            gaps = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
            np.fill_diagonal(gaps, np.inf)
            assert gaps.min() > 2 * radius


def test_a_map_of_few_zones_names_each_beside_its_tint() -> None:
    """Three régions with a figure, the others without: no class, each value by its name."""
    publication = s.composed(kind=FigureKind.MAP_REGIONS, indicators=("ccas",), editions=("2025",))
    assert publication.map is not None
    values = {"Bretagne": 61.0, "Normandie": 40.5, "Corse": 12.0}
    cells = tuple(
        replace(s.cell(values[cell.heading], heading=cell.heading), code=cell.code)
        if cell.heading in values
        else replace(s.NOT_COLLECTED, heading=cell.heading)
        for cell in publication.map.cells
    )
    few = replace(publication, map=replace(publication.map, cells=cells))
    drawing = draw(few, layer=layer)
    for name, value in values.items():
        assert f"{value:.1f}".replace(".0", "").replace(".", ",") in texts(drawing, "key")
        assert name in texts(drawing, "key")
    painted = {path.fill for pane in panes(drawing).values() for path in surfaces(pane)}
    assert {r.fill for r in swatches(drawing)} == painted
    assert len(painted) == 4
