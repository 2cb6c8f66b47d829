"""A drawing as a grey print shows it: each colour becomes the grey of its luminance."""

from __future__ import annotations

from collections.abc import Sequence
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


def grey_of(colour: str) -> str:
    """The grey of the same luminance as ``#rrggbb`` (sRGB, Rec. 709 weights)."""
    light = [linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5)]
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), light, strict=True))
    level = round(255 * coded(luminance))
    return f"#{level:02x}{level:02x}{level:02x}"


def greyed(drawing: Drawing) -> Drawing:
    """The same drawing in greys."""
    return replace(drawing, shapes=_all(drawing.shapes), ground=grey_of(drawing.ground))


def _all(shapes: Sequence[Shape | Group]) -> tuple[Shape | Group, ...]:
    return tuple(
        replace(s, shapes=_all(s.shapes)) if isinstance(s, Group) else _one(s) for s in shapes
    )


def _one(shape: Shape) -> Shape:
    if isinstance(shape, Text):
        return replace(shape, fill=grey_of(shape.fill))
    if isinstance(shape, Line):
        return replace(shape, stroke=_maybe(shape.stroke))
    if isinstance(shape, (Rect, Circle)):
        return replace(shape, fill=_fill(shape.fill), stroke=_maybe(shape.stroke))
    fill = None if shape.fill is None else _fill(shape.fill)
    return replace(shape, fill=fill, stroke=_maybe(shape.stroke))


def _fill(fill: Fill) -> Fill:
    return Fill(grey_of(fill.paper), fill.pattern, _maybe(fill.ink))


def _maybe(colour: str) -> str:
    return grey_of(colour) if colour else ""


def linear(channel: float) -> float:
    """A channel of sRGB (0 to 1) as an amount of light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def coded(channel: float) -> float:
    """An amount of light (0 to 1) as a channel of sRGB."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
