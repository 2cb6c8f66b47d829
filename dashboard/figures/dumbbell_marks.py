"""The marks and intervals of one date of a dumbbell chart as Plotly traces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from dashboard.domain.status import Qualifier
from dashboard.figures.dumbbell_spec import Level
from dashboard.figures.template import Ground
from dashboard.figures.text import BREAK, wrapped
from dashboard.figures.verdict_look import Said

Segment = tuple[tuple[float, float], tuple[float, float]]
"""From one point to another, each a percent and a pixel from the top."""
_ARROWS = {
    Qualifier.MORE_THAN: "triangle-right",
    Qualifier.LESS_THAN: "triangle-left",
    Qualifier.ABOUT: "diamond",
}
_SIZES = {"before": 12, "after": 9}
"""Pixels of a mark: the hollow one is wider, so that it is seen around the filled one where both
levels are the same."""
_CAP = 2.5
"""Half the height in pixels of the end of an interval."""


@dataclass(frozen=True)
class Drawn:
    """A level, the verdict a pointer reads on it, and the pixels of its mark and interval."""

    level: Level
    said: Said
    at: float
    interval_at: float


def strokes(segments: Iterable[Segment]) -> dict[str, Any]:
    """Separate segments as the points of one trace."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for (x0, y0), (x1, y1) in segments:
        xs += [x0, x1, None]
        ys += [y0, y1, None]
    return {"x": xs, "y": ys, "mode": "lines", "hoverinfo": "skip", "cliponaxis": False}


def date_traces(
    name: Literal["before", "after"], drawn: Sequence[Drawn], on: Ground
) -> list[go.Scatter]:
    """Intervals and marks of a date; those of the earlier one are hollow and lighter."""
    colour, inside = (on.muted, on.paper) if name == "before" else (on.accent, on.accent)
    bounds = [
        segment
        for one in drawn
        if one.level.interval is not None
        for segment in _interval(*one.level.interval, one.interval_at)
    ]
    marked = [one for one in drawn if one.level.value is not None]
    marks = go.Scatter(
        name=name,
        x=[one.level.value for one in marked],
        y=[one.at for one in marked],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": _SIZES[name],
            "symbol": [_ARROWS.get(one.level.qualifier, "circle") for one in marked],
            "color": [inside if one.level.is_exact else on.paper for one in marked],
            "line": {"color": colour, "width": 2},
            "opacity": 1,
        },
        hovertext=[_hover(one) for one in marked],
        hoverinfo="text",
    )
    intervals = go.Scatter(
        name=f"interval-{name}", line={"color": colour, "width": 1.4}, **strokes(bounds)
    )
    return [intervals, marks] if bounds else [marks]


def _interval(low: float, high: float, at: float) -> tuple[Segment, ...]:
    return (
        ((low, at), (high, at)),
        ((low, at - _CAP), (low, at + _CAP)),
        ((high, at - _CAP), (high, at + _CAP)),
    )


def _hover(one: Drawn) -> str:
    """What a pointer reads on a mark: the level, then the verdict as shown."""
    spoken = [one.level.sentence, f"{one.said.label} {one.said.difference}".strip()]
    return BREAK.join(wrapped(part, 56) for part in spoken if part)
