"""Specification of a dumbbell chart → plain chart, with the places of the interactive one."""

from __future__ import annotations

from functools import partial

from dashboard.domain.status import Qualifier
from dashboard.domain.verdict import VerdictKind
from dashboard.figures.drawing.shapes import Anchor, Line, Shape
from dashboard.figures.dumbbell_layout import (
    ABOVE,
    COMPACT,
    REGULAR,
    SIDE,
    Beside,
    Placed,
    place,
)
from dashboard.figures.dumbbell_spec import Dumbbell, Level
from dashboard.figures.dumbbell_texts import COVERED
from dashboard.figures.plain.marks import Date, level_shapes, mark
from dashboard.figures.plain.panels import panels
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet, percent_ticks, scale_names
from dashboard.figures.plain.words import SMALL, Span, beside, flow, stacked
from dashboard.figures.publication.words import room
from dashboard.figures.text import lines
from dashboard.figures.verdict_look import line_colour, text_colour
from dashboard.wording.numbers import NBSP

_TEXT = 14.0
_PAST_INTERVAL, _MARK = 5.0, 6.0
"""Pixels from the end of an interval to the figure; half a mark."""
INTERVAL_SAID = f"intervalle à 95{NBSP}%"


def dumbbell_chart(chart: Dumbbell) -> Draw:
    """How the chart is drawn on a sheet: two panels where no row is comparable."""
    return panels(chart) if chart.is_apart else partial(_draw, chart)


def _draw(chart: Dumbbell, sheet: Sheet) -> Shapes:
    rows = place(chart, sheet.line)
    head, top = _head(chart, sheet)
    ticks = [(_place(value, sheet), name) for value, name in percent_ticks(sheet.step)]
    if chart.compact:
        names, top = scale_names(ticks, top, sheet)
        head += names
    shapes = list(head)
    for index, placed in enumerate(rows):
        if index:
            at = top + placed.top - ABOVE
            shapes.append(Line(0, at, sheet.width, at, sheet.on.hairline, 1, role="rule"))
        shapes += _row(placed, chart, top, sheet)
    bottom = top + (rows[-1].bottom if rows else 0.0)
    if not chart.compact:
        names, bottom = scale_names(ticks, bottom, sheet)
        shapes += names
    return shapes, bottom + 4


def _place(value: float, sheet: Sheet) -> float:
    return SIDE + (sheet.width - 2 * SIDE) * value / 100


def _head(chart: Dumbbell, sheet: Sheet) -> Shapes:
    """The two dates with their marks, the interval, and the reason that all rows share."""
    shapes: list[Shape] = []
    x, middle = 8.0, 13.0
    dates: tuple[tuple[Date, str], ...] = (("before", chart.before), ("after", chart.after))
    for date, name in dates:
        shapes.append(mark(Qualifier.EXACT, x, middle, date, sheet))
        span = Span("", sheet.on.text, _TEXT, bold=date == "after", role="legend")
        said = beside(name, x + 11, middle, span)
        shapes.append(said)
        x += 11 + 8.2 * len(name) + 22
    top = 26.0
    if chart.has_intervals:
        if x + 150 > sheet.width:
            x, middle, top = 2.0, middle + 22, top + 22
        shapes += [
            Line(x, middle, x + 18, middle, sheet.on.muted, 1.4, role="key"),
            *(
                Line(x + d, middle - 3, x + d, middle + 3, sheet.on.muted, 1.4, role="key")
                for d in (0, 18)
            ),
            beside(INTERVAL_SAID, x + 24, middle, Span("", sheet.on.muted, _TEXT, role="legend")),
        ]
    reason = Span("", sheet.on.muted, SMALL, italic=True, role="reason")
    texts, top = stacked(lines(chart.shared, sheet.line + 2), reason, 0, top)
    return [*shapes, *texts], top + 4


