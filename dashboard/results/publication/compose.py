"""One specification in, one publication figure out: the only door for pictures and workbooks."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.figure import FigureKind, FigureSpec
from dashboard.domain.selection import Level, Selection
from dashboard.domain.territory import FRANCE, TerritoryKind
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_view import evolution
from dashboard.results.publication import grid as grids
from dashboard.results.publication import house, spoken
from dashboard.results.publication.acronyms import spelled_out
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.barriers import barriers
from dashboard.results.publication.footnotes import footnotes_of
from dashboard.results.publication.grid import Grid
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.titles import proposed_title, title_proposals
from dashboard.results.publication.zones import zones_result
from dashboard.results.result import Result
from dashboard.results.view import view
from dashboard.results.world import World
from dashboard.wording.datasets import mark_of
from dashboard.wording.typography import fine


def publication(world: World, spec: FigureSpec) -> Publication:
    """The composed figure. The specification is valid (it comes from ``parse_figure``).

    A figure that may not leave is composed all the same, and says why in ``blocked``.
    """
    asked = Asked(world, spec)
    result = _map(asked) if spec.kind.is_map else None
    compared = _evolution(asked)
    dumbbell = compared if spec.kind is FigureKind.DUMBBELL else None
    grid = _grid(asked, result, dumbbell)
    place = spoken.place_read(asked, grid)
    unit = house.unit_line(asked)
    proposed = proposed_title(asked, grid, compared)
    note = house.note_line(asked, grid, result, compared)
    footnotes = footnotes_of(grid.flat, house.noted(note, spec.note))
    title = fine(spec.title) or proposed
    lecture = spoken.lecture_of(asked, grid, place, dumbbell)
    champ = house.champ_line(asked)
    labels = [*(head.label for head in grid.rows), *(each.label for each in grid.series)]
    spelled = spelled_out([title, unit, *labels, lecture, champ, note])
    return Publication(
        spec=spec,
        label=spec.label,
        title=title,
        proposed=proposed,
        unit=unit,
        row_heading=grid.heading,
        series=tuple(replace(each, label=fine(each.label)) for each in grid.series),
        rows=tuple(replace(each, label=fine(each.label)) for each in grid.rows),
        cells=grid.cells,
        lecture=lecture,
        champ=champ,
        source=house.source_line(asked, grid.flat),
        note=fine(f"{note} {spelled}".strip()),
        footnotes=footnotes,
        alternative=spoken.alternative_text(asked, grid, dumbbell),
        description=spoken.description_of(asked, grid, unit, footnotes, dumbbell),
        data_version=world.observations.version,
        licence=house.licence_line(asked, grid.flat),
        mark=mark_of(_first(asked)),
        read=place,
        evolution=dumbbell,
        map=result,
        members=_members(asked),
        blocked=barriers(asked, grid, result, compared),
    )


def readable(world: World, spec: FigureSpec) -> tuple[tuple[str, str], ...]:
    """The values an author may have read aloud: the key for ``spec.read``, and the sentence."""
    asked = Asked(world, spec)
    result = _map(asked) if spec.kind.is_map else None
    grid = _grid(asked, result, _evolution(asked))
    return tuple(
        (key, fine(spoken.lecture_of_cell(asked, cell)))
        for keys, line in zip(grid.keys, grid.cells, strict=True)
        for key, cell in zip(keys, line, strict=True)
        if cell is not None and spoken.lecture_of_cell(asked, cell)
    )


def titles(world: World, spec: FigureSpec) -> tuple[str, ...]:
    """Titles the figures carry, the one that says most first, whatever their length."""
    asked = Asked(world, spec)
    compared = _evolution(asked)
    result = _map(asked) if spec.kind.is_map else None
    return title_proposals(asked, _grid(asked, result, compared), compared)


def _first(asked: Asked) -> Selection:
    return asked.selection(asked.indicators[0], asked.editions[0])


def _grid(asked: Asked, result: Result | None, dumbbell: Evolution | None) -> Grid:
    if result is not None:
        return grids.result_grid(asked, result)
    if dumbbell is not None and asked.spec.kind is FigureKind.DUMBBELL:
        return grids.pairs_grid(asked, dumbbell)
    return grids.grid_of(asked)


def _members(asked: Asked) -> tuple[str, ...]:
    """The communes of the EPCI that a map of communes shows."""
    territory, geography = asked.spec.territory, asked.world.geography
    if asked.spec.kind is not FigureKind.MAP or territory.kind is not TerritoryKind.EPCI:
        return ()
    return tuple(geography.codes[i] for i in geography.members(territory).tolist())


def _map(asked: Asked) -> Result:
    if asked.spec.kind.is_zoned:
        return zones_result(asked)
    own = asked.territory(asked.indicators[0])
    level = Level.NATIONAL if own == FRANCE else Level.REGION
    return view(asked.world, _first(asked).with_(level=level))


def _evolution(asked: Asked) -> Evolution | None:
    """The pairs of one indicator at both dates, those whose sizes were chosen."""
    single = len(asked.indicators) == 1 or asked.spec.kind is FigureKind.DUMBBELL
    if not single or len(asked.editions) < 2 or asked.spec.kind.is_map:
        return None
    found = evolution(asked.world, _first(asked))
    pairs = tuple(pair for pair in found.pairs if pair.size and asked.keeps(pair.size))
    return replace(found, pairs=pairs)
