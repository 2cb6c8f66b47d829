"""The dumbbell draws two points and joins them only where the verdict lets a difference stand."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.dumbbell import Dumbbell, dumbbell, dumbbell_figure, glance_dumbbell
from dashboard.figures.dumbbell_layout import SIDE, place
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.verdict_look import line_colour, text_colour
from dashboard.results.result import Cell, Look
from dashboard.wording.verdicts import VERDICTS
from tests.figures import samples
from tests.figures.boxes import Box, boxes_of

CHARTS = {
    "detail": dumbbell(samples.EVOLUTION),
    "glance": glance_dumbbell(samples.GLANCE),
    "demonstration": dumbbell(samples.simulated(samples.EVOLUTION)),
}
PAIRS = samples.EVERY_PAIR
Point = tuple[float, float]


def drawn(chart: Dumbbell) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dumbbell_figure(chart, LIGHT).to_json())
    return found


def segments(figure: dict[str, Any], name: str = "") -> list[tuple[Point, Point]]:
    """Every stroke of every trace of lines: what an eye can follow from one point to another."""
    found = []
    for trace in figure["data"]:
        if trace.get("mode") != "lines" or not trace["name"].startswith(name):
            continue
        points = list(zip(trace["x"], trace["y"], strict=True))
        found += [
            ((a[0], a[1]), (b[0], b[1]))
            for a, b in itertools.pairwise(points)
            if a[0] is not None and b[0] is not None
        ]
    return found


def texts(figure: dict[str, Any]) -> list[str]:
    return [annotation["text"] for annotation in figure["layout"]["annotations"]]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_line_joins_two_figures_that_are_not_comparable(chart: Dumbbell) -> None:
    strokes = segments(drawn(chart))
    joins = segments(drawn(chart), "join")
    for placed, pair in zip(place(chart), PAIRS, strict=True):
        lanes = (placed.before_at, placed.after_at)
        slanted = [s for s in strokes if s[0][0] != s[1][0] and s[0][1] != s[1][1]]
        between = [s for s in slanted if (s[0][1], s[1][1]) == lanes]
        across = [s for s in strokes if min(s[0][1], s[1][1]) < lanes[0] and max(s[0][1], s[1][1]) > lanes[1]]  # fmt: skip
        if pair.verdict.kind.shows_difference:
            assert between == [s for s in joins if (s[0][1], s[1][1]) == lanes]
            assert len(between) == 1
            assert (between[0][0][0], between[0][1][0]) == (pair.before.value, pair.after.value)
        else:
            assert not between
            assert not across, "not even a tick of the scale goes through both levels"
    assert len(joins) == sum(pair.verdict.kind.shows_difference for pair in PAIRS)


def test_a_blocked_pair_shows_no_difference_even_where_somebody_computed_one() -> None:
    sly = replace(
        PAIRS[6], verdict=replace(PAIRS[6].verdict, difference=8.4, difference_text="+\u00a08,4 points")
    )  # fmt: skip
    figure = drawn(dumbbell(replace(samples.EVOLUTION, pairs=(sly,))))
    assert "8,4" not in json.dumps(figure, ensure_ascii=False)
    assert not segments(figure, "join")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_verdict_has_words_and_a_symbol(chart: Dumbbell) -> None:
    headings = [a["text"] for a in drawn(chart)["layout"]["annotations"] if a["name"] == "heading"]
    for text, pair in zip(headings, PAIRS, strict=True):
        words = VERDICTS[pair.verdict.kind]
        assert f"{words.symbol}\u00a0{words.label}" in text
        if pair.verdict.kind.shows_difference:
            assert pair.verdict.difference_text in text
    assert {pair.verdict.kind for pair in PAIRS} == set(VerdictKind), "the samples know them all"


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_intervals_are_drawn_whenever_known(chart: Dumbbell) -> None:
    figure = drawn(chart)
    strokes = {
        side: {(s[0][0], s[1][0], s[0][1]) for s in segments(figure, f"interval-{side}")}
        for side in ("before", "after")
    }
    known = 0
    for placed, pair in zip(place(chart), PAIRS, strict=True):
        sides: tuple[tuple[str, Cell, float], ...] = (
            ("before", pair.before, placed.before_at),
            ("after", pair.after, placed.after_at),
        )
        for side, cell, at in sides:
            seen = cell.observation
            if seen is None or seen.interval is None or cell.confidentiality.hides:
                continue
            known += 1
            assert (*seen.interval, at) in strokes[side]
    assert known > 15
    assert any("intervalle" in text for text in texts(figure))


def test_the_two_dates_differ_by_shape_and_the_figure_says_which_is_which() -> None:
    figure = drawn(CHARTS["detail"])
    before, after = (next(t for t in figure["data"] if t["name"] == n) for n in ("before", "after"))
    for trace, hollow in ((before, True), (after, False)):
        for symbol, inside in zip(trace["marker"]["symbol"], trace["marker"]["color"], strict=True):
            if symbol == "circle":
                assert (inside == LIGHT.paper) is hollow
    legend = texts(figure)[0]
    assert "○\u00a0fin 2014" in legend
    assert "<b>2025</b>" in legend


def test_what_a_secret_hides_is_nowhere_in_the_figure() -> None:
    secret = next(p for p in PAIRS if p.verdict.kind is VerdictKind.SECRET)
    forgotten = replace(secret.before, value=41.0, look=Look.VALUE)
    alone = replace(samples.EVOLUTION, pairs=(replace(secret, before=forgotten),))
    chart = dumbbell(alone)
    assert chart.rows[0].before.value is None
    assert chart.rows[0].before.interval is None
    figure = drawn(chart)
    marks = next(t for t in figure["data"] if t["name"] == "before")
    assert marks["x"] == []
    assert not segments(figure, "interval-before")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_reason_stands_where_a_difference_is_blocked(chart: Dumbbell) -> None:
    for row in chart.rows:
        assert bool(row.reason) is not row.said.joins
        assert len(row.reason) <= 131
    long = replace(PAIRS[6], verdict=replace(PAIRS[6].verdict, reason="mot " * 90))
    glance = replace(samples.GLANCE.rows[0], pair=long)
    (row,) = glance_dumbbell(replace(samples.GLANCE, rows=(glance,))).rows
    assert row.reason.endswith("mot…"), "cut at a word, and visibly so"


def test_a_bound_is_an_open_arrow_with_its_words_and_no_interval() -> None:
    bound = next(p for p in PAIRS if p.before.text == "plus de huit communes sur dix")
    figure = drawn(dumbbell(replace(samples.EVOLUTION, pairs=(bound,))))
    mark = next(t for t in figure["data"] if t["name"] == "before")
    assert mark["marker"]["symbol"] == ["triangle-right"]
    assert mark["marker"]["color"] == [LIGHT.paper]
    assert any("plus de huit communes sur dix" in text for text in texts(figure))
    assert not segments(figure, "join")


def test_the_corrected_verdict_is_shown_where_the_reader_asks_for_it() -> None:
    falling = replace(samples.EVOLUTION, pairs=(PAIRS[1],))
    corrected = replace(falling, selection=falling.selection.with_(adjusted=True))
    assert "▼\u00a0baisse" in texts(drawn(dumbbell(falling)))[1]
    assert "=\u00a0pas de différence significative" in texts(drawn(dumbbell(corrected)))[1]


def test_numbers_are_french_and_markup_in_data_is_text() -> None:
    evil = replace(PAIRS[0], heading="<b>500</b> & plus")
    figure = drawn(dumbbell(replace(samples.EVOLUTION, pairs=(evil,))))
    assert any("52,4\u00a0%" in text for text in texts(figure))
    assert any("&lt;b&gt;500&lt;/b&gt; &amp; plus" in text for text in texts(figure))
    assert figure["layout"]["xaxis"]["ticktext"][-1] == "100\u00a0%"


@pytest.mark.parametrize("width", [340, 360, 760, 1100])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_text_is_cut_or_lies_on_another_at_any_width(chart: Dumbbell, width: int) -> None:
    found = [box for box in boxes_of(dumbbell_figure(chart, LIGHT), width) if box.name != "mark"]
    assert len(found) > 3 * len(PAIRS)
    for box in found:
        assert box.left >= 0, f"cut on the left: {box}"
        assert box.right <= width, f"cut on the right: {box}"
    for i, box in enumerate(found):
        for other in found[i + 1 :]:
            assert not box.meets(other), f"{box} lies on {other}"


@pytest.mark.parametrize("width", [340, 1100])
def test_a_figure_never_lies_on_the_mark_or_interval_of_its_level(width: int) -> None:
    chart = CHARTS["detail"]
    scale = (width - 2 * SIDE) / 100
    found = boxes_of(dumbbell_figure(chart, LIGHT), width)
    beside = {name: [b for b in found if b.name == name] for name in ("before", "after")}
    for row, placed in enumerate(place(chart)):
        for name, level in (("before", placed.row.before), ("after", placed.row.after)):
            if level.value is None:
                continue
            low, high = level.interval or (level.value, level.value)
            ends = (SIDE + low * scale - 3, SIDE + high * scale + 3)
            box = beside[name][row]
            assert box.right <= ends[0] or box.left >= ends[1], f"{box} lies on its own mark"


@pytest.mark.parametrize("on", [LIGHT, DARK], ids=["light", "dark"])
def test_words_of_a_verdict_are_readable_on_both_grounds(on: Any) -> None:
    from dashboard.figures.colour import contrast

    for kind in VerdictKind:
        assert contrast(text_colour(kind, on), on.paper) >= 4.5
        assert contrast(line_colour(kind, on), on.paper) >= 3


def test_a_box_says_when_it_meets_another() -> None:
    one = Box("a", "x", 0, 0, 10, 10)
    assert one.meets(Box("b", "y", 5, 5, 15, 15))
    assert not one.meets(Box("b", "y", 11, 0, 20, 10))
