"""On paper every class of a map is told from every other, in grey and by every eye."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.figure import PageFormat
from dashboard.domain.status import Qualifier, Status
from dashboard.figures.colour import difference
from dashboard.figures.palette import style_of
from dashboard.figures.publication.colour_sight import (
    CLOSEST,
    CLOSEST_ON_MAP,
    SIGHTS,
    from_afar,
    too_close,
)
from dashboard.figures.publication.house import canvas
from dashboard.figures.publication.print_scale import (
    MOST_CLASSES,
    classed,
    classed_together,
    is_blank,
    level_of,
    levels_of,
    map_fill,
    print_ramp,
    print_styles,
)
from dashboard.figures.publication.tone import grey_of
from dashboard.results.result import Cell
from tests.figures.publication import samples as s

VALUES = st.lists(st.floats(0, 100), min_size=1, max_size=101)


def cells_of(values: list[float]) -> tuple[Cell, ...]:
    return tuple(s.cell(round(value, 1)) for value in values)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_whatever_the_values_the_tints_stay_apart_for_every_eye(values: list[float]) -> None:
    cells = classed(cells_of(values))
    style = print_styles(cells)
    papers = {style(cell).light.paper for cell in cells}
    assert len(papers) == len(levels_of(cells)) <= MOST_CLASSES
    for see in SIGHTS.values():
        for one, other in combinations(papers, 2):
            assert difference(see(one), see(other)) >= CLOSEST_ON_MAP


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=4))
def test_maps_that_share_a_scale_have_one_tint_for_one_value(several: list[list[float]]) -> None:
    """Whatever the values of each: the same tint on all maps, neighbours of one map apart, and a
    higher value nowhere paler."""
    maps = classed_together(tuple(map(cells_of, several)))
    turned = [(*maps[i:], *maps[:i]) for i in range(len(maps))]
    found: dict[float | None, str] = {}
    for own, *beside in turned:
        style = print_styles(own, tuple(beside))
        papers = {level_of(cell): style(cell).light.paper for cell in own}
        assert len(set(papers.values())) == len(papers)
        for see in SIGHTS.values():
            for one, other in combinations(papers.values(), 2):
                assert difference(see(one), see(other)) >= CLOSEST_ON_MAP
        for level, paper in papers.items():
            assert found.setdefault(level, paper) == paper
    greys = [int(grey_of(found[level])[1:3], 16) for level in sorted(found, key=lambda v: v or 0)]
    assert greys == sorted(greys, reverse=True)


def test_maps_of_few_values_keep_their_exact_words_on_a_shared_scale() -> None:
    """Six sizes at each of two dates, all values different: no class hides one of them."""
    one = cells_of([62.5, 70.1, 81.4, 88.0, 93.0, 99.0])
    other = cells_of([60.0, 73.2, 80.0, 90.5, 92.0, 100.0])
    assert classed_together((one, other)) == (one, other)
    below = cells_of([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    assert classed_together((one, below)) != (one, below)


def test_two_single_values_are_told_apart_without_being_made_extremes() -> None:
    one, other = cells_of([12.0]), cells_of([13.0])
    pale, dark = (
        print_styles(own, (beside,))(own[0]).light.paper
        for own, beside in ((one, other), (other, one))
    )
    assert pale != dark
    assert difference(pale, dark) < difference(print_ramp(0).light.paper, print_ramp(1).light.paper)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_a_higher_value_is_never_paler(values: list[float]) -> None:
    cells = classed(cells_of(values))
    style = print_styles(cells)
    ordered = sorted(cells, key=lambda cell: cell.value or 0.0)
    greys = [int(grey_of(style(cell).light.paper)[1:3], 16) for cell in ordered]
    assert greys == sorted(greys, reverse=True)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_classes_have_round_limits_and_hold_their_values(values: list[float]) -> None:
    cells = cells_of(values)
    brought = classed(cells)
    if brought == cells:
        assert len(levels_of(cells)) <= MOST_CLASSES
        return
    for before, after in zip(cells, brought, strict=True):
        words = after.text.replace("\u00a0", " ").replace("moins de ", "").split()
        low, high = float(words[1]), float(words[3])
        assert before.value is not None
        assert low <= before.value <= high
        assert before.value < high or high == 100
        assert low.is_integer()
        assert 100 % (high - low) == 0


def test_few_values_keep_their_own_tint_and_words() -> None:
    cells = cells_of([90.0, 93.0, 100.0])
    assert classed(cells) == cells
    style = print_styles(cells)
    assert style(cells[0]).light == print_ramp(0.0).light
    assert style(cells[-1]).light == print_ramp(1.0).light


def test_two_values_written_alike_have_one_tint() -> None:
    one, other, third = s.cell(99.96), s.cell(100.0), s.cell(50.0)
    style = print_styles((one, other, third))
    assert style(one) == style(other) != style(third)


def test_a_single_value_is_neither_pale_nor_dark() -> None:
    (cell,) = cells_of([12.0])
    assert print_styles([cell])(cell).light == print_ramp(0.5).light


@pytest.mark.parametrize("cell", [s.MORE_THAN, s.LESS_THAN, s.ABOUT, s.UNSURE])
def test_bounds_orders_of_magnitude_and_unsure_values_keep_their_pattern(cell: Cell) -> None:
    assert level_of(cell) == cell.value
    style = print_styles([cell, s.cell(50.0)])(cell)
    assert style.pattern == style_of(cell).pattern != "none"


def test_words_without_a_place_on_the_scale_look_as_on_screen() -> None:
    assert level_of(s.WORDS) is None
    assert print_styles([s.WORDS, s.cell(50.0)])(s.WORDS) == style_of(s.WORDS)


@pytest.mark.parametrize("status", [each for each in Status if not each.has_figure])
def test_no_value_never_has_the_pattern_of_a_class(status: Status) -> None:
    """Nor its lightness: at the size of a commune the pattern is gone."""
    on = canvas(PageFormat.PAGE)
    missing = s.cell(None, "sans chiffre", status=status)
    classes = [s.MORE_THAN, s.LESS_THAN, s.ABOUT, s.UNSURE, s.cell(0.0), _IMPLIED]
    styles = print_styles([missing, *classes])
    blank = map_fill(styles(missing), on)
    assert is_blank(styles(missing))
    for cell in classes:
        fill = map_fill(styles(cell), on)
        assert not is_blank(styles(cell))
        assert fill.pattern != blank.pattern
        for see in (SIGHTS["en couleurs"], SIGHTS["en gris"]):
            assert difference(see(from_afar(fill)), see(from_afar(blank))) >= CLOSEST
            assert difference(see(fill.paper), see(blank.paper)) >= CLOSEST


_IMPLIED = replace(s.WORDS, tint=0.95)


@pytest.mark.parametrize("count", range(2, 7))
@pytest.mark.parametrize("kind", ["MORE_THAN", "ABOUT", "UNSURE"])
def test_classes_under_one_pattern_stay_apart_where_its_lines_are_not_seen(
    count: int, kind: str
) -> None:
    like = getattr(s, kind)
    cells = [replace(like, value=v) for v in np.linspace(5, 95, count).round(1).tolist()]
    style, on = print_styles(cells), canvas(PageFormat.PAGE)
    fills = [(str(cell.value), map_fill(style(cell), on)) for cell in cells]
    assert len({fill.pattern for _, fill in fills}) == 1
    assert too_close(fills, least=CLOSEST_ON_MAP) == []


def test_the_palest_tint_is_no_missing_value() -> None:
    for status in (s.SECRET, s.NOT_COLLECTED, s.FORTHCOMING):
        missing = style_of(status).light.paper
        for see in (SIGHTS["en couleurs"], SIGHTS["en gris"]):
            assert difference(see(print_ramp(0.0).light.paper), see(missing)) >= CLOSEST


def test_an_unsure_class_says_so() -> None:
    cells = (
        *cells_of([float(v) for v in range(0, 100, 9)]),
        s.cell(43.2, status=Status.LOW_RELIABILITY),
    )
    unsure = classed(cells)[-1]
    assert unsure.heading == "peu fiable"
    assert unsure.status is Status.LOW_RELIABILITY
    assert unsure.qualifier is Qualifier.EXACT
