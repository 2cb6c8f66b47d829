"""The contents of a drawn table, cut into lines, and the width that each of them needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.figures.drawing.metrics import balanced, width
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.values import code_of, interval_words, shown
from dashboard.figures.publication.words import room
from dashboard.results.result import Cell, Look
from dashboard.wording.numbers import NBSP
from dashboard.wording.typography import fine

_PER_CENT = f"{NBSP}%"
_NUMBER = re.compile(r"([\d\s\u2212]*\d)(,\d+)?(.*)", re.DOTALL)
_LONGEST, _WIDEST = "100,0", f"[100,0{NBSP};{NBSP}100,0]"
_PIECES = re.compile(r"(?<=[ \u2010])|(?<=\w-)(?=\w)")


@dataclass(frozen=True)
class TableCell:
    """A cell laid out: words in lines, or one number with what stands after its comma, and its
    interval smaller under it or, on a slide that has the width, ``beside`` it."""

    lines: tuple[str, ...]
    is_number: bool
    interval: str = ""
    beside: bool = False

    def height(self, on: Canvas) -> float:
        """Its lines."""
        under = self.interval and not self.beside
        return len(self.lines) + (on.house.small / on.house.body if under else 0)


def laid(cell: Cell | None, on: Canvas, limit: float, bare: bool) -> TableCell:
    """A cell within ``limit`` points; ``bare`` where the unit of the table says « En % »."""
    if cell is None:
        return TableCell(("",), False)
    seen = shown(cell)
    if cell.look is Look.STATUS:
        return TableCell((code_of(cell),), False)
    if not seen.is_exact or not seen.text[:1].isdigit():
        return TableCell(tuple(balanced(fine(seen.text), on.house.body, limit)), False)
    text = fine(seen.text)
    if bare:
        text = text.replace(_PER_CENT, "", 1)
    interval = ""
    if seen.interval is not None:
        interval = interval_words(seen.interval)
    beside = bool(interval) and on.house.is_fixed
    beside = beside and _beside(max(text, _LONGEST, key=len), _WIDEST, on) <= limit
    return TableCell((text,), True, interval, beside)


def _beside(text: str, interval: str, on: Canvas) -> float:
    """Width of a number and its interval on one line."""
    return room(text, on.house.body, True) + gap_of(on) + room(interval, on.house.small)


def gap_of(on: Canvas) -> float:
    """From a number to the interval beside it."""
    return 0.5 * on.house.body


def parts(text: str) -> tuple[str, str, str]:
    """A number before its comma, from its comma, and the unit or marks that follow."""
    found = _NUMBER.match(text)
    return (found[1], found[2] or "", found[3]) if found else (text, "", "")


def overhang(cells: Iterable[tuple[TableCell, bool]], on: Canvas) -> tuple[float, float]:
    """How far the numbers of a column reach left and right of their comma, units and marks apart.

    Each cell comes with whether it is bold."""
    found = [(parts(c.lines[0]), bold) for c, bold in cells if c.is_number]
    size = on.house.body
    before = max((width(text[0], size, bold) for text, bold in found), default=0.0)
    after = max((width(text[1], size, bold) for text, bold in found), default=0.0)
    return before, after


def reach_beside(cells: Iterable[tuple[TableCell, bool]], on: Canvas) -> float:
    """How far the intervals of a column that stand beside their numbers reach right of the comma;
    0 where none does."""
    size, small = on.house.body, on.house.small
    return max(
        (
            width("".join(parts(cell.lines[0])[1:]), size, bold)
            + gap_of(on)
            + width(cell.interval, small)
            for cell, bold in cells
            if cell.beside
        ),
        default=0.0,
    )


def cell_need(cell: TableCell, on: Canvas, bold: bool) -> float:
    """The least width of a cell: its number and its interval whole, or its longest word."""
    size = on.house.body
    if cell.beside:
        return _beside(cell.lines[0], cell.interval, on)
    if cell.is_number:
        return max(room(cell.lines[0], size, bold), room(cell.interval, on.house.small))
    return max((word_need(line, size) for line in cell.lines), default=0.0)


def word_need(text: str, size: float, bold: bool = False) -> float:
    """The width of the longest piece of a text that no line may break."""
    return max((room(piece.strip(" "), size, bold) for piece in _PIECES.split(text)), default=0.0)


def loosened(text: str) -> str:
    """A heading in which a line may break before « habitants », for a narrow column."""
    return fine(text).replace(f"{NBSP}habitant", " habitant")


def heading(text: str, size: float, limit: float) -> list[str]:
    """A bold heading in lines; where its numbers and units cannot stay together, they part."""
    whole = fine(text)
    kept = whole if word_need(whole, size, True) <= limit else loosened(text)
    return balanced(kept, size, limit, True)
