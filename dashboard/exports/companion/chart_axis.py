"""The axis of the values of a native chart: whole for bars, around the points for points.

A bar is read by its length, which needs the zero; a point by its place, which a scale of 0 to 100
would crowd at one end. Above 100 % there is room for a marker, and no gradation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.exports.companion.chart_plan import Axis, SeriesPlan

WHOLE = Axis(0, 100, 20)
_ROOM = 5
"""Points between the outermost marks and the ends of the axis: half a marker, and a label."""
_FINE, _COARSE = 10, 20
_LONG = 60
"""Points of an axis beyond which it is graduated by the coarser step."""


def axis_of(series: Sequence[SeriesPlan], points: bool) -> Axis | None:
    """The axis of shares; ``None`` where a spreadsheet has to choose, for shares beyond 100 %."""
    values = [value for each in series for value in each.numbers if value is not None]
    if not values or min(values) < 0 or max(values) > 100:
        return None
    if not points:
        return WHOLE
    reached = [end for each in series for end in _reached(each)]
    bottom = _below(min(reached), _FINE)
    top = 100 + _ROOM if max(reached) > 100 - _ROOM else _above(max(reached), _FINE)
    step = _COARSE if top - bottom > _LONG else _FINE
    return Axis(bottom // step * step, top, step)


def _below(value: float, step: int) -> int:
    return max(0, math.floor((value - _ROOM) / step) * step)


def _above(value: float, step: int) -> int:
    return math.ceil((value + _ROOM) / step) * step


def _reached(series: SeriesPlan) -> list[float]:
    """How far the marks of a series go, error bars and all."""
    lows, highs = series.lengths
    found = []
    for i, value in enumerate(series.numbers):
        if value is not None:
            found.append(value - ((lows[i] if lows else None) or 0))
            found.append(value + ((highs[i] if highs else None) or 0))
    return found
