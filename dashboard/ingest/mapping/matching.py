"""Meeting a mapping with what was found in the file: which table, which row, which column.

Labels are compared once spaces are made alike (a workbook mixes plain, no-break and line-breaking
ones); everything else must be written as the publisher wrote it, so that a workbook that changed
is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.ingest.finding.table import Inspection, Line, Role, Table
from dashboard.ingest.mapping.model import IgnoreRow, ImportMapping, LineRow, TableRow
from dashboard.ingest.mapping.prepared import Finding
from dashboard.ingest.workbook.cells import address

TABLE_FOUND = "a table of the mapping stands in the file"
LABEL_FOUND = "a label of the mapping stands in its table"


@dataclass(frozen=True)
class Met:
    """A table of the mapping and that of the file, its lines by their places in the sheet."""

    row: TableRow
    table: Table
    columns: dict[int, LineRow]
    rows: dict[int, LineRow]


@dataclass(frozen=True)
class Meeting:
    """What met, which tables are ignored and why, and what did not fit."""

    met: tuple[Met, ...]
    ignored: tuple[tuple[Table, str], ...]
    silent_sheets: tuple[str, ...]
    """Sheets of data where no table was found and that the mapping does not ignore."""
    faults: tuple[Finding, ...] = field(default=())


def clean(text: str) -> str:
    """The text with single plain spaces, whatever spaces and line breaks it had."""
    return re.sub(r"\s+", " ", text).strip()


def column_letter(place: int) -> str:
    """``B`` for the second column."""
    return address(1, place)[:-1]


def meet(mapping: ImportMapping, inspection: Inspection, file: str) -> Meeting:
    """Match every table, row and column of the mapping; ``file`` names it in the findings."""
    faults: list[Finding] = []
    met: list[Met] = []
    for wanted in mapping.table:
        table = _find(wanted, inspection, file, faults)
        if table is None:
            continue
        if any(other.table is table for other in met):
            faults.append(Finding(file, table.sheet, "", "a table is mapped once", table.name))
            continue
        columns = _lines("column", wanted.column, table, table.columns, file, faults)
        rows = _lines("row", wanted.row, table, table.rows, file, faults)
        met.append(Met(wanted, table, columns, rows))
    ignored: list[tuple[Table, str]] = []
    for row in mapping.ignore:
        found = [t for t in inspection.tables if _is_ignored(t, row)]
        if not found and not _is_sheet(inspection, row):
            told = f"[[ignore]] {_asked(row.number, row.part)}; {_there(inspection, row.sheet)}"
            faults.append(Finding(file, row.sheet, "", TABLE_FOUND, told))
        for table in found:
            if any(other.table is table for other in met):
                rule = "a table is either mapped or ignored"
                faults.append(Finding(file, table.sheet, "", rule, f"{table.name} is both"))
            else:
                ignored.append((table, row.reason))
    return Meeting(tuple(met), tuple(ignored), _silent(mapping, inspection), tuple(faults))


def _find(
    wanted: TableRow, inspection: Inspection, file: str, faults: list[Finding]
) -> Table | None:
    def fault(rule: str, told: str) -> None:
        faults.append(Finding(file, wanted.sheet, "", rule, told))

    found = [
        table
        for table in inspection.tables
        if clean(table.sheet) == clean(wanted.sheet)
        and clean(table.number) == clean(wanted.number)
        and wanted.part in (None, table.part)
    ]
    if not found:
        asked = _asked(wanted.number, wanted.part)
        fault(TABLE_FOUND, f"no {asked}; {_there(inspection, wanted.sheet)}")
        return None
    if len(found) > 1:
        parts = ", ".join(str(table.part) for table in found)
        fault("a table of the mapping is one table of the file", f"add part = one of {parts}")
        return None
    if clean(found[0].title) != clean(wanted.title):
        told = f"mapping {wanted.title!r}, file {found[0].title!r}"
        fault("a table has the title for which it was mapped", told)
        return None
    return found[0]


def _lines(
    kind: str,
    wanted: Sequence[LineRow],
    table: Table,
    lines: Sequence[Line],
    file: str,
    faults: list[Finding],
) -> dict[int, LineRow]:
    found: dict[int, LineRow] = {}
    for row in wanted:
        path = tuple(clean(part) for part in row.label)
        alike = [line for line in lines if tuple(clean(part) for part in line.path) == path]
        fits = [line for line in alike if row.at in ("", place_of(kind, line))]
        name = f"{table.name}, {kind} « {' > '.join(row.label)} »"
        if not fits:
            there = ", ".join(f"« {' > '.join(line.path)} »" for line in lines)
            if alike:
                there = f"at {', '.join(place_of(kind, line) for line in alike)}"
            told = f"no {name}{f' at {row.at}' if row.at else ''}; the table has {there}"
            faults.append(Finding(file, table.sheet, "", LABEL_FOUND, told))
        elif len(fits) > 1:
            places = ", ".join(place_of(kind, line) for line in fits)
            rule = "a label of the mapping is one line of the table"
            told = f"{name} stands at {places}: add at = one of them"
            faults.append(Finding(file, table.sheet, "", rule, told))
        elif fits[0].place in found:
            told = f"{name} is written twice in the mapping"
            faults.append(Finding(file, table.sheet, "", "a line is mapped once", told))
        else:
            found[fits[0].place] = row
    return found


def place_of(kind: str, line: Line) -> str:
    """The letter of a column or the number of a row, as ``at`` writes it."""
    return column_letter(line.place) if kind == "column" else str(line.place)


def _is_ignored(table: Table, row: IgnoreRow) -> bool:
    return (
        clean(table.sheet) == clean(row.sheet)
        and (row.number is None or clean(table.number) == clean(row.number))
        and row.part in (None, table.part)
    )


def _is_sheet(inspection: Inspection, row: IgnoreRow) -> bool:
    whole = row.number is None and row.part is None
    return whole and any(clean(s.name) == clean(row.sheet) for s in inspection.sheets)


def _silent(mapping: ImportMapping, inspection: Inspection) -> tuple[str, ...]:
    whole = {clean(r.sheet) for r in mapping.ignore if r.number is None and r.part is None}
    return tuple(
        sheet.name
        for sheet in inspection.sheets
        if sheet.role is Role.DATA and not sheet.tables and clean(sheet.name) not in whole
    )


def _asked(number: str | None, part: int | None) -> str:
    named = f"table {number!r}" if number else "table without a number"
    return named + (f", part {part}" if part is not None else "")


def _there(inspection: Inspection, sheet: str) -> str:
    names = [s.name for s in inspection.sheets]
    if not any(clean(name) == clean(sheet) for name in names):
        return f"no such sheet: the file has {', '.join(names) or 'none'}"
    return "the sheet has " + (", ".join(_described(inspection, sheet)) or "no table")


def _described(inspection: Inspection, sheet: str) -> Iterator[str]:
    for table in inspection.tables:
        if clean(table.sheet) == clean(sheet):
            yield f"number {table.number!r} part {table.part} « {table.title} »"
