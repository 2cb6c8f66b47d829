"""Texts of the pages that are not computed from a result."""

from __future__ import annotations

FOOTER_PUBLISHED = (
    "Site non officiel. Données : DREES, enquête ASCO (chiffres publiés et sources citées sous "
    "chaque vue) ; Insee et DGCL, Licence Ouverte 2.0."
)
FOOTER_DEMONSTRATION = (
    "Site non officiel. Chiffres d’enquête simulés par ce site : aucun n’est un résultat de la "
    "DREES. Cadre réel : Insee et DGCL, Licence Ouverte 2.0."
)
FOOTER = (
    "Contours : IGN, ADMIN EXPRESS COG, édition 2024 (Licence Ouverte 2.0), fusions et "
    "rétablissements au 1er janvier 2025 reconstitués, contours simplifiés.",
    "Aucun cookie de suivi, aucune mesure d’audience, aucune requête vers un autre site.",
)
MAP_TITLE = "Carte"
MAP_INTRO = (
    "Les chiffres de l’enquête ASCO, portés sur les communes selon leur taille : à une date, aux "
    "deux, ou ce qui a changé."
)
COMMUNE_CARD_CLOSE = "Fermer la fiche"
