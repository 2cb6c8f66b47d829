"""The mark of communes merged since 2014 on a printed map: a small ring at their centre.

The figures of 2014 are laid on the communes of today: the ring says where these are not the same.
Rings that would touch are thinned, as on the map of the site.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.drawing.shapes import Path
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.map_panes import Pane, placement
from dashboard.geography.layer import DecodedLayer
from dashboard.geography.layer_topology import Arcs

FloatArray = NDArray[np.float64]
_SIDES = 8
_APART = 2.4
"""Least distance of two rings, in radii."""
_NEAR, _FAR = 0.28, 0.085
"""Radius of a ring in sizes of small text: on a map of few communes, of the whole country."""
_WIDEST = 0.0027
"""Greatest radius on a map of many communes, in widths of the map: a slide has larger text, not
larger communes."""
_FEW = 1_200


def mergers_of(layer: DecodedLayer, shown: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Labels of the communes shown that merged since 2014."""
    merged = np.array([False, *(year is not None for year in layer.merged)])
    return np.flatnonzero(merged & shown)


def merged_marks(pane: Pane, labels: NDArray[np.int64], on: Canvas) -> Path | None:
    """One path for all rings of a pane; ``None`` where no commune of it merged."""
    many = int(pane.shown.sum())
    share = 1.0 if many <= _FEW else max(_FAR / _NEAR, (_FEW / many) ** 0.5)
    radius = _NEAR * share * on.house.small
    if many > _FEW:
        radius = min(radius, _WIDEST * pane.box.width)
    scale, left, top = placement(pane)
    labels = labels[pane.shown[labels]]
    centres = centres_of(pane.arcs, len(pane.shown))[labels] * scale + (left, top)
    rings = [_octagon(x, y, radius) for x, y in _apart(centres.tolist(), _APART * radius)]
    if not rings:
        return None
    return Path(rings, on.ground, on.on.text, round(0.4 * radius, 2), role="merged")


def _apart(centres: list[tuple[float, float]], least: float) -> Iterator[tuple[float, float]]:
    """The centres, but those nearer than ``least`` to one that was kept."""
    kept: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for x, y in centres:
        row, column = math.floor(y / least), math.floor(x / least)
        around = (kept.get((row + i, column + k), ()) for i in (-1, 0, 1) for k in (-1, 0, 1))
        if all(math.dist((x, y), other) >= least for near in around for other in near):
            kept[row, column].append((x, y))
            yield x, y


def ring(x: float, y: float, radius: float, on: Canvas) -> Path:
    """The same mark in a legend."""
    return Path((_octagon(x, y, radius),), on.ground, on.on.text, 0.4 * radius, role="merged-key")


def centres_of(arcs: Arcs, count: int) -> FloatArray:
    """Centre of gravity of each label below ``count``, in grid units; ``nan`` without surface."""
    a, b = arcs.xy[:-1].astype(float), arcs.xy[1:].astype(float)
    cross = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
    cross[arcs.start[1:-1] - 1] = 0.0
    twice = np.stack([cross, *(((a + b) / 3).T * cross)])
    sums = np.add.reduceat(twice, arcs.start[:-1], axis=1)
    moments = np.stack(
        [
            np.bincount(arcs.left, weights=row, minlength=count)
            - np.bincount(arcs.right, weights=row, minlength=count)
            for row in sums
        ]
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        found: FloatArray = (moments[1:] / moments[0]).T
    return found


def _octagon(x: float, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    turns = [2 * math.pi * (i + 0.5) / _SIDES for i in range(_SIDES)]
    return tuple((x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns)
