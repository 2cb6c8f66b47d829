"""The legend of series, above a figure: swatches and labels in rows, each cut to the width."""

from __future__ import annotations

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Group, Rect, Shape, Text
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.series import series_style
from dashboard.figures.publication.words import baseline, room
from dashboard.results.publication.publication import Publication
from dashboard.wording.typography import fine


def keys(publication: Publication, on: Canvas, area: Area) -> tuple[Group, float]:
    """The legend of the series, and where the figure may begin under it."""
    size = on.house.small
    swatch, line = 1.05 * size, size * LEADING * 1.08
    indent = 1.5 * swatch
    x, y = area.x, area.y
    shapes: list[Shape] = []
    for i, series in enumerate(publication.series):
        needed = indent + room(series.label, size)
        if x > area.x and x + needed > area.right:
            x, y = area.x, y + line
        lines = wrapped(fine(series.label), size, area.width - indent)
        fill = on.fill(series_style(publication, i))
        shapes.append(Rect(x, y + 0.1 * size, swatch, 0.85 * size, fill, role="swatch"))
        for k, text in enumerate(lines):
            at = baseline(y - 0.05 * size, size, k)
            shapes.append(Text(x + indent, at, text, size, on.on.text, role="key"))
        y += (len(lines) - 1) * size * LEADING
        x += needed + 1.6 * size
    return Group("Légende", tuple(shapes), "legend"), y + line + 0.5 * size
