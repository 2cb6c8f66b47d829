"""Small sheets for the tests, written as rows of values; a trait is a wrapper around a value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.finding.inspection import inspect_workbook
from dashboard.ingest.finding.table import Inspection, Table
from dashboard.ingest.workbook.cells import PLAIN, Cell, CellValue, Look, Merge, Sheet, Workbook


@dataclass(frozen=True)
class Dressed:
    value: CellValue
    look: Look


def bold(value: CellValue) -> Dressed:
    return Dressed(value, Look(bold=True))


def indent(steps: int, value: CellValue) -> Dressed:
    return Dressed(value, Look(indent=steps))


def shown(number_format: str, value: CellValue) -> Dressed:
    return Dressed(value, Look(number_format=number_format))


Written = CellValue | int | Dressed | None


def sheet(
    name: str, rows: Sequence[Sequence[Written]], merges: Sequence[str] = (), hidden: bool = False
) -> Sheet:
    """A sheet whose first row and column are A1; ``None`` is a blank cell."""
    cells = {}
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            if value is None:
                continue
            look = value.look if isinstance(value, Dressed) else PLAIN
            bare = value.value if isinstance(value, Dressed) else value
            if isinstance(bare, int) and not isinstance(bare, bool):
                bare = float(bare)
            cells[row, column] = Cell(row, column, bare, look)
    return Sheet(name, cells, tuple(merge(text) for text in merges), hidden)


def merge(text: str) -> Merge:
    (left, top), (right, bottom) = (
        (column_number(part), int(re.sub(r"\D", "", part))) for part in text.split(":")
    )
    return Merge(top, left, bottom, right)


def column_number(address: str) -> int:
    number = 0
    for letter in re.sub(r"\d", "", address):
        number = number * 26 + ord(letter) - 64
    return number


def look_at(*sheets: Sheet, kind: str = "xlsx") -> Inspection:
    return inspect_workbook(Workbook(Path("essai.xlsx"), "0" * 64, kind, sheets))


def only_table(found: Inspection) -> Table:
    assert len(found.tables) == 1, [(t.name, t.area) for t in found.tables]
    return found.tables[0]


def table_of(
    rows: Sequence[Sequence[Written]], merges: Sequence[str] = (), name: str = "Feuil1"
) -> Table:
    """The only table of a sheet about which nothing is uncertain."""
    found = look_at(sheet(name, rows, merges))
    assert found.doubts == ()
    return only_table(found)


def grid_of_numbers(table: Table) -> dict[tuple[str, str], float | str | None]:
    """Row label / column label → what stands there, as paths joined by « / »."""
    rows = {line.place: " / ".join(line.path) for line in table.rows}
    columns = {line.place: " / ".join(line.path) for line in table.columns}
    return {
        (rows[f.row], columns[f.column]): f.number if f.number is not None else f.code or f.text
        for f in table.figures
    }


def row_labels(table: Table) -> list[str]:
    return [" / ".join(line.path) for line in table.rows]


def column_labels(table: Table) -> list[str]:
    return [" / ".join(line.path) for line in table.columns]


def doubtful(found: Inspection) -> dict[str, str]:
    """Cell → what was told of it."""
    return {doubt.cell: doubt.what for doubt in found.doubts}


MONTH = dt.date(2017, 1, 1)
