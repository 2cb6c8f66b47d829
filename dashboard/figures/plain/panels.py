"""Two dates that are not comparable → two panels on a plain chart, each with its own scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dashboard.domain.status import Qualifier
from dashboard.figures.drawing.shapes import Anchor, Fill, Line, Rect, Shape
from dashboard.figures.dumbbell_panels_layout import (
    GAP,
    LANE,
    PANEL,
    SIDE,
    PanelRow,
    PanelText,
    place_panels,
)
from dashboard.figures.dumbbell_spec import Dumbbell, Level
from dashboard.figures.dumbbell_texts import COVERED
from dashboard.figures.plain.marks import Date, colour_of, level_shapes, mark
from dashboard.figures.plain.sheet import Draw, Shapes, Sheet
from dashboard.figures.plain.words import SMALL, Span, beside, stacked
from dashboard.figures.text import lines
from dashboard.wording.numbers import NBSP

_TEXT = 14.0
_BAND = 10.0
"""Half the width in pixels of the band between the panels."""
_DATES: tuple[Date, Date] = ("before", "after")
_VALUES = (0, 50, 100)


def panels(chart: Dumbbell) -> Draw:
    """How the two panels are drawn on a sheet."""
    return partial(_draw, chart)


def _draw(chart: Dumbbell, sheet: Sheet) -> Shapes:
    rows = place_panels(chart, sheet.line)
    head, top = _head(chart, sheet)
    bottom = top + (rows[-1].bottom if rows else 0.0)
    shapes: list[Shape] = [*_band(top, bottom, sheet), *head]
    for placed in rows:
        shapes += _row(placed, top, sheet)
    for index in (0, 1):
        place = _place(index, sheet)
        shapes.append(
            Line(place(0), bottom + 2, place(100), bottom + 2, sheet.on.muted, 1, role="rule")
        )
        span = Span("", sheet.on.muted, SMALL, role="axis")
        for value in _VALUES:
            x = place(value)
            shapes.append(Line(x, bottom + 2, x, bottom + 6, sheet.on.muted, 1, role="rule"))
            shapes.append(beside(f"{value}{NBSP}%", x, bottom + 16, span, "middle"))
    return shapes, bottom + 28


def _place(index: int, sheet: Sheet) -> Callable[[float], float]:
    """The pixel of a value in the panel of a date."""
    inner = sheet.width - 2 * SIDE
    left = SIDE + (0.0 if index == 0 else (1 - PANEL) * inner)
    return lambda value: left + PANEL * inner * value / 100


def _head(chart: Dumbbell, sheet: Sheet) -> Shapes:
    """The reason that all rows share, then what each panel shows and the year of the break."""
    on = sheet.on
    reason = Span("", on.text, _TEXT, italic=True, role="reason")
    texts, top = stacked(lines(chart.shared, sheet.line + 2), reason, 0, 2)
    shapes: list[Shape] = list(texts)
    if chart.has_intervals:
        shapes += [
            Line(2, top + 10, 20, top + 10, on.muted, 1.4, role="key"),
            *(Line(x, top + 7, x, top + 13, on.muted, 1.4, role="key") for x in (2, 20)),
            beside(
                f"intervalle à 95{NBSP}%", 26, top + 10, Span("", on.muted, _TEXT, role="legend")
            ),
        ]
        top += 20
    for index, (date, name) in enumerate(zip(_DATES, (chart.before, chart.after), strict=True)):
        x = _place(index, sheet)(0)
        shapes.append(mark(Qualifier.EXACT, x + 6, top + 13, date, sheet))
        span = Span("", colour_of(date, sheet), 15, bold=True, role="legend")
        shapes.append(beside(name, x + 17, top + 13, span))
    if chart.break_year:
        span = Span("", on.text, _TEXT, bold=True, role="legend")
        shapes.append(beside(chart.break_year, sheet.width / 2, top + 13, span, "middle"))
    return shapes, top + 26


def _band(top: float, bottom: float, sheet: Sheet) -> list[Shape]:
    """The hatched band of the break: no line of the drawing goes through it."""
    middle, on = sheet.width / 2, sheet.on
    fill = Fill(on.paper, "hatch-back", on.hairline)
    return [
        Rect(middle - _BAND, top, 2 * _BAND, bottom - top, fill, role="break"),
        *(
            Line(middle + x, top, middle + x, bottom, on.muted, 1, (1.5, 3.0), role="break")
            for x in (-_BAND, _BAND)
        ),
    ]


def _row(placed: PanelRow, top: float, sheet: Sheet) -> list[Shape]:
    on = sheet.on
    name = Span("", on.text, 15, bold=True, role="label")
    texts, at = stacked(placed.heading, name, 0, top + placed.top)
    reason = Span("", on.muted, SMALL, italic=True, role="reason")
    texts += stacked(placed.reason, reason, 0, at)[0]
    shapes: list[Shape] = [
        Rect(t.x, t.y - t.size, 7.6 * len(t.text), 1.3 * t.size, Fill(on.paper), role="halo")
        for t in texts
    ]
    shapes += texts
    for index, (date, level, text) in enumerate(
        zip(_DATES, placed.levels, placed.texts, strict=True)
    ):
        place, middle = _place(index, sheet), top + placed.at
        if level.value is not None:
            shapes += [
                Line(place(v), middle - 10, place(v), middle + 10, on.hairline, 1, role="grid")
                for v in _VALUES
            ]
        shapes += level_shapes(level, middle, middle, date, place, sheet)
        shapes += _words(level, text, middle, date, place, sheet)
    return shapes


def _words(
    level: Level,
    text: PanelText,
    at: float,
    date: Date,
    place: Callable[[float], float],
    sheet: Sheet,
) -> list[Shape]:
    """The figure or the words of a level, in the panel of its date."""
    strong = date == "after" and level.is_exact
    colour = sheet.on.text if strong else sheet.on.muted
    span = Span("", colour, _TEXT, strong, level.value is None, f"value-{date}")
    if text.side == 2:
        under = at - 9 if level.value is None else at + LANE / 2 - 3
        return list(stacked(text.lines, span, place(0), under)[0])
    value = level.value or 0.0
    if text.side == 0:
        return [beside(text.lines[0], place(value), at - 17, span, "middle")]
    end = level.span[1] if text.side > 0 else level.span[0]
    shift = text.side * (GAP if abs(end - value) < COVERED else GAP - 6)
    anchor: Anchor = "start" if text.side > 0 else "end"
    return [beside(text.lines[0], place(end) + shift, at, span, anchor)]
