"""Reading .xlsx (and .xlsm, whose macros stay unread): values by calamine, looks by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Mapping

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from python_calamine import CalamineSheet, SheetTypeEnum, SheetVisibleEnum

from dashboard.ingest.workbook.agreement import (
    Place,
    Seen,
    agreed,
    calamine_values,
    open_calamine,
)
from dashboard.ingest.workbook.archive import repack
from dashboard.ingest.workbook.cells import Look, Merge, Sheet, address
from dashboard.ingest.workbook.merging import hidden_places, hidden_remark, without
from dashboard.ingest.workbook.received import SAVE_AGAIN, Received
from dashboard.ingest.workbook.room import check_sheets
from dashboard.ingest.workbook.xlsx_parts import Parts, check_main_type, sheet_parts
from dashboard.ingest.workbook.xlsx_scan import Scan, scan

_RAW = (float, int, str, bool, dt.date, dt.time, dt.timedelta)
Read = tuple[tuple[Sheet, ...], tuple[str, ...]]
"""Sheets of a file and remarks about them."""


def read_xlsx(received: Received, parts: Parts) -> Read:
    """Sheets and remarks of an unpacked container. Raises ``IngestError``."""
    check_main_type(received, parts)
    part_of, stale = sheet_parts(received, parts)
    check_sheets(received, len(part_of))
    scans = _scanned(received, parts, {part: name for name, part in part_of.items()})
    clean = repack(parts)
    calamine = open_calamine(clean)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        second = openpyxl.load_workbook(
            io.BytesIO(clean), read_only=True, data_only=True, keep_links=False
        )
        remarks = _remarks(parts)
        sheets: list[Sheet] = []
        hidden: dict[str, set[Place]] = {}
        for meta in calamine.sheets_metadata:
            name = meta.name
            if meta.typ != SheetTypeEnum.WorkSheet:
                remarks.append(f"sheet {name!r} holds no cells (a chart or a macro): left out")
                continue
            first, found = calamine.get_sheet_by_name(name), scans[part_of[name]]
            _check_computed(received, name, found)
            cells = agreed(
                received, name, calamine_values(first), _seen(second, name), found.formulas
            )
            merges = _merges(first)
            hidden[name] = hidden_places(received, name, cells, merges)
            sheets.append(
                Sheet(
                    name,
                    without(cells, hidden[name]),
                    merges,
                    meta.visible != SheetVisibleEnum.Visible,
                )
            )
    computed = any(cell.formula for sheet in sheets for cell in sheet.cells.values())
    if computed and stale:
        remarks.append(
            "the file asks to be computed again when opened: the stored results of its formulas"
            " may be out of date"
        )
    return tuple(sheets), (*remarks, *hidden_remark(hidden))


def _scanned(received: Received, parts: Parts, sheet_of: Mapping[str, str]) -> dict[str, Scan]:
    """Scan of each part; parts that are no sheet are streamed too, for their traps."""
    scans: dict[str, Scan] = {}
    cells = 0
    for part, content in parts.items():
        if content:
            scans[part] = scan(received, part, content, sheet_of.get(part, part), cells)
            cells = scans[part].cells_in_all
    return scans


def _seen(workbook: openpyxl.Workbook, name: str) -> dict[Place, Seen]:
    """What openpyxl sees in a sheet, whatever size the sheet claims to have."""
    sheet = workbook[name]
    if not isinstance(sheet, ReadOnlyWorksheet):
        return {}
    sheet.reset_dimensions()
    looks: dict[Look, Look] = {}
    found: dict[Place, Seen] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                code = cell.number_format
                look = Look(
                    bool(cell.font.b),
                    int(cell.alignment.indent),
                    "" if code == "General" else code,
                )
                found[cell.row, cell.column] = Seen(
                    cell.value if isinstance(cell.value, _RAW) else str(cell.value),
                    looks.setdefault(look, look),
                    cell.data_type == "e",
                )
    return found


def _merges(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sorted(ranges)
    )


def _check_computed(received: Received, sheet: str, found: Scan) -> None:
    """Formulas are never computed here: without a stored result the sheet has holes."""
    if found.never_computed:
        raise received.refuse(
            f"{len(found.never_computed)} formula(s) were never computed: the file stores no"
            " result for them",
            SAVE_AGAIN,
            sheet=sheet,
            cell=address(*found.never_computed[0]),
        )


def _remarks(parts: Parts) -> list[str]:
    """What the file carries that is neither run nor followed."""
    remarks = []
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        remarks.append("the file holds macros: they were neither read nor run")
    if any(name.startswith("xl/externalLinks/") for name in parts):
        remarks.append("the file links to other files: not followed, stored values are used")
    return remarks
