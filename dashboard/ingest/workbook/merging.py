"""What a merged range hides: cells that nobody sees are not handed on, but told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.ingest.workbook.cells import Cell, Merge, address
from dashboard.ingest.workbook.received import Received

Place = tuple[int, int]


def hidden_places(
    received: Received, sheet: str, cells: Mapping[Place, Cell], merges: Sequence[Merge]
) -> set[Place]:
    """Cells under a merged range other than its top left one.

    Raises ``IngestError`` where the ranges are so many that no table can need them.
    """
    hidden: set[Place] = set()
    effort = 0
    for merge in merges:
        area = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
        effort += min(area, len(cells))
        if effort > received.limits.area:
            raise received.refuse("the sheet holds too many merged ranges", sheet=sheet)
        places = _places(merge) if area < len(cells) else cells
        hidden.update(place for place in places if place in cells and merge.holds(*place))
        hidden.discard((merge.top, merge.left))
    return hidden


def _places(merge: Merge) -> list[Place]:
    return [
        (row, column)
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    ]


def without(cells: Mapping[Place, Cell], hidden: set[Place]) -> dict[Place, Cell]:
    """The cells that are seen."""
    return {place: cell for place, cell in cells.items() if place not in hidden}


def hidden_remark(hidden: Mapping[str, set[Place]]) -> list[str]:
    """One doubt for the whole file, empty where nothing is hidden."""
    told = [
        f"{sheet!r} ({len(places)}, first {address(*min(places))})"
        for sheet, places in hidden.items()
        if places
    ]
    return [f"cells hidden under merged ranges left out: {', '.join(told)}"] if told else []
