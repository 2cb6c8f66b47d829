"""Every French text the commune map can show or say by itself, in one object.

``{…}`` marks are filled in by the browser: ``{n}`` a number, ``{year}`` a year, ``{name}`` a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_PANES = {
    "metropole": "France métropolitaine",
    "paris": "Paris et petite couronne",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
}
_SHORT = {"paris": "Paris et 92, 93, 94"}


@dataclass(frozen=True)
class MapTexts:
    """The texts of the map, with their French defaults."""

    zoom_in: str = "Zoom avant"
    zoom_out: str = "Zoom arrière"
    overview: str = "Vue d’ensemble"
    loading: str = "Chargement de la carte…"
    failed: str = "Les contours des communes n’ont pas pu être chargés."
    damaged: str = "Le fichier des contours des communes est illisible."
    retry: str = "Réessayer"
    failed_fine: str = "Les contours détaillés n’ont pas pu être chargés : contours simplifiés."
    wheel_hint: str = "Cliquez sur la carte ou maintenez Ctrl pour zoomer avec la molette."
    touch_hint: str = "Déplacez la carte avec deux doigts."
    role: str = "carte interactive"
    help: str = (
        "Flèches : commune voisine. Entrée : choisir. Échap : annuler. Plus et moins : zoom. "
        "Majuscule et flèches : déplacer. Début : vue d’ensemble. "
        "Page suivante et Page précédente : outre-mer, Paris et petite couronne."
    )
    inhabitants_none: str = "sans habitant ({year})"
    inhabitants_one: str = "1 habitant ({year})"
    inhabitants_many: str = "{n} habitants ({year})"
    merged: str = "Fusionnée depuis 2014 (dernier changement : {year})"
    enlarge: str = "Agrandir : {name}"
    shown: str = "Vue : {name}"
    selected: str = "Commune choisie : {name}"
    cleared: str = "Plus aucune commune choisie"
    names_missing: str = "Commune {code}"
    panes: Mapping[str, str] = field(default_factory=lambda: dict(_PANES))
    panes_short: Mapping[str, str] = field(default_factory=lambda: dict(_SHORT))
