"""A selection of a survey indicator → its Result, by rule 1: never a borrowed value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.domain.observation import Observation
from dashboard.domain.selection import Level, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE, Territory
from dashboard.results import carrier as carriers
from dashboard.results import survey_text
from dashboard.results.composition import composition_of
from dashboard.results.legend import grouped, legend_of
from dashboard.results.result import Carrier, Cell, Kind, Look, Result
from dashboard.results.survey_cells import cell_of, missing_cell, size_cells, total_of
from dashboard.results.world import World
from dashboard.wording.datasets import mark_of
from dashboard.wording.places import enumeration, everyone_of, of_size

MANY = 15
"""Cells beyond which a legend lists classes of values."""
_Place = tuple[bool | Territory, ...]
"""Whether the field is uncertain there, then the territories with published cells."""


@dataclass(frozen=True)
class _Slot:
    """What a band of a département shows before communes are counted."""

    observation: Observation | None
    size: SizeRange
    shown: bool
    status: Status = Status.NOT_PUBLISHED_FOR_SIZE


def survey_result(world: World, selection: Selection) -> Result:
    """Everything the card of a survey indicator shows."""
    indicator = world.catalogue.indicators[selection.indicator]
    cells = size_cells(world, selection)
    observed = total_of(world, selection)
    total = cell_of(world, indicator, observed) if observed else None
    if any(seen.has_figure for by_size in cells.values() for seen in by_size.values()):
        return _map(world, selection, cells, total)
    return _no_map(world, selection, total)


def _no_map(world: World, selection: Selection, total: Cell | None) -> Result:
    published = world.catalogue.editions[selection.edition].published
    everyone = everyone_of(world.catalogue.indicators[selection.indicator].unit)
    if total is not None:
        kind, rows = Kind.NUMBER if total.status.has_figure else Kind.NOTHING, (total,)
    elif published:
        kind, rows = (
            Kind.NOTHING,
            (missing_cell(ALL_SIZES, Status.NOT_AVAILABLE, heading=everyone),),
        )
    else:
        kind, rows = (
            Kind.FORTHCOMING,
            (missing_cell(ALL_SIZES, Status.FORTHCOMING, heading=everyone),),
        )
    return Result(
        selection=selection,
        kind=kind,
        text=survey_text.text_of(world, selection, kind, rows, total, total),
        cells=(),
        rows=rows,
        total=total,
        carrier=None,
        legend=None,
        composition=composition_of(world, selection.territory),
        why_no_map=survey_text.why_no_map(world, selection, kind, total),
        value_heading=survey_text.value_heading(world, selection),
        mark=mark_of(selection),
    )


def _map(
    world: World, selection: Selection, cells: carriers.CellsByTerritory, total: Cell | None
) -> Result:
    geography = world.geography
    breaks = carriers.breaks_of(world.catalogue.thresholds, cells)
    ranges = carriers.bands(breaks)
    uncertain = set(world.catalogue.editions[selection.edition].uncertain_departements)
    places: list[_Place] = [
        (
            departement in uncertain,
            *(t for t in carriers.chain(geography, departement) if t in cells),
        )
        for departement in geography.departements
    ]
    lines = {place: _line(cells, place, ranges, selection) for place in set(places)}
    slots = list(dict.fromkeys(slot for place in sorted(lines) for slot in lines[place]))
    index = {slot: position for position, slot in enumerate(slots)}
    rows_of = {place: tuple(index[slot] for slot in line) for place, line in lines.items()}
    matrix = tuple(rows_of[place] for place in places)
    grid = np.array(matrix)
    members = geography.members(selection.territory)
    communes, people = carriers.counts(geography, members, breaks)
    laid = tuple(
        replace(
            _cell(
                world, selection, slot, int(communes[grid == i].sum()), int(people[grid == i].sum())
            ),
            covers=_covers(
                slot, [r for band, r in enumerate(ranges) if (grid[:, band] == i).any()]
            ),
        )
        for i, slot in enumerate(slots)
    )
    carrier = Carrier(breaks, tuple(geography.departements), matrix, {})
    ordered = tuple(
        sorted(laid, key=lambda c: (c.status is Status.FIELD_TO_CONFIRM, c.size or ALL_SIZES))
    )
    rows = tuple(
        cell
        for cell in ordered
        if cell.look is not Look.OUTSIDE and (cell.communes or not _only_where_lit(selection, cell))
    )
    read = _cell_to_read(world, selection, laid, carrier)
    return Result(
        selection=selection,
        kind=Kind.MAP,
        text=survey_text.text_of(world, selection, Kind.MAP, rows, total, read),
        cells=laid,
        rows=(*rows, total) if total else rows,
        total=total,
        carrier=carrier,
        legend=replace(
            legend_of(_for_legend(ordered), survey_text.legend_sentence(world, selection)),
            mergers=int((geography.merged_last_year[members] > 0).sum()),
        ),
        composition=composition_of(world, selection.territory),
        value_heading=survey_text.value_heading(world, selection),
        mark=mark_of(selection),
    )


def _for_legend(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells as the legend lists them: each value, or classes where they are too many."""
    if len(cells) <= MANY:
        return cells
    return sorted(grouped(cells), key=lambda c: (c.look is not Look.VALUE, c.value or 0, c.heading))


