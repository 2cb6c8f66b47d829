"""The table of a publication figure as CSV: a line a value, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.status import Qualifier
from dashboard.exports.csv_parts import Field, write
from dashboard.exports.figure_pairs import pair_of
from dashboard.figures.mark import marked
from dashboard.results.data.told import told_cell
from dashboard.results.evolution import Pair
from dashboard.results.publication.publication import Publication, RowHead, Series
from dashboard.results.result import Cell
from dashboard.wording.verdicts import VERDICTS

COLUMNS = (
    "jeu", "figure", "titre", "ligne", "cle_ligne", "serie", "cle_serie", "edition",
    "taille_min", "taille_max_exclue",
    "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "unite", "complement",
    "ic95_bas", "ic95_haut", "repondants",
    "statut_observation", "statut_en_mots", "statut_confidentialite", "confidentialite_en_mots",
    "ecart_points", "verdict", "motif",
    "source", "origine", "champ", "version_des_donnees", "licence",
)  # fmt: skip
KEY = ("cle_ligne", "cle_serie")
"""Columns that name a value inside its figure."""
SHOWN = (
    "valeur", "borne_ou_ordre_de_grandeur", "mots", "statut_en_mots", "confidentialite_en_mots",
)  # fmt: skip
"""Columns that tell a value, the first that is not empty."""
COMPARED = (
    "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "complement", "ic95_bas",
    "ic95_haut", "repondants", "statut_observation", "statut_confidentialite", "ecart_points",
    "verdict",
)  # fmt: skip
"""Columns whose change is a change of the figure."""


def table_bytes(publication: Publication) -> bytes:
    """``;``, decimal comma, UTF-8 with BOM. Nothing but a status where no figure may be shown.

    The difference of a dumbbell stands on the line of its later edition, and only where the
    verdict lets it stand. A number that is published in words (« la totalité ») is a value, as in
    the figure, with its words beside it; a bound is none.
    """
    return write(COLUMNS, _lines(publication))


def _lines(publication: Publication) -> Iterator[list[Field]]:
    for n, (row, cells) in enumerate(zip(publication.rows, publication.cells, strict=True)):
        pair = pair_of(publication, n)
        for place, (series, cell) in enumerate(zip(publication.series, cells, strict=True)):
            if cell is not None:
                last = place == len(publication.series) - 1
                yield _line(publication, row, series, cell, pair if last else None)


def _line(
    publication: Publication, row: RowHead, series: Series, cell: Cell, pair: Pair | None
) -> list[Field]:
    said = told_cell(cell)
    exact = cell.qualifier is Qualifier.EXACT
    stated = said.bound if said.value is None else said.value
    has_figure = cell.status.has_figure and not cell.confidentiality.hides
    verdict = pair.verdict if pair else None
    return [
        publication.spec.dataset.value,
        publication.label,
        marked(publication.title, publication.mark),
        row.label,
        row.key,
        series.label,
        series.key,
        series.edition,
        row.size.minimum if row.size else None,
        row.size.maximum if row.size else None,
        stated if exact else None,
        None if exact else stated,
        said.qualifier,
        said.words,
        publication.unit,
        cell.mark if has_figure else "",
        said.low,
        said.high,
        said.base,
        said.status,
        said.status_words,
        said.confidentiality,
        said.confidentiality_words,
        verdict.difference if verdict and verdict.kind.shows_difference else None,
        VERDICTS[verdict.kind].label if verdict else "",
        verdict.reason if verdict else "",
        cell.source or publication.source,
        cell.origin,
        publication.champ,
        publication.data_version,
        publication.licence,
    ]
