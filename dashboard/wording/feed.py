"""Words of the feed of data versions."""

from __future__ import annotations

from dashboard.wording.typography import lower_first

TITLE = "Versions des données"
SUBTITLE = (
    "Chaque mise à jour des chiffres publiés de l’enquête ASCO : ce qui s’ajoute, ce qui est "
    "corrigé ou retiré, et pourquoi."
)
RIGHTS = "Licence Ouverte 2.0"


def entry_title(title: str) -> str:
    """« Données : version 1.1.0 »."""
    return f"Données : {lower_first(title)}"
