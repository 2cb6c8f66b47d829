"""The plain charts of the mirror show what the interactive ones show, mark by mark.

Both are read back from what they are, a Plotly figure and an SVG element: number, order, value,
text, colour, pattern and interval of each mark must agree, for every view of both data sets.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading
from dashboard.domain.territory import FRANCE
from dashboard.figures.bars import LONGEST_CHART, PATTERN_SHAPES, BarChart, bar_chart, bar_figure
from dashboard.figures.drawing.shapes import Fill
from dashboard.figures.drawing.svg_parts import pattern
from dashboard.figures.dumbbell import Dumbbell, dumbbell, dumbbell_figure, glance_dumbbell
from dashboard.figures.explained import explained_chart, explained_figure
from dashboard.figures.frame_change import FrameChart, epci_chart, frame_chart, frame_figure
from dashboard.figures.plain.bars import bars
from dashboard.figures.plain.charts import (
    dumbbell_svg,
    explained_svg,
    frame_svg,
    timeline_svg,
)
from dashboard.figures.plain.dumbbell import dumbbell_chart
from dashboard.figures.plain.inline import TILE, inline_svg
from dashboard.figures.plain.sheet import WIDTHS, Sheet, drawing
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.timeline import timeline, timeline_figure
from dashboard.results.composition import composition_of
from dashboard.results.epci import epci_structure
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.result import Kind
from tests.figures import samples
from tests.figures.dumbbells import APART, CHARTS
from tests.figures.plain.reading import Svg, colours, number, outline, squeezed
from tests.figures.test_comparison_figures import EXPLAINED, NOW
from tests.worlds import demonstration_world, every_view, real_world, result, selection, universe

NAMES = ("wide", "narrow")
CLOSE = 0.06
"""Percent or points: a hundredth of a pixel on the narrowest scale is less."""


def svgs(chart: Any, draw: Any) -> dict[str, Svg]:
    return Svg.all_of(draw(chart, "titre", "texte", "k"))


def drawn(chart: Any, layout: Any, n: int) -> dict[str, Svg]:
    """The wide drawing of a chart; of every fourth one the narrow one."""
    css = NAMES[n % 4 == 3]
    sheets = (Sheet(WIDTHS[css], on) for on in (LIGHT, DARK))
    light, dark = (drawing(layout(chart), sheet, "t", "d", chart.mark) for sheet in sheets)
    return {css: Svg.of_one(str(inline_svg(light, dark, "k", css)))}


@cache
def bar_charts() -> dict[BarChart, None]:
    """The chart of every view, changes included, each once."""
    found: dict[BarChart, None] = {}
    for dataset in Dataset:
        views = every_view(dataset)
        views += [v | {"comparaison": "evolution"} for v in views if _compares(v, dataset)]
        for params in views:
            shown = result(**params)
            if shown.kind is Kind.MAP and len(shown.rows) <= LONGEST_CHART:
                found[bar_chart(shown)] = None
    return found


def _compares(params: dict[str, str], dataset: str) -> bool:
    choices = universe(dataset).choices(params["indicateur"])
    return choices is not None and len(choices.compares) > 1 and params["edition"] == "2015"


def test_every_bar_is_the_bar_of_the_interactive_chart() -> None:
    charts = list(bar_charts())
    assert len(charts) > 60
    assert any(chart.is_change for chart in charts)
    for n, chart in enumerate(charts):
        figures = bar_figure(chart, LIGHT), bar_figure(chart, DARK) if n % 8 == 0 else None
        for name, svg in drawn(chart, bars, n).items():
            _same_bars(chart, figures, svg, name)


def _same_bars(
    chart: BarChart, figures: tuple[go.Figure, go.Figure | None], svg: Svg, name: str
) -> None:
    trace = figures[0].data[0]
    rows = list(svg.rows("label")) if chart.bars else []
    assert len(rows) == len(trace.x) == len(chart.bars), name
    notes = [n.text for n in figures[0].layout.annotations if n.name != "mark"]
    scale = svg.scale() if any(bar.length is not None for bar in chart.bars) else float
    for i, row in enumerate(rows):
        said = "".join(e.text or "" for e in row if e.get("class") in ("label", "value"))
        assert squeezed(said) == squeezed(notes[i])
        (drawn,) = (e for e in row if e.get("class") in ("bar", "sample"))
        if drawn.get("class") == "sample":
            assert chart.bars[i].length is None
            assert trace.x[i] == 0
        else:
            assert chart.bars[i].length is not None
            assert _length(drawn, scale) == pytest.approx(abs(trace.x[i]), abs=CLOSE)
            if trace.x[i]:
                low, high = sorted((0.0, trace.x[i]))
                assert scale(number(drawn, "x")) == pytest.approx(low, abs=CLOSE)
                assert scale(_right(drawn)) == pytest.approx(high, abs=CLOSE)
        _same_interval(row, trace, i, scale)
        if drawn.tag == "rect":
            _same_look(drawn, svg, figures, i)


def _length(bar: Any, scale: Any) -> float:
    return abs(scale(_right(bar)) - scale(number(bar, "x"))) if bar.tag == "rect" else 0.0


def _right(bar: Any) -> float:
    return number(bar, "x") + number(bar, "width")


def _same_interval(row: list[Any], trace: Any, i: int, scale: Any) -> None:
    drawn = [e for e in row if e.get("class") == "interval"]
    errors = trace.error_x
    widths = (errors.arrayminus[i], errors.array[i]) if errors.array is not None else (0, 0)
    if not drawn:
        assert tuple(widths) == (0, 0)
        return
    (line,) = drawn
    assert scale(number(line, "x1")) == pytest.approx(trace.x[i] - widths[0], abs=CLOSE)
    assert scale(number(line, "x2")) == pytest.approx(trace.x[i] + widths[1], abs=CLOSE)


def _same_look(drawn: Any, svg: Svg, figures: tuple[go.Figure, go.Figure | None], i: int) -> None:
    light, dark, found = svg.fill(drawn)
    for figure, colour, at in zip(figures, (light, dark), (0, 1), strict=True):
        if figure is None:
            continue
        marker = figure.data[0].marker
        assert colour == marker.color[i]
        shape = marker.pattern.shape[i]
        assert (found is None) == (shape == "")
        if found is not None:
            kind = next(k for k, v in PATTERN_SHAPES.items() if v == shape)
            _same_pattern(found, kind, colour, marker.pattern.fgcolor[i], at)


def _same_pattern(found: Any, kind: Any, paper: str, ink: str, at: int) -> None:
    wanted = pattern(Fill(paper, kind, ink), TILE)
    for element in found[1:]:
        name = "stroke" if element.tag == "path" else "fill"
        assert colours(element, name)[at] == ink
        if element.tag == "path":
            assert f'd="{element.attrib["d"]}"' in wanted


@cache
def dumbbells() -> dict[str, Dumbbell]:
    found = {**CHARTS, "apart": APART}
    for world in (real_world(), demonstration_world()):
        known = universe(world.dataset)
        jeu = {"jeu": world.dataset.value}
        for reading in (Reading.UNITS, Reading.POPULATION):
            asked = selection(**jeu).with_(reading=reading)
            found[f"{world.dataset}-{reading}"] = glance_dumbbell(glance(world, known, asked))
        for params in every_view(world.dataset):
            if params["indicateur"].startswith("cadre") or params["edition"] != "2015":
                continue
            key = "-".join(params.values())
            found[key] = dumbbell(evolution(world, selection(**params)))
    return found


def test_every_level_is_the_level_of_the_interactive_chart() -> None:
    charts = {name: c for name, c in dumbbells().items() if not c.is_empty}
    assert len(charts) > 40
    assert any(c.is_apart for c in charts.values())
    for n, (name, chart) in enumerate(charts.items()):
        figure = dumbbell_figure(chart, LIGHT)
        for svg in drawn(chart, dumbbell_chart, n).values():
            for index, date in enumerate(("before", "after")):
                _same_levels(chart, figure, svg, date, index, name)
            _same_joins(figure, svg)
            _same_words(chart, figure, svg)


def _same_levels(
    chart: Dumbbell, figure: go.Figure, svg: Svg, date: str, index: int, name: str
) -> None:
    (trace,) = (t for t in figure.data if t.name == date)
    marks = svg.of(f"mark-{date}")[1:]
    assert len(marks) == len(trace.x), name
    part = slice(3 * index, 3 * index + 3) if chart.is_apart else slice(None)
    scale = svg.scale(part)
    for mark, x, symbol in zip(marks, trace.x, trace.marker.symbol, strict=True):
        assert _symbol(mark) == symbol
        assert scale(_middle(mark, symbol)) == pytest.approx(x, abs=3 * CLOSE)
    for mark, colour in zip(marks, trace.marker.color, strict=True):
        assert mark.attrib["fill"] == colour
        assert mark.attrib["stroke"] == trace.marker.line.color
    intervals = [t for t in figure.data if t.name == f"interval-{date}"]
    wanted = _intervals(intervals[0]) if intervals else []
    stroke = marks[0].attrib["stroke"] if marks else ""
    drawn = [
        tuple(scale(number(e, end)) for end in ("x1", "x2"))
        for e in svg.of("interval")
        if e.attrib["stroke"] == stroke
    ]
    assert len(drawn) == len(wanted)
    for one, other in zip(drawn, wanted, strict=True):
        assert one == pytest.approx(other, abs=3 * CLOSE)


def _intervals(trace: Any) -> list[tuple[float, float]]:
    """Each interval of a trace is three strokes, the first of which spans it."""
    points = [x for x in trace.x if x is not None]
    return [(points[i], points[i + 1]) for i in range(0, len(points), 6)]


def _symbol(mark: Any) -> str:
    if mark.tag == "circle":
        return "circle"
    corners = outline(mark)
    if len(corners) == 4:
        return "diamond"
    xs = [x for x, _ in corners]
    return "triangle-right" if xs.count(min(xs)) == 2 else "triangle-left"


def _middle(mark: Any, symbol: str) -> float:
    if symbol == "circle":
        return number(mark, "cx")
    xs = [x for x, _ in outline(mark)]
    radius = (max(xs) - min(xs)) / 2
    if symbol == "diamond":
        return (max(xs) + min(xs)) / 2
    return min(xs) + 0.8 * radius if symbol == "triangle-right" else max(xs) - 0.8 * radius


def _same_joins(figure: go.Figure, svg: Svg) -> None:
    wanted = []
    for trace in figure.data:
        if (trace.name or "").startswith("join-"):
            points = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]
            dotted = trace.line.dash == "dot"
            wanted += [
                (points[i][1], points[i][0], points[i + 1][0], trace.line.color, dotted)
                for i in range(0, len(points), 2)
            ]
    drawn = svg.of("join")
    assert len(drawn) == len(wanted)
    if not drawn:
        return
    scale = svg.scale()
    for line, (_, x0, x1, colour, dotted) in zip(drawn, sorted(wanted), strict=True):
        assert scale(number(line, "x1")) == pytest.approx(x0, abs=3 * CLOSE)
        assert scale(number(line, "x2")) == pytest.approx(x1, abs=3 * CLOSE)
        assert line.attrib["stroke"] == colour
        assert ("stroke-dasharray" in line.attrib) == dotted


def _same_words(chart: Dumbbell, figure: go.Figure, svg: Svg) -> None:
    notes = figure.layout.annotations
    headings = [squeezed(n.text) for n in notes if n.name == "heading"]
    heads = ("label", "detail", "verdict", "difference", "reason")
    rows = list(svg.rows("label")) if chart.rows else []
    said = [squeezed("".join(e.text or "" for e in r if e.get("class") in heads)) for r in rows]
    assert said == headings
    for date in ("before", "after"):
        wanted = [squeezed(n.text) for n in notes if n.name == date]
        drawn = [
            squeezed("".join(e.text or "" for e in row if e.get("class") == f"value-{date}"))
            for row in rows
        ]
        assert drawn == wanted
    legend = squeezed("".join(n.text for n in notes if n.name == "legend"))
    for text in svg.texts("legend"):
        assert squeezed(text) in legend
    assert squeezed(chart.shared) in squeezed("".join(svg.texts("reason")) or chart.shared)


@pytest.mark.parametrize("mark", ["", "Démonstration – données fictives"])
def test_every_part_of_a_change_is_the_part_of_the_interactive_chart(mark: str) -> None:
    chart = explained_chart(EXPLAINED, mark)
    figure = explained_figure(chart, LIGHT)
    trace = figure.data[0]
    notes = [n.text for n in figure.layout.annotations if n.name != "mark"]
    for svg in svgs(chart, explained_svg).values():
        rows, scale = list(svg.rows("label")), svg.scale()
        assert len(rows) == len(trace.x)
        for i, row in enumerate(rows):
            said = "".join(e.text or "" for e in row if e.get("class") in ("label", "value"))
            assert squeezed(said) == squeezed(notes[i])
            bars = [e for e in row if e.get("class") == "bar"]
            assert bool(bars) == (trace.x[i] is not None)
            for bar in bars:
                low, high = sorted((0.0, trace.x[i]))
                assert scale(number(bar, "x")) == pytest.approx(low, abs=0.02)
                assert scale(_right(bar)) == pytest.approx(high, abs=0.02)
                assert bar.attrib["fill"] == trace.marker.color[i]


def frames() -> list[FrameChart]:
    composition = composition_of(real_world(), FRANCE)
    return [*frame_chart(composition), epci_chart(epci_structure(real_world()))]


@pytest.mark.parametrize("chart", frames(), ids=lambda c: c.key)
def test_every_count_is_the_count_of_the_interactive_chart(chart: FrameChart) -> None:
    figure = frame_figure(chart, LIGHT)
    wanted = sorted(
        (y, x, trace.marker.color, trace.marker.pattern.shape)
        for trace in figure.data
        for x, y in zip(trace.x, trace.y, strict=True)
    )
    longest = max(x for _, x, _, _ in wanted)
    beside = [squeezed(n.text) for n in figure.layout.annotations if n.yanchor == "middle"]
    for svg in Svg.all_of(frame_svg(chart, "k")).values():
        said = [squeezed(t) for t in svg.texts("year", "value")]
        assert said == beside
        bars, values = svg.of("bar"), [w for w in wanted if w[1]]
        assert len(bars) == len(values)
        widest = max(number(bar, "width") for bar in bars)
        for bar, (_, x, colour, shape) in zip(bars, values, strict=True):
            assert number(bar, "width") / widest == pytest.approx(x / longest, abs=1e-3)
            light, _, found = svg.fill(bar)
            assert light == colour
            assert (found is None) == (shape == "")
        labels = [squeezed(group.label) for group in chart.groups]
        assert squeezed("".join(svg.texts("label"))) == "".join(labels)


def test_every_date_of_the_timeline_is_there_in_its_order() -> None:
    chart = timeline(real_world().catalogue.milestones, NOW, wide=True)
    notes = [squeezed(n.text) for n in timeline_figure(chart, LIGHT).layout.annotations[1:]]
    drawn = Svg.all_of(timeline_svg(chart, "t", "k"))
    roles = ("year", "name", "detail", "effect")
    assert squeezed("".join(drawn["wide"].texts(*roles))) == "".join(notes)
    events = [e for e in drawn["wide"].elements if (e.get("class") or "").startswith("event-")]
    kinds = [str(e.get("class")).removeprefix("event-") for e in events][4:]
    assert kinds == [event.kind for event in chart.events]
    names = squeezed("".join(event.name for event in chart.events))
    assert squeezed("".join(drawn["narrow"].texts("name"))) == names


def test_the_mark_of_simulated_figures_is_in_every_drawing_and_in_no_real_one() -> None:
    mark = "Démonstration – données fictives"
    simulated = dumbbell(samples.simulated(samples.EVOLUTION))
    for svg in svgs(simulated, dumbbell_svg).values():
        assert svg.texts("mark") == [mark]
        assert set(svg.texts("watermark")) == {mark}
        title = svg.root.find("title")
        assert title is not None
        assert str(title.text).startswith(mark)
    for svg in svgs(dumbbell(samples.EVOLUTION), dumbbell_svg).values():
        assert mark not in "".join(svg.root.itertext())
