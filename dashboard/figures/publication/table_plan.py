"""How a table fits the page: all columns side by side, under shared headings where these repeat, or
one part under the other where there is no room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.figures.drawing.metrics import wrapped
from dashboard.figures.publication.frame import Area
from dashboard.figures.publication.house import Canvas
from dashboard.figures.publication.table_cells import (
    TableCell,
    cell_need,
    heading,
    laid,
    loosened,
    overhang,
    reach_beside,
    word_need,
)
from dashboard.figures.publication.words import room
from dashboard.results.publication.publication import Publication, Series
from dashboard.wording.typography import fine

_HEADS = (0.42, 0.32, 0.24)
"""Shares of the width that row headings may take: usual, with many columns, at least."""
_MANY = 5
_WIDEST = 0.3
"""Share of the width that one of several columns takes at most."""
_BARE = re.compile(r"en\s%", re.IGNORECASE)
"""A unit that says « En % »: the sign is then not repeated in each cell."""


@dataclass(frozen=True)
class Column:
    """A column in points of the page; ``comma`` is where the commas of its numbers stand."""

    left: float
    right: float
    comma: float
    heading: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Its axis."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Span:
    """A heading above several columns."""

    left: float
    right: float
    heading: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row: its heading in lines, and its cells."""

    name: str
    label: tuple[str, ...]
    cells: tuple[TableCell, ...]
    is_total: bool

    def height(self, on: Canvas) -> float:
        """Lines it takes."""
        return max(len(self.label), *(cell.height(on) for cell in self.cells), 1)


@dataclass(frozen=True)
class Part:
    """Rows under a title of their own; a table in one part has none."""

    title: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class TablePlan:
    """A table laid out: the headings, once, and its parts from top to bottom."""

    first: tuple[str, ...]
    """Heading of the row headings."""
    spans: tuple[Span, ...]
    parts: tuple[Part, ...]


def table_plan(publication: Publication, on: Canvas, area: Area) -> TablePlan:
    """Columns side by side where they fit, headings of rows as wide as they need or narrower; else
    a part for each size."""
    whole = range(len(publication.series))
    for share in _HEADS if len(whole) < _MANY else _HEADS[1:]:
        found = _Layout(publication, on, area, share, [("", list(whole))])
        if found.fits:
            return found.plan()
    groups = _groups(publication.series)
    return _Layout(publication, on, area, _HEADS[0], groups, stacked=len(groups) > 1).plan()


def _groups(series: Sequence[Series]) -> list[tuple[str, list[int]]]:
    """The series that stand together, and what names them: a size, or the series itself."""
    named = groupby(range(len(series)), key=lambda i: series[i].group or series[i].label)
    return [(name, list(places)) for name, places in named]


class _Layout:
    """A try: the same columns for each part; ``stacked`` parts have a title each."""

    def __init__(
        self,
        publication: Publication,
        on: Canvas,
        area: Area,
        share: float,
        parts: list[tuple[str, list[int]]],
        stacked: bool = False,
    ) -> None:
        self.said, self.on, self.area, self.stacked = publication, on, area, stacked
        self.groups = parts
        size = on.house.body
        self.gap = 0.9 * size
        self.count = max((len(places) for _, places in parts), default=1) or 1
        longest = max((room(r.label, size, r.is_total) for r in publication.rows), default=0.0)
        longest = max(longest, min(room(publication.row_heading, size, True), 0.3 * area.width))
        heads = min(longest + self.gap, share * area.width)
        free = area.width - heads
        alone = self.count == 1
        self.each = free if alone else min(free / self.count, _WIDEST * area.width)
        self.heads = area.width - self.each * self.count
        bare = _BARE.match(publication.unit) is not None
        limit = self.each - self.gap
        self.cells = [[laid(cell, on, limit, bare) for cell in line] for line in publication.cells]

    @property
    def fits(self) -> bool:
        """Whether no word, number or interval is wider than its place."""
        limit, size, said = self.each - self.gap, self.on.house.body, self.said
        needs = [
            cell_need(cell, self.on, head.is_total)
            for head, line in zip(said.rows, self.cells, strict=True)
            for cell in line
        ]
        needs += [word_need(loosened(own), size, True) for own in self._own()]
        labels = (word_need(fine(r.label), size, r.is_total) for r in said.rows)
        spanned = (
            word_need(loosened(name), size, True) <= right - left - self.gap
            for left, right, name in self._spanned()
        )
        wide = max(labels, default=0.0) <= self.heads - self.gap
        return wide and max(needs, default=0.0) <= limit and all(spanned)

    def plan(self) -> TablePlan:
        """The table as tried."""
        size, limit = self.on.house.body, self.heads - self.gap
        return TablePlan(
            tuple(wrapped(fine(self.said.row_heading), size, limit, True)),
            tuple(
                Span(left, right, tuple(heading(name, size, right - left - self.gap)))
                for left, right, name in self._spanned()
            ),
            tuple(self._part(name, places) for name, places in self.groups),
        )

    def _part(self, name: str, places: list[int]) -> Part:
        size, limit = self.on.house.body, self.heads - self.gap
        rows = tuple(
            Row(
                head.label,
                tuple(wrapped(fine(head.label), size, limit, head.is_total)),
                tuple(line[i] for i in places),
                head.is_total,
            )
            for head, line in zip(self.said.rows, self.cells, strict=True)
        )
        title = wrapped(fine(name), size, self.area.width, True) if self.stacked else []
        return Part(tuple(title), rows, tuple(self._columns(rows, places)))

    def _columns(self, rows: Sequence[Row], places: list[int]) -> list[Column]:
        """Numbers stand around the axis of the column as one block, commas one under the other."""
        found = []
        for i, place in enumerate(places):
            left = self._left(i)
            mine = [(row.cells[i], row.is_total) for row in rows]
            before, after = overhang(mine, self.on)
            after = max(after, reach_beside(mine, self.on))
            named = heading(self._own()[place], self.on.house.body, self.each - self.gap)
            comma = left + (self.each + before - after) / 2
            found.append(Column(left, left + self.each, comma, tuple(named)))
        return found

    def _left(self, i: int) -> float:
        return self.area.x + self.heads + i * self.each

    def _spanned(self) -> list[tuple[float, float, str]]:
        """Headings shared by several columns, left, right and words."""
        series = self.said.series
        if self.stacked or not any(each.group for each in series):
            return []
        return [
            (self._left(places[0]), self._left(places[-1] + 1), name)
            for name, places in _groups(series)
        ]

    def _own(self) -> list[str]:
        """The heading of each column: what a shared heading or a title leaves to say."""
        if self.stacked:
            return [each.own for each in self.said.series]
        return [each.own if each.group else each.label for each in self.said.series]
