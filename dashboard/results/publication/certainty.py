"""What figures are sure of: whether a title may rest on them, which shares they may stand for."""

from __future__ import annotations

from dashboard.domain.status import Qualifier, Status
from dashboard.results.result import Cell, Look

ROUNDING_OF_WORDS = 5.0
"""Points by which « les deux tiers » may be rounded: nothing is claimed of what lies within."""


def is_sure(cell: Cell) -> bool:
    """Whether a title may rest on the figure: a plain number, not of low reliability."""
    return cell.look is Look.VALUE and cell.status is not Status.LOW_RELIABILITY


def apart(one: Cell, other: Cell) -> bool:
    """Whether two figures differ by more than their intervals, or at all where none is known."""
    first, last = (cell.observation.interval if cell.observation else None for cell in (one, other))
    if first is None or last is None:
        return one.value != other.value
    return first[1] < last[0] or last[1] < first[0]


def alike(one: Cell, other: Cell) -> bool:
    """Whether two figures are shares of the same units."""
    first, last = one.observation, other.observation
    if first is None or last is None:
        return False
    keys = [(o.key.unit, o.key.group, o.key.reading, o.key.territory) for o in (first, last)]
    return keys[0] == keys[1]


def least(cell: Cell) -> float:
    """The least share that a figure may stand for, as far as it tells."""
    return _span(cell)[0]


def most(cell: Cell) -> float:
    """The greatest share that a figure may stand for."""
    return _span(cell)[1]


def _span(cell: Cell) -> tuple[float, float]:
    """The shares that a figure may stand for: its interval, its bound, what its words round."""
    seen, value = cell.observation, cell.value
    if seen is None or value is None or cell.status is Status.LOW_RELIABILITY:
        return 0.0, 100.0
    match cell.qualifier:
        case Qualifier.MORE_THAN:
            return value, 100.0
        case Qualifier.LESS_THAN:
            return 0.0, value
        case Qualifier.ABOUT:
            return value - ROUNDING_OF_WORDS, value + ROUNDING_OF_WORDS
    return seen.interval or (value, value)
