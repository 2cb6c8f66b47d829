"""A first look at the sheets of an .xlsx: where something is written, and which cells compute.

Neither library tells formulas and stored values apart in one reading, and neither bounds what it
reads; this pass does both and understands nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from dashboard.ingest.workbook.markup import stream
from dashboard.ingest.workbook.received import Received
from dashboard.ingest.workbook.room import Room

SPREADSHEETS = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_SHORT = {
    f"{space} {name}": name
    for space in SPREADSHEETS
    for name in ("worksheet", "row", "c", "f", "v", "is")
}
Place = tuple[int, int]


@dataclass(slots=True)
class Scan:
    """Formulas of a sheet, and those among them for which no result was ever stored."""

    formulas: set[Place] = field(default_factory=set)
    never_computed: list[Place] = field(default_factory=list)
    cells_in_all: int = 0


def scan(received: Received, part: str, content: bytes, sheet: str, earlier: int = 0) -> Scan:
    """Read a part of the container, which holds ``sheet``; empty where it is no worksheet.

    ``earlier`` counts the cells of the parts before. Raises ``IngestError`` where the part is
    damaged or holds more than the limits.
    """
    reader = _Reader(received, part, Room(received, sheet, earlier))
    stream(received, part, content, reader.start, reader.end, reader.text)
    reader.found.cells_in_all = reader.room.in_all
    return reader.found


class _Reader:
    """Follows rows and cells, whether or not they carry their addresses."""

    def __init__(self, received: Received, part: str, room: Room) -> None:
        self.received, self.part, self.room = received, part, room
        self.found = Scan()
        self.row = self.column = 0
        self.inside = ""
        self.kind = ""
        self.formula = self.filled = False
        self.spilled: list[tuple[int, int, int, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match _SHORT.get(name):
            case "row":
                self.row = self._number(attributes.get("r"), self.row + 1)
                self.column = 0
            case "c":
                self.column += 1
                if place := attributes.get("r"):
                    self.row, self.column = self._place(place)
                self.kind = attributes.get("t", "n")
                self.formula = self.filled = False
            case "f":
                self.formula = True
                if attributes.get("t") == "array" and "ref" in attributes:
                    self._spill(attributes["ref"])
            case "v" | "is" as holder:
                self.inside = holder

    def text(self, text: str) -> None:
        if self.inside and text:
            self.filled = True

    def end(self, name: str) -> None:
        match _SHORT.get(name):
            case "v" | "is":
                self.inside = ""
            case "c":
                self._cell()
            case "worksheet":
                for left, top, right, bottom in self.spilled:
                    self.found.formulas |= {
                        (row, column)
                        for row in range(top, bottom + 1)
                        for column in range(left, right + 1)
                    }

    def _cell(self) -> None:
        place = (self.row, self.column)
        if self.filled:
            self.room.take(*place)
        if self.formula:
            self.found.formulas.add(place)
            if not self.filled and self.kind != "str":
                self.found.never_computed.append(place)

    def _spill(self, reference: str) -> None:
        """Cells filled by one array formula: all of them are computed."""
        try:
            left, top, right, bottom = (int(side or 0) for side in range_boundaries(reference))
        except ValueError as error:
            raise self._damaged(reference) from error
        area = (right - left + 1) * (bottom - top + 1)
        if area > self.received.limits.cells:
            raise self.room.too_many("cells", self.received.limits.cells)
        self.spilled.append((left, top, right, bottom))

    def _place(self, reference: str) -> Place:
        try:
            return coordinate_to_tuple(reference)
        except ValueError as error:
            raise self._damaged(reference) from error

    def _number(self, text: str | None, otherwise: int) -> int:
        if text is None:
            return otherwise
        if not text.isascii() or not text.isdigit():
            raise self._damaged(text)
        return int(text)

    def _damaged(self, reference: str) -> Exception:
        return self.received.refuse(
            f"the part « {self.part} » gives a cell an impossible place ({reference[:40]!r})",
            sheet=self.room.sheet,
        )
