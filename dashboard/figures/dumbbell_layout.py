"""Where everything of a dumbbell chart stands, in pixels from the top: the same for every renderer.

Headings stand above their marks, so that nothing is cut on a phone and a wide screen only
stretches the scale.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.dumbbell_spec import Dumbbell, DumbbellRow, Level
from dashboard.figures.text import lines

SIDE = 78
"""Pixels left and right of the scale: the room of a figure beside a mark at 0 or 100 %."""
NARROW = 340
"""Width in pixels of the narrowest figure in which nothing may be cut."""
CHARACTER = 6.9
"""Mean width in pixels of a character of the text beside a mark."""
LINE = 46
"""Characters of a heading that fit in a line."""
LANE = 8
"""Pixels that the mark of each date stands above or below the middle of a joined row: intervals
and figures of two close levels then stay readable."""


ABOVE = 8
"""Pixels from the line between two rows to the text under it."""


@dataclass(frozen=True)
class Sizes:
    """Pixels of the parts of a row, from top to bottom."""

    above: int
    heading: int
    detail: int
    verdict: int
    joined: int
    lane: int
    line: int
    below: int


REGULAR = Sizes(
    above=ABOVE, heading=20, detail=18, verdict=20, joined=36, lane=26, line=18, below=8
)
COMPACT = Sizes(
    above=ABOVE, heading=19, detail=17, verdict=18, joined=34, lane=24, line=17, below=5
)


@dataclass(frozen=True)
class Beside:
    """Where the text of a level stands: its lines, and on which side of the mark (-1, 0, 1).

    0 is at the left edge of the figure, where there is no mark.
    """

    lines: tuple[str, ...]
    side: int


@dataclass(frozen=True)
class Placed:
    """A row and its places in pixels: top of its texts, middle of each level's lane, bottom."""

    row: DumbbellRow
    heading: tuple[str, ...]
    detail: tuple[str, ...]
    reason: tuple[str, ...]
    top: float
    before_at: float
    after_at: float
    bottom: float
    before: Beside
    after: Beside


def place(chart: Dumbbell) -> tuple[Placed, ...]:
    """The rows under each other."""
    sizes = COMPACT if chart.compact else REGULAR
    found: list[Placed] = []
    top = 0.0
    for row in chart.rows:
        placed = _place(row, chart, sizes, top)
        found.append(placed)
        top = placed.bottom
    return tuple(found)


def _place(row: DumbbellRow, chart: Dumbbell, sizes: Sizes, top: float) -> Placed:
    heading, detail = lines(row.heading, LINE), lines(row.detail, LINE + 4)
    reason = lines(row.reason, LINE + 2)
    texts = top + sizes.above
    at = texts + sizes.heading * len(heading) + sizes.detail * (len(detail) + len(reason))
    at += sizes.verdict
    if row.is_joined:
        first, last = _order(row)
        middle = at + sizes.joined / 2 + 2
        before, after = Beside((row.before.text,), first), Beside((row.after.text,), last)
        ends = middle + sizes.joined / 2 + sizes.below
        return Placed(
            row, heading, detail, reason, texts, middle - LANE, middle + LANE, ends, before, after
        )
    before, after = _beside(row.before, chart.before), _beside(row.after, chart.after)
    tall = [max(sizes.lane, 8 + sizes.line * len(b.lines)) for b in (before, after)]
    before_at = at + tall[0] / 2
    after_at = at + tall[0] + tall[1] / 2
    ends = at + sum(tall) + sizes.below
    return Placed(row, heading, detail, reason, texts, before_at, after_at, ends, before, after)


def _order(row: DumbbellRow) -> tuple[int, int]:
    """The lower level has its figure on the left, the higher one on the right."""
    before, after = row.before.value or 0.0, row.after.value or 0.0
    return (-1, 1) if before <= after else (1, -1)


def _beside(level: Level, date: str) -> Beside:
    """The text of a level that stands alone: beside its mark, on the side with more room."""
    if level.value is None:
        return Beside(lines(f"{date} : {level.text}", LINE), 0)
    if level.is_exact:
        return Beside((level.text,), 1)
    a_percent = (NARROW - 2 * SIDE) / 100
    left, right = level.value * a_percent, (100 - level.value) * a_percent
    width = int((max(left, right) + SIDE - 14) / CHARACTER)
    return Beside(lines(level.text, width), 1 if right >= left else -1)
