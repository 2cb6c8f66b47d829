"""Text on a plain chart: parts of a line after each other, lines under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Anchor, Text
from dashboard.figures.publication.words import room
from dashboard.wording.typography import fine

SIZE, SMALL = 15.0, 13.5
"""Pixels of the text of a chart, and of its lesser texts: readable on a phone as they are."""
LEADING = 1.3


@dataclass(frozen=True)
class Span:
    """A part of a text, in a look of its own."""

    text: str
    fill: str
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    role: str = ""


def flow(spans: Sequence[Span], x: float, top: float, limit: float) -> tuple[list[Text], float]:
    """The spans after each other while they fit in ``limit`` pixels, and where they end.

    A span that does not fit begins a line; one longer than a line takes several.
    """
    texts: list[Text] = []
    at, used, tall = top, 0.0, 0.0
    for span in spans:
        if not span.text:
            continue
        said = fine(span.text)
        wide = room(said, span.size, span.bold)
        if used and used + wide > limit:
            at, used, tall = at + tall, 0.0, 0.0
        lines = wrapped(said, span.size, limit, span.bold) if used + wide > limit else [said]
        for line in lines:
            if line is not lines[0]:
                at, used = at + tall, 0.0
            tall = max(tall if used else 0.0, span.size * LEADING)
            texts.append(_text(line, span, x + used, at))
        used += room(lines[-1], span.size, span.bold) + 0.5 * span.size
    return texts, at + tall


def stacked(lines: Sequence[str], span: Span, x: float, top: float) -> tuple[list[Text], float]:
    """Lines that were cut before, under each other, in the look of ``span``."""
    step = span.size * LEADING
    texts = [_text(line, span, x, top + step * i) for i, line in enumerate(lines)]
    return texts, top + step * len(lines)


def beside(text: str, x: float, middle: float, span: Span, anchor: Anchor = "start") -> Text:
    """One line whose height is centred on ``middle``."""
    y = middle + 0.36 * span.size
    return Text(x, y, fine(text), span.size, span.fill, anchor, span.bold, span.italic, span.role)


def _text(line: str, span: Span, x: float, top: float) -> Text:
    y = top + (0.5 * (LEADING - 1) + 0.8) * span.size
    return Text(x, y, line, span.size, span.fill, "start", span.bold, span.italic, span.role)
