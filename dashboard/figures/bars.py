"""Result → specification of a bar chart → Plotly figure. The specification knows no library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.domain.status import Qualifier
from dashboard.figures.mark import mark_of, stamped
from dashboard.figures.palette import Style, style_of
from dashboard.figures.template import Ground, template
from dashboard.figures.text import plain
from dashboard.results.result import Cell, Kind, Look, Result
from dashboard.wording.numbers import NBSP

ROW_HEIGHT = 78
"""Pixels a row: two lines of text and a bar."""
LINE_LENGTH = 38
"""Characters that fit above a bar on a phone."""
LONGEST_CHART = 40
"""Rows beyond which a chart would be a wall: map and table remain."""
_NO_BAR = (Look.OUTSIDE, Look.GROUND)
_DIFFERENCE = (Look.CHANGE, Look.UNSURE)
PATTERN_SHAPES = {
    "none": "",
    "hatch": "\\",
    "hatch-back": "/",
    "dots": ".",
    "cross": "x",
    "grid": "+",
    "lines": "-",
}
"""Plotly's name of each pattern."""


@dataclass(frozen=True)
class Bar:
    """One mark: ``length`` in percent (in points for a change), ``None`` where words stand instead.

    ``interval`` is drawn whenever it is known. ``is_status`` says that there is no figure: words
    that a publication gives never look like those.
    """

    label: str
    length: float | None
    text: str
    style: Style
    sentence: str
    interval: tuple[float, float] | None
    is_status: bool = False


@dataclass(frozen=True)
class BarChart:
    """A horizontal bar chart, marks from top to bottom, on a scale from 0 to ``maximum`` %.

    Bars of a change start from zero in the middle: the scale then begins at minus ``maximum``.
    """

    bars: tuple[Bar, ...]
    maximum: float
    unit: str
    is_change: bool = False
    mark: str = ""


def bar_chart(result: Result) -> BarChart:
    """The chart of the rows of a result: one bar a published cell, words where no number is."""
    bars = tuple(
        _bar(cell, cell is result.total) for cell in result.rows if cell.look not in _NO_BAR
    )
    longest = max((abs(bar.length or 0) for bar in bars), default=0)
    survey = result.kind is not Kind.MAP or any(c.observation for c in result.cells)
    is_change = any(cell.look in _DIFFERENCE for cell in result.rows)
    whole = not is_change and (survey or longest > 50)
    maximum = 100 if whole else max(longest * 1.25, 5)
    return BarChart(bars, maximum, result.value_heading, is_change, mark_of(result))


def _bar(cell: Cell, is_total: bool) -> Bar:
    drawn = cell.value is not None and cell.look not in (Look.STATUS, Look.WORDS)
    text = cell.text
    if cell.qualifier is not Qualifier.EXACT and drawn:
        text = f"{cell.text}{NBSP}*"
    if cell.mark:
        text = f"{text} ({cell.mark})"
    interval = cell.observation.interval if cell.observation else None
    label = "Ensemble" if is_total else cell.heading
    length, missing = cell.value if drawn else None, cell.look is Look.STATUS
    return Bar(label, length, text, style_of(cell), cell.sentence, interval, missing)


def bar_figure(chart: BarChart, on: Ground) -> go.Figure:
    """The Plotly figure of a chart on a ground.

    Label and figure stand above their bar: nothing is cut on a phone, and no legend is needed.
    """
    rows = list(range(len(chart.bars)))
    tones = [bar.style.dark if on.name == "dark" else bar.style.light for bar in chart.bars]
    errors = [_half_widths(bar) for bar in chart.bars]
    trace = go.Bar(
        orientation="h",
        x=[bar.length or 0 for bar in chart.bars],
        y=rows,
        width=0.36,
        marker={
            "color": [tone.paper for tone in tones],
            "line": {"color": on.muted, "width": 0.5},
            "pattern": {
                "shape": [PATTERN_SHAPES[bar.style.pattern] for bar in chart.bars],
                "fgcolor": [tone.ink for tone in tones],
                "fillmode": "overlay",
                "size": 7,
            },
        },
        error_x={
            "type": "data",
            "array": [high for high, _ in errors],
            "arrayminus": [low for _, low in errors],
            "color": on.text,
            "thickness": 1.2,
        }
        if any(bar.interval for bar in chart.bars)
        else None,
        hovertext=[bar.sentence for bar in chart.bars],
        hoverinfo="text",
    )
    last = len(chart.bars) - 0.7
    start = -chart.maximum if chart.is_change else -0.005 * chart.maximum
    layout = {
        "template": template(on),
        "height": 48 + ROW_HEIGHT * len(chart.bars),
        "margin": {"l": 8, "r": 28, "t": 8, "b": 40},
        "annotations": [_label(row, bar, on) for row, bar in zip(rows, chart.bars, strict=True)],
        "xaxis": {
            "range": [start, 1.01 * chart.maximum],
            "dtick": 20 if chart.maximum == 100 else None,
            "ticksuffix": "" if chart.is_change else f"{NBSP}%",
            "tickformat": "+,.0f" if chart.is_change else ",.0f",
            "zeroline": chart.is_change,
            "zerolinecolor": on.muted,
            "nticks": 6,
        },
        "yaxis": {"range": [last, -0.85], "showticklabels": False},
    }
    return go.Figure(trace, stamped(layout, chart.mark, on))


def _label(row: int, bar: Bar, on: Ground) -> dict[str, Any]:
    """Name and figure above the bar; on two lines where one would be cut on a phone."""
    value = f"<b>{plain(bar.text)}</b>"
    value = f"<i>{value}</i>" if bar.is_status else value
    gap = "<br>" if len(bar.label) + len(bar.text) > LINE_LENGTH else f"{NBSP}{NBSP}"
    return {
        "x": 0,
        "xref": "paper",
        "y": row - 0.2,
        "text": f"{plain(bar.label)}{gap}{value}",
        "showarrow": False,
        "align": "left",
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": 15, "color": on.text},
        "bgcolor": on.paper,
        "borderpad": 1,
    }


def _half_widths(bar: Bar) -> tuple[float, float]:
    """What the interval adds above and below the bar's end."""
    if bar.interval is None or bar.length is None:
        return (0.0, 0.0)
    return (bar.interval[1] - bar.length, bar.length - bar.interval[0])
