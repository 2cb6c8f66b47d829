"""Publications as a reader cites them, and why one statement is preferred to another."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.catalogue import Source
from dashboard.domain.observation import Observation
from dashboard.domain.status import Qualifier


def short_source(source: Source) -> str:
    """« Études et Résultats n° 995 (2017), lu dans Maire-info »."""
    year = source.date[:4]
    text = f"{source.publication} ({year})" if year else source.publication
    return f"{text}, lu dans {source.read_in}" if source.read_in else text


def long_source(source: Source) -> str:
    """The full reference of a « Source » line."""
    parts = [
        source.author,
        f"« {source.title} »" if source.title else "",
        source.publication,
        source.date,
    ]
    text = ", ".join(part for part in parts if part)
    return f"{text} (lu dans {source.read_in})" if source.read_in else text


def why_preferred(chosen: Observation, other: Observation, sources: Mapping[str, Source]) -> str:
    """Which rule of precedence puts one published statement before another."""
    if sources[chosen.source].nature == "official_table" != sources[other.source].nature:
        return "un tableau officiel passe avant un texte"
    if (chosen.qualifier is Qualifier.EXACT) != (other.qualifier is Qualifier.EXACT):
        return "un nombre passe avant des mots"
    if sources[chosen.source].nature != sources[other.source].nature:
        return "un texte de la DREES passe avant une citation"
    return "même rang ; l’ordre des sources décide"
