"""The house layout in numbers: page formats, sizes of text, and the colours that are not data.

Everything is in points. A slide has a fixed height and larger text; the two formats of a printed
page grow with what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.domain.figure import PageFormat
from dashboard.figures.drawing.shapes import Fill
from dashboard.figures.palette import Pattern, Style, Tone
from dashboard.figures.template import DARK, LIGHT, Ground

MM = 72 / 25.4
LEADING = 1.24
"""From one line of a text to the next, as a share of its size."""
MAX_TITLE_LINES = 2
SMALLEST = 6.0
"""Points under which no text may be set."""


@dataclass(frozen=True)
class House:
    """A page format: its size in points (``height`` 0 where it follows what it holds), the margin,
    and the sizes of text from the title down to the notes. ``row`` is the usual height of a bar;
    ``least`` and ``least_note`` are the sizes under which labels and notes are never set."""

    name: PageFormat
    width: float
    height: float
    margin: float
    label: float
    title: float
    unit: float
    body: float
    small: float
    note: float
    row: float
    least: float = SMALLEST
    least_note: float = SMALLEST

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    @property
    def is_fixed(self) -> bool:
        """Whether the height is given, and what it holds must fit."""
        return self.height > 0


HOUSES = {
    PageFormat.COLUMN: House(PageFormat.COLUMN, 85 * MM, 0, 5, 7.4, 8.4, 7, 7.2, 6.6, 6.3, 9),
    PageFormat.PAGE: House(PageFormat.PAGE, 174 * MM, 0, 8, 8.2, 10.8, 8, 8.2, 7.4, 7, 11),
    PageFormat.SLIDE: House(
        PageFormat.SLIDE, 254 * MM, 143 * MM, 18, 12, 17, 12, 13, 12, 8.4, 18, 12, 7.2
    ),
}


@dataclass(frozen=True)
class Canvas:
    """What a drawing is made on: its format and its ground."""

    house: House
    on: Ground

    def shrunk(self, share: float) -> Canvas:
        """The same canvas with smaller text and marks inside the figure, never under what a room
        can read: a slide that is still too full is refused."""
        house = self.house
        return Canvas(
            replace(
                house,
                body=max(house.body * share, house.least),
                small=max(house.small * share, house.least),
                row=max(house.row * share, SMALLEST),
            ),
            self.on,
        )

    def with_notes(self, share: float) -> Canvas:
        """The same canvas with smaller notes, never under what can be read."""
        note = max(self.house.note * share, self.house.least_note)
        return Canvas(replace(self.house, note=note), self.on)

    @property
    def is_dark(self) -> bool:
        """Whether the ground is dark (preview only: print is on white)."""
        return self.on.name == "dark"

    def tone(self, style: Style) -> Tone:
        """The tone of a style on this ground."""
        return style.dark if self.is_dark else style.light

    def fill(self, style: Style, pattern: Pattern | None = None) -> Fill:
        """The fill of a style on this ground, its pattern kept unless another is given."""
        tone = self.tone(style)
        drawn = style.pattern if pattern is None else pattern
        return Fill(tone.paper, drawn, "" if drawn == "none" else tone.ink)

    @property
    def accent(self) -> Fill:
        """The one accent colour."""
        return Fill(self.on.accent)

    @property
    def ground(self) -> Fill:
        """The paper itself."""
        return Fill(self.on.paper)


def canvas(page: PageFormat, dark: bool = False) -> Canvas:
    """The canvas of a page format."""
    return Canvas(HOUSES[page], DARK if dark else LIGHT)
