"""Colours a reader can tell apart: in colour, in grey, and « no value » far from the lowest value."""

import itertools
from dataclasses import replace

import pytest

from dashboard.domain.status import Confidentiality, Status
from dashboard.figures.colour import contrast, difference, oklab
from dashboard.figures.palette import CATEGORY_HUE, RATE_HUE, ramp, style_of
from dashboard.figures.template import DARK, LIGHT
from dashboard.results.result import Cell, Look

CELL = Cell("x", "x", "x", Look.VALUE, value=50.0)
STATUSES = [s for s in Status if not s.has_figure]


@pytest.mark.parametrize("hue", [RATE_HUE, CATEGORY_HUE])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_more_is_always_further_from_the_paper_so_that_grey_print_reads(
    hue: float, ground: str
) -> None:
    tones = [getattr(ramp(step / 20, hue), ground).paper for step in range(21)]
    lightness = [oklab(tone)[0] for tone in tones]
    if ground == "light":
        lightness.reverse()
    assert all(b - a > 0.015 for a, b in itertools.pairwise(lightness))


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6, 8])
def test_neighbouring_classes_are_told_apart(ground: str, classes: int) -> None:
    cells = [replace(CELL, look=Look.CLASS, position=i, of=classes) for i in range(classes)]
    tones = [getattr(style_of(cell), ground).paper for cell in cells]
    assert all(difference(a, b) >= 4 for a, b in itertools.pairwise(tones))


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("status", STATUSES)
def test_no_figure_never_looks_like_zero(ground: str, status: Status) -> None:
    missing = style_of(replace(CELL, look=Look.STATUS, status=status, value=None))
    zero = style_of(replace(CELL, value=0.0))
    assert missing.pattern != "none"
    assert zero.pattern == "none"
    assert difference(getattr(missing, ground).paper, getattr(zero, ground).paper) >= 4


def test_statuses_and_secrets_differ_by_pattern_not_colour_alone() -> None:
    looks = {
        style_of(replace(CELL, look=Look.STATUS, status=s, value=None)).pattern
        for s in (Status.NOT_PUBLISHED_FOR_SIZE, Status.NON_RESPONSE, Status.NOT_CONCERNED, Status.FORTHCOMING, Status.NOT_COMPARABLE)
    }  # fmt: skip
    assert len(looks) == 5
    secret = replace(CELL, look=Look.STATUS, confidentiality=Confidentiality.SECRET, value=None)
    assert style_of(secret).pattern == "cross"


def test_words_and_bounds_do_not_look_like_numbers() -> None:
    number = style_of(CELL)
    for look in (Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN, Look.WORDS):
        assert style_of(replace(CELL, look=look)).pattern != number.pattern


@pytest.mark.parametrize(
    "look", [Look.ABOUT, Look.MORE_THAN, Look.LESS_THAN, Look.WORDS, Look.STATUS]
)
@pytest.mark.parametrize("value", [0.0, 33.3, 50.0, 66.7, 90.0, 100.0])
def test_a_pattern_is_visible_on_its_paper(look: Look, value: float) -> None:
    style = style_of(replace(CELL, look=look, value=value, status=Status.NOT_AVAILABLE))
    for tone in (style.light, style.dark):
        assert contrast(tone.paper, tone.ink) >= 1.6


def test_text_meets_the_contrast_of_wcag() -> None:
    for on in (LIGHT, DARK):
        assert contrast(on.text, on.paper) >= 7
        assert contrast(on.muted, on.paper) >= 4.5
        assert contrast(on.accent, on.paper) >= 4.5
