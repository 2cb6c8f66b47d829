"""Specification of a timeline → plain chart, years downwards, each as high as its events need."""

from __future__ import annotations

from functools import partial

from dashboard.figures.drawing.shapes import Circle, Fill, Line, Path, Rect, Shape
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet
from dashboard.figures.plain.words import SIZE, SMALL, Span, beside, flow
from dashboard.figures.timeline import LEGEND, NOW, Event, Timeline

_AXIS, _EMPTY, _PAD, _BETWEEN = 62.0, 24.0, 7.0, 8.0
"""Pixels left of the axis (the years), of a year without event, inside a year, between events."""
_STAR = ((0, -7), (1.7, -2.3), (6.7, -2.2), (2.7, 0.9), (4.1, 5.7), (0, 2.8), (-4.1, 5.7),
         (-2.7, 0.9), (-6.7, -2.2), (-1.7, -2.3))  # fmt: skip
_DIAMOND = ((0, -6), (6, 0), (0, 6), (-6, 0))


def timeline_chart(chart: Timeline) -> Draw:
    """How the timeline is drawn on a sheet; effects of the events where it is wide."""
    return partial(_draw, chart)


def _draw(chart: Timeline, sheet: Sheet) -> Shapes:
    on = sheet.on
    shapes, start = _legend(sheet)
    top = start
    for year in range(chart.first, chart.last + 1):
        shapes.append(Line(0, top, sheet.width, top, on.hairline, 1, role="rule"))
        shapes.append(beside(str(year), 0, top + 13, Span("", on.text, 14, bold=True, role="year")))
        inside = [event for event in chart.events if event.year == year]
        at = top + _PAD
        for event in inside:
            found, end = _event(event, at, sheet)
            shapes += found
            at = end + _BETWEEN
        top = max(at, top + _EMPTY) if inside else top + _EMPTY
    axis = Line(_AXIS, start, _AXIS, top, on.muted, 1, role="axis")
    return [axis, *shapes], top + 4


def _event(event: Event, top: float, sheet: Sheet) -> Shapes:
    on, x = sheet.on, _AXIS + 16
    limit = sheet.width - x
    tone = on.accent if event.kind == NOW else on.muted
    shapes: list[Shape] = [symbol(event.kind, _AXIS, top + 10, sheet)]
    spans = [
        Span(event.name, on.text, SIZE, bold=True, role="name"),
        Span(event.detail, tone, SMALL, role="detail"),
    ]
    if not sheet.is_narrow:
        spans.append(Span(event.effect, on.text, SMALL, role="effect"))
    for span in spans:
        texts, top = flow((span,), x, top, limit)
        shapes += texts
    return shapes, top


def symbol(kind: str, x: float, y: float, sheet: Sheet) -> Shape:
    """The sign of a kind of event: square, diamond, disc, star, or a stroke for today."""
    on = sheet.on
    role = f"event-{kind}"
    colour = on.accent if kind in (NOW, "enquete") else on.text
    if kind in ("loi", "decret"):
        return Rect(x - 5.5, y - 5.5, 11, 11, Fill(colour), role=role)
    if kind == "elections":
        ring = tuple((x + dx, y + dy) for dx, dy in _DIAMOND)
        return Path((ring,), Fill(on.paper), colour, 2, role=role)
    if kind == "echeance":
        return Path((tuple((x + dx, y + dy) for dx, dy in _STAR),), Fill(colour), role=role)
    if kind == NOW:
        return Line(x - 9, y, x + 9, y, colour, 2.5, role=role)
    return Circle(x, y, 5.5, Fill(colour), role=role)


def _legend(sheet: Sheet) -> Shapes:
    shapes: list[Shape] = []
    x, y = 8.0, 12.0
    for kind, words in LEGEND:
        wide = 16 + 7.4 * len(words) + 20
        if x + wide - 20 > sheet.width:
            x, y = 8.0, y + 22
        shapes.append(symbol(kind, x, y, sheet))
        shapes.append(beside(words, x + 12, y, Span("", sheet.on.text, 14, role="legend")))
        x += wide
    return shapes, y + 18
