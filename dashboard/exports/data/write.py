"""A table in any format, whole or chunk after chunk; the same table gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.domain.data_table import DataTable
from dashboard.exports.data import formats
from dashboard.exports.data.arrow import geoparquet_bytes, parquet_bytes
from dashboard.exports.data.formats import Format
from dashboard.exports.data.geojson import geojson_chunks
from dashboard.exports.data.text import csv_chunks, excel_chunks, json_chunks, jsonl_chunks
from dashboard.exports.data.workbook import workbook_bytes

_STREAMED: dict[str, Callable[[DataTable], Iterator[bytes]]] = {
    formats.CSV.id: csv_chunks,
    formats.CSV_EXCEL.id: excel_chunks,
    formats.JSON.id: json_chunks,
    formats.JSONL.id: jsonl_chunks,
    formats.GEOJSON.id: geojson_chunks,
}
_WHOLE: dict[str, Callable[[DataTable], bytes]] = {
    formats.XLSX.id: workbook_bytes,
    formats.PARQUET.id: parquet_bytes,
    formats.GEOPARQUET.id: geoparquet_bytes,
}


def chunks(table: DataTable, chosen: Format) -> Iterator[bytes]:
    """The file in pieces, the rows of most formats being written only when they are asked for.

    ``ValueError`` where outlines are asked of what are not communes.
    """
    if chosen.geographic and not table.about.geographic:
        raise ValueError(f"{table.about.id} has no outlines: not as {chosen.id}")
    if chosen.id in _STREAMED:
        return _STREAMED[chosen.id](table)
    return iter((_WHOLE[chosen.id](table),))


def write(table: DataTable, chosen: Format) -> bytes:
    """The whole file; the errors of :func:`chunks`."""
    return b"".join(chunks(table, chosen))
