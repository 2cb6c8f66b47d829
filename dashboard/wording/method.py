"""Words of the method page that stand in no catalogue."""

from __future__ import annotations

TITLE = "Méthode"
INTRO = (
    "Ce que mesure l’enquête, comment lire ses chiffres, ce qui se compare et ce qui ne se compare "
    "pas, d’où vient chaque nombre, et ce qui a été corrigé."
)
CONTENTS = "Sur cette page"
NO_CONTACT = "l’exploitant de ce site n’a pas encore indiqué d’adresse"
FACTS_CAPTION = "Ce qui a été publié sur l’enquête elle-même"
FACT, VALUE, SOURCE = "Fait", "Valeur", "Source"
STATUS_CAPTION = "Statuts de l’observation"
SECRET_CAPTION = "Statuts de confidentialité"
STATUS, SIGN, CODE, MEANING = "Statut", "Signe", "Code dans les fichiers", "Sens"
"""Headings of the tables of statuses; the codes are those of the two columns of files."""
