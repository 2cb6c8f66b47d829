"""Where the texts of a drawing are, as any of our fonts would show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import ASCENT, DESCENT, ROOM, width
from dashboard.figures.drawing.shapes import Drawing, Rect, Text

_INK = 0.86
"""Share of a text's height that counts for overlaps: lines of one block nearly touch."""


@dataclass(frozen=True)
class Box:
    """The rectangle that the ink of a text may take."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share some surface."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def box_of(text: Text, share: float = 1.0) -> Box:
    """The box of a text that is not turned; ``share`` shrinks its height around its middle."""
    wide = width(text.text, text.size, text.bold) * ROOM
    left = {"start": text.x, "middle": text.x - wide / 2, "end": text.x - wide}[text.anchor]
    top, bottom = text.y - ASCENT * text.size, text.y + DESCENT * text.size
    lost = (1 - share) * (bottom - top) / 2
    return Box(left, top + lost, left + wide, bottom - lost)


def straight(drawing: Drawing) -> list[Text]:
    """The texts that must be readable: all but the slanted, faint ones."""
    return [s for s in drawing.flat() if isinstance(s, Text) and s.text and not s.rotate]


def outside(drawing: Drawing) -> list[Text]:
    """Texts that leave the page."""
    found = []
    for text in straight(drawing):
        box = box_of(text)
        if box.left < 0 or box.top < 0 or box.right > drawing.width or box.bottom > drawing.height:
            found.append(text)
    return found


def overlaps(drawing: Drawing) -> list[tuple[Text, Text]]:
    """Pairs of texts that share some surface."""
    texts = sorted(straight(drawing), key=lambda t: t.y)
    boxes = [box_of(text, _INK) for text in texts]
    tallest = max((b.bottom - b.top for b in boxes), default=0.0)
    found = []
    for i, box in enumerate(boxes):
        for k in range(i + 1, len(boxes)):
            if boxes[k].top > box.bottom + tallest:
                break
            if box.meets(boxes[k]):
                found.append((texts[i], texts[k]))
    return found


def behind(text: Text, shapes: Sequence[object], ground: str) -> str:
    """The colour under a text: that of the last plain rectangle drawn there, else the ground."""
    box = box_of(text)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    colour = ground
    for shape in shapes:
        if shape is text:
            break
        if (
            isinstance(shape, Rect)
            and shape.x <= x <= shape.x + shape.width
            and shape.y <= y <= shape.y + shape.height
        ):
            colour = shape.fill.paper
    return colour
