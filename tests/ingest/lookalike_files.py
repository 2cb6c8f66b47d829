"""Writes a drawn workbook as .xlsx, .xls, .ods or .csv: the same cells, in four kinds of file."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.styles import Alignment, Font

Value = float | int | str


@dataclass(frozen=True)
class Ink:
    """What a cell holds and how it looks."""

    value: Value
    bold: bool = False
    indent: int = 0
    number_format: str = ""


@dataclass
class Page:
    """A sheet being drawn: cells by (row, column) from 1, merged ranges (top, left, bottom, right)."""

    name: str
    ink: dict[tuple[int, int], Ink] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def put(
        self,
        row: int,
        column: int,
        value: Value,
        *,
        bold: bool = False,
        indent: int = 0,
        number_format: str = "",
    ) -> str:
        assert (row, column) not in self.ink, "a cell drawn twice"
        self.ink[row, column] = Ink(value, bold, indent, number_format)
        return address(row, column)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def is_free(self, row: int, column: int) -> bool:
        """Whether a cell is neither written nor part of a merged range."""
        merged = any(t <= row <= b and left <= column <= right for t, left, b, right in self.merges)
        return not merged and (row, column) not in self.ink


def address(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def write_xlsx(pages: list[Page], path: Path) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), ink in page.ink.items():
            cell = sheet.cell(row, column, ink.value)
            if isinstance(ink.value, str):
                cell.data_type = "s"
            if ink.bold:
                cell.font = Font(bold=True)
            if ink.indent:
                cell.alignment = Alignment(indent=ink.indent)
            if ink.number_format:
                cell.number_format = ink.number_format
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path


def write_xls(pages: list[Page], path: Path) -> Path:
    book = xlwt.Workbook()
    styles: dict[tuple[bool, int, str], xlwt.XFStyle] = {}
    for page in pages:
        sheet = book.add_sheet(page.name)
        corners = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
        for (row, column), ink in page.ink.items():
            key = (ink.bold, ink.indent, ink.number_format)
            if key not in styles:
                style = xlwt.XFStyle()
                style.font.bold = ink.bold
                style.alignment.inde = ink.indent
                style.num_format_str = ink.number_format or "General"
                styles[key] = style
            if (row, column) in corners:
                bottom, right = corners[row, column]
                sheet.write_merge(
                    row - 1, bottom - 1, column - 1, right - 1, ink.value, styles[key]
                )
            else:
                sheet.write(row - 1, column - 1, ink.value, styles[key])
    book.save(str(path))
    return path


def write_ods(pages: list[Page], path: Path) -> Path:
    styles: dict[tuple[bool, int, str], str] = {}
    sheets = "".join(_ods_sheet(page, styles) for page in pages)
    named = []
    for (bold, indent, number_format), name in styles.items():
        data = ' style:data-style-name="P1"' if "%" in number_format else ""
        named.append(
            f'<style:style style:name="{name}" style:family="table-cell"{data}>'
            + (
                f'<style:paragraph-properties fo:margin-left="{indent * 0.353:.3f}cm"/>'
                if indent
                else ""
            )
            + ('<style:text-properties fo:font-weight="bold"/>' if bold else "")
            + "</style:style>"
        )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"), ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    percent = '<number:percentage-style style:name="P1"><number:number number:decimal-places="1"/><number:text>%</number:text></number:percentage-style>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:automatic-styles>{percent}{''.join(named)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), mime, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_sheet(page: Page, styles: dict[tuple[bool, int, str], str]) -> str:
    corners = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
    hidden = {(r, c) for t, left, b, right in page.merges for r in range(t, b + 1) for c in range(left, right + 1)} - corners.keys()  # fmt: skip
    last_row = max((row for row, _ in page.ink.keys() | hidden), default=0)
    last_column = max((column for _, column in page.ink.keys() | hidden), default=0)
    rows = []
    for row in range(1, last_row + 1):
        cells = []
        for column in range(1, last_column + 1):
            ink = page.ink.get((row, column))
            if ink is None:
                cells.append(
                    "<table:covered-table-cell/>"
                    if (row, column) in hidden
                    else "<table:table-cell/>"
                )
                continue
            attributes = ""
            if (row, column) in corners:
                bottom, right = corners[row, column]
                attributes += f' table:number-rows-spanned="{bottom - row + 1}" table:number-columns-spanned="{right - column + 1}"'
            if ink.bold or ink.indent or "%" in ink.number_format:
                name = styles.setdefault(
                    (ink.bold, ink.indent, ink.number_format), f"ce{len(styles)}"
                )
                attributes += f' table:style-name="{name}"'
            if isinstance(ink.value, str):
                lines = "".join(
                    f"<text:p>{_ods_text(line)}</text:p>" for line in ink.value.split("\n")
                )
                cells.append(
                    f'<table:table-cell office:value-type="string"{attributes}>{lines}</table:table-cell>'
                )
            else:
                kind = "percentage" if "%" in ink.number_format else "float"
                cells.append(f'<table:table-cell office:value-type="{kind}" office:value="{ink.value!r}"{attributes}><text:p>{ink.value}</text:p></table:table-cell>')  # fmt: skip
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="{escape(page.name)}">{"".join(rows) or "<table:table-row><table:table-cell/></table:table-row>"}</table:table>'


def _ods_text(line: str) -> str:
    text = escape(line)
    leading = len(text) - len(text.lstrip(" "))
    kept = f'<text:s text:c="{leading}"/>' if leading else ""
    rest = text[leading:].replace("  ", ' <text:s text:c="1"/>')
    return kept + (f'{rest[:-1]}<text:s text:c="1"/>' if rest.endswith(" ") else rest)


def write_csv(page: Page, path: Path, encoding: str, separator: str = ";") -> Path:
    last_row = max(row for row, _ in page.ink)
    last_column = max(column for _, column in page.ink)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    for row in range(1, last_row + 1):
        values = (page.ink.get((row, column)) for column in range(1, last_column + 1))
        writer.writerow([_csv_value(ink) for ink in values])
    path.write_bytes(stream.getvalue().encode(encoding))
    return path


def _csv_value(ink: Ink | None) -> str:
    if ink is None:
        return ""
    if isinstance(ink.value, str):
        return ink.value
    return repr(ink.value).replace(".", ",")
