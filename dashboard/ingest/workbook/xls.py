"""Reading .xls: values by calamine, confirmed cell by cell by xlrd, which also knows the looks."""

from __future__ import annotations

import datetime as dt
import io
from typing import Literal

import xlrd
from python_calamine import SheetTypeEnum
from xlrd.biffh import XLRDError

from dashboard.ingest.workbook.agreement import (
    Place,
    Raw,
    Seen,
    agreed,
    calamine_values,
    open_calamine,
)
from dashboard.ingest.workbook.cells import Look, Merge, Sheet, address
from dashboard.ingest.workbook.merging import hidden_places, hidden_remark, without
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received
from dashboard.ingest.workbook.xls_records import Records, has_entry, walk

_BOLD = 600
"""Weight from which a font counts as bold (400 regular, 700 bold)."""


def read_xls(received: Received) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Sheets and remarks of an .xls. Raises ``IngestError``."""
    records = walk(received)
    try:
        book = xlrd.open_workbook(
            file_contents=received.content, formatting_info=True, logfile=io.StringIO()
        )
    except XLRDError as error:
        raise received.refuse(f"the file is damaged ({error})", DOWNLOAD_AGAIN) from error
    calamine = open_calamine(received.content)
    if len(calamine.sheets_metadata) != len(records):
        raise received.refuse("two readers count different numbers of sheets")
    remarks = _remarks(received)
    sheets: list[Sheet] = []
    hidden: dict[str, set[Place]] = {}
    for number, meta in enumerate(calamine.sheets_metadata):
        name = meta.name
        if meta.typ != SheetTypeEnum.WorkSheet:
            remarks.append(f"sheet {name!r} holds no cells (a chart or a macro): left out")
            continue
        first = calamine_values(calamine.get_sheet_by_name(name))
        second = book.sheet_by_name(name)
        found = records[number]
        cells = agreed(received, name, first, _seen(book, second, first), found.formulas)
        merges = tuple(
            Merge(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sorted(second.merged_cells)
        )
        hidden[name] = hidden_places(received, name, cells, merges)
        remarks += _empty_results(name, found)
        sheets.append(Sheet(name, without(cells, hidden[name]), merges, second.visibility != 0))
    return tuple(sheets), (*remarks, *hidden_remark(hidden))


def _remarks(received: Received) -> list[str]:
    if has_entry(received.content, "_VBA_PROJECT_CUR"):
        return ["the file holds macros: they were neither read nor run"]
    return []


def _empty_results(sheet: str, records: Records) -> list[str]:
    """A doubt: some programs store formulas this way without ever computing them."""
    if not records.empty_results:
        return []
    return [
        f"sheet {sheet!r}: {len(records.empty_results)} formula(s) with an empty result, or never"
        f" computed (first: {address(*records.empty_results[0])})"
    ]


def _seen(
    book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, first: dict[Place, Raw]
) -> dict[Place, Seen]:
    """What xlrd sees in a sheet."""
    looks: dict[int, Look] = {}
    found: dict[Place, Seen] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind = sheet.cell_type(row, column)
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            place = (row + 1, column + 1)
            style = sheet.cell_xf_index(row, column)
            if style not in looks:
                looks[style] = _look(book, style)
            value = sheet.cell_value(row, column)
            found[place] = Seen(
                _value(kind, value, first.get(place), book.datemode),
                looks[style],
                kind == xlrd.XL_CELL_ERROR,
            )
    return found


def _value(kind: int, value: float | str, first: Raw, datemode: Literal[0, 1]) -> Raw:
    """The value of a cell in the types of the first reader, who knows durations from dates."""
    match kind:
        case xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(value), "#ERROR!")
        case xlrd.XL_CELL_DATE:
            if isinstance(first, (dt.time, dt.timedelta)):
                return dt.timedelta(days=float(value))
            try:
                return xlrd.xldate.xldate_as_datetime(float(value), datemode)
            except (OverflowError, ValueError):
                return float(value)
    return value


def _look(book: xlrd.book.Book, style: int) -> Look:
    format_ = book.xf_list[style]
    code = book.format_map[format_.format_key].format_str
    return Look(
        book.font_list[format_.font_index].weight >= _BOLD,
        format_.alignment.indent_level if format_.alignment else 0,
        "" if code in ("General", "GENERAL") else code,
    )
