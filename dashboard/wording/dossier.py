"""The words of a dossier of figures: why it cannot be read, and what of it cannot be kept."""

from __future__ import annotations

from dashboard.domain.dossier import MAX_FIGURES, MAX_METHOD, DossierError, DossierProblem
from dashboard.domain.figure import MAX_INDICATORS, MAX_TEXT, FigureKind, PageFormat
from dashboard.domain.selection import Notice, Problem
from dashboard.wording.typography import fine

_SENTENCES = {
    DossierProblem.UNREADABLE: "Ce dossier ne peut pas être lu{met} : le fichier ou l’adresse est "
    "incomplet ou n’est pas celui d’un dossier. Le rouvrir depuis sa copie d’origine.",
    DossierProblem.UNKNOWN_KEY: "Ce dossier contient une clé inconnue{met}. La corriger dans le "
    "fichier, puis le rouvrir.",
    DossierProblem.WRONG_TYPE: "Ce dossier contient une valeur d’une autre forme que celle "
    "attendue. La corriger dans le fichier, puis le rouvrir.",
    DossierProblem.TEXT_TOO_LONG: f"Un texte de ce dossier dépasse {MAX_TEXT} caractères{{met}}. "
    "Le raccourcir.",
    DossierProblem.TOO_MANY_FIGURES: f"Un dossier contient au plus {MAX_FIGURES} figures{{met}}. "
    "En faire deux dossiers.",
    DossierProblem.TOO_MANY_LINES: f"La méthode d’un dossier tient en {MAX_METHOD} lignes au "
    "plus{met}. La raccourcir.",
    DossierProblem.ADDRESS_TOO_LONG: "Ce dossier est trop long pour tenir dans une adresse. "
    "L’enregistrer comme fichier.",
    DossierProblem.MIXED: "Un dossier ne mélange pas chiffres publiés et données fictives. "
    "En faire deux dossiers.",
    DossierProblem.EMPTY: "Ce dossier ne contient aucune figure. En ajouter une.",
}
_COUNTED = {
    DossierProblem.TEXT_TOO_LONG: " (il en a {met})",
    DossierProblem.TOO_MANY_FIGURES: " (celui-ci en a {met})",
    DossierProblem.TOO_MANY_LINES: " (celle-ci en a {met})",
}
_WHAT = {
    "type": "cette sorte de figure n’existe pas",
    "indicateurs": "cet indicateur n’existe pas dans ces chiffres",
    "editions": "cette édition n’existe pas pour ces indicateurs",
    "portee": "cette portée n’existe pas pour ces indicateurs",
    "lecture": "cette lecture n’existe pas pour ces indicateurs",
    "sens": "ces indicateurs ne se lisent pas dans ce sens",
    "tailles": "ce n’est pas une taille de commune connue",
    "total": "la réponse est « oui » ou « non »",
    "territoire": "ce territoire n’existe pas",
    "lire": "cette valeur n’est pas l’une de celles de la figure",
    "format": "ce format n’existe pas",
    "titre": f"ce texte dépasse {MAX_TEXT} caractères",
    "note": f"ce texte dépasse {MAX_TEXT} caractères",
}
_CHOICES = {
    "type": [kind.value for kind in FigureKind],
    "format": [page.value for page in PageFormat],
    "total": ["oui", "non"],
}
_SHOWN = 60


def dossier_sentence(error: DossierError) -> str:
    """Why something is no dossier, what was met, and what to do, for a visitor."""
    met = _COUNTED.get(error.problem, " (« {met} »)").format(met=error.met) if error.met else ""
    return fine(_SENTENCES[error.problem].format(met=met))


def choice_sentence(label: str, notice: Notice) -> str:
    """Which choice of a figure of a dossier cannot be kept, why, and what to write instead.

    ``label`` names the figure, « Graphique 2 ». The value stands between guillemets, as plain text:
    whoever shows it as Markdown escapes it.
    """
    value = "".join(c for c in notice.value if c.isprintable())
    shown = value[:_SHOWN] + ("…" if len(value) > _SHOWN else "")
    why = _WHAT.get(notice.key, "cette valeur n’est pas connue")
    if notice.problem is Problem.TOO_LONG and notice.key == "indicateurs":
        why = f"une figure montre au plus {MAX_INDICATORS} indicateurs"
    said = f"{label}, {notice.key} « {shown} » : {why}."
    known = _CHOICES.get(notice.key, [])
    if known:
        return fine(f"{said} Écrire {_either(known)}.")
    if notice.instead and notice.problem is not Problem.TOO_LONG:
        return fine(f"{said} Le plus proche est « {notice.instead} ».")
    return fine(f"{said} Le corriger dans le fichier, ou le retirer.")


def _either(known: list[str]) -> str:
    """« a, b ou c »."""
    quoted = [f"« {each} »" for each in known]
    return f"{', '.join(quoted[:-1])} ou {quoted[-1]}"
