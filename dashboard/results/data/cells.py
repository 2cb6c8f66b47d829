"""Each commune with the figure of communes of its size, for a view: rule 1 as a table."""

from __future__ import annotations

from dashboard.domain.address import parse
from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import CellKey, Orientation, Unit
from dashboard.domain.query import Query, query_params
from dashboard.domain.selection import Compare, Level, Selection
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE
from dashboard.results import carrier as carriers
from dashboard.results.data import catalogue
from dashboard.results.data.figures import Row, unit_in_words
from dashboard.results.data.kept import kept_in_codes
from dashboard.results.data.parts import Parts
from dashboard.results.data.places import place_rows
from dashboard.results.data.told import told_cell
from dashboard.results.options import Options
from dashboard.results.result import Cell, Kind, Result
from dashboard.results.survey_cells import mark_of_complement, missing_cell, territory_name
from dashboard.results.universe import WorldUniverse
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.wording.data_sets import FRAME_FACT, OWN


def communes_with_cells(world: World, selection: Selection) -> DataTable:
    """The communes of the territory and sizes of a view, each with the cell it takes on the map.

    The figure is that of the communes of its size, never of the commune; where the view has no
    map, every commune has the status that says why. A view of two dates is read at its own date.
    """
    asked = selection.with_(compare=Compare.NONE)
    result = view(world, asked)
    geography = world.geography
    members = geography.members(asked.territory)
    cells: tuple[Cell, ...]
    if result.carrier is not None:
        cells = result.cells
        taken = carriers.cells_taken(geography, result.carrier, members).tolist()
    else:
        cells, taken = (_why_none(result),), [0] * len(members)
    places = place_rows(Parts(world))
    said = [_fields(world, result, cell) for cell in cells]
    rows = tuple(
        (*places[member], *said[cell])
        for member, cell in zip(members.tolist(), taken, strict=True)
        if _is_asked(asked, int(geography.population[member]))
    )
    if result.is_frame:
        described = catalogue.cells_of_frame(world)
    else:
        described = catalogue.data_set(world, catalogue.CELLS)
    kept = f"{result.text.title} – {result.text.selection}".rstrip(".")
    return DataTable(described, rows, kept, _codes(described, asked))


def _codes(about: DataSet, asked: Selection) -> tuple[str, ...]:
    """What names the view, then what it leaves out."""
    place = asked.territory
    filters = Query(sizes=asked.sizes, territories=() if place == FRANCE else (place,))
    unusual = {
        f"sens-{asked.orientation.value}": asked.orientation is Orientation.INVERSE,
        f"maille-{asked.level.value}": asked.level is Level.REGION,
    }
    return (
        asked.indicator,
        asked.edition,
        asked.scope.value,
        asked.reading.value,
        *(code for code, holds in unusual.items() if holds),
        *kept_in_codes(about, filters),
    )


def cells_table(world: World, query: Query) -> DataTable:
    """The communes with their cells for the view a query names, as the page of that address."""
    return communes_with_cells(world, view_named(world, query))


def view_named(world: World, query: Query) -> Selection:
    """The view that a query names.

    The first of several indicators, editions … counts; what it does not name or what does not
    exist for the indicator is what the page shows first.
    """
    universe = WorldUniverse.of(world)
    params = {key: value.split(",")[0] for key, value in query_params(query).items()}
    params["tailles"] = ",".join(size.code for size in query.sizes)
    params.pop("tri", None)
    return parse(params, universe).selection


def _is_asked(selection: Selection, population: int) -> bool:
    return not selection.sizes or any(size.contains(population) for size in selection.sizes)


def _why_none(result: Result) -> Cell:
    """The status of every commune where nothing is published by size; never the total."""
    if result.kind is Kind.FORTHCOMING:
        return missing_cell(ALL_SIZES, Status.FORTHCOMING)
    if result.kind is Kind.NUMBER:
        return missing_cell(ALL_SIZES, Status.NOT_PUBLISHED_FOR_SIZE)
    return missing_cell(ALL_SIZES, Status.NOT_AVAILABLE)


def _fields(world: World, result: Result, cell: Cell) -> Row:
    """What stands beside each commune that takes the cell (columns ``CELLS`` after the place)."""
    asked, said, seen = result.selection, told_cell(cell), cell.observation
    size = cell.size if cell.size and not cell.size.is_all else None
    return (
        FRAME_FACT if result.is_frame else OWN,
        (Dataset.PUBLISHED if result.is_frame else world.dataset).value,
        asked.indicator,
        _label(world, asked),
        asked.edition,
        asked.scope.value,
        asked.reading.value,
        asked.orientation.value,
        cell.heading,
        territory_name(world, seen.key.territory) if seen else "",
        size.minimum if size else None,
        size.maximum if size else None,
        cell.text,
        _unit(world, result),
        *said.fields,
        mark_of_complement(seen) if seen else "",
        cell.source,
        world.observations.version,
    )


def _label(world: World, selection: Selection) -> str:
    known = world.catalogue.indicators.get(selection.indicator)
    return known.short_label if known else Options(world).indicator_label(selection.indicator)


def _unit(world: World, result: Result) -> str:
    asked = result.selection
    known = world.catalogue.indicators.get(asked.indicator)
    if known is None:
        return result.value_heading
    key = CellKey(
        world.dataset, asked.edition, known.id, Unit(known.unit), asked.scope, asked.reading
    )
    return unit_in_words(key)
