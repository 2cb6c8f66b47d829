"""A drawing as shapes that know no library: what every export of a figure is made from.

Lengths are in points (1/72 inch), the origin is the top left corner, y goes down. Shapes carry the
``role`` they play, so that a linter and a test can find labels, marks and axes without guessing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dashboard.figures.palette import Pattern

Drawn = Pattern | Literal["rails", "columns", "beads", "posts"]
"""The patterns of the palette, and those that print alone needs for « no value »."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Text:
    """One line of text; ``x``, ``y`` is the anchor point on the baseline."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: Anchor = "start"
    bold: bool = False
    italic: bool = False
    role: str = ""
    rotate: float = 0.0
    """Degrees, clockwise around the anchor point."""
    opacity: float = 1.0


@dataclass(frozen=True)
class Fill:
    """How a surface is painted: a colour, and a pattern drawn over it in ``ink``."""

    paper: str
    pattern: Drawn = "none"
    ink: str = ""


@dataclass(frozen=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill
    stroke: str = ""
    stroke_width: float = 0.0
    role: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line; ``dash`` is empty for a continuous one."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 0.5
    dash: tuple[float, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class Circle:
    """A disc or, with a fill like the ground and a stroke, a ring."""

    x: float
    y: float
    radius: float
    fill: Fill
    stroke: str = ""
    stroke_width: float = 0.0
    role: str = ""


@dataclass(frozen=True)
class Path:
    """Closed rings filled by the even-odd rule, or open lines where ``fill`` is ``None``."""

    rings: Sequence[Sequence[tuple[float, float]]]
    fill: Fill | None
    stroke: str = ""
    stroke_width: float = 0.0
    role: str = ""


Shape = Text | Rect | Line | Circle | Path


@dataclass(frozen=True)
class Group:
    """Shapes that belong together, named for who edits the file (« Moins de 500 habitants »)."""

    name: str
    shapes: tuple[Shape | Group, ...]
    role: str = ""


@dataclass(frozen=True)
class Drawing:
    """A whole figure. ``title`` and ``description`` are its text alternatives."""

    width: float
    height: float
    shapes: tuple[Shape | Group, ...]
    title: str
    description: str
    ground: str = "#ffffff"
    extra: dict[str, str] = field(default_factory=dict)
    """Facts for the file's metadata: source, licence, data version, address."""

    def flat(self) -> Iterator[Shape]:
        """Every shape, groups opened, in drawing order."""
        yield from _flat(self.shapes)


def _flat(shapes: Sequence[Shape | Group]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _flat(shape.shapes)
        else:
            yield shape
