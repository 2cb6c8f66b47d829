"""The real EPCI by kind in 2014, 2015 and 2025: the frame of the intercommunal results."""

from __future__ import annotations

from dashboard.geography.frame import EpciCount, epci_counts
from dashboard.results.evolution import EpciKind, EpciStructure
from dashboard.results.result import Text
from dashboard.results.world import World
from dashboard.wording.numbers import number, plural
from dashboard.wording.places import as_sentence

YEARS = (2014, 2015, 2025)
_LABELS = {
    "METRO": "Métropoles",
    "CU": "Communautés urbaines",
    "CA": "Communautés d’agglomération",
    "CC": "Communautés de communes",
    "SAN": "Syndicats d’agglomération nouvelle",
}
_LYON = "MET69"


def epci_structure(world: World) -> EpciStructure:
    """EPCI à fiscalité propre by kind at each date; the Métropole de Lyon, not one, apart."""
    found = {year: _by_kind(world, year) for year in YEARS}
    rows = [
        _row(label, [found[year].get(kind) for year in YEARS]) for kind, label in _LABELS.items()
    ]
    legal = [
        EpciCount(
            "total",
            sum(c.epci for kind, c in found[year].items() if kind != _LYON),
            sum(c.communes for kind, c in found[year].items() if kind != _LYON),
            sum(c.population for kind, c in found[year].items() if kind != _LYON),
        )
        for year in YEARS
    ]
    total = _row("Ensemble des EPCI à fiscalité propre", list(legal), is_total=True)
    lyon = _row(
        "Métropole de Lyon (pas un EPCI au sens de la loi)", [found[y].get(_LYON) for y in YEARS]
    )
    return EpciStructure(YEARS, (*rows, total, lyon), _text(legal))


def _by_kind(world: World, year: int) -> dict[str, EpciCount]:
    return {count.kind: count for count in epci_counts(world.geography, year)}


def _row(label: str, counts: list[EpciCount | None], is_total: bool = False) -> EpciKind:
    return EpciKind(
        label,
        tuple(c.epci if c else 0 for c in counts),
        tuple(c.communes if c else 0 for c in counts),
        tuple(c.population if c else 0 for c in counts),
        is_total,
    )


def _text(legal: list[EpciCount]) -> Text:
    first, last = legal[0], legal[-1]
    mean = [c.communes / c.epci for c in (first, last)]
    return Text(
        title="Intercommunalités à fiscalité propre, par nature, en 2014, 2015 et 2025",
        subtitle="En nombre d’EPCI, de communes et d’habitants · cadre réel",
        selection="France, au 1er janvier de chaque année.",
        total="",
        lecture=as_sentence(
            f"Au 1er janvier 2014, la France compte {plural(first.epci, 'EPCI', 'EPCI')} à "
            f"fiscalité propre, de {number(mean[0], 0)} communes en moyenne ; au 1er janvier 2025, "
            f"{number(last.epci)}, de {number(mean[1], 0)} communes en moyenne"
        ),
        champ="EPCI à fiscalité propre de France métropolitaine et des DROM, au 1er janvier de "
        "chaque année.",
        notes=(
            "Nombres réels, non des estimations de l’enquête.",
            "Les EPCI ont été redécoupés : ceux de 2014 et de 2025 ne se suivent pas un à un, et "
            "aucune comparaison entité par entité n’a de sens.",
        ),
        sources=("DGCL, listes des EPCI à fiscalité propre au 1er janvier 2014, 2015 et 2025",),
        date="Situation au 1er janvier 2014, 2015 et 2025.",
        alternative=as_sentence(
            f"de {number(first.epci)} EPCI en 2014 à {number(last.epci)} en 2025 ; le tableau "
            "donne chaque nature"
        ),
    )
