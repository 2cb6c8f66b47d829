"""Evolution or Glance → CSV: both levels with precision and status, a difference or its reason."""

from __future__ import annotations

from functools import singledispatch

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.status import Qualifier
from dashboard.exports.csv_parts import QUALIFIERS, Field, licence_of, name, status_in_words, write
from dashboard.figures.mark import dataset_of, mark_of, marked
from dashboard.results.evolution import Evolution, Glance, Pair
from dashboard.results.result import Cell
from dashboard.results.verdicts import LEVEL
from dashboard.wording.comparability import COMPARABILITY
from dashboard.wording.verdicts import VERDICTS
from dashboard.wording.vocabulary import CONFIDENTIALITY

_LEVEL = (
    "date", "valeur", "borne_ou_ordre_de_grandeur", "qualificatif", "mots", "intervalle_bas",
    "intervalle_haut", "erreur_type", "repondants", "statut_observation", "statut_en_mots",
    "statut_confidentialite", "confidentialite_en_mots", "source", "origine",
)  # fmt: skip
COLUMNS = (
    "jeu", "titre", "indicateur", "sujet", "portee", "lecture", "sens", "territoire_des_valeurs",
    "ligne", "detail", "taille_min", "taille_max_exclue", "tailles_reunies",
    *(f"{column}_avant" for column in _LEVEL),
    *(f"{column}_apres" for column in _LEVEL),
    "ecart_points", "ecart_bas", "ecart_haut", "nature_des_bornes", "valeur_p", "seuil",
    "verdict", "verdict_en_mots", "verdict_corrige", "verdict_corrige_en_mots",
    "comparabilite", "comparabilite_en_mots", "raison", "remarques", "champ", "licence",
)  # fmt: skip
_TESTED, _ROUNDED = "intervalle de confiance à 95 %", "arrondi seul"
_FIRST = "evolution-2015-2025"


@singledispatch
def csv_bytes(view: Evolution | Glance) -> bytes:
    """The rows of a comparison for a spreadsheet in French, one table and nothing else.

    A difference that is blocked is empty, and its reason stands in ``raison``. What a secret cell
    hides is in no column.
    """
    raise TypeError(f"no comparison: {type(view).__name__}")


@csv_bytes.register
def _(view: Evolution) -> bytes:
    return write(
        COLUMNS,
        (
            [
                *_whole(view),
                view.selection.indicator,
                "",
                *_asked(view, pair, view.selection.scope),
                pair.heading,
                "",
                *_pair(pair, view.before, view.after),
                pair.status.value,
                COMPARABILITY[pair.status],
                *_end(view, pair),
            ]
            for pair in view.pairs
        ),
    )


@csv_bytes.register
def _(view: Glance) -> bytes:
    return write(
        COLUMNS,
        (
            [
                *_whole(view),
                row.indicator,
                row.theme,
                *_asked(view, row.pair, _scope(row.pair)),
                row.label,
                row.detail,
                *_pair(row.pair, view.before, view.after),
                row.pair.status.value,
                COMPARABILITY[row.pair.status],
                *_end(view, row.pair),
            ]
            for row in view.rows
        ),
    )


def file_name(view: Evolution | Glance, extension: str) -> str:
    """« evolution-2015-2025_action-sociale_propre_france.csv », « demonstration_evolution-… »."""
    chosen = view.selection
    whole = isinstance(view, Glance)
    parts = [
        _FIRST,
        (view.key or "tous-les-indicateurs") if isinstance(view, Glance) else chosen.indicator,
        chosen.theme if whole else "",
        chosen.scope.value if not whole and chosen.scope is not Scope.EITHER else "",
        chosen.reading.value if chosen.reading is not Reading.UNITS else "",
        chosen.orientation.value if chosen.orientation is not Orientation.DIRECT else "",
        "" if whole else "-".join(size.code for size in chosen.sizes),
        "" if whole else chosen.territory.key,
    ]
    return name(view, parts, extension)


def _whole(view: Evolution | Glance) -> list[Field]:
    return [dataset_of(view).value, marked(view.text.title, mark_of(view))]


def _scope(pair: Pair) -> Scope | None:
    """Whose action the pair of a glance is about: each row has its own."""
    seen = pair.before.observation or pair.after.observation
    return seen.key.scope if seen else None


def _asked(view: Evolution | Glance, pair: Pair, scope: Scope | None) -> list[Field]:
    seen = pair.before.observation or pair.after.observation
    territory = seen.key.territory.key if seen else ""
    chosen = view.selection
    return [
        scope.value if scope else "",
        chosen.reading.value,
        chosen.orientation.value,
        territory,
    ]


def _pair(pair: Pair, before: str, after: str) -> list[Field]:
    """Sizes, both levels, difference and verdict."""
    verdict, size = pair.verdict, pair.size
    shows = verdict.kind.shows_difference
    low, high = verdict.interval if shows and verdict.interval else (None, None)
    bounds = _TESTED if verdict.kind.is_test else _ROUNDED
    corrected = verdict.adjusted if verdict.kind.is_test else None
    return [
        size.minimum if size else None,
        size.maximum if size else None,
        pair.united,
        *_level(pair.before, before),
        *_level(pair.after, after),
        verdict.difference if shows else None,
        low,
        high,
        bounds if low is not None else "",
        _probability(verdict.p_value) if verdict.kind.is_test else "",
        LEVEL if verdict.kind.is_test else None,
        verdict.kind.value,
        VERDICTS[verdict.kind].label,
        corrected.value if corrected else "",
        VERDICTS[corrected].label if corrected else "",
    ]


def _probability(value: float | None) -> str:
    """Two significant digits: a very small probability is not zero."""
    return "" if value is None else f"{value:.2g}".replace(".", ",")


def _level(cell: Cell, date: str) -> list[Field]:
    """A level with what is known of it; only the status where no figure may be shown."""
    seen = cell.observation if cell.status.has_figure and not cell.confidentiality.hides else None
    value = cell.value if seen else None
    exact = cell.qualifier is Qualifier.EXACT
    low, high = seen.interval if seen and seen.interval else (None, None)
    return [
        date,
        value if exact else None,
        None if exact else value,
        QUALIFIERS[cell.qualifier] if seen else "",
        seen.words if seen else "",
        low,
        high,
        seen.standard_error if seen else None,
        seen.base if seen else None,
        cell.status.value,
        status_in_words(cell),
        cell.confidentiality.value,
        CONFIDENTIALITY[cell.confidentiality].label,
        cell.source,
        cell.origin,
    ]


def _end(view: Evolution | Glance, pair: Pair) -> list[Field]:
    return [
        pair.verdict.reason,
        " ".join(pair.verdict.remarks),
        view.text.champ,
        licence_of(view),
    ]
