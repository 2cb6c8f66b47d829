"""Publications as a reader cites them, and why one statement is preferred to another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dashboard.domain.catalogue import Source
from dashboard.domain.observation import Observation
from dashboard.domain.status import Qualifier


def publication(source: Source) -> str:
    """« Études et Résultats n° 995 (2017) »."""
    name = source.publication.removeprefix("DREES, ")
    return f"{name} ({year_of(source)})" if year_of(source) else name


def short_source(source: Source) -> str:
    """« Études et Résultats n° 995 (2017) – lu : Maire-info »."""
    text = publication(source)
    return f"{text} – lu : {source.read_in}" if source.read_in else text


def year_of(source: Source) -> str:
    """Year of publication, empty where the catalogue does not say."""
    found = re.search(r"\b(?:19|20)\d\d\b", source.date)
    return found.group() if found else ""


def cited(sources: Sequence[Source]) -> tuple[str, ...]:
    """References of a « Source » line: each publication once, with the places it was read in."""
    places: dict[str, list[str]] = {}
    for source in sources:
        places.setdefault(reference(source), []).append(source.read_in)
    return tuple(
        f"{text} (lu : {' ; '.join(p for p in where if p)})" if any(where) else text
        for text, where in places.items()
    )


def reference(source: Source) -> str:
    """The full reference of a publication, without the place it was read in."""
    house = source.publication.split(",")[0]
    parts = [
        source.author if source.author != house else "",
        f"« {source.title} »" if source.title else "",
        source.publication,
        source.date if source.date not in source.publication else "",
    ]
    return ", ".join(part for part in parts if part)


def why_preferred(chosen: Observation, other: Observation, sources: Mapping[str, Source]) -> str:
    """Which rule of precedence puts one published statement before another."""
    if sources[chosen.source].nature == "official_table" != sources[other.source].nature:
        return "un tableau officiel passe avant un texte"
    if (chosen.qualifier is Qualifier.EXACT) != (other.qualifier is Qualifier.EXACT):
        return "un nombre passe avant des mots"
    if sources[chosen.source].nature != sources[other.source].nature:
        return "un texte de la DREES passe avant une citation"
    return "même rang ; l’ordre des sources décide"
