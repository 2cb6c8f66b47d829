"""Labels of the controls."""

from __future__ import annotations

from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Compare, Face, Level, Method, Order, Section
from dashboard.wording.numbers import NBSP

BAR = "Modifier la vue"
THEME = "Sujet"
INDICATOR = "Indicateur"
EDITION = "Édition"
READING = "Lecture"
SCOPE = "Portée"
ORIENTATION = "Sens"
LEVEL = "Maille"
METHOD = "Classes"
TERRITORY_KIND = "Territoire"
SIZES = "Tailles de commune (habitants)"
SIZES_HELP = "Aucune taille choisie : toutes sont montrées."
FACE = "Forme"

FACES = {Face.MAP: "Carte", Face.CHART: "Graphique", Face.TABLE: "Tableau"}
FACES_OF_A_NUMBER = {Face.MAP: "Chiffre", Face.TABLE: "Tableau"}
LEVELS: dict[str, str] = {
    Level.NATIONAL: "France",
    Level.DEPARTEMENT: "Départements",
    Level.REGION: "Régions",
}
COMPARE = "Dates"
COMPARES: dict[str, str] = {
    Compare.NONE: "Une date",
    Compare.CHANGE: "Évolution",
    Compare.SIDE_BY_SIDE: "Côte à côte",
}
SECTION = "Partie de la page"
SECTIONS: dict[str, str] = {
    Section.GLANCE: "Tous les indicateurs",
    Section.DETAIL: "Un indicateur",
    Section.FRAME: "Le cadre réel",
    Section.LAWS: "Les lois, le registre",
}
ORDER = "Trier par"
ORDERS: dict[str, str] = {
    Order.QUESTIONNAIRE: "Sujet du questionnaire",
    Order.RISE: "Plus fortes hausses",
    Order.FALL: "Plus fortes baisses",
    Order.SIZE: "Plus grands écarts",
}
ALL_THEMES = "Tous les sujets"
VERDICT = "Verdict"
ALL_VERDICTS = "Tous les verdicts"
ADJUSTED = "Corriger du nombre de comparaisons"
ADJUSTED_HELP = (
    "Correction de Benjamini–Hochberg : quand on regarde beaucoup d’écarts à la fois, quelques-uns "
    "paraissent significatifs par hasard."
)
DATASET = "Chiffres montrés"
DATASETS = {"publie": "Chiffres publiés", "demonstration": "Démonstration"}
METHODS: dict[str, str] = {
    Method.NATURAL: "Naturelles",
    Method.QUANTILES: "Quantiles",
    Method.EQUAL: "Égales",
}
TERRITORY_KINDS = {
    "france": "France",
    "metropole": "France métropolitaine",
    "outre-mer": "Outre-mer",
    "region": "Région",
    "departement": "Département",
    "epci": "Intercommunalité (EPCI)",
}
ORIENTATIONS: dict[str, str] = {
    Orientation.DIRECT: "Le font",
    Orientation.INVERSE: "Ne le font pas",
}


def reading_label(code: str) -> str:
    """« % des communes », short."""
    return {
        Reading.UNITS: f"%{NBSP}des communes",
        Reading.POPULATION: f"%{NBSP}de la population",
        Reading.COUNT: "Nombre",
    }[Reading(code)]


def scope_label(code: str) -> str:
    """Whose action, short."""
    return {
        Scope.OWN: "Action propre",
        Scope.AVAILABLE: "Commune ou EPCI",
        Scope.EITHER: "Sans objet",
    }[Scope(code)]
