"""Tables as Parquet, each column typed and described; GeoParquet for communes."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.data_table import Column, ColumnType, DataTable, Value
from dashboard.exports.data.description import described
from dashboard.exports.data.outlines import Outline, outlines

_TYPES = {
    ColumnType.STRING: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DATE: pa.date32(),
}
GEOMETRY = "geometry"
_CODE = "code"


def parquet_bytes(table: DataTable) -> bytes:
    """Parquet; the metadata of its schema describe the table, under ``asco``."""
    return _written(_arrow(table))


def geoparquet_bytes(table: DataTable) -> bytes:
    """GeoParquet 1.1: the table and the outline of each commune (WKB, longitude and latitude)."""
    plain, known = _arrow(table), outlines()
    found = [known.get(code) for code in plain.column(_CODE).to_pylist()]
    shapes = pa.array([outline.wkb if outline else None for outline in found], pa.binary())
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["MultiPolygon", "Polygon"],
        "orientation": "counterclockwise",
        **_bbox([outline for outline in found if outline]),
    }
    geo = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    full = plain.append_column(GEOMETRY, shapes)
    kept = plain.schema.metadata or {}
    return _written(full.replace_schema_metadata({**kept, b"geo": json.dumps(geo).encode()}))


def _bbox(outlines: Sequence[Outline]) -> dict[str, list[float]]:
    """West, south, east, north of all, absent without any."""
    if not outlines:
        return {}
    west, south, east, north = zip(*(outline.bounds for outline in outlines), strict=True)
    return {"bbox": [min(west), min(south), max(east), max(north)]}


def _arrow(table: DataTable) -> pa.Table:
    columns = table.about.columns
    fields = zip(*table.rows, strict=True) if table.rows else ((),) * len(columns)
    arrays = [
        pa.array([_typed(value, column) for value in values], _TYPES[column.type])
        for column, values in zip(columns, fields, strict=True)
    ]
    schema = pa.schema(
        [pa.field(c.name, _TYPES[c.type], metadata=_metadata(c)) for c in columns],
        {"asco": json.dumps(described(table), ensure_ascii=False)},
    )
    return pa.Table.from_arrays(arrays, schema=schema)


def _typed(value: Value, column: Column) -> object:
    is_day = column.type is ColumnType.DATE and isinstance(value, str)
    return date.fromisoformat(str(value)) if is_day else value


def _metadata(column: Column) -> dict[str, str]:
    said = {"titre": column.title, "description": column.description, "unite": column.unit}
    return {name: text for name, text in said.items() if text}


def _written(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()
