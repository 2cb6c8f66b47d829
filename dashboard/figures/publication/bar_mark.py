"""One bar: its length, an open end where it is only a bound, its interval as a whisker."""

from __future__ import annotations

from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.shapes import Fill, Line, Path, Rect, Shape
from dashboard.figures.publication.axis import Scale
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.values import Shown

_CAP = 0.17
"""Half the height of the end of an interval, as a share of the bar."""
_CHEVRON = 0.3


def bar_mark(
    cell: Shown, scale: Scale, on: Canvas, centre: float, height: float, fill: Fill
) -> list[Shape]:
    """The bar of a cell that has a value, centred on a height."""
    end = scale.at(cell.value or 0.0)
    bound = cell.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    shapes: list[Shape] = [
        Rect(scale.left, centre - height / 2, end - scale.left, height, fill, role="bar")
    ]
    if bound:
        shapes.append(_open_end(cell.qualifier, end, on, centre, height))
    if cell.interval is not None:
        shapes += whisker(cell.interval, scale, on, centre, _CAP * height)
    return shapes


def _open_end(qualifier: Qualifier, end: float, on: Canvas, centre: float, height: float) -> Path:
    """A chevron past the end: « plus de » points outwards, « moins de » back."""
    deep = _CHEVRON * height
    tip, back = (end + 1.6 * deep, end + 0.6 * deep)
    if qualifier is Qualifier.LESS_THAN:
        tip, back = back, tip
    ring = ((back, centre - 0.38 * height), (tip, centre), (back, centre + 0.38 * height))
    return Path((ring,), None, on.on.text, 0.09 * height, role="open-end")


def whisker(
    interval: tuple[float, float], scale: Scale, on: Canvas, y: float, cap: float, ink: str = ""
) -> list[Shape]:
    """An interval as a line with two ends, on a paler one that keeps it seen over any bar."""
    low, high = scale.at(interval[0]), scale.at(interval[1])
    width, colour = max(0.6, 0.45 * cap), ink or on.on.text
    under = [
        Line(low - width, y, high + width, y, on.on.paper, 3 * width, role="halo"),
        Line(low, y - cap - width, low, y + cap + width, on.on.paper, 3 * width, role="halo"),
        Line(high, y - cap - width, high, y + cap + width, on.on.paper, 3 * width, role="halo"),
    ]
    return [
        *under,
        Line(low, y, high, y, colour, width, role="interval"),
        Line(low, y - cap, low, y + cap, colour, width, role="interval"),
        Line(high, y - cap, high, y + cap, colour, width, role="interval"),
    ]
