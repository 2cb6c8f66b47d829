"""Result → CSV, with the status, the origin and the conditions of every figure."""

from __future__ import annotations

import csv
import io

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.page import SITE
from dashboard.domain.status import Qualifier, Status
from dashboard.results.result import Cell, Result
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

COLUMNS = (
    "titre", "indicateur", "edition", "portee", "lecture", "sens", "groupe",
    "territoire_des_valeurs", "ligne", "code", "taille_min", "taille_max_exclue",
    "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "unite",
    "complement", "statut_observation", "statut_en_mots",
    "statut_confidentialite", "confidentialite_en_mots",
    "territoire_des_effectifs", "communes", "habitants", "annee_des_effectifs",
    "source", "champ", "note", "licence",
)  # fmt: skip
QUALIFIERS = {
    Qualifier.EXACT: "exact",
    Qualifier.MORE_THAN: "plus de",
    Qualifier.LESS_THAN: "moins de",
    Qualifier.ABOUT: "environ",
    Qualifier.NONE: "en toutes lettres",
}
LICENCE = (
    "Licence Ouverte 2.0 (communes et populations) ; chiffres de l’enquête cités avec leur source"
)


def csv_bytes(result: Result) -> bytes:
    """The rows of a result for a spreadsheet in French: ``;``, decimal comma, UTF-8 with BOM.

    One table and nothing else, so that any reader takes it: title, champ, source and licence
    stand in columns. A figure in words has no ``valeur``; its bound is in a column of its own.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for cell in result.rows:
        writer.writerow([_safe(value) for value in _row(result, cell)])
    return text.getvalue().encode("utf-8-sig")


def file_name(result: Result, extension: str) -> str:
    """« asco-2015_action-sociale_propre_population_france.csv »: what the file holds.

    Counts of the frame are no survey: their files begin with « communes » instead.
    """
    selection = result.selection
    parts = [
        f"communes-{selection.edition}" if result.is_frame else f"asco-{selection.edition}",
        selection.indicator,
        selection.scope.value if selection.scope is not Scope.EITHER else "",
        selection.reading.value if selection.reading is not Reading.UNITS else "",
        selection.orientation.value if selection.orientation is not Orientation.DIRECT else "",
        selection.level.value if result.legend and result.legend.zone else "",
        "-".join(size.code for size in selection.sizes),
        selection.territory.key,
    ]
    return f"{'_'.join(part for part in parts if part)}.{extension}"


def citation(result: Result, address: str, read_on: str) -> str:
    """How to cite the view: producer and publication, this site, its address, the day read."""
    sources = " ; ".join(result.text.sources)
    producer = "Insee" if result.is_frame else "DREES, enquête ASCO"
    return f"{producer}. {sources}. {result.text.title}. {SITE}, {address} (consulté le {read_on})."


def _row(result: Result, cell: Cell) -> list[str]:
    selection, seen, size = result.selection, cell.observation, cell.size
    exact = cell.qualifier is Qualifier.EXACT and not (seen and seen.words and not seen.derived)
    counted = cell.counted and cell is not result.total and bool(result.cells)
    return [
        result.text.title,
        selection.indicator,
        selection.edition,
        selection.scope.value,
        selection.reading.value,
        selection.orientation.value,
        seen.key.group if seen else "",
        seen.key.territory.key if seen else "",
        cell.heading,
        cell.code,
        str(size.minimum) if size else "",
        str(size.maximum) if size and size.maximum is not None else "",
        _number(cell.value) if exact else "",
        "" if exact else _number(cell.value),
        QUALIFIERS[cell.qualifier] if cell.value is not None or (seen and seen.words) else "",
        seen.words if seen else "",
        result.value_heading,
        cell.mark,
        cell.status.value,
        STATUS[Status(cell.status)].label,
        cell.confidentiality.value,
        CONFIDENTIALITY[cell.confidentiality].label,
        result.composition.territory if counted else "",
        str(cell.communes) if counted else "",
        str(cell.population) if counted else "",
        result.counted_in if counted else "",
        cell.source or " ; ".join(result.text.sources),
        result.text.champ,
        " ".join(p for p in (cell.covers, seen.note if seen else "") if p),
        LICENCE,
    ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _safe(text: str) -> str:
    """Neutralise what a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
