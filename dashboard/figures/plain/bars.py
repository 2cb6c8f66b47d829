"""Specification of a bar chart → plain chart: name and figure above each bar."""

from __future__ import annotations

from functools import partial

from dashboard.figures.bars import Bar, BarChart
from dashboard.figures.drawing.shapes import Line, Rect, Shape, Text
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet, scale_names, whisker
from dashboard.figures.plain.ticks import round_ticks
from dashboard.figures.plain.words import Span, flow
from dashboard.wording.numbers import NBSP, number
from dashboard.wording.verdicts import signed

_TALL, _GAP, _RIGHT = 20.0, 14.0, 22.0
"""Pixels of a bar, between two rows, and right of the scale."""
_SAMPLE = 24.0
"""Pixels of the sample of a look that stands where there is no bar."""


def bars(chart: BarChart) -> Draw:
    """How the chart is drawn on a sheet."""
    return partial(_draw, chart)


def _draw(chart: BarChart, sheet: Sheet) -> Shapes:
    low = -chart.maximum if chart.is_change else 0.0
    length = sheet.width - _RIGHT - 1

    def place(value: float) -> float:
        return 1 + length * (value - low) / (chart.maximum - low)

    ticks = round_ticks(low, chart.maximum)
    shapes: list[Shape] = []
    top = 2.0
    for bar in chart.bars:
        texts, top = _named(bar, top, sheet)
        shapes += texts
        if bar.length is not None:
            for tick in ticks:
                shapes.append(_tick(place(tick), top, sheet, is_zero=tick == 0))
            shapes += _bar(bar, top + 2, place(0), place(bar.length), sheet)
            if bar.interval is not None:
                shapes += whisker(bar.interval, top + 2 + _TALL / 2, sheet.on.text, place)
            top += _TALL + 4
        top += _GAP
    if all(bar.length is None for bar in chart.bars):
        return shapes, top
    named = [(place(tick), _name(tick, chart)) for tick in ticks]
    axis, top = scale_names(named, top - _GAP, sheet)
    return [*shapes, *axis], top


def _named(bar: Bar, top: float, sheet: Sheet) -> Shapes:
    """The name, then the figure; where there is no bar, a sample of the look before the words."""
    on = sheet.on
    value = Span(bar.text, on.text, bold=True, italic=bar.is_status, role="value")
    name = Span(bar.label, on.text, role="label")
    if bar.length is not None:
        return _shapes(flow((name, value), 0, top, sheet.width))
    texts, under = flow((name,), 0, top, sheet.width)
    words, end = flow((value,), _SAMPLE + 8, under + 2, sheet.width - _SAMPLE - 8)
    sample = Rect(1, under + 3, _SAMPLE, 15, sheet.fill(bar.style), on.muted, 0.7, role="sample")
    return [*texts, sample, *words], end + 2


def _shapes(found: tuple[list[Text], float]) -> Shapes:
    return list(found[0]), found[1]


def _bar(bar: Bar, top: float, zero: float, end: float, sheet: Sheet) -> list[Shape]:
    """The bar from zero; a value of zero is a stroke, since it is a figure and not an absence."""
    if end == zero:
        return [Line(zero, top, zero, top + _TALL, sheet.on.text, 2, role="bar")]
    left, right = min(zero, end), max(zero, end)
    return [
        Rect(left, top, right - left, _TALL, sheet.fill(bar.style), sheet.on.muted, 0.5, role="bar")
    ]


def _tick(x: float, top: float, sheet: Sheet, *, is_zero: bool) -> Line:
    colour = sheet.on.muted if is_zero else sheet.on.hairline
    return Line(x, top, x, top + _TALL + 4, colour, 1, role="grid")


def _name(tick: float, chart: BarChart) -> str:
    decimals = 0 if tick.is_integer() else 1
    if chart.is_change:
        return signed(tick, decimals)
    return f"{number(tick, decimals)}{NBSP}%"
