"""A drawn table: header rules, numbers aligned on the comma, total in bold, statuses as codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import balanced, width, wrapped
from dashboard.figures.drawing.shapes import Anchor, Group, Line, Shape, Text
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.values import code_of, shown
from dashboard.figures.publication.words import baseline, room
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Cell, Look
from dashboard.wording.numbers import NBSP, number
from dashboard.wording.typography import fine

_HEADS = 0.42
"""Share of the width that row headings take at most, less where many columns follow."""
_PER_CENT = f"{NBSP}%"
_NUMBER = re.compile(r"([\d\s\u2212]*\d)(,\d+)?(.*)", re.DOTALL)
_BARE = re.compile(r"en\s%", re.IGNORECASE)
"""A unit that says « En % »: the sign is then not repeated in each cell."""


@dataclass(frozen=True)
class _Cell:
    """A cell laid out: words in lines, or one number with what stands after its comma."""

    lines: tuple[str, ...]
    is_number: bool
    interval: str = ""


@dataclass(frozen=True)
class _Column:
    left: float
    right: float
    comma: float
    """Where the commas of its numbers stand."""

    @property
    def middle(self) -> float:
        """Its axis."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class _Row:
    label: tuple[str, ...]
    cells: tuple[_Cell, ...]
    is_total: bool


def table(publication: Publication, on: Canvas, area: Area) -> Body:
    """The table of a figure, its first column the row headings."""
    house = on.house
    size, line = house.body, house.body * LEADING
    count = max(len(publication.series), 1)
    longest = max((room(r.label, size, r.is_total) for r in publication.rows), default=0.0)
    longest = max(longest, min(room(publication.row_heading, size, True), 0.3 * area.width))
    gap = 0.9 * size
    heads = min(longest + gap, (_HEADS if count < 5 else 0.32) * area.width)
    each = min((area.width - heads) / count, 0.3 * area.width if count > 1 else area.width - heads)
    heads = area.width - each * count
    bare = _BARE.match(publication.unit) is not None
    rows = [
        _Row(
            tuple(wrapped(fine(head.label), size, heads - gap, head.is_total)),
            tuple(_laid(cell, on, each - gap, bare) for cell in publication.cells[r]),
            head.is_total,
        )
        for r, head in enumerate(publication.rows)
    ]
    columns = [_column(rows, i, area.x + heads + i * each, each, on) for i in range(count)]
    head, y = _header(publication, columns, on, area, heads - gap, each - gap)
    pad = 0.34 * size
    if area.height:
        needed = sum(_lines(row, on) for row in rows) * line
        free = area.y + area.height - y - needed
        pad = min(max(free / (2 * max(len(rows), 1)), 0.12 * size), 0.75 * size)
    groups: list[Shape | Group] = [head]
    for r, row in enumerate(rows):
        top = y
        y += 2 * pad + _lines(row, on) * line
        shapes = _draw(row, columns, on, area, top, y)
        rule = on.on.text if row.is_total and r else on.on.hairline
        shapes.append(
            Line(area.x, top, area.right, top, rule if r else on.on.text, 0.5, role="rule")
        )
        groups.append(Group(publication.rows[r].label, tuple(shapes), "row"))
    groups.append(Line(area.x, y, area.right, y, on.on.text, 0.8, role="rule"))
    return groups, y


def _laid(cell: Cell | None, on: Canvas, limit: float, bare: bool) -> _Cell:
    if cell is None:
        return _Cell(("",), False)
    seen = shown(cell)
    if cell.look is Look.STATUS:
        return _Cell((code_of(cell),), False)
    if not seen.is_exact or not seen.text[:1].isdigit():
        return _Cell(tuple(balanced(fine(seen.text), on.house.body, limit)), False)
    text = fine(seen.text)
    if bare:
        text = text.replace(_PER_CENT, "", 1)
    interval = ""
    if seen.interval is not None:
        low, high = (number(bound, 1) for bound in seen.interval)
        interval = f"[{low}{NBSP};{NBSP}{high}]"
    return _Cell((text,), True, interval)


