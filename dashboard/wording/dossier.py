"""The words of a dossier of figures: why it cannot be read, and what stands beside its files."""

from __future__ import annotations

from dashboard.domain.dossier import MAX_FIGURES, MAX_METHOD, DossierError, DossierProblem
from dashboard.domain.figure import MAX_TEXT

_SENTENCES = {
    DossierProblem.UNREADABLE: "Ce dossier ne peut pas être lu : le fichier ou l’adresse est "
    "incomplet ou n’est pas celui d’un dossier. Le rouvrir depuis sa copie d’origine.",
    DossierProblem.UNKNOWN_KEY: "Ce dossier contient une clé inconnue. La corriger dans le "
    "fichier, puis le rouvrir.",
    DossierProblem.WRONG_TYPE: "Ce dossier contient une valeur d’une autre forme que celle "
    "attendue. La corriger dans le fichier, puis le rouvrir.",
    DossierProblem.TEXT_TOO_LONG: f"Un texte de ce dossier dépasse {MAX_TEXT} caractères. "
    "Le raccourcir.",
    DossierProblem.TOO_MANY_FIGURES: f"Un dossier contient au plus {MAX_FIGURES} figures. "
    "En faire deux dossiers.",
    DossierProblem.TOO_MANY_LINES: f"La méthode d’un dossier tient en {MAX_METHOD} lignes au "
    "plus. La raccourcir.",
    DossierProblem.ADDRESS_TOO_LONG: "Ce dossier est trop long pour tenir dans une adresse. "
    "L’enregistrer comme fichier.",
    DossierProblem.MIXED: "Un dossier ne mélange pas chiffres publiés et données fictives. "
    "En faire deux dossiers.",
    DossierProblem.EMPTY: "Ce dossier ne contient aucune figure. En ajouter une.",
}


def dossier_sentence(error: DossierError) -> str:
    """Why something is no dossier and what to do, for a visitor."""
    return _SENTENCES[error.problem]
