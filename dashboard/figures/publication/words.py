"""Blocks of text on a drawing: lines cut to a width, one under the other."""

from __future__ import annotations

from dashboard.figures.drawing.metrics import ROOM, balanced, width, wrapped
from dashboard.figures.drawing.shapes import Anchor, Text
from dashboard.figures.publication.house import LEADING
from dashboard.wording.typography import fine


def block(
    text: str,
    x: float,
    top: float,
    size: float,
    limit: float,
    fill: str,
    *,
    bold: bool = False,
    italic: bool = False,
    anchor: Anchor = "start",
    role: str = "",
    even: bool = False,
) -> tuple[list[Text], float]:
    """The lines of a text whose first one hangs from ``top``, and where the next may hang."""
    lines = (balanced if even else wrapped)(fine(text), size, limit, bold)
    texts = [
        Text(x, baseline(top, size, i), line, size, fill, anchor, bold, italic, role)
        for i, line in enumerate(lines)
    ]
    return texts, top + len(lines) * size * LEADING


def baseline(top: float, size: float, line: int = 0) -> float:
    """Baseline of the n-th line of a text that hangs from ``top``."""
    return top + size * (0.5 * (LEADING - 1) + 0.8) + line * size * LEADING


def middle(y: float, size: float) -> float:
    """Baseline of a single line centred on ``y`` by the height of its figures."""
    return y + 0.36 * size


def height_of(text: str, size: float, limit: float, bold: bool = False) -> float:
    """Height that :func:`block` takes."""
    return len(wrapped(fine(text), size, limit, bold)) * size * LEADING


def room(text: str, size: float, bold: bool = False) -> float:
    """Width to keep for a line of text, in whatever font the reader has."""
    return width(fine(text), size, bold) * ROOM
