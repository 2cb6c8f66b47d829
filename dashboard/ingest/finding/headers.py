"""Which rows name the columns: a header is what stands above figures without being figures."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from dashboard.ingest.finding.counting import counts_up, ends_in_words
from dashboard.ingest.finding.grid import Grid, Kind, year_of
from dashboard.ingest.finding.lines import is_unit, squeezed
from dashboard.ingest.finding.strips import STRONG, Strip
from dashboard.ingest.workbook.cells import Cell

_LOOK_BELOW = 4
_REACH = 12
_FAR = 1 << 21


def header_places(grid: Grid, strips: Sequence[Strip]) -> set[int]:
    """Places of the header rows among the rows of a part.

    A row of texts (or of years) with figures below is one. Inside a table it must also stand out:
    be bold as the rows above it are not, or repeat an earlier header.
    """
    found: set[int] = set()
    known: set[str] = set()
    rows = [s for s in strips if not s.is_line and not _lone_year(s)]
    by_place = {strip.place: strip for strip in strips}
    announced = [*(s.place for s in strips if s.is_line and s.line_kind in STRONG), _FAR]
    run: list[Strip] = []
    """Rows right above, without a blank row or a line between, that are no header."""
    bodies = 0
    for index, strip in enumerate(rows):
        if run and run[-1].place != strip.place - 1:
            run = []
        opening = bool(run) and run[0].place - 1 not in found
        numbered = run if opening and _are_numbering(run, strip) else []
        begun = bodies > len(numbered)
        end = announced[bisect(announced, strip.place)]
        below = [row for row in rows[index + 1 : index + 1 + _REACH] if row.place < end]
        over = run[-1] if run and not numbered else None
        told = index > 0 and announced[bisect(announced, rows[index - 1].place)] < strip.place
        first = not begun or told or strip.place - 1 in found or _corner_blank(strip, below)
        first = first or _level_follows(strip, by_place.get(strip.place + 1))
        if _could_be(grid, strip, below) and _stands_out(strip, over, first, known):
            found.update(row.place for row in (*numbered, strip))
            known |= _names(strip)
            bodies -= len(numbered)
            run = []
        else:
            run.append(strip)
            bodies += 1
    return _with_lone_headers(grid, strips, found)


def _with_lone_headers(grid: Grid, strips: Sequence[Strip], found: set[int]) -> set[int]:
    """Add the texts and years alone in their row that name the columns below them."""
    for index in range(len(strips) - 2, -1, -1):
        if _names_columns(grid, strips, index, found):
            found.add(strips[index].place)
    return found


def _names_columns(grid: Grid, strips: Sequence[Strip], index: int, found: set[int]) -> bool:
    """Whether one cell alone stands over figures, beside their labels, and not inside a table."""
    strip, cell = strips[index], strips[index].cells[0]
    if len(strip.cells) > 1 or (strip.values and not strip.years) or strip.line_kind in STRONG:
        return False
    before = strips[index - 1] if index else None
    if before is not None and before.place == strip.place - 1:
        inside = not before.is_line and before.place not in found and not _lone_year(before)
        if inside or (before.place in found and is_unit(str(cell.value))):
            return False
    below = iter(strips[index + 1 : index + 1 + _REACH])
    first = next((s for s in below if s.place in found or not s.is_line), None)
    if first is None:
        return False
    groups = [s for s in strips[index + 1 : index + 1 + _REACH] if s.place < first.place]
    blanks = first.place - strip.place - 1 - len(groups)
    if strips[index + 1].place != strip.place + 1 or blanks > 1:
        return False
    body: Strip | None = first
    if first.place in found:
        body = next((s for s in below if s.values and s.place not in found), None)
        if groups or is_unit(str(cell.value)):
            return False
    if body is None:
        return False
    right = grid.last_column(cell)
    over = any(cell.column <= c.column <= right for c in body.values) or first.place in found
    return over and body.cells[0].column < cell.column


def _could_be(grid: Grid, strip: Strip, below: Sequence[Strip]) -> bool:
    """Whether nothing in the row is a figure, while figures stand below one of its cells.

    A single code among words (« A | B | C ») is a name like them.
    """
    codes = sum(grid.kind(cell) is Kind.CODE for cell in strip.values)
    if strip.values and (codes < len(strip.values) or codes >= len(strip.texts) - 1):
        columns = {cell.column for cell in strip.values}
        under = _first_below(columns, below, past_years=True)
        if under and _are_counts(strip, below):
            return True
        years = sum(year_of(cell) is not None for cell in under)
        return bool(strip.years and under) and years * 2 <= len(under)
    named = [*strip.texts, *strip.dates]
    if len(named) < 2:
        return False
    for cell in named:
        under = _first_below(set(range(cell.column, grid.last_column(cell) + 1)), below)
        figures = sum(grid.kind(c) in {Kind.NUMBER, Kind.CODE} for c in under)
        if under and figures * 2 > len(under):
            return True
    return False


def _are_counts(strip: Strip, below: Sequence[Strip]) -> bool:
    """Whether the row names columns by counts: « 0 | 1 | 2 ou plus », or over a blank corner."""
    tail = strip.cells[strip.cells.index(strip.values[0]) :]
    return counts_up(tail) and (ends_in_words(tail) or _corner_blank(strip, below))


def _corner_blank(strip: Strip, below: Sequence[Strip]) -> bool:
    """Whether nothing of the row stands over the first label of the figures below it."""
    body = next((row for row in below if row.values and not row.years), None)
    return body is not None and body.cells[0].column < strip.cells[0].column


def _level_follows(strip: Strip, after: Strip | None) -> bool:
    """Whether the row right below has names only, none of them under the first of this row."""
    if after is None or (after.values and not after.years):
        return False
    return after.cells[0].column > strip.cells[0].column


def _lone_year(strip: Strip) -> bool:
    return len(strip.cells) == 1 and bool(strip.years)


def _stands_out(strip: Strip, over: Strip | None, first: bool, known: set[str]) -> bool:
    """Whether a row that could be a header is one, and no row of texts inside a table."""
    named = _names(strip)
    if named <= known and len(named) > (1 if strip.values else 0):
        return True
    if over is not None:
        return strip.bold and not over.bold
    if first or strip.bold:
        return True
    if strip.years:
        return len(strip.years) > 2 or (len(strip.years) == 2 and _follow(strip.years))
    others = {squeezed(str(cell.value)) for cell in strip.cells[1:]}
    return len(others) > 1 or len(strip.cells) == 2


def _follow(years: Sequence[int]) -> bool:
    """Whether two years follow each other, as in a header and hardly ever in figures."""
    return abs(years[1] - years[0]) == 1


def _are_numbering(run: Sequence[Strip], header: Strip) -> bool:
    """Whether rows right above a header only number its columns (« Numéro | 1 | 2 | 2A »)."""
    if len(run) > 2 or len({squeezed(str(c.value)) for c in header.cells[1:]}) < 2:
        return False
    right = max(cell.column for cell in header.cells) + 1
    return all(
        len(strip.values) > 1
        and strip.cells[-1].column <= right
        and all(_is_whole(c) for c in strip.values)
        for strip in run
    )


def _is_whole(cell: Cell) -> bool:
    if isinstance(cell.value, str):
        return cell.value.strip().isalnum()
    return isinstance(cell.value, float) and cell.value.is_integer()


def _first_below(columns: set[int], below: Sequence[Strip], past_years: bool = False) -> list[Cell]:
    """The first cells met below in some columns, in rows that hold figures (not only years)."""
    found: list[Cell] = []
    rows = 0
    for strip in below:
        passed = not strip.values or (past_years and strip.years)
        cells = [] if passed else [cell for cell in strip.cells if cell.column in columns]
        found.extend(cells)
        rows += bool(cells)
        if rows == _LOOK_BELOW:
            break
    return found


def _names(strip: Strip) -> set[str]:
    """What the cells after the first hold."""
    return {squeezed(str(cell.value)).casefold() for cell in strip.cells[1:]}
