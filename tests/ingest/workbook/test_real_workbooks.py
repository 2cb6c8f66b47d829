"""Real workbooks of the publisher: every number equals another program's reading, none is lost."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell

from dashboard.ingest.workbook.cells import Look, Merge
from dashboard.ingest.workbook.opening import open_workbook

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("ASCO_WORKBOOKS", ROOT.parent / "shared" / "workbooks"))
WORKBOOKS = sorted(FOLDER.glob("*.xlsx")) if FOLDER.is_dir() else []
SNAPSHOT = {
    "beneficiaires_aide_sociale_2020.xlsx": (22, 18_077, 0),
    "depenses_aide_sociale_1999-2018.xlsx": (36, 84_712, 1),
    "donnees_mensuelles_prestations_solidarite.xlsx": (10, 63_062, 0),
    "oarsa_principaux_indicateurs_2015-2018.xlsx": (24, 10_804, 0),
    "personnel_departemental_2014-2018.xlsx": (21, 12_242, 547),
}
"""Sheets, cells that hold something, formulas."""

pytestmark = pytest.mark.skipif(
    not WORKBOOKS, reason="no real workbooks: name their folder in ASCO_WORKBOOKS"
)


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem[:20])
def test_every_cell_equals_what_another_program_reads_and_none_is_missing(path: Path) -> None:
    book = open_workbook(path, isolated=False)
    other = openpyxl.load_workbook(path, data_only=True)
    assert [sheet.name for sheet in book.sheets] == other.sheetnames
    for sheet in book.sheets:
        twin = other[sheet.name]
        expected = {
            (cell.row, cell.column): in_one_type(cell.value)
            for row in twin.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip() and not shows_only_a_link(cell)
        }
        assert {place: cell.value for place, cell in sheet.cells.items()} == expected
        merges = {
            Merge(m.min_row, m.min_col, m.max_row, m.max_col) for m in twin.merged_cells.ranges
        }
        assert set(sheet.merges) == merges
        looks: dict[int, Look] = {}
        for (row, column), cell in sheet.cells.items():
            source = twin.cell(row, column)
            if source.style_id not in looks:
                looks[source.style_id] = look_of(source)
            assert cell.look == looks[source.style_id]
    if path.name in SNAPSHOT:
        cells = [cell for sheet in book.sheets for cell in sheet]
        assert SNAPSHOT[path.name] == (len(book.sheets), len(cells), sum(c.formula for c in cells))


def in_one_type(value: object) -> object:
    """Numbers are floats, a date has no time."""
    if type(value) is int:
        return float(value)
    return value.date() if isinstance(value, dt.datetime) and value.time() == dt.time() else value


def look_of(cell: Cell | MergedCell) -> Look:
    code = cell.number_format.removeprefix("General")
    return Look(bool(cell.font.b), int(cell.alignment.indent), code)


def shows_only_a_link(cell: Cell | MergedCell) -> bool:
    """openpyxl fills an empty cell that has a link inside the file with the aim of the link."""
    link = cell.hyperlink if isinstance(cell, Cell) else None
    return link is not None and cell.value == link.location
