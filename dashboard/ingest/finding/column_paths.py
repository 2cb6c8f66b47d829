"""The path of each column: the headers above it, from the widest to its own."""

from __future__ import annotations

from dashboard.ingest.finding.grid import Grid
from dashboard.ingest.finding.settling import Block
from dashboard.ingest.workbook.cells import Cell


def data_columns(block: Block) -> list[int]:
    """The columns that hold figures, and those a header names though all are blank."""
    strips = [*block.rows, *block.headers]
    return sorted({c.column for strip in strips for c in strip.cells if c.column > block.edge})


def column_paths(
    grid: Grid, block: Block, columns: list[int]
) -> tuple[dict[int, tuple[Cell, ...]], list[tuple[Cell, str]]]:
    """For each data column its header cells, the widest first; and what was not certain.

    Without merged cells, a header of an upper row holds for the blank columns to its right that
    have a header of their own below, until the next; that is told unless the groups are regular.
    """
    doubts: list[tuple[Cell, str]] = []
    rows = sorted(block.headers, key=lambda strip: strip.place)
    table: list[dict[int, Cell]] = []
    top = rows[0].place if rows else 0
    for strip in rows:
        line: dict[int, Cell] = {}
        for column in columns:
            cell = grid.at(strip.place, column)
            if cell is not None and top <= cell.row and cell.column > block.edge:
                line[column] = cell
        table.append(line)
    for level, line in enumerate(table[:-1]):
        lower = table[level + 1 :]
        carried: Cell | None = None
        widths: dict[Cell, list[int]] = {}
        for column in columns:
            if column in line:
                cell = line[column]
                alone = grid.last_column(cell) == cell.column
                named = any(column in below for below in lower)
                carried = cell if alone and named else None
            elif carried is not None and any(column in below for below in lower):
                line[column] = carried
                widths.setdefault(carried, [carried.column]).append(column)
            else:
                carried = None
        if widths and not _regular(lower, list(widths.values()), line):
            doubts += [
                (
                    cell,
                    f"« {cell.value} » read as a header of {len(over)} columns, though not merged",
                )
                for cell, over in widths.items()
            ]
    paths: dict[int, tuple[Cell, ...]] = {}
    for column in columns:
        path: list[Cell] = []
        for line in table:
            cell = line.get(column)
            if cell is not None and cell not in path:
                path.append(cell)
        paths[column] = tuple(path)
        if rows and not path:
            held = [c for strip in block.rows for c in strip.cells if c.column == column]
            if held:
                doubts.append((held[0], "a column of figures without header"))
    return paths, doubts


def _regular(lower: list[dict[int, Cell]], groups: list[list[int]], line: dict[int, Cell]) -> bool:
    """Whether every group of columns repeats the same lower headers."""
    spans: dict[Cell, list[int]] = {}
    for column, cell in line.items():
        spans.setdefault(cell, []).append(column)
    shapes = {
        tuple(
            tuple(str(below[c].value) if c in below else "" for below in lower)
            for c in sorted(over)
        )
        for over in spans.values()
    }
    return len(shapes) == 1 and len(spans) > 1 and bool(groups)
