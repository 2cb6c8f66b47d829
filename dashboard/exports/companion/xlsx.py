"""The companion workbook as XLSX: sheets, real tables, links, native charts, and nothing that runs.

Every text goes through ``write_string``: whatever an author types, no cell is ever a formula.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.utility import quote_sheetname  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from dashboard.domain.dossier import DossierAbout
from dashboard.exports.companion.book import book_of
from dashboard.exports.companion.chart_plan import ChartPlan
from dashboard.exports.companion.finish import finished
from dashboard.exports.companion.grid import Book, Item, Row, Sheet, Table, clean
from dashboard.exports.companion.looks import FONT, SIZE, Looks
from dashboard.exports.companion.names import SUMMARY
from dashboard.exports.companion.xlsx_chart import add_chart
from dashboard.figures.mark import marked
from dashboard.results.publication.publication import Publication

LINE = 15.0
"""Points that a line of text takes."""
_TALLEST = 405.0
"""Points of the tallest row that Excel opens."""
_A4 = 9
_PAGE_LINES = 31
"""Lines of text that a landscape A4 page takes at full size."""
_PAGE_CHARACTERS = 146
_MAX_HEADER = 120
_MAX_PROPERTY = 250


def workbook_bytes(publications: Sequence[Publication], about: DossierAbout) -> bytes:
    """The workbook of a dossier. Same figures, same ``about``: same bytes."""
    return finished(_written(book_of(publications, about, charted=True), about))


def _written(book: Book, about: DossierAbout) -> bytes:
    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    with Workbook(stream, options) as workbook:
        _describe(workbook, book, about)
        looks = Looks(workbook)
        for sheet in book.sheets:
            _write(workbook, workbook.add_worksheet(sheet.name), sheet, looks)
    return stream.getvalue()


def _describe(workbook: Workbook, book: Book, about: DossierAbout) -> None:
    marks = [sheet.mark for sheet in book.sheets if sheet.mark]
    title = marked(about.title, marks[0] if marks else "")
    workbook.set_properties(
        {
            "title": _property(title),
            "author": _property(about.author),
            "subject": "Action sociale des communes (enquête ASCO)",
            "keywords": "action sociale, communes, ASCO, classeur compagnon",
            "comments": clean(f"{about.citation}\n{about.licence}"),
            "created": datetime.fromisoformat(about.published_on),
        }
    )
    facts = {
        "Version des données": about.data_version,
        "Version de l’application": about.app_version,
        "Licence": about.licence,
    }
    for name, text in facts.items():
        workbook.set_custom_property(name, _property(text), "text")


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_MAX_PROPERTY]


def _write(workbook: Workbook, worksheet: Worksheet, sheet: Sheet, looks: Looks) -> None:
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    for number, row in enumerate(sheet.rows):
        _write_row(worksheet, number, row, sheet, looks)
    for table in sheet.tables:
        _add_table(worksheet, table, sheet, looks)
    if sheet.header is not None:
        worksheet.freeze_panes(sheet.header + 1, 1)
        if not sheet.chart:  # It would stand above the chart, and above its table of margins.
            worksheet.repeat_rows(sheet.header)
    _set_print(worksheet, sheet)
    if sheet.chart:
        worksheet.set_h_pagebreaks(_breaks(sheet, sheet.chart))
        add_chart(workbook, worksheet, sheet.chart, sum(sheet.widths))


def _write_row(worksheet: Worksheet, number: int, row: Row, sheet: Sheet, looks: Looks) -> None:
    if row.lines > 1:
        worksheet.set_row(number, min(LINE * row.lines + 1, _TALLEST))
    last = len(sheet.widths) - 1
    if row.wide and last > 0:
        worksheet.merge_range(number, 0, number, last, "", looks.of(row.items[0]))
    for column, item in enumerate(row.items):
        _write_item(worksheet, number, column, item, looks)


def _write_item(worksheet: Worksheet, row: int, column: int, item: Item, looks: Looks) -> None:
    look = looks.of(item)
    if item.value is None:
        worksheet.write_blank(row, column, None, look)
    elif isinstance(item.value, str) and item.link:
        target = f"internal:{quote_sheetname(item.link)}!A1"
        worksheet.write_url(row, column, target, look, item.value)
    elif isinstance(item.value, str):
        worksheet.write_string(row, column, item.value, look)
    else:
        worksheet.write_number(row, column, item.value, look)


def _add_table(worksheet: Worksheet, table: Table, sheet: Sheet, looks: Looks) -> None:
    """A table that Excel knows as one, with its header row and its header column."""
    header = sheet.rows[table.top].items
    columns = [{"header": i.value, "header_format": looks.of(i)} for i in header]
    options = {
        "name": table.name,
        "columns": columns,
        "autofilter": False,
        "style": None,
        "banded_rows": False,
        "first_column": True,
        "title": clean(table.about)[:_MAX_PROPERTY],
    }
    last = table.top + table.height - 1
    worksheet.add_table(table.top, 0, last, table.width - 1, options)


def _set_print(worksheet: Worksheet, sheet: Sheet) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
    worksheet.hide_gridlines(2)
    mark, name = _in_header(sheet.mark), _in_header(sheet.name)
    worksheet.set_header(f"&C{mark}" if mark else f"&R{name}")
    worksheet.set_footer(f"&L{mark or name}&RPage &P / &N")
    if sheet.name == SUMMARY:
        worksheet.activate()
        worksheet.set_first_sheet()


def _breaks(sheet: Sheet, plan: ChartPlan) -> list[int]:
    """The chart on a page of its own, the lengths of its error bars with it where they fit."""
    below = sum(row.lines for row in sheet.rows[plan.anchor :])
    scale = min(1.0, _PAGE_CHARACTERS / sum(sheet.widths))
    fit = below * scale <= _PAGE_LINES
    return [plan.anchor] if fit else [plan.anchor, plan.margins_first - 2]


def _in_header(text: str) -> str:
    """A text that a header prints as it is: « & » would start a code."""
    return text[:_MAX_HEADER].replace("&", "&&")
