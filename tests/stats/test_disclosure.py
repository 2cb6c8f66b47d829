"""Confidentiality: what says something of one commune is hidden, and cannot be worked out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.stats.disclosure import Limits, bridges, primary, protect, secondary

LIMITS = Limits(units=3, small=10, dominance=0.85)


def worked_out(mask: np.ndarray) -> np.ndarray:
    """Hidden cells that linear algebra finds from the others, by the rank of the equations.

    Rows: line 0 is the sum of the others; columns: column 0 is the sum of the others.
    """
    lines, columns = mask.shape
    unknown = {tuple(cell): i for i, cell in enumerate(np.argwhere(mask))}
    equations = []
    for line in range(lines):
        equation = np.zeros(len(unknown))
        for column in range(columns):
            if (line, column) in unknown:
                equation[unknown[line, column]] = -1 if column == 0 else 1
        equations.append(equation)
    for column in range(columns):
        equation = np.zeros(len(unknown))
        for line in range(lines):
            if (line, column) in unknown:
                equation[unknown[line, column]] = -1 if line == 0 else 1
        equations.append(equation)
    found = np.zeros_like(mask)
    if not unknown:
        return found
    matrix = np.asarray(equations)
    rank = np.linalg.matrix_rank(matrix)
    for cell, i in unknown.items():
        aim = np.zeros(len(unknown))
        aim[i] = 1
        found[cell] = np.linalg.matrix_rank(np.vstack([matrix, aim])) == rank
    return found


tables = st.integers(2, 7).flatmap(
    lambda lines: st.integers(2, 6).flatmap(
        lambda columns: st.lists(
            st.sampled_from([True, False, False]),
            min_size=lines * columns,
            max_size=lines * columns,
        ).map(lambda cells: np.asarray(cells).reshape(lines, columns))
    )
)


@given(tables)
def test_a_cell_is_called_recoverable_exactly_when_algebra_recovers_it(mask: np.ndarray) -> None:
    assert (bridges(mask) == worked_out(mask)).all()


@settings(max_examples=60)
@given(tables, st.integers(0, 1000))
def test_a_masked_cell_cannot_be_recomputed_by_subtraction(mask: np.ndarray, seed: int) -> None:
    cost = np.random.default_rng(seed).uniform(1, 100, mask.shape)
    extra = secondary(mask, np.ones_like(mask), cost)
    assert not (extra & mask).any()
    assert not worked_out(mask | extra).any()


def test_the_least_costly_cells_fall_and_the_totals_stay() -> None:
    hidden = np.zeros((4, 4), dtype=bool)
    hidden[1, 1] = True
    cost = np.full((4, 4), 50.0)
    cost[0, :] += 1e6
    cost[:, 0] += 1e4
    cost[3, 2] = cost[1, 2] = cost[3, 1] = 2
    extra = secondary(hidden, np.ones_like(hidden), cost)
    assert set(map(tuple, np.argwhere(extra))) == {(1, 2), (3, 1), (3, 2)}


def test_an_empty_cell_protects_nothing() -> None:
    hidden = np.zeros((3, 3), dtype=bool)
    hidden[1, 1] = True
    present = np.ones_like(hidden)
    present[1, 2] = False
    extra = secondary(hidden, present, np.ones((3, 3)))
    assert not extra[1, 2]
    assert not worked_out(hidden | extra).any()


def test_a_cell_that_cannot_be_protected_is_an_error() -> None:
    hidden = np.zeros((2, 2), dtype=bool)
    hidden[1, 1] = True
    with pytest.raises(ValueError, match="cannot be protected"):
        secondary(hidden, hidden.copy(), np.ones((2, 2)))


def test_a_unanimous_total_falls_with_the_part_it_would_tell() -> None:
    hidden = np.zeros((5, 4), dtype=bool)
    hidden[2, 1:3] = hidden[3, 1:3] = True
    unanimous = np.zeros_like(hidden)
    unanimous[2, 0] = unanimous[0, 1] = True
    extra = protect(hidden, np.ones_like(hidden), unanimous, np.ones((5, 4)))
    assert extra[2, 0]
    assert not extra[0, 1]
    assert not worked_out(hidden | extra).any()


@pytest.mark.parametrize(
    ("units", "respondents", "positive", "largest", "secret"),
    [
        (2, 2, 1, 0.5, True),
        (50, 2, 1, 0.1, True),
        (50, 9, 9, 0.1, True),
        (50, 9, 0, 0.1, True),
        (50, 9, 2, 0.1, True),
        (50, 9, 7, 0.1, True),
        (50, 9, 4, 0.1, False),
        (50, 12, 12, 0.1, False),
        (50, 12, 1, 0.1, False),
        (50, 30, 12, 0.85, True),
        (50, 30, 12, 0.84, False),
        (0, 0, 0, 0.0, False),
    ],
)
def test_what_tells_of_one_commune_is_secret(
    units: int, respondents: int, positive: int, largest: float, secret: bool
) -> None:
    cells = (np.asarray([v]) for v in (units, respondents, positive, largest))
    assert primary(*cells, LIMITS)[0] == secret
