"""What a sheet says of the EPCI: its public facts, and the nationwide results of all EPCI."""

from __future__ import annotations

from dashboard.domain.commune import Commune
from dashboard.results.sheet.material import OF_EPCI, material
from dashboard.results.sheet.nouns import EpciFigure, shows
from dashboard.results.world import World
from dashboard.wording import sheet as words
from dashboard.wording.numbers import plural
from dashboard.wording.places import as_sentence


def epci_lines(world: World, commune: Commune) -> tuple[str, ...]:
    """Its EPCI and the members it has."""
    lines = [_which(world, commune)]
    epci = world.geography.epci.get(commune.epci or "")
    if epci is not None and not epci.is_epci:
        lines.append(words.LYON)
    return tuple(lines)


def _which(world: World, commune: Commune) -> str:
    geography = world.geography
    epci = geography.epci.get(commune.epci or "")
    if epci is None:
        alone = int(geography.communes["epci"].isna().sum())
        return words.OUTSIDE.format(count=plural(alone, "commune"))
    communes, people = plural(epci.communes, "commune"), plural(epci.population, "habitant")
    return as_sentence(f"{epci.name} ({words.EPCI_KINDS[epci.kind]}) : {communes}, {people}")


def epci_figures(world: World) -> tuple[EpciFigure, ...]:
    """The newest nationwide figure of each indicator of EPCI."""
    found = []
    for asked in material(world):
        if asked.subject != OF_EPCI:
            continue
        for edition in sorted(asked.results, reverse=True):
            total = asked.results[edition].total
            if total is not None and shows(total):
                when = world.catalogue.editions[edition].situation
                found.append(EpciFigure(asked.indicator.short_label, when, total))
                break
    return tuple(found)
