"""A figure in sentences: its « Lecture », its text alternative, its long description."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.figure import FigureKind
from dashboard.domain.status import Status
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Evolution
from dashboard.results.publication.asked import Asked
from dashboard.results.publication.grid import Grid
from dashboard.results.publication.publication import Footnote, RowHead
from dashboard.results.result import Cell, Look
from dashboard.results.survey_cells import group_label, region_of, territory_name
from dashboard.wording import facts
from dashboard.wording.alternative import IN_DESCRIPTION, shortened
from dashboard.wording.datasets import mark_of
from dashboard.wording.numbers import number, percent
from dashboard.wording.places import as_sentence
from dashboard.wording.publication import (
    IN_DEPARTEMENT,
    INTERVAL,
    NATIONWIDE,
    PICTURE,
    ROW_INDICATOR,
)
from dashboard.wording.typography import fine, lower_first


def place_read(asked: Asked, grid: Grid) -> tuple[int, int] | None:
    """The value that the « Lecture » reads: the chosen one, else the first exact, else in words."""
    places = [(r, s) for r, line in enumerate(grid.keys) for s, _ in enumerate(line)]
    lit = [(r, s) for r, s in places if _readable(grid.cells[r][s])]
    for r, s in lit:
        if grid.keys[r][s] == asked.spec.read:
            return r, s
    only_map = asked.spec.kind is FigureKind.MAP

    def rank(place: tuple[int, int]) -> tuple[bool, int]:
        cell = grid.cells[place[0]][place[1]]
        return only_map and not _is_drawn(cell), _rank(cell)

    return min(lit, key=rank, default=None)


def _readable(cell: Cell | None) -> bool:
    return (
        cell is not None
        and cell.look is not Look.OUTSIDE
        and cell.observation is not None
        and cell.observation.has_figure
    )


def _is_drawn(cell: Cell | None) -> bool:
    """Whether a commune of the map takes the value."""
    return cell is not None and cell.communes > 0


def _rank(cell: Cell | None) -> int:
    """A plain number first, one of low reliability next, words last."""
    if cell is None or cell.look is not Look.VALUE:
        return 2
    return 1 if cell.status is Status.LOW_RELIABILITY else 0


def lecture_of(
    asked: Asked, grid: Grid, place: tuple[int, int] | None, evolution: Evolution | None
) -> str:
    """One value in a full sentence, then its interval or, of two dates, what may be said."""
    if place is None:
        return ""
    cell = grid.cells[place[0]][place[1]]
    if cell is None or cell.observation is None:
        return ""
    seen = cell.observation
    said = lecture_of_cell(asked, cell)
    if evolution is not None:
        verdict = evolution.pairs[place[0]].verdict
        if verdict.kind.shows_difference:
            said = f"{said} {verdict.sentence}"
    elif seen.interval is not None:
        low, high = seen.interval
        said = f"{said} {INTERVAL.format(low=number(low, 1), high=percent(high, 1))}"
    return fine(said)


def lecture_of_cell(asked: Asked, cell: Cell) -> str:
    """« En 2014, 72 % des communes de moins de 500 habitants mènent … », empty without figure."""
    seen = cell.observation
    if seen is None or not seen.has_figure:
        return ""
    world = asked.world
    indicator = world.catalogue.indicators[seen.key.indicator]
    situation = world.catalogue.editions[seen.key.edition].situation
    where, group = seen.key.territory, group_label(world, indicator)
    if where.kind is TerritoryKind.DEPARTEMENT:
        place = IN_DEPARTEMENT.format(name=territory_name(world, where))
        return facts.lecture(indicator, seen, situation, group, where=place)
    said = facts.lecture(indicator, seen, situation, group, region_of(world, seen))
    return nationwide(said) if is_lent(asked, where) else said


def is_lent(asked: Asked, where: Territory) -> bool:
    """Whether values of the whole country stand in a figure of one territory."""
    return where == FRANCE != asked.spec.territory and not asked.spec.kind.is_zoned


def nationwide(said: str) -> str:
    """The sentence of a value that a figure of one territory borrows from the country."""
    return NATIONWIDE.format(said=lower_first(said)) if said else ""


def alternative_text(asked: Asked, grid: Grid, evolution: Evolution | None) -> str:
    """What the picture shows, at most 220 characters, the mark of simulated figures first."""
    mark = mark_of(asked.selection(asked.indicators[0], asked.editions[0]))
    lines = list(zip(grid.rows, grid.cells, strict=True))
    if asked.spec.kind is FigureKind.MAP:
        lines = [line for line in lines if _is_drawn(line[1][0])] or lines
    if asked.spec.kind.is_zoned:
        lines.sort(key=lambda line: -_value(line[1][0]))
    parts = [f"{_inside(grid, head)}, {' puis '.join(_texts(line))}" for head, line in lines]
    if evolution is not None:
        verdicts = [pair.verdict for pair in evolution.pairs]
        told = ["" if v.kind is VerdictKind.FORTHCOMING else f" ({v.label})" for v in verdicts]
        parts = [f"{part}{verdict}" for part, verdict in zip(parts, told, strict=True)]
    start = f"{_picture(asked)} : "
    return fine(shortened(parts or ["aucun chiffre"], mark, start, IN_DESCRIPTION))


def _picture(asked: Asked) -> str:
    """What the picture is, and of which territory where it shows a part of the country."""
    spec = asked.spec
    what = PICTURE[spec.kind]
    if spec.kind is not FigureKind.MAP or spec.territory == FRANCE:
        return what
    return f"{what} ({territory_name(asked.world, spec.territory)})"


def _inside(grid: Grid, head: RowHead) -> str:
    """A row inside a sentence: a place keeps its capital."""
    is_place = grid.heading != ROW_INDICATOR and head.size is None
    return head.label if is_place else lower_first(head.label)


def _texts(line: Sequence[Cell | None]) -> list[str]:
    return [cell.text for cell in line if cell is not None]


def _value(cell: Cell | None) -> float:
    return -1.0 if cell is None or cell.value is None else cell.value


def description_of(
    asked: Asked,
    grid: Grid,
    unit: str,
    footnotes: Sequence[Footnote],
    evolution: Evolution | None,
) -> str:
    """Every row in words: what a reader who sees nothing of the picture needs of it."""
    mark = mark_of(asked.selection(asked.indicators[0], asked.editions[0]))
    sentences = [as_sentence(mark)] if mark else []
    sentences += [f"{_picture(asked)}, {lower_first(unit)}."]
    for r, (head, line) in enumerate(zip(grid.rows, grid.cells, strict=True)):
        told = [
            f"{lower_first(series.label)}, {_told(cell)}" if len(grid.series) > 1 else _told(cell)
            for series, cell in zip(grid.series, line, strict=True)
            if cell is not None
        ]
        if evolution is not None:
            told.append(evolution.pairs[r].verdict.label)
        sentences.append(as_sentence(f"{head.label} : {' ; '.join(told)}"))
    sentences += [f"{note.mark} : {note.text}" for note in footnotes]
    return fine(" ".join(sentences))


def _told(cell: Cell) -> str:
    """The figure, its precision and its remark; a withdrawn one says why."""
    seen = cell.observation
    text = facts.why_none(seen) if seen and seen.status is Status.WITHDRAWN else cell.text
    beside = [facts.interval_text(seen) if seen else "", cell.mark]
    said = " ; ".join(part for part in beside if part)
    return f"{text} ({said})" if said else text
