"""Result → CSV, with the status and the origin of every figure."""

from __future__ import annotations

import csv
import io

from dashboard.domain.page import SITE
from dashboard.results.result import Cell, Result

COLUMNS = (
    "indicateur", "edition", "portee", "lecture", "sens", "territoire_des_valeurs", "groupe",
    "taille", "taille_min", "taille_max_exclue", "valeur", "qualificatif", "mots",
    "statut_observation", "statut_confidentialite", "complement_calcule",
    "territoire_des_comptes", "communes", "habitants", "source",
)  # fmt: skip


def csv_bytes(result: Result) -> bytes:
    """The rows of a result for a spreadsheet in French: ``;``, decimal comma, UTF-8 with BOM.

    Three comment-free blocks would break readers, so that title, source and licence stand in
    columns or in the file name; every row carries its own source.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cell in result.rows:
        writer.writerow([_safe(value) for value in _row(result, cell)])
    return text.getvalue().encode("utf-8-sig")


def file_name(result: Result, extension: str) -> str:
    """« asco-2015_action-sociale_france.csv »: what, when, where, in plain characters."""
    selection = result.selection
    return f"asco-{selection.edition}_{selection.indicator}_{selection.territory.key}.{extension}"


def citation(result: Result, address: str, read_on: str) -> str:
    """How to cite the view: publication first, then this site, its address and the date read."""
    sources = " ; ".join(result.text.sources)
    return f"{sources}. {result.text.title}. {SITE}, {address} (consulté le {read_on})."


def _row(result: Result, cell: Cell) -> list[str]:
    selection, seen = result.selection, cell.observation
    size = cell.size
    return [
        selection.indicator,
        selection.edition,
        selection.scope.value,
        selection.reading.value,
        selection.orientation.value,
        seen.key.territory.key if seen else "",
        seen.key.group if seen else "",
        cell.heading,
        str(size.minimum) if size else "",
        str(size.maximum) if size and size.maximum is not None else "",
        _number(cell.value),
        cell.qualifier.value if cell.value is not None or seen else "",
        seen.words if seen else "",
        cell.status.value,
        cell.confidentiality.value,
        "oui" if cell.mark else "non",
        result.composition.territory,
        str(cell.communes) if cell is not result.total else "",
        str(cell.population) if cell is not result.total else "",
        cell.source or " ; ".join(result.text.sources),
    ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _safe(text: str) -> str:
    """Neutralise what a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
