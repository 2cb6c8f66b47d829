"""What a file says of a comparison: both levels, and a difference or the reason why there is none.

Files of a view (``exports/evolution_csv``) and the table of all comparisons share these fields.
"""

from __future__ import annotations

from dashboard.domain.data_table import Value
from dashboard.results.data.told import rounded, told_cell
from dashboard.results.evolution import Pair
from dashboard.results.result import Cell
from dashboard.results.survey_cells import mark_of_complement
from dashboard.results.verdicts import LEVEL
from dashboard.wording.verdicts import VERDICTS

LEVEL_COLUMNS = (
    "date", "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "intervalle_bas",
    "intervalle_haut", "erreur_type", "repondants", "statut_observation", "statut_en_mots",
    "statut_confidentialite", "confidentialite_en_mots", "complement", "source", "origine",
)  # fmt: skip
VERDICT_COLUMNS = (
    "ecart_points", "ecart_bas", "ecart_haut", "nature_des_bornes", "valeur_p", "seuil",
    "verdict", "verdict_en_mots", "verdict_corrige", "verdict_corrige_en_mots",
)  # fmt: skip
TESTED, ROUNDED = "intervalle de confiance à 95 %", "arrondi seul"


def level_fields(cell: Cell, date: str) -> tuple[Value, ...]:
    """A level (:data:`LEVEL_COLUMNS`); only the status where no figure may be shown."""
    said = told_cell(cell)
    return (
        date,
        *said.fields,
        mark_of_complement(cell.observation) if cell.observation else "",
        cell.source,
        cell.origin,
    )


def verdict_fields(pair: Pair) -> tuple[Value, ...]:
    """The verdict (:data:`VERDICT_COLUMNS`); no difference where it shows none.

    The p-value has two significant digits.
    """
    verdict = pair.verdict
    shows = verdict.kind.shows_difference
    low, high = verdict.interval if shows and verdict.interval else (None, None)
    corrected = verdict.adjusted if verdict.kind.is_test else None
    p_value = verdict.p_value if verdict.kind.is_test else None
    bounds = TESTED if verdict.kind.is_test else ROUNDED
    return (
        rounded(verdict.difference) if shows else None,
        rounded(low),
        rounded(high),
        bounds if low is not None else "",
        None if p_value is None else float(f"{p_value:.2g}"),
        LEVEL if verdict.kind.is_test else None,
        verdict.kind.value,
        VERDICTS[verdict.kind].label,
        corrected.value if corrected else "",
        VERDICTS[corrected].label if corrected else "",
    )
