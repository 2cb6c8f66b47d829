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
DRAWN = dict.fromkeys(CHARTS, PAIRS) | {
    "glance": tuple(pair for pair in PAIRS if pair.verdict.kind.shows_difference)
}
"""The pairs of each chart: the glance draws those that have a difference."""
NOT_COMPARABLE = samples.verdict(VerdictKind.NOT_COMPARABLE, reason="L’ABS était annuelle.")
APART = dumbbell(
    replace(
        samples.EVOLUTION,
        pairs=tuple(replace(pair, verdict=NOT_COMPARABLE) for pair in PAIRS),
    )
)
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


@pytest.mark.parametrize("name", CHARTS)
def test_no_line_joins_two_figures_that_are_not_comparable(name: str) -> None:
    chart, pairs = CHARTS[name], DRAWN[name]
    strokes = segments(drawn(chart))
    joins = segments(drawn(chart), "join")
    for placed, pair in zip(place(chart), pairs, strict=True):
        lanes = (placed.before_at, placed.after_at)
        if pair.verdict.kind.shows_difference:
            assert lanes[0] == lanes[1], "one lane: a slanting line would look like a trend"
            between = [s for s in joins if s[0][1] == lanes[0]]
            assert len(between) == 1
            assert between[0] == ((pair.before.value, lanes[0]), (pair.after.value, lanes[0]))
        else:
            across = [s for s in strokes if min(s[0][1], s[1][1]) < lanes[0] and max(s[0][1], s[1][1]) > lanes[1]]  # fmt: skip
            assert not across, "not even a tick of the scale goes through both levels"
            inside = [s for s in joins if placed.top <= s[0][1] <= placed.bottom]
            assert not inside
            assert lanes[0] < lanes[1]
    slanted = [s for s in strokes if s[0][0] != s[1][0] and s[0][1] != s[1][1]]
    assert not slanted
    assert len(joins) == sum(pair.verdict.kind.shows_difference for pair in pairs)


def test_a_verdict_that_all_rows_share_is_said_once_over_them() -> None:
    awaited = samples.verdict(VerdictKind.FORTHCOMING, reason="À sa parution : comparable.")
    pairs = tuple(replace(pair, verdict=awaited) for pair in PAIRS[:3])
    figure = drawn(dumbbell(replace(samples.EVOLUTION, pairs=pairs)))
    said = [text for text in texts(figure) if "à paraître" in text]
    assert len(said) == 1
    assert "À sa parution" in said[0]


def test_a_blocked_pair_shows_no_difference_even_where_somebody_computed_one() -> None:
    sly = replace(
        PAIRS[6], verdict=replace(PAIRS[6].verdict, difference=8.4, difference_text="+\u00a08,4 points")
    )  # fmt: skip
    figure = drawn(dumbbell(replace(samples.EVOLUTION, pairs=(sly,))))
    assert "8,4" not in json.dumps(figure, ensure_ascii=False)
    assert not segments(figure, "join")


@pytest.mark.parametrize("name", CHARTS)
def test_every_verdict_has_words_and_a_symbol(name: str) -> None:
    notes = drawn(CHARTS[name])["layout"]["annotations"]
    headings = [a["text"] for a in notes if a["name"] == "heading"]
    for text, pair in zip(headings, DRAWN[name], strict=True):
        words = VERDICTS[pair.verdict.kind]
        assert f"{words.symbol}\u00a0{words.label}" in text
        if pair.verdict.kind.shows_difference:
            assert pair.verdict.difference_text in text
    assert {pair.verdict.kind for pair in PAIRS} == set(VerdictKind), "the samples know them all"


@pytest.mark.parametrize("name", CHARTS)
def test_intervals_are_drawn_whenever_known(name: str) -> None:
    chart = CHARTS[name]
    figure = drawn(chart)
    strokes = {
        side: {(s[0][0], s[1][0], s[0][1]) for s in segments(figure, f"interval-{side}")}
        for side in ("before", "after")
    }
    known = 0
    for placed, pair in zip(place(chart), DRAWN[name], strict=True):
        sides: tuple[tuple[str, Cell, float], ...] = (
            ("before", pair.before, placed.before_interval_at),
            ("after", pair.after, placed.after_interval_at),
        )
        for side, cell, at in sides:
            seen = cell.observation
            if seen is None or seen.interval is None or cell.confidentiality.hides:
                continue
            known += 1
            assert (*seen.interval, at) in strokes[side]
        if pair.verdict.kind.shows_difference:
            assert placed.before_interval_at < placed.before_at < placed.after_interval_at
    assert known > (15 if DRAWN[name] == PAIRS else 8)
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
        assert row.reason or row.said.joins
        assert len(row.reason) <= 131
    long = replace(PAIRS[7], verdict=replace(PAIRS[7].verdict, reason="mot " * 90))
    (row,) = dumbbell(replace(samples.EVOLUTION, pairs=(long,))).rows
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
@pytest.mark.parametrize("name", [*CHARTS, "apart"])
def test_no_text_is_cut_or_lies_on_another_at_any_width(name: str, width: int) -> None:
    chart = CHARTS.get(name, APART)
    found = [box for box in boxes_of(dumbbell_figure(chart, LIGHT), width) if box.name != "mark"]
    assert len(found) > 3 * len(DRAWN.get(name, PAIRS))
    for box in found:
        assert box.left >= 0, f"cut on the left: {box}"
        assert box.right <= width, f"cut on the right: {box}"
    for i, box in enumerate(found):
        for other in found[i + 1 :]:
            assert not box.meets(other), f"{box} lies on {other}"


