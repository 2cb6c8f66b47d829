"""« Démonstration – données fictives » inside the picture: a band in full contrast, and faint words
across the figure, so that a crop keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.figures.drawing.shapes import Fill, Group, Rect, Shape, Text
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.words import middle, room

if TYPE_CHECKING:
    from dashboard.figures.publication.frame import Area

_ANGLE = -18.0
_EVERY = 15.0
"""From one faint line of words to the next, in sizes of the body text."""
_OPACITY = {"light": 0.16, "dark": 0.24}
_UNDER = 0.3


def band(mark: str, on: Canvas, top: float) -> tuple[Group, float]:
    """The words on a dark strip under the title, and where the figure may begin."""
    house = on.house
    size = house.body
    tall, under = (1.4, 0.5) if house.is_fixed else (1.7, 0.7)
    height = tall * size
    strip = Rect(house.margin, top, house.inner, height, Fill(on.on.text), role="band")
    words = Text(
        house.margin + 0.7 * size,
        middle(top + height / 2, size),
        mark,
        size,
        on.on.paper,
        bold=True,
        role="mark",
    )
    return Group(mark, (strip, words), "mark"), top + height + under * size


def stamped(
    shapes: list[Shape | Group], mark: str, on: Canvas, area: Area, bottom: float
) -> list[Shape | Group]:
    """The figure with the words again, faint and slanted, over it.

    On a map they lie over the surfaces and under the legend: in ink, and in paper just beside, to
    be seen on the darkest tint too.
    """
    panes = [
        i for i, shape in enumerate(shapes) if isinstance(shape, Group) and shape.role == "pane"
    ]
    at = panes[-1] + 1 if panes else len(shapes)
    return [*shapes[:at], *watermark(mark, on, area, bottom, bool(panes)), *shapes[at:]]


def watermark(
    mark: str, on: Canvas, area: Area, bottom: float, on_tints: bool = False
) -> list[Group]:
    """The faint words alone; ``on_tints`` adds their paper, for dark surfaces."""
    house = on.house
    tall = bottom - area.y
    size = 1.9 * house.body
    size *= min(1.0, 0.8 * area.width / room(mark, size, bold=True))
    count = max(1, round(tall / (_EVERY * house.body)))
    aside = 0.045 * size
    inks = [(0.0, on.on.text, _OPACITY[on.on.name])]
    if on_tints:
        inks.insert(0, (aside, on.on.paper, _UNDER))
    texts = tuple(
        Text(
            area.x + area.width / 2 + shift,
            area.y + (i + 0.5) * tall / count + 0.36 * size + shift,
            mark,
            round(size, 2),
            ink,
            "middle",
            bold=True,
            role="watermark",
            rotate=_ANGLE,
            opacity=opacity,
        )
        for i in range(count)
        for shift, ink, opacity in inks
    )
    return [Group("Filigrane", texts, "watermark")]
