"""Messages for the map alone: made-up looks over real communes, for tests of the component."""

from __future__ import annotations

import os
from pathlib import Path

from dashboard.geography.layer import overview_url
from dashboard.ui.commune_map import Cell, CellStyle, Focus, MapMessage, Matrix

BREAKS = (500, 1500, 5000, 10000, 30000)
BANDS = (
    "Moins de 500 habitants",
    "De 500 à 1 499 habitants",
    "De 1 500 à 4 999 habitants",
    "De 5 000 à 9 999 habitants",
    "De 10 000 à 29 999 habitants",
    "30 000 habitants ou plus",
)
LIGHT = ("#dfe8ef", "#b3cbde", "#7fa9c9", "#4d84b0", "#265d8c", "#0d3760")
DARK = ("#1c3a52", "#2a5a80", "#3f7ca9", "#68a1c9", "#9dc6e2", "#d8ebf6")
FOCI = {
    "France": Focus(),
    "Lot": Focus("departement", "46"),
    "Occitanie": Focus("region", "76"),
    "La Réunion": Focus("departement", "974"),
    "EPCI": Focus("epci", "200000000", ("46042", "46224", "46088", "46252", "46112")),
}


def message(variant: int = 0, focus: str = "France", **changes: object) -> MapMessage:
    """One view; variants differ in colours and words, so that each repaints every commune."""
    shift = variant % 6
    cells = [
        Cell(
            CellStyle((LIGHT[(i + shift) % 6],), (DARK[(i + shift) % 6],)),
            f"Exemple {variant} : {BANDS[i].lower()}",
        )
        for i in range(6)
    ]
    cells.append(
        Cell(CellStyle(("#f6f6f4", "#9a9a94"), ("#1b1d20", "#6d6f72"), "hatch"), "Non publié")
    )
    matrix = Matrix(tuple(range(6)), {"48": (6, 1, 2, 3, 4, 5), "976": (6,) * 6})
    values: dict[str, object] = {
        "layer": overview_url(Path(os.environ["MAP_LAYER_ROOT"])),
        "title": "Carte des communes par taille",
        "description": "Exemple de carte des communes de France.",
        "breaks": BREAKS,
        "band_words": BANDS,
        "matrix": matrix,
        "cells": tuple(cells),
        "departements": {"46": "Lot", "75": "Paris", "93": "Seine-Saint-Denis", "976": "Mayotte"},
        "population_years": {"": "2023", "976": "2017"},
        "focus": FOCI[focus],
    }
    return MapMessage(**{**values, **changes})  # type: ignore[arg-type]
