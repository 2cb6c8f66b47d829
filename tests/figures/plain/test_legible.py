"""The plain charts can be read: on a phone, on a dark page, by a program, whatever they say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.figures.bars import BarChart, bar_chart
from dashboard.figures.drawing.metrics import width as measured
from dashboard.figures.dumbbell import dumbbell, glance_dumbbell
from dashboard.figures.explained import explained_chart
from dashboard.figures.frame_change import epci_chart
from dashboard.figures.plain.charts import (
    bar_svg,
    dumbbell_svg,
    explained_svg,
    frame_svg,
    timeline_svg,
)
from dashboard.figures.plain.ticks import round_ticks
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.timeline import timeline
from dashboard.results.epci import epci_structure
from tests.figures import samples
from tests.figures.dumbbells import APART
from tests.figures.plain.reading import Svg, colours, number
from tests.figures.test_comparison_figures import EXPLAINED, NOW
from tests.worlds import real_world, result

PHONE = 360
"""Pixels that a phone of 390 leaves a chart."""
MARK = "Démonstration – données fictives"


def charts() -> dict[str, Markup]:
    shown = result(indicateur="action-sociale")
    changed = result(indicateur="action-sociale", jeu="demonstration", comparaison="evolution")
    return {
        "bars": bar_svg(bar_chart(shown), "Titre", "Texte", "a"),
        "change": bar_svg(bar_chart(changed), "Titre", "Texte", "b"),
        "dumbbell": dumbbell_svg(dumbbell(samples.EVOLUTION), "Titre", "Texte", "c"),
        "marked": dumbbell_svg(
            dumbbell(samples.simulated(samples.EVOLUTION)), "Titre", "Texte", "d"
        ),
        "glance": dumbbell_svg(glance_dumbbell(samples.GLANCE), "Titre", "Texte", "e"),
        "panels": dumbbell_svg(APART, "Titre", "Texte", "f"),
        "explained": explained_svg(explained_chart(EXPLAINED, MARK), "Titre", "Texte", "g"),
        "frame": frame_svg(epci_chart(epci_structure(real_world())), "h"),
        "laws": timeline_svg(timeline(real_world().catalogue.milestones, NOW), "Titre", "i"),
    }


CHARTS = charts()
NAMES = list(CHARTS)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut_and_none_is_too_small_on_a_phone(name: str) -> None:
    for css, svg in Svg.all_of(CHARTS[name]).items():
        wide = number(svg.root, "width")
        assert wide <= (PHONE if css == "narrow" else 800)
        for text in svg.elements:
            if text.tag != "text" or text.get("class") == "watermark":
                continue
            size, said = number(text, "font-size"), text.text or ""
            assert size >= 13, said
            long = measured(said, size, text.get("font-weight") == "bold")
            x = number(text, "x")
            left = {"middle": x - long / 2, "end": x - long}.get(
                text.get("text-anchor", "start"), x
            )
            assert left >= -0.5, said
            assert left + long <= wide + 0.5, said
            assert 0 < number(text, "y") <= number(svg.root, "height"), said


@pytest.mark.parametrize("name", NAMES)
def test_texts_of_a_row_do_not_lie_on_each_other(name: str) -> None:
    for svg in Svg.all_of(CHARTS[name]).values():
        boxes = []
        for text in svg.elements:
            if text.tag != "text" or text.get("class") in ("watermark", "axis"):
                continue
            size = number(text, "font-size")
            long = measured(text.text or "", size, text.get("font-weight") == "bold")
            x, y = number(text, "x"), number(text, "y")
            left = {"middle": x - long / 2, "end": x - long}.get(
                text.get("text-anchor", "start"), x
            )
            boxes.append((left, y - 0.7 * size, left + long, y, text.text))
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 1 or down <= 1, (one[4], other[4])


@pytest.mark.parametrize("name", NAMES)
def test_every_text_has_the_colour_of_the_page_it_stands_on(name: str) -> None:
    """A text that kept its light colour on a dark page would vanish."""
    for svg in Svg.all_of(CHARTS[name]).values():
        for text in (e for e in svg.elements if e.tag == "text"):
            light, dark = colours(text, "fill")
            assert light != dark, text.text
            if text.get("class") == "label":
                assert (light, dark) == (LIGHT.text, DARK.text)


def test_each_drawing_says_what_it_is_and_has_ids_of_its_own() -> None:
    page = "".join(CHARTS.values())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for name, chart in CHARTS.items():
        drawings = Svg.all_of(chart)
        assert set(drawings) == {"wide", "narrow"}, name
        for svg in drawings.values():
            title, described = svg.root.find("title"), svg.root.find("desc")
            assert title is not None
            assert described is not None
            assert (title.text or "").strip()
            assert (described.text or "").strip()
            labelled = svg.root.attrib["aria-labelledby"].split()
            assert labelled == [title.get("id"), described.get("id")]
            assert svg.root.attrib["role"] == "img"
            for element in svg.elements:
                if element.get("fill", "").startswith("url"):
                    assert element.attrib["fill"][5:-1] in ids


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_of_data_can_break_out_of_a_drawing(label: str, text: str) -> None:
    chart = bar_chart(result(indicateur="action-sociale"))
    bars = tuple(replace(bar, label=label, text=text) for bar in chart.bars)
    drawn = bar_svg(replace(chart, bars=bars), label or "t", text, "k")
    for svg in Svg.all_of(drawn).values():
        assert len(list(svg.root)) < 80
        assert {e.tag for e in svg.root.iter()} <= {
            "svg", "title", "desc", "defs", "pattern", "rect", "line", "path", "circle", "text",
        }  # fmt: skip


@given(st.floats(-1000, 1000, allow_nan=False), st.floats(0.01, 5000, allow_nan=False))
def test_ticks_are_few_round_and_on_the_scale(low: float, span: float) -> None:
    high = low + span
    ticks = round_ticks(low, high)
    assert 1 <= len(ticks) <= 6
    assert all(low - 1e-6 * span <= tick <= high + 1e-6 * span for tick in ticks)
    assert ticks == sorted(set(ticks))
    assert 0 in ticks or not low <= 0 <= high


def test_a_chart_of_words_alone_has_no_scale() -> None:
    chart = bar_chart(result(indicateur="action-sociale"))
    words = tuple(replace(bar, length=None, interval=None) for bar in chart.bars)
    alone = BarChart(words, 100, "%")
    for svg in Svg.all_of(bar_svg(alone, "t", "d", "k")).values():
        assert not svg.of("axis", "grid", "bar")
        assert len(svg.of("sample")) == len(words)
