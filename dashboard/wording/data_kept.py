"""Words of a query on a data set: what was asked for, in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.wording.controls import ORIENTATIONS, reading_label, scope_label
from dashboard.wording.typography import lower_first

SCOPE = {scope: lower_first(scope_label(scope)) for scope in Scope}
READING = {reading: reading_label(reading) for reading in Reading}
ORIENTATION = {orientation: lower_first(ORIENTATIONS[orientation]) for orientation in Orientation}
_NAMES = {
    "indicateur": ("indicateur", "indicateurs"),
    "edition": ("édition", "éditions"),
    "portee": ("portée", "portées"),
    "lecture": ("lecture", "lectures"),
    "sens": ("sens", "sens"),
    "taille": ("taille", "tailles"),
    "territoire": ("territoire", "territoires"),
    "statut": ("statut", "statuts"),
    "confidentialite": ("confidentialité", "confidentialités"),
    "q": ("mots cherchés", "mots cherchés"),
}
NOT_MASKED = " (hors secret statistique)"
"""After a status that is asked for alone: what the secret masks is not among the rows."""
MANY = 6
"""Values of one filter that are named; the others are counted."""


def sentence(said: Mapping[str, Sequence[str]]) -> str:
    """« indicateur : CCAS ; tailles : moins de 500 habitants, 30 000 habitants ou plus »."""
    return " ; ".join(
        f"{_NAMES[key][len(values) > 1]} : {_listed(values)}"
        for key, values in said.items()
        if values
    )


def _listed(values: Sequence[str]) -> str:
    left = len(values) - MANY
    return ", ".join(values[:MANY]) + (f" et {left} de plus" if left > 0 else "")
