"""Result → CSV, with the status, the origin and the conditions of every figure."""

from __future__ import annotations

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.exports.csv_parts import Field, licence_of, name, write
from dashboard.figures.mark import dataset_of, mark_of, marked
from dashboard.results.data.told import told_cell
from dashboard.results.result import Cell, Result

COLUMNS = (
    "jeu", "titre", "indicateur", "edition", "portee", "lecture", "sens", "groupe",
    "territoire_des_valeurs", "ligne", "code", "taille_min", "taille_max_exclue",
    "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "unite",
    "complement", "statut_observation", "statut_en_mots",
    "statut_confidentialite", "confidentialite_en_mots",
    "territoire_des_effectifs", "communes", "habitants", "annee_des_effectifs",
    "source", "origine", "champ", "note", "licence",
)  # fmt: skip


def csv_bytes(result: Result) -> bytes:
    """The rows of a result for a spreadsheet in French: ``;``, decimal comma, UTF-8 with BOM.

    One table and nothing else, so that any reader takes it: title, champ, source and licence
    stand in columns. A figure in words has no ``valeur``; its bound is in a column of its own.
    """
    return write(COLUMNS, (_row(result, cell) for cell in result.rows))


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
    return name(result, parts, extension)


def _row(result: Result, cell: Cell) -> list[Field]:
    selection, seen, size = result.selection, cell.observation, cell.size
    said = told_cell(cell)
    counted = cell.counted and cell is not result.total and bool(result.cells)
    return [
        dataset_of(result).value,
        marked(result.text.title, mark_of(result)),
        selection.indicator,
        selection.edition,
        selection.scope.value,
        selection.reading.value,
        selection.orientation.value,
        seen.key.group if seen else "",
        seen.key.territory.key if seen else "",
        cell.heading,
        cell.code,
        size.minimum if size else None,
        size.maximum if size else None,
        said.value,
        said.bound,
        said.qualifier,
        said.words,
        result.value_heading,
        cell.mark,
        said.status,
        said.status_words,
        said.confidentiality,
        said.confidentiality_words,
        result.composition.territory if counted else "",
        cell.communes if counted else None,
        cell.population if counted else None,
        result.counted_in if counted else "",
        cell.source or " ; ".join(result.text.sources),
        cell.origin,
        result.text.champ,
        " ".join(p for p in (cell.covers, seen.note if seen else "") if p),
        licence_of(result),
    ]
