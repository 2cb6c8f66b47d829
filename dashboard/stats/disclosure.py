"""Statistical confidentiality of a table of shares: which cells must not be shown.

Arrays in, arrays out; every threshold is an argument. Primary secrets are the cells that would
tell something of one unit. Secondary secrets are those that must fall with them, since a table
is published with its totals: a hidden cell that is the only one of its row or column is found by
subtraction. Cells of a table (rows: a total, then its parts; columns likewise) are the edges of a
graph between rows and columns; one can be worked out from the others exactly if its edge is a
bridge, that is if it belongs to no loop of hidden cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Booleans = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Limits:
    """Thresholds: the least number of units (and of respondents), what a small cell is, and the
    share of a total that one unit must not reach.
    """

    units: int
    small: int
    dominance: float


def primary(
    units: Counts,
    respondents: Counts,
    positive: Counts,
    largest: npt.NDArray[np.float64],
    limits: Limits,
) -> Booleans:
    """Cells secret by themselves.

    ``units`` and ``respondents`` count those of the cell, ``positive`` the respondents who said
    yes, ``largest`` is the share (0 to 1) of its largest unit in its population. Secret: fewer
    than ``limits.units`` units or respondents; fewer than ``limits.small`` respondents of whom
    all, none, or all or none but fewer than ``limits.units`` said yes; one dominant unit. A cell
    without any unit is not secret: there is nothing in it.
    """
    few = (units < limits.units) | (respondents < limits.units)
    negative = respondents - positive
    small = respondents < limits.small
    telling = small & (np.minimum(positive, negative) < limits.units)
    found: Booleans = (units > 0) & (few | telling | (largest >= limits.dominance))
    return found


def protect(
    hidden: Booleans, present: Booleans, unanimous: Booleans, cost: npt.NDArray[np.float64]
) -> Booleans:
    """Every cell to hide besides the ``hidden`` ones: by subtraction, and under unanimous totals.

    ``unanimous`` tells the cells where all respondents, or none, said yes: the total of a line
    (first column) that is unanimous says it of every part, so it falls with the first hidden one.
    The first line (the whole) is spared that rule: what is published of everybody is no secret.
    """
    mask = hidden & present
    while True:
        before = mask.copy()
        mask[1:, 0] |= unanimous[1:, 0] & mask[1:, 1:].any(axis=1)
        mask |= secondary(mask, present, cost)
        if np.array_equal(mask, before):
            return mask & ~hidden


def secondary(hidden: Booleans, present: Booleans, cost: npt.NDArray[np.float64]) -> Booleans:
    """Cells to hide besides ``hidden`` so that none can be worked out from its row and column.

    The three arrays (rows × columns) share the shape of the table with its totals. Only
    ``present`` cells can be hidden. Each loop is closed by the least costly cells (``cost`` is
    what hiding loses; give totals a high one). ``ValueError`` where no loop can be closed.
    """
    mask = hidden & present
    while (found := bridges(mask)).any():
        row, column = (int(i[0]) for i in np.nonzero(found))
        for r, c in _cheapest_loop(mask, present, cost, row, column):
            mask[r, c] = True
    return mask & ~hidden


def bridges(mask: Booleans) -> Booleans:
    """Hidden cells that the shown ones give away: those in no loop of hidden cells."""
    found = np.zeros_like(mask)
    for row, column in np.argwhere(mask):
        without = mask.copy()
        without[row, column] = False
        found[row, column] = not _linked(without, int(row), int(column))
    return found


def _linked(mask: Booleans, row: int, column: int) -> bool:
    """Whether hidden cells lead from the row to the column."""
    rows = np.zeros(mask.shape[0], dtype=np.bool_)
    rows[row] = True
    while True:
        columns: Booleans = np.any(mask[rows], axis=0)
        if bool(columns[column]):
            return True
        reached: Booleans = np.any(mask[:, columns], axis=1) | rows
        if np.array_equal(reached, rows):
            return False
        rows = reached


def _cheapest_loop(
    mask: Booleans, present: Booleans, cost: npt.NDArray[np.float64], row: int, column: int
) -> list[tuple[int, int]]:
    """The cells of the rectangle through the cell that costs least to hide, hidden ones free."""
    price = np.where(mask, 0.0, np.where(present, cost, np.inf))
    total = price[row][None, :] + price[:, column][:, None] + price
    total[row, :] = np.inf
    total[:, column] = np.inf
    best = int(np.argmin(total))
    other_row, other_column = divmod(best, mask.shape[1])
    if not np.isfinite(total[other_row, other_column]):
        raise ValueError(f"the hidden cell ({row}, {column}) cannot be protected")
    return [(row, other_column), (other_row, column), (other_row, other_column)]
