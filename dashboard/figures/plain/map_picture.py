"""The map of a view as a picture of its own: surfaces, borders, legend, mark.

A million bytes: a page links it, and never holds it. What it says stands in the page's table.
"""

from __future__ import annotations

from dashboard.domain.figure import PageFormat
from dashboard.figures.drawing.shapes import Drawing, Group
from dashboard.figures.mark import mark_of
from dashboard.figures.publication.commune_map import LayerSource, result_map
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import canvas
from dashboard.figures.publication.stamp import band, watermark
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
    house, mark, top = on.house, mark_of(result), on.house.margin
    head = []
    if mark:
        strip, top = band(mark, on, top)
        head.append(strip)
    area = Area(house.margin, top, house.inner, 0.0)
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
