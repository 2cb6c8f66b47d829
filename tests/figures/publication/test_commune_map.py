"""The map of a publication: light, whole, each commune under the class that its cell gives."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
import shapely

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Scope
from dashboard.figures.drawing.shapes import Drawing, Group, Path, Rect, Text
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.commune_map import default_layer
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.house import canvas
from dashboard.figures.publication.lint import visual_faults
from dashboard.figures.publication.map_classes import OUTSIDE, map_classes
from dashboard.figures.publication.map_lines import lines_of
from dashboard.figures.publication.map_panes import panes_of, placement, places
from dashboard.figures.publication.print_scale import print_styles
from dashboard.geography.layer import DecodedLayer
from dashboard.results.carrier import cell_index
from dashboard.results.legend import legend_of
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s
from tests.worlds import demonstration_world

LIMIT, AIM = 2_000_000, 1_200_000


@cache
def layer() -> DecodedLayer:
    return default_layer()


@cache
def of_communes(page: PageFormat = PageFormat.PAGE) -> Publication:
    return s.composed(
        kind=FigureKind.MAP, indicators=("abs-realisee",), editions=("2025",), format=page
    )


@cache
def of_regions() -> Publication:
    return s.composed(
        kind=FigureKind.MAP_REGIONS,
        indicators=("action-sociale",),
        editions=("2025",),
        scope=Scope.OWN,
    )


@cache
def drawn(page: PageFormat = PageFormat.PAGE) -> Drawing:
    return draw(of_communes(page), layer=layer)


def panes(drawing: Drawing) -> dict[str, Group]:
    figure = next(g for g in drawing.shapes if isinstance(g, Group) and g.role == "figure")
    return {g.name: g for g in figure.shapes if isinstance(g, Group) and g.role == "pane"}


def surfaces(pane: Group) -> list[Path]:
    groups = [g for g in pane.shapes if isinstance(g, Group) and g.role == "surface"]
    return [part for g in groups for part in g.shapes if isinstance(part, Path)]


def polygon(path: Path) -> shapely.Geometry:
    """The surface of a path by the even-odd rule."""
    lines = [shapely.LinearRing(ring) for ring in path.rings]
    faces = shapely.get_parts(shapely.polygonize([shapely.unary_union(lines)]))
    prepared = [shapely.Polygon(ring).buffer(0) for ring in path.rings]
    tree = shapely.STRtree(prepared)
    points = shapely.point_on_surface(faces)
    inside, _ = tree.query(points, predicate="within")
    odd = np.bincount(inside, minlength=len(faces)) % 2 == 1
    return shapely.union_all(faces[odd])


@pytest.mark.parametrize("page", PageFormat)
def test_the_map_of_the_country_is_light_and_without_raster(page: PageFormat) -> None:
    data = svg_bytes(drawn(page))
    assert len(data) <= AIM < LIMIT
    assert not re.search(rb"<image|href|data:", data)


def test_the_worst_map_stays_light() -> None:
    """Ten classes that change with each département and size: hardly a border dissolves."""
    publication = of_communes()
    result = publication.map
    assert result is not None
    assert result.carrier is not None
    cells = tuple(s.cell(5.0 + 10 * i, heading=f"classe {i}") for i in range(10))
    count = len(result.carrier.breaks) + 1
    matrix = tuple(
        tuple((7 * d + 3 * b) % 10 for b in range(count))
        for d in range(len(result.carrier.departements))
    )
    carrier = replace(result.carrier, matrix=matrix)
    legend = legend_of(cells, "")
    worst = replace(publication, map=replace(result, cells=cells, carrier=carrier, legend=legend))
    assert AIM / 2 < len(svg_bytes(draw(worst, layer=layer))) <= LIMIT


def test_the_same_choices_give_the_same_bytes() -> None:
    assert svg_bytes(draw(of_communes(), layer=layer)) == svg_bytes(drawn())


@pytest.mark.parametrize("page", PageFormat)
def test_nothing_is_wrong_with_it(page: PageFormat) -> None:
    assert visual_faults(of_communes(page), drawn(page)) == ()


def test_every_inset_is_there_with_its_name() -> None:
    names = ["", "Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte", "Paris et petite couronne"]  # fmt: skip
    assert list(panes(drawn())) == ["Carte", *names[1:]]
    texts = {t.text for t in drawn().flat() if isinstance(t, Text) and t.role == "inset"}
    assert len(texts) == 6


def test_each_commune_takes_the_class_of_its_cell() -> None:
    publication = of_communes()
    result, geography = publication.map, demonstration_world().geography
    assert result is not None
    assert result.carrier is not None
    classes = map_classes(result, layer())
    style_of = print_styles(result.cells)
    at_a_limit = np.flatnonzero(np.isin(layer().population, result.carrier.breaks)).tolist()
    assert at_a_limit
    for i in (*range(0, len(layer().codes), 97), *at_a_limit):
        cell = result.cells[cell_index(geography, result.carrier, layer().codes[i])]
        assert classes.styles[classes.of_commune[i + 1]] == style_of(cell)


@pytest.mark.parametrize("name", ["La Réunion", "Guadeloupe", "Martinique"])
def test_surfaces_cover_what_the_communes_of_each_class_cover(name: str) -> None:
    """Areas of the drawing against those of the layer, class by class."""
    publication = of_communes()
    assert publication.map is not None
    classes = map_classes(publication.map, layer())
    on = canvas(PageFormat.PAGE)
    where = places(on, 8, 100, on.house.inner, 0)
    pane = next(p for p in panes_of(layer(), classes, where, True) if p.name == name)
    scale, *_ = placement(pane)
    areas = np.abs(pane.arcs.areas(len(classes.of_commune))) * scale**2
    kinds = np.where(pane.shown, classes.of_commune, OUTSIDE)
    paths = surfaces(panes(drawn())[name])
    shapes = {path.fill: polygon(path) for path in paths}
    ground = paths[0].fill
    over = sum(shape.area for fill, shape in shapes.items() if fill != ground)
    whole = areas[pane.shown].sum()
    for i, style in enumerate(classes.styles):
        expected = areas[kinds == i].sum()
        fill = on.fill(style)
        if fill == ground:
            assert shapes[fill].area == pytest.approx(whole, rel=0.02)
            assert shapes[fill].area - over == pytest.approx(expected, abs=0.03 * whole)
        elif expected:
            assert shapes[fill].area == pytest.approx(expected, rel=0.06, abs=0.5)


def test_lines_are_shared_by_both_sides() -> None:
    """Surfaces of two classes over the ground never overlap: their borders are the same points."""
    paths = surfaces(panes(drawn())["La Réunion"])[1:]
    shapes = [polygon(path) for path in paths]
    for a, b in pairwise(shapes):
        assert shapely.intersection(a, b).area < 0.01 * min(a.area, b.area) + 0.01


def test_lines_stay_within_the_tolerance() -> None:
    publication = of_communes()
    assert publication.map is not None
    classes = map_classes(publication.map, layer())
    part = next(p for p in layer().parts if p.territory == "974")
    shown = np.zeros(len(classes.of_commune), dtype=np.bool_)
    shown[part.arcs.left] = shown[part.arcs.right] = True
    shown[0] = False
    lines = lines_of(part.arcs, classes, shown, (0.05, 0.0, 0.0), 0.09)
    fine = lines_of(part.arcs, classes, shown, (0.05, 0.0, 0.0), 0.0)
    assert len(lines.xy) < len(fine.xy)
    a, b = (
        shapely.MultiLineString([found.xy[i:j] for i, j in pairwise(found.start)])
        for found in (lines, fine)
    )
    assert shapely.hausdorff_distance(a, b) < 0.09 + 0.15


def test_the_legend_gives_the_communes_of_each_class() -> None:
    publication = of_communes()
    assert publication.map is not None
    assert publication.map.legend is not None
    drawing = drawn()
    texts = " ".join(
        t.text for t in drawing.flat() if isinstance(t, Text) and t.role in ("key", "count")
    )
    swatches = [r.fill for r in drawing.flat() if isinstance(r, Rect) and r.role == "swatch"]
    painted = {path.fill for pane in panes(drawing).values() for path in surfaces(pane)}
    assert len(swatches) == len(set(swatches)) == len(painted)
    assert set(swatches) == painted
    counts = [int(n.replace("\u202f", "")) for n in re.findall(r"\(([\d\u202f]+)\u00a0communes?\)", texts)]  # fmt: skip
    assert sum(counts) == len(layer().codes)


def test_regions_are_surfaces_of_their_own() -> None:
    publication = of_regions()
    drawing = draw(publication, layer=layer)
    assert visual_faults(publication, drawing) == ()
    texts = [t.text for t in drawing.flat() if isinstance(t, Text) and t.role in ("key", "count")]
    numbers = [int(m[1]) for t in texts if (m := re.search(r"(\d+)\u00a0régions?", t))]
    named = [t for t in texts if "[" in t]
    assert sum(numbers) + len(named) == 18
    assert len(svg_bytes(drawing)) < 300_000


def test_borders_are_lines_of_three_weights() -> None:
    pane = panes(drawn())["Carte"]
    limits = next(g for g in pane.shapes if isinstance(g, Group) and g.name == "Limites")
    lines = [part for part in limits.shapes if isinstance(part, Path) and part.role == "border"]
    assert len({line.stroke_width for line in lines}) == len(lines) == 3
    departements, regions, _ = lines
    assert departements.stroke_width < regions.stroke_width
    assert len(departements.rings) > len(regions.rings) > 20


def test_a_map_of_regions_has_no_finer_borders() -> None:
    pane = panes(draw(of_regions(), layer=layer))["Carte"]
    limits = next(g for g in pane.shapes if isinstance(g, Group) and g.name == "Limites")
    lines = [part for part in limits.shapes if isinstance(part, Path) and part.role == "border"]
    assert len(lines) == 2


def test_without_a_map_the_figure_is_empty_and_refused() -> None:
    publication = s.figure(FigureKind.MAP, [[s.ORDINARY[0]]], rows=s.heads(1))
    assert [f.rule for f in visual_faults(publication, draw(publication))] == ["figure-vide"]
