"""The records of an .xls, walked before any library builds something of them.

xlrd tells no formula from a number, and bounds nothing: this pass counts what is written, marks
what is computed, and finds passwords, macros and the ends of files cut short.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlrd.compdoc import CompDoc, CompDocError

from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received
from dashboard.ingest.workbook.room import Room, check_sheets

Place = tuple[int, int]
_BOF, _EOF, _BOUNDSHEET, _FILEPASS, _STRINGS = 0x0809, 0x0A, 0x85, 0x2F, 0xFC
_FORMULAS = (0x06, 0x0206, 0x0406)
_VALUES = (*_FORMULAS, 0x03, 0x0203, 0x04, 0x0204, 0x05, 0x0205, 0x27E, 0xFD, 0xD6)
"""Formula, number, label, boolean or error, RK, shared string, rich string."""
_MULTIPLE_RK = 0xBD
_DIMENSIONS = 0x0200
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_EMPTY_RESULT = 3
WORKSHEET = 0


@dataclass(slots=True)
class Records:
    """A sheet as its records tell it: its name and kind, what is computed, what came out empty."""

    name: str
    kind: int
    formulas: set[Place] = field(default_factory=set)
    empty_results: list[Place] = field(default_factory=list)


def walk(received: Received) -> list[Records]:
    """Every sheet of the workbook in order. Raises ``IngestError``."""
    stream = _stream(received)
    sheets: list[tuple[int, Records]] = []
    for kind, body in _records(received, stream, 0):
        if kind == _FILEPASS:
            raise received.refuse(
                "the file is protected by a password",
                "open it with its password, save it without, and import that file",
            )
        if kind == _STRINGS and max(struct.unpack_from("<II", body.ljust(8))) > len(stream):
            # A reader that believes the number asks for that much memory at once.
            raise received.refuse("the file announces more texts than it holds", DOWNLOAD_AGAIN)
        if kind == _BOUNDSHEET and len(body) >= 7:
            start, _, sort = struct.unpack_from("<IBB", body)
            sheets.append((start, Records(_sheet_name(body), sort)))
    check_sheets(received, len(sheets))
    cells = 0
    for start, sheet in sheets:
        if sheet.kind == WORKSHEET:
            room = Room(received, sheet.name, cells)
            _walk_sheet(received, stream, start, sheet, room)
            cells = room.in_all
    return [sheet for _, sheet in sheets]


def _sheet_name(body: bytes) -> str:
    """Name in the record of a sheet, for messages: wide or narrow signs, or those of Excel 95."""
    length, wide = body[6], body[7:8] == b"\x01"
    if len(body) == 8 + length * (2 if wide else 1):
        return body[8:].decode("utf-16-le" if wide else "latin-1", "replace")
    return body[7 : 7 + length].decode("cp1252", "replace")


def _walk_sheet(received: Received, stream: bytes, start: int, sheet: Records, room: Room) -> None:
    for kind, body in _records(received, stream, start):
        if kind in _VALUES and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            room.take(row + 1, column + 1)
            if kind in _FORMULAS:
                sheet.formulas.add((row + 1, column + 1))
                if len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == _EMPTY_RESULT:
                    sheet.empty_results.append((row + 1, column + 1))
        elif kind == _DIMENSIONS:
            _check_dimensions(received, body)
        elif kind == _MULTIPLE_RK and len(body) >= 6:
            row, first = struct.unpack_from("<HH", body)
            for column in range(first, first + (len(body) - 6) // 6):
                room.take(row + 1, column + 1)


def _check_dimensions(received: Received, body: bytes) -> None:
    """A sheet cannot end before it begins: a reader that believes it asks for endless memory."""
    top, bottom, left, right = struct.unpack_from("<IIHH" if len(body) >= 14 else "<HHHH", body)
    if top > bottom or bottom > _MOST_ROWS or left > right or right > _MOST_COLUMNS:
        raise received.refuse("a sheet announces an impossible size", DOWNLOAD_AGAIN)


def _records(received: Received, stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of the records of one substream, charts inside it left out."""
    position, depth = start, 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        position += 4
        if position + size > len(stream):
            break
        if kind == _BOF:
            depth += 1
        elif depth == 0:
            break
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield kind, stream[position : position + size]
        position += size
    raise received.refuse("the file is damaged or cut short", DOWNLOAD_AGAIN)


def has_entry(content: bytes, name: str) -> bool:
    """Whether the directory of a compound file names a stream or folder that way."""
    wanted = (name + "\0").encode("utf-16-le")
    place = content.find(wanted)
    while place >= 0 and place % 128:
        place = content.find(wanted, place + 1)
    return place >= 0


def _stream(received: Received) -> bytes:
    """The stream of the workbook inside the compound file; says what else the file is."""
    content = received.content
    if has_entry(content, "EncryptedPackage"):
        raise received.refuse(
            "the file is protected by a password",
            "open it with its password, save it without, and import that file",
        )
    for entry, what in (
        ("WordDocument", "a text document (.doc)"),
        ("PowerPoint Document", "a presentation (.ppt)"),
        ("__properties_version1.0", "a mail message (.msg)"),
    ):
        if has_entry(content, entry) and not has_entry(content, "Workbook"):
            raise received.refuse(f"this is {what}, not a spreadsheet")
    try:
        compound = CompDoc(content, logfile=_Silent())
        for name in ("Workbook", "Book"):
            memory, base, size = compound.locate_named_stream(name)
            if memory is not None:
                return bytes(memory[base : base + size])
    except (CompDocError, struct.error, IndexError, ValueError, AssertionError) as error:
        raise received.refuse(
            f"the file is damaged or cut short ({error})", DOWNLOAD_AGAIN
        ) from error
    raise received.refuse("the file holds no workbook", DOWNLOAD_AGAIN)


class _Silent:
    """A log nobody reads: xlrd prints its doubts, which are not for the reader of the command."""

    def write(self, text: str) -> int:
        return len(text)
