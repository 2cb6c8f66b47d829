"""The legend of a map: a swatch and words a class, with the values and the number of communes
behind it; then the mark of merged communes, and what brackets and tints are worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Group, Rect, Shape, Text
from dashboard.figures.palette import Style
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.map_key import KeyLine, brackets
from dashboard.figures.publication.map_mergers import ring
from dashboard.figures.publication.map_panes import Box
from dashboard.figures.publication.print_scale import map_fill
from dashboard.figures.publication.words import baseline, block, room
from dashboard.wording.numbers import plural
from dashboard.wording.printed_map import MERGED
from dashboard.wording.typography import fine

_INDENT = 2.5
"""From the swatch to its words, in sizes of text."""
_GAP, _LOW_GAP = 0.45, 0.3
"""Between two entries, in sizes of text: usual, and on a page of fixed height."""


@dataclass(frozen=True)
class _Entry:
    """An entry cut to the width of its column: lines of words, and its count behind the line
    ``row``, ``beside`` it (how far from its start) or, at 0, on a line of its own after them all.
    """

    style: Style | None
    lines: tuple[str, ...]
    count: str
    row: int
    beside: float
    role: str

    def height(self, on: Canvas) -> float:
        """With the space to the next one."""
        size, gap = on.house.small, _LOW_GAP if on.house.is_fixed else _GAP
        rows = len(self.lines) + bool(self.count and not self.beside)
        return rows * size * LEADING + gap * size


def map_legend(
    lines: Sequence[KeyLine], mergers: int, scale: str, on: Canvas, box: Box
) -> tuple[Group, float]:
    """The entries from top to bottom, in two columns where the box is wide and low.

    ``mergers`` counts the communes that carry their mark; ``scale`` says what the tints are worth,
    empty where there is nothing to say.
    """
    size = on.house.small
    columns = 1 if box.height else 2
    each = (box.width - (columns - 1) * size) / columns
    entries = [_entry(line, on, each) for line in lines]
    if mergers:
        entries.append(_entry(_merged(mergers, on), on, each))
    cut = _cut([entry.height(on) for entry in entries]) if columns > 1 else len(entries)
    shapes: list[Shape] = []
    x, y, lowest = box.x, box.y, box.y
    for i, entry in enumerate(entries):
        if i == cut:
            x, y = x + each + size, box.y
        shapes += _drawn(entry, on, x, y)
        y += entry.height(on)
        lowest = max(lowest, y)
    for text in (brackets(lines), scale):
        note = on.house.note
        texts, lowest = block(
            text, box.x, lowest, note, box.width, on.on.muted, italic=True, role="scale"
        )
        shapes += texts
    return Group("Légende", tuple(shapes), "legend"), lowest


def _cut(heights: Sequence[float]) -> int:
    """How many entries the first of two columns takes, for both to end at about one height."""
    return min(range(len(heights) + 1), key=lambda i: (max(sum(heights[:i]), sum(heights[i:])), -i))


def _merged(mergers: int, on: Canvas) -> KeyLine:
    count = "" if on.house.is_fixed else plural(mergers, "commune")
    return KeyLine(MERGED, (), count, None)


def _entry(line: KeyLine, on: Canvas, width: float) -> _Entry:
    """The words and values in lines, the count behind its own where there is room."""
    size, free = on.house.small, width - _INDENT * on.house.small
    cut = [wrapped(fine(text), size, free) for text in (line.label, *line.values)]
    lines = tuple(each for found in cut for each in found)
    row = (len(cut[0]) if line.zoned else len(lines)) - 1
    last = room(lines[row], size) + 0.4 * size
    said = f"({line.count})" if line.count else ""
    fits = last + room(said, size) <= free
    role = "count" if line.style else "merged-count"
    return _Entry(line.style, lines, said, row if fits else len(lines), last if fits else 0.0, role)


def _drawn(entry: _Entry, on: Canvas, x: float, y: float) -> list[Shape]:
    size = on.house.small
    left = x + _INDENT * size
    shapes: list[Shape] = [_swatch(entry.style, on, x, y)]
    for i, line in enumerate(entry.lines):
        shapes.append(Text(left, baseline(y, size, i), line, size, on.on.text, role="key"))
    if entry.count:
        at = (left + entry.beside, baseline(y, size, entry.row))
        shapes.append(Text(*at, entry.count, size, on.on.muted, role=entry.role))
    return shapes


def _swatch(style: Style | None, on: Canvas, x: float, y: float) -> Shape:
    """The tint of a class, or the ring of merged communes."""
    size = on.house.small
    if style is None:
        return ring(x + 0.95 * size, y + 0.6 * size, 0.36 * size, on)
    return Rect(
        x,
        y + 0.08 * size,
        1.9 * size,
        1.05 * size,
        map_fill(style, on),
        on.on.muted,
        0.3,
        role="swatch",
    )
