"""The legend of a map: a swatch and words a class, with the number of communes behind it."""

from __future__ import annotations

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Group, Rect, Shape, Text
from dashboard.figures.palette import style_of
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.map_classes import MapClasses
from dashboard.figures.publication.map_panes import Box
from dashboard.figures.publication.words import baseline, room
from dashboard.results.result import Legend, LegendEntry
from dashboard.wording.numbers import plural
from dashboard.wording.typography import fine


def map_legend(classes: MapClasses, legend: Legend, on: Canvas, box: Box) -> tuple[Group, float]:
    """The entries from top to bottom, in two columns where the box is wide and low."""
    size = on.house.small
    columns = 1 if box.height else 2
    each = (box.width - (columns - 1) * size) / columns
    shapes: list[Shape] = []
    x, y, lowest = box.x, box.y, box.y
    half = (len(classes.entries) + columns - 1) // columns
    for i, entry in enumerate(classes.entries):
        if i and i % half == 0:
            x, y = x + each + size, box.y
        drawn, y = _entry(entry, legend.zone, on, x, y, each)
        shapes += drawn
        lowest = max(lowest, y)
    return Group("Légende", tuple(shapes), "legend"), lowest


def _entry(
    entry: LegendEntry, zone: str, on: Canvas, x: float, y: float, width: float
) -> tuple[list[Shape], float]:
    size = on.house.small
    swatch = Rect(
        x,
        y + 0.08 * size,
        1.9 * size,
        1.05 * size,
        on.fill(style_of(entry.cell)),
        on.on.muted,
        0.3,
        role="swatch",
    )
    indent = 2.5 * size
    lines = wrapped(fine(entry.label), size, width - indent)
    shapes: list[Shape] = [swatch]
    for i, line in enumerate(lines):
        at = baseline(y, size, i)
        shapes.append(Text(x + indent, at, line, size, on.on.text, role="key"))
    count = counted(entry, zone)
    if count:
        text = f"({count})"
        last = room(lines[-1], size) + 0.4 * size if lines else 0.0
        beside = indent + last + room(text, size) <= width
        row = len(lines) - 1 if beside else len(lines)
        left = x + indent + (last if beside else 0.0)
        shapes.append(Text(left, baseline(y, size, row), text, size, on.on.muted, role="count"))
        rows = row + 1
    else:
        rows = len(lines)
    return shapes, y + rows * size * LEADING + 0.45 * size


def counted(entry: LegendEntry, zone: str) -> str:
    """« 18 132 communes », « 3 régions »; empty where the count is not known."""
    if zone:
        return plural(entry.cells, zone)
    return plural(entry.communes, "commune") if entry.cell.counted and entry.communes else ""
