"""Rows of a part of a sheet, seen as a reader sees them: lines of text, or rows of a grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dashboard.ingest.finding.grid import Grid, Kind, year_of
from dashboard.ingest.finding.lines import LineKind, is_unit, kind_of_line, said
from dashboard.ingest.workbook.cells import Cell

STRONG = frozenset(
    {LineKind.TITLE, LineKind.LECTURE, LineKind.CHAMP, LineKind.SOURCE, LineKind.NOTE}
)
"""Kinds of lines that no row of a table looks like."""
_LONG = 40


@dataclass(frozen=True)
class Strip:
    """The cells of one row, within the columns of a part, from left to right."""

    place: int
    cells: tuple[Cell, ...]
    kinds: tuple[Kind, ...]

    @cached_property
    def texts(self) -> tuple[Cell, ...]:
        """Cells that are neither numbers nor codes nor dates."""
        pairs = zip(self.cells, self.kinds, strict=True)
        return tuple(cell for cell, kind in pairs if kind is Kind.TEXT)

    @cached_property
    def values(self) -> tuple[Cell, ...]:
        """Cells that could be figures."""
        pairs = zip(self.cells, self.kinds, strict=True)
        return tuple(cell for cell, kind in pairs if kind in {Kind.NUMBER, Kind.CODE})

    @cached_property
    def dates(self) -> tuple[Cell, ...]:
        """Cells that hold a date."""
        pairs = zip(self.cells, self.kinds, strict=True)
        return tuple(cell for cell, kind in pairs if kind is Kind.DATE)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of its values, empty unless all could be one and stand in order.

        The same years may come back from group to group (2015, 2025, 2015).
        """
        years = [year_of(cell) for cell in self.values]
        found = [year for year in years if year is not None]
        if not found or len(found) < len(years):
            return ()
        starts = [place for place, year in enumerate(found) if year == found[0]]
        runs = [found[a:b] for a, b in pairwise([*starts, len(found)])]
        longest = max(runs, key=len)
        ordered = sorted(set(longest))
        same = all(run == longest[: len(run)] for run in runs)
        return tuple(found) if same and longest in (ordered, ordered[::-1]) else ()

    @property
    def bold(self) -> bool:
        """Whether everything written in it is bold."""
        return all(cell.look.bold for cell in self.cells)

    @cached_property
    def is_line(self) -> bool:
        """Whether it is a line of text: one cell, or one that announces itself, then texts."""
        if self.values or not self.texts:
            return False
        if len(self.cells) == 1:
            return True
        first = str(self.cells[0].value)
        kind = kind_of_line(first)
        if any(kind_of_line(str(cell.value)) is LineKind.TITLE for cell in self.texts):
            return not self.dates
        if kind in STRONG and (said(first) or kind is LineKind.TITLE or len(self.cells) == 2):
            return True
        alone = len(self.cells) == 2 and is_unit(str(self.cells[1].value))
        return alone and len(first) > _LONG

    @property
    def line_kind(self) -> LineKind:
        """What it announces, as a line."""
        return kind_of_line(str(self.cells[0].value))


def strips_of(grid: Grid, places: Iterable[int], left: int, right: int) -> tuple[Strip, ...]:
    """The rows ``places`` that hold something between two columns."""
    found = []
    for place in places:
        cells = tuple(c for column, c in grid.rows[place].items() if left <= column <= right)
        if cells:
            found.append(Strip(place, cells, tuple(grid.kind(cell) for cell in cells)))
    return tuple(found)


def mostly_bold(strips: Sequence[Strip]) -> bool:
    """Whether more than half of the rows are bold."""
    return sum(strip.bold for strip in strips) * 2 > len(strips)
