"""From the number of a cell to that of the table: scale, rounding, and nothing unsaid.

Spreadsheets store 0,1 + 0,2 as 0,30000000000000004: a number is rounded to ten decimals, and a
share that passes 0 or 100 by less than a millionth is set on it. Whatever was done is told.
"""

from __future__ import annotations

from dashboard.ingest.finding.table import Figure
from dashboard.ingest.mapping.model import Measure, Scale

DECIMALS = 10
SLACK = 1e-6


def as_percent(figure: Figure, scale: Scale) -> float:
    """The number of a share, of its error or of a limit, in percent or in points.

    ``ValueError`` where the scale « auto » cannot tell: the cell is not displayed as « % ».
    """
    if figure.number is None:
        raise ValueError("no number")
    if figure.percent or scale is Scale.PERCENT:
        return figure.number
    if scale is Scale.AUTO:
        raise ValueError("scale = auto, and the cell is not displayed as a percentage")
    return figure.number * 100


def settled(number: float, measure: Measure, is_share: bool) -> tuple[float, str]:
    """The number without floating-point noise, and what was done to it."""
    rounded = round(number, DECIMALS) + 0.0
    if is_share and measure in (Measure.VALUE, Measure.CI_LOW, Measure.CI_HIGH):
        if -SLACK <= rounded < 0:
            rounded = 0.0
        elif 100 < rounded <= 100 + SLACK:
            rounded = 100.0
    if rounded == number:
        return rounded, ""
    return rounded, f"{number!r} taken as {written(rounded)}"


def written(number: float) -> str:
    """The number as text, without an exponent, a trailing zero or a negative zero."""
    text = f"{round(number, DECIMALS) + 0.0:.{DECIMALS}f}"
    return text.rstrip("0").rstrip(".") or "0"
