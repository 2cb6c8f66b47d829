"""The map of communes, or of régions, as light surfaces: one a class and a pane, no raster."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.figures.drawing.shapes import Fill, Group, Path, Shape, Text
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.map_classes import MapClasses, map_classes
from dashboard.figures.publication.map_legend import map_legend
from dashboard.figures.publication.map_lines import lines_of
from dashboard.figures.publication.map_panes import Pane, name_of, panes_of, placement, places
from dashboard.figures.publication.map_rings import around, between, silhouette
from dashboard.geography.layer import DecodedLayer, read_layer
from dashboard.paths import geo_root
from dashboard.results.publication.publication import Publication

TOLERANCE = 0.09
"""Points that a line may stray in print: a thirtieth of a millimetre."""
_DEPARTEMENT, _REGION, _COAST = 0.18, 0.35, 0.3
"""Widths of borders; those of régions lie on a paler line, to be seen between two dark tints."""
LayerSource = Callable[[], DecodedLayer]


def default_layer() -> DecodedLayer:
    """The layer of the site, decoded anew (about 1.5 s): who draws often keeps it."""
    return read_layer(geo_root() / "web")


def commune_map(
    publication: Publication, on: Canvas, area: Area, layer: LayerSource = default_layer
) -> Body:
    """The map of a figure; without a map, an empty figure that the linter refuses."""
    result = publication.map
    if result is None or result.carrier is None or result.legend is None:
        return [], area.y
    decoded = layer()
    classes = map_classes(result, decoded)
    where = places(on, area.x, area.y, area.width, area.height)
    panes = panes_of(decoded, classes, where, not result.legend.zone)
    groups: list[Shape | Group] = [_pane(pane, classes, on) for pane in panes]
    legend, lowest = map_legend(classes, result.legend, on, where.legend)
    return [*groups, legend], max(where.bottom, lowest)


def _pane(pane: Pane, classes: MapClasses, on: Canvas) -> Group:
    """The commonest class as the ground of the pane, the others over it, then the borders."""
    lines = lines_of(pane.arcs, classes, pane.shown, placement(pane), TOLERANCE)
    of_shown = classes.of_commune[pane.shown]
    sizes = np.bincount(of_shown, minlength=len(classes.styles))
    ground = int(sizes.argmax())
    coast = silhouette(lines)
    shapes: list[Shape | Group] = [_surface(ground, coast, classes, on)]
    inside = np.zeros(len(classes.styles) + 1, dtype=np.bool_)
    for i in np.flatnonzero(sizes).tolist():
        if i != ground:
            inside[:] = False
            inside[i] = True
            shapes.append(_surface(i, around(lines, inside), classes, on))
    closed = [(*ring, ring[0]) for ring in coast]
    regions = between(lines, 2)
    borders = (
        Path(between(lines, 1), None, on.on.muted, _DEPARTEMENT, role="border"),
        Path(regions, None, on.on.paper, 2.4 * _REGION, role="halo"),
        Path(regions, None, on.on.muted, _REGION, role="border"),
        Path(closed, None, on.on.muted, _COAST, role="border"),
    )
    shapes.append(Group("Limites", tuple(border for border in borders if border.rings)))
    if pane.name:
        size = on.house.small
        y = pane.box.y - 0.35 * size
        name = name_of(pane, on)
        shapes.append(Text(pane.box.x, y, name, size, on.on.muted, role="inset"))
    return Group(pane.name or "Carte", tuple(shapes), "pane")


def _surface(
    i: int, rings: list[tuple[tuple[float, float], ...]], classes: MapClasses, on: Canvas
) -> Group:
    fill: Fill = on.fill(classes.styles[i])
    name = classes.names[i] or f"classe {i + 1}"
    return Group(name, (Path(rings, fill, role="surface"),), "surface")
