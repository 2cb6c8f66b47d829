"""The look of each series of a figure: editions by tint, indicators along one monotone ramp."""

from __future__ import annotations

from dashboard.figures.palette import RATE_HUE, Style, ramp
from dashboard.results.publication.publication import Publication

_ALONE, _TOTAL = 0.62, 1.0
_TWO = (0.24, 0.88)
_FIRST, _LAST = 0.06, 1.0


def series_style(publication: Publication, position: int, is_total: bool = False) -> Style:
    """The style of a series; of a figure with one series, its total is darker."""
    count = len(publication.series)
    if count == 1:
        return ramp(_TOTAL if is_total else _ALONE, RATE_HUE)
    if count == 2:
        return ramp(_TWO[position], RATE_HUE)
    return ramp(_FIRST + (_LAST - _FIRST) * position / (count - 1), RATE_HUE)
