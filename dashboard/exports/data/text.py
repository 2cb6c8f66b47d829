"""Tables as text, row after row: CSV for spreadsheets, CSV for programs, JSON, JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from dashboard.domain.data_table import DataTable, Value
from dashboard.exports.csv_parts import safe
from dashboard.exports.data.description import described

ROWS_AT_ONCE = 500
"""Rows written between two chunks."""
BOM = "\ufeff"


def csv_chunks(table: DataTable) -> Iterator[bytes]:
    """RFC 4180 in UTF-8: commas, decimal points, ``true`` and ``false``; the header is names."""
    return _csv(table, ",", "", _plain)


def excel_chunks(table: DataTable) -> Iterator[bytes]:
    """For a spreadsheet in French: ``;``, decimal comma, UTF-8 with BOM, nothing that runs."""
    return _csv(table, ";", BOM, _french)


def jsonl_chunks(table: DataTable) -> Iterator[bytes]:
    """One JSON object a line, its members named after the columns."""
    for rows in _batches(table.rows):
        yield "".join(f"{_object(table, row)}\n" for row in rows).encode()


def json_chunks(table: DataTable) -> Iterator[bytes]:
    """One JSON object: what describes the table, then its rows under ``lignes``."""
    head = json.dumps(described(table), ensure_ascii=False)
    yield f'{head[:-1]}, "lignes": ['.encode()
    first = True
    for rows in _batches(table.rows):
        said = ",\n".join(_object(table, row) for row in rows)
        yield (("\n" if first else ",\n") + said).encode()
        first = False
    yield b"\n]}\n"


def _object(table: DataTable, row: Sequence[Value]) -> str:
    names = (column.name for column in table.about.columns)
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)


def _csv(
    table: DataTable, separator: str, start: str, written: Callable[[Value], str]
) -> Iterator[bytes]:
    yield start.encode() + _lines([[c.name for c in table.about.columns]], separator)
    for rows in _batches(table.rows):
        yield _lines(([written(field) for field in row] for row in rows), separator)


def _lines(rows: Iterable[Sequence[str]], separator: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _batches(rows: Sequence[tuple[Value, ...]]) -> Iterator[Sequence[tuple[Value, ...]]]:
    return (rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE))


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _french(value: Value) -> str:
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float):
        return _plain(value).replace(".", ",")
    return safe(value) if isinstance(value, str) else _plain(value)
