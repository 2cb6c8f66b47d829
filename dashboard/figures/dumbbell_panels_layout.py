"""Where everything of two panels stands, in pixels from the top: the same for every renderer."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.dumbbell_layout import CHARACTER, LINE
from dashboard.figures.dumbbell_spec import Dumbbell, DumbbellRow, Level
from dashboard.figures.text import lines

SIDE, EDGE = 24, 8
"""Pixels left and right of the panels, half a tick label; from the edge of the figure to texts."""
PANEL = 0.425
"""Width of a panel as a share of that of both panels and the gap between them."""
NARROWEST = 124
"""Pixels of a panel in the narrowest figure in which nothing may be cut."""
HEADING, TEXT_LINE, LANE, _RAISED, _ABOVE, _BELOW = 20, 18, 28, 16, 8, 6
"""Pixels of a line of a heading, a line of words, a lane, a figure above its mark; of the gaps."""
GAP = 11
"""Pixels from the end of an interval under a mark to the figure."""


@dataclass(frozen=True)
class PanelText:
    """Words of a level: beside its mark (-1, 1), above it (0), or under it at the left (2)."""

    lines: tuple[str, ...]
    side: int


@dataclass(frozen=True)
class PanelRow:
    """A row and its places in pixels from the top of the drawing."""

    row: DumbbellRow
    heading: tuple[str, ...]
    reason: tuple[str, ...]
    top: float
    at: float
    bottom: float
    texts: tuple[PanelText, PanelText]

    @property
    def levels(self) -> tuple[Level, Level]:
        """The two levels, by date."""
        return self.row.before, self.row.after


def place_panels(chart: Dumbbell, line: int = LINE) -> tuple[PanelRow, ...]:
    """The rows under each other; ``line`` is how many characters of a heading fit in a line."""
    found: list[PanelRow] = []
    top = 0.0
    for row in chart.rows:
        heading, reason = lines(row.heading, line), lines(row.reason, line + 2)
        if row.detail:
            reason = (*lines(row.detail, line + 2), *reason)
        levels = (row.before, row.after)
        texts = (_beside(row.before), _beside(row.after))
        start = top + _ABOVE + HEADING * len(heading) + TEXT_LINE * len(reason)
        raised = _RAISED if any(text.side == 0 for text in texts) else 0
        at = start + raised + LANE / 2
        under = max(_under(*one) for one in zip(levels, texts, strict=True))
        ends = at + LANE / 2 + under + _BELOW
        found.append(PanelRow(row, heading, reason, top + _ABOVE, at, ends, texts))
        top = ends
    return tuple(found)


def _beside(level: Level) -> PanelText:
    """A figure stands on the side with more room, above its mark where neither has enough."""
    if not level.is_exact:
        return PanelText(lines(level.text, int(NARROWEST / CHARACTER)), 2)
    low, high = level.span
    side = 1 if 100 - high >= low else -1
    room = max(100 - high, low) / 100 * NARROWEST
    enough = room + EDGE >= GAP + CHARACTER * len(level.text)
    return PanelText((level.text,), side if enough else 0)


def _under(level: Level, text: PanelText) -> int:
    """Pixels that words take below the lane; where there is no mark they begin in it."""
    if text.side != 2:
        return 0
    return max(TEXT_LINE * len(text.lines) - (LANE - 6 if level.value is None else 0), 0)
