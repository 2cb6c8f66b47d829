"""The house frame of a figure: label, title and unit above; Note, Lecture, Champ, Source below.

What stands between is drawn by a builder, which is given the area and says where it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Drawing, Group, Line, Rect, Shape, Text
from dashboard.figures.publication.house import LEADING, Canvas
from dashboard.figures.publication.stamp import band, stamped
from dashboard.figures.publication.words import baseline, block, room
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import NBSP
from dashboard.wording.typography import fine


@dataclass(frozen=True)
class Area:
    """Where a builder may draw. ``height`` is 0 where it may take what it needs."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


Body = tuple[list[Shape | Group], float]
"""What a builder gives back: its shapes, and the vertical place where they end."""
Builder = Callable[[Publication, Canvas, Area], Body]


_SHARES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)
"""How far the text of a figure may shrink on a page of fixed height."""


_NOTES = 0.27
"""Share of a page of fixed height that notes may take before they shrink."""


def framed(publication: Publication, on: Canvas, build: Builder) -> Drawing:
    """The whole figure. On a page of fixed height the text of the figure shrinks until it fits;
    where even that is not enough, the notes run out of the page: a fault."""
    on = _with_notes_that_fit(publication, on)
    house = on.house
    head, top = _head(publication, on)
    if publication.mark:
        strip, top = band(publication.mark, on, top)
        head.append(strip)
    gap = 0.8 * house.body
    last = house.height - house.margin - _notes(publication, on, 0.0)[1]
    for share in _SHARES if house.is_fixed else (1.0,):
        height = max(last - gap - top, 1.0) if house.is_fixed else 0.0
        area = Area(house.margin, top, house.inner, height)
        shapes, bottom = build(publication, on.shrunk(share), area)
        if bottom + gap <= last + 0.01:
            break
    notes, end = _notes(publication, on, max(bottom + gap, last))
    if publication.mark:
        shapes = stamped(shapes, publication.mark, on, area, bottom)
    return Drawing(
        house.width,
        round(house.height or end + house.margin, 2),
        (
            Group("Titre", tuple(head), "head"),
            Group("Figure", tuple(shapes), "figure"),
            Group("Notes et sources", tuple(notes), "notes"),
        ),
        f"{publication.label} – {publication.title}",
        publication.alternative,
        on.on.paper,
        _facts(publication),
    )


def _with_notes_that_fit(publication: Publication, on: Canvas) -> Canvas:
    """On a page of fixed height, long notes are set smaller, so that they leave the figure room."""
    if not on.house.is_fixed:
        return on
    for share in _SHARES:
        tried = on.with_notes(share)
        if _notes(publication, tried, 0.0)[1] <= _NOTES * on.house.height:
            break
    return tried


def _facts(publication: Publication) -> dict[str, str]:
    return {
        "label": publication.label,
        "description": publication.description,
        "source": publication.source,
        "licence": publication.licence,
        "data_version": publication.data_version,
        "mark": publication.mark,
    }


def _head(publication: Publication, on: Canvas) -> tuple[list[Shape | Group], float]:
    house, x = on.house, on.house.margin
    rule = Rect(x, house.margin, house.inner, 0.14 * house.label, on.accent, role="rule")
    top = house.margin + 0.75 * house.label
    size = house.label
    label = Text(
        x, baseline(top, size), publication.label, size, on.on.accent, bold=True, role="label"
    )
    top += size * LEADING + 0.1 * house.title
    title, top = block(
        publication.title,
        x,
        top,
        house.title,
        house.inner,
        on.on.text,
        bold=True,
        role="title",
        even=True,
    )
    top += 0.15 * house.title
    unit, top = block(publication.unit, x, top, house.unit, house.inner, on.on.muted, role="unit")
    return [rule, label, *title, *unit], top + 0.6 * house.unit


def _notes(publication: Publication, on: Canvas, top: float) -> tuple[list[Shape | Group], float]:
    """The house lines, each with its label in bold, then the codes that the figure needs."""
    house = on.house
    shapes: list[Shape | Group] = [
        Line(house.margin, top, house.width - house.margin, top, on.on.hairline, 0.6, role="rule")
    ]
    top += 0.5 * house.note
    lines = (
        ("Note", publication.note),
        ("Lecture", publication.lecture),
        ("Champ", publication.champ),
        ("Source", publication.source),
    )
    for label, text in lines:
        if text:
            texts, top = _line(f"{label}{NBSP}>", fine(text), on, top)
            shapes += texts
    if publication.footnotes:
        text = " ".join(_footnote(note.mark, note.text) for note in publication.footnotes)
        marks, top = block(
            text, house.margin, top, house.note, house.inner, on.on.text, role="footnote"
        )
        shapes += marks
    return shapes, top


def _footnote(mark: str, text: str) -> str:
    closed = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{mark}{NBSP}: {closed}"


def _line(label: str, text: str, on: Canvas, top: float) -> tuple[list[Shape], float]:
    house = on.house
    size = house.note
    indent = room(label, size, bold=True) + 0.35 * size
    lines = wrapped(text, size, house.inner, first=indent)
    shapes: list[Shape] = [
        Text(house.margin, baseline(top, size), label, size, on.on.text, bold=True, role="note")
    ]
    for i, line in enumerate(lines):
        x = house.margin + (indent if i == 0 else 0)
        shapes.append(Text(x, baseline(top, size, i), line, size, on.on.text, role="note"))
    return shapes, top + (len(lines) * LEADING + 0.18) * size
