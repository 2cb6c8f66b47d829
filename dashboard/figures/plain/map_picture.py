"""The map of a view as a picture of its own: surfaces, borders, legend, mark.

A million bytes: a page links it, and never holds it. What it says stands in the page's table.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.figure import PageFormat
from dashboard.figures.drawing.shapes import Drawing, Group
from dashboard.figures.mark import mark_of
from dashboard.figures.publication.commune_map import LayerSource, result_map
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import Canvas, canvas
from dashboard.figures.publication.map_classes import MapClasses, map_classes
from dashboard.figures.publication.map_plan import map_plan
from dashboard.figures.publication.stamp import band, watermark
from dashboard.geography.layer import DecodedLayer
from dashboard.results.result import Result


def map_picture(
    result: Result,
    layer: LayerSource,
    members: tuple[str, ...] = (),
    page: PageFormat = PageFormat.PAGE,
) -> Drawing:
    """The drawing on white paper; ``members`` are the communes of the EPCI that is shown alone.

    The format of a column has larger texts for its width, as a phone needs.
    """
    on = canvas(page)
    house, mark = on.house, mark_of(result)
    head = [band(mark, on, house.margin)[0]] if mark else []
    area = _area(result, on)
    shapes, bottom = result_map(result, on, area, layer, members)
    faint = watermark(mark, on, area, bottom) if mark else []
    return Drawing(
        house.width,
        round(bottom + house.margin, 2),
        (*head, Group("Carte", tuple(shapes), "figure"), *faint),
        result.text.title,
        result.text.alternative,
        on.on.paper,
        {"source": " ; ".join(result.text.sources), "mark": mark},
    )


def _area(result: Result, on: Canvas) -> Area:
    """Where the map stands: below the mark of simulated figures, as high as it needs."""
    mark, top = mark_of(result), on.house.margin
    if mark:
        _, top = band(mark, on, top)
    return Area(on.house.margin, top, on.house.inner, 0.0)


def map_shares(
    result: Result, layer: DecodedLayer, members: tuple[str, ...], pages: Iterable[PageFormat]
) -> dict[PageFormat, float]:
    """Height of the picture for a width of 1, by format, without drawing it: a page keeps the room
    of a picture that comes later, so that nothing moves under the eyes of a reader."""
    classes = map_classes(result, layer, members)
    return {page: _share(result, layer, classes, canvas(page)) for page in pages}


def _share(result: Result, layer: DecodedLayer, classes: MapClasses, on: Canvas) -> float:
    plan = map_plan(result, on, _area(result, on), layer, classes)
    return (plan.bottom + on.house.margin) / on.house.width
