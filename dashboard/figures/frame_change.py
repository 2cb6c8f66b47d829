"""The real frame → grouped bars: communes and inhabitants by size, EPCI by kind, at each date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.figures.bars import PATTERN_SHAPES
from dashboard.figures.palette import RATE_HUE, Pattern, Style, ramp
from dashboard.figures.template import Ground, template
from dashboard.figures.text import at_left, lines, plain
from dashboard.results.evolution import EpciKind, EpciStructure
from dashboard.results.result import Composition
from dashboard.wording.numbers import number, percent
from dashboard.wording.places import as_sentence

ABSENT = "n.d."
_TITLE, _LABEL, _BAR, _STEP, _GAP = 34, 21, 15, 19, 10
"""Pixels: title, line of a label, bar, from bar to bar, between two groups."""
_LEFT, _RIGHT, _LINE = 46, 124, 44
"""Pixels left (the year) and right (the number) of the bars; characters of a line of a label."""
_PATTERNS: tuple[Pattern, ...] = ("none", "hatch-back", "dots")
"""By how many dates a bar is before the last one."""


@dataclass(frozen=True)
class DatedBar:
    """One bar; ``value`` is ``None`` where no count exists."""

    year: str
    value: int | None
    text: str


@dataclass(frozen=True)
class Group:
    """The bars of one size or kind, in order of time."""

    label: str
    bars: tuple[DatedBar, ...]


@dataclass(frozen=True)
class FrameChart:
    """Groups from top to bottom on one scale from zero; ``key`` tells apart charts of a page."""

    key: str
    title: str
    groups: tuple[Group, ...]
    alternative: str


def frame_chart(composition: Composition) -> tuple[FrameChart, FrameChart]:
    """Communes by size, then inhabitants by size, in 2015 and 2025; the total is in the table."""
    *rows, total = composition.rows
    communes = tuple(
        Group(
            row.label,
            (
                _bar("2015", row.communes_2015, total.communes_2015),
                _bar("2025", row.communes_2025, total.communes_2025),
            ),
        )
        for row in rows
    )
    people = tuple(
        Group(
            row.label,
            (
                _bar("2015", row.population_2015, total.population_2015),
                _bar("2025", row.population_2025, total.population_2025),
            ),
        )
        for row in rows
    )
    return (
        FrameChart("communes", "Nombre de communes", communes, _said(communes)),
        FrameChart("habitants", "Nombre d’habitants", people, _said(people)),
    )


def epci_chart(structure: EpciStructure) -> FrameChart:
    """EPCI by kind at each date; kinds that never had any EPCI are left out."""
    groups = tuple(
        Group(row.label, _dated(structure.years, row)) for row in structure.rows if any(row.epci)
    )
    return FrameChart("epci", "Nombre d’EPCI", groups, structure.text.alternative)


def _dated(years: Sequence[int], row: EpciKind) -> tuple[DatedBar, ...]:
    return tuple(_bar(str(year), value) for year, value in zip(years, row.epci, strict=True))


def _bar(year: str, value: int | None, total: int | None = None) -> DatedBar:
    if value is None:
        return DatedBar(year, None, ABSENT)
    share = f" ({percent(100 * value / total, 1)})" if total else ""
    return DatedBar(year, value, f"{number(value)}{share}")


def _said(groups: Sequence[Group]) -> str:
    """Text alternative: the first and the last group, the rest being in the table."""
    ends = [groups[0], groups[-1]] if len(groups) > 1 else list(groups)
    parts = [
        f"{group.label.lower()}, "
        + " puis ".join(f"{bar.text} en {bar.year}" for bar in group.bars)
        for group in ends
    ]
    return as_sentence(f"{' ; '.join(parts)} ; la suite dans le tableau")


def frame_figure(chart: FrameChart, on: Ground) -> go.Figure:
    """The Plotly figure: each bar has its year on the left and its number at its end.

    A vertical unit is a pixel; years differ by pattern as well as tint.
    """
    figure = go.Figure()
    annotations = [at_left(f"<b>{plain(chart.title)}</b>", 6, 8 - _LEFT, on)]
    places: list[tuple[int, float, DatedBar]] = []
    top = float(_TITLE)
    for group in chart.groups:
        label = lines(group.label, _LINE)
        annotations.append(at_left("<br>".join(map(plain, label)), top, 8 - _LEFT, on))
        top += _LABEL * len(label) + 4
        for order, bar in enumerate(group.bars):
            places.append((order, top + _STEP * order + _BAR / 2, bar))
        top += _STEP * len(group.bars) + _GAP
    count = max((len(group.bars) for group in chart.groups), default=0)
    for order in range(count):
        figure.add_trace(
            _series([(at, bar) for n, at, bar in places if n == order], order, count, on)
        )
    for _, at, bar in places:
        annotations.append(_beside(bar.year, 0, -6, "right", at, on.muted))
        annotations.append(_beside(bar.text, bar.value or 0, 6, "left", at, on.text))
    longest = max((bar.value or 0 for _, _, bar in places), default=0)
    figure.update_layout(
        template=template(on),
        height=top + 8,
        barmode="overlay",
        margin={"l": _LEFT, "r": _RIGHT, "t": 0, "b": 8, "autoexpand": False},
        annotations=annotations,
        xaxis={"range": [0, max(longest, 1)], "showgrid": False, "showticklabels": False},
        yaxis={"range": [top, 0], "showticklabels": False, "automargin": False},
    )
    return figure


def tone_of(order: int, count: int) -> Style:
    """The look of the n-th of ``count`` dates: the last one is the darkest and has no pattern."""
    before_last = count - 1 - order
    return ramp(0.8 - 0.3 * before_last, RATE_HUE, _PATTERNS[min(before_last, 2)])


def _series(bars: Sequence[tuple[float, DatedBar]], order: int, count: int, on: Ground) -> go.Bar:
    style = tone_of(order, count)
    tone = style.dark if on.name == "dark" else style.light
    return go.Bar(
        orientation="h",
        x=[bar.value or 0 for _, bar in bars],
        y=[at for at, _ in bars],
        width=_BAR,
        marker={
            "color": tone.paper,
            "line": {"color": on.muted, "width": 0.5},
            "pattern": {
                "shape": PATTERN_SHAPES[style.pattern],
                "fgcolor": tone.ink,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.2,
            },
        },
        hovertext=[f"{bar.year} : {bar.text}" for _, bar in bars],
        hoverinfo="text",
    )


def _beside(
    text: str, x: float, shift: float, anchor: str, at: float, colour: str
) -> dict[str, object]:
    return {
        "text": plain(text),
        "x": x,
        "y": at,
        "xshift": shift,
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 14, "color": colour},
    }
