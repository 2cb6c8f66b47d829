"""One level of a pair: its mark on the scale, its interval, and its figure beside both."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.shapes import Circle, Fill, Path, Rect, Shape, Text
from dashboard.figures.dumbbell_spec import Level
from dashboard.figures.publication.axis import Scale
from dashboard.figures.publication.bar_mark import whisker
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.words import middle, room

RADIUS = 0.36
"""Of a mark, in sizes of the body text."""
_RING, _DISC = 1.2, 0.72
"""The hollow mark is the larger, so that it is seen around the other where both levels are one."""


@dataclass(frozen=True)
class Point:
    """A level and the heights of its mark, of its interval and of its figure.

    ``side`` is where the figure stands: 1 right of everything drawn, -1 left of it.
    """

    level: Level
    y: float
    interval_y: float
    text_y: float
    is_after: bool
    side: int


def point(one: Point, scale: Scale, on: Canvas) -> list[Shape]:
    """The shapes of a level. Words without a mark stand at the left of the scale."""
    size, level = on.house.body, one.level
    colour = on.on.accent if one.is_after else on.on.muted
    gap = 0.45 * size
    if level.value is None:
        small = on.house.small
        text = Text(
            scale.left + gap,
            middle(one.y, small),
            level.text,
            small,
            on.on.muted,
            italic=True,
            role="value",
        )
        return [_halo(text, on, False), text]
    shapes: list[Shape] = []
    if level.interval is not None:
        shapes += whisker(level.interval, scale, on, one.interval_y, 0.2 * size, colour)
    shapes.append(mark(level, scale.at(level.value), one.y, one.is_after, on))
    low, high = level.span
    radius = _RING * RADIUS * size
    ends = (
        min(scale.at(low), scale.at(level.value) - radius),
        max(scale.at(high), scale.at(level.value) + radius),
    )
    bold = one.is_after and level.is_exact
    side = one.side
    x = ends[1] + gap if side > 0 else ends[0] - gap
    fill = on.on.text if bold else on.on.muted
    text = Text(
        x,
        middle(one.text_y, size),
        level.text,
        size,
        fill,
        "start" if side > 0 else "end",
        bold,
        role="value",
    )
    return [*shapes[:-1], _halo(text, on, bold), shapes[-1], text]


def _halo(text: Text, on: Canvas, bold: bool) -> Rect:
    """Paper under a figure, that keeps the verticals of the scale off it."""
    wide = room(text.text, text.size, bold)
    x = text.x - wide if text.anchor == "end" else text.x
    return Rect(x, text.y - 0.8 * text.size, wide, text.size, on.ground, role="halo")


def mark(level: Level, x: float, y: float, is_after: bool, on: Canvas) -> Shape:
    """A ring for the earlier date, a disc for the later, a triangle where it is only a bound."""
    size = on.house.body
    radius = RADIUS * size * (_DISC if is_after else _RING)
    colour = on.on.accent if is_after else on.on.muted
    inside = Fill(colour if is_after and level.is_exact else on.on.paper)
    stroke = 0.13 * size
    if level.is_exact:
        return Circle(x, y, radius, inside, colour, stroke, role="point")
    return Path((_polygon(level.qualifier, x, y, radius),), inside, colour, stroke, role="point")


def _polygon(
    qualifier: Qualifier, x: float, y: float, radius: float
) -> tuple[tuple[float, float], ...]:
    if qualifier is Qualifier.MORE_THAN:
        return ((x - radius, y - radius), (x + radius, y), (x - radius, y + radius))
    if qualifier is Qualifier.LESS_THAN:
        return ((x + radius, y - radius), (x - radius, y), (x + radius, y + radius))
    return ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
