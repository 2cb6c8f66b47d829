"""The workbook as a file: its sheets, links, tables and pages; nothing in it runs; same bytes."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import cast
from xml.sax.saxutils import unescape

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from dashboard.domain.dataset import Dataset
from dashboard.exports.companion import ods_bytes, workbook_bytes
from dashboard.exports.companion.grid import MAX_TEXT, clean
from dashboard.exports.companion.names import headings, sheet_names
from dashboard.results.publication.publication import Footnote, RowHead, Series
from tests.exports.companion.samples import (
    ABOUT,
    MARK,
    WORLDS,
    book,
    by_hand,
    figures,
    links,
    opened,
    parts,
    plain,
)

FRONT = ["Présentation et méthode", "Sommaire"]
INJECTIONS = (
    "=1+1",
    '=HYPERLINK("http://exemple.fr";"clic")',
    "+33",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    "http://exemple.fr",
    "internal:Sommaire!A1",
    '&C&"Arial"&20 en-tête',
    "<b>&amp;</b> ]]>",
    "_x003D_1+1",
)


@pytest.mark.parametrize("dataset", WORLDS)
def test_sheets_stand_in_order_and_every_link_leads_somewhere(dataset: Dataset) -> None:
    workbook = opened(book(dataset))
    labels = [p.label for p in figures(dataset)]
    assert workbook.sheetnames == FRONT + labels
    assert workbook.active is not None
    assert workbook.active.title == "Sommaire"
    leads: dict[str, list[str]] = {}
    for sheet in workbook:
        for link in links(sheet):
            found = re.fullmatch(r"'?(.+?)'?!A1", link)
            assert found
            assert found[1] in workbook.sheetnames
            leads.setdefault(sheet.title, []).append(found[1])
    assert leads["Sommaire"] == [*labels, FRONT[0]]
    for label in labels:
        assert leads[label] == ["Sommaire"]


@pytest.mark.parametrize("dataset", WORLDS)
def test_a_sheet_says_title_unit_notes_and_source_in_the_house_order(dataset: Dataset) -> None:
    workbook = opened(book(dataset))
    for figure in figures(dataset):
        said = [str(c.value) for c in workbook[figure.label]["A"] if c.value]
        assert said[0].endswith(f"{figure.label}\u00a0: {figure.title}")
        assert said[1] == figure.unit
        assert workbook[figure.label]["A1"].font.bold
        texts = (
            ("Note", figure.note),
            ("Lecture", figure.lecture),
            ("Champ", figure.champ),
            ("Source", figure.source),
            *((f.mark, f.text) for f in figure.footnotes),
        )
        expected = [f"{name}\u00a0: {text}" for name, text in texts if text]
        start = said.index(expected[0])
        assert said[start : start + len(expected) + 1] == [*expected, "Retour au sommaire"]


@pytest.mark.parametrize("dataset", WORLDS)
def test_simulated_figures_say_so_on_every_sheet_and_page_and_real_ones_never(
    dataset: Dataset,
) -> None:
    fictitious = dataset is Dataset.DEMONSTRATION
    workbook = opened(book(dataset))
    for sheet in workbook:
        assert str(sheet["A1"].value).startswith(MARK) == fictitious
        assert (MARK in str(sheet.oddHeader.center.text)) == fictitious
        assert (MARK in str(sheet.oddFooter.left.text)) == fictitious
    assert (MARK in str(workbook.properties.title)) == fictitious
    if not fictitious:
        assert not [name for name, text in parts(book(dataset)).items() if "fictives" in text]


def test_a_simulated_figure_whose_mark_was_forgotten_is_marked_and_a_real_one_beside_it_is_not() -> (
    None
):
    forgotten = replace(figures(Dataset.DEMONSTRATION)[0], mark="")
    real = figures(Dataset.PUBLISHED)[3]
    workbook = opened(workbook_bytes([forgotten, real], ABOUT))
    first = [str(sheet["A1"].value).startswith(MARK) for sheet in workbook]
    assert first == [True, True, True, False]


@pytest.mark.parametrize("dataset", WORLDS)
def test_tables_are_tables_with_a_header_row_and_no_merged_cell(dataset: Dataset) -> None:
    workbook = opened(book(dataset))
    names = [name for sheet in workbook for name in sheet.tables]
    assert len(names) == len({name.lower() for name in names})
    for sheet in workbook:
        assert sheet.tables
        for table in sheet.tables.values():
            left, top, right, bottom = cast(
                "tuple[int, int, int, int]", range_boundaries(table.ref)
            )
            assert table.headerRowCount == 1
            heads = [sheet.cell(top, column).value for column in range(left, right + 1)]
            assert heads == [column.name for column in table.tableColumns]
            for merged in sheet.merged_cells.ranges:
                assert merged.max_row < top or merged.min_row > bottom
    for figure in figures(dataset):
        sheet = workbook[figure.label]
        assert sheet.freeze_panes == "B5"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what absence means
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # Under a chart stands a second table, over which these headings would be false.
        assert (sheet.print_title_rows == "$4:$4") == (not sheet._charts)


def test_the_first_sheet_says_who_when_what_and_every_code() -> None:
    sheet = opened(book(Dataset.PUBLISHED))[FRONT[0]]
    said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for text in (ABOUT.author, *ABOUT.method, ABOUT.data_version, ABOUT.licence, ABOUT.citation):
        assert text in said
    assert "21 novembre 2026" in said
    codes = [cell.value for cell in sheet["A"]]
    for code in ("NR", "NC", "ND", "s", "(p)", "(e)", "à par.", "n.p.", "(a)", "(b)", "(c)", "(d)"):
        assert codes.count(code) == 1


def test_the_file_knows_its_author_its_day_and_its_language() -> None:
    properties = opened(book(Dataset.PUBLISHED)).properties
    assert (properties.title, properties.creator) == (ABOUT.title, ABOUT.author)
    assert properties.language == "fr-FR"
    assert properties.keywords
    for moment in (properties.created, properties.modified):
        assert moment is not None
        assert moment.date().isoformat() == ABOUT.published_on


@pytest.mark.parametrize("write", [workbook_bytes, ods_bytes])
def test_the_same_dossier_gives_the_same_bytes_on_another_day(
    write: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(figures(Dataset.DEMONSTRATION), ABOUT)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 90_000_000)
    try:
        assert write(figures(Dataset.DEMONSTRATION), ABOUT) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def no_formula(data: bytes) -> None:
    for name, text in parts(data).items():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in text
            assert "<f " not in text
        assert "calculatedColumnFormula" not in text
        assert "table:formula" not in text
        assert "TargetMode" not in text
        if name == "content.xml":
            assert not re.findall(r'xlink:href="(?!#)', text)


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_an_author_types_is_never_run(text: str) -> None:
    figure = by_hand(
        plain(72),
        plain(28),
        title=text,
        note=text,
        lecture=text,
        unit=text,
        row_heading=text,
        alternative=text,
        label=text,
        series=(Series("a", text, "2015"),),
        rows=(RowHead("a", text), RowHead("b", text)),
        footnotes=(Footnote(text, text),),
    )
    about = replace(ABOUT, title=text, author=text, method=(text,), licence=text, citation=text)
    data = workbook_bytes([figure], about)
    no_formula(data)
    no_formula(ods_bytes([figure], about))
    workbook = opened(data)
    sheet = workbook.worksheets[2]
    assert sheet["A5"].value == text
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert [len(links(s)) for s in workbook.worksheets] == [1, 2, 1]
    # The title, unit and names of a chart are references to cells, never the text itself.
    references = re.findall(r"<c:f>(.*?)</c:f>", parts(data)["xl/charts/chart1.xml"])
    assert all(re.search(r"!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$", ref) for ref in references)
    header = re.search(r"<oddHeader>(.*?)</oddHeader>", parts(data)["xl/worksheets/sheet3.xml"])
    assert header
    printed = unescape(header[1]).replace("_x005F_x", "_x")  # how the format keeps « _x003D_ »
    assert printed == "&R" + sheet.title.replace("&", "&&")


AWKWARD = st.text(max_size=60)


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(AWKWARD, min_size=1, max_size=4), AWKWARD, AWKWARD)
def test_any_text_gives_files_that_open(labels: list[str], title: str, name: str) -> None:
    made = [
        by_hand(plain(1), plain(2), label=label, title=title, note=name, row_heading=name,
                series=(Series("a", name, "2015"),), rows=(RowHead("a", title), RowHead("b", name)))
        for label in labels
    ]  # fmt: skip
    about = replace(ABOUT, title=title, author=name)
    workbook = opened(workbook_bytes(made, about))
    assert len(workbook.sheetnames) == 2 + len(labels)
    assert workbook.worksheets[2]["A5"].value in (clean(title), clean(title) or None)
    no_formula(ods_bytes(made, about))


@given(st.lists(st.text(max_size=80) | st.sampled_from(["Graphique 1", "SOMMAIRE", "'", "[]"])))
def test_names_of_sheets_are_those_a_spreadsheet_takes(labels: list[str]) -> None:
    names = sheet_names(labels)
    assert len(names) == len(labels)
    assert len({n.lower() for n in (*names, *FRONT)}) == len(names) + 2
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\!']", name)
        assert name == name.strip()


@given(st.lists(st.text(max_size=300) | st.sampled_from(["2014", "", " 2014"]), max_size=8))
def test_headings_are_unique_whatever_the_case(texts: list[str]) -> None:
    names = headings(texts)
    assert len({name.lower() for name in names}) == len(texts)
    assert all(name and "\n" not in name and len(name) <= 255 for name in names)


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    figure = by_hand(plain(1), note="a" * 40_000)
    sheet = opened(workbook_bytes([figure], ABOUT))["Graphique 1"]
    note = next(c.value for c in sheet["A"] if str(c.value or "").startswith("Note"))
    assert len(str(note)) == MAX_TEXT
    assert str(note).endswith("…")
    assert all((d.height or 0) <= 409 for d in sheet.row_dimensions.values())


def test_a_figure_without_rows_and_a_dossier_without_figures_still_open() -> None:
    assert opened(workbook_bytes([by_hand()], ABOUT)).sheetnames == [*FRONT, "Graphique 1"]
    assert opened(workbook_bytes([], ABOUT)).sheetnames == FRONT
    assert ods_bytes([by_hand()], ABOUT)
