"""Colours of a change: told apart by everybody, of equal force both ways, neutral in the middle."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from dashboard.domain.status import Status
from dashboard.domain.verdict import VerdictKind
from dashboard.exports.swatch import swatch
from dashboard.figures.colour import contrast, difference, oklab
from dashboard.figures.palette import Style, style_of
from dashboard.figures.template import DARK, LIGHT
from dashboard.figures.verdict_look import line_colour
from dashboard.results.result import Cell, Look

GROUNDS = ["light", "dark"]
STATUSES = [s for s in Status if not s.has_figure]
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""


def look(position: int, of: int = 7, uncertain: bool = False) -> Style:
    return style_of(
        Cell("x", "x", "x", Look.CHANGE, 3.0, position=position, of=of, uncertain=uncertain)
    )


def paper(style: Style, ground: str) -> str:
    return str(getattr(style, ground).paper)


def seen_by(colour: str, kind: str) -> str:
    linear = [_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    channels = [sum(m * c for m, c in zip(row, linear, strict=True)) for row in BLIND[kind]]
    return "#" + "".join(f"{round(255 * _gamma(min(max(c, 0), 1))):02x}" for c in channels)


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("of", [3, 5, 7, 9])
def test_a_rise_and_a_fall_of_equal_force_are_equally_light(of: int, ground: str) -> None:
    for step in range(1, (of - 1) // 2 + 1):
        middle = (of - 1) // 2
        rise, fall = (paper(look(middle + s * step, of), ground) for s in (1, -1))
        assert abs(oklab(rise)[0] - oklab(fall)[0]) < 0.012


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("of", [3, 5, 7])
def test_a_greater_change_is_always_further_from_the_neutral_so_that_grey_print_reads(
    of: int, ground: str
) -> None:
    middle = (of - 1) // 2
    for sign in (1, -1):
        arm = [oklab(paper(look(middle + sign * s, of), ground))[0] for s in range(middle + 1)]
        steps = [b - a if ground == "dark" else a - b for a, b in itertools.pairwise(arm)]
        assert all(step > 0.03 for step in steps)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("of", [3, 5, 7])
def test_neighbouring_classes_of_change_are_told_apart(of: int, ground: str) -> None:
    tones = [paper(look(i, of), ground) for i in range(of)]
    assert all(difference(a, b) >= 6 for a, b in itertools.pairwise(tones))


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_rise_is_never_taken_for_a_fall_by_a_colour_blind_reader(ground: str, kind: str) -> None:
    for step in (1, 2, 3):
        rise, fall = (seen_by(paper(look(3 + s * step), ground), kind) for s in (1, -1))
        neutral = seen_by(paper(look(3), ground), kind)
        assert difference(rise, fall) >= 6
        assert difference(rise, neutral) >= 4
        assert difference(fall, neutral) >= 4
    for on in (LIGHT, DARK):
        lines = [seen_by(line_colour(k, on), kind) for k in (VerdictKind.UP, VerdictKind.DOWN)]
        assert difference(*lines) >= 8


@pytest.mark.parametrize("ground", GROUNDS)
def test_no_significant_difference_is_neither_missing_nor_a_low_rate(ground: str) -> None:
    neutral = look(3)
    assert neutral.pattern == "none"
    tone = paper(neutral, ground)
    for status in STATUSES:
        missing = style_of(Cell("x", "x", "x", Look.STATUS, status=status))
        assert missing.pattern != "none"
        assert difference(tone, paper(missing, ground)) >= 8
    for other in (Look.OUTSIDE, Look.GROUND):
        assert difference(tone, paper(style_of(Cell("x", "x", "x", other)), ground)) >= 8
    for share in (0.0, 5.0, 10.0):
        assert (
            difference(tone, paper(style_of(Cell("x", "x", "x", Look.VALUE, share)), ground)) >= 4
        )


@pytest.mark.parametrize("ground", GROUNDS)
def test_unknown_precision_has_a_look_of_its_own(ground: str) -> None:
    unsure = style_of(Cell("x", "x", "x", Look.UNSURE, 3.0))
    patterns = {style_of(Cell("x", "x", "x", Look.STATUS, status=s)).pattern for s in STATUSES}
    assert unsure.pattern == "lines"
    assert unsure.pattern not in patterns
    assert difference(paper(unsure, ground), paper(look(3), ground)) >= 8
    tone = getattr(unsure, ground)
    assert contrast(tone.paper, tone.ink) >= 1.6
    assert swatch(unsure) != swatch(replace(unsure, pattern="none"))


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("position", range(7))
def test_what_many_comparisons_make_doubtful_is_hatched_over_its_tint(
    position: int, ground: str
) -> None:
    sure, doubtful = look(position), look(position, uncertain=True)
    assert (sure.pattern, doubtful.pattern) == ("none", "hatch")
    tone = getattr(doubtful, ground)
    assert tone.paper == paper(sure, ground)
    assert contrast(tone.paper, tone.ink) >= 1.6


def test_a_figure_of_low_reliability_keeps_its_tint_under_a_cross() -> None:
    steady = Cell("x", "x", "x", Look.VALUE, 40.0)
    shaky = replace(steady, status=Status.LOW_RELIABILITY)
    assert style_of(shaky).light == style_of(steady).light
    assert (style_of(steady).pattern, style_of(shaky).pattern) == ("none", "cross")
    for tone in (style_of(shaky).light, style_of(shaky).dark):
        assert contrast(tone.paper, tone.ink) >= 1.6
