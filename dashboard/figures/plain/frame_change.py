"""Specification of the real frame → plain grouped bars: a bar a date, its number at its end."""

from __future__ import annotations

from functools import partial

from dashboard.figures.drawing.shapes import Rect, Shape
from dashboard.figures.frame_change import FrameChart, tone_of
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet
from dashboard.figures.plain.words import SIZE, Span, beside, flow

_LEFT, _RIGHT = 46.0, 128.0
"""Pixels left (the year) and right (the number) of the bars."""
_BAR, _STEP, _GAP = 15.0, 19.0, 10.0


def frame_bars(chart: FrameChart) -> Draw:
    """How the chart is drawn on a sheet."""
    return partial(_draw, chart)


def _draw(chart: FrameChart, sheet: Sheet) -> Shapes:
    on = sheet.on
    bars = [bar for group in chart.groups for bar in group.bars]
    longest = max([bar.value or 0 for bar in bars] + [1])
    room = sheet.width - _LEFT - _RIGHT
    year = Span("", on.muted, 14, role="year")
    number = Span("", on.text, 14, role="value")
    title = Span(chart.title, on.text, SIZE, bold=True, role="title")
    shapes: list[Shape] = []
    texts, top = flow((title,), 0, 2, sheet.width)
    shapes += texts
    top += 8
    for group in chart.groups:
        texts, top = flow((Span(group.label, on.text, role="label"),), 0, top, sheet.width)
        shapes += texts
        top += 3
        for order, bar in enumerate(group.bars):
            middle = top + _BAR / 2
            long = room * (bar.value or 0) / longest
            fill = sheet.fill(tone_of(order, len(group.bars)))
            if bar.value:
                shapes.append(Rect(_LEFT, top, long, _BAR, fill, on.muted, 0.5, role="bar"))
            shapes.append(beside(bar.year, _LEFT - 6, middle, year, "end"))
            shapes.append(beside(bar.text, _LEFT + long + 6, middle, number))
            top += _STEP
        top += _GAP
    return shapes, top
