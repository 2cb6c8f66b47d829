"""The horizontal scale that bars and points share: light verticals, their numbers underneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.figures.drawing.shapes import Group, Line, Shape, Text
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.words import baseline, room
from dashboard.wording.numbers import NBSP, number


@dataclass(frozen=True)
class Scale:
    """From ``left`` (zero) over ``length`` points to ``end``, ticks every ``step``."""

    left: float
    length: float
    end: float
    step: float
    unit: str = ""

    @property
    def right(self) -> float:
        """Where the scale ends."""
        return self.left + self.length

    def at(self, value: float) -> float:
        """The place of a value, kept within the scale."""
        return self.left + self.length * min(max(value, 0.0), self.end) / self.end

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values that have a vertical."""
        return tuple(i * self.step for i in range(round(self.end / self.step) + 1))


def axis_height(on: Canvas) -> float:
    """Height of the numbers under the scale."""
    return on.house.small * (LEADING + 0.35)


def axis(scale: Scale, on: Canvas, top: float, bottom: float) -> Group:
    """The verticals from ``top`` to ``bottom`` and their numbers; the unit stands on the last."""
    size = on.house.small
    shapes: list[Shape] = []
    last = f"{number(scale.end)}{NBSP}{scale.unit}".rstrip(NBSP)
    if scale.length * scale.step / scale.end < 1.1 * room(last, size):
        scale = replace(scale, step=scale.end / 2)
    for tick in scale.ticks:
        x = scale.at(tick)
        zero = tick == 0
        colour = on.on.muted if zero else on.on.hairline
        shapes.append(Line(x, top, x, bottom, colour, 0.7 if zero else 0.5, role="grid"))
        decimals = 0 if float(scale.step).is_integer() else 1
        text = number(tick, decimals)
        if tick == scale.ticks[-1] and scale.unit:
            text = f"{text}{NBSP}{scale.unit}"
        y = baseline(bottom + 0.3 * size, size)
        shapes.append(Text(x, y, text, size, on.on.muted, "middle", role="axis"))
    return Group("Échelle", tuple(shapes), "axis")