def _lines(row: _Row, on: Canvas) -> float:
    """Lines a row takes; an interval stands smaller under its number."""
    small = on.house.small / on.house.body
    return max(len(row.label), *(len(c.lines) + (small if c.interval else 0) for c in row.cells), 1)


def _parts(text: str) -> tuple[str, str, str]:
    """A number before its comma, from its comma, and the unit or marks that follow."""
    found = _NUMBER.match(text)
    return (found[1], found[2] or "", found[3]) if found else (text, "", "")


def _after(text: str, on: Canvas, bold: bool) -> float:
    """Width of what stands right of the place of the comma."""
    _, decimals, rest = _parts(text)
    return width(decimals + rest, on.house.body, bold)


def _column(rows: list[_Row], i: int, left: float, each: float, on: Canvas) -> _Column:
    """Numbers stand around the axis of the column as one block, commas one under the other."""
    size, middle = on.house.body, left + each / 2
    found = [(row.cells[i].lines[0], row.is_total) for row in rows if row.cells[i].is_number]
    before = max((width(_parts(text)[0], size, bold) for text, bold in found), default=0.0)
    after = max((width(_parts(text)[1], size, bold) for text, bold in found), default=0.0)
    return _Column(left, left + each, middle + (before - after) / 2)


def _header(
    publication: Publication,
    columns: list[_Column],
    on: Canvas,
    area: Area,
    heads: float,
    each: float,
) -> tuple[Group, float]:
    size, line = on.house.body, on.house.body * LEADING
    first = wrapped(fine(publication.row_heading), size, heads, True)
    named = [balanced(fine(s.label), size, each, True) for s in publication.series]
    tallest = max([len(first), *(len(lines) for lines in named)])
    top = area.y + 0.34 * size
    bottom = top + tallest * line + 0.34 * size
    shapes: list[Shape] = [Line(area.x, area.y, area.right, area.y, on.on.text, 0.8, role="rule")]
    blocks: list[tuple[list[str], float, Anchor]] = [(first, area.x, "start")]
    blocks += [(lines, c.middle, "middle") for lines, c in zip(named, columns, strict=True)]
    for lines, x, anchor in blocks:
        start = top + (tallest - len(lines)) * line
        shapes += [
            Text(x, baseline(start, size, i), text, size, on.on.text, anchor, True, role="heading")
            for i, text in enumerate(lines)
        ]
    return Group("En-têtes", tuple(shapes), "head-row"), bottom


def _draw(
    row: _Row, columns: list[_Column], on: Canvas, area: Area, top: float, bottom: float
) -> list[Shape]:
    size, line = on.house.body, on.house.body * LEADING
    bold, ink = row.is_total, on.on.text

    def start(lines: float) -> float:
        return (top + bottom - lines * line) / 2

    shapes: list[Shape] = [
        Text(
            area.x,
            baseline(start(len(row.label)), size, i),
            text,
            size,
            ink,
            "start",
            bold,
            role="row",
        )
        for i, text in enumerate(row.label)
    ]
    small = on.house.small
    for cell, column in zip(row.cells, columns, strict=True):
        if cell.is_number:
            at = start(1 + (small / size if cell.interval else 0))
            text = cell.lines[0]
            x = column.comma + _after(text, on, bold)
            y = baseline(at, size)
            shapes.append(Text(x, y, text, size, ink, "end", bold, role="value"))
            if cell.interval:
                y = baseline(at + line, small)
                muted = on.on.muted
                shapes.append(
                    Text(column.middle, y, cell.interval, small, muted, "middle", role="interval")
                )
            continue
        for i, text in enumerate(cell.lines):
            y = baseline(start(len(cell.lines)), size, i)
            italic = len(cell.lines[0]) > 4
            shapes.append(
                Text(
                    column.middle,
                    y,
                    text,
                    size,
                    on.on.muted,
                    "middle",
                    False,
                    italic,
                    role="value",
                )
            )
    return [s for s in shapes if not (isinstance(s, Text) and not s.text)]
