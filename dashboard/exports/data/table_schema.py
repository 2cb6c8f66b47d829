"""The schema of a table in Table Schema, as frictionless data tools read it."""

from __future__ import annotations

from typing import Any

from dashboard.domain.data_table import Column, ColumnType, DataSet

_FORMATS: dict[ColumnType, dict[str, Any]] = {
    ColumnType.BOOLEAN: {"trueValues": ["true"], "falseValues": ["false"]},
    ColumnType.DATE: {"format": "%Y-%m-%d"},
}


def table_schema(about: DataSet) -> dict[str, Any]:
    """The schema of the CSV file for programs; codes are constraints, their meanings beside."""
    schema: dict[str, Any] = {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "fields": [_field(column) for column in about.columns],
        "missingValues": [""],
    }
    if about.key:
        schema["primaryKey"] = list(about.key)
    return schema


def _field(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "type": column.type.value,
        "description": column.description,
        **_FORMATS.get(column.type, {}),
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
        said["codes"] = dict(column.codes)
    if column.unit:
        said["unit"] = column.unit
    return said | ({"constraints": constraints} if constraints else {})
