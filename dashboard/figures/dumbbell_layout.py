"""Where everything of a dumbbell chart stands, in pixels from the top: the same for every renderer.

Headings stand above their marks, so that nothing is cut on a phone and a wide screen only
stretches the scale.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.figures.dumbbell_spec import Dumbbell, DumbbellRow, Level
from dashboard.figures.text import lines

SIDE = 82
"""Pixels left and right of the scale: the room of a figure beside a mark at 0 or 100 %."""
NARROW = 340
"""Width in pixels of the narrowest figure in which nothing may be cut."""
CHARACTER = 6.9
"""Mean width in pixels of a character of the text beside a mark."""
LINE = 46
"""Characters of a heading that fit in a line."""
INTERVAL = 9
"""Pixels from the lane that a joined row's marks share to the interval of each: the earlier one's
above, the later one's below, so that both are seen where the levels are close."""
STACKED = 10
"""Pixels from the lane to the middle of a figure that stands above or below it."""
LOW, FAR = 6.0, 30.0
"""Percent under which a figure left of its mark would fall left of 0 %; percent between two levels
that leave room for a figure."""


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
    above=ABOVE, heading=20, detail=18, verdict=20, joined=40, lane=26, line=18, below=8
)
COMPACT = Sizes(
    above=ABOVE, heading=19, detail=17, verdict=18, joined=40, lane=24, line=17, below=5
)


@dataclass(frozen=True)
class Beside:
    """Where the text of a level stands: its lines, and on which side of ``end`` (-1, 0, 1).

    0 is at the left edge of the figure, where there is no mark. ``end`` is in percent, past every
    interval that the text would meet; ``lift`` is in pixels, downwards.
    """

    lines: tuple[str, ...]
    side: int
    end: float = 0.0
    lift: float = 0.0


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

    @property
    def before_interval_at(self) -> float:
        """Where the earlier level's interval is drawn: through its mark, or above a shared lane."""
        return self.before_at - (INTERVAL if self.row.is_joined else 0)

    @property
    def after_interval_at(self) -> float:
        """Where the later level's interval is drawn: through its mark, or below a shared lane."""
        return self.after_at + (INTERVAL if self.row.is_joined else 0)


def place(chart: Dumbbell, line: int = LINE) -> tuple[Placed, ...]:
    """The rows under each other; ``line`` is how many characters of a heading fit in a line."""
    sizes = COMPACT if chart.compact else REGULAR
    found: list[Placed] = []
    top = 0.0
    for row in chart.rows:
        placed = _place(row, chart, sizes, top, line)
        found.append(placed)
        top = placed.bottom
    return tuple(found)


def _place(row: DumbbellRow, chart: Dumbbell, sizes: Sizes, top: float, line: int) -> Placed:
    heading, detail = lines(row.heading, line), lines(row.detail, line + 4)
    reason = lines(row.reason, line + 2)
    texts = top + sizes.above
    at = texts + sizes.heading * len(heading) + sizes.detail * (len(detail) + len(reason))
    at += 0 if chart.shared else sizes.verdict
    if row.is_joined:
        middle = at + sizes.joined / 2 + 2
        before, after = _outside(row)
        ends = middle + sizes.joined / 2 + sizes.below
        return Placed(row, heading, detail, reason, texts, middle, middle, ends, before, after)
    before, after = _beside(row.before, chart.before), _beside(row.after, chart.after)
    tall = [max(sizes.lane, 8 + sizes.line * len(b.lines)) for b in (before, after)]
    before_at = at + tall[0] / 2
    after_at = at + tall[0] + tall[1] / 2
    ends = at + sum(tall) + sizes.below
    return Placed(row, heading, detail, reason, texts, before_at, after_at, ends, before, after)


def _outside(row: DumbbellRow) -> tuple[Beside, Beside]:
    """Figures of a joined row: the lower level's on the left, the higher one's on the right.

    A low level near 0 % has its figure on the right too, above or below the lane: left of 0 % it
    would look like a value there.
    """
    rising = (row.before.value or 0.0) <= (row.after.value or 0.0)
    low, high = (row.before, row.after) if rising else (row.after, row.before)
    least, most = min(low.span[0], high.span[0]), max(low.span[1], high.span[1])
    lower, higher = Beside((low.text,), -1, least), Beside((high.text,), 1, most)
    if least < LOW:
        lift = -STACKED if rising else STACKED
        if (high.span[0]) - (low.span[1]) >= FAR:
            lower = Beside((low.text,), 1, low.span[1], lift)
        else:
            lower, higher = Beside((low.text,), 1, most, lift), replace(higher, lift=-lift)
    return (lower, higher) if rising else (higher, lower)


def _beside(level: Level, date: str) -> Beside:
    """The text of a level that stands alone: beside its mark, on the side with more room."""
    if level.value is None:
        return Beside(lines(f"{date} : {level.text}", LINE), 0)
    if level.is_exact:
        return Beside((level.text,), 1, level.span[1])
    a_percent = (NARROW - 2 * SIDE) / 100
    left, right = level.value * a_percent, (100 - level.value) * a_percent
    width = int((max(left, right) + SIDE - 14) / CHARACTER)
    return Beside(lines(level.text, width), 1 if right >= left else -1, level.value)
