"""The description of a CSV file in the words of the W3C: CSV on the Web."""

from __future__ import annotations

from typing import Any

from dashboard.domain.data_table import Column, ColumnType, DataSet

_TYPES: dict[ColumnType, Any] = {
    ColumnType.STRING: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: {"base": "boolean", "format": "true|false"},
    ColumnType.DATE: {"base": "date", "format": "yyyy-MM-dd"},
}


def csvw(about: DataSet, url: str) -> dict[str, Any]:
    """The metadata of the CSV file for programs that stands at ``url`` (relative or whole)."""
    said: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "fr"}],
        "url": url,
        "dc:title": about.title,
        "dc:description": about.description,
        "dc:publisher": about.producer,
        "dc:rights": about.licence,
        "dc:subject": list(about.keywords),
        "dc:hasVersion": about.version,
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True, "quoteChar": '"'},
        "tableSchema": {
            "columns": [_column(column) for column in about.columns],
            **({"primaryKey": list(about.key)} if about.key else {}),
        },
    }
    if about.licence_url:
        said["dc:license"] = {"@id": about.licence_url}
    if about.updated:
        said["dc:modified"] = {"@value": about.updated, "@type": "xsd:date"}
    return said


def _column(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": _TYPES[column.type],
        "null": "",
    }
    return said | ({"required": True} if column.required else {})