def _row(placed: Placed, chart: Dumbbell, top: float, sheet: Sheet) -> list[Shape]:
    row = placed.row
    shapes: list[Shape] = [*_ticks(placed, top, sheet), *_heading(placed, chart, top, sheet)]
    spot = partial(_place, sheet=sheet)
    before, after = row.before.value, row.after.value
    if row.is_joined and before is not None and after is not None:
        kind = row.said.kind
        dash = (3.0, 5.0) if kind is VerdictKind.UNKNOWN_PRECISION else ()
        ends = spot(before), top + placed.before_at, spot(after), top + placed.after_at
        shapes.append(Line(*ends, line_colour(kind, sheet.on), 3, dash, role="join"))
    shapes += level_shapes(
        row.before, top + placed.before_at, top + placed.before_interval_at, "before", spot, sheet
    )
    shapes += level_shapes(
        row.after, top + placed.after_at, top + placed.after_interval_at, "after", spot, sheet
    )
    shapes += _figure(row.before, placed.before, top + placed.before_at, "before", sheet)
    return shapes + _figure(row.after, placed.after, top + placed.after_at, "after", sheet)


def _ticks(placed: Placed, top: float, sheet: Sheet) -> list[Shape]:
    """Short ticks behind each lane: two lanes apart stay apart."""
    spans = []
    if placed.row.is_joined:
        spans.append((placed.before_at - 16, placed.after_at + 16))
    else:
        levels = ((placed.row.before, placed.before_at), (placed.row.after, placed.after_at))
        spans += [(at - 9, at + 9) for level, at in levels if level.value is not None]
    found: list[Shape] = []
    for low, high in spans:
        for value, _ in percent_ticks(sheet.step):
            x = _place(value, sheet)
            found.append(Line(x, top + low, x, top + high, sheet.on.hairline, 1, role="grid"))
    return found


def _heading(placed: Placed, chart: Dumbbell, top: float, sheet: Sheet) -> list[Shape]:
    """Name of the row, then its verdict: sign and words, and the difference or the reason."""
    on, row, said = sheet.on, placed.row, placed.row.said
    sizes = COMPACT if chart.compact else REGULAR
    at = top + placed.top
    name = Span("", on.text, sizes.heading * 0.74, bold=True, role="label")
    texts, at = stacked(placed.heading, name, 0, at)
    detail = Span("", on.muted, SMALL, role="detail")
    more, at = stacked(placed.detail, detail, 0, at)
    texts += more
    words = f"{said.symbol}{NBSP}{said.label}"
    if row.is_joined:
        colour = text_colour(said.kind, on)
        spans = (
            Span(words, colour, _TEXT, role="verdict"),
            Span(said.difference, colour, _TEXT, bold=True, role="difference"),
        )
        texts += flow(spans, 0, at, sheet.width)[0]
    elif not chart.shared:
        span = Span(words, on.muted, _TEXT, italic=True, role="verdict")
        more, at = flow((span,), 0, at, sheet.width)
        reason = Span("", on.muted, SMALL, italic=True, role="reason")
        texts += [*more, *stacked(placed.reason, reason, 0, at)[0]]
    return list(texts)


def _figure(level: Level, beside_: Beside, at: float, date: Date, sheet: Sheet) -> list[Shape]:
    """The figure or the words of a level, beside its mark; a status at the edge, without a mark."""
    bold = date == "after" and level.is_exact
    span = Span(
        "",
        sheet.on.text if bold else sheet.on.muted,
        _TEXT,
        bold,
        level.value is None,
        f"value-{date}",
    )
    x = 0.0
    if beside_.side and level.value is not None:
        covered = abs(beside_.end - level.value) < COVERED
        past = _PAST_INTERVAL + (_MARK if covered else 0)
        x = _place(beside_.end, sheet) + beside_.side * past
    anchor: Anchor = "end" if beside_.side < 0 else "start"
    wide = max((room(line, _TEXT, bold) for line in beside_.lines), default=0.0)
    x = max(x, wide) if anchor == "end" else min(x, sheet.width - wide)
    step = 1.25 * _TEXT
    first = at + beside_.lift - step * (len(beside_.lines) - 1) / 2
    return [beside(line, x, first + step * i, span, anchor) for i, line in enumerate(beside_.lines)]
