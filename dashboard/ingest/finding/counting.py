"""Numbers that name things: « 0, 1, 2, 3, 4 ou plus » as labels of rows or of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.ingest.workbook.cells import Cell

_OPEN = re.compile(r"\b(?:plus|moins|davantage|total|ensemble|autres?)\b|[+≥>]", re.IGNORECASE)


def whole(cell: Cell) -> int | None:
    """The small whole number a cell holds, stored as a number or as a bare text."""
    value = cell.value
    if isinstance(value, str):
        bare = value.strip()
        return int(bare) if bare.isdecimal() and len(bare) <= 2 else None
    if isinstance(value, float) and value.is_integer() and 0 <= value < 100:
        return int(value)
    return None


def counts_up(cells: Sequence[Cell]) -> bool:
    """Whether cells in their order count from 0 or 1, one by one, then perhaps end in words."""
    numbers = [whole(cell) for cell in cells]
    end = next((place for place, number in enumerate(numbers) if number is None), len(numbers))
    words = cells[end:]
    if end < 2 or numbers[0] not in {0, 1} or numbers[:end] != list(_from(numbers[0], end)):
        return False
    return len(words) <= 2 and all(isinstance(c.value, str) and _worded(c.value) for c in words)


def ends_in_words(cells: Sequence[Cell]) -> bool:
    """Whether the last of the cells is a text (« 4 ou plus »)."""
    return isinstance(cells[-1].value, str) and _worded(cells[-1].value)


def _from(start: int | None, length: int) -> range:
    first = start or 0
    return range(first, first + length)


def _worded(text: str) -> bool:
    return _OPEN.search(text) is not None
