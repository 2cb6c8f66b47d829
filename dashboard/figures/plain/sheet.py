"""What a plain chart is drawn on: a width, a ground; and the mark of simulated figures on it.

Each chart is drawn twice, for a wide page and for a phone, with texts of the same size: a picture
that shrinks would be read with a magnifying glass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.figures.drawing.shapes import Drawing, Fill, Line, Path, Rect, Shape, Text
from dashboard.figures.dumbbell_layout import LINE
from dashboard.figures.mark import marked
from dashboard.figures.palette import Style
from dashboard.figures.plain.inline import inline_svg
from dashboard.figures.plain.words import SMALL, Span, beside
from dashboard.figures.publication.words import room
from dashboard.figures.template import DARK, LIGHT, Ground
from dashboard.wording.numbers import NBSP

WIDTHS = {"wide": 720.0, "narrow": 348.0}
"""Pixels of a chart on a page and on a phone of 390 pixels or less, by CSS class."""
_WIDE = 600.0
"""Pixels from which a chart is a wide one."""
_BAND, _EVERY = 34.0, 260.0
"""Pixels that the line of the mark takes; from one line of faint words to the next."""
_FAINT = {"light": 0.15, "dark": 0.24}
_CAP = 3.0
"""Half the height of the end of an interval."""


@dataclass(frozen=True)
class Sheet:
    """A width in pixels and a ground."""

    width: float
    on: Ground

    @property
    def is_narrow(self) -> bool:
        """Whether it is a phone's."""
        return self.width < _WIDE

    @property
    def line(self) -> int:
        """Characters of a heading that fit in a line."""
        return LINE if self.is_narrow else 2 * LINE

    @property
    def step(self) -> int:
        """Percent from one tick of a scale of shares to the next, where its sides are taken."""
        return 50 if self.is_narrow else 20

    def fill(self, style: Style) -> Fill:
        """The fill of a style on this ground."""
        tone = style.dark if self.on.name == "dark" else style.light
        return Fill(tone.paper, style.pattern, "" if style.pattern == "none" else tone.ink)


Shapes = tuple[list[Shape], float]
"""Shapes from the top of a sheet, and the height they take."""
Draw = Callable[[Sheet], Shapes]


def chart_svg(
    draw: Draw, title: str, description: str, key: str, mark: str = "", *, tinted: bool = False
) -> Markup:
    """A chart for an HTML page: wide and narrow, of which the style sheet shows one.

    ``tinted`` says that its tints are those of the map: on a dark page both then keep white paper,
    since the scale of a dark ground runs the other way.
    """
    said = marked(title, mark)
    found = []
    for css, width in WIDTHS.items():
        light = drawing(draw, Sheet(width, LIGHT), said, description, mark)
        dark = drawing(draw, Sheet(width, DARK), said, description, mark)
        found.append(inline_svg(light, dark, f"{key}-{css}", f"{css} tinted" if tinted else css))
    return Markup().join(found)


def drawing(draw: Draw, sheet: Sheet, title: str, description: str, mark: str = "") -> Drawing:
    """The drawing of a chart on one sheet, the mark of simulated figures in it."""
    shapes, height = draw(sheet)
    if mark:
        shapes, height = _marked(shapes, height, mark, sheet)
    return Drawing(sheet.width, round(height, 2), tuple(shapes), title, description, sheet.on.paper)


def whisker(
    interval: tuple[float, float], at: float, colour: str, place: Callable[[float], float]
) -> list[Shape]:
    """An interval as a line with two ends; ``place`` gives the pixel of a value."""
    low, high = (place(value) for value in interval)
    lines: list[Shape] = [Line(low, at, high, at, colour, 1.4, role="interval")]
    return lines + [Line(x, at - _CAP, x, at + _CAP, colour, 1.4, role="cap") for x in (low, high)]


def scale_names(
    ticks: Sequence[tuple[float, str]], top: float, sheet: Sheet
) -> tuple[list[Shape], float]:
    """The names of ticks (pixel and name) under a scale, kept inside the sheet."""
    span = Span("", sheet.on.muted, SMALL, role="axis")
    found: list[Shape] = []
    for x, name in ticks:
        half = room(name, SMALL) / 2
        kept = min(max(x, half), sheet.width - half)
        found.append(beside(name, kept, top + 0.8 * SMALL, span, "middle"))
    return found, top + 1.6 * SMALL


def percent_ticks(step: int = 20) -> list[tuple[float, str]]:
    """Ticks of a scale of shares, with their names."""
    return [(float(value), f"{value}{NBSP}%") for value in range(0, 101, step)]


def _marked(shapes: list[Shape], height: float, mark: str, sheet: Sheet) -> Shapes:
    """The words above the chart, in full contrast, and faint across it, so that a crop has them."""
    on, size = sheet.on, 14.0
    strip = Rect(0, 2, room(mark, size, bold=True) + 12, 24, Fill(on.text), role="band")
    words = Text(6, 19, mark, size, on.paper, bold=True, role="mark")
    rows = max(1, round(height / _EVERY))
    faint = [
        Text(
            sheet.width / 2, _BAND + (i + 0.5) * height / rows, mark, 20, on.text, "middle",
            role="watermark", rotate=-18, opacity=_FAINT[on.name],
        )
        for i in range(rows)
    ]  # fmt: skip
    return [strip, words, *(lowered(shape, _BAND) for shape in shapes), *faint], height + _BAND


def lowered(shape: Shape, by: float) -> Shape:
    """The same shape, ``by`` pixels lower."""
    if isinstance(shape, Line):
        return _with(shape, y1=shape.y1 + by, y2=shape.y2 + by)
    if isinstance(shape, Path):
        rings = tuple(tuple((x, y + by) for x, y in ring) for ring in shape.rings)
        return _with(shape, rings=rings)
    return _with(shape, y=shape.y + by)


def _with(shape: Shape, **changes: object) -> Shape:
    """``dataclasses.replace`` in a fifth of its time: a page lowers two thousand shapes."""
    found = copy(shape)
    for name, value in changes.items():
        object.__setattr__(found, name, value)
    return found
