"""``inspect_workbook``: what each sheet of a file is, and every table found in it.

Nothing is dropped: each number of a sheet of data becomes a figure, a label, or a doubt that names
its cell. What was not certain is told, with how it was read meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.ingest.finding.assembly import Surrounded, assemble, surround
from dashboard.ingest.finding.blocks import cut_sheet
from dashboard.ingest.finding.definitions import Meanings, meanings_of
from dashboard.ingest.finding.grid import Kind, grid_of, kind_of
from dashboard.ingest.finding.lines import Line, LineKind, is_link, lines_of, squeezed
from dashboard.ingest.finding.roles import role_by_words
from dashboard.ingest.finding.table import Doubt, Inspection, Role, SheetReport, Table
from dashboard.ingest.finding.wording import label_of
from dashboard.ingest.workbook.cells import Cell, Sheet, Workbook

_TEXT_ROLES = frozenset({Role.COVER, Role.SUMMARY, Role.CORRECTIONS})


def inspect_workbook(workbook: Workbook) -> Inspection:
    """Find the tables of a file. Never fails: what cannot be understood is told as a doubt."""
    roles = [role_by_words(sheet) for sheet in workbook.sheets]
    covers = [s for s, role in zip(workbook.sheets, roles, strict=True) if role in _TEXT_ROLES]
    wider = meanings_of(line for sheet in covers for line in _text_lines(sheet))
    reports: list[SheetReport] = []
    doubts: list[Doubt] = []
    for sheet, role in zip(workbook.sheets, roles, strict=True):
        report, found = _inspect_sheet(sheet, role, wider)
        reports.append(report)
        doubts.extend(found)
    hidden = [f"sheet {sheet.name!r} is hidden" for sheet in workbook.sheets if sheet.hidden]
    return Inspection(
        workbook.path,
        workbook.sha256,
        workbook.kind,
        tuple(reports),
        tuple(doubts),
        (*workbook.remarks, *hidden),
    )


def unplaced(sheet: Sheet, report: SheetReport) -> list[Cell]:
    """The numbers of a sheet that are neither a figure nor part of a label of its tables.

    Each must be told in a doubt: that is how one proves that nothing was dropped.
    """
    placed = {figure.cell for table in report.tables for figure in table.figures}
    for table in report.tables:
        placed.update(cell for line in (*table.rows, *table.columns) for cell in line.cells)
    return [c for c in sheet if kind_of(c) is Kind.NUMBER and c.address not in placed]


def _inspect_sheet(
    sheet: Sheet, role: Role | None, wider: Meanings
) -> tuple[SheetReport, list[Doubt]]:
    if role is Role.EMPTY:
        return SheetReport(sheet.name, Role.EMPTY), []
    if role in {Role.SUMMARY, Role.CORRECTIONS}:
        return SheetReport(sheet.name, role, texts=_texts(sheet)), []
    grid = grid_of(sheet)
    cut = cut_sheet(grid)
    around = [surround(block) for block in cut.blocks]
    loose = [line for strip in cut.lines for cell in strip.cells for line in lines_of(cell)]
    of_sheet = meanings_of([*loose, *(line for one in around for line in one.said.lines)])
    _share(around)
    tables: list[Table] = []
    doubts: list[Doubt] = []
    for place, one in enumerate(around, start=1):
        own = meanings_of(one.said.lines)
        table, found = assemble(grid, sheet.name, one, own.over(of_sheet).over(wider), place)
        tables.append(table)
        doubts += found
    if role is Role.COVER and not tables:
        return SheetReport(sheet.name, role, texts=_texts(sheet)), []
    strays = (
        cut.strays if tables else [(c, what) for c, what in cut.strays if kind_of(c) is Kind.NUMBER]
    )
    doubts += [Doubt(sheet.name, cell.address, what) for cell, what in strays]
    final = Role.DATA if tables else Role.TEXT
    if tables and role is not None:
        doubts.append(Doubt(sheet.name, "", f"named as a {role.value}, but it holds a table"))
    texts = () if tables else _texts(sheet)
    if not tables and role is None:
        doubts += [
            Doubt(
                sheet.name, line.cell.address, f"« {line.text} » is announced, but no table found"
            )
            for line in loose
            if line.kind is LineKind.TITLE
        ]
    report = SheetReport(sheet.name, final, tuple(tables), texts)
    return report, doubts + _numbers(sheet, doubts, report)


def _numbers(
    sheet: Sheet, doubts: Sequence[Doubt], report: SheetReport | None = None
) -> list[Doubt]:
    """A doubt for each number that has no place and was not told of yet."""
    told = {doubt.cell for doubt in doubts}
    empty = SheetReport(sheet.name, Role.TEXT)
    return [
        Doubt(sheet.name, cell.address, f"« {label_of(cell)} » belongs to no table: not read")
        for cell in unplaced(sheet, report or empty)
        if cell.address not in told
    ]


def _share(around: Sequence[Surrounded]) -> None:
    """Tables side by side share the lines written once for all of them."""
    first: dict[int, Surrounded] = {}
    for one in around:
        if not one.block.group:
            continue
        leader = first.setdefault(one.block.group, one)
        if leader is not one:
            one.borrow(leader)


def _texts(sheet: Sheet) -> tuple[str, ...]:
    """The lines of a sheet of text, cell after cell."""
    rows: dict[int, list[str]] = {}
    for cell in sheet:
        text = label_of(cell)
        if not is_link(text) or text.casefold() == "sommaire":
            rows.setdefault(cell.row, []).append(text)
    return tuple(squeezed(" | ".join(parts)) for _, parts in sorted(rows.items()))


def _text_lines(sheet: Sheet) -> Iterable[Line]:
    return (line for cell in sheet if isinstance(cell.value, str) for line in _whole(cell))


def _whole(cell: Cell) -> tuple[Line, ...]:
    """A cell of a cover as one line: a definition there may run over several."""
    lines = lines_of(cell)
    return (Line(str(cell.value), lines[0].kind, cell),) if lines else ()
