"""Two readers, one answer: what a cell holds is believed only if both say the same.

The values come from calamine; a second reader, which also tells the look, must confirm each.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from python_calamine import CalamineSheet, CalamineWorkbook

from dashboard.ingest.workbook.cells import PLAIN, Cell, CellValue, Look, address
from dashboard.ingest.workbook.received import Received

Place = tuple[int, int]
Raw = float | str | bool | dt.date | dt.time | dt.timedelta | None

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MILLISECOND = dt.timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the second reader saw in a cell; ``error`` marks a text such as ``#DIV/0!``.

    calamine gives nothing for errors: such a text stands on the word of the second reader.
    """

    value: Raw
    look: Look = PLAIN
    error: bool = False


def calamine_values(sheet: CalamineSheet) -> dict[Place, Raw]:
    """What calamine reads in a sheet, by place from 1; it says nothing of error cells."""
    if sheet.start is None:
        return {}
    top, left = sheet.start[0] + 1, sheet.start[1] + 1
    return {
        (row, column): value
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top)
        for column, value in enumerate(values, left)
        if value != ""
    }


def open_calamine(content: bytes) -> CalamineWorkbook:
    """The workbook as calamine sees it."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def plain(value: Raw) -> CellValue | None:
    """A value in the few types of a cell, ``None`` where nothing but spaces is written.

    A time of day or a duration is a fraction of days, as spreadsheets store it. Raises
    ``ValueError`` for a number that is none (infinite, not a number).
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError("a number that is infinite or none")
        return float(value)
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    if isinstance(value, dt.time):
        return dt.timedelta(
            hours=value.hour,
            minutes=value.minute,
            seconds=value.second,
            microseconds=value.microsecond,
        ) / dt.timedelta(days=1)
    if isinstance(value, dt.datetime):
        value = _rounded(value.replace(tzinfo=None))
        return value if value.time() != dt.time() else value.date()
    return value


def _rounded(moment: dt.datetime) -> dt.datetime:
    """To the millisecond: spreadsheets store moments as binary fractions of days."""
    milliseconds = round(moment.microsecond / 1000)
    return moment.replace(microsecond=0) + dt.timedelta(milliseconds=milliseconds)


def same(first: CellValue | None, second: CellValue | None) -> bool:
    """Whether two readings of one cell say the same thing."""
    if isinstance(first, str) and isinstance(second, str):
        # Spaces at the ends of a run of rich text are kept by one reader, trimmed by the other.
        return first == second or _letters(first) == _letters(second)
    if type(first) is float and type(second) is float:
        return first == second or math.isclose(first, second, rel_tol=1e-14, abs_tol=0)
    if isinstance(first, dt.datetime) and isinstance(second, dt.datetime):
        return abs(first - second) <= _MILLISECOND
    return type(first) is type(second) and first == second


def _letters(text: str) -> str:
    """Text without spaces and line breaks, the escapes of Office Open XML undone."""
    return "".join(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).split())


def agreed(
    received: Received,
    sheet: str,
    first: Mapping[Place, Raw],
    second: Mapping[Place, Seen],
    formulas: Collection[Place] = (),
) -> dict[Place, Cell]:
    """The cells of a sheet as both readers see them. Raises ``IngestError`` where they differ."""
    cells: dict[Place, Cell] = {}
    for place in sorted(first.keys() | second.keys()):
        seen = second.get(place, Seen(None))
        try:
            one, other = plain(first.get(place)), plain(seen.value)
        except ValueError as error:
            raise received.refuse(
                f"the cell holds {error}", sheet=sheet, cell=address(*place)
            ) from error
        if seen.error and place not in first:
            one = other
        if not same(one, other):
            raise received.refuse(
                f"two readers see different things in this cell: {_told(one)} and {_told(other)}",
                "look at this cell in a spreadsheet program, write it anew and save the file",
                sheet=sheet,
                cell=address(*place),
            )
        if one is None:
            continue
        if isinstance(one, str) and len(one) > received.limits.text:
            raise received.refuse(
                f"the cell holds more than {received.limits.text:,} characters",
                "shorten it: no title or note is that long",
                sheet=sheet,
                cell=address(*place),
            )
        cells[place] = Cell(*place, one, seen.look, place in formulas)
    return cells


def _told(value: CellValue | None) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
