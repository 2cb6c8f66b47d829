"""The formats a table can be written in: their names in addresses, extensions, media types."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.data_table import DataSet, DataTable
from dashboard.exports.csv_parts import plain_name
from dashboard.results.data.catalogue import CELLS


@dataclass(frozen=True)
class Format:
    """A format; ``id`` is the value of ``format=`` in addresses, ``use`` who it is for."""

    id: str
    extension: str
    media_type: str
    label: str
    use: str
    geographic: bool = False
    """Whether it holds outlines, hence only tables of communes."""
    streamed: bool = False
    """Whether it is written row after row."""


CSV = Format(
    "csv", "csv", "text/csv; charset=utf-8", "CSV", "pour un programme : virgule, point, UTF-8",
    streamed=True,
)  # fmt: skip
CSV_EXCEL = Format(
    "csv-excel", "csv", "text/csv; charset=utf-8", "CSV pour tableur",
    "point-virgule, virgule décimale", streamed=True,
)  # fmt: skip
XLSX = Format(
    "xlsx",
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "Excel",
    "classeur, avec l’explication des colonnes et des statuts",
)
PARQUET = Format(
    "parquet", "parquet", "application/vnd.apache.parquet", "Parquet", "pour R, Python, DuckDB"
)
JSON = Format("json", "json", "application/json", "JSON", "avec ses métadonnées", streamed=True)
JSONL = Format(
    "jsonl", "jsonl", "application/x-ndjson", "JSON, une ligne par objet", "pour un flux",
    streamed=True,
)  # fmt: skip
GEOJSON = Format(
    "geojson", "geojson", "application/geo+json", "GeoJSON", "communes avec leurs contours",
    geographic=True, streamed=True,
)  # fmt: skip
GEOPARQUET = Format(
    "geoparquet", "parquet", "application/vnd.apache.parquet", "GeoParquet",
    "communes avec leurs contours", geographic=True,
)  # fmt: skip

FORMATS: dict[str, Format] = {
    f.id: f for f in (CSV_EXCEL, CSV, XLSX, PARQUET, JSON, JSONL, GEOJSON, GEOPARQUET)
}


def formats_of(about: DataSet) -> tuple[Format, ...]:
    """The formats a data set can be written in."""
    return tuple(f for f in FORMATS.values() if about.geographic or not f.geographic)


def file_name(table: DataTable, chosen: Format) -> str:
    """« asco_observations_v1.0.0.csv », « asco_observations_extrait_ccas_2015_v1.0.0.csv ».

    What is left of a data set once filtered is called an extract, and says by what; communes with
    a figure are named after the view.
    """
    about = table.about
    parts = [
        "demonstration" if about.mark else "",
        "asco",
        about.id,
        "extrait" if table.kept and about.id != CELLS else "",
        *table.codes,
        f"v{about.version}" if about.version[:1].isdigit() else about.version,
        {"csv-excel": "tableur", "geoparquet": "geo"}.get(chosen.id, ""),
    ]
    return plain_name(parts, chosen.extension)
