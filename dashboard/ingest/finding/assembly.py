"""From a cut-out block to a table: paths, figures and surroundings put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.ingest.finding.column_paths import column_paths, data_columns
from dashboard.ingest.finding.definitions import Meanings
from dashboard.ingest.finding.figures import figure_of
from dashboard.ingest.finding.grid import Grid
from dashboard.ingest.finding.lines import unit_inside
from dashboard.ingest.finding.marks import families, unmarked
from dashboard.ingest.finding.row_paths import RowPath, row_paths
from dashboard.ingest.finding.settling import Block
from dashboard.ingest.finding.surroundings import Surroundings, read_surroundings
from dashboard.ingest.finding.table import Doubt, Figure, Line, Table
from dashboard.ingest.finding.wording import label_of
from dashboard.ingest.workbook.cells import Cell, address


@dataclass
class Surrounded:
    """A block and what is said around it."""

    block: Block
    said: Surroundings

    def borrow(self, other: Surrounded) -> None:
        """Take from a table beside this one what is written once for both (not the reading aid)."""
        mine, theirs = self.said, other.said
        for name in ("title", "unit", "champ", "source"):
            if not getattr(mine, name):
                setattr(mine, name, getattr(theirs, name))
        if not mine.number and mine.title == theirs.title:
            mine.number = theirs.number
        if not mine.notes:
            mine.notes = list(theirs.notes)
        mine.lines += theirs.lines


def surround(block: Block) -> Surrounded:
    """Read the lines around a block."""
    return Surrounded(block, read_surroundings(block.before, block.after))


def assemble(
    grid: Grid, sheet: str, one: Surrounded, meanings: Meanings, part: int
) -> tuple[Table, list[Doubt]]:
    """The table of a block, and everything about it that was not certain."""
    block, about = one.block, one.said
    told: list[tuple[Cell, str]] = list(block.doubts)
    columns = data_columns(block)
    heads, found = column_paths(grid, block, columns)
    told += found
    paths, found = row_paths(grid, block)
    told += found
    named_columns = _lines(heads, meanings.marks, told)
    named_rows = _lines({p.strip.place: p.cells for p in paths}, meanings.marks, told)
    figures = _figures(paths, set(columns), meanings.codes, told)
    told += _twins(paths, named_rows)
    unit = about.unit or _common_unit(named_columns)
    table = Table(
        sheet=sheet,
        number=about.number,
        title=about.title,
        unit=unit,
        area=_area(block, columns),
        columns=named_columns,
        rows=named_rows,
        figures=figures,
        lecture=about.lecture,
        champ=about.champ,
        source=about.source,
        notes=tuple(about.notes),
        codes=_used_codes(figures, meanings.codes),
        footnotes=_used_marks((*named_columns, *named_rows), figures, meanings),
        part=part,
    )
    return table, [Doubt(sheet, cell.address, what) for cell, what in told]


def _lines(
    paths: Mapping[int, Sequence[Cell]], marks: Mapping[str, str], told: list[tuple[Cell, str]]
) -> tuple[Line, ...]:
    numbered = families(label_of(cell) for cells in paths.values() for cell in cells)
    read = {}
    for cells in paths.values():
        for cell in cells:
            if cell not in read:
                read[cell] = unmarked(label_of(cell), marks, numbered)
                if read[cell].doubt:
                    told.append((cell, read[cell].doubt))
    return tuple(
        Line(
            place,
            tuple(read[cell].text for cell in cells),
            tuple(cell.address for cell in cells),
            tuple(dict.fromkeys(mark for cell in cells for mark in read[cell].marks)),
        )
        for place, cells in sorted(paths.items())
    )


def _figures(
    paths: Iterable[RowPath],
    columns: set[int],
    codes: Mapping[str, str],
    told: list[tuple[Cell, str]],
) -> tuple[Figure, ...]:
    found = []
    for path in paths:
        for cell in path.strip.cells:
            if cell.column not in columns:
                continue
            figure, doubt = figure_of(cell)
            found.append(figure)
            if doubt:
                told.append((cell, doubt))
            if figure.code and figure.code not in codes:
                told.append((cell, f"code « {figure.code} » explained nowhere in the file"))
    return tuple(found)


def _twins(paths: Sequence[RowPath], lines: Sequence[Line]) -> list[tuple[Cell, str]]:
    """Rows of a table that carry the same path: nobody could tell one from the other."""
    seen: dict[tuple[str, ...], int] = {}
    found = []
    by_place = {path.strip.place: path for path in paths}
    for line in lines:
        if line.path in seen and by_place[line.place].cells:
            cell = by_place[line.place].cells[-1]
            found.append(
                (cell, f"same labels as row {seen[line.path]}: « {' / '.join(line.path)} »")
            )
        seen.setdefault(line.path, line.place)
    return found


def _common_unit(columns: Sequence[Line]) -> str:
    units = {unit_inside(" ".join(line.path)) for line in columns}
    return units.pop() if len(units) == 1 else ""


def _area(block: Block, columns: Sequence[int]) -> str:
    strips = [*block.headers, *block.body]
    lefts = [*block.labels, *columns, *(c.column for s in strips for c in s.cells)]
    top, bottom = min(s.place for s in strips), max(s.place for s in strips)
    right = max([*block.labels, *columns])
    return f"{address(top, min(lefts))}:{address(bottom, right)}"


def _used_codes(figures: Iterable[Figure], codes: Mapping[str, str]) -> dict[str, str]:
    used = {figure.code for figure in figures if figure.code}
    return {code: codes[code] for code in sorted(used) if code in codes}


def _used_marks(
    lines: Iterable[Line], figures: Iterable[Figure], meanings: Meanings
) -> dict[str, str]:
    used = {mark for line in lines for mark in line.marks}
    used |= {mark for figure in figures for mark in figure.marks}
    known = {**meanings.codes, **meanings.marks}
    return {mark: known[mark] for mark in sorted(used) if mark in known}
