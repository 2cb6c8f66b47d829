"""Evolution or Glance → CSV: both levels with precision and status, a difference or its reason."""

from __future__ import annotations

from functools import singledispatch

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.exports.csv_parts import Field, licence_of, name, write
from dashboard.figures.mark import dataset_of, mark_of, marked
from dashboard.results.data.pairs import (
    LEVEL_COLUMNS,
    VERDICT_COLUMNS,
    level_fields,
    verdict_fields,
)
from dashboard.results.evolution import Evolution, Glance, Pair
from dashboard.wording.comparability import COMPARABILITY

COLUMNS = (
    "jeu", "titre", "indicateur", "sujet", "portee", "lecture", "sens", "territoire_des_valeurs",
    "ligne", "detail", "taille_min", "taille_max_exclue", "tailles_reunies",
    *(f"{column}_avant" for column in LEVEL_COLUMNS),
    *(f"{column}_apres" for column in LEVEL_COLUMNS),
    *VERDICT_COLUMNS,
    "comparabilite", "comparabilite_en_mots", "raison", "remarques", "champ", "licence",
)  # fmt: skip
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
    size, judged = pair.size, list(verdict_fields(pair))
    place = VERDICT_COLUMNS.index("valeur_p")
    judged[place] = _probability(pair.verdict.p_value if judged[place] is not None else None)
    return [
        size.minimum if size else None,
        size.maximum if size else None,
        pair.united,
        *level_fields(pair.before, before),
        *level_fields(pair.after, after),
        *judged,
    ]


def _probability(value: float | None) -> str:
    """Two significant digits: a very small probability is not zero."""
    return "" if value is None else f"{value:.2g}".replace(".", ",")


def _end(view: Evolution | Glance, pair: Pair) -> list[Field]:
    return [
        pair.verdict.reason,
        " ".join(pair.verdict.remarks),
        view.text.champ,
        licence_of(view),
    ]
