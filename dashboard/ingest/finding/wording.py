"""How a label reads: a number without decimals, a month as a spreadsheet shows it (« janv-17 »)."""

from __future__ import annotations

import datetime as dt
import re

from dashboard.ingest.finding.figures import raw_of
from dashboard.ingest.finding.lines import squeezed
from dashboard.ingest.workbook.cells import Cell

Depth = tuple[int, int, int]
"""How far in a label is written: steps of indent, leading spaces, whether a bullet precedes it."""
FLAT: Depth = (0, 0, 0)
_MONTHS = (
    "janv", "févr", "mars", "avr", "mai", "juin",
    "juil", "août", "sept", "oct", "nov", "déc",
)  # fmt: skip
_MONTH_YEAR = re.compile(r"m{3,}[^d]*y", re.IGNORECASE)
_BULLET = re.compile(r"^[-–—•·]\s+")


def label_of(cell: Cell) -> str:
    """The label of a cell on one line, without its bullet."""
    value = cell.value
    if isinstance(value, dt.date):
        return date_of(value, cell.look.number_format)
    return _BULLET.sub("", squeezed(raw_of(value)))


def date_of(value: dt.date, number_format: str) -> str:
    """A month (« janv-17 ») where the format shows no day, else the date in ISO form."""
    shown = re.sub(r"\[[^\]]*\]|\\", "", number_format)
    if _MONTH_YEAR.search(shown) and "d" not in shown.lower():
        return f"{_MONTHS[value.month - 1]}-{value.year % 100:02d}"
    return value.isoformat()


def depth_of(cell: Cell) -> Depth:
    """How far in a label is written."""
    if not isinstance(cell.value, str):
        return cell.look.indent, 0, 0
    text = cell.value.lstrip("\n")
    spaces = len(text) - len(text.lstrip(" \t\u00a0\u202f"))
    return cell.look.indent, spaces, int(_BULLET.match(text.strip()) is not None)
