"""Texts of the home page."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.domain.page import COMMUNE, DATA, EPCI, EVOLUTIONS, FIGURES, MAP, METHOD, NEEDS, Page

TITLE = "L’action sociale des communes et des intercommunalités"
INTRO = (
    "L’enquête ASCO de la DREES dit ce que les communes, leurs centres communaux d’action sociale "
    "(CCAS) et les intercommunalités font en matière d’action sociale. Ce site en réunit les "
    "chiffres publiés, chacun avec ses mots et sa source, et les porte sur une carte de toutes les "
    "communes, selon leur taille."
)
INTRO_DEMONSTRATION = (
    "L’enquête ASCO de la DREES dit ce que les communes, leurs centres communaux d’action sociale "
    "(CCAS) et les intercommunalités font en matière d’action sociale. Cette démonstration montre, "
    "sur des chiffres simulés, ce que le site dira de ses deux éditions."
)
FIVE_DEMONSTRATION = "Cinq chiffres simulés : aucun n’est un résultat de la DREES"
FIVE = "Ce que dit l’enquête, en cinq chiffres"
SEE = "Voir"
DOORS = "Trois entrées"
EDITION_2025 = "L’édition 2025"
COMPARISONS = {
    EVOLUTIONS.script: "Ce qui se compare entre 2014 et 2025, et ce qui ne se compare pas",
    NEEDS.script: "L’analyse des besoins sociaux, et ce que demande 2027",
    EPCI.script: "Les intercommunalités",
}
"""Pages of the comparison, by script: the label of their link."""
LIMITS = "Ce que la carte ne dit pas"


class Door(NamedTuple):
    """A way in, for one kind of reader: the pages it leads to, with the label of each link."""

    reader: str
    text: str
    links: tuple[tuple[Page, str], ...]


THE_DOORS = (
    Door(
        "Élu·e, agent de CCAS",
        "Ce que font les communes de la taille de la vôtre, ce que 2027 demande à votre CCAS, et "
        "une page à imprimer pour le conseil municipal.",
        ((COMMUNE, "Trouver ma commune"), (MAP, "Explorer la carte")),
    ),
    Door(
        "Auteur·e, statisticien·ne",
        "Une figure prête pour la mise en page : titre, lecture, champ et source calculés, image, "
        "classeur d’accompagnement.",
        ((FIGURES, "Composer une figure"), (METHOD, "Lire la méthode")),
    ),
    Door(
        "Citoyen·ne, réutilisateur",
        "Tous les chiffres dans des fichiers ouverts, avec leur schéma, leur statut, leur source "
        "et leur licence.",
        ((DATA, "Télécharger les données"), (EVOLUTIONS, "Voir les évolutions")),
    ),
)

THE_LIMITS = (
    "Elle ne montre **jamais la réponse d’une commune** : ASCO est une enquête par sondage et les "
    "réponses sont confidentielles. Une commune porte le chiffre publié des communes de sa taille.",
    "Là où aucun chiffre n’est publié pour une taille, la carte le dit, et **ne le remplace pas "
    "par la moyenne** de toutes les communes.",
    "Les chiffres donnés en toutes lettres (« la quasi-totalité », « plus de la moitié ») "
    "**restent en toutes lettres** : ils ne deviennent pas des pourcentages.",
    "Les valeurs de 2014 sont portées sur les communes d’aujourd’hui, selon leur population "
    "d’aujourd’hui ; les communes fusionnées depuis sont signalées.",
)
