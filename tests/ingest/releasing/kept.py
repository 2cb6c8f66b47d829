"""Imports made by hand, as a checked workbook would give them."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from dashboard.domain.version import Origin
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.ingest.releasing.imports import Import, from_prepared
from dashboard.tables.layout import RAW_COLUMNS

DATA = Path(__file__).resolve().parents[3] / "data"
DAY = dt.date(2026, 12, 1)
WORKBOOK = b"a workbook as it was received"
SOURCE = {
    "publication": "DREES, données de l’enquête ASCO 2025",
    "title": "Analyse des besoins sociaux en 2025",
    "author": "DREES",
    "date": "décembre 2026",
    "nature": "official_table",
    "read_in": "abs-2025.xlsx",
    "url": "",
    "read_on": "2026-12-01",
    "licence": "Licence Ouverte 2.0",
    "confidence": "A",
}


def copy_of(folder: Path) -> Path:
    """The data folder of the project, for a test to change."""
    shutil.copytree(DATA, folder / "data")
    return folder / "data"


def row(number: int, size: tuple[str, str], value: str, **cells: str) -> dict[str, str]:
    """A figure of the ABS in 2025."""
    low, high = size
    given = {
        "id": f"T{number:010x}",
        "edition": "2025",
        "reference_date": "en 2025",
        "indicator": "abs-realisee",
        "unit": "commune",
        "scope": "sans-objet",
        "reading": "communes",
        "group": "ensemble",
        "territory": "france",
        "size_min": low,
        "size_max": high,
        "size_label": "Ensemble" if size == ("", "") else f"{low} à {high}".removesuffix(" à "),
        "orientation": "direct",
        "value": value,
        "qualifier": "exact",
        "status": "A",
        "confidentiality": "F",
        "source": "asco-2025-abs",
        "confidence": "A",
        **cells,
    }
    return {column: given.get(column, "") for column in RAW_COLUMNS}


def figures(*values: str) -> list[dict[str, str]]:
    """One figure a size, then the total."""
    sizes = [("0", "500"), ("500", "1500"), ("1500", "5000"), ("5000", ""), ("", "")]
    return [row(i, size, value) for i, (size, value) in enumerate(zip(sizes, values, strict=True))]


def prepared(
    folder: Path,
    rows: list[dict[str, str]],
    withdrawn: Mapping[str, str] | None = None,
    name: str = "asco-2025-abs",
) -> Prepared:
    """A checked import of these rows."""
    folder.mkdir(parents=True, exist_ok=True)
    mapping, workbook = folder / "mapping.toml", folder / "abs-2025.xlsx"
    mapping.write_text("format = 1\n")
    workbook.write_bytes(WORKBOOK)
    sha = hashlib.sha256(WORKBOOK).hexdigest()
    origins = tuple(
        Origin(r["id"], "value", workbook.name, sha, "Tableau 1", "Tableau 1", f"B{n + 6}", "…")
        for n, r in enumerate(rows)
    )
    source = {**SOURCE, "id": name}
    gone = tuple((withdrawn or {}).items())
    return Prepared(name, mapping, workbook, sha, source, tuple(rows), origins, (), gone)


def imported(folder: Path, rows: list[dict[str, str]], former: Import | None = None) -> Import:
    """The import of these rows, after ``former`` if there was one."""
    return from_prepared(prepared(folder, rows), former)
