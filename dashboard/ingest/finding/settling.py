"""A table as cut out of a sheet, and where its labels and the last rows of its header are."""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.ingest.finding.columns import label_columns
from dashboard.ingest.finding.counting import counts_up
from dashboard.ingest.finding.grid import Grid, year_of
from dashboard.ingest.finding.lines import is_unit
from dashboard.ingest.finding.strips import STRONG, Strip
from dashboard.ingest.workbook.cells import Cell


@dataclass
class Block:
    """One table, cut out but not yet read. ``body`` holds group rows too, in their order."""

    headers: list[Strip] = field(default_factory=list)
    body: list[Strip] = field(default_factory=list)
    before: list[Strip] = field(default_factory=list)
    after: list[Strip] = field(default_factory=list)
    labels: tuple[int, ...] = ()
    edge: int = 0
    """Last column that labels take up, merged ranges included; figures stand after it."""
    left: int = 1 << 20
    right: int = 0
    """First and last column in which its rows hold something."""
    group: int = 0
    """Tables cut side by side out of one part share a number."""
    doubts: list[tuple[Cell, str]] = field(default_factory=list)

    def add(self, strip: Strip) -> None:
        """Add a body row."""
        self.body.append(strip)
        self._stretch(strip)

    def head(self, strip: Strip) -> None:
        """Add a header row."""
        self.headers.append(strip)
        self._stretch(strip)

    def _stretch(self, strip: Strip) -> None:
        self.left = min(self.left, strip.cells[0].column)
        self.right = max(self.right, strip.cells[-1].column)

    @property
    def rows(self) -> list[Strip]:
        """Body rows that hold something beside a line of text."""
        return [strip for strip in self.body if not strip.is_line]


def settle(grid: Grid, block: Block) -> bool:
    """Find the label columns and the last rows of the header; whether it is a table at all."""
    rows = block.rows
    headers = [strip for strip in block.headers if not strip.is_line]
    if not any(strip.values for strip in rows):
        return False
    block.labels = label_columns(grid, headers, rows)
    if not block.headers and not _numbered_header(block, rows) and len(rows) == 1:
        return False
    block.edge = _edge(grid, block)
    first = block.edge
    while block.before and _is_header_line(block, block.before[-1], first):
        block.headers.insert(0, block.before.pop())
    while block.body and block.body[0].is_line and block.body[0].cells[0].column > first:
        line = block.body.pop(0)
        (block.before if is_unit(str(line.cells[0].value)) else block.headers).append(line)
    if not block.headers:
        told = "a table without header: its columns have no name"
        block.doubts.append((block.body[0].cells[0], told))
    return True


def _edge(grid: Grid, block: Block) -> int:
    """The last column that the labels of rows with figures take up."""
    ends = set(block.labels)
    for strip in block.rows:
        figures = min((c.column for c in strip.cells if c.column not in block.labels), default=0)
        for cell in strip.cells:
            if cell.column in block.labels and figures:
                ends.add(min(grid.last_column(cell), figures - 1))
    return max(ends, default=0)


def _is_header_line(block: Block, line: Strip, first: int) -> bool:
    """Whether a text alone in its row, right above the table and beside its labels, is a header."""
    top = min(strip.place for strip in [*block.headers, *block.body])
    cell = line.cells[0]
    beside = cell.column > first and line.place == top - 1 and len(line.cells) == 1
    says_unit = is_unit(str(cell.value)) and bool(block.headers)
    return beside and line.line_kind not in STRONG and not says_unit


def _numbered_header(block: Block, rows: list[Strip]) -> bool:
    """Take a first row of numbers 1, 2, 3… as the header of a table that has no other."""
    strip = rows[0]
    several = len(strip.values) > 1
    apart = strip.bold and not rows[-1].bold
    years = all(year_of(cell) is not None for cell in strip.values)
    if len(rows) < 2 or not several or not (apart or years or counts_up(strip.values)):
        return False
    block.body.remove(strip)
    block.headers.append(strip)
    told = "a row of numbers read as the names of the columns"
    block.doubts.append((strip.values[0], told))
    return True
