"""Two dates that are not comparable → two panels side by side, each with a scale of its own.

Nothing is shared but the order of the rows: no axis, no lane, no line. A hatched band between the
panels stands for the break, with the year of what caused it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import plotly.graph_objects as go

from dashboard.figures.dumbbell_layout import LINE
from dashboard.figures.dumbbell_marks import Drawn, date_traces, strokes
from dashboard.figures.dumbbell_panels_layout import (
    EDGE,
    GAP,
    LANE,
    PANEL,
    SIDE,
    PanelRow,
    PanelText,
    place_panels,
)
from dashboard.figures.dumbbell_spec import Dumbbell, Level
from dashboard.figures.dumbbell_texts import AFTER, BEFORE, COVERED
from dashboard.figures.mark import stamped
from dashboard.figures.template import Ground, template
from dashboard.figures.text import BREAK, at_left, lines, plain, span
from dashboard.wording.numbers import NBSP

_NOTE, _DATES, _TICKS, _BAND, _HATCH = 19, 26, 34, 10, 9
"""Pixels of a line of the reason, of the dates, of the ticks, of half the band, between strokes."""
_VALUES = (0, 50, 100)
_SCALES: tuple[tuple[Literal["before", "after"], str], ...] = (("before", "x"), ("after", "x2"))


def panels_figure(chart: Dumbbell, on: Ground) -> go.Figure:
    """The Plotly figure of a chart whose rows are not comparable. A vertical unit is a pixel."""
    rows = place_panels(chart)
    bottom = rows[-1].bottom if rows else 0.0
    note = lines(chart.shared, LINE + 2)
    top = 10 + _NOTE * (len(note) + chart.has_intervals) + _DATES
    layout = {
        "template": template(on),
        "height": bottom + top + _TICKS,
        "margin": {"l": SIDE, "r": SIDE, "t": top, "b": _TICKS, "autoexpand": False},
        "annotations": [*_head(chart, note, top, on), *_texts(rows, on)],
        "shapes": _band(bottom, on),
        "xaxis": _axis((0.0, PANEL), on) | {"anchor": "y"},
        "xaxis2": _axis((1 - PANEL, 1.0), on) | {"anchor": "y"},
        "yaxis": {"range": [bottom, 0], "showticklabels": False, "automargin": False},
    }
    traces = []
    for index, (name, axis) in enumerate(_SCALES):
        drawn = [
            Drawn(placed.levels[index], placed.row.said, placed.at, placed.at) for placed in rows
        ]
        found = (_grid(drawn, on), *date_traces(name, drawn, on))
        traces += [trace.update(xaxis=axis) for trace in found]
    return go.Figure(traces, stamped(layout, chart.mark, on))


def _axis(domain: tuple[float, float], on: Ground) -> dict[str, Any]:
    return {
        "domain": domain,
        "range": [0, 100],
        "tickvals": _VALUES,
        "ticktext": [f"{value}{NBSP}%" for value in _VALUES],
        "showgrid": False,
        "showline": True,
        "linecolor": on.muted,
        "ticks": "outside",
        "tickcolor": on.muted,
        "ticklen": 4,
    }


def _grid(drawn: Sequence[Drawn], on: Ground) -> go.Scatter:
    segments = [
        ((value, one.at - 10), (value, one.at + 10))
        for one in drawn
        if one.level.value is not None
        for value in _VALUES
    ]
    return go.Scatter(name="grid", line={"color": on.hairline, "width": 1}, **strokes(segments))


def _head(chart: Dumbbell, note: Sequence[str], top: int, on: Ground) -> list[dict[str, Any]]:
    """The reason that all rows share, then what each panel shows and the year of the break."""
    said = [span(f"<i>{plain(line)}</i>", on.text, 14) for line in note]
    if chart.has_intervals:
        said.append(span(f"├─┤{NBSP}intervalle à 95{NBSP}%", on.muted, 14))
    earlier = span(f"<b>{BEFORE}{NBSP}{plain(chart.before)}</b>", on.muted, 15)
    later = span(f"<b>{AFTER}{NBSP}{plain(chart.after)}</b>", on.accent, 15)
    high = {"yref": "paper", "yshift": _DATES}
    found = [
        at_left(earlier, 1, 0, on) | high | {"name": "legend"},
        at_left(later, 1, 0, on) | high | {"name": "legend", "x": 1 - PANEL},
    ]
    if chart.break_year:
        year = at_left(f"<b>{plain(chart.break_year)}</b>", 1, 0, on, 14) | high
        found.append(year | {"name": "legend", "x": 0.5, "xanchor": "center"})
    if said:
        over = {"name": "legend", "yref": "paper", "yshift": top - 4}
        found.insert(0, at_left(BREAK.join(said), 1, EDGE - SIDE, on, 14) | over)
    return found


def _band(bottom: float, on: Ground) -> list[dict[str, Any]]:
    """The hatched band of the break: no line of the drawing goes through it."""
    strokes_ = "".join(
        f"M{-_BAND} {min(at + _BAND, bottom):.0f}L{_BAND} {max(at - _BAND, 0):.0f}"
        for at in range(_HATCH, int(bottom), _HATCH)
    )
    middle = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0.5, "layer": "below"}
    edge = {"color": on.muted, "width": 1, "dash": "dot"}
    ends = {"y0": 0, "y1": bottom}
    return [
        {"type": "path", "path": strokes_, "line": {"color": on.hairline, "width": 1.5}, **middle},
        *(
            {"type": "line", "x0": x, "x1": x, "line": edge, "name": "break", **ends, **middle}
            for x in (-_BAND, _BAND)
        ),
    ]


def _texts(rows: Sequence[PanelRow], on: Ground) -> list[dict[str, Any]]:
    found = []
    for placed in rows:
        parts = [f"<b>{plain(line)}</b>" for line in placed.heading]
        parts += [span(f"<i>{plain(line)}</i>", on.muted, 13) for line in placed.reason]
        heading = at_left(BREAK.join(parts), placed.top, EDGE - SIDE, on)
        found.append(heading | {"name": "heading", "bgcolor": on.paper})
        for (name, axis), level, text in zip(_SCALES, placed.levels, placed.texts, strict=True):
            found.append(_text(level, text, placed.at, name, axis, on))
    return found


def _text(
    level: Level, text: PanelText, at: float, name: str, axis: str, on: Ground
) -> dict[str, Any]:
    """The figure or the words of a level, in the panel of its date."""
    later = name == "after"
    words = BREAK.join(plain(line) for line in text.lines)
    words = f"<i>{words}</i>" if level.is_status else words
    words = f"<b>{words}</b>" if later and level.is_exact else words
    found = at_left(words, at, 0, on, 14) | {"name": name, "xref": axis}
    found["font"] = {"size": 14, "color": on.text if later and level.is_exact else on.muted}
    if text.side == 2:
        lower = at if level.value is None else at + LANE / 2 - 3
        return found | {"y": lower - (9 if level.value is None else 0)}
    value = level.value or 0.0
    if text.side == 0:
        return found | {"x": value, "xanchor": "center", "yanchor": "bottom", "y": at - 8}
    low, high = level.span
    end = high if text.side > 0 else low
    shift = text.side * (GAP if abs(end - value) < COVERED else GAP - 6)
    anchor = "left" if text.side > 0 else "right"
    return found | {"x": end, "xshift": shift, "xanchor": anchor, "yanchor": "middle"}
