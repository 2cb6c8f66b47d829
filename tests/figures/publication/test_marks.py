"""What is drawn says what the data say: lengths, intervals, bounds, words, verdicts, alignment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.figure import FigureKind, PageFormat
from dashboard.domain.observation import Reading
from dashboard.figures.colour import contrast
from dashboard.figures.drawing.metrics import width
from dashboard.figures.drawing.shapes import Circle, Drawing, Group, Line, Path, Rect, Shape, Text
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.publication.boxes import box_of
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.house import HOUSES
from dashboard.figures.publication.values import shown
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Look
from tests.figures.publication import samples as s


def rows(drawing: Drawing) -> list[list[Shape]]:
    figure = next(g for g in drawing.shapes if isinstance(g, Group) and g.role == "figure")
    found = [g for g in figure.shapes if isinstance(g, Group) and g.role == "row"]
    return [[x for x in g.shapes if not isinstance(x, Group)] for g in found]


def of_role(shapes: list[Shape], role: str) -> list[Shape]:
    return [shape for shape in shapes if shape.role == role]


def scale(drawing: Drawing) -> tuple[float, float]:
    grid = [x for x in drawing.flat() if isinstance(x, Line) and x.role == "grid"]
    return grid[0].x1, grid[-1].x1


@pytest.mark.parametrize("page", PageFormat)
def test_the_scale_is_always_0_to_100(page: PageFormat) -> None:
    small = s.figure(FigureKind.BARS, [[s.cell(3.0)], [s.cell(5.0)]], page=page)
    drawing = draw(small)
    ticks = [t.text for t in drawing.flat() if isinstance(t, Text) and t.role == "axis"]
    assert (ticks[0], ticks[-1]) == ("0", "100\u00a0%")


@pytest.mark.parametrize("page", PageFormat)
def test_a_bar_is_as_long_as_its_value(page: PageFormat) -> None:
    publication = s.bars(page)
    drawing = draw(publication)
    zero, hundred = scale(drawing)
    for shapes, (cell,) in zip(rows(drawing), publication.cells, strict=True):
        (bar,) = of_role(shapes, "bar")
        assert isinstance(bar, Rect)
        assert cell is not None
        assert cell.value is not None
        assert bar.x == pytest.approx(zero)
        assert bar.width == pytest.approx((hundred - zero) * cell.value / 100)


def test_an_interval_is_drawn_whenever_it_is_known() -> None:
    publication = s.bars()
    drawing = draw(publication)
    zero, hundred = scale(drawing)
    for shapes, (cell,) in zip(rows(drawing), publication.cells, strict=True):
        assert cell is not None
        assert cell.observation is not None
        lines = [x for x in of_role(shapes, "interval") if isinstance(x, Line)]
        if cell.observation.interval is None:
            assert not lines
            continue
        ends = sorted({round(x, 3) for line in lines for x in (line.x1, line.x2)})
        low, high = cell.observation.interval
        assert ends == pytest.approx(
            [zero + (hundred - zero) * v / 100 for v in (low, high)], abs=0.01
        )


def test_words_and_statuses_have_no_bar_and_bounds_are_open() -> None:
    drawing = draw(s.awkward())
    secret, more, less, about, words, unsure, missing = rows(drawing)
    for shapes, said in (
        (secret, "secret statistique"),
        (words, "la quasi-totalité"),
        (missing, "non collecté"),
    ):
        assert not of_role(shapes, "bar")
        text = of_role(shapes, "value")[0]
        assert isinstance(text, Text)
        assert said in text.text
        assert text.italic
    for shapes, pattern in (
        (more, "hatch"),
        (less, "hatch-back"),
        (about, "dots"),
        (unsure, "cross"),
    ):
        (bar,) = of_role(shapes, "bar")
        assert isinstance(bar, Rect)
        assert bar.fill.pattern == pattern
        assert bool(of_role(shapes, "open-end")) == (shapes in (more, less))
    (points_out,), (points_back,) = of_role(more, "open-end"), of_role(less, "open-end")
    assert isinstance(points_out, Path)
    assert isinstance(points_back, Path)
    assert points_out.rings[0][1][0] > points_out.rings[0][0][0]
    assert points_back.rings[0][1][0] < points_back.rings[0][0][0]


def test_a_secret_value_never_reaches_the_drawing() -> None:
    hidden = replace(s.SECRET, value=37.0, observation=s.observed(37.0, (30.0, 44.0)))
    assert shown(hidden).value is None
    assert shown(replace(hidden, look=Look.VALUE)).value is None
    for kind in (FigureKind.BARS, FigureKind.TABLE):
        drawing = draw(s.figure(kind, [[hidden]], rows=s.heads(1)))
        figure = rows(drawing)[0]
        assert not of_role(figure, "bar")
        assert not of_role(figure, "interval")
        assert not any("37" in t.text for t in figure if isinstance(t, Text))


def test_a_count_has_a_scale_of_its_own() -> None:
    publication = s.figure(FigureKind.BARS, [[s.cell(3.4, "3,4")], [s.cell(6.8, "6,8")]])
    counted = replace(publication, spec=publication.spec.with_(reading=Reading.COUNT))
    ticks = [t.text for t in draw(counted).flat() if isinstance(t, Text) and t.role == "axis"]
    assert ticks == ["0", "2", "4", "6", "8"]


def test_series_are_named_beside_their_bars_or_in_a_legend() -> None:
    near, far = draw(s.grouped(2)), draw(s.grouped(5, rows=3))
    beside = [t.text for t in near.flat() if isinstance(t, Text) and t.role == "series"]
    assert beside == ["fin 2014", "fin 2025"] * 4
    keys = [t.text for t in far.flat() if isinstance(t, Text) and t.role == "key"]
    assert len(keys) == 5
    swatches = [r.fill.paper for r in far.flat() if isinstance(r, Rect) and r.role == "swatch"]
    assert len(set(swatches)) == 5


def test_levels_are_joined_only_where_the_verdict_allows() -> None:
    for indicator in ("action-sociale", "abs-realisee"):
        publication = s.pair(indicator)
        assert publication.evolution is not None
        chart = dumbbell(publication.evolution)
        for shapes, row in zip(rows(draw(publication)), chart.rows, strict=True):
            assert bool(of_role(shapes, "join")) == row.is_joined
            assert len(of_role(shapes, "point")) == 2
            lanes = {round(p.y, 3) for p in of_role(shapes, "point") if isinstance(p, Circle)}
            assert len(lanes) == (1 if row.is_joined else 2)
    assert dumbbell(s.pair("action-sociale").evolution).rows[0].is_joined  # type: ignore[arg-type]
    assert not dumbbell(s.pair("abs-realisee").evolution).rows[0].is_joined  # type: ignore[arg-type]


def test_a_difference_that_is_not_significant_says_so_in_words() -> None:
    drawing = draw(s.pair("action-sociale"))
    said = " ".join(t.text for t in drawing.flat() if isinstance(t, Text) and t.role == "verdict")
    assert "pas de différence significative" in said
    assert "baisse" in said


def test_numbers_of_a_table_align_on_the_comma() -> None:
    cells = [[s.cell(v)] for v in (72.0, 8.4, 100.0, 0.5, 93.1)]
    publication = s.figure(FigureKind.TABLE, cells)
    commas = set()
    for shapes in rows(draw(publication)):
        text = next(t for t in shapes if isinstance(t, Text) and t.role == "value")
        after = text.text[text.text.index(",") :] if "," in text.text else ""
        commas.add(round(text.x - width(after, text.size, text.bold), 3))
        assert "%" not in text.text  # the unit line says it
    assert len(commas) == 1


def test_the_total_is_in_bold_and_ruled_off() -> None:
    for kind in (FigureKind.BARS, FigureKind.TABLE):
        *others, total = rows(draw(s.figure(kind, [[c] for c in s.ORDINARY])))
        assert all(t.bold for t in of_role(total, "row") if isinstance(t, Text))
        assert not any(
            t.bold for shapes in others for t in of_role(shapes, "row") if isinstance(t, Text)
        )
        assert of_role(total, "rule")


def test_a_table_gives_statuses_as_codes_and_intervals_under_numbers() -> None:
    cells = [[s.SECRET], [s.NOT_COLLECTED], [s.UNSURE]]
    found = rows(draw(s.figure(FigureKind.TABLE, cells, rows=s.heads(3))))
    texts = [
        [t.text for t in shapes if isinstance(t, Text) and t.role != "row"] for shapes in found
    ]
    assert texts[0] == ["s"]
    assert texts[1] == ["ND"]
    assert texts[2][1] == "[21,0\u00a0;\u00a066,4]"


def figure_rows(publication: Publication) -> int:
    return len(rows(draw(publication)))


@pytest.mark.parametrize("count", [1, 2, 7, 12])
def test_every_row_is_drawn(count: int) -> None:
    cells = [[s.ORDINARY[i % 7]] for i in range(count)]
    for kind in (FigureKind.BARS, FigureKind.TABLE):
        assert figure_rows(s.figure(kind, cells, rows=s.heads(count, total=False))) == count


def test_the_total_of_one_series_is_darker() -> None:
    bars = [of_role(shapes, "bar")[0] for shapes in rows(draw(s.bars()))]
    papers = [bar.fill.paper for bar in bars if isinstance(bar, Rect)]
    assert len(set(papers[:-1])) == 1
    assert contrast(papers[-1], "#ffffff") > contrast(papers[0], "#ffffff")


@pytest.mark.parametrize("page", PageFormat)
def test_figures_stay_within_the_margins_in_the_widest_font(page: PageFormat) -> None:
    for publication in (s.bars(page), s.grouped(2, page), s.pair("action-sociale", page)):
        drawing = draw(publication)
        margin = HOUSES[page].margin
        for text in drawing.flat():
            if isinstance(text, Text) and text.role in ("value", "verdict", "row"):
                box = box_of(text)
                assert box.left >= margin - 0.01
                assert box.right <= drawing.width - margin + 0.01, text.text
