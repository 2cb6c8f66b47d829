"""What the lines around a table say of it: number, title, unit, lecture, champ, source, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.ingest.finding.lines import (
    Line,
    LineKind,
    lines_of,
    number_and_title,
    said,
    unit_inside,
)
from dashboard.ingest.finding.strips import Strip

_JOINED = {LineKind.LECTURE: "lecture", LineKind.CHAMP: "champ", LineKind.SOURCE: "source"}


@dataclass
class Surroundings:
    """What was said around a table, empty where nothing was."""

    number: str = ""
    title: str = ""
    unit: str = ""
    lecture: str = ""
    champ: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read_surroundings(before: Sequence[Strip], after: Sequence[Strip]) -> Surroundings:
    """Sort the lines before and after a table by what they announce.

    The title is the first line before the table that is numbered, else the first that announces
    nothing. A line that announces nothing goes on with the note, champ or source right above it.
    """
    found = Surroundings()
    placed = [(strip, line) for strip in before for line in _lines(strip)]
    titled = next((line for _, line in placed if line.kind is LineKind.TITLE), None)
    if titled is None:
        titled = next((line for _, line in placed if line.kind is LineKind.FREE), None)
    if titled is not None:
        found.number, found.title = number_and_title(titled.text)
    _sort(found, placed, titled)
    _sort(found, [(strip, line) for strip in after for line in _lines(strip)], None)
    if not found.unit:
        found.unit = unit_inside(found.title)
    return found


def _sort(found: Surroundings, placed: Sequence[tuple[Strip, Line]], titled: Line | None) -> None:
    last: LineKind | None = None
    row = 0
    for strip, line in placed:
        found.lines.append(line)
        near, row = strip.place <= row + 1, strip.place
        if line is titled:
            last = None
            continue
        if line.kind is LineKind.UNIT:
            found.unit = found.unit or line.text.strip("()[] ")
            last = None
        elif line.kind in _JOINED:
            name = _JOINED[line.kind]
            old = getattr(found, name)
            new = said(line.text)
            setattr(found, name, f"{old} {new}".strip() if old != new else old)
            last = line.kind
        elif line.kind is LineKind.FREE and titled is not None and not found.title:
            found.title = line.text
            last = None
        elif near and last in _JOINED and line.kind is LineKind.FREE and _goes_on(line.text):
            name = _JOINED[last]
            setattr(found, name, f"{getattr(found, name)} {line.text}".strip())
        else:
            text = said(line.text) if line.kind is LineKind.NOTE else line.text
            if text:
                found.notes.append(text)
            last = line.kind


def _goes_on(text: str) -> bool:
    return text[:1] in "-–•·" or text[:1].islower()


def _lines(strip: Strip) -> list[Line]:
    """The lines of a row of text; a title and what stands beside it stay apart."""
    first = lines_of(strip.cells[0])
    if len(strip.cells) == 1 or not first:
        return list(first)
    rest = [line for cell in strip.cells[1:] for line in lines_of(cell)]
    announced = first[-1].kind in {LineKind.LECTURE, LineKind.CHAMP, LineKind.SOURCE, LineKind.NOTE}
    if announced and not said(first[-1].text) and rest:
        word = first[-1].text.rstrip(" :")
        joined = Line(f"{word} : {rest[0].text}", first[-1].kind, first[-1].cell)
        return [*first[:-1], joined, *rest[1:]]
    return [*first, *rest]
