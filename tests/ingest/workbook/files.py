"""Files to open: written by other programs than the readers under test, or byte by byte."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlsxwriter
import xlwt

Value = float | str | bool | dt.date
Cells = Mapping[tuple[int, int], Value]
Sheets = Mapping[str, Cells]

XML = '<?xml version="1.0" encoding="UTF-8"?>'
SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def is_moment(value: Value) -> bool:
    return isinstance(value, dt.date)


def by_openpyxl(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for place, value in cells.items():
            cell = sheet.cell(*place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # not a formula, even after « = »
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def by_xlsxwriter(sheets: Sheets) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = {
        dt.datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"}),
        dt.date: book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        for (row, column), value in cells.items():
            if isinstance(value, bool):
                sheet.write_boolean(row - 1, column - 1, value)
            elif isinstance(value, dt.date):
                sheet.write_datetime(row - 1, column - 1, value, formats[type(value)])
            elif isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value)
            else:
                sheet.write_number(row - 1, column - 1, value)
    book.close()
    return buffer.getvalue()


def by_xlwt(sheets: Sheets) -> bytes:
    book = xlwt.Workbook()
    moment = xlwt.easyxf(num_format_str="dd/mm/yyyy hh:mm:ss")
    for name, cells in sheets.items():
        sheet = book.add_sheet(name)
        for (row, column), value in cells.items():
            style = moment if is_moment(value) else xlwt.Style.default_style
            sheet.write(row - 1, column - 1, value, style)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods_cell(value: Value, extra: str = "") -> str:
    """A cell as LibreOffice writes it."""

    def cell(kind: str, attribute: str, shown: str) -> str:
        return f'<table:table-cell office:value-type="{kind}" {attribute} {extra}><text:p>{shown}</text:p></table:table-cell>'

    match value:
        case bool():
            return cell(
                "boolean",
                f'office:boolean-value="{str(value).lower()}"',
                "VRAI" if value else "FAUX",
            )
        case str():
            paragraphs = "</text:p><text:p>".join(ods_text(part) for part in value.split("\n"))
            return cell("string", "", paragraphs)
        case dt.date():
            return cell("date", f'office:date-value="{value.isoformat()}"', "une date")
    return cell("float", f'office:value="{value!r}"', "un nombre")


def ods_text(text: str) -> str:
    """Characters of a paragraph: spaces beyond one, and tabs, are elements."""
    text = escape(text).replace("\t", "<text:tab/>")
    out, before = [], " "
    for sign in text:
        out.append("<text:s/>" if sign == " " and before == " " else sign)
        before = sign
    if out and out[-1] == " ":
        out[-1] = "<text:s/>"
    return "".join(out)


def by_hand_ods(sheets: Sheets) -> bytes:
    return ods("".join(ods_table(name, cells) for name, cells in sheets.items()))


def ods_table(name: str, cells: Cells) -> str:
    rows = []
    at = 1
    for row in sorted({row for row, _ in cells}):
        if row > at:
            rows.append(
                f'<table:table-row table:number-rows-repeated="{row - at}"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
            )
        inner, left = [], 1
        for column in sorted(c for r, c in cells if r == row):
            if column > left:
                inner.append(f'<table:table-cell table:number-columns-repeated="{column - left}"/>')
            inner.append(ods_cell(cells[row, column]))
            left = column + 1
        rows.append(f"<table:table-row>{''.join(inner)}</table:table-row>")
        at = row + 1
    rows.append(
        '<table:table-row table:number-rows-repeated="1040000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(name)}>{''.join(rows)}</table:table>"


def ods(tables: str, styles: str = "", **parts: str) -> bytes:
    """An OpenDocument spreadsheet around the given tables and automatic styles."""
    spaces = "".join(
        f' xmlns:{short}="{ODF}{name}:1.0"'
        for short, name in {
            "office": "office", "table": "table", "text": "text", "style": "style",
            "number": "datastyle", "fo": "xsl-fo-compatible", "draw": "drawing",
        }.items()
    )  # fmt: skip
    spaces += (
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    content = (
        f"{XML}<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'{XML}<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
    )
    return zipped(
        {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest, **parts}
    )


def zipped(parts: Mapping[str, str | bytes], packed: bool = True) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(
        buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    ) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name) if not packed else name, content)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(rows: str, after: str = "", **parts: str | bytes) -> bytes:
    """An .xlsx of one sheet « Feuil1 » around the given rows of XML."""
    base = unzipped(by_openpyxl({"Feuil1": {(1, 1): "x"}}))
    base["xl/worksheets/sheet1.xml"] = (
        f'{XML}<worksheet xmlns="{SHEET_NS}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()
    )
    return zipped({**base, **parts})


WRITERS: Sequence[tuple[str, Callable[[Sheets], bytes]]] = (
    ("a.xlsx", by_openpyxl),
    ("b.xlsx", by_xlsxwriter),
    ("c.xls", by_xlwt),
    ("d.ods", by_hand_ods),
)
