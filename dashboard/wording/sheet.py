"""The words of the sheet of a commune that are not computed from a figure."""

from __future__ import annotations

from dashboard.domain.observation import Scope
from dashboard.domain.status import Status
from dashboard.wording.evolutions import NEEDS_NEXT_TEXT
from dashboard.wording.numbers import NBSP, number, plural
from dashboard.wording.places import as_sentence
from dashboard.wording.typography import lower_first
from dashboard.wording.vocabulary import STATUS

BRIEF = "L’essentiel"
DETAIL = "Ce que font les communes de sa taille"
ACTION = "Mener une action sociale"
DOMAINS = "Domaines d’action"
BENEFITS = "Prestations attribuées"
ABS = "Analyse des besoins sociaux (ABS)"
CHANGES = "Ce qui a changé entre les deux éditions"
EPCI = "Son intercommunalité"
AROUND = "Communes de taille comparable autour"
NEXT_ABS = "Ce que l’analyse des besoins sociaux demande en 2027"
LIMITS = "Ce que cette fiche ne dit pas"
SOURCES = "Source"
CHAMP, NOTE = "Champ", "Note"
IDENTITY = "La commune"
WHAT, OF_SIZE, OF_ALL = "Indicateur", "Communes de sa taille", "Toutes les communes"
VERDICT = "Évolution"
CAPTION = "Part des communes, en %"
INTERVALS = "Entre crochets : intervalle de confiance à 95 %."
STARRED = "* Significative seule, elle ne l’est plus une fois corrigée du nombre de comparaisons."
LOCATOR = "Carte de situation : {place}"
SEE_MAP = "Voir la carte avec cette commune"
SEE_EVOLUTIONS = "Voir les évolutions"
SEE_NEEDS = "Tout sur l’analyse des besoins sociaux"
PRINT = "Page à imprimer (A4)"
MIRROR = "Version accessible"
QR_TEXT = "Adresse de cette fiche"
QR_ALT = "Code QR de l’adresse {address}"
MADE_ON = "Imprimée le {day}. Version des données : {version}."
ALL_SHORT = "Toutes, {when}"
"""Name of a column where a narrow screen repeats it in each cell."""
SCOPES = {
    Scope.OWN: "Action propre",
    Scope.AVAILABLE: "Commune ou EPCI",
    Scope.EITHER: "",
}
NEIGHBOUR_COLUMNS = ("Commune", "Habitants", "Distance")
NEIGHBOURS_NOTE = (
    "Les plus proches dans la même tranche de taille, à vol d’oiseau. Ce sont des faits publics : "
    "rien n’y dit ce que fait l’une d’elles."
)
ALONE = "Aucune autre commune de cette tranche de taille dans ce territoire."
LYON = "La Métropole de Lyon exerce les compétences d’un EPCI sans en être un au sens de la loi."
OUTSIDE = (
    "Elle n’appartient à aucune intercommunalité à fiscalité propre : c’est le cas de {count} "
    "de France."
)
EPCI_NOTHING = (
    "L’enquête interroge aussi les intercommunalités, mais aucun chiffre à leur sujet n’a pu être "
    "lu dans les publications : la structure réelle est seule connue."
)
EPCI_ALL = "Ensemble des EPCI de France"
EPCI_TOGETHER = (
    "Ces chiffres valent pour l’ensemble des intercommunalités de France, jamais pour une seule."
)
EPCI_KINDS = {
    "METRO": "métropole",
    "CU": "communauté urbaine",
    "CA": "communauté d’agglomération",
    "CC": "communauté de communes",
    "MET69": "collectivité à statut particulier",
}
NOT_ITS_ANSWER = (
    "Ce que fait cette commune : l’enquête est un sondage aux réponses confidentielles, et ces "
    "chiffres sont ceux des communes de sa taille, jamais le sien."
)
NO_RANK = "Un classement : rien ici ne place une commune devant ou derrière une autre."
NO_QUALITY = "La qualité ni l’ampleur de l’action : seulement si elle existe."
SIZE_OF_TODAY = (
    "Sa taille de {situation} : elle est rangée selon sa population d’aujourd’hui, quelle que soit "
    "celle qu’elle avait alors."
)
SIZE_OF_MERGED = (
    "La taille qu’avaient {situation} les communes réunies : la commune nouvelle est rangée selon "
    "sa population d’aujourd’hui."
)
TO_COME = (
    "Les résultats de l’édition {edition} sont annoncés pour {when} : ils s’ajouteront à cette "
    "fiche, avec ce qui se compare et ce qui ne se compare pas."
)
FIELD = (
    "On ne sait pas si {where} fait partie du champ de l’édition {edition} : aucun chiffre de "
    "cette édition n’y est donc porté"
)
NO_CHANGE = ", ni aucune évolution"
UNJUDGED = STATUS[Status.FIELD_TO_CONFIRM].code
"""In place of a change that one edition, whose field is uncertain, does not allow."""
ABSENT = "Aucun chiffre n’a pu être lu pour : {names}."


def summary(name: str, size: str, count: int, near: int, departement: str) -> str:
    """How many communes share its size, in France and in its département."""
    here = f", dont {number(near)} dans le département ({departement})" if near > 1 else ""
    alone = " ; c’est la seule de son département" if near == 1 else ""
    return as_sentence(
        f"{name} est l’une des {plural(count, 'commune')} {size} de France{here}{alone}"
    )


def of_heading(heading: str) -> str:
    """The communes of a published size: « Plus de 5 000 habitants » → « Communes de plus de … »."""
    said = lower_first(heading)
    if said.startswith("de "):
        return f"Communes {said}"
    return f"Communes comptant {said}" if said.startswith("entre ") else f"Communes de {said}"


def all_communes(text: str) -> str:
    """« Ensemble des communes : 15 %. »."""
    return as_sentence(f"Ensemble des communes : {text}")


def no_figure(label: str, why: str, when: str) -> str:
    """« Prestations en nature : non publié pour cette taille (fin 2014). »."""
    return as_sentence(f"{label} : {why} ({when})")


def then(when: str, text: str) -> str:
    """« Fin 2014 : 72,5 %. »."""
    return as_sentence(f"{when} : {text}")


def distance(km: float) -> str:
    """« 12 km », « moins de 1 km »."""
    return f"moins de 1{NBSP}km" if km < 1 else f"{number(km)}{NBSP}km"


def next_abs(is_small: bool) -> tuple[str, ...]:
    """What 2027 asks; the case of a commune without CCAS only where a CCAS is optional."""
    with_ccas, with_cias, without, _ = NEEDS_NEXT_TEXT
    return (with_ccas, with_cias, without) if is_small else (with_ccas, with_cias)
