"""The legend of a dumbbell: the two dates, the interval, and the reason that all rows share."""

from __future__ import annotations

from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.shapes import Group, Line, Shape, Text
from dashboard.figures.dumbbell_spec import Dumbbell, Level
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.point import mark
from dashboard.figures.publication.words import block, middle, room
from dashboard.wording.typography import fine

INTERVAL = "intervalle de confiance à 95 %"


def dumbbell_key(chart: Dumbbell, on: Canvas, area: Area) -> tuple[Group, float]:
    """The legend on one line, two where it must, and where the figure may begin."""
    size = on.house.small
    shapes: list[Shape] = []
    line = (1.0 if on.house.is_fixed else 1.2) * size * LEADING
    x, y = area.x, area.y
    exact = Level("", 0.0, None, Qualifier.EXACT, "")
    entries = [(chart.before, "before"), (chart.after, "after")]
    if chart.has_intervals:
        entries.append((INTERVAL, "interval"))
    for text, kind in entries:
        needed = 1.9 * size + room(text, size, kind == "after")
        if x > area.x and x + needed > area.right:
            x, y = area.x, y + line
        centre = y + line / 2
        if kind == "interval":
            cap = 0.25 * size
            ends = (x, x + 1.3 * size)
            colour, thin = on.on.muted, 0.08 * size
            shapes.append(Line(ends[0], centre, ends[1], centre, colour, thin, role="key-mark"))
            shapes += [
                Line(e, centre - cap, e, centre + cap, colour, thin, role="key-mark") for e in ends
            ]
        else:
            shapes.append(mark(exact, x + 0.6 * size, centre, kind == "after", on))
        at = x + (1.9 if kind == "interval" else 1.5) * size
        bold = kind == "after"
        words = Text(at, middle(centre, size), fine(text), size, on.on.text, bold=bold, role="key")
        shapes.append(words)
        x += needed + 1.6 * size
    y += line
    if chart.shared:
        texts, y = block(
            chart.shared,
            area.x,
            y + 0.2 * size,
            size,
            area.width,
            on.on.muted,
            italic=True,
            role="verdict",
        )
        shapes += texts
    return Group("Légende", tuple(shapes), "legend"), y + 0.5 * size
