"""The texts of a dumbbell chart as Plotly annotations: legend, headings, figures beside marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.figures.dumbbell_layout import COMPACT, LINE, REGULAR, SIDE, Beside, Placed
from dashboard.figures.dumbbell_spec import Dumbbell, Level
from dashboard.figures.template import Ground
from dashboard.figures.text import BREAK, at_left, lines, plain, span
from dashboard.figures.verdict_look import text_colour
from dashboard.wording.numbers import NBSP

_EDGE = 8
"""Pixels from the edge of the figure to its texts."""
_PAST_INTERVAL, _MARK = 5, 6
"""Pixels from the end of an interval to the figure; half a mark."""
COVERED = 3.0
"""Percent from the value within which the end of an interval may lie under the mark."""
_SHARED = 19
"""Pixels of a line of the reason that all rows share."""
BEFORE, AFTER = "○", "●"


def texts(rows: Sequence[Placed], chart: Dumbbell, on: Ground) -> list[dict[str, Any]]:
    """Heading and both figures of each row."""
    found = []
    for placed in rows:
        found.append(_heading(placed, chart, on))
        found.append(beside(placed.row.before, placed.before, placed.before_at, BEFORE, on))
        found.append(beside(placed.row.after, placed.after, placed.after_at, AFTER, on))
    return found


def _heading(placed: Placed, chart: Dumbbell, on: Ground) -> dict[str, Any]:
    """Name of the row, then its verdict: sign and words, and the difference or the reason.

    A verdict that all rows share stands over them, once.
    """
    row, said = placed.row, placed.row.said
    size = 14 if chart.compact else 15
    colour = text_colour(said.kind, on)
    parts = [f"<b>{plain(line)}</b>" for line in placed.heading]
    parts += [span(plain(line), on.muted, 13) for line in placed.detail]
    words = f"{said.symbol}{NBSP}{said.label}"
    if row.is_joined:
        parts.append(span(f"{words}{NBSP}{NBSP}<b>{plain(said.difference)}</b>", colour, 14))
    elif not chart.shared:
        parts.append(span(f"<i>{words}</i>", on.muted, 14))
        parts += [span(f"<i>{plain(line)}</i>", on.muted, 13) for line in placed.reason]
    sizes = COMPACT if chart.compact else REGULAR
    at = placed.top + (sizes.heading - 20) / 2
    return at_left(BREAK.join(parts), at, _EDGE - SIDE, on, size) | {"name": "heading"}


def beside(level: Level, beside: Beside, at: float, sign: str, on: Ground) -> dict[str, Any]:
    """The figure or the words of a level, beside its mark; a status at the edge, without a mark."""
    later = sign == AFTER
    text = BREAK.join(plain(line) for line in beside.lines)
    text = f"<i>{text}</i>" if level.is_status else text
    bold = later and level.is_exact
    x, shift = _anchor(level, beside)
    return {
        "name": "after" if later else "before",
        "text": f"<b>{text}</b>" if bold else text,
        "x": x,
        "xref": "paper" if beside.side == 0 else "x",
        "xshift": shift,
        "y": at + beside.lift,
        "xanchor": "right" if beside.side < 0 else "left",
        "yanchor": "middle",
        "align": "right" if beside.side < 0 else "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 14, "color": on.text if bold else on.muted},
    }


def _anchor(level: Level, beside: Beside) -> tuple[float, float]:
    """Where the text begins: past the mark and past its interval."""
    if beside.side == 0 or level.value is None:
        return 0.0, _EDGE - SIDE
    covered = abs(beside.end - level.value) < COVERED
    return beside.end, beside.side * (_PAST_INTERVAL + (_MARK if covered else 0))


def shared_height(chart: Dumbbell) -> int:
    """Pixels that the reason shared by all rows takes under the legend."""
    return _SHARED * len(lines(chart.shared, LINE + 2))


def legend(chart: Dumbbell, top: int, on: Ground) -> dict[str, Any]:
    """What the two marks and the thin line stand for; ``top`` is the margin above the drawing."""
    parts = [
        span(f"{BEFORE}{NBSP}{plain(chart.before)}", on.muted, 14),
        span(f"<b>{AFTER}</b>", on.accent, 14) + f"{NBSP}<b>{plain(chart.after)}</b>",
    ]
    if chart.has_intervals:
        parts.append(span(f"├─┤{NBSP}intervalle à 95{NBSP}%", on.muted, 14))
    rows = [(NBSP * 4).join(parts)]
    rows += [span(f"<i>{plain(line)}</i>", on.muted, 13) for line in lines(chart.shared, LINE + 2)]
    whole = at_left(BREAK.join(rows), 1, _EDGE - SIDE, on, 14)
    return whole | {"name": "legend", "yref": "paper", "yshift": top}


def rule(at: float, on: Ground) -> list[dict[str, Any]]:
    """A hairline over the whole width of the figure, in three pieces: margin, scale, margin."""
    pieces = (
        {"xsizemode": "pixel", "xanchor": 0, "x0": _EDGE - SIDE, "x1": 0},
        {"x0": 0, "x1": 1},
        {"xsizemode": "pixel", "xanchor": 1, "x0": 0, "x1": SIDE - _EDGE},
    )
    line = {"color": on.hairline, "width": 1}
    return [
        {"type": "line", "xref": "paper", "y0": at, "y1": at, "line": line, **piece}
        for piece in pieces
    ]
