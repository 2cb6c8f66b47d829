"""The ODS file holds the same sheets without charts, and any reader of OpenDocument takes it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook

from dashboard.domain.dataset import Dataset
from dashboard.exports.companion import ods_bytes
from dashboard.exports.companion.book import book_of
from tests.exports.companion.samples import (
    ABOUT,
    MARK,
    WORLDS,
    book,
    by_hand,
    figures,
    ods_book,
    parts,
    plain,
)

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.mark.parametrize("dataset", WORLDS)
def test_it_says_what_the_xlsx_says_cell_by_cell(dataset: Dataset) -> None:
    ours = CalamineWorkbook.from_filelike(io.BytesIO(ods_book(dataset)))
    other = CalamineWorkbook.from_filelike(io.BytesIO(book(dataset)))
    assert ours.sheet_names == other.sheet_names
    compared = 0
    for name in ours.sheet_names:
        left = ours.get_sheet_by_name(name).to_python()
        right = other.get_sheet_by_name(name).to_python()
        for mine, theirs in zip(left, right, strict=False):
            width = max(len(mine), len(theirs))
            padded = [[*line, *[""] * (width - len(line))] for line in (mine, theirs)]
            assert padded[0] == padded[1]
            compared += sum(isinstance(value, float) for value in mine)
    assert compared > 20


@pytest.mark.parametrize("dataset", WORLDS)
def test_numbers_are_numbers_and_show_in_french(dataset: Dataset) -> None:
    root = fromstring(parts(ods_book(dataset))["content.xml"])
    numbers = [
        c for c in root.iter(f"{TABLE}table-cell") if c.get(f"{OFFICE}value-type") == "float"
    ]
    assert len(numbers) > 20
    for cell in numbers:
        shown = "".join(cell.itertext())
        assert re.fullmatch(r"−?\d{1,3}(\u202f\d{3})*(,\d)?", shown)
        said = float(shown.replace("\u202f", "").replace(",", ".").replace("−", "-"))
        assert said == pytest.approx(float(cell.get(f"{OFFICE}value") or ""), abs=0.051)


@pytest.mark.parametrize("dataset", WORLDS)
def test_links_tables_and_header_rows_are_those_of_the_sheets(dataset: Dataset) -> None:
    root = fromstring(parts(ods_book(dataset))["content.xml"])
    names = [sheet.get(f"{TABLE}name") for sheet in root.iter(f"{TABLE}table")]
    links = [a.get(f"{XLINK}href") or "" for a in root.iter(f"{TEXT}a")]
    assert len(links) == 2 * len(figures(dataset)) + 2
    for link in links:
        found = re.fullmatch(r"#'(.+)'\.A1", link)
        assert found
        assert found[1] in names
    plan = book_of(figures(dataset), ABOUT, charted=False)
    headed = [
        s for s in root.iter(f"{TABLE}table") if s.find(f"{TABLE}table-header-rows") is not None
    ]
    assert len(headed) == len(names) - 1
    for sheet, element in zip(plan.sheets[1:], headed, strict=True):
        row = element.find(f"{TABLE}table-header-rows/{TABLE}table-row")
        assert row is not None
        said = ["".join(cell.itertext()) for cell in row]
        assert sheet.header is not None
        assert said == [item.value for item in sheet.rows[sheet.header].items]
    ranges = [r.get(f"{TABLE}target-range-address") for r in root.iter(f"{TABLE}database-range")]
    assert len(ranges) == len(set(ranges)) == len(names)


@pytest.mark.parametrize("dataset", WORLDS)
def test_simulated_figures_say_so_on_every_sheet_and_printed_page(dataset: Dataset) -> None:
    inside = parts(ods_book(dataset))
    root = fromstring(inside["content.xml"])
    fictitious = dataset is Dataset.DEMONSTRATION
    style = "marked" if fictitious else "default"
    for sheet in root.iter(f"{TABLE}table"):
        first = "".join(next(sheet.iter(f"{TABLE}table-cell")).itertext())
        assert first.startswith(MARK) == fictitious
        assert sheet.get(f"{TABLE}style-name") in (style, f"{style}one")
    for kind in ("Marked", "MarkedOne"):
        header = re.search(
            rf'<style:master-page style:name="{kind}".*?</style:header>', inside["styles.xml"]
        )
        assert header
        assert (MARK in header[0]) == fictitious
    assert (MARK in inside["meta.xml"]) == fictitious


def test_a_row_of_a_table_grows_with_its_text_and_merged_rows_keep_their_height() -> None:
    label = "Chèques d’accompagnement personnalisé, quelle que soit la police de caractères"
    figure = by_hand(plain(1), plain(2))
    figure = replace(figure, rows=(replace(figure.rows[0], label=label), figure.rows[1]))
    root = fromstring(parts(ods_bytes([figure], ABOUT))["content.xml"])
    heights = {
        style.get(f"{STYLE}name"): style.find(f"{STYLE}table-row-properties")
        for style in root.iter(f"{STYLE}style")
        if style.get(f"{STYLE}family") == "table-row"
    }
    found = []
    for row in root.iter(f"{TABLE}table-row"):
        merged = row.find(f"{TABLE}covered-table-cell") is not None
        kept = heights[row.get(f"{TABLE}style-name")].get(f"{STYLE}use-optimal-row-height")
        assert (kept == "false") == merged
        found += [label in "".join(row.itertext())] * (not merged)
    assert any(found)


def test_a_long_sheet_is_printed_on_several_pages_and_a_short_one_on_one() -> None:
    for rows, style in ((3, "defaultone"), (200, "default")):
        root = fromstring(parts(ods_bytes([by_hand(*[plain(1)] * rows)], ABOUT))["content.xml"])
        (sheet,) = (s for s in root.iter(f"{TABLE}table") if s.get(f"{TABLE}name") == "Graphique 1")
        assert sheet.get(f"{TABLE}style-name") == style
    styles = fromstring(parts(ods_book(Dataset.PUBLISHED))["styles.xml"])
    pages = {
        page.get(f"{STYLE}name"): page.find(f"{STYLE}page-layout-properties")
        for page in styles.iter(f"{STYLE}page-layout")
    }
    shrunk = {name: page.get(f"{STYLE}scale-to-Y") for name, page in pages.items()}
    assert shrunk == {"page": "0", "pageOne": "1"}
    layouts = {
        m.get(f"{STYLE}name"): m.get(f"{STYLE}page-layout-name")
        for m in styles.iter(f"{STYLE}master-page")
    }
    assert layouts["DefaultOne"] == layouts["MarkedOne"] == "pageOne"
    assert layouts["Default"] == layouts["Marked"] == "page"


def test_both_files_are_set_in_the_font_that_their_heights_are_estimated_for() -> None:
    for data in (book(Dataset.PUBLISHED), ods_book(Dataset.PUBLISHED)):
        text = "".join(parts(data).values())
        assert "Arial" in text
        assert "Calibri" not in re.sub(r"<a:(latin|majorFont|minorFont).*?>", "", text)


def test_its_kind_is_told_by_its_first_bytes_and_all_parts_are_listed() -> None:
    with zipfile.ZipFile(io.BytesIO(ods_book(Dataset.PUBLISHED))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert not first.extra
        names = {n for n in archive.namelist() if n not in ("mimetype", "META-INF/manifest.xml")}
        listed = re.findall(r'full-path="([^"]+)"', archive.read("META-INF/manifest.xml").decode())
        assert set(listed) == names | {"/"}
        assert not [n for n in archive.namelist() if "Object" in n]


def test_spaces_tabs_and_lines_of_a_text_are_kept() -> None:
    data = ods_bytes([by_hand(plain(1), note="  deux  espaces\tet\ndeux lignes ")], ABOUT)
    root = fromstring(parts(data)["content.xml"])
    cell = next(
        c for c in root.iter(f"{TABLE}table-cell") if "".join(c.itertext()).startswith("Note")
    )
    lines = cell.findall(f"{TEXT}p")
    assert len(lines) == 2
    assert [s.get(f"{TEXT}c") for s in lines[0].iter(f"{TEXT}s")] == ["3", "2"]
    assert len(list(lines[0].iter(f"{TEXT}tab"))) == 1
    assert len(list(lines[1].iter(f"{TEXT}s"))) == 1
