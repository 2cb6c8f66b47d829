"""The cells of an OpenDocument spreadsheet, read as ``content.xml`` streams by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.ingest.workbook.agreement import Place, Seen
from dashboard.ingest.workbook.cells import PLAIN, Merge, address
from dashboard.ingest.workbook.markup import stream
from dashboard.ingest.workbook.ods_styles import OFFICE, TABLE, Styles
from dashboard.ingest.workbook.ods_values import NeverComputedError, Paragraphs, Written, written
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, SAVE_AGAIN, Received
from dashboard.ingest.workbook.room import Room, check_sheets

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_APART = (f"{TABLE}table", f"{TABLE}shapes")
"""Elements inside a table that hold other tables: those of charts and pictures."""
_LONGEST = 9
"""Digits of a repetition; spreadsheets end at 1 048 576 rows."""


@dataclass(slots=True)
class Table:
    """A sheet as its own reader sees it; ``blurred`` as calamine is known to."""

    name: str
    hidden: bool
    seen: dict[Place, Seen] = field(default_factory=dict)
    blurred: dict[Place, Written] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)


def tables(received: Received, styles: bytes, content: bytes) -> list[Table]:
    """Every sheet in order. Raises ``IngestError``."""
    looks = Styles()
    if styles:
        stream(received, "styles.xml", styles, looks.start, looks.end)
    reader = _Reader(received, looks)
    stream(received, "content.xml", content, reader.start, reader.end, reader.text)
    check_sheets(received, len(reader.tables))
    return reader.tables


@dataclass(slots=True)
class _Open:
    """A cell whose element is still open."""

    column: int
    attributes: Mapping[str, str]
    paragraphs: Paragraphs = field(default_factory=Paragraphs)


class _Reader:
    def __init__(self, received: Received, looks: Styles) -> None:
        self.received, self.looks = received, looks
        self.tables: list[Table] = []
        self.table: Table | None = None
        self.room = Room(received, "")
        self.body = False
        self.apart = 0
        self.cell: _Open | None = None
        self.row = self.column = self.repeated = 1
        self.row_style = ""
        self.column_styles: list[tuple[int, str]] = []
        self.found: list[tuple[int, int, Written, Seen, bool]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.apart:
            self.apart += 1
        elif self.cell:
            self.cell.paragraphs.start(name, attributes)
        elif self.table is None:
            if self.body:
                self._table(name, attributes)
            elif name == f"{OFFICE}spreadsheet":
                self.body = True
            else:
                self.looks.start(name, attributes)
        elif name in _APART:
            self.apart = 1
        elif name == f"{TABLE}table-column":
            last = self.column_styles[-1][0] if self.column_styles else 0
            last += self._count(attributes, "number-columns-repeated")
            style = attributes.get(f"{TABLE}default-cell-style-name", "")
            self.column_styles.append((last, style))
        elif name == f"{TABLE}table-row":
            self.repeated = self._count(attributes, "number-rows-repeated")
            self.row_style = attributes.get(f"{TABLE}default-cell-style-name", "")
            self.column = 1
            self.found.clear()
        elif name in _CELLS:
            self.cell = _Open(self.column, attributes)
            self.column += self._count(attributes, "number-columns-repeated")

    def text(self, text: str) -> None:
        if self.cell:
            self.cell.paragraphs.text(text)

    def end(self, name: str) -> None:
        if self.apart:
            self.apart -= 1
        elif self.cell and (name not in _CELLS or self.cell.paragraphs.nested):
            self.cell.paragraphs.end(name)
        elif self.cell and self.table:
            self._close_cell(self.table, self.cell)
            self.cell = None
        elif self.table and name == f"{TABLE}table-row":
            self._close_row(self.table)
        elif name == f"{TABLE}table":
            self.table = None
        elif not self.body:
            self.looks.end(name)

    def _table(self, name: str, attributes: Mapping[str, str]) -> None:
        """A table of the body; what else stands there (tracked changes, links) is passed over."""
        if name != f"{TABLE}table":
            self.apart = 1
            return
        sheet = attributes.get(f"{TABLE}name", "")
        if sheet in {table.name for table in self.tables}:
            raise self.received.refuse("two sheets have the same name", sheet=sheet)
        hidden = self.looks.hidden(attributes.get(f"{TABLE}style-name", ""))
        self.table = Table(sheet, hidden)
        self.tables.append(self.table)
        self.room = Room(self.received, sheet, self.room.in_all)
        self.row = 1
        self.column_styles = []
        check_sheets(self.received, len(self.tables))

    def _count(self, attributes: Mapping[str, str], name: str) -> int:
        text = attributes.get(f"{TABLE}{name}", "1")
        if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST and int(text)):
            raise self.received.refuse(
                f"a number of rows or columns is impossible ({text[:40]!r})", DOWNLOAD_AGAIN
            )
        return int(text)

    def _close_cell(self, table: Table, cell: _Open) -> None:
        place, attributes = (self.row, cell.column), cell.attributes
        try:
            content = written(attributes, cell.paragraphs)
        except (ValueError, OverflowError) as error:
            raise self._refused(f"the stored value is damaged ({error})", place) from error
        except NeverComputedError as error:
            raise self._refused(
                "the formula was never computed: the file stores no result for it", place
            ) from error
        down = self._count(attributes, "number-rows-spanned")
        across = self._count(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            table.merges.append(Merge(*place, self.row + down - 1, cell.column + across - 1))
        if content:
            style = attributes.get(f"{TABLE}style-name") or self._inherited(cell.column)
            look = self.looks.look(style) if style else PLAIN
            if content.percent and not look.is_percent:
                look = replace(look, number_format="0%")
            seen = Seen(content.value, look, content.error)
            formula = f"{TABLE}formula" in attributes
            self.found.append((cell.column, self.column, content, seen, formula))

    def _inherited(self, column: int) -> str:
        """Style of a cell that names none: that of its row, or of its column."""
        place = bisect_left(self.column_styles, (column, ""))
        of_column = self.column_styles[place][1] if place < len(self.column_styles) else ""
        return self.row_style or of_column

    def _close_row(self, table: Table) -> None:
        for row in range(self.row, self.row + (self.repeated if self.found else 0)):
            for first, after, content, seen, formula in self.found:
                for column in range(first, after):
                    self.room.take(row, column)
                    table.seen[row, column], table.blurred[row, column] = seen, content
                    if formula:
                        table.formulas.add((row, column))
        self.row += self.repeated

    def _refused(self, reason: str, place: Place) -> Exception:
        sheet = self.tables[-1].name
        return self.received.refuse(reason, SAVE_AGAIN, sheet=sheet, cell=address(*place))
