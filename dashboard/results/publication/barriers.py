"""Why a figure may not leave: choices that cannot make it, nothing published, a pair that must
not be compared. Each with what to do instead."""

from __future__ import annotations

from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Reading
from dashboard.domain.status import Status
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_view import register_entry
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.grid import Grid, common_sizes
from dashboard.results.publication.publication import Blocked
from dashboard.results.result import Kind, Result
from dashboard.wording import publication_faults as words
from dashboard.wording.comparability import main_reason
from dashboard.wording.typography import fine, lower_first


def blocked(*said: str, **details: str) -> Blocked:
    """A refusal as a page prints it, from its rule, text and remedy."""
    rule, text, remedy = said
    return Blocked(rule, fine(text.format(**details)), fine(remedy))


def barriers(
    asked: Asked, grid: Grid, result: Result | None, compared: Evolution | None
) -> tuple[Blocked, ...]:
    """Everything that forbids the figure, the choices first."""
    found = [*_choices(asked, grid), *_maps(asked, result), *_pairs(asked, compared)]
    if not grid.rows or not grid.series:
        found.append(blocked(*words.NO_ROW))
    elif not found and not _has_figures(grid):
        coming = all(cell.status is Status.FORTHCOMING for cell in grid.flat)
        found.append(blocked(*(words.FORTHCOMING if coming else words.NO_FIGURE)))
    rules = {each.rule: each for each in reversed(found)}
    return tuple(each for each in found if rules[each.rule] is each)


def _has_figures(grid: Grid) -> bool:
    return any(cell.observation and cell.observation.has_figure for cell in grid.flat)


def _choices(asked: Asked, grid: Grid) -> list[Blocked]:
    kind, found = asked.spec.kind, []
    alone = kind.is_map or kind is FigureKind.DUMBBELL
    if alone and len(asked.indicators) > 1:
        found.append(blocked(*words.ONE_INDICATOR))
    if kind.is_map and len(asked.editions) > 1:
        found.append(blocked(*words.ONE_EDITION))
    if kind is FigureKind.BARS and len(grid.series) > 1:
        found.append(blocked(*words.ONE_SERIES))
    return found


def _maps(asked: Asked, result: Result | None) -> list[Blocked]:
    if result is None:
        return []
    found = []
    if result.selection.reading is Reading.COUNT:
        found.append(blocked(*words.COUNT_ON_MAP))
    if asked.spec.kind is FigureKind.MAP and result.kind is not Kind.MAP:
        coming = result.kind is Kind.FORTHCOMING
        found.append(blocked(*(words.FORTHCOMING if coming else words.NO_SIZES)))
    if asked.spec.kind.is_zoned and result.kind is not Kind.MAP:
        by_region = asked.spec.kind is FigureKind.MAP_REGIONS
        found.append(blocked(*(words.NO_REGIONS if by_region else words.NO_DEPARTEMENTS)))
    return found


def _pairs(asked: Asked, compared: Evolution | None) -> list[Blocked]:
    """Two editions drawn face to face must be comparable; a table keeps two levels apart."""
    face_to_face = asked.spec.kind in (FigureKind.DUMBBELL, FigureKind.GROUPED)
    if not face_to_face or len(asked.editions) < 2:
        return []
    if compared is None:
        return _indicators(asked)
    kinds = {pair.verdict.kind for pair in compared.pairs}
    if asked.spec.kind is FigureKind.DUMBBELL and kinds == {VerdictKind.FORTHCOMING}:
        return [blocked(*words.SECOND_FORTHCOMING)]
    refused = [p for p in compared.pairs if p.verdict.kind is VerdictKind.NOT_COMPARABLE]
    if not refused:
        return []
    rows = ", ".join(lower_first(pair.heading) for pair in refused)
    where = f" ({rows})" if len(refused) < len(compared.pairs) else ""
    return [blocked(*words.NOT_COMPARABLE, where=where, why=refused[0].verdict.reason)]


def _indicators(asked: Asked) -> list[Blocked]:
    """The first of several indicators whose editions are not comparable at some size shown."""
    if not all(edition.published for edition in asked.editions):
        return []
    for indicator in asked.indicators:
        selection = asked.selection(indicator, asked.editions[0])
        for size in common_sizes(asked):
            entry = register_entry(asked.world, selection, size, asked.territory(indicator))
            if not entry.status.allows:
                where = f" ({indicator.short_label})"
                return [blocked(*words.NOT_COMPARABLE, where=where, why=main_reason(entry))]
    return []
