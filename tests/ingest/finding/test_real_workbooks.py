"""Published workbooks: every number of every sheet is where an independent reader sees it.

They are read from the folder named by ``ASCO_WORKBOOKS``. The snapshots were reviewed sheet by sheet
against the files; ``python -m tests.ingest.finding.test_real_workbooks`` writes them anew.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from dashboard.ingest.finding.inspection import inspect_workbook, unplaced
from dashboard.ingest.finding.report import as_json, told
from dashboard.ingest.finding.table import Figure, Inspection, Line, Role, Table
from dashboard.ingest.workbook.cells import Workbook
from dashboard.ingest.workbook.opening import open_workbook

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(os.environ.get("ASCO_WORKBOOKS", ROOT.parent / "shared" / "workbooks"))
SNAPSHOTS = Path(__file__).parent / "snapshots"
NAMES = (
    "beneficiaires_aide_sociale_2020",
    "depenses_aide_sociale_1999-2018",
    "donnees_mensuelles_prestations_solidarite",
    "oarsa_principaux_indicateurs_2015-2018",
    "personnel_departemental_2014-2018",
)


@cache
def opened(name: str) -> tuple[Workbook, Inspection]:
    path = FOLDER / f"{name}.xlsx"
    if not path.exists():
        pytest.skip(f"the published workbook {path.name} is not in the folder ASCO_WORKBOOKS")
    workbook = open_workbook(path)
    return workbook, inspect_workbook(workbook)


@cache
def seen_by_another_reader(name: str) -> dict[tuple[str, str], tuple[object, bool]]:
    """Sheet and cell → value and whether shown in %, as openpyxl reads the file."""
    book = openpyxl.load_workbook(FOLDER / f"{name}.xlsx", data_only=True, read_only=True)
    return {
        (sheet.title, cell.coordinate): (cell.value, "%" in cell.number_format)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_holds_what_stands_in_its_cell(name: str) -> None:
    _, found = opened(name)
    other = seen_by_another_reader(name)
    compared = 0
    for table in found.tables:
        for figure in table.figures:
            value, percent = other[table.sheet, figure.cell]
            compared += 1
            if isinstance(value, int | float) and not isinstance(value, bool):
                shown = value * 100 if percent else value
                assert figure.number is not None
                assert math.isclose(figure.number, shown, rel_tol=1e-15), figure
            else:
                assert figure.raw == value
                assert figure.number is None or figure.marks
    assert compared == sum(len(table.figures) for table in found.tables) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_sheet_of_data_is_a_figure_a_label_or_a_doubt(name: str) -> None:
    workbook, found = opened(name)
    told_of = {(doubt.sheet, doubt.cell) for doubt in found.doubts}
    placed = {(t.sheet, f.cell) for t in found.tables for f in t.figures}
    placed |= {
        (t.sheet, cell)
        for t in found.tables
        for line in (*t.rows, *t.columns)
        for cell in line.cells
    }
    data = {sheet.name for sheet in found.sheets if sheet.role is Role.DATA}
    numbers = {
        place
        for place, (value, _) in seen_by_another_reader(name).items()
        if is_number(value) and place[0] in data
    }
    assert numbers
    assert numbers - placed <= told_of
    for sheet, report in zip(workbook.sheets, found.sheets, strict=True):
        assert {(sheet.name, cell.address) for cell in unplaced(sheet, report)} <= told_of


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_named_row_and_a_named_column(name: str) -> None:
    for table in opened(name)[1].tables:
        rows = {line.place: line.path for line in table.rows}
        columns = {line.place: line.path for line in table.columns}
        assert all(rows[f.row] and columns[f.column] for f in table.figures), table.name
        assert len(set(rows.values())) == len(rows), table.name
        assert len(set(columns.values())) == len(columns), table.name


@pytest.mark.parametrize("name", NAMES)
def test_what_was_found_is_what_was_reviewed(name: str) -> None:
    found = opened(name)[1]
    path = SNAPSHOTS / f"{name}.json"
    assert json.loads(path.read_text(encoding="utf-8")) == snapshot(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_workbook_can_be_told_and_written_out(name: str) -> None:
    found = opened(name)[1]
    text = told(found)
    assert all(table.name in text for table in found.tables)
    assert json.loads(json.dumps(as_json(found)))["sha256"] == found.sha256


def snapshot(found: Inspection) -> dict[str, object]:
    """What a person reviewed: small, and different as soon as one number or label moves."""
    doubts: dict[str, int] = {}
    for doubt in found.doubts:
        key = f"{doubt.sheet}: {doubt.what}"
        doubts[key] = doubts.get(key, 0) + 1
    return {
        "file": found.path.name,
        "sheets": [
            {"name": s.name, "role": s.role.value, "tables": [reviewed(t) for t in s.tables]}
            for s in found.sheets
        ],
        "doubts": doubts,
    }


def reviewed(table: Table) -> dict[str, object]:
    numbers = [f for f in table.figures if f.number is not None]
    codes: dict[str, int] = {}
    for figure in table.figures:
        if figure.code:
            codes[figure.code] = codes.get(figure.code, 0) + 1
    said = "".join(s[0] for s in ("lecture", "champ", "source") if getattr(table, s))
    return {
        "number": table.number,
        "title": table.title[:50],
        "unit": table.unit,
        "area": table.area,
        "size": f"{len(table.rows)} x {len(table.columns)}",
        "numbers": len(numbers),
        "codes": {
            code: [count, (table.codes or {}).get(code, "")] for code, count in codes.items()
        },
        "marks": sorted(table.footnotes or {}),
        "said": f"{said}{len(table.notes)}",
        "labels": checksum(path(line) for line in (*table.rows, *table.columns)),
        "values": checksum(value(figure) for figure in numbers),
    }


def path(line: Line) -> str:
    return f"{line.place}:{'/'.join(line.path)}"


def value(figure: Figure) -> str:
    return f"{figure.cell}={figure.number!r}"


def checksum(parts: object) -> str:
    text = "\n".join(parts)  # type: ignore[call-overload]
    return hashlib.sha256(text.encode()).hexdigest()[:12]


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for each in NAMES:
        content = json.dumps(snapshot(opened(each)[1]), ensure_ascii=False, indent=1)
        (SNAPSHOTS / f"{each}.json").write_text(content + "\n", encoding="utf-8")
