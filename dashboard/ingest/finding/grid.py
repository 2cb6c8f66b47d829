"""A sheet made ready for looking: cells by row, what each could be, where merged ranges lie.

Whether « 2014 » is a figure or a year above figures cannot be told from the cell alone; this module
says only what a cell could be, and leaves the place it takes to others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.ingest.finding.lines import is_link
from dashboard.ingest.vocabulary.codes import read_code
from dashboard.ingest.vocabulary.numbers import NumberRead, read_number
from dashboard.ingest.workbook.cells import Cell, Merge, Sheet

YEARS = range(1850, 2101)


class Kind(StrEnum):
    """What a cell could be, read alone."""

    NUMBER = "number"
    CODE = "code"
    DATE = "date"
    TEXT = "text"


@lru_cache(maxsize=50_000)
def number_in(text: str) -> NumberRead | None:
    """The number of a text, read once: the same texts come back thousands of times."""
    return read_number(text)


@lru_cache(maxsize=50_000)
def code_in(text: str) -> str | None:
    """The code of a text, read once."""
    return read_code(text)


def kind_of(cell: Cell) -> Kind:
    """What a cell could be: a truth value is a text, a number stored as text is a number."""
    value = cell.value
    if isinstance(value, bool):
        return Kind.TEXT
    if isinstance(value, float):
        return Kind.NUMBER
    if isinstance(value, dt.date):
        return Kind.DATE
    if number_in(value) is not None:
        return Kind.NUMBER
    return Kind.CODE if code_in(value) is not None else Kind.TEXT


def year_of(cell: Cell) -> int | None:
    """The year a cell could be, stored as a number or as a bare text."""
    value = cell.value
    if isinstance(value, str):
        bare = value.strip()
        return int(bare) if bare.isdecimal() and len(bare) == 4 and int(bare) in YEARS else None
    if isinstance(value, float) and value.is_integer() and int(value) in YEARS:
        return int(value)
    return None


@dataclass(frozen=True)
class Grid:
    """Cells of a sheet by row then column, links to other sheets left out.

    ``anchors`` gives, for each place covered by a merged range, the cell that speaks for it;
    ``merges`` the range of each such cell. Ranges are cut at the last cell that holds something.
    """

    rows: Mapping[int, Mapping[int, Cell]]
    kinds: Mapping[tuple[int, int], Kind]
    anchors: Mapping[tuple[int, int], Cell]
    merges: Mapping[tuple[int, int], Merge]

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at that place, or the one whose merged range covers it."""
        return self.rows.get(row, {}).get(column) or self.anchors.get((row, column))

    def kind(self, cell: Cell) -> Kind:
        """What the cell could be."""
        return self.kinds[cell.row, cell.column]

    def last_column(self, cell: Cell) -> int:
        """The last column over which the cell spreads."""
        merge = self.merges.get((cell.row, cell.column))
        return merge.right if merge else cell.column


def grid_of(sheet: Sheet) -> Grid:
    """The cells of a sheet, each read once."""
    rows: dict[int, dict[int, Cell]] = {}
    kinds: dict[tuple[int, int], Kind] = {}
    for cell in sheet:
        kind = kind_of(cell)
        if kind is Kind.TEXT and is_link(str(cell.value)):
            continue
        rows.setdefault(cell.row, {})[cell.column] = cell
        kinds[cell.row, cell.column] = kind
    last_row, last_column = sheet.last_row, sheet.last_column
    anchors: dict[tuple[int, int], Cell] = {}
    merges: dict[tuple[int, int], Merge] = {}
    for merge in sheet.merges:
        anchor = rows.get(merge.top, {}).get(merge.left)
        if anchor is None:
            continue
        bottom, right = min(merge.bottom, last_row), min(merge.right, last_column)
        merges[merge.top, merge.left] = Merge(merge.top, merge.left, bottom, right)
        for row in range(merge.top, bottom + 1):
            for column in range(merge.left, right + 1):
                if (row, column) != (merge.top, merge.left):
                    anchors[row, column] = anchor
    return Grid(rows, kinds, anchors, merges)
