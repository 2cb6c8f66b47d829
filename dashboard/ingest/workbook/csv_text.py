"""Reading .csv: encoding and separator decided in the open, values left as the text they are."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.ingest.workbook.cells import Cell, Sheet, address
from dashboard.ingest.workbook.csv_encoding import decoded
from dashboard.ingest.workbook.csv_separator import cut_rows
from dashboard.ingest.workbook.received import Received
from dashboard.ingest.workbook.room import Room

_SETTING = threading.Lock()


def read_csv(received: Received) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The one sheet of a CSV file, named after the file, and what was decided to read it.

    Raises ``IngestError`` where encoding, separator or quotation marks contradict themselves.
    """
    text, encoding = decoded(received)
    with _long_fields(received):
        rows, cutting = cut_rows(received, text)
    name = received.path.stem
    room = Room(received, name)
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if not value.strip():
                continue
            if len(value) > received.limits.text:
                raise received.refuse(
                    f"the cell holds more than {received.limits.text:,} characters",
                    "look for a quotation mark that is never closed",
                    cell=address(row, column),
                )
            room.take(row, column)
            cells[row, column] = Cell(row, column, value)
    return (Sheet(name, cells),), (encoding, *cutting)


@contextmanager
def _long_fields(received: Received) -> Iterator[None]:
    """Let fields be as long as the file: the limit of the module is one of the whole process."""
    with _SETTING:
        before = csv.field_size_limit(len(received.content) + 1)
        try:
            yield
        finally:
            csv.field_size_limit(before)
