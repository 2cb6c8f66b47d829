"""Sizes of one figure that hold each other: a reader must not take them for a partition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from dashboard.results.publication.grid import Grid
from dashboard.results.result import Cell
from dashboard.wording import publication as words
from dashboard.wording.typography import lower_first


def overlap_notes(grid: Grid) -> Iterator[str]:
    """« Plus de 1 500 habitants » comprend « plus de 5 000 habitants »."""
    rows = [
        (head.size, head.label)
        for head, line in zip(grid.rows, grid.cells, strict=True)
        if head.size is not None and not head.size.is_all and any(_says(cell) for cell in line)
    ]
    held = [
        (label, inner)
        for (size, label), (smaller, inner) in permutations(rows, 2)
        if size != smaller and size.covers(smaller)
    ]
    for wide, narrow in held:
        yield words.HOLDS.format(wide=wide, narrow=lower_first(narrow))


def _says(cell: Cell | None) -> bool:
    return cell is not None and cell.observation is not None and cell.observation.has_figure
