"""Words of the versions of the data: what happened to a figure, and when."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.version import ChangeKind
from dashboard.wording.numbers import plural
from dashboard.wording.places import enumeration

CHANGE: dict[ChangeKind, str] = {
    ChangeKind.CORRECTED: "corrigé",
    ChangeKind.WITHDRAWN: "retiré",
    ChangeKind.ADDED: "ajouté",
    ChangeKind.CONFIRMED: "confirmé par une source de rang supérieur",
    ChangeKind.COMPARABLE: "comparable entre les deux éditions",
}
_COUNTED: dict[ChangeKind, tuple[str, str]] = {
    ChangeKind.CORRECTED: ("chiffre corrigé", "chiffres corrigés"),
    ChangeKind.WITHDRAWN: ("chiffre retiré", "chiffres retirés"),
    ChangeKind.ADDED: ("chiffre ajouté", "chiffres ajoutés"),
    ChangeKind.CONFIRMED: (
        "chiffre confirmé par une source de rang supérieur",
        "chiffres confirmés par une source de rang supérieur",
    ),
    ChangeKind.COMPARABLE: ("paire devenue comparable", "paires devenues comparables"),
}
RESTORED = "rétabli"
FIRST = "Première version"
NO_FIGURE = "Aucun chiffre ne change"
ROLLBACK = "Retour à la version"
CURRENT = "version en ligne"

JOURNAL_PUBLISHED_ONLY = (
    "Ce journal est celui des chiffres publiés ; les données fictives de la démonstration n’y "
    "entrent jamais."
)


def counted(counts: Mapping[ChangeKind, int]) -> str:
    """« 3 chiffres corrigés et 1 chiffre retiré »."""
    parts = [plural(counts[kind], *_COUNTED[kind]) for kind in CHANGE if counts.get(kind)]
    return enumeration(parts) or NO_FIGURE


FROZEN_LINK = "Lien figé sur cette version des données"
LIVE_LINK = "Lien qui suit les mises à jour"
TO_NEWER = "Voir la version en ligne"
_STANDING = {
    "a-jour": "c’est la version en ligne, cette vue est à jour",
    "remplacee": "la version en ligne est la {newer} ; les chiffres de cette vue n’ont pas changé",
    "completee": "la version en ligne est la {newer}, qui complète cette vue",
    "corrigee": "la version en ligne est la {newer}, qui corrige cette vue",
    "retiree": "cette vue ne doit plus être citée ; la version en ligne est la {newer}",
}


def standing_text(
    kind: str, version: str, day: str, newer: str, counts: Mapping[ChangeKind, int]
) -> str:
    """The banner of a frozen view: its version, what became of it, what changed since."""
    what = _STANDING[kind].format(newer=newer)
    changed = f" ({counted(counts)})" if any(counts.values()) else ""
    return f"Vue figée sur la version {version} des données, du {day} : {what}{changed}."
