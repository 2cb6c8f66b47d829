"""Where bars and their texts stand, before anything is drawn: widths first, then heights."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.observation import Reading
from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.metrics import balanced, wrapped
from dashboard.figures.publication.axis import Scale, axis_height
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.values import Shown, scale_end, shown
from dashboard.figures.publication.words import room
from dashboard.results.publication.publication import Publication, RowHead
from dashboard.wording.typography import fine

_LABELS = {1: 0.4, 2: 0.31}
"""Share of the width that row labels may take, with and without labels of series beside them."""
_SERIES_LABELS = 0.2
_TIGHT = 1.04
"""From one figure to that of the next bar on a page of fixed height, in sizes of text."""
_SHORTEST = 0.42
"""Share of the width that the scale keeps, however long the words at the end of its bars."""
_LEAST = 0.33
"""The same, where numbers with their marks would not stand beside their bars."""


@dataclass(frozen=True)
class Bar:
    """A bar: its cell, its series, and the lines of its text with the width they stand in."""

    shown: Shown
    series: int
    lines: tuple[str, ...]
    below: bool
    """Whether the text stands under the bar, too long for what is left beside it."""


@dataclass(frozen=True)
class Row:
    """A row: its label in lines, and its bars."""

    head: RowHead
    label: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Plan:
    """Where things stand across the width, before heights are known."""

    labels: float
    series: float
    """Width of the labels of series, 0 where a legend stands above instead."""
    scale: Scale
    gap: float


def plan_of(publication: Publication, on: Canvas, area: Area) -> Plan:
    """The widths of a figure: labels as wide as they need, the scale in what is left."""
    house = on.house
    gap = 0.6 * house.body
    direct = _direct(publication, on, area)
    limit = _LABELS[2 if direct else 1] * area.width
    longest = max(
        (room(row.label, house.body, row.is_total) for row in publication.rows), default=0.0
    )
    labels = min(limit, longest)
    series = max(room(s.label, house.small) for s in publication.series) + gap if direct else 0.0
    left = area.x + labels + gap + series
    cells = [shown(cell) for row in publication.cells for cell in row if cell is not None]
    end, step = scale_end(publication, cells)
    unit = "" if publication.spec.reading is Reading.COUNT else "%"
    space = area.right - left
    tail = 0.5 * room(f"{end:.0f} %", house.small)
    fitting = [
        ((space - gap - room(cell.text, house.body, True)) * end / cell.reach, cell.is_exact)
        for cell in cells
        if cell.value is not None and cell.reach > 0.4 * end
    ]
    length = min([space - tail, *(each for each, _ in fitting)])
    for_numbers = min([_SHORTEST * area.width, *(each for each, exact in fitting if exact)])
    length = max(length, min(max(for_numbers, _LEAST * area.width), space - tail))
    return Plan(labels, series, Scale(left, length, end, step, unit), gap)


def rows_of(publication: Publication, plan: Plan, on: Canvas, area: Area) -> list[Row]:
    """Labels and texts of each row, cut to the widths of the plan."""
    return [
        Row(
            head,
            tuple(wrapped(fine(head.label), on.house.body, plan.labels, head.is_total)),
            tuple(
                laid(shown(cell), i, plan, on, area)
                for i, cell in enumerate(publication.cells[r])
                if cell is not None
            ),
        )
        for r, head in enumerate(publication.rows)
    ]


def _direct(publication: Publication, on: Canvas, area: Area) -> bool:
    """Whether each bar can carry the label of its series."""
    if len(publication.series) < 2:
        return False
    longest = max(room(s.label, on.house.small) for s in publication.series)
    return longest <= _SERIES_LABELS * area.width


def laid(cell: Shown, series: int, plan: Plan, on: Canvas, area: Area) -> Bar:
    """A cell with its text cut to what is left beside its bar, else set under it."""
    size = on.house.body
    start = text_start(cell, plan)
    bold = cell.value is not None
    lines = balanced(fine(cell.text), size, area.right - start, bold)
    fits = all(room(line, size, bold) <= area.right - start + 0.1 for line in lines)
    if cell.value is not None and not (fits and len(lines) <= 2):
        below = wrapped(fine(cell.text), size, area.right - plan.scale.left - plan.gap, bold)
        return Bar(cell, series, tuple(below), True)
    return Bar(cell, series, tuple(lines), False)


def text_start(cell: Shown, plan: Plan) -> float:
    """Where the text of a bar begins: past its end, its interval and its open end."""
    if cell.value is None:
        return plan.scale.left + plan.gap
    open_end = cell.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    return plan.scale.at(cell.reach) + plan.gap * (1.7 if open_end else 1.0)


def _bar_height(on: Canvas, rows: list[Row]) -> float:
    many = max((len(row.bars) for row in rows), default=1) > 1
    return on.house.row * (0.82 if many else 1.0)


def needed_height(row: Row, bar: float, on: Canvas) -> float:
    """The least height of a row, without the space to the next."""
    line = on.house.body * LEADING
    bars_height = sum(slot_of(one, bar, on) for one in row.bars)
    return max(len(row.label) * line, bars_height)


def slot_of(one: Bar, bar: float, on: Canvas) -> float:
    """Height of a bar with its text."""
    line = on.house.body * LEADING
    if one.below:
        return bar + len(one.lines) * line + 0.2 * line
    if len(one.lines) == 1 and on.house.is_fixed:
        line = _TIGHT * on.house.body
    return max(bar * 1.12, len(one.lines) * line)


@dataclass(frozen=True)
class Pitch:
    """Height of a bar and space between rows."""

    bar: float
    space: float


def pitch_of(rows: list[Row], on: Canvas, height: float) -> Pitch:
    """The usual pitch; on a page of fixed height, one that fits where any does."""
    bar = _bar_height(on, rows)
    usual = Pitch(bar, 0.62 * on.house.row)
    if not height or not rows:
        return usual
    free = height - axis_height(on)
    for share in (1.5, 1.35, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        tried = bar * share
        left = free - sum(needed_height(row, tried, on) for row in rows)
        space = left / len(rows)
        if space >= 0.3 * tried:
            return Pitch(tried, min(space, 1.1 * tried))
    return Pitch(bar * 0.5, 0.12 * bar)
