"""Specification of a dumbbell chart → Plotly figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.domain.status import Qualifier
from dashboard.domain.verdict import VerdictKind
from dashboard.figures.dumbbell_layout import ABOVE, SIDE, Placed, place
from dashboard.figures.dumbbell_spec import Dumbbell, Level, dumbbell, glance_dumbbell
from dashboard.figures.dumbbell_texts import legend, rule, shared_height, texts
from dashboard.figures.mark import stamped
from dashboard.figures.template import Ground, template
from dashboard.figures.text import BREAK, wrapped
from dashboard.figures.verdict_look import line_colour
from dashboard.wording.numbers import NBSP

__all__ = ["Dumbbell", "dumbbell", "dumbbell_figure", "glance_dumbbell"]

_LEGEND = 30
_AXIS = 26
_TICKS = (0, 20, 40, 60, 80, 100)
_ARROWS = {
    Qualifier.MORE_THAN: "triangle-right",
    Qualifier.LESS_THAN: "triangle-left",
    Qualifier.ABOUT: "diamond",
}
BEFORE, AFTER = "○", "●"


def dumbbell_figure(chart: Dumbbell, on: Ground) -> go.Figure:
    """The Plotly figure of a dumbbell chart on a ground. One unit of its vertical axis is a pixel.

    A line joins two levels only where the row says so; each level has a lane of its own, so that
    intervals are seen even where the levels are close.
    """
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


def _lines(pairs: Iterable[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, Any]:
    """Separate segments as the points of one trace."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (x0, y0), (x1, y1) in pairs:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    return {"x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip", "cliponaxis": False}


def _grid(rows: Sequence[Placed], on: Ground) -> go.Scatter:
    """Short ticks behind each lane: the texts above stay free, and two lanes apart stay apart."""
    spans: list[tuple[float, float]] = []
    for placed in rows:
        if placed.row.is_joined:
            spans.append((placed.before_at - 10, placed.after_at + 10))
            continue
        for level, at in (
            (placed.row.before, placed.before_at),
            (placed.row.after, placed.after_at),
        ):
            if level.value is not None:
                spans.append((at - 9, at + 9))
    segments = [((tick, low), (tick, high)) for low, high in spans for tick in _TICKS]
    return go.Scatter(name="grid", line={"color": on.hairline, "width": 1}, **_lines(segments))


def _joins(rows: Sequence[Placed], on: Ground) -> list[go.Scatter]:
    """One trace a verdict that allows a difference; nothing for the rows that block it."""
    by_kind: dict[VerdictKind, list[tuple[tuple[float, float], tuple[float, float]]]] = {}
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
            **_lines(segments),
        )
        for kind, segments in by_kind.items()
    ]


def _levels(rows: Sequence[Placed], on: Ground) -> list[go.Scatter]:
    """Intervals and marks of both dates; those of the earlier one are hollow and lighter."""
    earlier = [(placed.row.before, placed.before_at, placed) for placed in rows]
    later = [(placed.row.after, placed.after_at, placed) for placed in rows]
    return [
        *_date("before", earlier, on.muted, on.paper, on),
        *_date("after", later, on.accent, on.accent, on),
    ]


def _date(
    name: str,
    levels: Sequence[tuple[Level, float, Placed]],
    colour: str,
    inside: str,
    on: Ground,
) -> list[go.Scatter]:
    bounds = [
        segment
        for level, at, _ in levels
        if level.interval is not None
        for low, high in (level.interval,)
        for segment in (
            ((low, at), (high, at)),
            ((low, at - 3), (low, at + 3)),
            ((high, at - 3), (high, at + 3)),
        )
    ]
    drawn = [(level, at, placed) for level, at, placed in levels if level.value is not None]
    marks = go.Scatter(
        name=name,
        x=[level.value for level, _, _ in drawn],
        y=[at for _, at, _ in drawn],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 11,
            "symbol": [_ARROWS.get(level.qualifier, "circle") for level, _, _ in drawn],
            "color": [inside if level.is_exact else on.paper for level, _, _ in drawn],
            "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
        hovertext=[_hover(level, placed) for level, _, placed in drawn],
        hoverinfo="text",
    )
    intervals = go.Scatter(
        name=f"interval-{name}", line={"color": colour, "width": 1.4}, **_lines(bounds)
    )
    return [intervals, marks] if bounds else [marks]


def _hover(level: Level, placed: Placed) -> str:
    """What a pointer reads on a mark: the level, then the verdict as shown."""
    spoken = [level.sentence, " ".join((placed.row.said.label, placed.row.said.difference)).strip()]
    return BREAK.join(wrapped(part, 56) for part in spoken if part)
