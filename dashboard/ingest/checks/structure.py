"""Whether the mapping and the file fit each other whole: nothing missing, nothing dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.ingest.checks.check import Check, Context
from dashboard.ingest.mapping.prepared import Finding, Level

DECIDED = "nothing of the mapping is left undecided"
SAME_FILE = "the workbook is the one the mapping was written for"
NOT_DROPPED = "every figure of every table is mapped, or ignored with a reason"


def _mapping(context: Context) -> tuple[Finding, ...]:
    found = tuple(_mapping_faults(context))
    if found or context.entries:
        return found
    return (Finding(context.file, "", "", "an import brings at least one figure", "none is read"),)


def _mapping_faults(context: Context) -> Iterator[Finding]:
    name = context.loaded.path.name
    for open_ in context.loaded.undecided:
        said = f"{open_.place}: {open_.key}" if open_.place else open_.key
        yield Finding(name, "", "", DECIDED, f"{said} = « ? »")
    declared, found = context.mapping.file.sha256, context.inspection.sha256
    if declared and declared != found:
        told = (
            f"sha256 {declared[:12]}… declared, {found[:12]}… found: check the mapping against "
            "the new file, then correct or remove sha256"
        )
        yield Finding(context.file, "", "", SAME_FILE, told)
    yield from context.meeting.faults
    yield from context.assembled.mapping_faults


def _nothing_dropped(context: Context) -> Iterator[Finding]:
    taken = {
        (id(read.table), read.figure.cell) for entry in context.entries for read in entry.reads
    }
    taken |= context.assembled.ignored
    ignored = {id(table) for table, _ in context.meeting.ignored}
    met = {id(m.table): m for m in context.meeting.met}
    for table in context.inspection.tables:
        left = [f for f in table.figures if (id(table), f.cell) not in taken]
        if id(table) in ignored or not left:
            continue
        if id(table) not in met:
            told = f"{table.name} « {table.title} » is neither mapped nor ignored"
            told += f" ({len(table.figures)} figures)"
            yield Finding(context.file, table.sheet, left[0].cell, NOT_DROPPED, told)
            continue
        rows = {line.place: line.path for line in table.rows}
        columns = {line.place: line.path for line in table.columns}
        for figure in left:
            row, column = rows.get(figure.row, ()), columns.get(figure.column, ())
            told = f"{figure.raw!r} (row « {' > '.join(row)} », column « {' > '.join(column)} »)"
            yield Finding(context.file, table.sheet, figure.cell, NOT_DROPPED, told)
    for sheet in context.meeting.silent_sheets:
        told = "a sheet of data in which no table was found: ignore it with a reason"
        yield Finding(context.file, sheet, "", NOT_DROPPED, told)
    yield from _counted_twice(context)


def _counted_twice(context: Context) -> Iterator[Finding]:
    """The other half of « nothing dropped »: no cell feeds two facts."""
    cells = Counter(
        (read.table.sheet, read.figure.cell) for entry in context.entries for read in entry.reads
    )
    for (sheet, cell), count in cells.items():
        if count > 1:
            told = f"read {count} times"
            yield Finding(context.file, sheet, cell, "a cell is read once", told)


def _codes(context: Context) -> Iterator[Finding]:
    yield from context.assembled.code_faults


CHECKS = (
    Check(
        "mapping",
        Level.HARD,
        "To the whole mapping: decided, written for this file, every table and label found once, "
        "every figure with one full key.",
        _mapping,
    ),
    Check(
        "nothing-dropped",
        Level.HARD,
        "To every figure of every table found in the file.",
        _nothing_dropped,
    ),
    Check(
        "codes",
        Level.HARD,
        "To every imported cell that holds a code or a text instead of a number, or a mark "
        "beside it.",
        _codes,
    ),
)
