"""Public facts of one commune, a line each: where it is, how many live there, what it was."""

from __future__ import annotations

from dashboard.domain.commune import Change, Commune, Filiation, OldCommune, Relation
from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.geography.store import Geography
from dashboard.results.world import World
from dashboard.wording.numbers import plural
from dashboard.wording.places import enumeration, of_size

_CENSUSES = (2013, 2012, 2011)
"""Censuses that give the size of a commune at the time of the 2015 edition, the best first."""
_UNKNOWN_THEN = "Taille en 2015 : non disponible"
NO_EPCI = "hors intercommunalité"


def size_of(world: World, commune: Commune) -> SizeRange:
    """The elementary size range of a commune, by its population of today."""
    ranges = elementary_ranges(world.catalogue.thresholds)
    return next(r for r in ranges if r.contains(commune.population))


def where(world: World, commune: Commune) -> str:
    """Code, région, EPCI."""
    geography = world.geography
    parts = [
        f"Code {commune.code}",
        geography.name(Territory(TerritoryKind.REGION, commune.region)),
        geography.epci[commune.epci].name if commune.epci else NO_EPCI,
    ]
    return " · ".join(parts)


def population(world: World, commune: Commune) -> str:
    """« 1 203 habitants (2023) : commune de 500 à 1 499 habitants »."""
    people = "sans habitant" if commune.population == 0 else plural(commune.population, "habitant")
    return f"{people} ({commune.population_year}) : commune {of_size(size_of(world, commune))}"


def population_then(world: World, commune: Commune) -> str:
    """Size in 2015, from the operator's file of historical populations where there is one."""
    geography = world.geography
    before = [o for o in geography.gathered(commune.code) if o.existed_2015]
    if any(o.relation is Relation.SPLIT for o in before):
        return _UNKNOWN_THEN  # its population of then is that of several communes of today
    codes = [o.code for o in before]
    for year in _CENSUSES:
        known = [geography.historical_population(code, year) for code in codes]
        people = [count for count in known if count is not None]
        if codes and len(people) == len(codes):
            ranges = elementary_ranges(world.catalogue.thresholds)
            total = sum(people)
            size = next(r for r in ranges if r.contains(total))
            together = " au total des communes réunies depuis" if len(codes) > 1 else ""
            return f"En {year} : {plural(total, 'habitant')}{together}, taille {of_size(size)}"
    return _UNKNOWN_THEN


def past(world: World, commune: Commune) -> str:
    """What the commune was in 2014, empty where it was itself."""
    before = world.geography.gathered(commune.code)
    if commune.merged_last_year is not None:
        names = [o.name for o in before if o.relation is Relation.MERGED]
        gathers = f", réunit {enumeration(names)}" if names else ""
        return f"Commune nouvelle (dernière fusion en {commune.merged_last_year}){gathers}"
    for old in before:
        match old.relation:
            case Relation.RENAMED:
                return f"Nommée {old.name} en 2014"
            case Relation.REESTABLISHED:
                return _back(world.geography, old, commune)
            case Relation.SPLIT:
                return _parted(world.geography, old, commune)
    return ""


def _back(geography: Geography, old: OldCommune, commune: Commune) -> str:
    """A commune that was merged after 2014 and is on its own again: in what, from when to when."""
    mergers = (e for e in geography.resolve(old.code) if e.kind is Change.FUSION)
    merged = next(e for e in mergers if e.current_code == commune.code)
    back = _reestablishment(geography, merged.new_code, commune)
    return f"Réunie dans {back.old_name} en {merged.year}, rétablie en {back.year}"


def _parted(geography: Geography, old: OldCommune, commune: Commune) -> str:
    """A commune of 2014 that became several: what it lost, or what the one it left was."""
    if commune.code != old.code:
        back = _reestablishment(geography, old.code, commune)
        return f"Rétablie en {back.year} ; faisait partie de {old.name} en 2014"
    left = [e for e in _reestablishments(geography, old.code) if e.new_code != commune.code]
    names = enumeration([f"{e.new_name} (commune rétablie en {e.year})" for e in left])
    return f"Comprenait aussi {names} en 2014"


def _reestablishment(geography: Geography, of: str, commune: Commune) -> Filiation:
    """The event that made the commune one again out of another, whose code is ``of``."""
    return next(e for e in _reestablishments(geography, of) if e.new_code == commune.code)


def _reestablishments(geography: Geography, of: str) -> list[Filiation]:
    return [e for e in geography.resolve(of) if e.kind is Change.REESTABLISHMENT]
