"""A drawing in other colours: as a grey print shows it, or as other eyes see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.figures.drawing.shapes import (
    Circle,
    Drawing,
    Fill,
    Group,
    Line,
    Rect,
    Shape,
    Text,
)

See = Callable[[str], str]
"""``#rrggbb`` to what is seen of it."""


def grey_of(colour: str) -> str:
    """The grey of the same luminance as ``#rrggbb`` (sRGB, Rec. 709 weights)."""
    light = [linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), light, strict=True))
    level = round(255 * coded(luminance))
    return f"#{level:02x}{level:02x}{level:02x}"


def greyed(drawing: Drawing) -> Drawing:
    """The same drawing in greys."""
    return recoloured(drawing, grey_of)


def recoloured(drawing: Drawing, see: See) -> Drawing:
    """The same drawing, each of its colours changed, nothing moved."""
    return replace(drawing, shapes=_all(drawing.shapes, see), ground=see(drawing.ground))


def _all(shapes: Sequence[Shape | Group], see: See) -> tuple[Shape | Group, ...]:
    return tuple(
        replace(s, shapes=_all(s.shapes, see)) if isinstance(s, Group) else _one(s, see)
        for s in shapes
    )


def _one(shape: Shape, see: See) -> Shape:
    if isinstance(shape, Text):
        return replace(shape, fill=see(shape.fill))
    if isinstance(shape, Line):
        return replace(shape, stroke=_maybe(shape.stroke, see))
    stroke = _maybe(shape.stroke, see)
    if isinstance(shape, (Rect, Circle)):
        return replace(shape, fill=_fill(shape.fill, see), stroke=stroke)
    fill = None if shape.fill is None else _fill(shape.fill, see)
    return replace(shape, fill=fill, stroke=stroke)


def _fill(fill: Fill, see: See) -> Fill:
    return Fill(see(fill.paper), fill.pattern, _maybe(fill.ink, see))


def _maybe(colour: str, see: See) -> str:
    return see(colour) if colour else ""


def linear(channel: float) -> float:
    """A channel of sRGB (0 to 1) as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def coded(channel: float) -> float:
    """An amount of light (0 to 1) as a channel of sRGB."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
