"""Words that say what a line measures, of whom, in which reading: the common ways of publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.domain.catalogue import Edition
from dashboard.domain.observation import Reading, Scope, Unit
from dashboard.ingest.mapping.likeness import bare
from dashboard.ingest.mapping.model import UNDECIDED, Measure

_MEASURES: tuple[tuple[str, str], ...] = (
    (r"erreurs?[ -](?:type|standard)|ecarts?[ -]types?|standard error", Measure.STANDARD_ERROR),
    (r"(?:borne|limite|valeur)s? (?:inf|bass)|\binf(?:\.|erieure)?$|\bic\b.*\binf", Measure.CI_LOW),
    (
        r"(?:borne|limite|valeur)s? (?:sup|haut)|\bsup(?:\.|erieure)?$|\bic\b.*\bsup",
        Measure.CI_HIGH,
    ),
    (r"marge d'erreur|demi[- ]?(?:largeur|amplitude)|\+ ?/ ?-|±", Measure.MARGIN),
    (r"intervalle de confiance|\bic\b|\bprecision\b|coefficient de variation|\bcv\b", UNDECIDED),
    (r"\beffectifs?\b|repondant\w*|^base\b|^n$", Measure.BASE),
    (r"\b(?:nombre|nb) (?:de |d')(?:communes|epci|reponses|unites)", Measure.BASE),
)
_POPULATION = re.compile(
    r"(?:%|part|pourcentage|proportion) (?:de )?(?:la )?population|% des habitants"
    r"|population (?:couverte|concernee|vivant|residant)"
)
_COUNT = re.compile(r"nombre moyen|en moyenne|nombre median")
_EITHER = re.compile(
    r"(?:ou|et) (?:l'|son |leur |les? )?(?:epci|intercommunalite|cias)|sur (?:le|leur) territoire|"
    r"disponible"
)
_WITHOUT_EPCI = r"hors (?:les )?(?:epci|intercommunalites)(?: et (?:les )?cias)?"
_OWN = re.compile(rf"{_WITHOUT_EPCI}|actions? propres?|propres? a la commune")
_EPCI = re.compile(r"\bepci\b|intercommunalites?\b|\bcias\b")
_COMMUNES = re.compile(r"\bcommunes?\b|\bhab(?:itants?|\.)?\b")
_DATE = re.compile(r"\b(?:(fin)|(31 decembre)|au 1er janvier|en)? ?((?:19|20)\d{2})\b")


def measure_of(path: Iterable[str]) -> str | None:
    """The measure a line names, ``?`` where it names a precision of no sure kind, else ``None``."""
    for text in reversed(list(path)):
        for pattern, measure in _MEASURES:
            if re.search(pattern, bare(text)):
                return str(measure)
    return None


def without_measure(text: str) -> str:
    """The text without the words that name a measure, which say nothing of the indicator."""
    words = bare(text)
    for pattern, _ in _MEASURES:
        words = re.sub(pattern, " ", words)
    return words


def reading_of(text: str) -> Reading | None:
    """The reading a text names, ``None`` where it names none."""
    plain = bare(text)
    if _POPULATION.search(plain):
        return Reading.POPULATION
    if _COUNT.search(plain):
        return Reading.COUNT
    if re.search(
        r"(?:%|part|pourcentage|proportion) des (?:communes|epci)|communes \(en %\)", plain
    ):
        return Reading.UNITS
    return None


def scope_of(text: str) -> Scope | None:
    """Whose action a text names, ``None`` where it does not say."""
    plain = bare(text)
    if _OWN.search(plain):
        return Scope.OWN
    return Scope.AVAILABLE if _EITHER.search(plain) else None


def unit_of(*texts: str) -> Unit:
    """Who is counted, from the first text that names EPCI or communes; communes otherwise."""
    for text in texts:
        plain = re.sub(_WITHOUT_EPCI, "", bare(text))
        if _COMMUNES.search(plain):
            return Unit.COMMUNE
        if _EPCI.search(plain):
            return Unit.EPCI
    return Unit.COMMUNE


def edition_of(text: str, editions: Iterable[Edition]) -> tuple[str, str] | None:
    """The one edition a text names, by its name or the year it describes, and the date in words.

    « Enquête ASCO 2015 » names the edition, « fin 2014 » the year described; ``None`` where the
    text names none, or several.
    """
    found: dict[str, str] = {}
    for match in _DATE.finditer(bare(text)):
        end, december, year = match.groups()
        for edition in editions:
            if year == str(edition.year):
                found.setdefault(edition.id, "")
                if end or december:
                    found[edition.id] = f"fin {year}"
            elif year == edition.id:
                found.setdefault(edition.id, "")
    years = {edition.id: edition.year for edition in editions}
    if len(found) != 1:
        return None
    [(name, date)] = found.items()
    return name, date or f"en {years[name]}"
