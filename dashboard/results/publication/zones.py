"""The map of zones, régions or départements: each takes the figure published for it, never that of
its neighbours.

It draws zones, not communes, so that the total of a zone lends itself to no commune.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.selection import Level
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.results.composition import composition_of
from dashboard.results.evolution_text import subject
from dashboard.results.legend import grouped, legend_of
from dashboard.results.publication.asked import Asked
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.sides import absent
from dashboard.results.survey_cells import cell_of, missing_cell
from dashboard.results.survey_text import text_of, value_heading
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import of_size
from dashboard.wording.publication import A_ZONE, LEGEND_ZONES, ROW_ZONE, ZONAL, ZONE


def size_shown(asked: Asked) -> SizeRange:
    """Which communes of a zone the figure is about: all, or one chosen size without the total."""
    if asked.spec.total or len(asked.sizes) != 1:
        return ALL_SIZES
    return asked.sizes[0]


def zones_result(asked: Asked) -> Result:
    """The figure of every zone, and the map that carries it. A map of zones is asked for."""
    world, size, zone = asked.world, size_shown(asked), asked.spec.kind.zone
    assert zone is not None
    indicator, edition = asked.indicators[0], asked.editions[0]
    geography = world.geography
    selection = asked.selection(indicator, edition).with_(level=Level.REGION, sizes=())
    by_region = zone is TerritoryKind.REGION
    codes = sorted(geography.regions if by_region else geography.departements)
    cells = tuple(_cell(asked, Territory(zone, code), size) for code in codes)
    index = {code: i for i, code in enumerate(codes)}
    departements = geography.departements.values()
    matrix = tuple((index[d.region if by_region else d.code],) for d in departements)
    has_figures = any(cell.status.has_figure and cell.observation for cell in cells)
    kind = Kind.MAP if has_figures else Kind.NOTHING
    ordered = sorted(
        grouped(cells), key=lambda c: (c.look is Look.STATUS, c.value or 0.0, c.heading)
    )
    restricted = f" {of_size(size)}" if not size.is_all else ""
    what = subject(world, selection, size, FRANCE)
    text = text_of(world, selection, Kind.NUMBER, cells, None, None)
    return Result(
        selection=selection,
        kind=kind,
        text=replace(text, notes=(ZONAL.format(zone=A_ZONE[zone], size=restricted),)),
        cells=cells,
        rows=cells,
        total=None,
        carrier=Carrier((), tuple(geography.departements), matrix, {}),
        legend=legend_of(
            ordered,
            LEGEND_ZONES.format(zone=A_ZONE[zone], what=what, when=edition.situation),
            zone=ZONE[zone],
        ),
        composition=composition_of(world, selection.territory),
        value_heading=value_heading(world, selection),
        row_heading=ROW_ZONE[zone],
        shows_mergers=False,
        mark=mark_of(selection),
    )


def _cell(asked: Asked, zone: Territory, size: SizeRange) -> Cell:
    """A row names the zone alone: the size is the same for all."""
    world, name = asked.world, asked.world.geography.name(zone)
    indicator, edition = asked.indicators[0], asked.editions[0]
    members = world.geography.members(zone)
    counts = len(members), int(world.geography.population[members].sum())
    seen = asked.figures(indicator, edition, zone).get(size)
    if seen is not None:
        return replace(cell_of(world, indicator, seen, *counts), heading=name, code=zone.code)
    if zone.kind is TerritoryKind.REGION:
        status = absent(world, indicator.id, edition, size, zone)
    elif zone.code in edition.uncertain_departements:
        status = Status.FIELD_TO_CONFIRM
    else:
        status = absent(world, indicator.id, edition, size, FRANCE)
    return replace(missing_cell(size, status, *counts, heading=name), code=zone.code)
