"""What explains a change → bars around zero: behaviour, structure, rounding, and their total."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.figures.mark import stamped
from dashboard.figures.template import Ground, template
from dashboard.figures.text import at_left, plain
from dashboard.results.evolution import Explained
from dashboard.wording.numbers import NBSP
from dashboard.wording.verdicts import signed

_ROW, _BAR_AT, _BAR = 58, 36, 16
"""Pixels of a row, from its top to the middle of its bar, and of the bar."""
_SIDE, _UNDER = 20, 44
_LEAST = 2.0
"""Points that the scale shows at least, so that a tenth does not look like a landslide."""


@dataclass(frozen=True)
class Part:
    """One bar: label, value in words, value in points; the total is drawn darker."""

    label: str
    text: str
    value: float
    is_total: bool

    @property
    def length(self) -> float | None:
        """Length of the bar; none where the printed value is zero."""
        return None if round(self.value, 1) == 0 else self.value


@dataclass(frozen=True)
class ExplainedChart:
    """Bars from top to bottom, the total last, on one scale in points around zero."""

    parts: tuple[Part, ...]
    mark: str = ""

    @property
    def limits(self) -> tuple[float, float]:
        """Ends of the scale: zero is always on it."""
        values = [part.value for part in self.parts]
        low, high = min(0.0, *values), max(0.0, *values)
        missing = max(_LEAST - (high - low), 0.0) / 2
        return low - missing, high + missing


def explained_chart(explained: Explained, mark: str) -> ExplainedChart:
    """The chart of a decomposition that was not refused."""
    last = len(explained.lines) - 1
    return ExplainedChart(
        tuple(
            Part(label, text, value, index == last)
            for index, (label, text, value) in enumerate(explained.lines)
        ),
        mark,
    )


def explained_figure(chart: ExplainedChart, on: Ground) -> go.Figure:
    """The Plotly figure; label and value stand above each bar. A vertical unit is a pixel."""
    rows = [(_ROW * index, part) for index, part in enumerate(chart.parts)]
    low, high = chart.limits
    room = 0.04 * (high - low)
    bars = go.Bar(
        orientation="h",
        x=[part.length for _, part in rows],
        y=[top + _BAR_AT for top, _ in rows],
        width=_BAR,
        marker={
            "color": [on.text if part.is_total else on.accent for _, part in rows],
            "line": {"width": 0},
        },
        hovertext=[f"{plain(part.label)} : {plain(part.text)}" for _, part in rows],
        hoverinfo="text",
    )
    ticks = _ticks(low, high)
    height = _ROW * len(rows)
    layout = {
        "template": template(on),
        "height": height + 8 + _UNDER,
        "margin": {"l": _SIDE, "r": _SIDE, "t": 8, "b": _UNDER, "autoexpand": False},
        "annotations": [
            at_left(
                f"{plain(part.label)}{NBSP}{NBSP}<b>{plain(part.text)}</b>", top + 4, 8 - _SIDE, on
            )
            | {"bgcolor": on.paper}
            for top, part in rows
        ],
        "xaxis": {
            "range": [low - room, high + room],
            "tickvals": ticks,
            "ticktext": [signed(tick, _decimals(ticks)) for tick in ticks],
            "zeroline": True,
            "zerolinecolor": on.text,
            "zerolinewidth": 1,
            "title": {"text": "points", "font": {"size": 14, "color": on.muted}, "standoff": 4},
        },
        "yaxis": {"range": [height, 0], "showticklabels": False, "automargin": False},
    }
    return go.Figure(bars, stamped(layout, chart.mark, on))


def _ticks(low: float, high: float) -> list[float]:
    """Round steps, at most six of them, zero included."""
    steps = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
    step = next((s for s in steps if (high - low) / s <= 5), steps[-1])
    first, last = int(low / step) - 1, int(high / step) + 1
    ticks = [index * step for index in range(first, last + 1)]
    return [tick for tick in ticks if low <= tick <= high]


def _decimals(ticks: list[float]) -> int:
    return 0 if all(tick.is_integer() for tick in ticks) else 1
