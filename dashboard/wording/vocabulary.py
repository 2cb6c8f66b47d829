"""The words of every status, scope and reading: one dictionary from file to pixel."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.observation import Reading, Scope, Unit
from dashboard.domain.status import Confidentiality, Status


@dataclass(frozen=True)
class StatusWords:
    """How a status is named (``label``), abbreviated in a table, and explained in a sentence."""

    label: str
    code: str
    explanation: str


STATUS: dict[Status, StatusWords] = {
    Status.PUBLISHED: StatusWords("publié", "", "Figure dans une publication."),
    Status.PROVISIONAL: StatusWords("provisoire", "(p)", "Le producteur peut encore le réviser."),
    Status.ESTIMATED: StatusWords("estimé", "(e)", "Estimé par le producteur."),
    Status.LOW_RELIABILITY: StatusWords(
        "peu fiable", "(u)", "Repose sur trop peu de réponses pour être précis."
    ),
    Status.NOT_COLLECTED: StatusWords(
        "non collecté", "ND", "La question n’a pas été posée, ou n’est pas annoncée."
    ),
    Status.NON_RESPONSE: StatusWords("non-réponse", "NR", "Les réponses manquent."),
    Status.NOT_CONCERNED: StatusWords("non concerné", "NC", "La question ne se pose pas ici."),
    Status.NOT_COMPARABLE: StatusWords(
        "non comparable", "n.c.", "La définition ou le champ a changé."
    ),
    Status.FORTHCOMING: StatusWords("à paraître", "à par.", "Les résultats ne sont pas publiés."),
    Status.NOT_PUBLISHED_FOR_SIZE: StatusWords(
        "non publié pour cette taille",
        "n.p.",
        "Aucun chiffre n’est publié pour les communes de cette taille.",
    ),
    Status.NOT_AVAILABLE: StatusWords(
        "non disponible", "n.d.", "Aucun chiffre n’a pu être lu dans les publications."
    ),
    Status.OTHER_WAY: StatusWords(
        "publié en toutes lettres, dans l’autre sens",
        "a.s.",
        "Les mots d’une publication n’ont pas de complément exact.",
    ),
    Status.FIELD_TO_CONFIRM: StatusWords(
        "champ à confirmer",
        "c.c.",
        "On ne sait pas si ce territoire fait partie du champ de l’édition.",
    ),
    Status.WITHDRAWN: StatusWords(
        "retiré par le producteur", "ret.", "Publié, puis retiré par le producteur."
    ),
}

CONFIDENTIALITY: dict[Confidentiality, StatusWords] = {
    Confidentiality.FREE: StatusWords("diffusable", "", "Peut être montré."),
    Confidentiality.SECRET: StatusWords(
        "secret statistique", "s", "Masqué : trop peu de communes ont répondu."
    ),
    Confidentiality.SECRET_SECONDARY: StatusWords(
        "secret statistique induit", "s", "Masqué pour qu’un autre secret ne se déduise pas."
    ),
}

SCOPE: dict[Scope, str] = {
    Scope.OWN: "Action propre de la commune",
    Scope.AVAILABLE: "Action disponible sur le territoire (commune ou EPCI)",
    Scope.EITHER: "",
}

READING: dict[Reading, str] = {
    Reading.UNITS: "% des communes",
    Reading.POPULATION: "% de la population",
    Reading.COUNT: "Nombre",
}


def unit_of(reading: Reading, unit: Unit) -> str:
    """The unit as a figure prints it: « En % des communes »."""
    if reading is Reading.UNITS:
        return "En % des EPCI" if unit is Unit.EPCI else "En % des communes"
    return "En % de la population" if reading is Reading.POPULATION else "En nombre"
