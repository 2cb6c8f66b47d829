"""The house frame of a figure: label, title and unit above; Note, Lecture, Champ, Source below.

What stands between is drawn by a builder, which is given the area and says where it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.drawing.shapes import Drawing, Group, Line, Rect, Shape, Text
from dashboard.figures.publication.borne import borne
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


_TRIED = ((1.0, 1.0), (0.92, 1.0), (0.92, 0.93), (0.92, 0.86), (0.55, 0.86))
"""How far the labels of a figure and its notes shrink on a page of fixed height, until all fits:
labels to the least that a room can read, then notes, then the bars."""
_NOTE_SHARES = (1.0, 0.92, 0.85)
_NOTES = 0.22
"""Share of a page of fixed height that notes may take before they shrink."""


def framed(publication: Publication, on: Canvas, build: Builder) -> Drawing:
    """The whole figure. On a page of fixed height the text of the figure shrinks until it fits;
    where even that is not enough, the notes run out of the page: a fault."""
    given, on = on, _with_notes_that_fit(publication, on)
    house = on.house
    head, top = _head(publication, on)
    if publication.mark:
        strip, top = band(publication.mark, on, top)
        head.append(strip)
    shapes, area, bottom, on = _body(publication, on, build, top)
    kept = borne(publication.footnotes, shapes)
    if kept != publication.footnotes:
        publication = replace(publication, footnotes=kept)
        if house.is_fixed:
            on = _with_notes_that_fit(publication, given)
            shapes, area, bottom, on = _body(publication, on, build, top)
    notes, end = _notes(publication, on, max(bottom + _gap(on), _last(publication, on)))
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


def _gap(on: Canvas) -> float:
    return 0.8 * on.house.body


def _last(publication: Publication, on: Canvas) -> float:
    """Where the notes of a page of fixed height begin at the latest."""
    return on.house.height - on.house.margin - _notes(publication, on, 0.0)[1]


def _body(
    publication: Publication, given: Canvas, build: Builder, top: float
) -> tuple[list[Shape | Group], Area, float, Canvas]:
    """The figure under ``top``: its shapes, its area, where it ends, the canvas of its notes."""
    is_fixed, gap = given.house.is_fixed, _gap(given)
    for share, note_share in _TRIED if is_fixed else _TRIED[:1]:
        on = given.with_notes(note_share)
        last = _last(publication, on)
        height = max(last - gap - top, 1.0) if is_fixed else 0.0
        area = Area(given.house.margin, top, given.house.inner, height)
        shapes, bottom = build(publication, on.shrunk(share), area)
        if bottom + gap <= last + 0.01:
            break
    return shapes, area, bottom, on


def _with_notes_that_fit(publication: Publication, on: Canvas) -> Canvas:
    """On a page of fixed height, long notes are set smaller, so that they leave the figure room."""
    if not on.house.is_fixed:
        return on
    for share in _NOTE_SHARES:
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
    if house.is_fixed and fits_beside(publication, on):
        right = house.width - house.margin
        y = label.y
        said = Text(right, y, fine(publication.unit), house.unit, on.on.muted, "end", role="unit")
        return [rule, label, *title, said], top + 0.4 * house.unit
    top += 0.15 * house.title
    unit, top = block(publication.unit, x, top, house.unit, house.inner, on.on.muted, role="unit")
    return [rule, label, *title, *unit], top + 0.6 * house.unit


def fits_beside(publication: Publication, on: Canvas) -> bool:
    """Whether the unit has room on the line of the number, which leaves the figure more height."""
    house = on.house
    taken = room(publication.label, house.label, bold=True) + 2 * house.label
    return taken + room(publication.unit, house.unit) <= house.inner


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
