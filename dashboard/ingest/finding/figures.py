"""One data cell as a figure: a number, a code of the file, or a text, with its marks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.ingest.finding.grid import Kind, code_in, kind_of, number_in
from dashboard.ingest.finding.table import Figure
from dashboard.ingest.workbook.cells import Cell, CellValue

_HUNDRED = Decimal(100)


def figure_of(cell: Cell) -> tuple[Figure, str]:
    """The figure of a cell, and what was not certain (empty where all was)."""
    kind, value = kind_of(cell), cell.value
    bare = Figure(cell.address, cell.row, cell.column, raw_of(value), formula=cell.formula)
    if kind is Kind.NUMBER and isinstance(value, float):
        percent = cell.look.is_percent
        number = float(Decimal(repr(value)) * _HUNDRED) if percent else value
        return replace(bare, number=number, percent=percent), ""
    read = number_in(str(value)) if kind is Kind.NUMBER else None
    if read is not None:
        return replace(bare, number=read.value, percent=read.percent, marks=read.marks), ""
    code = code_in(str(value)) if kind is Kind.CODE else None
    if code is not None:
        return replace(bare, code=code), ""
    shown = " ".join(bare.raw.split())
    return replace(bare, text=shown), f"« {shown} » is neither a number nor a known code"


def raw_of(value: CellValue) -> str:
    """What a cell holds, as text: a whole number without « .0 », a date in ISO form."""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value if isinstance(value, str) else value.isoformat()
