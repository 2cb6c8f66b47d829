"""Words of the page « Données » and of its mirror."""

from __future__ import annotations

from dashboard.domain.data_view import ROWS_A_PAGE
from dashboard.wording.numbers import number, plural
from dashboard.wording.places import as_sentence

TITLE = "Données"
INTRO = (
    "Tout ce que ce site montre, à télécharger et à réutiliser : les chiffres publiés avec leurs "
    "statuts et leurs sources, les communes, le cadre, le registre de comparabilité."
)
CATALOGUE = "Les jeux de données"
BACK = "Tous les jeux de données"
EXPLORE = "Explorer"
EVERYTHING = "Les jeux de données, en une archive"
EVERYTHING_TEXT = (
    "Tous les jeux en CSV sauf un, leur description (Data Package, Table Schema, CSV on the Web), "
    "la licence, la citation, le sens des statuts. Le jeu « communes-chiffres » n’y est pas : il "
    "se fait pour un indicateur à la fois, à choisir sur sa page ou dans l’adresse de l’API."
)
EXTRACT = "Extrait"
COLUMNS = "colonnes"
PERIOD, VERSION, UPDATED = "Période", "Version", "Mise à jour"
PRODUCER, LICENCE, SOURCES = "Producteur", "Licence", "Sources"
COLUMN, TYPE, MEANING, CODES = "Colonne", "Type", "Ce qu’elle contient", "Codes"
COLUMNS_OF = "Colonnes : {}"
DETAIL, PROVENANCE, SHOW = "Détail", "Provenance", "Voir"
STATUS, BEFORE, AFTER, TODAY = "Statut", "Avant", "Après", "Aujourd’hui"
OF_ITS_SIZE, THEIR_FIGURE = "Communes de sa taille", "Leur chiffre"
YES, NO = "oui", "non"
IN_YEAR = "en {year}"
FIGURES = ("chiffre_en_clair", "chiffre_avant", "chiffre_apres")
"""Columns of figures in words, aligned as numbers."""
LONG_TEXTS = (
    "source", "raisons", "verdict_en_mots", "note", "definition", "epci_nom", "cellule_de",
)  # fmt: skip
"""Columns of long texts."""
SORT_BY = "Trier par"
GROUPS = {
    "Les chiffres de l’enquête": ("observations", "comparaisons", "communes-chiffres"),
    "Ce qu’ils mesurent": ("indicateurs", "editions", "comparabilite", "versions"),
    "Les communes et les territoires, faits réels": (
        "communes", "cadre", "territoires", "communes-2014", "evenements-communes",
    ),
}  # fmt: skip
"""Headings of the catalogue, and the data sets under each."""

ARCHIVE = "Télécharger l’archive (ZIP)"
DOWNLOAD, FORMAT, REUSE = "Télécharger", "Format", "Pour réutiliser"
COLUMNS_TITLE = "Les colonnes et leurs codes"
PROGRAM = "Depuis un programme : API, Python, R"
PROGRAM_TEXT = "L’adresse de ce que vous voyez ; elle ne limite pas le nombre de lignes."
API = "Documentation de l’API"
PACKAGE, DCAT = "Description des jeux (Data Package)", "Catalogue pour les portails (DCAT)"
FOR_PROGRAMS = "Pour les programmes"
PREVIOUS, NEXT = "← Précédentes", "Suivantes →"
ROWS_TITLE, FIND, PAGES = "Les lignes", "Chercher", "Pages de lignes"
CLEAR = "Retirer les filtres"
EMPTY = "Aucune ligne ne répond à ces filtres. En retirer un, ou chercher d’autres mots."
SEARCH, SEARCH_HINT = "Chercher des mots", "par exemple : CCAS, Lozère, secret"
ORDER, DEFAULT_ORDER = "Trier par", "Ordre du jeu"
DESCENDING = "décroissant"
STATUSES, INDICATORS, TERRITORY = "Statuts", "Indicateurs", "Territoire"
CONFIDENTIALITY = "Confidentialité"
ALL, ALL_TERRITORIES = "Tous", "Tous les territoires"
CODES_AS_TEXT = (
    "code", "departement", "region", "epci", "code_2025", "code_ancien", "code_nouveau",
    "edition", "codes_postaux", "date_observation", "date_avant", "date_apres", "situation",
)  # fmt: skip
"""Columns of codes and of dates in words that a program would read as numbers."""


def counted(kept: int, whole: int) -> str:
    """« 44 lignes. », « 12 lignes sur 44. »"""
    if kept == whole:
        return as_sentence(plural(whole, "ligne"))
    count = plural(kept, "ligne") if kept else "Aucune ligne"
    return as_sentence(f"{count} sur {number(whole)}")


def shown(first: int, last: int, rows: int) -> str:
    """« Lignes 51 à 100 sur 34 875 »."""
    return f"Lignes {number(first)} à {number(last)} sur {number(rows)}"


def shown_page(page: int, rows: int) -> str:
    """The same, of a page."""
    return shown((page - 1) * ROWS_A_PAGE + 1, min(page * ROWS_A_PAGE, rows), rows)


def seen(rows: int) -> str:
    """Label of the button of what is on screen, all its pages."""
    return f"Ce que je vois ({plural(rows, 'ligne')})"


def whole(rows: int) -> str:
    """Label of the button of the whole data set."""
    return f"Tout le jeu ({plural(rows, 'ligne')})"


def why_empty(waiting: str) -> str:
    """Why there is no row: an edition that is not out, or filters that nothing answers."""
    return waiting or EMPTY


def not_out(edition: str, expected: str) -> str:
    """Why an edition has no figure yet."""
    when = f" (résultats annoncés : {expected})" if expected else ""
    return f"{edition} : à paraître{when}. Aucun chiffre n’est encore publié."


def cited(text: str, address: str, day: str) -> str:
    """The citation with the address and the day it was read."""
    return f"{text} {address} (consulté le {day})."
