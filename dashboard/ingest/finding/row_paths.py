"""The path of each row: its label after those it stands under.

What stands under what is told by merged cells, by a ladder of columns, by indents, by rows without
any figure, and by « dont : ». A bold row with figures is no parent: it is as often a total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.ingest.finding.grid import Grid
from dashboard.ingest.finding.ranks import (
    GROUP,
    PLAIN,
    SUM,
    Named,
    is_total,
    rank_of,
    total_in_group,
)
from dashboard.ingest.finding.settling import Block
from dashboard.ingest.finding.strips import Strip
from dashboard.ingest.finding.wording import FLAT, Depth, depth_of, label_of
from dashboard.ingest.workbook.cells import Cell

Level = tuple[int, Depth, int]
"""Column, depth, rank: a label stands over those below it whose level is greater."""
_SPARSE, _LADDER = 0.7, 0.2


@dataclass(frozen=True)
class RowPath:
    """A row and the cells of its path, from the largest label to its own."""

    strip: Strip
    cells: tuple[Cell, ...]


def row_paths(grid: Grid, block: Block) -> tuple[list[RowPath], list[tuple[Cell, str]]]:
    """The rows of a table, group rows gone into the paths of those under them; and the doubts."""
    rows, doubts = _named_rows(grid, block)
    passing = _passing_on(block, rows)
    edge = block.labels[0] if block.labels else 0
    mixed = len({row.bold for row in rows if row.own}) > 1
    written = Counter(row.label for row in rows if row.own)
    stack: list[tuple[Level, Cell]] = []
    found: list[RowPath] = []
    for place, row in enumerate(rows):
        if not row.own:
            found.append(RowPath(row.strip, ()))
            doubts.append((row.strip.cells[0], "a row of figures without any label"))
            continue
        column = row.own[0].column if passing and not row.spanner else edge
        rank, doubt = rank_of(rows, place, edge, mixed)
        if doubt:
            doubts.append((row.own[-1], doubt))
        if rank == PLAIN and row.bold and _under(stack, column, row.depth, SUM):
            rank = SUM
        level: Level = (column, row.depth, rank)
        stack = [entry for entry in stack if entry[0] < level]
        if rank == PLAIN and is_total(row.label) and _under(stack, column, row.depth, GROUP):
            inside, doubt = total_in_group(rows, place, written)
            if doubt:
                doubts.append((row.own[-1], doubt))
            if not inside:
                stack = [entry for entry in stack if entry[0] < (column, row.depth, GROUP)]
        if rank != GROUP:
            above = tuple(cell for _, cell in stack if cell not in row.own)
            found.append(RowPath(row.strip, (*above, *row.own)))
        stack += _pushed(rows, place, passing, level)
    return found, doubts


def _under(stack: Sequence[tuple[Level, Cell]], column: int, depth: Depth, rank: int) -> bool:
    """Whether a label of that rank, written just as far in, stands over the row."""
    return any(level == (column, depth, rank) for level, _ in stack)


def _pushed(
    rows: Sequence[Named], place: int, passing: set[int], level: Level
) -> list[tuple[Level, Cell]]:
    """What a row leaves for the rows below it."""
    row = rows[place]
    column, depth, rank = level
    if rank == GROUP or (len(row.own) == 1 and passing):
        return [(level, row.own[-1])]
    left = [((c.column, FLAT, rank), c) for c in row.own if c.column in passing]
    if not left and place + 1 < len(rows) and rows[place + 1].depth > depth:
        return [((column, depth, rank), row.own[-1])]
    return left


def _named_rows(grid: Grid, block: Block) -> tuple[list[Named], list[tuple[Cell, str]]]:
    """Body rows with their label cells, those of ranges merged over several rows included."""
    first = block.body[0].place
    doubts: list[tuple[Cell, str]] = []
    labelled: list[tuple[Strip, tuple[Cell, ...]]] = []
    for strip in block.body:
        own: list[Cell] = []
        for column in block.labels:
            cell = grid.at(strip.place, column)
            if cell is not None and cell not in own and cell.row >= first:
                own.append(cell)
        if not own and strip.is_line:
            own = [strip.cells[0]]
        labelled.append((strip, tuple(own)))
    single = [own[-1] for _, own in labelled if own and depth_of(own[-1])[1] == 1]
    sloppy = set(single) if len(set(single)) == 1 else set()
    rows = []
    for strip, cells in labelled:
        depth = depth_of(cells[-1]) if cells else FLAT
        if cells and cells[-1] in sloppy:
            depth = (depth[0], 0, depth[2])
            doubts.append((cells[-1], "one space before a label: not read as an indent"))
        figures = any(c.column not in block.labels for c in strip.cells) and not strip.is_line
        spanner = strip.is_line and strip.cells[0].column > block.edge
        rows.append(Named(strip, cells, depth, figures, spanner))
    return rows, doubts


def _passing_on(block: Block, rows: Sequence[Named]) -> set[int]:
    """Label columns whose label holds for the rows below that leave them blank.

    All of them where nearly each row has one label only (a ladder). Beside a name, one that is
    merged, or often blank, never repeated and no code.
    """
    full = [row for row in rows if row.figures and row.own]
    if sum(len(row.own) > 1 for row in full) < _LADDER * max(len(full), 1):
        return set(block.labels)
    found = set()
    for column in block.labels[:-1]:
        cells = [next((c for c in row.own if c.column == column), None) for row in full]
        written = {cell for cell in cells if cell is not None}
        neighbours = [(a, b) for a, b in pairwise(cells) if a is not None and b is not None]
        merged = any(a is b for a, b in neighbours)
        repeated = any(a is not b and label_of(a) == label_of(b) for a, b in neighbours)
        coded = sum(_is_code(label_of(cell)) for cell in written) * 2 > len(written)
        blank = len(written) < _SPARSE * len(full)
        if blank and not merged and not repeated and not coded:
            found.add(column)
    return found


def _is_code(text: str) -> bool:
    return len(text) <= 4 and any(character.isdigit() for character in text)
