"""Nothing of a dumbbell chart is cut, covered, or drawn where it would say something false."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.figures.dumbbell import dumbbell, dumbbell_figure
from dashboard.figures.dumbbell_layout import SIDE, place
from dashboard.figures.template import LIGHT
from tests.figures import samples
from tests.figures.boxes import Box, boxes_of
from tests.figures.dumbbells import (
    APART,
    CHARTS,
    DRAWN,
    PAIRS,
    drawn,
)


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


def test_a_box_says_when_it_meets_another() -> None:
    one = Box("a", "x", 0, 0, 10, 10)
    assert one.meets(Box("b", "y", 5, 5, 15, 15))
    assert not one.meets(Box("b", "y", 11, 0, 20, 10))
