"""Findings that a title may state, and only those that the figures carry.

A rise with size needs figures that never go down and extremes whose intervals do not meet; a change
needs the verdict of a test; a figure of low reliability makes no title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.domain.observation import ALL_UNITS, Reading, Unit
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution import Evolution, Verdict
from dashboard.results.evolution_text import subject
from dashboard.results.publication.asked import Asked, when_of
from dashboard.results.publication.certainty import apart, is_sure
from dashboard.results.publication.grid import Grid
from dashboard.results.publication.spoken import is_lent, lecture_of_cell, nationwide
from dashboard.results.publication.zones import size_shown
from dashboard.results.result import Cell, Look
from dashboard.results.survey_text import clause_of
from dashboard.wording import facts
from dashboard.wording import publication as words
from dashboard.wording.numbers import NBSP, one_in
from dashboard.wording.verdicts import magnitude

_VERBS = {VerdictKind.UP: "augmente", VerdictKind.DOWN: "baisse"}


def of_sizes(asked: Asked, grid: Grid) -> Iterator[str]:
    """One indicator by size: its trend, the contrast of its extremes, the total, one value."""
    column = [(head, line[0]) for head, line in zip(grid.rows, grid.cells, strict=True) if line]
    cells = [cell for _, cell in column if cell is not None]
    totals = [cell for head, cell in column if head.is_total and cell is not None]
    numbers = _by_size(cells)
    ends = numbers[:1] + numbers[-1:]
    if len(numbers) > 1 and all(map(is_sure, ends)) and apart(*ends):
        yield _trend(asked, numbers)
        yield _contrast(asked, *ends)
    for cell in (*totals, *numbers, *cells):
        yield lecture_of_cell(asked, cell)
        yield _one_in(asked, cell)


def of_change(asked: Asked, evolution: Evolution | None) -> Iterator[str]:
    """Two dates: the verdict of the total if it is shown, else what all sizes share."""
    if evolution is None:
        return
    indicator = asked.indicators[0]
    selection = asked.selection(indicator, asked.editions[0])
    who = _closed(subject(asked.world, selection, ALL_SIZES, asked.territory(indicator)))
    when = f"Entre {evolution.before} et {evolution.after}"
    if is_lent(asked, asked.territory(indicator)):
        when = nationwide(when)
    for pair in evolution.pairs:
        if pair.is_total:
            yield _change(pair.verdict, when, who)
    kinds = [pair.verdict.kind for pair in evolution.pairs if not pair.is_total]
    if len(kinds) > 1 and len(set(kinds)) == 1 and kinds[0] in _VERBS:
        yield words.EACH_SIZE.format(when=when, subject=who, verb=_VERBS[kinds[0]])


def of_zones(asked: Asked, grid: Grid) -> Iterator[str]:
    """The lowest and the highest zone, among those whose figure is sure."""
    cells = [line[0] for line in grid.cells if line[0] is not None]
    sure = [cell for cell in cells if cell is not None and is_sure(cell)]
    sure = sorted(sure, key=lambda cell: cell.value or 0.0)
    zone = asked.spec.kind.zone
    if zone is None or len(sure) < 2 or not apart(sure[0], sure[-1]):
        return
    indicator, edition = asked.indicators[0], asked.editions[0]
    selection = asked.selection(indicator, edition)
    form = words.SPREAD if len(sure) == len(cells) else words.SPREAD_OF_SURE
    yield form.format(
        when=when_of([sure[0].observation], edition),
        subject=_closed(subject(asked.world, selection, size_shown(asked), FRANCE)),
        low=sure[0].text,
        least=sure[0].heading,
        high=sure[-1].text,
        most=sure[-1].heading,
        zones=words.ZONES[zone],
    )


def _by_size(cells: Sequence[Cell]) -> list[Cell]:
    """Plain numbers about sizes that do not overlap, smallest communes first."""
    found: list[Cell] = []
    for cell in cells:
        size = cell.size or ALL_SIZES
        if cell.look is not Look.VALUE or size.is_all:
            continue
        if not any(size.overlaps(other.size or ALL_SIZES) for other in found):
            found.append(cell)
    return found


def _closed(text: str) -> str:
    """A subject before its verb: an apposition it ends with is closed by a comma."""
    return f"{text}," if "," in text else text


def _trend(asked: Asked, numbers: Sequence[Cell]) -> str:
    """Whether the share rises, or falls, at each step; empty where it does neither."""
    values = [cell.value or 0.0 for cell in numbers]
    indicator, edition = asked.indicators[0], asked.editions[0]
    selection = asked.selection(indicator, edition)
    if len(numbers) < 3 or selection.reading is not Reading.UNITS:
        return ""
    form = {tuple(sorted(values)): words.RISES, tuple(sorted(values)[::-1]): words.FALLS}
    if tuple(values) not in form:
        return ""
    who = _closed(subject(asked.world, selection, ALL_SIZES, asked.territory(indicator)))
    when = when_of([cell.observation for cell in numbers], edition)
    said = form[tuple(values)].format(when=when, subject=who)
    return nationwide(said) if is_lent(asked, asked.territory(indicator)) else said


def _contrast(asked: Asked, low: Cell, high: Cell) -> str:
    """« 11 % des communes de … ont …, contre 76 % de celles de plus de 30 000 habitants »."""
    last = high.observation
    if last is None:
        return ""
    size = facts.size_as_published(last)
    people = last.key.reading is Reading.POPULATION
    of_whom = f"de celle des communes {size}" if people else f"de celles {size}"
    return f"{lecture_of_cell(asked, low).rstrip('.')}, contre {high.text} {of_whom}"


def _one_in(asked: Asked, cell: Cell) -> str:
    """« En 2014, 1 commune sur 10 … » where the share is exactly that."""
    seen = cell.observation
    if seen is None or not seen.is_number or seen.value is None or seen.words:
        return ""
    key, form = seen.key, one_in(seen.value)
    indicator = asked.world.catalogue.indicators[key.indicator]
    edition = asked.world.catalogue.editions[key.edition]
    clause = clause_of(indicator, asked.selection(indicator, edition))
    plain = key.unit is Unit.COMMUNE and key.group == ALL_UNITS and key.territory == FRANCE
    if form is None or not clause or not plain or key.reading is not Reading.UNITS:
        return ""
    count, of = form
    share = f"{count}{NBSP}{'communes' if count > 1 else 'commune'} sur {of}"
    parts = (share, facts.size_as_published(seen), facts.inflect(clause, count == 1))
    said = " ".join(part for part in parts if part)
    told = f"{when_of([seen], edition)}, {said}{facts.reservation(seen)}"
    return nationwide(told) if is_lent(asked, key.territory) else told


def _change(verdict: Verdict, when: str, who: str) -> str:
    if verdict.kind in _VERBS and verdict.difference is not None:
        return f"{when}, {who} {_VERBS[verdict.kind]} de {magnitude(verdict.difference)}"
    if verdict.kind is VerdictKind.NO_DIFFERENCE:
        return f"{when}, {who} ne change pas de façon significative"
    return ""
