"""The one Result behind a publication figure: picture, table, workbook and sentences share it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.figure import FigureSpec
from dashboard.domain.size_range import SizeRange
from dashboard.results.evolution import Evolution
from dashboard.results.result import Cell, Result


@dataclass(frozen=True)
class Series:
    """A column of the figure: an edition, an indicator, or a size, by what the rows are.

    Where a label has two parts, a size and a date, ``group`` is the one that neighbours share and
    ``own`` the date: a table says the first once.
    """

    key: str
    label: str
    edition: str
    group: str = ""
    own: str = ""


@dataclass(frozen=True)
class RowHead:
    """A row: a size range (the total last) or an indicator."""

    key: str
    label: str
    is_total: bool = False
    size: SizeRange | None = None


@dataclass(frozen=True)
class Footnote:
    """A code or mark that the figure needs, and its meaning: added by itself, never forgotten."""

    mark: str
    text: str


@dataclass(frozen=True)
class SharedScale:
    """Figures of one dossier that a reader lays side by side: one scale serves them all.

    ``labels`` name them, this one among them, in their order; ``others`` are the cells that each of
    the others shows.
    """

    labels: tuple[str, ...]
    others: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Blocked:
    """Why the figure may not be exported: a non-comparable pair, nothing published."""

    rule: str
    text: str
    remedy: str


@dataclass(frozen=True)
class Publication:
    """A composed figure: what it says, row by row and series by series, and its house lines.

    ``cells[row][series]`` is ``None`` where nothing was asked (never where a figure is missing: a
    missing figure is a cell with its status). ``read`` is the place of the value that the
    ``lecture`` reads aloud. ``evolution`` is there for a dumbbell, ``map`` for a map.
    """

    spec: FigureSpec
    label: str
    title: str
    proposed: str
    """The proposed title, which states the finding."""
    unit: str
    row_heading: str
    series: tuple[Series, ...]
    rows: tuple[RowHead, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    lecture: str
    champ: str
    source: str
    note: str
    """The author's note and what the figure itself must say, codes apart."""
    footnotes: tuple[Footnote, ...]
    alternative: str
    """Text alternative, at most 220 characters, not repeating the title."""
    description: str
    """Long description: every row in words."""
    data_version: str
    licence: str
    mark: str = ""
    read: tuple[int, int] | None = None
    evolution: Evolution | None = None
    map: Result | None = None
    members: tuple[str, ...] = ()
    """Codes of the communes of the EPCI that a map shows alone, which outlines do not know."""
    blocked: tuple[Blocked, ...] = ()
    shared: SharedScale | None = None
    """The scale it has in common with other figures of its dossier; ``None`` alone."""
