"""Findings of a figure of several indicators: the highest of all, or two shares said together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.observation import Reading
from dashboard.results.publication.asked import Asked, when_of
from dashboard.results.publication.certainty import alike, is_sure, least, most
from dashboard.results.publication.grid import Grid
from dashboard.results.publication.spoken import lecture_of_cell
from dashboard.results.result import Cell
from dashboard.results.survey_text import clause_of
from dashboard.wording import facts
from dashboard.wording import publication as words
from dashboard.wording.places import enumeration
from dashboard.wording.typography import lower_first


def of_indicators(asked: Asked, grid: Grid) -> Iterator[str]:
    """Several indicators at one date: what is true of them all.

    Two are said together. Of three or more, the highest is told as such where no other can reach
    it; an indicator that holds the others (« au moins une … ») is no finding. Of several sizes,
    one is told only if it is the highest in each. Nothing is claimed where figures touch, or are
    not shares of the same units.
    """
    if len(asked.editions) > 1:
        return
    columns = [[line[s] for line in grid.cells] for s in range(len(grid.series))]
    highest = [_highest(asked, cells) for cells in columns]
    if len(columns) == 1:
        shown = [cell for cell in columns[0] if cell is not None]
        yield from _both(asked, shown)
        if highest[0] and len(_compared(asked, shown)) > 2:
            said = lecture_of_cell(asked, highest[0]).rstrip(".")
            yield f"{said}, {_rank(asked, shown)}"
    names = {_short_label(asked, cell) if cell else "" for cell in highest}
    held = any(len(_compared(asked, cells)) < len(_known(cells)) for cells in columns)
    if len(columns) > 1 and len(names) == 1 and names != {""} and not held:
        when = when_of([cell.observation for cell in highest if cell], asked.editions[0])
        yield words.HIGHEST_EVERYWHERE.format(when=when, what=names.pop())


def _known(cells: Sequence[Cell | None]) -> list[Cell]:
    """Cells that hold a figure, exact or not."""
    return [c for c in cells if c is not None and c.observation and c.observation.has_figure]


def _compared(asked: Asked, cells: Sequence[Cell | None]) -> list[Cell]:
    """The figures that may be ranked: those that hold no others."""
    return [cell for cell in _known(cells) if not _holds_others(asked, cell)]


def _highest(asked: Asked, cells: Sequence[Cell | None]) -> Cell | None:
    """The figure that no other of the series can reach, if there is one to compare it with."""
    compared = _compared(asked, cells)
    if len(compared) < 2 or not all(alike(compared[0], cell) for cell in compared):
        return None
    high = max(compared, key=least)
    others = [cell for cell in compared if cell is not high]
    return high if all(least(high) > most(cell) for cell in others) else None


def _rank(asked: Asked, cells: Sequence[Cell]) -> str:
    """« soit la plus élevée des trois parts présentées », but for what holds them."""
    known, compared = _known(cells), _compared(asked, cells)
    wholes = [f"« {_short_label(asked, cell)} »" for cell in known if cell not in compared]
    complete = len(known) == len(cells)
    if complete and not wholes:
        return words.HIGHEST.format(count=words.COUNTS[len(compared)])
    said = words.HIGHEST_SHOWN if complete else words.HIGHEST_PUBLISHED
    return words.BUT.format(said=said, wholes=enumeration(wholes)) if wholes else said


def _both(asked: Asked, cells: Sequence[Cell]) -> Iterator[str]:
    """Two shares in one sentence, the higher first, if they are sure to differ."""
    if len(cells) != 2 or not alike(*cells):
        return
    high, low = sorted(cells, key=least, reverse=True)
    seen = low.observation
    if seen is None or not is_sure(low) or least(high) <= most(low):
        return
    indicator = asked.world.catalogue.indicators[seen.key.indicator]
    edition = asked.world.catalogue.editions[seen.key.edition]
    clause = clause_of(indicator, asked.selection(indicator, edition))
    if clause:
        said = lecture_of_cell(asked, high).rstrip(".")
        link = ", et" if said.count(", ") > 1 else " et"
        one = seen.key.reading is Reading.POPULATION
        yield f"{said}{link} {low.text} {facts.inflect(clause, one)}"


def _short_label(asked: Asked, cell: Cell) -> str:
    """The indicator of a figure inside a sentence."""
    seen = cell.observation
    known = asked.world.catalogue.indicators
    return lower_first(known[seen.key.indicator].short_label) if seen else ""


def _holds_others(asked: Asked, cell: Cell) -> bool:
    """Whether an indicator holds others by its very words: « mènent au moins une action »."""
    seen = cell.observation
    if seen is None:
        return False
    indicator = asked.world.catalogue.indicators[seen.key.indicator]
    edition = asked.world.catalogue.editions[seen.key.edition]
    return words.AT_LEAST_ONE in clause_of(indicator, asked.selection(indicator, edition))
