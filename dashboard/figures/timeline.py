"""Laws, elections and editions of the survey → a vertical timeline, years downwards.

Each year has the height its events need, so that no two labels overlap at any width; years without
event keep a band, so that gaps of time remain visible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.domain.comparability import Milestone
from dashboard.figures.template import Ground, template
from dashboard.figures.text import BREAK, at_left, lines, plain, span, wrapped
from dashboard.wording.comparability import moment
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import NBSP
from dashboard.wording.places import as_sentence, enumeration

FIRST, LAST = 2014, 2027
NOW = "aujourd’hui"
_LAWS = ("loi", "decret")
_LEFT, _TOP, _EMPTY, _PAD = 70, 34, 24, 8
"""Pixels: the years on the left, the legend above, a year without event, inside a year."""
_NAME, _LINE, _BETWEEN = 19.5, 19.5, 9
"""Pixels of a line of a name, of a smaller line, between two events."""
_CHARACTERS, _SMALL = 34, 40
_WIDE = 100
"""Characters of a line where the figure is wide."""
_SYMBOLS = {"loi": "square", "decret": "square", "elections": "diamond-open", "enquete": "circle",
            "echeance": "star", NOW: "line-ew-open"}  # fmt: skip
LEGEND = (("loi", "loi, décret"), ("elections", "élections"), ("enquete", "enquête"),
          ("echeance", "échéance"))  # fmt: skip
"""Kinds of event that the legend explains, and their names."""
_SIGNS = {"loi": "■", "elections": "◇", "enquete": "●", "echeance": "★"}


@dataclass(frozen=True)
class Event:
    """One event: its ISO date for the order, its kind, its name, and date or reference in words."""

    day: str
    kind: str
    name: str
    detail: str
    effect: str

    @property
    def year(self) -> int:
        """Year of the band it stands in."""
        return int(self.day[:4])


@dataclass(frozen=True)
class Timeline:
    """Events in order of time, and the years they are drawn on."""

    events: tuple[Event, ...]
    first: int
    last: int
    alternative: str
    is_wide: bool = False
    """Whether lines are long, with the effect of each event under it."""


def timeline(milestones: Sequence[Milestone], now: date, wide: bool = False) -> Timeline:
    """The events from 2014 to 2027, and today; older ones stand in the list beside it only.

    ``wide`` asks for long lines, for a figure of 740 pixels or more.
    """
    kept = [m for m in milestones if FIRST <= int(m.date[:4]) <= LAST]
    events = [
        Event(
            m.date,
            m.kind,
            m.name,
            (m.reference if m.kind in _LAWS else moment(m))
            + (" (à confirmer)" if m.to_confirm else ""),
            m.effect,
        )
        for m in kept
    ]
    if FIRST <= now.year <= LAST:
        events.append(Event(now.isoformat(), NOW, "", f"{NOW}, {in_words(now)}", ""))
    ordered = tuple(sorted(events, key=lambda event: event.day))
    return Timeline(ordered, FIRST, LAST, _alternative(kept), wide)


def _alternative(kept: Sequence[Milestone]) -> str:
    laws = [m for m in kept if m.kind in _LAWS]
    years = enumeration([m.date[:4] for m in laws])
    said = f"lois et décrets de {years}" if laws else "aucune loi"
    return as_sentence(
        f"frise verticale de {FIRST} à {LAST}, {len(kept)} dates : {said} ; la liste suit"
    )


def timeline_figure(chart: Timeline, on: Ground) -> go.Figure:
    """The Plotly figure. A vertical unit is a pixel; all texts stand on the right of the axis."""
    annotations = [_legend(on)]
    shapes = []
    marks: list[tuple[float, Event]] = []
    top = 0.0
    for year in range(chart.first, chart.last + 1):
        shapes.append(_hairline(top, on))
        annotations.append(at_left(f"<b>{year}</b>", top + 4, 8 - _LEFT, on, 14))
        inside = [event for event in chart.events if event.year == year]
        at = top + _PAD - 2
        for event in inside:
            text, height = _said(event, chart.is_wide, on)
            marks.append((at + 10, event))
            annotations.append(at_left(text, at, 16, on))
            at += height + _BETWEEN
        top = max(at, top + _EMPTY) if inside else top + _EMPTY
    layout = {
        "template": template(on),
        "height": top + _TOP + 8,
        "margin": {"l": _LEFT, "r": 8, "t": _TOP, "b": 8, "autoexpand": False},
        "annotations": annotations,
        "shapes": shapes,
        "xaxis": {"range": [0, 1], "showgrid": False, "showticklabels": False},
        "yaxis": {"range": [top, 0], "showticklabels": False, "automargin": False},
    }
    return go.Figure([_axis(top, on), _marks(marks, on)], layout)


def _said(event: Event, wide: bool, on: Ground) -> tuple[str, float]:
    """The text of an event and its height in pixels; its effect too where there is room."""
    name = lines(event.name, _WIDE if wide else _CHARACTERS)
    detail = lines(event.detail, _WIDE if wide else _SMALL)
    effect = lines(event.effect, _WIDE) if wide else ()
    parts = [f"<b>{plain(line)}</b>" for line in name]
    tone = on.accent if event.kind == NOW else on.muted
    parts += [span(plain(line), tone, 13) for line in detail]
    parts += [span(plain(line), on.text, 13) for line in effect]
    return BREAK.join(parts), _NAME * len(name) + _LINE * (len(detail) + len(effect))


def _hairline(at: float, on: Ground) -> dict[str, object]:
    return {
        "type": "line",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": at,
        "y1": at,
        "line": {"color": on.hairline, "width": 1},
    }


def _axis(bottom: float, on: Ground) -> go.Scatter:
    return go.Scatter(
        name="axis",
        x=[0, 0],
        y=[0, bottom],
        mode="lines",
        line={"color": on.muted, "width": 1},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _marks(marks: Sequence[tuple[float, Event]], on: Ground) -> go.Scatter:
    colours = [on.accent if event.kind in (NOW, "enquete") else on.text for _, event in marks]
    return go.Scatter(
        name="events",
        x=[0] * len(marks),
        y=[at for at, _ in marks],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [_SYMBOLS.get(event.kind, "circle") for _, event in marks],
            "size": [18 if event.kind == NOW else 11 for _, event in marks],
            "color": colours,
            "opacity": 1,
            "line": {"color": colours, "width": 2},
        },
        hovertext=[wrapped(event.effect or event.detail, 56) for _, event in marks],
        hoverinfo="text",
    )


def _legend(on: Ground) -> dict[str, object]:
    text = (NBSP * 3).join(
        f"{_SIGNS[kind]}{NBSP}{words.replace(' ', NBSP)}" for kind, words in LEGEND
    )
    return at_left(text, 1, 8 - _LEFT, on, 14) | {"yref": "paper", "yshift": _TOP}
