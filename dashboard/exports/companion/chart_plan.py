"""A native chart as references to the cells of its sheet: no number of its own.

Rows and columns count from 0. Only the writer of XLSX draws it; where it stands, what it reads and
what it must not draw is decided here, so that a test can follow each reference to its cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = tuple[int, int]
"""Row and column of a cell."""
Lengths = tuple[tuple[float | None, ...], tuple[float | None, ...]]
"""Of error bars, below and above the values."""


@dataclass(frozen=True)
class SeriesPlan:
    """A series: ``column`` holds its values, ``name`` is the cell of its name.

    ``numbers`` are the values as they stand in the cells, ``None`` for a text or nothing.
    ``labels`` are what stands beside a point instead of its number: the cell of the code that the
    row holds, or the very words of a bound or of a number (« la totalité »), since LibreOffice
    would show the number behind them.
    ``margins`` are the columns of the lengths of the error bars, below and above the value.
    """

    column: int
    name: Place
    numbers: tuple[float | None, ...]
    labels: tuple[Place | str | None, ...]
    margins: tuple[int, int] | None = None
    lengths: Lengths = ((), ())
    """What stands in these two columns."""
    in_words: bool = False
    """Bounds and orders of magnitude: hatched, so that none is taken for a figure."""


@dataclass(frozen=True)
class Axis:
    """The ends of the axis of the values, and the step of its gradation."""

    bottom: int
    top: int
    step: int


@dataclass(frozen=True)
class ChartPlan:
    """A chart over the rows ``first`` to ``last`` of its sheet, whose labels are in column 0."""

    form: Literal["bar", "points"]
    first: int
    last: int
    series: tuple[SeriesPlan, ...]
    title: Place
    unit: Place
    axis: Axis | None
    """Of shares; ``None`` where the spreadsheet finds the top by itself."""
    decimals: int
    joined: bool
    """Both points of every row may be joined: each pair has a difference that may be shown."""
    alternative: str
    anchor: int
    """Row of the top left corner."""
    tall: int
    """Rows it covers."""
    margins_first: int = 0
    """First row of the lengths of the error bars."""
