"""The régions of before 1 January 2016, which the geography of today no longer holds.

Official codes of the Insee. Régions whose territory did not change keep code and are not here.
"""

from __future__ import annotations

FORMER_REGIONS = {
    "21": "Champagne-Ardenne",
    "22": "Picardie",
    "23": "Haute-Normandie",
    "25": "Basse-Normandie",
    "26": "Bourgogne",
    "31": "Nord-Pas-de-Calais",
    "41": "Lorraine",
    "42": "Alsace",
    "43": "Franche-Comté",
    "54": "Poitou-Charentes",
    "72": "Aquitaine",
    "73": "Midi-Pyrénées",
    "74": "Limousin",
    "82": "Rhône-Alpes",
    "83": "Auvergne",
    "91": "Languedoc-Roussillon",
}
FORMER_NAMES = {"24": "Centre"}
"""Régions that stand on the same territory under another name than before."""
