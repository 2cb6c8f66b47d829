"""Specifications of charts → inline SVG: the only door of the mirror to its figures.

Each has the title and the text alternative of its view, and the mark of simulated figures.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard.figures.bars import BarChart
from dashboard.figures.dumbbell_spec import Dumbbell
from dashboard.figures.explained import ExplainedChart
from dashboard.figures.frame_change import FrameChart
from dashboard.figures.plain.bars import bars
from dashboard.figures.plain.dumbbell import dumbbell_chart
from dashboard.figures.plain.explained import explained_bars
from dashboard.figures.plain.frame_change import frame_bars
from dashboard.figures.plain.sheet import chart_svg
from dashboard.figures.plain.timeline import timeline_chart
from dashboard.figures.timeline import Timeline


def bar_svg(chart: BarChart, title: str, alternative: str, key: str) -> Markup:
    """The bars of one view, in the tints of its map."""
    return chart_svg(bars(chart), title, alternative, key, chart.mark, tinted=True)


def dumbbell_svg(chart: Dumbbell, title: str, alternative: str, key: str) -> Markup:
    """Both levels of each row; empty where no level is a number."""
    if chart.is_empty:
        return Markup()
    return chart_svg(dumbbell_chart(chart), title, alternative, key, chart.mark)


def explained_svg(chart: ExplainedChart, title: str, alternative: str, key: str) -> Markup:
    """What explains a change."""
    return chart_svg(explained_bars(chart), title, alternative, key, chart.mark)


def frame_svg(chart: FrameChart, key: str) -> Markup:
    """Real counts at each date: never marked, since they are not simulated."""
    return chart_svg(frame_bars(chart), chart.title, chart.alternative, key)


def timeline_svg(chart: Timeline, title: str, key: str) -> Markup:
    """Laws, elections and editions."""
    return chart_svg(timeline_chart(chart), title, chart.alternative, key)
