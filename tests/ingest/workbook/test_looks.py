"""Bold, indent, number format, merged ranges and hidden sheets survive in each format."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Alignment, Font

from dashboard.ingest.workbook.cells import PLAIN, Look, Merge, Sheet
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.workbook.files import ods, ods_cell

EXPECTED = {
    (1, 1): Look(bold=True),
    (2, 1): Look(indent=2),
    (3, 1): Look(number_format="0.0%"),
    (4, 1): Look(number_format="#,##0"),
    (5, 1): Look(bold=True, indent=1, number_format="0%"),
    (6, 1): PLAIN,
}
MERGES = (Merge(1, 1, 1, 3), Merge(7, 2, 9, 2))


def in_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for (row, column), look in EXPECTED.items():
        cell = sheet.cell(row, column, 0.5)
        cell.font, cell.alignment = Font(bold=look.bold), Alignment(indent=look.indent)
        cell.number_format = look.number_format or "General"
    sheet.cell(10, 10).font = Font(bold=True)
    sheet.cell(7, 2, "m")
    for merge in MERGES:
        sheet.merge_cells(None, merge.top, merge.left, merge.bottom, merge.right)
    hidden = book.create_sheet("caché")
    hidden.sheet_state, hidden["B2"] = "hidden", 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def in_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for (row, column), look in EXPECTED.items():
        style = xlwt.easyxf(
            f"font: bold {'on' if look.bold else 'off'}; align: indent {look.indent}",
            num_format_str=look.number_format or "General",
        )
        if row > 1:
            sheet.write(row - 1, column - 1, 0.5, style)
        else:
            sheet.write_merge(0, 0, 0, 2, 0.5, style)
    sheet.write(9, 9, None, xlwt.easyxf("font: bold on"))
    sheet.write_merge(6, 8, 1, 1, "m")
    book.add_sheet("caché").write(1, 1, 1)
    book.get_sheet(1).visibility = 2
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


ODS_STYLES = """
<number:percentage-style style:name="N1"><number:number number:decimal-places="1"/><number:text>%</number:text></number:percentage-style>
<number:percentage-style style:name="N0"><number:number number:decimal-places="0"/></number:percentage-style>
<number:number-style style:name="N2"><number:number number:decimal-places="0" number:grouping="true"/></number:number-style>
<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="in2" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>
<style:style style:name="pct" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="big" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="all" style:family="table-cell" style:parent-style-name="bold" style:data-style-name="N0"><style:paragraph-properties fo:margin-left="10pt"/></style:style>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def in_ods() -> bytes:
    def row(style: str, extra: str = "") -> str:
        cell = ods_cell(0.5, f'table:style-name="{style}" {extra}') if style else ods_cell(0.5)
        return f"<table:table-row>{cell}</table:table-row>"

    table = (
        '<table:table table:name="S">'
        + row("bold", 'table:number-columns-spanned="3" table:number-rows-spanned="1"')
        + "".join(map(row, ["in2", "pct", "big", "all", ""]))
        + "<table:table-row><table:table-cell/>"
        + ods_cell("m", 'table:number-rows-spanned="3" table:number-columns-spanned="1"')
        + '</table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:style-name="bold"/></table:table-row></table:table>'
    )
    hidden = f'<table:table table:name="caché" table:style-name="gone"><table:table-row><table:table-cell/></table:table-row><table:table-row><table:table-cell/>{ods_cell(1.0)}</table:table-row></table:table>'
    return ods(table + hidden, ODS_STYLES)


@pytest.fixture(
    params=[("a.xlsx", in_xlsx), ("a.xls", in_xls), ("a.ods", in_ods)], ids=lambda p: p[0]
)
def sheets(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Sheet, ...]:
    name, made = request.param
    (tmp_path / name).write_bytes(made())
    return open_workbook(tmp_path / name, isolated=False).sheets


def test_a_cell_keeps_its_look_in_every_format(sheets: tuple[Sheet, ...]) -> None:
    looks = {place: cell.look for place, cell in sheets[0].cells.items() if cell.value == 0.5}
    assert looks == EXPECTED


def test_merged_ranges_are_the_same_in_every_format(sheets: tuple[Sheet, ...]) -> None:
    assert sheets[0].merges == MERGES


def test_cells_with_a_look_but_nothing_written_are_not_reported(sheets: tuple[Sheet, ...]) -> None:
    assert set(sheets[0].cells) == {*EXPECTED, (7, 2)}


def test_hidden_sheets_are_kept_and_marked(sheets: tuple[Sheet, ...]) -> None:
    assert [sheet.hidden for sheet in sheets] == [False, True]
    assert {place: cell.value for place, cell in sheets[1].cells.items()} == {(2, 2): 1.0}


def test_a_percentage_is_told_from_the_type_where_the_style_is_silent(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="percentage" office:value="0.72"><text:p>72 %</text:p></table:table-cell>'
    path = tmp_path / "a.ods"
    path.write_bytes(
        ods(f'<table:table table:name="S"><table:table-row>{cell}</table:table-row></table:table>')
    )
    assert open_workbook(path, isolated=False).sheets[0].cells[1, 1].look.is_percent


def test_a_cell_without_style_takes_that_of_its_row_or_column(tmp_path: Path) -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="bold"/>'
    row = f"<table:table-row>{ods_cell('a')}{ods_cell('b')}{ods_cell('c')}{ods_cell('d')}</table:table-row>"
    second = f'<table:table-row table:default-cell-style-name="in2">{ods_cell("e")}{ods_cell("f")}{ods_cell("g")}</table:table-row>'
    path = tmp_path / "a.ods"
    path.write_bytes(
        ods(f'<table:table table:name="S">{columns}{row}{second}</table:table>', ODS_STYLES)
    )
    cells = open_workbook(path, isolated=False).sheets[0].cells
    assert {cell.value for cell in cells.values() if cell.look.bold} == {"c"}
    assert {cell.value: cell.look.indent for cell in cells.values() if cell.look.indent} == {
        "e": 2,
        "f": 2,
        "g": 2,
    }


def hidden_under_merge_xlsx() -> bytes:
    from tests.ingest.workbook.files import xlsx

    return xlsx(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>',
        '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )


def hidden_under_merge_ods() -> bytes:
    covered = ods_cell(2.0).replace("table-cell", "covered-table-cell")
    first = ods_cell(1.0, 'table:number-columns-spanned="2" table:number-rows-spanned="1"')
    return ods(
        f'<table:table table:name="Feuil1"><table:table-row>{first}{covered}{ods_cell(3.0)}</table:table-row></table:table>'
    )


@pytest.mark.parametrize(
    ("name", "made"), [("a.xlsx", hidden_under_merge_xlsx), ("a.ods", hidden_under_merge_ods)]
)
def test_what_a_merged_range_hides_is_left_out_and_told(
    tmp_path: Path, name: str, made: object
) -> None:
    assert callable(made)
    path = tmp_path / name
    path.write_bytes(made())
    book = open_workbook(path, isolated=False)
    assert {place: cell.value for place, cell in book.sheets[0].cells.items()} == {
        (1, 1): 1.0,
        (1, 3): 3.0,
    }
    assert book.remarks == ("cells hidden under merged ranges left out: 'Feuil1' (1, first B1)",)
