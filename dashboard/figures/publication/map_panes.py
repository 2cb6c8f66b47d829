"""Where the panes of a map stand on the page: the main one, five DROM, Paris and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.map_classes import OUTSIDE, MapClasses
from dashboard.figures.publication.words import room
from dashboard.geography.layer import DecodedLayer
from dashboard.geography.layer_topology import Arcs

NAMES = {
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
    "paris": "Paris et petite couronne",
}
_SHORT = {"Paris et petite couronne": "Paris et 92, 93, 94"}
_PETITE_COURONNE = ("75", "92", "93", "94")
_MANY_COMMUNES = 3_000
"""Communes on the main pane beyond which those around Paris are too small to be read there."""
_WORDY = 0.36
"""Share of the width of a legend that names the zones of each class."""
_MAIN_SHAPE = 1.06
"""Width of the main pane for a height of 1."""


@dataclass(frozen=True)
class Box:
    """A rectangle of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Pane:
    """A part of the layer on the page: its name (empty for the main one), what it shows by label,
    and its box; the name stands above the box."""

    name: str
    arcs: Arcs
    shown: NDArray[np.bool_]
    box: Box


@dataclass(frozen=True)
class Places:
    """Boxes of the main pane, of the insets in order, and of the legend (its height is free)."""

    main: Box
    insets: tuple[Box, ...]
    legend: Box
    bottom: float


def panes_of(
    layer: DecodedLayer, classes: MapClasses, places: Places, with_paris: bool
) -> list[Pane]:
    """The panes that show something: a map of one territory has no inset of the others."""
    shown = classes.of_commune != OUTSIDE
    parts = {part.territory: part.arcs for part in layer.parts}
    metropole = parts.pop("metropole")
    here = shown & _labels(metropole, len(shown))
    found = []
    if here.any():
        found.append(Pane("", metropole, here, places.main))
    others = [(code, arcs, shown & _labels(arcs, len(shown))) for code, arcs in parts.items()]
    present = [(code, arcs, mask) for code, arcs, mask in others if mask.any()]
    if not here.any() and len(present) == 1:
        _, arcs, mask = present[0]
        return [Pane("", arcs, mask, places.main)]
    boxes = dict(zip(NAMES, places.insets, strict=True))
    found += [Pane(NAMES[code], arcs, mask, boxes[code]) for code, arcs, mask in present]
    near = here & np.isin(classes.departement, _numbers(classes))
    if with_paris and near.any() and here.sum() > _MANY_COMMUNES:
        found.append(Pane(NAMES["paris"], metropole, near, boxes["paris"]))
    return found


def _labels(arcs: Arcs, count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, dtype=np.bool_)
    mask[arcs.left] = mask[arcs.right] = True
    mask[0] = False
    return mask


def _numbers(classes: MapClasses) -> list[int]:
    return [i + 1 for i, code in enumerate(classes.codes) if code in _PETITE_COURONNE]


def name_of(pane: Pane, on: Canvas) -> str:
    """The name that fits above an inset."""
    fits = room(pane.name, on.house.small) <= pane.box.width
    return pane.name if fits else _SHORT.get(pane.name, pane.name)


def placement(pane: Pane) -> tuple[float, float, float]:
    """Scale and origin that fit what a pane shows in its box: centred, an inset at the left."""
    low, high = _extent(pane.arcs, pane.shown)
    wide, tall = (float(v) for v in np.maximum(high - low, 1))
    box = pane.box
    scale = min(box.width / wide, box.height / tall)
    left = 0.0 if pane.name else (box.width - scale * wide) / 2
    x = box.x + left - scale * float(low[0])
    y = box.y + (box.height - scale * tall) / 2 - scale * float(low[1])
    return scale, x, y


def _extent(arcs: Arcs, shown: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Least and greatest coordinates of the borders of the labels shown, on the grid."""
    touches = shown[arcs.left] | shown[arcs.right]
    rows = arcs.xy[np.repeat(touches, np.diff(arcs.start))]
    return rows.min(axis=0), rows.max(axis=0)


def shape_of(layer: DecodedLayer, classes: MapClasses) -> float:
    """Width over height of what a map shows, where one part of the layer holds it all; else 0."""
    shown = classes.of_commune != OUTSIDE
    held = [part.arcs for part in layer.parts if (shown & _labels(part.arcs, len(shown))).any()]
    if len(held) != 1:
        return 0.0
    low, high = _extent(held[0], shown)
    wide, tall = np.maximum(high - low, 1).tolist()
    return float(wide / tall)


def places(
    on: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    shape: float = 0.0,
    wordy: bool = False,
) -> Places:
    """Wide: insets on the left, legend on the right; narrow: all under the map.

    ``height`` is 0 where the map may take what it needs; a low page has two columns of insets.
    ``shape`` is the width over the height of a territory shown alone, which needs no inset;
    ``wordy`` legends name the zones of each class, and need longer lines.
    """
    name = on.house.small * LEADING
    gap = 0.8 * on.house.body
    narrow = width < 40 * on.house.body and not height
    if shape:
        return _alone(Box(x, y, width, height), gap, shape, narrow)
    if narrow:
        return _narrow(x, y, width, name, gap)
    tall = height or width * 0.58
    columns = 2 if height else 1
    rows = len(NAMES) // columns
    each = (tall - rows * (name + 0.4 * gap)) / rows
    side = max(1.5 * each, 0.13 * width) if not height else 0.105 * width
    taken = columns * side + (columns - 1) * gap
    legend = max((_WORDY if wordy else 0.25) * width, width - taken - 2 * gap - tall * _MAIN_SHAPE)
    main_width = width - taken - legend - 2 * gap
    main = Box(x + taken + gap, y, main_width, min(tall, main_width / _MAIN_SHAPE * 1.1))
    step = each + name + 0.4 * gap
    insets = tuple(
        Box(x + (i // rows) * (side + gap), y + (i % rows) * step + name, side, each)
        for i in range(len(NAMES))
    )
    return Places(main, insets, Box(x + width - legend, y, legend, tall), y + tall)


def _alone(area: Box, gap: float, shape: float, narrow: bool) -> Places:
    """A territory as large as the page allows, its legend beside it or under it."""
    wide = area.width if narrow else 0.73 * area.width - 2 * gap
    tall = min(area.height or (1.1 if narrow else 0.62) * area.width, wide / shape)
    wide = min(wide, max(tall * shape, 0.35 * area.width)) if area.height else wide
    legend = area.width - wide - 2 * gap
    main = Box(area.x, area.y, wide, tall)
    none = tuple(Box(area.x, area.y, 0.0, 0.0) for _ in NAMES)
    bottom = area.y + tall + (gap if narrow else 0.0)
    if narrow:
        return Places(main, none, Box(area.x, bottom, area.width, 0.0), bottom)
    beside = Box(area.x + area.width - legend, area.y, legend, tall)
    return Places(main, none, beside, bottom)


def _narrow(x: float, y: float, width: float, name: float, gap: float) -> Places:
    main = Box(x, y, width, width / _MAIN_SHAPE)
    each = (width - 2 * gap) / 3
    tall = 0.62 * each
    top = y + main.height + 0.5 * gap
    step = tall + name + 0.6 * gap
    insets = tuple(
        Box(x + (i % 3) * (each + gap), top + (i // 3) * step + name, each, tall)
        for i in range(len(NAMES))
    )
    bottom = top + 2 * step
    return Places(main, insets, Box(x, bottom, width, 0.0), bottom)
