"""Points of two dates stand at their values, the later one filled; nothing touches the edges."""

from __future__ import annotations

import pytest

from dashboard.domain.figure import PageFormat
from dashboard.figures.drawing.metrics import width
from dashboard.figures.drawing.shapes import Circle, Drawing, Group, Line, Rect, Shape, Text
from dashboard.figures.publication.draw import draw
from dashboard.figures.template import LIGHT
from dashboard.results.publication.publication import Publication
from tests.figures.publication import samples as s

EDGE = {PageFormat.COLUMN: 4.5, PageFormat.PAGE: 7.0, PageFormat.SLIDE: 18.0}
"""Points of paper that must stay free on each side."""
PAIRS = ("ccas", "action-sociale", "abs-realisee")


def flat(shape: Shape | Group) -> list[Shape]:
    if isinstance(shape, Group):
        return [one for part in shape.shapes for one in flat(part)]
    return [shape]


def rows(drawing: Drawing) -> list[list[Shape]]:
    figure = next(g for g in drawing.shapes if isinstance(g, Group) and g.name == "Figure")
    return [flat(g) for g in figure.shapes if isinstance(g, Group) and g.role == "row"]


def place_of(drawing: Drawing, value: float) -> float:
    """Where a value stands, by the verticals of the scale alone: the first is 0, the last 100 %."""
    verticals = [x.x1 for x in drawing.flat() if isinstance(x, Line) and x.role == "grid"]
    return min(verticals) + (max(verticals) - min(verticals)) * value / 100


def exact_pairs(publication: Publication) -> list[tuple[int, float, float]]:
    found = []
    for r, line in enumerate(publication.cells):
        values = [c.value for c in line if c is not None and c.look.value == "value"]
        if len(values) == 2 and None not in values:
            found.append((r, float(values[0] or 0), float(values[1] or 0)))
    return found


@pytest.mark.parametrize("page", PageFormat)
@pytest.mark.parametrize("indicator", PAIRS)
def test_each_level_is_marked_at_its_value_the_later_one_filled(
    indicator: str, page: PageFormat
) -> None:
    publication = s.pair(indicator, page)
    drawing = draw(publication)
    drawn, pairs = rows(drawing), exact_pairs(publication)
    assert len(pairs) >= 3
    for r, before, after in pairs:
        points = [c for c in drawn[r] if isinstance(c, Circle) and c.role == "point"]
        assert len(points) == 2
        ring = next(c for c in points if c.fill.paper == LIGHT.paper)
        disc = next(c for c in points if c.fill.paper == LIGHT.accent)
        assert ring.stroke == LIGHT.muted
        assert ring.x == pytest.approx(place_of(drawing, before), abs=0.1)
        assert disc.x == pytest.approx(place_of(drawing, after), abs=0.1)
        assert ring.radius > disc.radius


@pytest.mark.parametrize("page", PageFormat)
def test_nothing_is_printed_at_the_edge_of_the_paper(page: PageFormat) -> None:
    figures = (s.bars(page), s.awkward(page), s.grouped(2, page), s.pair("ccas", page))
    for publication in figures:
        drawing = draw(publication)
        for shape in drawing.flat():
            left, right = _across(shape)
            assert left >= EDGE[page] - 0.01, shape
            assert right <= drawing.width - EDGE[page] + 0.01, shape


def _across(shape: Shape) -> tuple[float, float]:
    if isinstance(shape, Text) and shape.rotate == 0:
        wide = width(shape.text, shape.size, shape.bold)
        left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        return left, left + wide
    if isinstance(shape, Line):
        return min(shape.x1, shape.x2), max(shape.x1, shape.x2)
    if isinstance(shape, Rect) and shape.role == "rule":
        return shape.x, shape.x + shape.width
    return 50.0, 50.0
