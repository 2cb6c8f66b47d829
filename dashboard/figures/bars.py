"""Result → specification of a bar chart → Plotly figure. The specification knows no library."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.domain.status import Qualifier
from dashboard.figures.palette import Style, style_of
from dashboard.figures.template import Ground, template
from dashboard.results.result import Cell, Kind, Look, Result
from dashboard.wording.numbers import NBSP

LABEL_WIDTH = 26
_SHAPES = {"none": "", "hatch": "/", "hatch-back": "\\", "dots": ".", "cross": "x", "grid": "+"}


@dataclass(frozen=True)
class Bar:
    """One mark: ``length`` in percent, ``None`` where words stand instead of a bar.

    ``interval`` is drawn whenever it is known.
    """

    label: str
    length: float | None
    text: str
    style: Style
    sentence: str
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class BarChart:
    """A horizontal bar chart, marks from top to bottom, on a scale from 0 to ``maximum`` %."""

    bars: tuple[Bar, ...]
    maximum: float
    unit: str


def bar_chart(result: Result) -> BarChart:
    """The chart of the rows of a result: one bar a published cell, words where no number is."""
    bars = tuple(
        _bar(cell, cell is result.total) for cell in result.rows if cell.look is not Look.OUTSIDE
    )
    longest = max((bar.length or 0 for bar in bars), default=0)
    survey = result.kind is not Kind.MAP or any(c.observation for c in result.cells)
    return BarChart(
        bars, 100 if survey or longest > 50 else max(longest * 1.25, 5), result.value_heading
    )


def _bar(cell: Cell, is_total: bool) -> Bar:
    drawn = cell.value is not None and cell.look not in (Look.STATUS, Look.WORDS)
    text = cell.text
    if cell.qualifier is not Qualifier.EXACT and drawn:
        text = f"{cell.text}{NBSP}*"
    if cell.mark:
        text = f"{text} ({cell.mark})"
    interval = cell.observation.interval if cell.observation else None
    label = "Ensemble" if is_total else cell.heading
    return Bar(label, cell.value if drawn else None, text, style_of(cell), cell.sentence, interval)


def bar_figure(chart: BarChart, on: Ground) -> go.Figure:
    """The Plotly figure of a chart on a ground, direct labels, no legend."""
    figure = go.Figure(layout={"template": template(on)})
    labels = [_wrap(bar.label) for bar in chart.bars]
    tones = [bar.style.dark if on.name == "dark" else bar.style.light for bar in chart.bars]
    errors = [_half_widths(bar) for bar in chart.bars]
    figure.add_bar(
        orientation="h",
        x=[bar.length or 0 for bar in chart.bars],
        y=labels,
        width=0.56,
        marker={
            "color": [tone.paper for tone in tones],
            "line": {"color": on.muted, "width": 0.5},
            "pattern": {
                "shape": [_SHAPES[bar.style.pattern] for bar in chart.bars],
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
    for label, bar in zip(labels, chart.bars, strict=True):
        _direct_label(figure, label, bar, chart.maximum, on)
    figure.update_xaxes(
        range=[0, 1.01 * chart.maximum],
        dtick=20 if chart.maximum == 100 else None,
        ticksuffix=f"{NBSP}%",
        tickformat=",.0f",
        nticks=6,
    )
    figure.update_yaxes(autorange="reversed", type="category")
    figure.update_layout(height=40 + 52 * len(chart.bars))
    return figure


def _direct_label(figure: go.Figure, label: str, bar: Bar, maximum: float, on: Ground) -> None:
    """The figure beside its bar, inside it where the bar leaves no room."""
    length = bar.length or 0
    inside = length > 0.62 * maximum
    tone = bar.style.dark if on.name == "dark" else bar.style.light
    figure.add_annotation(
        x=length,
        y=label,
        text=f"<b>{bar.text}</b>" if bar.length is not None else f"<i>{bar.text}</i>",
        showarrow=False,
        xanchor="right" if inside else "left",
        xshift=-8 if inside else 8,
        font={"size": 15, "color": tone.ink if inside else on.text},
        bgcolor=tone.paper if inside else None,
        borderpad=2,
    )


def _half_widths(bar: Bar) -> tuple[float, float]:
    """What the interval adds above and below the bar's end."""
    if bar.interval is None or bar.length is None:
        return (0.0, 0.0)
    return (bar.interval[1] - bar.length, bar.length - bar.interval[0])


def _wrap(label: str) -> str:
    return "<br>".join(textwrap.wrap(label, LABEL_WIDTH, break_long_words=False)) or label
