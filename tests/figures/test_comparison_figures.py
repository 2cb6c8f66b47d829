"""What explains a change, the real frame, the timeline, and the mark inside every picture."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.domain.comparability import Milestone
from dashboard.domain.dataset import Dataset
from dashboard.figures.bars import bar_chart, bar_figure
from dashboard.figures.dumbbell import dumbbell, dumbbell_figure, glance_dumbbell
from dashboard.figures.explained import explained_chart, explained_figure
from dashboard.figures.frame_change import epci_chart, frame_chart, frame_figure
from dashboard.figures.mark import dataset_of, mark_of
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.timeline import Timeline, timeline, timeline_figure
from dashboard.results.epci import epci_structure
from dashboard.results.evolution import Explained
from dashboard.results.result import Composition, Look
from dashboard.wording.datasets import DEMONSTRATION
from dashboard.wording.numbers import points
from dashboard.wording.typography import fine
from tests.figures import samples
from tests.figures.boxes import boxes_of
from tests.worlds import real_world, result

NOW = date(2026, 11, 21)
VALUES = (("Comportement, à taille égale", 3.1), ("Structure des communes", -0.6),
          ("Arrondis", 0.0), ("Écart total", 2.5))  # fmt: skip
EXPLAINED = Explained(lines=tuple((label, points(value), value) for label, value in VALUES))
WIDTHS = [340, 390, 1100, 1280]


def composition(**params: str) -> Composition:
    return result(indicateur="cadre-taille", **params).composition


def said(figure: go.Figure) -> str:
    return " ".join(note.text for note in figure.layout.annotations)


@cache
def every_figure(mark: str = "") -> dict[str, go.Figure]:
    """All figures of the comparison; those of the survey with the mark where it is asked."""
    evolution = samples.simulated(samples.EVOLUTION) if mark else samples.EVOLUTION
    glance = samples.simulated_glance(samples.GLANCE) if mark else samples.GLANCE
    communes, people = frame_chart(composition())
    return {
        "dumbbell": dumbbell_figure(dumbbell(evolution), LIGHT),
        "glance": dumbbell_figure(glance_dumbbell(glance), LIGHT),
        "explained": explained_figure(explained_chart(EXPLAINED, mark), LIGHT),
        "bars": bar_figure(bar_chart(replace(result(indicateur="abs-realisee"), mark=mark)), LIGHT),
        "communes": frame_figure(communes, LIGHT),
        "people": frame_figure(people, LIGHT),
        "epci": frame_figure(epci_chart(epci_structure(real_world())), LIGHT),
        "timeline": timeline_figure(the_timeline(), LIGHT),
    }


def the_timeline() -> Timeline:
    return timeline(real_world().catalogue.milestones, NOW)


SURVEY = ("dumbbell", "glance", "explained", "bars")


@pytest.mark.parametrize("name", SURVEY)
def test_the_mark_is_inside_every_picture(name: str) -> None:
    plain, marked = every_figure()[name], every_figure(DEMONSTRATION)[name]
    assert DEMONSTRATION not in plain.to_json()
    notes = [n for n in marked.layout.annotations if n.name == "mark"]
    bold = [n for n in notes if f"<b>{DEMONSTRATION}</b>" == n.text]
    assert len(bold) == 1, "once in full contrast"
    assert bold[0].bgcolor == LIGHT.text
    assert len(notes) >= 2, "and faintly across, so that a crop keeps it"
    assert marked.layout.height > plain.layout.height, "it takes no room from the drawing"
    others = [n for n in marked.layout.annotations if n.name != "mark"]
    assert len(others) == len(plain.layout.annotations)


def test_the_faint_words_of_the_mark_are_stronger_on_a_dark_ground() -> None:
    chart = explained_chart(EXPLAINED, DEMONSTRATION)
    light, dark = (
        next(n.opacity for n in explained_figure(chart, on).layout.annotations if n.textangle)
        for on in (LIGHT, DARK)
    )
    assert 0.1 < light < dark < 0.3


@pytest.mark.parametrize("width", WIDTHS)
def test_the_mark_covers_no_text_of_the_figure(width: int) -> None:
    for name in SURVEY:
        boxes = boxes_of(every_figure(DEMONSTRATION)[name], width)
        label = next(b for b in boxes if b.text == f"<b>{DEMONSTRATION}</b>")
        assert label.left >= 0
        assert label.right <= width
        assert label.top >= 0
        for box in boxes:
            assert box.name == "mark" or not label.meets(box), f"{name}: {box}"


def test_a_view_of_the_demonstration_is_marked_even_where_nobody_set_its_mark() -> None:
    chosen = samples.SELECTION.with_(dataset=Dataset.DEMONSTRATION)
    forgotten = replace(samples.EVOLUTION, selection=chosen, mark="")
    assert mark_of(forgotten) == DEMONSTRATION
    assert dataset_of(forgotten) is Dataset.DEMONSTRATION
    assert mark_of(samples.EVOLUTION) == ""
    frame = result(indicateur="cadre-taille")
    beside = replace(frame, selection=frame.selection.with_(dataset=Dataset.DEMONSTRATION))
    assert beside.is_frame
    assert mark_of(beside) == "", "real counts are real beside either"


@pytest.mark.parametrize("name", ["explained", "communes", "people", "epci", "timeline"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_cut_or_lies_on_another(name: str, width: int) -> None:
    boxes = boxes_of(every_figure()[name], width)
    assert boxes
    for i, box in enumerate(boxes):
        assert box.left >= 0, f"cut: {box}"
        assert box.right <= width, f"cut: {box}"
        for other in boxes[i + 1 :]:
            assert not box.meets(other), f"{box} lies on {other}"


def test_the_bars_of_an_explanation_are_its_lines_around_a_zero_that_is_seen() -> None:
    figure = every_figure()["explained"]
    (bars,) = figure.data
    drawn = [None if value == 0 else value for _, value in VALUES]
    assert list(bars.x) == drawn, "no bar for what is printed as zero"
    low, high = figure.layout.xaxis.range
    assert low < -0.6
    assert high > 3.1
    assert 0 in figure.layout.xaxis.tickvals
    assert figure.layout.xaxis.zeroline is True
    for label, value in VALUES:
        assert f"{label}\u00a0\u00a0<b>{points(value)}</b>" in said(figure)
    assert "−\u00a00,6\u00a0point" in said(figure)


def test_a_tenth_of_a_point_does_not_fill_the_scale() -> None:
    tiny = Explained(lines=(("Comportement", points(0.1), 0.1), ("Écart total", points(0.1), 0.1)))
    low, high = explained_chart(tiny, "").limits
    assert high - low >= 2


def test_the_frame_gives_both_years_with_their_real_numbers() -> None:
    communes, people = frame_chart(composition())
    rows = composition().rows[:-1]
    assert [g.label for g in communes.groups] == [row.label for row in rows]
    for group, row in zip(communes.groups, rows, strict=True):
        assert [(b.year, b.value) for b in group.bars] == [
            ("2015", row.communes_2015),
            ("2025", row.communes_2025),
        ]
    assert (
        sum(g.bars[1].value or 0 for g in people.groups) == composition().rows[-1].population_2025
    )
    figure = frame_figure(communes, LIGHT)
    assert "19\u202f756 (53,9\u00a0%)" in said(figure)
    assert len({t.marker.pattern.shape for t in figure.data}) == 2, "years differ by pattern too"
    for chart in (communes, people):
        assert 0 < len(chart.alternative) <= 220


def test_a_count_that_does_not_exist_is_said_missing_never_zero() -> None:
    communes, _ = frame_chart(composition(territoire="region-06"))
    for group in communes.groups:
        assert group.bars[0].value is None
        assert group.bars[0].text == "n.d."
    assert "n.d." in said(frame_figure(communes, LIGHT))


def test_the_kinds_of_epci_are_drawn_at_three_dates() -> None:
    structure = epci_structure(real_world())
    figure = frame_figure(epci_chart(structure), DARK)
    assert [t.marker.pattern.shape for t in figure.data] == [".", "/", ""]
    for text in ("2\u202f145", "1\u202f254", "2014"):
        assert text in said(figure)


def test_the_timeline_runs_downwards_and_names_every_date_since_2014() -> None:
    chart = the_timeline()
    assert [e.day for e in chart.events] == sorted(e.day for e in chart.events)
    figure = timeline_figure(chart, LIGHT)
    marks = next(t for t in figure.data if t.name == "events")
    assert list(marks.y) == sorted(marks.y)
    assert len(marks.y) == len(chart.events)
    dated = [m for m in real_world().catalogue.milestones if m.date >= "2014"]
    assert len(chart.events) == len(dated) + 1, "and today"
    text = said(figure)
    for expected in ("2016-824", "(NOTRe)", "aujourd’hui, 21\u00a0novembre 2026", "<b>2018</b>"):
        assert expected.replace("\u00a0", " ") in text.replace("\u00a0", " ")
    assert "2010" not in text, "what is older stands in the list only"
    assert len(chart.alternative) <= 220


@pytest.mark.parametrize("width", [740, 1100])
def test_a_wide_timeline_says_the_effect_of_each_law_and_nothing_is_cut(width: int) -> None:
    milestones = real_world().catalogue.milestones
    figure = timeline_figure(timeline(milestones, NOW, wide=True), LIGHT)
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", unescape(said(figure))))
    for m in milestones:
        if m.date >= "2014":
            assert re.sub(r"\s+", " ", fine(m.effect)) in text
    boxes = boxes_of(figure, width)
    for i, box in enumerate(boxes):
        assert box.right <= width, f"cut: {box}"
        for other in boxes[i + 1 :]:
            assert not box.meets(other), f"{box} lies on {other}"


def test_laws_elections_and_editions_differ_by_symbol() -> None:
    kinds = ("loi", "elections", "enquete", "echeance")
    marks = [
        Milestone(k, k, f"20{20 + i}-01-01", "jour", k, "réf.", "effet")
        for i, k in enumerate(kinds)
    ]
    figure = timeline_figure(timeline(marks, NOW), LIGHT)
    symbols = next(t for t in figure.data if t.name == "events").marker.symbol
    assert len(set(symbols)) == len(kinds) + 1


def test_what_is_to_be_confirmed_says_so_on_the_timeline() -> None:
    doubtful = Milestone("x", "loi", "2020-01-01", "jour", "Loi X", "Loi n° 1", "effet", (), "date")
    assert "(à confirmer)" in said(timeline_figure(timeline([doubtful], NOW), LIGHT))


@pytest.mark.parametrize("name", [*SURVEY, "communes", "epci", "timeline"])
def test_no_figure_depends_on_a_default_template(name: str) -> None:
    figure = every_figure()[name]
    assert figure.layout.template.layout.paper_bgcolor == LIGHT.paper
    assert figure.layout.template.layout.separators == ", "


def test_a_bar_of_a_change_starts_from_zero_in_the_middle() -> None:
    found = result(indicateur="abs-realisee")
    row = replace(
        found.rows[0], look=Look.CHANGE, value=-4.2, text="− 4,2 points", observation=None
    )
    chart = bar_chart(replace(found, rows=(row,), total=None))
    figure: Any = json.loads(bar_figure(chart, LIGHT).to_json())
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < -4.2
    assert high == pytest.approx(-low, rel=0.02)
    assert figure["layout"]["xaxis"]["zeroline"] is True
    assert "%" not in figure["layout"]["xaxis"]["ticksuffix"]
