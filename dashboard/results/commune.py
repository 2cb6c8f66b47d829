"""What the map says of one chosen commune: public facts, and the cell of its size."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.commune import Commune, OldCommune, Relation
from dashboard.domain.size_range import elementary_ranges
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.results.carrier import cell_index
from dashboard.results.result import Result
from dashboard.results.world import World
from dashboard.wording.numbers import plural
from dashboard.wording.places import as_sentence, enumeration, of_size

_CENSUSES = (2013, 2012, 2011)
"""Censuses that give the size of a commune at the time of the 2015 edition, the best first."""


@dataclass(frozen=True)
class CommuneCard:
    """The card of a commune: its name, then one idea a line."""

    title: str
    lines: tuple[str, ...]


def commune_card(world: World, result: Result) -> CommuneCard | None:
    """The card of the chosen commune, ``None`` where none is chosen."""
    commune = world.geography.commune(result.selection.commune)
    if commune is None:
        return None
    geography = world.geography
    departement = geography.departements[commune.departement].name
    place = commune.name if commune.name == departement else f"{commune.name} ({departement})"
    lines = [
        _where(world, commune),
        _population(world, commune),
        _population_then(world, commune),
        _merger(geography.gathered(commune.code), commune),
        _cell(world, result, commune),
    ]
    return CommuneCard(place, tuple(as_sentence(line) for line in lines if line))


def _where(world: World, commune: Commune) -> str:
    geography = world.geography
    parts = [
        f"Code {commune.code}",
        geography.name(Territory(TerritoryKind.REGION, commune.region)),
        geography.epci[commune.epci].name if commune.epci else "hors intercommunalité",
    ]
    return " · ".join(parts)


def _population(world: World, commune: Commune) -> str:
    ranges = elementary_ranges(world.catalogue.thresholds)
    size = next(r for r in ranges if r.contains(commune.population))
    people = "sans habitant" if commune.population == 0 else plural(commune.population, "habitant")
    return f"{people} ({commune.population_year}) : commune {of_size(size)}"


def _population_then(world: World, commune: Commune) -> str:
    """Size in 2015, from the operator's file of historical populations where there is one."""
    geography = world.geography
    codes = [o.code for o in geography.gathered(commune.code) if o.existed_2015]
    for year in _CENSUSES:
        known = [geography.historical_population(code, year) for code in codes]
        people = [count for count in known if count is not None]
        if codes and len(people) == len(codes):
            ranges = elementary_ranges(world.catalogue.thresholds)
            total = sum(people)
            size = next(r for r in ranges if r.contains(total))
            gathered = " au total des communes réunies depuis" if len(codes) > 1 else ""
            return f"En {year} : {plural(total, 'habitant')}{gathered}, taille {of_size(size)}"
    return "Taille en 2015 : non disponible"


def _merger(past: tuple[OldCommune, ...], commune: Commune) -> str:
    if commune.merged_last_year is not None:
        names = [o.name for o in past if o.relation is Relation.MERGED]
        gathers = f", réunit {enumeration(names)}" if names else ""
        return f"Commune nouvelle (dernière fusion en {commune.merged_last_year}){gathers}"
    renamed = [o for o in past if o.relation is Relation.RENAMED]
    if renamed:
        return f"Nommée {renamed[0].name} en 2014"
    if any(o.relation is Relation.REESTABLISHED for o in past):
        return "Commune rétablie depuis 2014"
    return ""


def _cell(world: World, result: Result, commune: Commune) -> str:
    if result.carrier is None:
        return ""
    cell = result.cells[cell_index(world.geography, result.carrier, commune.code)]
    if cell.observation is None and cell.status.has_figure:
        return cell.sentence
    if cell.observation is None or not cell.observation.has_figure:
        total = f". {result.text.total}" if result.text.total else ""
        return f"Communes de sa taille : {cell.sentence}{total}"
    return (
        f"{cell.sentence}. C’est le chiffre des communes de sa taille, pas la réponse de la commune"
    )
