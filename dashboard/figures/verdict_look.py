"""Which verdict is shown, and its colours: a line and a text tone on each ground."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.verdict import VerdictKind
from dashboard.figures.colour import oklch
from dashboard.figures.palette import FALL_HUE, RISE_HUE
from dashboard.figures.template import Ground
from dashboard.results.evolution import Verdict
from dashboard.wording.verdicts import VERDICTS

_HUES = {VerdictKind.UP: RISE_HUE, VerdictKind.DOWN: FALL_HUE}


@dataclass(frozen=True)
class Said:
    """What stands beside a pair: the sign and words of its verdict, then the difference or nothing.

    ``difference`` and ``interval`` are empty wherever a difference is blocked, whatever the verdict
    holds: no renderer has to remember it. ``reason`` then stands in their place.
    """

    kind: VerdictKind
    symbol: str
    label: str
    difference: str
    interval: str
    reason: str

    @property
    def joins(self) -> bool:
        """Whether a line may join the two levels."""
        return self.kind.shows_difference


def said(verdict: Verdict, adjusted: bool) -> Said:
    """The verdict as shown: corrected for the number of comparisons where the reader asks so."""
    kind = verdict.adjusted if adjusted and verdict.adjusted is not None else verdict.kind
    words = VERDICTS[kind]
    shows = kind.shows_difference
    return Said(
        kind,
        words.symbol,
        words.label,
        verdict.difference_text if shows else "",
        verdict.interval_text if shows else "",
        "" if shows else verdict.reason,
    )


def line_colour(kind: VerdictKind, on: Ground) -> str:
    """Colour of the line that joins two levels."""
    if kind not in _HUES:
        return "#8d8b84" if on.name == "light" else "#7c8287"
    light = on.name == "light"
    return oklch(0.50 if light else 0.76, 0.13, _HUES[kind])


def text_colour(kind: VerdictKind, on: Ground) -> str:
    """Colour of the words of a verdict: of its line where it is a change, else muted."""
    return line_colour(kind, on) if kind in _HUES else on.muted
