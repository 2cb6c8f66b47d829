"""Texts of the pages that compare the two editions."""

from __future__ import annotations

TITLE = "Évolutions 2015-2025"
INTRO = (
    "Ce qui a changé entre les deux éditions de l’enquête, et ce qui ne se compare pas. Un écart "
    "n’est montré que là où les deux chiffres mesurent la même chose ; il porte son intervalle et "
    "son verdict."
)
NOT_YET = (
    "Les résultats de 2025 ne sont pas publiés. Cette page montre donc les niveaux de 2014, ce qui "
    "se comparera à leur parution, ce qui ne se comparera jamais, et le cadre réel aux deux dates."
)
NEEDS_NOT_YET = (
    "Les résultats de 2025 ne sont pas publiés. Cette page montre donc les niveaux de fin 2014, ce "
    "que le décret de 2016 a changé et ce que 2027 demande."
)
EPCI_NOT_YET = (
    "Les résultats de 2025 ne sont pas publiés, et aucun chiffre de 2014 sur les intercommunalités "
    "n’a pu être lu. Leur structure réelle est plus bas."
)
EXPLAINED = "Ce qui explique l’écart total"
STATUS = "Comparabilité"
VERDICTS = "Comment lire les verdicts"
FRAME = "Le cadre réel : communes et habitants par taille"
FRAME_TEXT = (
    "Les communes elles-mêmes ont changé : fusions, croissance ou recul de la population. Ces "
    "nombres sont réels, ceux de l’Insee et de la DGCL, et ne dépendent d’aucune enquête."
)
EPCI = "Les intercommunalités de France, par nature"
MERGERS = "Voir la carte des communes nouvelles"
SHARES = "Voir la carte des tailles de commune, par département"
LAWS = "Les lois autour des deux éditions"
LAWS_TEXT = (
    "L’enquête doit aussi dire l’effet des lois : chacune est datée, avec ce qu’elle change pour "
    "l’action sociale des communes et des intercommunalités."
)
REGISTER = "Le registre de comparabilité"
REGISTER_TEXT = (
    "Ce qui se compare, indicateur par indicateur, et pourquoi. Ce que le registre ne nomme pas "
    "n’est pas comparé."
)
NOT_A_SURVEY_FIGURE = (
    "L’adresse nomme une carte du cadre, qui n’est pas un chiffre d’enquête : voici le premier "
    "indicateur. Le cadre est dans la partie « Le cadre réel »."
)
SEE_FRAME = "Voir le cadre réel de ce territoire"
NOTHING_KEPT = "Aucun indicateur de ce sujet n’a ce verdict."
CLEAR = "Effacer les filtres"

NEEDS_TITLE = "L’analyse des besoins sociaux (ABS)"
NEEDS_INTRO = (
    "Quelles communes ont fait l’analyse des besoins sociaux de leur population, à quel rythme, et "
    "ce que le décret de 2016 a changé. Les niveaux des deux éditions se lisent séparément : "
    "l’obligation n’est plus la même."
)
NEEDS_BREAK = "Le changement de 2016"
NEEDS_DONE = "Qui a réalisé une ABS"
NEEDS_COVER = "Quelle part de la population est couverte"
NEEDS_PACE = "À quel rythme, avec quelle aide"
NEEDS_NEXT = "Ce que votre CCAS doit faire en 2027"
NEEDS_NEXT_TEXT = (
    "**Si votre commune a un CCAS**, le rapport d’analyse des besoins sociaux est présenté à son "
    "conseil d’administration au cours de l’année civile qui suit le renouvellement général des "
    "conseils municipaux : après les élections de mars 2026, au cours de **2027**. Des analyses "
    "complémentaires, par thème, peuvent suivre les autres années (article R. 123-1 du code de "
    "l’action sociale et des familles).",
    "**Si l’action sociale est confiée à un centre intercommunal (CIAS)**, le texte le vise "
    "aussi : l’analyse lui revient pour la population qui relève de lui.",
    "**Si votre commune n’a ni l’un ni l’autre** (le CCAS est facultatif en dessous de 1 500 "
    "habitants depuis la loi NOTRe de 2015), le texte ne désigne personne pour la faire.",
    "Avant le décret du 21 juin 2016, l’ABS était due chaque année. Une fréquence plus faible "
    "après 2016 ne dit donc pas que les communes s’y intéressent moins.",
)
NEEDS_NEW_SHORT = "Les nouveaux besoins"
LAWS_LIST = "Les dates une à une, avec ce que chacune change"
NEEDS_NEW = "Les nouveaux besoins, que seule l’édition 2025 peut dire"

EPCI_TITLE = "L’action sociale des intercommunalités"
EPCI_INTRO = (
    "Les résultats des intercommunalités (EPCI) ne sont publiés que pour leur ensemble : jamais "
    "par entité, jamais sur une carte. Leur structure, elle, est réelle et connue."
)
EPCI_RESULTS = "Ce que font les EPCI et les CIAS, dans leur ensemble"
EPCI_RESULTS_SHORT = "L’action sociale des EPCI et des CIAS"
EPCI_TRANSFERS = "Action propre de la commune, action disponible sur le territoire"
EPCI_TRANSFERS_TEXT = (
    "Une compétence transférée à l’EPCI quitte la commune sans quitter ses habitants : l’action "
    "propre de la commune peut baisser quand l’action disponible sur son territoire ne change pas."
)
EPCI_NO_MAP = (
    "Pas de carte ici : les réponses d’un EPCI sont confidentielles, et les EPCI de 2014 et de "
    "2025 ne sont pas les mêmes."
)
"""Why the page has no map."""