@pytest.mark.parametrize("width", [340, 1100])
@pytest.mark.parametrize("name", ["detail", "glance"])
def test_a_figure_never_lies_on_a_mark_or_interval_of_its_row(name: str, width: int) -> None:
    chart = CHARTS[name]
    scale = (width - 2 * SIDE) / 100
    found = boxes_of(dumbbell_figure(chart, LIGHT), width)
    top = dumbbell_figure(chart, LIGHT).layout.margin.t
    beside = {name: [b for b in found if b.name == name] for name in ("before", "after")}
    for row, placed in enumerate(place(chart)):
        levels = (
            ("before", placed.row.before, placed.before_at, placed.before_interval_at),
            ("after", placed.row.after, placed.after_at, placed.after_interval_at),
        )
        for text in beside.values():
            for _, level, at, interval_at in levels:
                if level.value is None:
                    continue
                low, high = level.interval or (level.value, level.value)
                x = SIDE + level.value * scale
                mark = Box("mark", "", x - 6, top + at - 6, x + 6, top + at + 6)
                y = top + interval_at
                bounds = Box("", "", SIDE + low * scale - 3, y - 3, SIDE + high * scale + 3, y + 3)
                for shape in (mark, bounds):
                    assert not text[row].meets(shape), f"{text[row]} lies on {shape}"


@pytest.mark.parametrize(("before", "after"), [(1.0, 3.2), (3.2, 1.0), (1.0, 64.0), (64.0, 1.0)])
def test_a_figure_near_zero_never_stands_left_of_zero(before: float, after: float) -> None:
    pair = replace(PAIRS[0], before=samples.level(before, 0.8), after=samples.level(after, 0.8))
    chart = dumbbell(replace(samples.EVOLUTION, pairs=(pair,)))
    for width in (340, 1100):
        found = boxes_of(dumbbell_figure(chart, LIGHT), width)
        sides = [box for box in found if box.name in ("before", "after")]
        assert len(sides) == 2
        assert not sides[0].meets(sides[1])
        for box in sides:
            assert box.left >= SIDE, f"{box} looks like a value under 0 %"


def test_a_status_never_looks_like_a_mark() -> None:
    found = [
        a for a in drawn(CHARTS["detail"])["layout"]["annotations"] if "à paraître" in a["text"]
    ]
    (status,) = [a for a in found if a["name"] == "after"]
    assert status["text"] == "<i>2025 : à paraître</i>".replace(" :", "\u00a0:")
    assert status["font"]["color"] == LIGHT.muted
    for note in drawn(CHARTS["detail"])["layout"]["annotations"]:
        if note["name"] in ("before", "after"):
            assert not {"○", "●"} & set(note["text"])


def test_marks_of_two_dates_never_share_an_axis_where_no_row_is_comparable() -> None:
    assert APART.is_apart
    figure = drawn(APART)
    axes = {t["name"]: t.get("xaxis", "x") for t in figure["data"] if t["name"] != "grid"}
    assert axes["before"] == axes["interval-before"] == "x"
    assert axes["after"] == axes["interval-after"] == "x2"
    assert all(t["x"] for t in figure["data"])
    first, last = (figure["layout"][name]["domain"] for name in ("xaxis", "xaxis2"))
    assert first[1] < last[0], "a gap between the panels, for the break"
    for name in ("xaxis", "xaxis2"):
        assert figure["layout"][name]["range"] == [0, 100]
    assert not segments(figure, "join")
    breaks = [s for s in figure["layout"]["shapes"] if s.get("name") == "break"]
    assert breaks
    for shape in figure["layout"]["shapes"]:
        assert (shape["xref"], shape["xanchor"]) == ("paper", 0.5), "nothing spans both panels"
    assert any(text == "<b>2016</b>" for text in texts(figure))
    assert any("ABS annuelle jusqu’en 2016" in text for text in texts(figure))
    assert not CHARTS["detail"].is_apart, "one comparable row and there are no panels"


def test_panels_show_every_level_and_its_interval() -> None:
    figure = drawn(APART)
    for name in ("before", "after"):
        cells = [getattr(pair, name) for pair in PAIRS]
        shown = [c for c in cells if c.value is not None and not c.confidentiality.hides]
        marks = next(t for t in figure["data"] if t["name"] == name)
        assert marks["x"] == [c.value for c in shown]
        spans = {(s[0][0], s[1][0]) for s in segments(figure, f"interval-{name}")}
        for cell in shown:
            if cell.observation is not None and cell.observation.interval is not None:
                assert cell.observation.interval in spans
    said = [a for a in figure["layout"]["annotations"] if a["name"] in ("before", "after")]
    assert len(said) == 2 * len(PAIRS)
    assert {a["xref"] for a in said if a["name"] == "before"} == {"x"}
    assert {a["xref"] for a in said if a["name"] == "after"} == {"x2"}


def test_a_chart_without_any_level_says_so() -> None:
    nothing = replace(samples.EVOLUTION, pairs=(PAIRS[13],))
    assert dumbbell(nothing).is_empty
    assert not dumbbell(replace(samples.EVOLUTION, pairs=(PAIRS[12],))).is_empty
    blocked = replace(samples.GLANCE, rows=samples.GLANCE.rows[6:15])
    assert glance_dumbbell(blocked).is_empty
    assert glance_dumbbell(blocked).rows == ()


def test_the_glance_draws_the_rows_that_have_a_difference_in_their_order() -> None:
    kept = [r.label for r in samples.GLANCE.rows if r.pair.verdict.kind.shows_difference]
    assert [row.heading for row in CHARTS["glance"].rows] == kept
    assert {row.said.kind for row in CHARTS["glance"].rows} >= {VerdictKind.UNKNOWN_PRECISION}


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
