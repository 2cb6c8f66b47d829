"""Well-formed files whose content sets a trap: formulas, endless sheets, readers that disagree."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.agreement import same
from dashboard.ingest.workbook.cells import Workbook
from dashboard.ingest.workbook.limits import LIMITS, Limits
from dashboard.ingest.workbook.opening import open_workbook
from tests.ingest.workbook.files import by_xlwt, ods, ods_cell, unzipped, xlsx, zipped


def opened(folder: Path, content: bytes, name: str = "a.xlsx", limits: Limits = LIMITS) -> Workbook:
    path = folder / name
    path.write_bytes(content)
    return open_workbook(path, limits, isolated=False)


def refused(
    folder: Path, content: bytes, name: str = "a.xlsx", limits: Limits = LIMITS
) -> IngestError:
    with pytest.raises(IngestError) as caught:
        opened(folder, content, name, limits)
    assert caught.value.remedy
    return caught.value


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def tables(*rows: str) -> bytes:
    return ods(f'<table:table table:name="S">{"".join(rows)}</table:table>')


def test_formulas_give_their_stored_result_and_are_marked(tmp_path: Path) -> None:
    book = opened(
        tmp_path,
        xlsx(
            row(1, "<c r='A1'><v>3</v></c>", "<c r='B1'><f>A1*2</f><v>7</v></c>")
            + row(
                2,
                "<c r='A2'><f t='shared' ref='A2:A3' si='0'>A1</f><v>4</v></c>",
                "<c r='B2' t='str'><f>\"a\"</f><v>texte</v></c>",
            )
            + row(
                3,
                "<c r='A3'><f t='shared' si='0'/><v>5</v></c>",
                "<c r='B3' t='str'><f>\"\"</f><v></v></c>",
            )
            + row(
                4,
                "<c r='A4'><f t='array' ref='A4:B4'>A1:B1</f><v>8</v></c>",
                "<c r='B4'><v>9</v></c>",
                "<c r='C4'><v>1</v></c>",
            )
            + row(5, "<c r='A5'><f>HYPERLINK(\"http://localhost/\")</f><v>0</v></c>")
        ),
    )
    cells = book.sheets[0].cells
    assert {cell.address: cell.value for cell in cells.values() if cell.formula} == {
        "B1": 7.0, "A2": 4.0, "B2": "texte", "A3": 5.0, "A4": 8.0, "B4": 9.0, "A5": 0.0,
    }  # fmt: skip
    assert {cell.address for cell in cells.values() if not cell.formula} == {"A1", "C4"}


def test_formulas_of_xls_and_ods_are_marked_too(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, xlwt.Formula("1+1.5"))
    buffer = io.BytesIO()
    book.save(buffer)
    never = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    assert buffer.getvalue().count(never) == 1
    computed = buffer.getvalue().replace(never, struct.pack("<d", 2.5))
    cell = ods_cell(2.5, 'table:formula="of:=1+1.5"')
    for name, content in (
        ("a.xls", computed),
        ("a.ods", tables(f"<table:table-row>{cell}</table:table-row>")),
    ):
        (found,) = opened(tmp_path, content, name).sheets[0]
        assert (found.value, found.formula) == (2.5, True)


def test_formulas_never_computed_are_refused_with_their_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Tab"
    book.worksheets[0]["C7"] = "=1+1"
    buffer = io.BytesIO()
    book.save(buffer)
    error = refused(tmp_path, buffer.getvalue())
    assert (error.sheet, error.cell) == ("Tab", "C7")
    assert "save it" in error.remedy
    error = refused(
        tmp_path,
        tables('<table:table-row><table:table-cell table:formula="of:=1"/></table:table-row>'),
        "a.ods",
    )
    assert (error.sheet, error.cell) == ("S", "A1")


def test_empty_results_of_an_xls_are_a_doubt(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    sheet.write(0, 0, 1)
    sheet.write(4, 2, xlwt.Formula("1+1"))
    buffer = io.BytesIO()
    book.save(buffer)
    assert opened(tmp_path, buffer.getvalue(), "a.xls").remarks == (
        "sheet 'S': 1 formula(s) with an empty result, or never computed (first: C5)",
    )


def test_results_that_the_file_itself_does_not_vouch_for_are_a_doubt(tmp_path: Path) -> None:
    for formula in (True, False):
        buffer = io.BytesIO()
        book = xlsxwriter.Workbook(buffer)
        sheet = book.add_worksheet()
        sheet.write(0, 0, "=1+1" if formula else 2)
        book.close()
        assert (
            any("may be out of date" in r for r in opened(tmp_path, buffer.getvalue()).remarks)
            == formula
        )


def test_errors_are_text_never_numbers_and_told(tmp_path: Path) -> None:
    xls = xlwt.Workbook()
    sheet = xls.add_sheet("Feuil1")
    sheet.write(0, 0, 1)
    sheet.row(0).set_cell_error(1, 0x07)
    buffer = io.BytesIO()
    xls.save(buffer)
    error = ods_cell("#DIV/0!", 'calcext:value-type="error" table:formula="of:=1/0"').replace(
        'value-type="string"', 'value-type="string" office:string-value=""', 1
    )
    wrong = '<table:table-cell office:value-type="float" office:value="0" calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>'
    for name, content, text in (
        (
            "a.xlsx",
            xlsx(row(1, "<c r='A1'><v>1</v></c>", "<c r='B1' t='e'><v>#DIV/0!</v></c>")),
            "#DIV/0!",
        ),
        ("a.xls", buffer.getvalue(), "#DIV/0!"),
        ("a.ods", tables(f"<table:table-row>{ods_cell(1.0)}{error}</table:table-row>"), "#DIV/0!"),
        ("b.ods", tables(f"<table:table-row>{ods_cell(1.0)}{wrong}</table:table-row>"), "Err:502"),
    ):
        book = opened(tmp_path, content, name)
        assert book.sheets[0].cells[1, 2].value == text
        assert f"1 cell(s) hold an error (first: B1, {text})" in book.remarks[0]


def test_two_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(200_000))
    error = refused(tmp_path, xlsx(rows))
    assert error.reason == "the sheet holds more than 20,000 rows"
    assert error.sheet == "Feuil1"
    content = tables(
        "".join(f"<table:table-row>{ods_cell(float(n))}</table:table-row>" for n in range(20_001))
    )
    assert refused(tmp_path, content, "a.ods").reason == error.reason
    for name in ("S", "Têtes œ"):
        xls = by_xlwt({"A": {(1, 1): 1.0}, name: {(1, 1): 1.0, (2, 1): 1.0}})
        refusal = refused(tmp_path, xls, "a.xls", Limits(rows=1))
        assert refusal.reason == "the sheet holds more than 1 rows"
        assert refusal.sheet == name


def test_one_row_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    row = f'<table:table-row table:number-rows-repeated="1000000">{ods_cell(1.0)}</table:table-row>'
    content = tables(row)
    assert "20,000 rows" in refused(tmp_path, content, "a.ods").reason
    wide = ods_cell(1.0, 'table:number-columns-repeated="16384"')
    content = tables(f"<table:table-row>{wide}</table:table-row>")
    assert "2,000 columns" in refused(tmp_path, content, "a.ods").reason
    content = tables(
        '<table:table-row table:number-rows-repeated="99999999999"><table:table-cell/></table:table-row>'
    )
    assert "impossible" in refused(tmp_path, content, "a.ods").reason


def test_cells_columns_and_workbook_are_bounded(tmp_path: Path) -> None:
    wide = {
        "xlsx": xlsx(row(1, "<c r='BXZ1'><v>1</v></c>")),
        "xls": by_xlwt({"S": {(1, 200): 1.0}}),
    }
    assert "2,000 columns" in refused(tmp_path, wide["xlsx"]).reason
    assert "100 columns" in refused(tmp_path, wide["xls"], "a.xls", Limits(columns=100)).reason
    square = xlsx("".join(row(r, *(f"<c><v>{c}</v></c>" for c in range(10))) for r in range(1, 11)))
    assert "more than 99 cells" in refused(tmp_path, square, limits=Limits(cells=99)).reason
    assert len(opened(tmp_path, square, limits=Limits(cells=100)).sheets[0].cells) == 100
    cells = {"A": {(1, c): 1.0 for c in range(1, 6)}, "B": {(1, c): 1.0 for c in range(1, 6)}}
    from tests.ingest.workbook.files import WRITERS

    for name, write in WRITERS:
        assert (
            "file holds more than 9 cells"
            in refused(tmp_path, write(cells), name, Limits(cells_in_all=9)).reason
        )


def test_a_lone_cell_at_the_far_end_is_named(tmp_path: Path) -> None:
    error = refused(
        tmp_path,
        xlsx(row(1, "<c r='Z1'><v>1</v></c>") + row(1048576, "<c r='A1048576'><v>1</v></c>")),
    )
    assert "very far" in error.reason
    assert error.cell == "A1048576"


def test_a_sheet_that_claims_to_fill_the_world_is_read_by_what_it_holds(tmp_path: Path) -> None:
    content = xlsx(row(1, "<c r='A1'><v>1</v></c>") + row(1048576, "<c r='XFD1048576' s='0'/>"))
    parts = unzipped(content)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(
        b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    book = opened(tmp_path, zipped(parts))
    assert [cell.address for cell in book.sheets[0]] == ["A1"]


def test_long_texts_and_many_merges_are_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, xlsx(row(1, f"<c r='B1' t='str'><v>{'a' * 32_768}</v></c>")))
    assert "32,767 characters" in error.reason
    assert error.cell == "B1"
    merges = "".join(f'<mergeCell ref="A1:J{n}"/>' for n in range(10, 60))
    body = "".join(row(r, *(f"<c><v>{c}</v></c>" for c in range(10))) for r in range(1, 11))
    content = xlsx(body, f"<mergeCells>{merges}</mergeCells>")
    assert opened(tmp_path, content).sheets[0].cells.keys() == {(1, 1)}
    assert "merged ranges" in refused(tmp_path, content, limits=Limits(area=4_900)).reason


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "INF"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    error = refused(tmp_path, xlsx(row(2, f"<c r='B2'><v>{number}</v></c>")))
    assert error.cell == "B2" or "damaged" in error.reason


@pytest.mark.parametrize(
    ("kind", "attribute"),
    [("float", 'office:value="1,5"'), ("float", ""), ("boolean", 'office:boolean-value="oui"'),
     ("date", 'office:date-value="2015-02-30"'), ("time", 'office:time-value="1h"')],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_type_is_refused(
    tmp_path: Path, kind: str, attribute: str
) -> None:
    cell = f'<table:table-cell office:value-type="{kind}" {attribute}><text:p>x</text:p></table:table-cell>'
    assert (
        refused(tmp_path, tables(f"<table:table-row>{cell}</table:table-row>"), "a.ods").cell
        == "A1"
    )


def test_readers_that_disagree_are_quoted_with_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = xlsx(row(1, "<c r='A1'><v>1</v></c>") + row(4, "<c r='D4'><v>12.5</v></c>"))
    monkeypatch.setattr(
        "dashboard.ingest.workbook.xlsx.calamine_values", lambda _: {(1, 1): 1.0, (4, 4): 12.4}
    )
    error = refused(tmp_path, content)
    assert (error.sheet, error.cell) == ("Feuil1", "D4")
    assert "12.4 and 12.5" in error.reason
    monkeypatch.setattr("dashboard.ingest.workbook.xlsx.calamine_values", lambda _: {(1, 1): 1.0})
    assert "nothing and 12.5" in refused(tmp_path, content).reason
    content = xlsx(row(1, "<c r='A1' t='e'><v>#DIV/0!</v></c>"))
    assert "1.0 and '#DIV/0!'" in refused(tmp_path, content).reason


def test_agreement_forgives_only_rounding_escapes_and_line_ends() -> None:
    moment = dt.datetime(2015, 1, 1, 12)
    assert same("a\r\nb", "a_x000D_\nb")
    assert same("a_x0041_", "aA")
    assert same("Part des", "Part  des")
    assert same(0.1 + 0.2, 0.3)
    assert same(moment, moment + dt.timedelta(milliseconds=1))
    assert not same(moment, moment + dt.timedelta(seconds=1))
    for one, other in (
        (1.0, True),
        (1.0, "1"),
        (0.3, 0.3001),
        ("a", "b"),
        ("a", None),
        (moment, moment.date()),
        (1.0, moment),
    ):
        assert not same(one, other), (one, other)
        assert not same(other, one), (one, other)


def test_dates_before_1904_files_and_after_keep_their_day(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = dt.date(2015, 9, 7)
    buffer = io.BytesIO()
    book.save(buffer)
    assert opened(tmp_path, buffer.getvalue()).sheets[0].cells[1, 1].value == dt.date(2015, 9, 7)
    xls = xlwt.Workbook()
    xls.dates_1904 = True
    xls.add_sheet("S").write(0, 0, 40427, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    buffer = io.BytesIO()
    xls.save(buffer)
    assert opened(tmp_path, buffer.getvalue(), "a.xls").sheets[0].cells[1, 1].value == dt.date(
        2014, 9, 7
    )


def test_times_and_durations_are_fractions_of_days_in_every_format(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    xls = xlwt.Workbook()
    sheet = xls.add_sheet("S")
    for column, (value, code) in enumerate(
        [(dt.time(6), "hh:mm"), (dt.timedelta(days=1, hours=6), "[h]:mm")]
    ):
        cell = book.worksheets[0].cell(1, column + 1, value)
        cell.number_format = code
        sheet.write(0, column, 0.25 + column, xlwt.easyxf(num_format_str=code))
    times = "".join(
        f'<table:table-cell office:value-type="time" office:time-value="{t}"><text:p>x</text:p></table:table-cell>'
        for t in ("PT06H00M00S", "PT30H00M00S")
    )
    first, second = io.BytesIO(), io.BytesIO()
    book.save(first)
    xls.save(second)
    for name, content in (
        ("a.xlsx", first.getvalue()),
        ("a.xls", second.getvalue()),
        ("a.ods", tables(f"<table:table-row>{times}</table:table-row>")),
    ):
        assert [cell.value for cell in opened(tmp_path, content, name).sheets[0]] == [0.25, 1.25]


def test_rich_phonetic_and_inline_text_is_the_text_shown(tmp_path: Path) -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">'
        '<si><r><rPr><b/></rPr><t>Part </t></r><r><t xml:space="preserve"> des communes</t></r>'
        '<rPh sb="0" eb="1"><t>parution</t></rPh></si></sst>'
    )
    base = unzipped(
        xlsx(
            row(
                1,
                "<c r='A1' t='s'><v>0</v></c>",
                "<c r='B1' t='inlineStr'><is><t>en ligne</t></is></c>",
                "<c r='C1' t='b'><v>0</v></c>",
            )
        )
    )
    base["xl/sharedStrings.xml"] = strings.encode()
    relations = "xl/_rels/workbook.xml.rels"
    link = '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    base[relations] = base[relations].replace(b"</Relationships>", link.encode())
    kind = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    base["[Content_Types].xml"] = base["[Content_Types].xml"].replace(b"</Types>", kind.encode())
    values = [cell.value for cell in opened(tmp_path, zipped(base)).sheets[0]]
    assert values == ["Part des communes", "en ligne", False]


def test_comments_and_pictures_are_not_text_of_ods_cells(tmp_path: Path) -> None:
    comment = "<office:annotation><text:p>une note</text:p></office:annotation>"
    picture = "<draw:frame><draw:image><text:p/></draw:image></draw:frame>"
    cell = f'<table:table-cell office:value-type="string">{comment}<text:p>a<text:span>b</text:span><text:line-break/><text:a>c</text:a></text:p>{picture}</table:table-cell>'
    shapes = f"<table:shapes>{picture}</table:shapes>"
    book = opened(tmp_path, tables(shapes, f"<table:table-row>{cell}</table:table-row>"), "a.ods")
    assert [(cell.address, cell.value) for sheet in book.sheets for cell in sheet] == [
        ("A1", "ab\nc")
    ]


def test_a_chart_sheet_is_left_out_and_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet, graph = book.add_worksheet("Tab"), book.add_chartsheet("Graphique")
    sheet.write(0, 0, 1)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Tab!$A$1:$A$1"})
    graph.set_chart(chart)
    book.close()
    read = opened(tmp_path, buffer.getvalue())
    assert [sheet.name for sheet in read.sheets] == ["Tab"]
    assert read.remarks == ("sheet 'Graphique' holds no cells (a chart or a macro): left out",)


def test_cells_without_addresses_follow_one_another(tmp_path: Path) -> None:
    book = opened(
        tmp_path,
        xlsx("<row><c><v>1</v></c><c><f>1</f><v>2</v></c></row><row><c><f>1</f><v>3</v></c></row>"),
    )
    assert [(c.address, c.value, c.formula) for c in book.sheets[0]] == [
        ("A1", 1.0, False),
        ("B1", 2.0, True),
        ("A2", 3.0, True),
    ]


@pytest.mark.parametrize("place", ["1A", "A0", "", "AAAA1", "A99999999999"])
def test_impossible_addresses_are_refused(tmp_path: Path, place: str) -> None:
    refused(tmp_path, xlsx(f"<row r='1'><c r='{place}'><v>1</v></c></row>"))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert place in archive.read("xl/worksheets/sheet1.xml").decode()


def test_the_data_of_a_chart_never_pass_for_the_sheet(tmp_path: Path) -> None:
    """calamine takes the table of a chart for rows of the sheet; the other reader contradicts it."""
    local = f'<table:table table:name="local"><table:table-row>{ods_cell(9.0)}</table:table-row></table:table>'
    content = tables(
        f"<table:shapes>{local}</table:shapes>",
        f"<table:table-row>{ods_cell(1.0)}</table:table-row>",
    )
    assert "9.0 and 1.0" in refused(tmp_path, content, "a.ods").reason
