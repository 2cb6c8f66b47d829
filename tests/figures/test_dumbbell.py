"""The dumbbell draws two points and joins them only where the verdict lets a difference stand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.dumbbell import Dumbbell, dumbbell, glance_dumbbell
from dashboard.figures.dumbbell_layout import place
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.verdict_look import line_colour, text_colour
from dashboard.results.result import Cell, Look
from dashboard.wording.verdicts import VERDICTS
from tests.figures import samples
from tests.figures.dumbbells import (
    CHARTS,
    DRAWN,
    PAIRS,
    drawn,
    segments,
    texts,
)


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
