"""The marks of two dates: a ring and a disc, or an arrow where the level is only a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.shapes import Circle, Fill, Path, Shape
from dashboard.figures.dumbbell_spec import Level
from dashboard.figures.plain.sheet import Sheet, whisker

Date = Literal["before", "after"]
_RADII: dict[Date, float] = {"before": 6.0, "after": 4.5}
"""The hollow mark is wider, so that it is seen around the other where both levels are the same."""
_ARROWS: dict[Qualifier, tuple[tuple[float, float], ...]] = {
    Qualifier.MORE_THAN: ((-0.8, -1.1), (1.2, 0.0), (-0.8, 1.1)),
    Qualifier.LESS_THAN: ((0.8, -1.1), (-1.2, 0.0), (0.8, 1.1)),
    Qualifier.ABOUT: ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
}


def level_shapes(
    level: Level,
    at: float,
    interval_at: float,
    date: Date,
    place: Callable[[float], float],
    sheet: Sheet,
) -> list[Shape]:
    """The interval and the mark of a level; nothing where words stand alone."""
    if level.value is None:
        return []
    colour = colour_of(date, sheet)
    bounds = whisker(level.interval, interval_at, colour, place) if level.interval else []
    return [*bounds, mark(level.qualifier, place(level.value), at, date, sheet)]


def mark(qualifier: Qualifier, x: float, y: float, date: Date, sheet: Sheet) -> Shape:
    """The mark of a date at a place."""
    colour, radius = colour_of(date, sheet), _RADII[date]
    exact = qualifier not in _ARROWS
    inside = Fill(colour if exact and date == "after" else sheet.on.paper)
    if exact:
        return Circle(x, y, radius, inside, colour, 2, role=f"mark-{date}")
    ring = tuple((x + dx * radius, y + dy * radius) for dx, dy in _ARROWS[qualifier])
    return Path((ring,), inside, colour, 2, role=f"mark-{date}")


def colour_of(date: Date, sheet: Sheet) -> str:
    """The line of a date: muted for the earlier one, the accent for the later."""
    return sheet.on.muted if date == "before" else sheet.on.accent
