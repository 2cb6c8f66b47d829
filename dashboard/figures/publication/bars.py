"""Bars by size, alone or grouped: value at the end, interval as a whisker, words without a bar."""

from __future__ import annotations

from dashboard.figures.drawing.shapes import Group, Line, Rect, Shape, Text
from dashboard.figures.publication.axis import axis, axis_height
from dashboard.figures.publication.bar_mark import bar_mark
from dashboard.figures.publication.bar_plan import (
    Bar,
    Pitch,
    Plan,
    Row,
    needed_height,
    pitch_of,
    plan_of,
    rows_of,
    slot_of,
    text_start,
)
from dashboard.figures.publication.frame import Area, Body
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.keys import keys
from dashboard.figures.publication.series import series_style
from dashboard.figures.publication.words import baseline, middle, room
from dashboard.results.publication.publication import Publication


def bars(publication: Publication, on: Canvas, area: Area) -> Body:
    """Bars of one series, or of several grouped by row."""
    plan = plan_of(publication, on, area)
    rows = rows_of(publication, plan, on, area)
    top = area.y
    shapes: list[Shape | Group] = []
    if len(publication.series) > 1 and not plan.series:
        legend, top = keys(publication, on, area)
        shapes.append(legend)
    pitch = pitch_of(rows, on, area.y + area.height - top if area.height else 0.0)
    drawn: list[Group] = []
    y = top
    for row in rows:
        group, y = _draw_row(publication, row, plan, on, area, y, pitch)
        drawn.append(group)
    shapes += [axis(plan.scale, on, top, y), *drawn]
    return shapes, y + axis_height(on)


def _draw_row(
    publication: Publication,
    row: Row,
    plan: Plan,
    on: Canvas,
    area: Area,
    y: float,
    pitch: Pitch,
) -> tuple[Group, float]:
    house = on.house
    shapes: list[Shape] = []
    if row.head.is_total and row.head is not publication.rows[0]:
        shapes.append(Line(area.x, y, area.right, y, on.on.hairline, 0.6, role="rule"))
    y += pitch.space / 2
    needed = needed_height(row, pitch.bar, on)
    bars_height = sum(slot_of(one, pitch.bar, on) for one in row.bars)
    line = house.body * LEADING
    first = slot_of(row.bars[0], pitch.bar, on) if len(row.bars) == 1 and row.bars else line
    start = y + (needed - bars_height) / 2
    label_top = y + (needed - len(row.label) * line) / 2
    if len(row.bars) > 1 or (row.bars and row.bars[0].below):
        label_top = y + max(0.0, (min(first, pitch.bar) - line) / 2)
    shapes += [
        Text(
            area.x,
            baseline(label_top, house.body, i),
            text,
            house.body,
            on.on.text,
            bold=row.head.is_total,
            role="row",
        )
        for i, text in enumerate(row.label)
    ]
    at = start
    for one in row.bars:
        slot = slot_of(one, pitch.bar, on)
        shapes += _draw_bar(publication, row, one, plan, on, at, slot, pitch.bar)
        at += slot
    return Group(row.head.label, tuple(shapes), "row"), y + needed + pitch.space / 2


def _draw_bar(
    publication: Publication,
    row: Row,
    one: Bar,
    plan: Plan,
    on: Canvas,
    top: float,
    slot: float,
    bar: float,
) -> list[Shape]:
    house, scale = on.house, plan.scale
    centre = top + (bar * 1.12 if one.below else slot) / 2
    shapes: list[Shape] = []
    if plan.series:
        shapes.append(
            Text(
                scale.left - 0.5 * plan.gap,
                middle(centre, house.small),
                publication.series[one.series].label,
                house.small,
                on.on.muted,
                "end",
                role="series",
            )
        )
    cell = one.shown
    if cell.value is not None:
        style = series_style(publication, one.series, row.head.is_total)
        shapes += bar_mark(cell, scale, on, centre, bar, on.fill(style, cell.pattern))
    x = scale.left + plan.gap if one.below else text_start(cell, plan)
    size, line = house.body, house.body * LEADING
    text_top = top + bar * 1.2 if one.below else centre - len(one.lines) * line / 2
    widest = max((room(text, size, cell.value is not None) for text in one.lines), default=0.0)
    shapes.append(
        Rect(
            x - 0.25 * plan.gap,
            text_top + 0.1 * line,
            widest,
            len(one.lines) * line - 0.2 * line,
            on.ground,
            role="halo",
        )
    )
    shapes += [
        Text(
            x,
            baseline(text_top, size, i),
            text,
            size,
            on.on.text if cell.value is not None else on.on.muted,
            bold=cell.value is not None,
            italic=cell.value is None,
            role="value",
        )
        for i, text in enumerate(one.lines)
    ]
    return shapes
