"""The real communes of a territory by size: the frame every survey figure is read against."""

from __future__ import annotations

from dashboard.domain.size_range import ALL_SIZES, elementary_ranges
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.results.result import Composition, Row
from dashboard.results.world import World
from dashboard.wording.places import size_label

_ORIGIN = (
    "Communes au 1er janvier 2015, population municipale 2013 ; communes au 1er janvier 2025, "
    "population municipale 2023 (Mayotte : 2017)."
)
_FRANCE = "France : Mayotte manque en 2015."
_NO_2015 = {
    TerritoryKind.EPCI: "La composition de 2015 n’est pas disponible pour un EPCI : les "
    "populations de 2013 des communes ne sont connues que par département.",
}
_NO_MAYOTTE = "La composition de 2015 n’est pas disponible pour Mayotte."


def composition_of(world: World, territory: Territory) -> Composition:
    """Communes and inhabitants by elementary size range, total last."""
    geography = world.geography
    ranges = elementary_ranges(world.catalogue.thresholds)
    today = composition_2025(geography, territory, ranges)
    before = composition_2015(geography, territory, ranges)
    rows = []
    for i, (size, communes, population) in enumerate(today):
        past = before[i] if before else None
        rows.append(
            Row(
                size_label(size),
                size,
                past[1] if past else None,
                past[2] if past else None,
                communes,
                population,
            )
        )
    total = Row(
        "Ensemble",
        ALL_SIZES,
        sum(r.communes_2015 or 0 for r in rows) if before else None,
        sum(r.population_2015 or 0 for r in rows) if before else None,
        sum(r.communes_2025 for r in rows),
        sum(r.population_2025 for r in rows),
    )
    return Composition(geography.name(territory), (*rows, total), _note(territory, bool(before)))


def _note(territory: Territory, has_2015: bool) -> str:
    if has_2015:
        return f"{_ORIGIN} {_FRANCE}" if territory.kind is TerritoryKind.FRANCE else _ORIGIN
    return f"{_ORIGIN} {_NO_2015.get(territory.kind, _NO_MAYOTTE)}"
