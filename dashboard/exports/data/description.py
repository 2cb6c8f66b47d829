"""What every file says of its table, as plain values: title, mark, licence, dates, columns."""

from __future__ import annotations

from typing import Any

from dashboard.domain.data_table import Column, DataSet, DataTable


def described(table: DataTable) -> dict[str, Any]:
    """The description of a table: its data set, what was kept of it, its number of rows."""
    return {
        **description_of(table.about),
        "conserve": table.kept,
        "nombre_de_lignes": len(table.rows),
        "colonnes": [described_column(column) for column in table.about.columns],
    }


def description_of(about: DataSet) -> dict[str, Any]:
    """The description of a data set, without its columns."""
    return {
        "jeu": about.id,
        "titre": about.title,
        "avertissement": about.mark,
        "description": about.description,
        "producteur": about.producer,
        "licence": about.licence,
        "licence_adresse": about.licence_url,
        "sources": list(about.sources),
        "periode": about.period,
        "version": about.version,
        "mise_a_jour": about.updated,
        "mots_cles": list(about.keywords),
    }


def described_column(column: Column) -> dict[str, Any]:
    """A column: its name, title, type of Table Schema, unit, meaning and codes."""
    said: dict[str, Any] = {
        "nom": column.name,
        "titre": column.title,
        "type": column.type.value,
        "description": column.description,
    }
    if column.unit:
        said["unite"] = column.unit
    if column.codes:
        said["codes"] = dict(column.codes)
    return said
