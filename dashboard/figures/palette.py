"""The look of every cell: one hue for rates, another for categories, a diverging pair for changes,
greys for statuses.

Each look differs by its pattern as well as its colour, and the lightness of a ramp only rises or
only falls, so that maps survive grey print and colour blindness. On a dark ground ramps turn over:
more stays further from the background.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.domain.status import Status
from dashboard.figures.colour import oklch
from dashboard.results.result import Cell, Look

Pattern = Literal["none", "hatch", "hatch-back", "dots", "cross", "grid", "lines"]


@dataclass(frozen=True)
class Tone:
    """Paper and ink of a look, on light or on dark ground (``#rrggbb``)."""

    paper: str
    ink: str


@dataclass(frozen=True)
class Style:
    """How a cell is drawn, on both grounds; the ink is used where there is a pattern."""

    light: Tone
    dark: Tone
    pattern: Pattern = "none"


RATE_HUE = 235.0
CATEGORY_HUE = 330.0
RISE_HUE = 300.0
"""Violet for a rise, orange for a fall: told apart in every form of colour blindness."""
FALL_HUE = 60.0
_NEUTRAL = (Tone("#d3d1ca", "#8d8b84"), Tone("#47453f", "#7c8287"))
"""« Pas de différence significative », the middle of the diverging pair: darker and warmer than the
greys of a status, so that a figure is never taken for a missing one."""
_UNSURE = (Tone("#edeff0", "#8b9399"), Tone("#2b3135", "#727b82"))
_MISSING = (Tone("#f4f3f0", "#b9b6ae"), Tone("#24282b", "#565c61"))
_WORDS = (Tone("#f1e4c3", "#c9a95c"), Tone("#4a3d1c", "#8d7434"))
_GROUND = (Tone("#efeeea", "#efeeea"), Tone("#262b2e", "#262b2e"))
_OUTSIDE = (Tone("#fbfbfa", "#fbfbfa"), Tone("#191c1e", "#191c1e"))
_STATUS_PATTERNS: dict[Status, Pattern] = {
    Status.NOT_PUBLISHED_FOR_SIZE: "hatch",
    Status.NOT_AVAILABLE: "hatch",
    Status.NOT_COLLECTED: "hatch",
    Status.NON_RESPONSE: "hatch-back",
    Status.NOT_CONCERNED: "dots",
    Status.FORTHCOMING: "grid",
    Status.NOT_COMPARABLE: "cross",
    Status.OTHER_WAY: "hatch-back",
    Status.FIELD_TO_CONFIRM: "dots",
    Status.WITHDRAWN: "hatch-back",
}


def style_of(cell: Cell) -> Style:
    """The style of a cell; equal looks give equal styles."""
    if cell.look is Look.OUTSIDE:
        return Style(*_OUTSIDE)
    if cell.look is Look.GROUND:
        return Style(*_GROUND)
    if cell.look is Look.UNSURE:
        return Style(*_UNSURE, "lines")
    if cell.look is Look.CHANGE:
        return change(cell.position, cell.of, cell.uncertain)
    if cell.look is Look.STATUS:
        secret = cell.confidentiality.hides
        return Style(*_MISSING, "cross" if secret else _STATUS_PATTERNS.get(cell.status, "hatch"))
    if cell.look is Look.WORDS and cell.tint is not None:
        return _worded(cell.tint)
    if cell.look is Look.WORDS or cell.value is None:
        return Style(*_WORDS, "hatch-back")
    if cell.look is Look.CATEGORY:
        return ramp(0.1 + 0.9 * cell.position / max(cell.of - 1, 1), CATEGORY_HUE)
    if cell.look is Look.CLASS:
        return ramp(cell.position / max(cell.of - 1, 1), RATE_HUE)
    pattern: Pattern = _PATTERNS[cell.look]
    if cell.look is Look.VALUE and cell.status is Status.LOW_RELIABILITY:
        pattern = "cross"
    return ramp(cell.value / 100, RATE_HUE, pattern)


_PATTERNS: dict[Look, Pattern] = {
    Look.VALUE: "none",
    Look.ABOUT: "dots",
    Look.MORE_THAN: "hatch",
    Look.LESS_THAN: "hatch-back",
}


def change(position: int, of: int, uncertain: bool = False) -> Style:
    """The class of a change, from the strongest fall (0) to the strongest rise (``of`` - 1).

    The middle one is neutral: no significant difference. Both arms have the same lightness at the
    same distance, so that neither looks stronger; ``uncertain`` is hatched over its tint.
    """
    middle = (of - 1) / 2
    share = (position - middle) / middle if middle else 0.0
    pattern: Pattern = "hatch" if uncertain else "none"
    if share == 0:
        return Style(*_NEUTRAL, pattern)
    hue, force = RISE_HUE if share > 0 else FALL_HUE, min(abs(share), 1.0)
    chroma = 0.04 + 0.08 * force
    light, dark = oklch(0.87 - 0.40 * force, chroma, hue), oklch(0.42 + 0.40 * force, chroma, hue)
    return Style(
        Tone(light, oklch(0.97 if force > 0.5 else 0.50, 0.02, hue)),
        Tone(dark, oklch(0.20 if force > 0.5 else 0.80, 0.02, hue)),
        pattern,
    )


def _worded(tint: float) -> Style:
    """Words that imply a place on the scale: that tint, under a grid that no number has."""
    paper, ink = ramp(tint, RATE_HUE), ramp(tint - 0.35, RATE_HUE)
    return Style(
        Tone(paper.light.paper, ink.light.paper), Tone(paper.dark.paper, ink.dark.paper), "grid"
    )


def ramp(share: float, hue: float, pattern: Pattern = "none") -> Style:
    """The tint at a share from 0 to 1 of the ramp of a hue."""
    share = min(max(share, 0.0), 1.0)
    chroma = 0.035 + 0.085 * min(1.0, 1.6 * share)
    light = oklch(0.94 - 0.56 * share, chroma, hue)
    dark = oklch(0.36 + 0.56 * share, 0.05 + 0.06 * (1 - abs(2 * share - 1)), hue)
    light_ink = oklch(0.98 if share > 0.45 else 0.45, 0.02, hue)
    dark_ink = oklch(0.20 if share > 0.45 else 0.75, 0.02, hue)
    return Style(Tone(light, light_ink), Tone(dark, dark_ink), pattern)
