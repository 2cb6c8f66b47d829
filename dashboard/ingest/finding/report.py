"""What was found in a file, told to a person in a terminal or written out whole as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dashboard.ingest.finding.table import Doubt, Inspection, Line, SheetReport, Table
from dashboard.ingest.vocabulary.sizes import read_size

Recogniser = Callable[[str], str | None]
"""Gives the key of the territory that a label names (``departement:01``), ``None`` if none."""
_SHOWN = 4
_WIDE = 100


def told(
    inspection: Inspection, territory: Recogniser | None = None, *, tables_only: bool = False
) -> str:
    """The report as text: each sheet, each table, then the doubts, the repeated ones grouped."""
    tables = inspection.tables
    figures = sum(len(table.figures) for table in tables)
    lines = [
        f"{inspection.path.name} ({inspection.kind}, {inspection.sha256[:12]}): "
        f"{len(inspection.sheets)} sheets, {len(tables)} tables, {figures} figures, "
        f"{len(inspection.doubts)} doubts"
    ]
    lines += [f"  remark: {remark}" for remark in inspection.remarks]
    for sheet in inspection.sheets:
        if sheet.tables or not tables_only:
            lines += _sheet(sheet, territory)
    if not tables_only:
        lines += _doubts(inspection.doubts)
    return "\n".join(lines)


def as_json(inspection: Inspection) -> dict[str, Any]:
    """Everything found, in a fixed order, every figure with its cell; ready for ``json.dumps``."""
    return {
        "file": inspection.path.name,
        "sha256": inspection.sha256,
        "kind": inspection.kind,
        "remarks": list(inspection.remarks),
        "sheets": [
            {
                "name": sheet.name,
                "role": sheet.role.value,
                "texts": list(sheet.texts),
                "tables": [_table_json(table) for table in sheet.tables],
            }
            for sheet in inspection.sheets
        ],
        "doubts": [
            {"sheet": doubt.sheet, "cell": doubt.cell, "what": doubt.what}
            for doubt in inspection.doubts
        ],
    }


def _table_json(table: Table) -> dict[str, Any]:
    words = ("number", "title", "unit", "area", "lecture", "champ", "source", "part")
    return {
        **{name: getattr(table, name) for name in words},
        "notes": list(table.notes),
        "codes": dict(table.codes or {}),
        "footnotes": dict(table.footnotes or {}),
        "columns": [_line_json(line) for line in table.columns],
        "rows": [_line_json(line) for line in table.rows],
        "figures": [
            {
                "cell": figure.cell,
                "row": figure.row,
                "column": figure.column,
                "raw": figure.raw,
                "number": figure.number,
                "percent": figure.percent,
                "code": figure.code,
                "text": figure.text,
                "marks": list(figure.marks),
                "formula": figure.formula,
            }
            for figure in table.figures
        ],
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "place": line.place,
        "path": list(line.path),
        "cells": list(line.cells),
        "marks": list(line.marks),
    }


def _sheet(sheet: SheetReport, territory: Recogniser | None) -> Iterator[str]:
    yield ""
    yield f"{sheet.name!r}: {sheet.role.value}"
    for table in sheet.tables:
        yield from _table(table, territory)
    if not sheet.tables:
        yield from (f"    {_short(text)}" for text in sheet.texts[:_SHOWN])
        if len(sheet.texts) > _SHOWN:
            yield f"    … {len(sheet.texts) - _SHOWN} more lines"


def _table(table: Table, territory: Recogniser | None) -> Iterator[str]:
    numbers = sum(figure.number is not None for figure in table.figures)
    codes = sum(bool(figure.code) for figure in table.figures)
    texts = len(table.figures) - numbers - codes
    yield f"  {table.name}: {_short(table.title) or '(no title)'}"
    yield (
        f"    {table.area}, {len(table.rows)} rows × {len(table.columns)} columns"
        f"{', unit: ' + table.unit if table.unit else ''}; "
        f"{numbers} numbers, {codes} codes, {texts} texts"
    )
    for name, lines in (("columns", table.columns), ("rows", table.rows)):
        yield f"    {name}: {_short(_listed(lines))}"
    lines = (*table.rows, *table.columns)
    sizes = sum(any(read_size(part) for part in line.path) for line in lines)
    if sizes:
        yield f"    sizes recognised: {sizes}"
    if territory is not None:
        keys = sum(any(territory(part) for part in line.path) for line in lines)
        if keys:
            yield f"    territories recognised: {keys}"
    for name in ("champ", "lecture", "source"):
        if getattr(table, name):
            yield f"    {name}: {_short(getattr(table, name))}"
    yield from (f"    note: {_short(note)}" for note in table.notes)
    yield from (f"    code {code}: {_short(said)}" for code, said in (table.codes or {}).items())
    marks = table.footnotes or {}
    yield from (f"    mark {mark}: {_short(said)}" for mark, said in marks.items())


def _listed(lines: Sequence[Line]) -> str:
    labels = [" / ".join(line.path) or "(no name)" for line in lines]
    if len(labels) <= _SHOWN:
        return " | ".join(labels)
    return " | ".join([*labels[: _SHOWN - 1], "…", labels[-1]])


def _doubts(doubts: Iterable[Doubt]) -> Iterator[str]:
    grouped: dict[tuple[str, str], list[str]] = {}
    for doubt in doubts:
        grouped.setdefault((doubt.sheet, doubt.what), []).append(doubt.cell)
    if not grouped:
        return
    yield ""
    yield "Doubts:"
    for (sheet, what), cells in grouped.items():
        named = [cell for cell in cells if cell]
        where = ", ".join(named[:_SHOWN]) + (
            f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
        )
        yield f"  {sheet!r}{' ' + where if where else ''}: {what}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDE else text[: _WIDE - 1].rstrip() + "…"
