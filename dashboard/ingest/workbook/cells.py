"""A spreadsheet as it was written: cells with their look, nothing understood yet.

The same shapes for .xlsx, .xls, .ods and .csv. Rows and columns count from 1, as readers of a
spreadsheet do; ``B12`` is the address that every figure keeps for good.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CellValue = float | str | bool | dt.date
"""A number is always a float; a date without a time is a ``date`` (a ``datetime`` is one too)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is written, as far as it carries meaning: bold, indent, number format.

    ``number_format`` is the format code of the file (``0.0%``, ``#,##0``), empty where general or
    not known. ``indent`` counts steps.
    """

    bold: bool = False
    indent: int = 0
    number_format: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether a number 0.72 is displayed as « 72 % »."""
        return "%" in self.number_format


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something. Text keeps its spaces and line breaks."""

    row: int
    column: int
    value: CellValue
    look: Look = PLAIN
    formula: bool = False
    """Whether the value is the stored result of a formula (which is never computed here)."""

    @property
    def address(self) -> str:
        """The address in the sheet (``B12``)."""
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; its content stands in the top left cell."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells that hold something, by (row, column), and its merged ranges."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @property
    def last_row(self) -> int:
        """Last row that holds something, 0 in an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """Last column that holds something, 0 in an empty sheet."""
        return max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell at that place, ``None`` where nothing is written."""
        return self.cells.get((row, column))

    def __iter__(self) -> Iterator[Cell]:
        """Cells from top to bottom, then left to right."""
        return (self.cells[place] for place in sorted(self.cells))


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as read. ``kind`` is ``xlsx``, ``xls``, ``ods`` or ``csv``; ``remarks`` tell how it
    was read where that was not certain (encoding and separator of a CSV file)."""

    path: Path
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


def address(row: int, column: int) -> str:
    """``B12`` of row 12 and column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
