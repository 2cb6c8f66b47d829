"""Counting what a sheet holds while it is read, and stopping at the limits."""

from __future__ import annotations

from dashboard.ingest.errors import IngestError
from dashboard.ingest.workbook.cells import address
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received

_SMALLER = "keep only the tables: a table of the survey has some dozens or hundreds of rows"


class Room:
    """The room left in one sheet. ``take`` is called for each cell that holds something.

    ``earlier`` counts the cells of the sheets before; ``in_all`` is to be handed to the next.
    """

    def __init__(self, received: Received, sheet: str, earlier: int = 0) -> None:
        self.received, self.sheet = received, sheet
        self.in_all = earlier
        self.cells = self.rows = self.last_row = self.last_column = 0
        self._row = 0

    def take(self, row: int, column: int) -> None:
        """Count one cell. Raises ``IngestError`` at the first one too many."""
        limits = self.received.limits
        self.cells += 1
        self.in_all += 1
        if row != self._row:
            self._row = row
            self.rows += 1
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.rows > limits.rows:
            raise self.too_many("rows", limits.rows)
        if self.cells > limits.cells:
            raise self.too_many("cells", limits.cells)
        if self.in_all > limits.cells_in_all:
            raise self.received.refuse(
                f"the file holds more than {limits.cells_in_all:,} cells", _SMALLER
            )
        if column > limits.columns:
            raise self.too_many("columns", limits.columns)
        if self.last_row * self.last_column > limits.area:
            raise self.received.refuse(
                f"something is written very far from the rest, at {address(row, column)}",
                "delete the lonely cells at the far end of the sheet and save the file",
                sheet=self.sheet,
                cell=address(row, column),
            )

    def too_many(self, what: str, limit: int) -> IngestError:
        """The refusal of a sheet that holds more than a table of the survey can."""
        return self.received.refuse(
            f"the sheet holds more than {limit:,} {what}", _SMALLER, sheet=self.sheet
        )


def check_sheets(received: Received, count: int) -> None:
    """Raise ``IngestError`` where a workbook has too many sheets, or none."""
    if not count:
        raise received.refuse("the file holds no sheet", DOWNLOAD_AGAIN)
    if count > received.limits.sheets:
        raise received.refuse(
            f"the file holds {count} sheets, more than {received.limits.sheets}",
            "keep only the sheets with tables",
        )
