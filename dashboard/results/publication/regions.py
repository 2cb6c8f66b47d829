"""The map of régions: each takes the figure published for it, never that of its neighbours.

It draws régions, not communes, so that a regional total lends itself to no commune.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.selection import Level
from dashboard.domain.size_range import ALL_SIZES, SizeRange
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
from dashboard.wording.publication import LEGEND_REGIONS, REGIONAL, ROW_REGION


def size_shown(asked: Asked) -> SizeRange:
    """Which communes of a région the figure is about: all, or one chosen size without the total."""
    if asked.spec.total or len(asked.sizes) != 1:
        return ALL_SIZES
    return asked.sizes[0]


def regions_result(asked: Asked) -> Result:
    """The figure of every région, and the map that carries it."""
    world, size = asked.world, size_shown(asked)
    indicator, edition = asked.indicators[0], asked.editions[0]
    geography = world.geography
    selection = asked.selection(indicator, edition).with_(level=Level.REGION, sizes=())
    codes = sorted(geography.regions)
    cells = tuple(_cell(asked, Territory(TerritoryKind.REGION, code), size) for code in codes)
    index = {code: i for i, code in enumerate(codes)}
    matrix = tuple((index[d.region],) for d in geography.departements.values())
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
        text=replace(text, notes=(REGIONAL.format(size=restricted), *text.notes)),
        cells=cells,
        rows=cells,
        total=None,
        carrier=Carrier((), tuple(geography.departements), matrix, {}),
        legend=legend_of(
            ordered,
            LEGEND_REGIONS.format(what=what, when=edition.situation),
            zone="région",
        ),
        composition=composition_of(world, selection.territory),
        value_heading=value_heading(world, selection),
        row_heading=ROW_REGION,
        shows_mergers=False,
        mark=mark_of(selection),
    )


def _cell(asked: Asked, region: Territory, size: SizeRange) -> Cell:
    """A row names the région alone: the size is the same for all."""
    world, name = asked.world, asked.world.geography.name(region)
    indicator, edition = asked.indicators[0], asked.editions[0]
    members = world.geography.members(region)
    counts = len(members), int(world.geography.population[members].sum())
    seen = asked.figures(indicator, edition, region).get(size)
    if seen is not None:
        return replace(cell_of(world, indicator, seen, *counts), heading=name, code=region.code)
    status = absent(world, indicator.id, edition, size, region)
    return replace(missing_cell(size, status, *counts, heading=name), code=region.code)
