"""Texts of the home page."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.domain.page import EPCI, EVOLUTIONS, NEEDS

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
FIGURES_DEMONSTRATION = "Cinq chiffres simulés : aucun n’est un résultat de la DREES"
FIGURES = "Ce que dit l’enquête, en cinq chiffres"
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
    """A way in, for one kind of reader."""

    reader: str
    text: str
    label: str
    params: dict[str, str]


THE_DOORS = (
    Door(
        "Élu·e, agent de CCAS",
        "Ce que font les communes de la taille de la vôtre, avec les mots de la publication, et la "
        "composition de votre département ou de votre intercommunalité.",
        "Explorer la carte",
        {},
    ),
    Door(
        "Auteur·e, statisticien·ne",
        "Chaque chiffre avec son champ, sa note de lecture, sa source et les autres formulations "
        "publiées du même fait.",
        "Lire les tableaux",
        {"vue": "tableau"},
    ),
    Door(
        "Citoyen·ne, réutilisateur",
        "Les communes et leurs habitants par taille, en 2015 et en 2025, et le fichier CSV de "
        "chaque vue.",
        "Voir le cadre",
        {"indicateur": "cadre-taille", "edition": "2025"},
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
