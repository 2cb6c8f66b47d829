"""Where the texts of a figure stand in pixels, computed from its layout as a browser would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import plotly.graph_objects as go

_TAG = re.compile(r"<[^>]+>")
_WIDTHS = {"narrow": 0.29, "digit": 0.51, "wide": 0.62, "other": 0.5}
"""Widths of characters of the house font, in em, on the safe side."""


@dataclass(frozen=True)
class Box:
    """A text and its rectangle in pixels from the top left of the figure."""

    name: str
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than the slack of a line (2 pixels)."""
        return (
            self.left < other.right - 2
            and other.left < self.right - 2
            and self.top < other.bottom - 2
            and other.top < self.bottom - 2
        )


def boxes_of(figure: go.Figure, width: int) -> list[Box]:
    """The rectangles of all annotations of a figure drawn ``width`` pixels wide."""
    layout = figure.layout
    margin = layout.margin
    inner = width - margin.l - margin.r
    tall = layout.height - margin.t - margin.b
    ys = layout.yaxis.range
    found = []
    for note in layout.annotations:
        lines = [_plain(part) for part in note.text.split("<br>")]
        size = note.font.size
        wide = max(sum(_em(c) for c in line) for line in lines) * size
        high = 1.3 * size * len(lines)
        share = note.x if note.xref == "paper" else _along(note.x, layout, note.xref)
        x = margin.l + share * inner + (note.xshift or 0)
        down = 1 - note.y if note.yref == "paper" else (note.y - ys[1]) / (ys[0] - ys[1])
        y = margin.t + down * tall - (note.yshift or 0)
        left = x - {"left": 0, "center": wide / 2, "right": wide}[note.xanchor or "center"]
        top = y - {"top": 0, "middle": high / 2, "bottom": high}[note.yanchor or "middle"]
        found.append(Box(note.name or "", note.text, left, top, left + wide, top + high))
    return found


def _along(x: float, layout: Any, ref: str) -> float:
    """Share of the drawing's width at which a value of an axis stands."""
    axis = layout.xaxis2 if ref == "x2" else layout.xaxis
    first, last = axis.domain or (0.0, 1.0)
    share = (x - axis.range[0]) / (axis.range[1] - axis.range[0])
    return float(first + (last - first) * share)


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup))


def _em(character: str) -> float:
    kind: Any = "other"
    if character in "iljtfrI.,:;!|'’ \u00a0\u202f()[]":
        kind = "narrow"
    elif character.isdigit():
        kind = "digit"
    elif character.isupper() or character in "mw%▲▼":
        kind = "wide"
    return _WIDTHS[kind]
