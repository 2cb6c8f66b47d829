"""A native chart reads the cells of its sheet, says what it shows, and never draws a code as 0."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.domain.dataset import Dataset
from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Reading
from dashboard.domain.status import Qualifier, Status
from dashboard.exports.companion import workbook_bytes
from dashboard.exports.companion.columns import pairs_joined
from dashboard.results.publication.publication import Publication, Series
from dashboard.results.result import Cell
from tests.exports.companion.samples import (
    ABOUT,
    MARK,
    WORLDS,
    book,
    by_hand,
    figures,
    opened,
    parts,
)
from tests.figures.samples import level

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_REFERENCE = re.compile(r"^'?(.+?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$")


def charts(data: bytes) -> dict[str, Any]:
    """The chart of each sheet that has one."""
    inside = parts(data)
    found: dict[str, Any] = {}
    sheets = re.findall(r'<sheet name="([^"]+)"', inside["xl/workbook.xml"])
    for number, name in enumerate(sheets, start=1):
        links = inside.get(f"xl/worksheets/_rels/sheet{number}.xml.rels", "")
        drawing = re.search(r"drawings/(drawing\d+\.xml)", links)
        if drawing:
            to_chart = inside[f"xl/drawings/_rels/{drawing[1]}.rels"]
            chart = re.search(r"charts/(chart\d+\.xml)", to_chart)
            assert chart
            found[name] = fromstring(inside[f"xl/charts/{chart[1]}"])
            found[f"{name}/drawing"] = inside[f"xl/drawings/{drawing[1]}"]
    return found


def read(sheet: Worksheet, reference: str) -> list[Any]:
    """The cells that a reference names: they must be on the sheet of the chart itself."""
    found = _REFERENCE.match(reference)
    assert found, reference
    name, left, first, right, last = found.groups()
    assert name == sheet.title
    cells = sheet[f"{left}{first}:{right or left}{last or first}"]
    return [cell.value for row in cells for cell in row]


def drawn(publication: Publication) -> bool:
    return publication.spec.kind is not FigureKind.TABLE and any(
        c is not None and c.value is not None for line in publication.cells for c in line
    )


@pytest.mark.parametrize("dataset", WORLDS)
def test_each_reference_of_a_chart_names_the_right_cells(dataset: Dataset) -> None:
    found, workbook = charts(book(dataset)), opened(book(dataset))
    for publication in figures(dataset):
        chart, sheet = found.get(publication.label), workbook[publication.label]
        assert (chart is not None) == drawn(publication), publication.label
        if chart is None:
            continue
        title = chart.find(f"{C}chart/{C}title//{C}f")
        assert read(sheet, title.text) == [sheet["A1"].value]
        axis = chart.find(f".//{C}valAx/{C}title//{C}f")
        assert read(sheet, axis.text) == [publication.unit]
        values = list(chart.iter(f"{C}ser"))
        for number, series in enumerate(values):
            assert read(sheet, series.find(f"{C}cat//{C}f").text) == [
                row.label for row in publication.rows
            ]
            name = read(sheet, series.find(f"{C}tx//{C}f").text)
            cells = read(sheet, series.find(f"{C}val//{C}f").text)
            if number < len(publication.series):
                assert name == [publication.series[number].label]
                for there, line in zip(cells, publication.cells, strict=True):
                    cell = line[number]
                    assert cell is not None
                    assert not isinstance(there, float | int) or there == cell.value
            else:
                assert name == ["Borne ou ordre de grandeur"]
                assert series.find(".//{*}pattFill") is not None


@pytest.mark.parametrize("dataset", WORLDS)
def test_error_bars_reach_the_published_bounds(dataset: Dataset) -> None:
    found, workbook = charts(book(dataset)), opened(book(dataset))
    bars = 0
    for publication in figures(dataset):
        if publication.label not in found:
            continue
        sheet = workbook[publication.label]
        for number, series in enumerate(found[publication.label].iter(f"{C}ser")):
            known = number < len(publication.series) and [
                c.observation.interval if c and c.observation and c.status.has_figure else None
                for c in (line[number] for line in publication.cells)
            ]
            if not known or not any(known):
                assert series.find(f"{C}errBars") is None
                continue
            values = read(sheet, series.find(f"{C}val//{C}f").text)
            plus = read(sheet, series.find(f"{C}errBars/{C}plus//{C}f").text)
            minus = read(sheet, series.find(f"{C}errBars/{C}minus//{C}f").text)
            for value, low, high, interval in zip(values, minus, plus, known, strict=True):
                if isinstance(value, str) or interval is None:
                    assert low is None
                    assert high is None
                else:
                    assert (value - low, value + high) == pytest.approx(interval)
                    bars += 1
    assert (bars > 20) == (dataset is Dataset.DEMONSTRATION)


@pytest.mark.parametrize("dataset", WORLDS)
def test_a_chart_has_a_text_alternative_a_french_tongue_and_a_scale_to_100(
    dataset: Dataset,
) -> None:
    found = charts(book(dataset))
    for publication in figures(dataset):
        if publication.label not in found:
            continue
        text = re.search(r'descr="([^"]*)"', str(found[f"{publication.label}/drawing"]))
        assert text
        assert publication.alternative.split(".")[0][:40] in text[1].replace("&quot;", '"')
        assert (MARK in text[1]) == bool(publication.mark)
        chart = found[publication.label]
        assert chart.find(f"{C}lang").get("val") == "fr-FR"
        scale = chart.find(f".//{C}valAx/{C}scaling")
        ends = (float(scale.find(f"{C}min").get("val")), float(scale.find(f"{C}max").get("val")))
        if publication.spec.kind is not FigureKind.DUMBBELL:
            assert ends == (0, 100)
        assert chart.find(f".//{C}catAx/{C}scaling/{C}max") is None
        assert chart.find(f".//{C}dispBlanksAs").get("val") == "gap"


def dumbbell(*lines: tuple[Cell, Cell]) -> Publication:
    figure = by_hand(*[before for before, _ in lines])
    series = (Series("2015", "2014", "2015"), Series("2025", "2025", "2025"))
    spec = figure.spec.with_(kind=FigureKind.DUMBBELL)
    return replace(figure, spec=spec, series=series, cells=lines)


@pytest.mark.parametrize(
    ("lines", "axis"),
    [
        (((72.5, 67.8), (100.0, 100.0)), (60, 105, 10)),
        (((8.2, 6.5), (62.1, 84.3)), (0, 100, 20)),
        (((41.0, 42.0), (43.0, 44.0)), (30, 50, 10)),
        (((0.0, 100.0), (50.0, 50.0)), (0, 105, 20)),
    ],
)
def test_the_axis_of_points_is_around_them_with_room_for_a_whole_marker(
    lines: tuple[tuple[float, float], ...], axis: tuple[int, int, int]
) -> None:
    figure = dumbbell(*((level(a, 1.0), level(b, 1.0)) for a, b in lines))
    chart = charts(workbook_bytes([figure], ABOUT))["Graphique 1"]
    scale = chart.find(f".//{C}valAx")
    said = [
        float(scale.find(path).get("val"))
        for path in (f"{C}scaling/{C}min", f"{C}scaling/{C}max", f"{C}majorUnit")
    ]
    assert tuple(said) == axis
    bottom, top, step = axis
    reached = [v for line in lines for v in line]
    assert top >= max(reached) + 5
    assert bottom == 0 or bottom <= min(reached) - 5
    assert (100 - bottom) % step == 0, "a gradation at 100 %"


def test_each_point_tells_its_value_on_a_side_of_its_own() -> None:
    figure = dumbbell((level(72.5, 1.0), level(67.8, 1.0)), (level(92.0, 1.0), level(90.0, 1.0)))
    chart = charts(workbook_bytes([figure], ABOUT))["Graphique 1"]
    sides = []
    for series in chart.iter(f"{C}ser"):
        assert int(series.find(f"{C}marker/{C}size").get("val")) >= 11
        labels = series.find(f"{C}dLbls")
        assert labels.find(f"{C}showVal").get("val") == "1"
        assert labels.find(f"{C}dLbl") is None
        side = labels.find(f"{C}dLblPos")
        sides.append("r" if side is None else side.get("val"))  # The right is where they are.
        assert series.find(f"{C}errBars") is not None
    assert sides == ["l", "r"]


def test_a_sheet_of_two_dates_prints_at_a_size_that_can_be_read() -> None:
    data = book(Dataset.DEMONSTRATION)
    for publication in figures(Dataset.DEMONSTRATION):
        if publication.spec.kind is not FigureKind.DUMBBELL:
            continue
        sheet = opened(data)[publication.label]
        columns = sheet.column_dimensions.values()
        inches = sum(c.width * (c.max - c.min + 1) for c in columns) * 7 / 96
        assert inches > 9
        assert inches * 0.8 <= 10.7, "at least four fifths of its size on A4"
        assert sheet.page_setup.fitToWidth in (None, 1)


def test_a_count_has_a_scale_of_its_own() -> None:
    figure = by_hand(level(3.0), level(240.0))
    spec = figure.spec.with_(reading=Reading.COUNT)
    chart = charts(workbook_bytes([replace(figure, spec=spec, unit="En nombre")], ABOUT))
    scale = chart["Graphique 1"].find(f".//{C}valAx/{C}scaling")
    assert scale.find(f"{C}max") is None


def test_a_code_is_no_point_and_its_letters_stand_in_its_place() -> None:
    figure = by_hand(level(None, status=Status.NON_RESPONSE), level(60.0))
    figure = replace(figure, spec=figure.spec.with_(kind=FigureKind.DUMBBELL))
    data = workbook_bytes([figure], ABOUT)
    series = next(charts(data)["Graphique 1"].iter(f"{C}ser"))
    assert [p.get("idx") for p in series.iterfind(f"{C}val//{C}pt")] == ["1"]
    hidden = series.find(f"{C}dPt")
    assert hidden.find(f"{C}idx").get("val") == "0"
    assert len(hidden.findall(".//{*}noFill")) == 2
    label = series.find(f"{C}dLbls/{C}dLbl//{C}f").text
    assert read(opened(data)["Graphique 1"], label) == ["NR"]


def test_a_bound_is_hatched_and_labelled_by_its_words_not_its_number() -> None:
    words = level(80.0, words="plus de huit communes sur dix", qualifier=Qualifier.MORE_THAN)
    chart = charts(workbook_bytes([by_hand(words, level(60.0))], ABOUT))["Graphique 1"]
    plain, hatched = list(chart.iter(f"{C}ser"))
    assert [p.find(f"{C}v").text for p in plain.iterfind(f"{C}val//{C}pt")] == ["60.0"]
    assert plain.find("{*}spPr/{*}pattFill") is None
    label = hatched.find(f"{C}dLbls/{C}dLbl[1]")
    assert "".join(label.itertext()).strip() == "plus de huit communes sur dix"


def test_a_number_published_in_words_is_a_solid_bar_that_says_them() -> None:
    whole = level(100.0, words="la totalité")
    bound = level(80.0, words="plus de huit communes sur dix", qualifier=Qualifier.MORE_THAN)
    chart = charts(workbook_bytes([by_hand(whole, bound)], ABOUT))["Graphique 1"]
    plain, hatched = list(chart.iter(f"{C}ser"))
    assert [p.find(f"{C}v").text for p in plain.iterfind(f"{C}val//{C}pt")] == ["100.0"]
    label = plain.find(f"{C}dLbls/{C}dLbl[1]")
    assert "".join(label.itertext()).strip() == "la totalité"
    assert [p.get("idx") for p in hatched.iterfind(f"{C}val//{C}pt")] == ["1"]


@pytest.mark.parametrize("words", ["=1+1 communes sur dix", "='Sommaire'!$A$1", "Sommaire!A1"])
def test_words_of_a_label_are_never_a_reference(words: str) -> None:
    bound = level(80.0, words=words, qualifier=Qualifier.MORE_THAN)
    chart = charts(workbook_bytes([by_hand(bound, level(60.0))], ABOUT))["Graphique 1"]
    _, hatched = list(chart.iter(f"{C}ser"))
    assert hatched.find(f"{C}dLbls/{C}dLbl//{C}f") is None


@pytest.mark.parametrize("dataset", WORLDS)
def test_points_are_joined_only_where_each_verdict_lets_them(dataset: Dataset) -> None:
    found, seen = charts(book(dataset)), 0
    for publication in figures(dataset):
        chart = found.get(publication.label)
        if chart is None:
            continue
        joined = chart.find(f".//{C}hiLowLines") is not None
        points = publication.spec.kind is FigureKind.DUMBBELL
        assert joined == (points and pairs_joined(publication))
        assert (chart.find(f".//{C}lineChart") is not None) == points
        seen += joined
    assert seen == (1 if dataset is Dataset.DEMONSTRATION else 0)


def test_one_blocked_pair_unjoins_all_points() -> None:
    figure = next(p for p in figures(Dataset.DEMONSTRATION) if p.evolution)
    waiting = next(p for p in figures(Dataset.PUBLISHED) if p.evolution)
    assert figure.evolution is not None
    assert waiting.evolution is not None
    first, *others = figure.evolution.pairs
    blocked = replace(first, verdict=waiting.evolution.pairs[0].verdict)
    changed = replace(figure, evolution=replace(figure.evolution, pairs=(blocked, *others)))
    chart = charts(workbook_bytes([changed], ABOUT))[figure.label]
    assert chart.find(f".//{C}hiLowLines") is None
