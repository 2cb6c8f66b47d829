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

METHOD_TITLE = "Méthode"
METHOD_INTRO = (
    "D’où viennent les chiffres de ce site, ce qui a changé d’une version des données à l’autre, "
    "et pourquoi."
)
JOURNAL = "Versions des données et corrections"
JOURNAL_INTRO = (
    "Chaque mise à jour des chiffres publiés est une version qui ne change plus. Le premier nombre "
    "augmente quand un chiffre que vous avez pu citer est corrigé ou retiré, le deuxième quand des "
    "chiffres s’ajoutent, le troisième quand seules des notes changent."
)
JOURNAL_PUBLISHED_ONLY = (
    "Ce journal est celui des chiffres publiés ; les données fictives de la démonstration n’y "
    "entrent jamais."
)
SOURCES = "Sources des chiffres"
SOURCES_INTRO = (
    "Un tableau officiel passe avant un texte, un nombre avant des mots, un texte de la DREES "
    "avant une citation. Chaque chiffre garde sa source ; celui d’un classeur garde sa cellule."
)


def counted(counts: Mapping[ChangeKind, int]) -> str:
    """« 3 chiffres corrigés et 1 chiffre retiré »."""
    parts = [plural(counts[kind], *_COUNTED[kind]) for kind in CHANGE if counts.get(kind)]
    return enumeration(parts) or NO_FIGURE
