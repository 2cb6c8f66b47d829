"""Specification of a dumbbell chart → Plotly figure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.dumbbell_layout import ABOVE, SIDE, Placed, place
from dashboard.figures.dumbbell_marks import Drawn, Segment, date_traces, strokes
from dashboard.figures.dumbbell_panels import panels_figure
from dashboard.figures.dumbbell_spec import Dumbbell, dumbbell, glance_dumbbell
from dashboard.figures.dumbbell_texts import legend, rule, shared_height, texts
from dashboard.figures.mark import stamped
from dashboard.figures.template import Ground, template
from dashboard.figures.verdict_look import line_colour
from dashboard.wording.numbers import NBSP

__all__ = ["Dumbbell", "dumbbell", "dumbbell_figure", "glance_dumbbell"]

_LEGEND = 30
_AXIS = 26
_TICKS = (0, 20, 40, 60, 80, 100)


def dumbbell_figure(chart: Dumbbell, on: Ground) -> go.Figure:
    """The Plotly figure of a dumbbell chart on a ground. One unit of its vertical axis is a pixel.

    A line joins two levels only where the row says so, both then on one lane, with the interval of
    each beside it. Levels that are not joined have a lane each; where no row is comparable, a panel
    and a scale each.
    """
    if chart.is_apart:
        return panels_figure(chart, on)
    rows = place(chart)
    bottom = rows[-1].bottom if rows else 0.0
    top = _LEGEND + (_AXIS if chart.compact else 0) + shared_height(chart)
    under = 8 if chart.compact else _AXIS + 8
    layout = {
        "template": template(on),
        "height": bottom + top + under,
        "margin": {"l": SIDE, "r": SIDE, "t": top, "b": under, "autoexpand": False},
        "annotations": [legend(chart, top, on), *texts(rows, chart, on)],
        "shapes": [part for placed in rows[1:] for part in rule(placed.top - ABOVE, on)],
        "xaxis": {
            "range": [0, 100],
            "tickvals": _TICKS,
            "ticktext": [f"{tick}{NBSP}%" for tick in _TICKS],
            "side": "top" if chart.compact else "bottom",
            "showgrid": False,
        },
        "yaxis": {"range": [bottom, 0], "showticklabels": False, "automargin": False},
    }
    traces = [_grid(rows, on), *_joins(rows, on), *_levels(rows, on)]
    return go.Figure(traces, stamped(layout, chart.mark, on))


def _grid(rows: Sequence[Placed], on: Ground) -> go.Scatter:
    """Short ticks behind each lane: the texts above stay free, and two lanes apart stay apart."""
    spans: list[tuple[float, float]] = []
    for placed in rows:
        if placed.row.is_joined:
            spans.append((placed.before_at - 16, placed.after_at + 16))
            continue
        for level, at in (
            (placed.row.before, placed.before_at),
            (placed.row.after, placed.after_at),
        ):
            if level.value is not None:
                spans.append((at - 9, at + 9))
    segments = [((tick, low), (tick, high)) for low, high in spans for tick in _TICKS]
    return go.Scatter(name="grid", line={"color": on.hairline, "width": 1}, **strokes(segments))


def _joins(rows: Sequence[Placed], on: Ground) -> list[go.Scatter]:
    """One trace a verdict that allows a difference; nothing for the rows that block it."""
    by_kind: dict[VerdictKind, list[Segment]] = {}
    for placed in rows:
        before, after = placed.row.before.value, placed.row.after.value
        if placed.row.is_joined and before is not None and after is not None:
            by_kind.setdefault(placed.row.said.kind, []).append(
                ((before, placed.before_at), (after, placed.after_at))
            )
    return [
        go.Scatter(
            name=f"join-{kind.value}",
            line={
                "color": line_colour(kind, on),
                "width": 3,
                "dash": "dot" if kind is VerdictKind.UNKNOWN_PRECISION else "solid",
            },
            **strokes(segments),
        )
        for kind, segments in by_kind.items()
    ]


def _levels(rows: Sequence[Placed], on: Ground) -> list[go.Scatter]:
    """Intervals and marks of both dates."""
    earlier = [Drawn(p.row.before, p.row.said, p.before_at, p.before_interval_at) for p in rows]
    later = [Drawn(p.row.after, p.row.said, p.after_at, p.after_interval_at) for p in rows]
    return [*date_traces("before", earlier, on), *date_traces("after", later, on)]
