"""The legend of a map: a swatch and words a class, with the number of communes behind it; then the
mark of merged communes, and what the tints are worth."""

from __future__ import annotations

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Group, Rect, Shape, Text
from dashboard.figures.palette import Style
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.map_classes import MapClasses
from dashboard.figures.publication.map_mergers import ring
from dashboard.figures.publication.map_panes import Box
from dashboard.figures.publication.words import baseline, block, room
from dashboard.results.result import LegendEntry
from dashboard.wording.numbers import plural
from dashboard.wording.printed_map import MERGED
from dashboard.wording.typography import fine

_INDENT = 2.5
"""From the swatch to its words, in sizes of text."""


def map_legend(
    classes: MapClasses, zone: str, mergers: int, scale: str, on: Canvas, box: Box
) -> tuple[Group, float]:
    """The entries from top to bottom, in two columns where the box is wide and low.

    ``zone`` names what a cell is, where it is no commune; ``mergers`` counts the marks drawn;
    ``scale`` says what the tints are worth, empty where there is nothing to say.
    """
    size = on.house.small
    columns = 1 if box.height else 2
    each = (box.width - (columns - 1) * size) / columns
    lines = [
        (entry.label, counted(entry, zone), style)
        for entry, style in zip(classes.entries, classes.key_styles, strict=True)
    ]
    marks: list[tuple[str, str, Style | None]] = [*lines]
    if mergers:
        marks.append((MERGED, plural(mergers, "commune"), None))
    shapes: list[Shape] = []
    x, y, lowest = box.x, box.y, box.y
    half = (len(marks) + columns - 1) // columns
    for i, (label, count, style) in enumerate(marks):
        if i and i % half == 0:
            x, y = x + each + size, box.y
        shapes.append(_swatch(style, on, x, y))
        words, y = _words(label, count, on, x, y, each, "count" if style else "merged-count")
        shapes += words
        lowest = max(lowest, y)
    if scale:
        said, lowest = block(
            scale, box.x, lowest, size, box.width, on.on.muted, italic=True, role="scale"
        )
        shapes += said
    return Group("Légende", tuple(shapes), "legend"), lowest


def _swatch(style: Style | None, on: Canvas, x: float, y: float) -> Shape:
    """The tint of a class, or the ring of merged communes."""
    size = on.house.small
    if style is None:
        return ring(x + 0.95 * size, y + 0.6 * size, 0.36 * size, on)
    return Rect(
        x,
        y + 0.08 * size,
        1.9 * size,
        1.05 * size,
        on.fill(style),
        on.on.muted,
        0.3,
        role="swatch",
    )


def _words(
    label: str, count: str, on: Canvas, x: float, y: float, width: float, role: str
) -> tuple[list[Shape], float]:
    """The label in lines, its count behind the last where there is room."""
    size = on.house.small
    indent = _INDENT * size
    lines = wrapped(fine(label), size, width - indent)
    shapes: list[Shape] = []
    for i, line in enumerate(lines):
        at = baseline(y, size, i)
        shapes.append(Text(x + indent, at, line, size, on.on.text, role="key"))
    rows = len(lines)
    if count:
        text = f"({count})"
        last = room(lines[-1], size) + 0.4 * size if lines else 0.0
        beside = indent + last + room(text, size) <= width
        row = rows - 1 if beside else rows
        left = x + indent + (last if beside else 0.0)
        shapes.append(Text(left, baseline(y, size, row), text, size, on.on.muted, role=role))
        rows = row + 1
    return shapes, y + rows * size * LEADING + 0.45 * size


def counted(entry: LegendEntry, zone: str) -> str:
    """« 18 132 communes », « 3 régions »; empty where the count is not known."""
    if zone:
        return plural(entry.cells, zone)
    return plural(entry.communes, "commune") if entry.cell.counted and entry.communes else ""
