"""The map of communes, or of régions, as light surfaces: one a class and a pane, no raster."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.drawing.shapes import Fill, Group, Path, Shape, Text
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.map_classes import (
    REGION_ZONE,
    MapClasses,
    map_classes,
)
from dashboard.figures.publication.map_detail import detailed
from dashboard.figures.publication.map_lines import lines_of
from dashboard.figures.publication.map_mergers import merged_marks
from dashboard.figures.publication.map_panes import (
    Pane,
    name_of,
    panes_of,
    placement,
)
from dashboard.figures.publication.map_plan import map_plan
from dashboard.figures.publication.map_rings import around, between, inner, silhouette
from dashboard.figures.publication.print_scale import map_fill
from dashboard.geography.layer import DecodedLayer, read_layer
from dashboard.paths import geo_root
from dashboard.results.publication.publication import Publication, SharedScale
from dashboard.results.result import Result
from dashboard.wording.printed_map import MERGED

TOLERANCE = 0.09
"""Points that a line may stray in print: a thirtieth of a millimetre."""
_FEW = 1_000
"""Communes on a map up to which the border of each is drawn."""
_COMMUNE, _DEPARTEMENT, _REGION, _COAST = 0.12, 0.18, 0.35, 0.3
"""Widths of borders; those of régions lie on a paler line, to be seen between two dark tints."""
LayerSource = Callable[[], DecodedLayer]


def default_layer() -> DecodedLayer:
    """The layer of the site, decoded anew (about 1.5 s): who draws often keeps it."""
    return read_layer(geo_root() / "web")


def commune_map(
    publication: Publication, on: Canvas, area: Area, layer: LayerSource = default_layer
) -> Body:
    """The map of a figure; without a map, an empty figure that the linter refuses."""
    if publication.map is None:
        return [], area.y
    return result_map(publication.map, on, area, layer, publication.members, publication.shared)


def result_map(
    result: Result,
    on: Canvas,
    area: Area,
    layer: LayerSource = default_layer,
    members: tuple[str, ...] = (),
    shared: SharedScale | None = None,
) -> Body:
    """The map of a result; empty where it has none. ``members`` are the communes of the EPCI that
    it shows alone, ``shared`` is the scale it has in common with other maps."""
    if result.carrier is None or result.legend is None:
        return [], area.y
    decoded, zone = layer(), result.legend.zone
    classes = map_classes(result, decoded, members, shared.others if shared else ())
    if result.selection.territory.code and not zone:
        decoded = detailed(decoded, classes)
    plan = map_plan(result, on, area, decoded, classes, shared)
    panes = panes_of(decoded, classes, plan.where, zone != REGION_ZONE)
    fine = classes.count <= _FEW and not zone
    groups: list[Shape | Group] = [_pane(pane, classes, on, plan.merged, fine) for pane in panes]
    return [*groups, _names(panes, on), plan.legend], plan.bottom


def _pane(
    pane: Pane, classes: MapClasses, on: Canvas, merged: NDArray[np.int64], fine: bool
) -> Group:
    """The commonest class as the ground of the pane, the others over it, the borders, the marks."""
    lines = lines_of(pane.arcs, classes, pane.shown, placement(pane), TOLERANCE, fine)
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
    communes = inner(lines) if fine else []
    borders = (
        Path(communes, None, on.on.paper, 2.4 * _COMMUNE, role="halo"),
        Path(communes, None, on.on.muted, _COMMUNE, role="border"),
        Path(between(lines, 1), None, on.on.muted, _DEPARTEMENT, role="border"),
        Path(regions, None, on.on.paper, 2.4 * _REGION, role="halo"),
        Path(regions, None, on.on.muted, _REGION, role="border"),
        Path(closed, None, on.on.muted, _COAST, role="border"),
    )
    shapes.append(Group("Limites", tuple(border for border in borders if border.rings)))
    marks = merged_marks(pane, merged, on)
    if marks is not None:
        shapes.append(Group(MERGED, (marks,), "merged"))
    return Group(pane.name or "Carte", tuple(shapes), "pane")


def _names(panes: list[Pane], on: Canvas) -> Group:
    """The name of each inset, above it."""
    size = on.house.small
    texts = (
        Text(p.box.x, p.box.y - 0.35 * size, name_of(p, on), size, on.on.muted, role="inset")
        for p in panes
        if p.name
    )
    return Group("Noms", tuple(texts), "names")


def _surface(
    i: int, rings: list[tuple[tuple[float, float], ...]], classes: MapClasses, on: Canvas
) -> Group:
    fill: Fill = map_fill(classes.styles[i], on)
    name = classes.names[i] or f"classe {i + 1}"
    return Group(name, (Path(rings, fill, role="surface"),), "surface")
