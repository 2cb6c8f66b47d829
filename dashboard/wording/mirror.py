"""Texts of the accessible mirror: navigation, forms, what a reader can do with a page."""

from __future__ import annotations

SKIP = "Aller au contenu"
NAVIGATION = "Pages de la version accessible"
NAME = "Version accessible"
INTERACTIVE = "Version interactive de cette page"
ACCESSIBLE = "Version accessible, imprimable"
"""Label of the link from an interactive page to its mirror."""
PERMANENT = "Adresse de cette page"
NOTICES = "À propos de l’adresse demandée"
FROZEN_NEWER = "Voir la version en ligne des données"
DATA_VERSION = "Version des données"
BACK_TO_PUBLISHED = "Revenir aux chiffres publiés"
TO_DEMONSTRATION = "Voir la démonstration (données fictives)"
FOOT = "Page sans JavaScript, servie par le même site et faite des mêmes chiffres."

ALL_INDICATORS = "Tous les indicateurs"
ALL_INDICATORS_TEXT = (
    "Chaque indicateur de l’enquête et du cadre, avec une page par édition, par portée et par "
    "lecture ; chaque page a son tableau, sa figure, sa note de lecture et sa source."
)
ALL_INDICATORS_DESCRIPTION = (
    "La liste de tous les indicateurs de l’enquête ASCO et du cadre des communes, avec un lien "
    "vers la page accessible de chaque édition, portée et lecture."
)
COMPARISON = "Évolution 2014-2025"
DATED_COMPARISON = "Évolution de cet indicateur"

CHOOSE_INDICATOR = "Choisir un indicateur"
CHOOSE_VIEW = "Choisir l’édition, la lecture, le territoire"
CHOOSE_FILTERS = "Filtrer et trier"
CHOOSE_TERRITORY = "Choisir un territoire"
SHOW = "Afficher"
TERRITORY = "Territoire"
EPCI_HERE = "Intercommunalités du département"

TABLE = "Tableau"
TABLE_OF = "Tableau : {caption}"
READ_MORE = "Définition, questionnaires, comparabilité"
LONG = "Description longue de la figure"
ACTIONS = "Données et citation"
DOWNLOAD = "Télécharger ces chiffres"
FORMATS = {"csv": "CSV", "xlsx": "classeur XLSX", "json": "JSON"}
CITE = "Citer cette page"
EMBED = "Intégrer cette vue dans un autre site"
EMBED_LIVE = "Suit les mises à jour des chiffres :"
EMBED_FROZEN = "Figée sur la version {version} des données :"
EMBED_OPEN = "Voir sur le site"
EMBED_LINES = "Lecture, champ, notes et sources"
EMBED_SOURCE = "Source : {source}"
EMBED_LABEL = "Intégrer à un site"
EMBED_ANCHOR = "integrer"
MAP = "La carte"
MAP_LINK = "Ouvrir la carte (image SVG)"
MAP_SAID = "Les chiffres sont ceux du tableau ; la légende est dans l’image."
COMPOSITION = "Les communes du territoire"
VERDICTS = "Comment lire les verdicts"
NO_FIGURE = "Aucun niveau n’est un nombre : le tableau dit tout."
WORKSHOP = (
    "Une figure de publication, telle que l’atelier la compose : son titre, sa lecture, son champ, "
    "sa source, et le tableau de ses valeurs."
)
MAP_FAILED = "La carte ne peut pas être dessinée : son fond est absent ou altéré sur le serveur."
NOT_BUILT = (
    "Cette page n’a pas pu être construite ; l’incident est consigné dans le journal du serveur."
)
NO_MAP = "Cette vue n’a pas de carte : ses chiffres sont dans le tableau de la page."


def more_sources(count: int) -> str:
    """« ; 2 autres sources citées plus bas » after the first source of a figure."""
    if not count:
        return "."
    return f" ; {count} autre{'s' if count > 1 else ''} source{'s' if count > 1 else ''} plus bas."
