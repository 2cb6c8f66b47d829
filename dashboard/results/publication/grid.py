"""Rows and series of a figure: which cell stands where. A missing figure is a cell with its status.

One indicator gives a row a size, and a series an edition. Several give a row an indicator, and a
series an edition, and a size where sizes were chosen that all of them publish.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.domain.catalogue import Edition, Indicator
from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import ALL_UNITS, Orientation
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Status
from dashboard.domain.territory import Territory
from dashboard.results.evolution import Evolution
from dashboard.results.publication.asked import Asked, when_of
from dashboard.results.publication.publication import RowHead, Series
from dashboard.results.result import Cell, Result
from dashboard.results.sides import absent
from dashboard.results.survey_cells import cell_of, group_label, missing_cell, size_name
from dashboard.results.survey_text import indicator_label
from dashboard.wording.places import everyone_of, size_label
from dashboard.wording.publication import ROW_INDICATOR, ROW_SIZE, ROW_ZONE
from dashboard.wording.typography import lower_first


@dataclass(frozen=True)
class Grid:
    """The table behind a figure; ``keys`` name each cell as ``FigureSpec.read`` does."""

    heading: str
    series: tuple[Series, ...]
    rows: tuple[RowHead, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    keys: tuple[tuple[str, ...], ...]

    @property
    def flat(self) -> list[Cell]:
        """Every cell, row by row."""
        return [cell for line in self.cells for cell in line if cell is not None]


def grid_of(asked: Asked) -> Grid:
    """The grid of bars or of a table."""
    return _by_indicator(asked) if len(asked.indicators) > 1 else by_size_grid(asked)


def by_size_grid(asked: Asked) -> Grid:
    """A row a size, the total last; a series an edition. Of the first indicator."""
    indicator = asked.indicators[0]
    territory = asked.territory(indicator)
    published = {s for e in asked.editions for s in asked.figures(indicator, e, territory)}
    sizes = sorted(s for s in published if not s.is_all and asked.keeps(s))
    sizes += [ALL_SIZES] if asked.keeps(ALL_SIZES) else []
    rows = [_head(asked, indicator, territory, size) for size in sizes]
    return _grid(
        ROW_SIZE,
        [_edition_series(asked, indicator, territory, edition) for edition in asked.editions],
        rows,
        lambda r, s: (indicator, asked.editions[s], sizes[r], territory),
        asked,
    )


def _by_indicator(asked: Asked) -> Grid:
    columns = [(edition, size) for size in common_sizes(asked) for edition in asked.editions]
    rows = [RowHead(i.id, _row_label(asked, i)) for i in asked.indicators]
    one_size = len({size for _, size in columns}) < 2
    one_edition = len(asked.editions) < 2
    series = []
    for edition, size in columns:
        seen = [asked.figures(i, edition, asked.territory(i)).get(size) for i in asked.indicators]
        date = when_of(seen, edition).removeprefix("en ")
        date = date[:1].upper() + date[1:]
        name = size_label(size) if one_edition else f"{size_label(size)}, {lower_first(date)}"
        key = edition.id if one_size else f"{edition.id}:{size.code}"
        group = "" if one_size or one_edition else size_label(size)
        label = date if one_size else name
        series.append(Series(key, label, edition.id, group, "" if one_size else date))
    return _grid(
        ROW_INDICATOR,
        series,
        rows,
        lambda r, s: (asked.indicators[r], *columns[s], asked.territory(asked.indicators[r])),
        asked,
    )


def common_sizes(asked: Asked) -> list[SizeRange]:
    """Sizes of the series of a figure of several indicators: those chosen that all publish.

    Without chosen sizes, or for simple bars, only the total (or the one size chosen instead).
    """
    total = [ALL_SIZES] if asked.spec.total else []
    if not asked.spec.sizes or (asked.spec.kind is FigureKind.BARS and total):
        return total
    published = [
        {s for e in asked.editions for s in asked.figures(i, e, asked.territory(i))}
        for i in asked.indicators
    ]
    common = sorted(s for s in set.intersection(*published) if not s.is_all and asked.keeps(s))
    return [*common, *total]


def pairs_grid(asked: Asked, evolution: Evolution) -> Grid:
    """The grid of a dumbbell: its pairs, both editions."""
    indicator = asked.indicators[0]
    territory = asked.territory(indicator)
    rows = [
        RowHead((p.size or ALL_SIZES).code, p.heading, p.is_total, p.size) for p in evolution.pairs
    ]
    series = [_edition_series(asked, indicator, territory, e) for e in asked.editions]
    cells = tuple((p.before, p.after) for p in evolution.pairs)
    return Grid(ROW_SIZE, tuple(series), tuple(rows), cells, _keys(indicator, series, rows))


def result_grid(asked: Asked, result: Result) -> Grid:
    """The grid of a map: its rows, with the total where it is asked for."""
    indicator, edition = asked.indicators[0], asked.editions[0]
    shown = [c for c in result.rows if c is not result.total or asked.keeps(ALL_SIZES)]
    zone = asked.spec.kind.zone
    rows = [_result_head(asked, result, cell) for cell in shown]
    date = when_of([cell.observation for cell in shown], edition).removeprefix("en ")
    series = [Series(edition.id, date[:1].upper() + date[1:], edition.id)]
    cells = tuple((cell,) for cell in shown)
    heading = ROW_ZONE[zone] if zone else ROW_SIZE
    return Grid(heading, tuple(series), tuple(rows), cells, _keys(indicator, series, rows))


def _result_head(asked: Asked, result: Result, cell: Cell) -> RowHead:
    """A row of a map: a size or, named by itself, a zone or a place of uncertain field."""
    size = cell.size or ALL_SIZES
    zone = asked.spec.kind.zone
    if zone:
        return RowHead(Territory(zone, cell.code).key, cell.heading)
    if cell.status is Status.FIELD_TO_CONFIRM:
        return RowHead(Status.FIELD_TO_CONFIRM.value, cell.heading)
    if cell is result.total or size.is_all:
        return RowHead(size.code, everyone(asked, asked.indicators[0]), True, size)
    label = cell.observation.size_label if cell.observation else ""
    return RowHead(size.code, label or size_label(size), False, size)


def _keys(
    indicator: Indicator, series: Sequence[Series], rows: Sequence[RowHead]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(f"{indicator.id}:{s.edition}:{row.key}" for s in series) for row in rows)


def _grid(
    heading: str,
    series: Sequence[Series],
    rows: Sequence[RowHead],
    place: Callable[[int, int], tuple[Indicator, Edition, SizeRange, Territory]],
    asked: Asked,
) -> Grid:
    places = [[place(r, s) for s in range(len(series))] for r in range(len(rows))]
    cells = tuple(tuple(_cell(asked, *where) for where in line) for line in places)
    keys = tuple(tuple(f"{i.id}:{e.id}:{size.code}" for i, e, size, _ in line) for line in places)
    return Grid(heading, tuple(series), tuple(rows), cells, keys)


def _cell(
    asked: Asked, indicator: Indicator, edition: Edition, size: SizeRange, territory: Territory
) -> Cell:
    seen = asked.figures(indicator, edition, territory).get(size)
    if seen is not None:
        return cell_of(asked.world, indicator, seen)
    heading = everyone_of(indicator.unit) if size.is_all else ""
    status = absent(asked.world, indicator.id, edition, size, territory)
    return missing_cell(size, status, heading=heading)


def _edition_series(
    asked: Asked, indicator: Indicator, territory: Territory, edition: Edition
) -> Series:
    seen = asked.figures(indicator, edition, territory)
    date = when_of(list(seen.values()), edition).removeprefix("en ")
    return Series(edition.id, date[:1].upper() + date[1:], edition.id)


def _head(asked: Asked, indicator: Indicator, territory: Territory, size: SizeRange) -> RowHead:
    if size.is_all:
        return RowHead(size.code, everyone(asked, indicator), True, size)
    seen = (asked.figures(indicator, e, territory).get(size) for e in asked.editions)
    return RowHead(size.code, size_name(size, seen), False, size)


def everyone(asked: Asked, indicator: Indicator) -> str:
    """Name of the total: « Ensemble des communes », of the group where there is one."""
    if indicator.group == ALL_UNITS:
        return everyone_of(indicator.unit)
    return f"Ensemble des {group_label(asked.world, indicator)}"


def _row_label(asked: Asked, indicator: Indicator) -> str:
    """The short name of an indicator; its inverse name where it is read the other way."""
    selection = asked.selection(indicator, asked.editions[0])
    if selection.orientation is Orientation.INVERSE:
        return indicator_label(indicator, selection)
    return indicator.short_label
