"""How much of a file is read at most: generous for a statistical table, short for a trap."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of a workbook. The tables of the publisher stay below a tenth of each.

    ``area`` bounds last row × last column of a sheet, since readers hold that rectangle in memory:
    a lone cell at the far end of a sheet costs as much as a full one.
    """

    file_bytes: int = 50 * MEBIBYTE
    """Size of the file as received."""
    members: int = 2_000
    """Files inside a zip container (.xlsx, .ods)."""
    unpacked_bytes: int = 250 * MEBIBYTE
    """Sum of what the container unpacks to, counted while unpacking."""
    ratio: int = 250
    """Unpacked size over packed size of a member larger than one mebibyte."""
    depth: int = 100
    """Nesting of XML elements."""
    sheets: int = 250
    rows: int = 20_000
    """Rows that hold something, in a sheet."""
    columns: int = 2_000
    """Last column that holds something."""
    cells: int = 300_000
    """Cells that hold something, in a sheet."""
    cells_in_all: int = 1_000_000
    """Cells that hold something, in the workbook."""
    area: int = 10_000_000
    text: int = 32_767
    """Characters of a cell (the limit of spreadsheet programs)."""
    seconds: int = 60
    """Time given to the parse, where it runs in a process of its own."""
    memory_bytes: int = 2_048 * MEBIBYTE
    """Address space given to that process, where the system can bound it."""


LIMITS = Limits()
