"""Specification of a decomposition → plain bars around zero."""

from __future__ import annotations

from functools import partial

from dashboard.figures.drawing.shapes import Fill, Line, Rect, Shape
from dashboard.figures.explained import ExplainedChart
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet, scale_names
from dashboard.figures.plain.ticks import round_ticks
from dashboard.figures.plain.words import Span, flow
from dashboard.wording.verdicts import signed

_SIDE, _BAR, _GAP = 22.0, 18.0, 16.0


def explained_bars(chart: ExplainedChart) -> Draw:
    """How the chart is drawn on a sheet."""
    return partial(_draw, chart)


def _draw(chart: ExplainedChart, sheet: Sheet) -> Shapes:
    low, high = chart.limits
    on = sheet.on

    def place(value: float) -> float:
        return _SIDE + (sheet.width - 2 * _SIDE) * (value - low) / (high - low)

    ticks = round_ticks(low, high)
    decimals = 0 if all(tick.is_integer() for tick in ticks) else 1
    shapes: list[Shape] = []
    top = 2.0
    for part in chart.parts:
        spans = (
            Span(part.label, on.text, role="label"),
            Span(part.text, on.text, bold=True, role="value"),
        )
        texts, top = flow(spans, 0, top, sheet.width)
        shapes += texts
        for tick in ticks:
            colour = on.text if tick == 0 else on.hairline
            x = place(tick)
            shapes.append(Line(x, top, x, top + _BAR + 4, colour, 1, role="grid"))
        if part.length is not None:
            ends = sorted((place(0), place(part.length)))
            fill = Fill(on.text if part.is_total else on.accent)
            shapes.append(Rect(ends[0], top + 2, ends[1] - ends[0], _BAR, fill, role="bar"))
        top += _BAR + _GAP
    named = [(place(tick), signed(tick, decimals)) for tick in ticks]
    axis, bottom = scale_names(named, top - _GAP + 6, sheet)
    unit = Span("points", on.muted, 14, role="axis-title")
    text, bottom = flow((unit,), sheet.width / 2 - 20, bottom - 4, sheet.width)
    return [*shapes, *axis, *text], bottom