def _only_where_lit(selection: Selection, cell: Cell) -> bool:
    """Whether a cell that colours nothing here is left out of the table."""
    regional = selection.level is Level.REGION and selection.territory != FRANCE
    return regional or cell.status is Status.FIELD_TO_CONFIRM


def _covers(slot: _Slot, bands: Sequence[SizeRange]) -> str:
    """What a cell colours, where narrower published cells take part of its range."""
    if slot.observation is None or not bands:
        return ""
    union = SizeRange(bands[0].minimum, bands[-1].maximum)
    if union == slot.observation.key.size_range:
        return ""
    return f"colorie les communes {of_size(union)} : les autres ont un chiffre plus précis"


def _line(
    cells: carriers.CellsByTerritory,
    place: _Place,
    ranges: Sequence[SizeRange],
    selection: Selection,
) -> tuple[_Slot, ...]:
    """What each band shows in one place; neighbouring bands without figure are one slot."""
    uncertain, territories = place[0], [t for t in place if isinstance(t, Territory)]
    if uncertain is True:
        return tuple(
            _Slot(None, ALL_SIZES, selection.shows(size), Status.FIELD_TO_CONFIRM)
            for size in ranges
        )
    line: list[_Slot] = []
    start = 0
    for size in ranges:
        chosen = carriers.choose(cells, territories, size.minimum)
        shown = selection.shows(size)
        if chosen is not None:
            line.append(_Slot(chosen, chosen.key.size_range, shown))
            start = len(line)
            continue
        joins = start < len(line) and line[-1].shown == shown
        start = start if joins else len(line)
        run = SizeRange(ranges[start].minimum, size.maximum)
        line[start:] = [_Slot(None, run, shown)] * (len(line) - start + 1)
    return tuple(line)


def _cell(world: World, selection: Selection, slot: _Slot, communes: int, population: int) -> Cell:
    if slot.observation is None:
        where = ""
        if slot.status is Status.FIELD_TO_CONFIRM:
            codes = world.catalogue.editions[selection.edition].uncertain_departements
            where = enumeration([world.geography.departements[code].name for code in codes])
        cell = missing_cell(slot.size, slot.status, communes, population, where)
    else:
        indicator = world.catalogue.indicators[selection.indicator]
        cell = cell_of(world, indicator, slot.observation, communes, population)
    return cell if slot.shown else replace(cell, look=Look.OUTSIDE)


def _cell_to_read(
    world: World, selection: Selection, cells: Sequence[Cell], carrier: Carrier
) -> Cell | None:
    """The cell the « Lecture » reads: the chosen commune's, else the smallest size with one."""
    if selection.commune:
        own = cells[carriers.cell_index(world.geography, carrier, selection.commune)]
        if own.observation is not None and own.observation.has_figure:
            return own
    lit = [
        cell
        for cell in cells
        if cell.observation is not None
        and cell.observation.has_figure
        and cell.look is not Look.OUTSIDE
        and cell.communes
    ]
    return min(lit, key=lambda c: (c.look is not Look.VALUE, c.size or ALL_SIZES), default=None)
