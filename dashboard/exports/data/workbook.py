"""A table as a workbook: what it is, the rows, the columns explained, the codes explained."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]

from dashboard.domain.data_table import Column, ColumnType, DataTable, Value
from dashboard.domain.page import SITE
from dashboard.exports.companion.finish import finished
from dashboard.wording import data_files as words
from dashboard.wording.dates import in_words
from dashboard.wording.typography import fine

_QUIET = {
    "strings_to_urls": False,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "constant_memory": True,
}
_EPOCH = datetime(2000, 1, 1)
_WIDEST, _NARROWEST = 48, 9
MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold."""


def workbook_bytes(table: DataTable) -> bytes:
    """The workbook. Numbers are numbers, text is never a formula, statuses are explained.

    ``ValueError`` for more rows than a sheet holds.
    """
    if len(table.rows) > MOST_ROWS:
        raise ValueError(f"{len(table.rows)} rows are more than a sheet holds")
    out = io.BytesIO()
    book = Workbook(out, _QUIET)
    day = table.about.updated
    book.set_properties(
        {
            "title": table.about.title,
            "author": table.about.producer,
            "company": SITE,
            "comments": table.about.mark,
            "created": datetime.fromisoformat(day) if day else _EPOCH,
        }
    )
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    _lines(book.add_worksheet(words.READ_ME), (), _about(table), (24, 100), bold, wrap)
    _data(book, table, bold)
    _lines(
        book.add_worksheet(words.COLUMNS),
        words.COLUMNS_HEAD,
        [_explained(column) for column in table.about.columns],
        (30, 28, 14, 20, 90), bold, wrap,
    )  # fmt: skip
    codes = [
        (column.name, code, fine(meaning))
        for column in table.about.columns
        for code, meaning in column.codes.items()
    ]
    if codes:
        sheet = book.add_worksheet(words.CODES)
        _lines(sheet, words.CODES_HEAD, codes, (30, 20, 100), bold, wrap)
    book.close()
    return finished(out.getvalue())


def _about(table: DataTable) -> list[tuple[str, str]]:
    about = table.about
    day = in_words(date.fromisoformat(about.updated)) if about.updated else ""
    lines = [
        (words.WARNING, about.mark),
        (words.TITLE, about.title),
        (words.DESCRIPTION, about.description),
        (words.KEPT, table.kept or words.WHOLE),
        (words.PRODUCER, about.producer),
        (words.LICENCE, " – ".join(p for p in (about.licence, about.licence_url) if p)),
        (words.VERSION, about.version),
        (words.UPDATED, day),
        *((words.SOURCE, source) for source in about.sources),
    ]
    return [(label, fine(text)) for label, text in lines if text]


def _explained(column: Column) -> tuple[str, ...]:
    kind = words.TYPES[column.type]
    return column.name, fine(column.title), kind, fine(column.unit), fine(column.description)


def _data(book: Any, table: DataTable, bold: Any) -> None:
    """The rows, under the names of their columns; a sheet of fictitious data is named so."""
    sheet = book.add_worksheet(words.FICTITIOUS if table.about.mark else words.DATA)
    columns = table.about.columns
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _width(column, table.rows, place))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(columns) - 1)
    if table.about.mark:
        sheet.set_header(f"&C{table.about.mark}")
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, bold)
    for n, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, n, place, value)


def _width(column: Column, rows: Sequence[tuple[Value, ...]], place: int) -> int:
    """Wide enough for the name and most of the first values."""
    longest = max((len(str(row[place] or "")) for row in rows[:200]), default=0)
    numeric = column.type in (ColumnType.INTEGER, ColumnType.NUMBER)
    wanted = max(len(column.name) + 3, 0 if numeric else longest, _NARROWEST)
    return min(wanted, _WIDEST)


def _write(sheet: Any, row: int, place: int, value: Value) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, place, value)
    elif value:
        sheet.write_string(row, place, value)


def _lines(
    sheet: Any,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    bold: Any,
    wrap: Any,
) -> None:
    """A sheet of text; without a head its first column is bold."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for place, text in enumerate(head):
        sheet.write_string(0, place, text, bold)
    for n, row in enumerate(rows, start=1 if head else 0):
        for place, text in enumerate(row):
            sheet.write_string(n, place, text, bold if not head and place == 0 else wrap)
