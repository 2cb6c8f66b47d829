"""Compares what was found in a drawn workbook with the truth, cell by cell and label by label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.ingest.finding.table import Figure, Inspection, Table
from tests.ingest.lookalike_files import Page, address
from tests.ingest.lookalike_hand import Known, Lookalike, TrueTable


@dataclass(frozen=True)
class Fault:
    """Something found wrong or not at all, and not told: ``kind`` for counting, ``what`` to read."""

    kind: str
    what: str


def judge(truth: Lookalike, found: Inspection) -> list[Fault]:
    """Every silent difference; empty where all was found or each difference was told."""
    told = {(doubt.sheet, cell) for doubt in found.doubts for cell in _cells(doubt.cell)}
    words = {
        sheet: " ".join(d.what for d in found.doubts if d.sheet == sheet) for sheet in truth.roles
    }
    faults: list[Fault] = []
    reports = {report.name: report for report in found.sheets}
    for name, role in truth.roles.items():
        report = reports.get(name)
        if report is None:
            faults.append(Fault("sheet", f"{name} is missing"))
            continue
        if not truth.flat and str(report.role) != role:
            faults.append(Fault("role", f"{name}: {report.role}, is {role}"))
        tables = [table for table in truth.tables if table.sheet == name]
        doubts = {cell for sheet, cell in told if sheet == name}
        faults += _judge_sheet(tables, report.tables, doubts, words[name])
        if role == "data":
            page = next(page for page in truth.pages if page.name == name)
            faults += _judge_numbers(page, report.tables, doubts)
    return faults


def _cells(named: str) -> Iterable[str]:
    """The addresses a doubt names: one, or a few, or the two ends of a range."""
    return [part for part in named.replace(":", " ").replace(",", " ").split() if part]


def _judge_sheet(
    truths: list[TrueTable], tables: tuple[Table, ...], told: set[str], words: str
) -> Iterable[Fault]:
    figures = {figure.cell: (table, figure) for table in tables for figure in table.figures}
    known_cells = {cell for truth in truths for cell in truth.cells}
    if len(tables) != len(truths) and not told:
        yield Fault(
            "tables", f"{len(tables)} found, there are {len(truths)}: {[t.area for t in tables]}"
        )
    for cell in figures.keys() - known_cells - told:
        yield Fault("invented", f"{cell} is no figure, found {figures[cell][1]}")
    yield from _judge_notes(truths, tables)
    for truth in truths:
        own: dict[int, Table] = {}
        for cell, known in truth.cells.items():
            if cell not in figures:
                if cell not in told:
                    yield Fault("lost", f"{cell} {known}")
                continue
            table, figure = figures[cell]
            own[id(table)] = table
            yield from _judge_figure(known, figure, told, words)
            yield from _judge_paths(truth, cell, table, told)
        if len(own) > 1 and not told:
            yield Fault("split", f"one table found as {[t.area for t in own.values()]}")
        for table in own.values():
            yield from _judge_words(truth, table, told)


def _judge_numbers(page: Page, tables: tuple[Table, ...], told: set[str]) -> Iterable[Fault]:
    """Every cell that holds a number is a figure, a label, or told: strays too."""
    placed = {figure.cell for table in tables for figure in table.figures}
    placed |= {c for table in tables for line in (*table.rows, *table.columns) for c in line.cells}
    for (row, column), ink in page.ink.items():
        if not isinstance(ink.value, str) and address(row, column) not in placed | told:
            yield Fault("dropped", f"{address(row, column)}: {ink.value}")


def _judge_figure(known: Known, figure: Figure, told: set[str], words: str) -> Iterable[Fault]:
    if known.number is not None:
        if figure.number is None:
            if figure.cell not in told:
                yield Fault("unread", f"{figure.cell}: {known} read as {figure}")
        elif (
            abs(figure.number - known.number) > 1e-9 * max(1, abs(known.number))
            or figure.percent != known.percent
        ):
            yield Fault("number", f"{figure.cell}: {known} read as {figure}")
        if sorted(figure.marks) != sorted(known.marks) and figure.cell not in told:
            yield Fault("marks", f"{figure.cell}: {known} read as {figure}")
        return
    if figure.number is not None:
        yield Fault("number", f"{figure.cell}: {known} read as {figure}")
    elif known.text:
        if figure.text.strip() != known.text and figure.cell not in told:
            yield Fault("text", f"{figure.cell}: {known} read as {figure}")
    elif known.undefined:
        if figure.cell not in told and known.code not in words and _same(known.code) not in words:
            yield Fault(
                "undefined", f"{figure.cell}: {known.code} is not defined and nothing is told"
            )
    elif _same(figure.code) != _same(known.code) and figure.cell not in told:
        yield Fault("code", f"{figure.cell}: {known} read as {figure}")


def _same(code: str) -> str:
    return code.strip().upper().replace("N.D.", "ND").replace("...", "…")


def _judge_paths(truth: TrueTable, cell: str, table: Table, told: set[str]) -> Iterable[Fault]:
    row, column = truth.places[cell]
    lines = (
        ("row path", [line for line in table.rows if line.place == row], truth.rows[row], [address(row, c) for c in truth.label_columns]),
        ("column path", [line for line in table.columns if line.place == column], truth.columns[column], truth.heads[column]),
    )  # fmt: skip
    for kind, found, path, where in lines:
        paths = [tuple(" ".join(part.split()) for part in line.path) for line in found]
        wanted = tuple(" ".join(part.split()) for part in path)
        excused = {cell, *where, *(c for line in found for c in line.cells)} & told
        if paths != [wanted] and not excused:
            yield Fault(kind, f"{cell}: {wanted} found as {paths}")


def _judge_notes(truths: list[TrueTable], tables: tuple[Table, ...]) -> Iterable[Fault]:
    """Notes of a sheet may belong to any of its tables: that they are kept, as what they are."""
    kept = {
        "note": "\n".join(note for table in tables for note in table.notes),
        "lecture": "\n".join(table.lecture for table in tables),
        "champ": "\n".join(table.champ for table in tables),
        "source": "\n".join(table.source for table in tables),
    }
    for key, text in ((key, text) for truth in truths for key, text in truth.notes.items()):
        if text.rstrip(".") not in kept[key]:
            yield Fault(key, f"{text!r} found as {kept[key]!r}")


def _judge_words(truth: TrueTable, table: Table, told: set[str]) -> Iterable[Fault]:
    if truth.title and truth.title_cell not in told:
        if truth.title not in " ".join(table.title.split()):
            yield Fault("title", f"{truth.title!r} found as {table.title!r}")
        if truth.number != table.number:
            yield Fault("table number", f"{truth.number!r} found as {table.number!r}")
    if truth.unit and truth.unit.casefold() != table.unit.strip("() ").casefold():
        yield Fault("unit", f"{truth.unit!r} found as {table.unit!r}")
    for code, meaning in truth.codes.items():
        read = {figure.cell for figure in table.figures if figure.code}
        if any(known.code == code and cell in read for cell, known in truth.cells.items()):
            meanings = {_same(c): m for c, m in (table.codes or {}).items()}
            if meaning.rstrip(".") not in meanings.get(_same(code), ""):
                yield Fault(
                    "meaning", f"{code} is {meaning!r}, found as {meanings.get(_same(code))!r}"
                )
