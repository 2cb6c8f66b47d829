"""Where the parts of a map stand, and how high it is: known before a border is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.drawing.shapes import Group
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.map_classes import OUTSIDE, MapClasses
from dashboard.figures.publication.map_key import is_wordy, key_lines
from dashboard.figures.publication.map_legend import map_legend
from dashboard.figures.publication.map_mergers import mergers_of
from dashboard.figures.publication.map_panes import Places, places, shape_of
from dashboard.geography.layer import DecodedLayer
from dashboard.results.publication.publication import SharedScale
from dashboard.results.result import Result
from dashboard.wording.printed_map import scale_sentence

_NOBODY = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class MapPlan:
    """The places of the panes, the legend as it is drawn, the communes that carry the mark of a
    merger, the lowest point of it all."""

    where: Places
    legend: Group
    merged: NDArray[np.int64]
    bottom: float


def map_plan(
    result: Result,
    on: Canvas,
    area: Area,
    layer: DecodedLayer,
    classes: MapClasses,
    shared: SharedScale | None = None,
) -> MapPlan:
    """The plan of a result that has a map."""
    zone = result.legend.zone if result.legend else ""
    shape = shape_of(layer, classes) if result.selection.territory.code else 0.0
    lines = key_lines(classes, zone, on.house.name)
    where = places(on, area.x, area.y, area.width, area.height, shape, is_wordy(lines))
    marked = result.shows_mergers and not zone
    merged = mergers_of(layer, classes.of_commune != OUTSIDE) if marked else _NOBODY
    said = scale_sentence(shared.labels if shared else (), len(classes.levels))
    legend, lowest = map_legend(lines, len(merged), said, on, where.legend)
    return MapPlan(where, legend, merged, max(where.bottom, lowest))
