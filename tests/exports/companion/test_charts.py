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
from dashboard.results.publication.publication import Publication
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
        assert (scale.find(f"{C}min").get("val"), scale.find(f"{C}max").get("val")) == ("0", "100")
        assert chart.find(f".//{C}catAx/{C}scaling/{C}max") is None
        assert chart.find(f".//{C}dispBlanksAs").get("val") == "gap"


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
