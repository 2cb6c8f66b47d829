"""What was found in a workbook: tables whose every figure keeps its cell, and what is uncertain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Role(StrEnum):
    """What a sheet is for."""

    COVER = "cover"
    SUMMARY = "summary"
    CORRECTIONS = "corrections"
    DATA = "data"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True)
class Line:
    """A row or a column of a table.

    ``place`` is its row or column number in the sheet. ``path`` holds its label after those it
    stands under (group rows, larger headers), from the largest to its own, cleaned of footnote
    marks and of surrounding spaces; ``cells`` their addresses. Several label columns (code and
    name) give one path element each, in their order. ``marks`` are the footnote marks taken off.
    """

    place: int
    path: tuple[str, ...]
    cells: tuple[str, ...]
    marks: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its own label, empty where it has none."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True)
class Figure:
    """One data cell of a table.

    ``number`` is the number as it must be read, ``None`` for a code or text. A share written 0.72
    in a cell displayed as « 72 % », or the text « 72 % », gives 72.0 with ``percent`` true.
    ``code`` is the code as defined in the file (``ND``); ``marks`` what stands beside the number:
    (p), (e), (r), *. ``text`` is anything else. ``raw`` is what the cell holds, untouched.
    """

    cell: str
    row: int
    column: int
    raw: str
    number: float | None = None
    percent: bool = False
    code: str = ""
    text: str = ""
    marks: tuple[str, ...] = ()
    formula: bool = False


@dataclass(frozen=True)
class Doubt:
    """Something that was not certain: where, what, and how it was read meanwhile."""

    sheet: str
    cell: str
    what: str


@dataclass(frozen=True)
class Table:
    """A table of a sheet. ``columns`` and ``rows`` name every figure by their places.

    ``number`` is « Tableau 1 » or empty; ``unit`` « En % » or empty; ``codes`` the meaning of each
    code as defined in the same file (``ND`` → « non disponible »); ``footnotes`` that of each mark.
    """

    sheet: str
    number: str
    title: str
    unit: str
    area: str
    """First and last cell, labels included (``A5:F12``)."""
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    figures: tuple[Figure, ...]
    lecture: str = ""
    champ: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    codes: Mapping[str, str] | None = None
    footnotes: Mapping[str, str] | None = None
    part: int = 1
    """Place of the table among those of its sheet, from 1."""

    @property
    def name(self) -> str:
        """What a person calls it: its number, or the sheet and its place in it."""
        return self.number or f"{self.sheet} [{self.part}]"


@dataclass(frozen=True)
class SheetReport:
    """What a sheet is, and the tables found in it."""

    name: str
    role: Role
    tables: tuple[Table, ...] = ()
    texts: tuple[str, ...] = ()
    """Lines of a cover, a summary or a list of corrections, in their order."""


@dataclass(frozen=True)
class Inspection:
    """Everything found in a file, sheet by sheet."""

    path: Path
    sha256: str
    kind: str
    sheets: tuple[SheetReport, ...]
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in the order of the sheets."""
        return tuple(table for sheet in self.sheets for table in sheet.tables)
