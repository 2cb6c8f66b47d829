"""A drawn table: header rules, numbers aligned on the comma, total in bold, statuses as codes."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.drawing.metrics import width
from dashboard.figures.drawing.shapes import Anchor, Group, Line, Shape, Text
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.table_cells import TableCell, gap_of, parts
from dashboard.figures.publication.table_plan import Column, Part, Row, TablePlan, table_plan
from dashboard.figures.publication.words import baseline
from dashboard.results.publication.publication import Publication

_PAD = 0.34
"""Space above and below a row, in sizes of its text."""


def table(publication: Publication, on: Canvas, area: Area) -> Body:
    """The table of a figure, its first column the row headings."""
    plan = table_plan(publication, on, area)
    head, y = _header(plan, on, area)
    pad = _pad(plan, on, area.y + area.height - y if area.height else 0.0)
    groups: list[Shape | Group] = [head]
    strong = True
    for part in plan.parts:
        if part.title:
            title, y = _title(part, on, area, y, pad)
            groups.append(title)
            strong = False
        for row in part.rows:
            row_group, y = _row(row, part.columns, on, area, y, pad, strong)
            groups.append(row_group)
            strong = False
    groups.append(Line(area.x, y, area.right, y, on.on.text, 0.8, role="rule"))
    return groups, y


def _pad(plan: TablePlan, on: Canvas, free: float) -> float:
    """The usual space around rows; on a page of fixed height, what is left for it."""
    size = on.house.body
    if free <= 0:
        return _PAD * size
    rows = [row.height(on) for part in plan.parts for row in part.rows]
    rows += [float(len(part.title)) for part in plan.parts if part.title]
    left = free - sum(rows) * size * LEADING
    return min(max(left / (2 * max(len(rows), 1)), 0.12 * size), 0.75 * size)


def _header(plan: TablePlan, on: Canvas, area: Area) -> tuple[Group, float]:
    """The headings: those that several columns share, each over a rule, then those of columns."""
    size, line = on.house.body, on.house.body * LEADING
    columns = plan.parts[0].columns
    shapes: list[Shape] = [Line(area.x, area.y, area.right, area.y, on.on.text, 0.8, role="rule")]
    top = area.y + _PAD * size
    tall = max((len(span.heading) for span in plan.spans), default=0)
    for span in plan.spans:
        middle = (span.left + span.right) / 2
        start = top + (tall - len(span.heading)) * line
        shapes += _lines(span.heading, middle, start, on, "middle")
        y = top + tall * line + 0.2 * size
        inset = 0.45 * size
        ends = span.left + inset, span.right - inset
        shapes.append(Line(ends[0], y, ends[1], y, on.on.hairline, 0.5, role="rule"))
    under = top + tall * line + (0.4 * size if tall else 0.0)
    tallest = max(len(column.heading) for column in columns)
    bottom = max(under + tallest * line, top + len(plan.first) * line)
    shapes += _lines(plan.first, area.x, bottom - len(plan.first) * line, on, "start")
    for column in columns:
        start = bottom - len(column.heading) * line
        shapes += _lines(column.heading, column.middle, start, on, "middle")
    return Group("En-têtes", tuple(shapes), "head-row"), bottom + _PAD * size


def _lines(
    lines: Sequence[str], x: float, top: float, on: Canvas, anchor: Anchor, role: str = "heading"
) -> list[Shape]:
    size, ink = on.house.body, on.on.text
    return [
        Text(x, baseline(top, size, i), text, size, ink, anchor, True, role=role)
        for i, text in enumerate(lines)
        if text
    ]


def _rule(on: Canvas, area: Area, y: float, strong: bool) -> Line:
    ink = on.on.text if strong else on.on.hairline
    return Line(area.x, y, area.right, y, ink, 0.5, role="rule")


def _title(part: Part, on: Canvas, area: Area, top: float, pad: float) -> tuple[Group, float]:
    """The title of a part, over the whole width."""
    line = on.house.body * LEADING
    shapes = [_rule(on, area, top, True)]
    start = top + 1.4 * pad
    words = _lines(part.title, area.x, start, on, "start", "section")
    name = " ".join(part.title)
    bottom = start + len(part.title) * line + 0.6 * pad
    return Group(name, (*shapes, *words), "section"), bottom


def _row(
    row: Row,
    columns: Sequence[Column],
    on: Canvas,
    area: Area,
    top: float,
    pad: float,
    strong: bool,
) -> tuple[Group, float]:
    size, line = on.house.body, on.house.body * LEADING
    bottom = top + 2 * pad + row.height(on) * line
    middle, ink = (top + bottom) / 2, on.on.text
    shapes: list[Shape] = [_rule(on, area, top, strong or row.is_total)]
    start = middle - len(row.label) * line / 2
    for i, text in enumerate(row.label):
        y = baseline(start, size, i)
        shapes.append(Text(area.x, y, text, size, ink, "start", row.is_total, role="row"))
    for cell, column in zip(row.cells, columns, strict=True):
        start = middle - cell.height(on) * line / 2
        draw = _number if cell.is_number else _words
        shapes += draw(cell, column, on, start, row.is_total)
    return Group(row.name, tuple(shapes), "row"), bottom


def _number(cell: TableCell, column: Column, on: Canvas, top: float, bold: bool) -> list[Shape]:
    """A number by its comma, its interval smaller under it or beside it."""
    size, small = on.house.body, on.house.small
    text = cell.lines[0]
    _, decimals, rest = parts(text)
    x = column.comma + width(decimals + rest, size, bold)
    ink = on.on.text
    shapes: list[Shape] = [Text(x, baseline(top, size), text, size, ink, "end", bold, role="value")]
    muted = on.on.muted
    if cell.beside:
        at = (x + gap_of(on), baseline(top, size))
        shapes.append(Text(*at, cell.interval, small, muted, role="interval"))
    elif cell.interval:
        y = baseline(top + size * LEADING, small)
        shapes.append(
            Text(column.middle, y, cell.interval, small, muted, "middle", role="interval")
        )
    return shapes


def _words(cell: TableCell, column: Column, on: Canvas, top: float, _: bool) -> list[Shape]:
    """A code upright, words in italic."""
    size, muted = on.house.body, on.on.muted
    italic = len(cell.lines[0]) > 4
    return [
        Text(
            column.middle,
            baseline(top, size, i),
            text,
            size,
            muted,
            "middle",
            False,
            italic,
            role="value",
        )
        for i, text in enumerate(cell.lines)
        if text
    ]
