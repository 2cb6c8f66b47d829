"""Which columns of a table hold labels, and where two tables stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.ingest.finding.counting import counts_up, ends_in_words
from dashboard.ingest.finding.grid import Grid, Kind, year_of
from dashboard.ingest.finding.headers import header_places
from dashboard.ingest.finding.strips import Strip
from dashboard.ingest.workbook.cells import Cell

_CODE_HEADER = re.compile(
    r"\b(?:codes?|num[eé]ros?|n[°o]|num|d[eé]p(?:t|artement)?s?|r[eé]g(?:ion)?s?|insee|siren|ann[eé]es?"
    r"|mois|dates?|trimestres?|p[eé]riodes?|vagues?|id)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.6


def label_columns(grid: Grid, headers: Sequence[Strip], body: Sequence[Strip]) -> tuple[int, ...]:
    """The leading columns that name the rows: texts, dates, and codes beside a name.

    A number column is a label only as a code, a year or a count: before the names, under a header
    that says so, or as years or counts in the first column. The rest holds figures.
    """
    cells: dict[int, list[Cell]] = {}
    for strip in body:
        for cell in strip.cells:
            cells.setdefault(cell.column, []).append(cell)
    columns = sorted(cells)
    worded = {c: _worded(grid, cells[c]) for c in columns}
    titles = {c: _header_of(grid, headers, c) for c in columns}
    labels: list[int] = []
    for place, column in enumerate(columns):
        if worded[column]:
            labels.append(column)
            continue
        named_next = any(worded[c] for c in columns[place + 1 : place + 3])
        coded = _CODE_HEADER.search(titles[column]) is not None
        if not labels and not named_next and place == 0:
            years = all(year_of(cell) is not None for cell in cells[column])
            named = years or coded or counts_up(cells[column]) or not titles[column]
            if len(columns) > 1 and named:
                labels.append(column)
                continue
        if named_next and (not labels or coded or _are_codes(cells[column])):
            labels.append(column)
            continue
        break
    while labels and not worded[labels[-1]] and len(labels) > 1:
        labels.pop()
    return tuple(labels)


def parts_side_by_side(grid: Grid, strips: Sequence[Strip]) -> list[tuple[int, int]]:
    """Ranges of columns of the tables that stand side by side, at least one.

    A blank column parts two tables only when what stands to its right has labels of its own.
    """
    occupied = {cell.column for strip in strips for cell in strip.cells}
    runs: list[list[int]] = []
    for column in sorted(occupied):
        if runs and runs[-1][1] == column - 1:
            runs[-1][1] = column
        else:
            runs.append([column, column])
    parts: list[tuple[int, int]] = []
    for left, right in runs:
        if parts and not (
            _stands_alone(grid, strips, left, right) and _has_figures(strips, *parts[-1])
        ):
            parts[-1] = (parts[-1][0], right)
        else:
            parts.append((left, right))
    return parts


def _stands_alone(grid: Grid, strips: Sequence[Strip], left: int, right: int) -> bool:
    """Whether a range of columns has rows with a label of their own and figures after it."""
    if left == right:
        return False
    cut = [part for strip in strips if (part := _cut(strip, left, right)).cells]
    heads = header_places(grid, cut)
    body = [s for s in cut if s.values and s.place not in heads and len(s.cells) > 1]
    if not body:
        return False
    labels = label_columns(grid, [s for s in cut if s.place in heads], body)
    if not labels or labels[-1] == right:
        return False
    first = [cell for strip in body for cell in strip.cells if cell.column in labels]
    if counts_up(first) and ends_in_words(first):
        return True
    named = [c for c in first if grid.kind(c) in {Kind.TEXT, Kind.DATE} or year_of(c) is not None]
    return len(named) >= _MOSTLY * len(body)


def _has_figures(strips: Sequence[Strip], left: int, right: int) -> bool:
    return any(left < cell.column <= right for strip in strips for cell in strip.values)


def _cut(strip: Strip, left: int, right: int) -> Strip:
    kept = [
        (c, k) for c, k in zip(strip.cells, strip.kinds, strict=True) if left <= c.column <= right
    ]
    return Strip(strip.place, tuple(c for c, _ in kept), tuple(k for _, k in kept))


def _worded(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a column is mostly made of texts or dates."""
    words = sum(grid.kind(cell) in {Kind.TEXT, Kind.DATE} for cell in cells)
    return words >= _MOSTLY * len(cells)


def _are_codes(cells: Sequence[Cell]) -> bool:
    """Whether the numbers of a column are codes, being stored as texts."""
    return all(isinstance(cell.value, str) for cell in cells)


def _header_of(grid: Grid, headers: Sequence[Strip], column: int) -> str:
    texts = []
    for strip in headers:
        cell = grid.at(strip.place, column)
        if cell is not None and isinstance(cell.value, str):
            texts.append(cell.value)
    return " ".join(texts)
