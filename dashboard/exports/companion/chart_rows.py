"""Which cells a native chart reads, and the lengths of its error bars.

Spreadsheets take the length of an error bar, not the bound it reaches, and a workbook for others
to read holds no formula: the lengths stand in a small table of their own under the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Reading
from dashboard.exports.companion.chart_axis import axis_of
from dashboard.exports.companion.chart_plan import ChartPlan, Lengths, Place, SeriesPlan
from dashboard.exports.companion.columns import Column, Role, pairs_joined
from dashboard.exports.companion.grid import Item, Style
from dashboard.exports.companion.names import headings
from dashboard.exports.companion.values import interval_of, number_of, spelled
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import NBSP
from dashboard.wording.typography import fine

ABOUT_MARGINS = fine(
    "Barres d’erreur du graphique : distance, en points, de la valeur à chaque borne de "
    "l’intervalle de confiance à 95 %."
)

_TALL = 22
"""Rows of the sheet under a chart of few rows."""
_TALL_POINTS = 24


@dataclass(frozen=True)
class Margins:
    """The table of the error bars: headings, lines (the header first), columns of each series."""

    about: str
    columns: tuple[str, ...]
    lines: tuple[tuple[Item, ...], ...]
    places: dict[int, tuple[int, int]]

    def lengths(self, columns: tuple[int, int]) -> Lengths:
        """What stands in two of its columns."""
        low, high = (tuple(_number(line[column]) for line in self.lines[1:]) for column in columns)
        return low, high


def margins_of(publication: Publication, columns: Sequence[Column]) -> Margins | None:
    """The lengths of the error bars, ``None`` where no interval is known or no chart is drawn."""
    known = [column.series for column in columns if column.role is Role.LOW]
    if not known or publication.spec.kind is FigureKind.TABLE:
        return None
    names = [columns[0].heading]
    places = {}
    for series in known:
        before = f"{publication.series[series].label} – " if len(publication.series) > 1 else ""
        places[series] = (len(names), len(names) + 1)
        names += [f"{before}marge inférieure", f"{before}marge supérieure"]
    heads = headings(names)
    lines = [tuple(Item(name, _header(i)) for i, name in enumerate(heads))]
    for i, row in enumerate(publication.rows):
        line = [replace(columns[0].items[i], strong=row.is_total)]
        for series in known:
            line += _lengths(publication, i, series, row.is_total)
        lines.append(tuple(line))
    return Margins(ABOUT_MARGINS, heads, tuple(lines), places)


def _header(column: int) -> Style:
    return Style.HEADER_RIGHT if column else Style.HEADER


def _lengths(publication: Publication, row: int, series: int, strong: bool) -> list[Item]:
    cell = publication.cells[row][series]
    value, interval = number_of(cell), interval_of(cell)
    if value is None or interval is None:
        return [Item(None, Style.NUMBER, strong)] * 2
    low, high = round(value - interval[0], 6), round(interval[1] - value, 6)
    return [Item(max(0.0, length), Style.NUMBER, strong, 1) for length in (low, high)]


def chart_of(
    publication: Publication,
    columns: Sequence[Column],
    margins: Margins | None,
    header: int,
    anchor: int,
) -> ChartPlan | None:
    """The chart of a figure, ``None`` for a table or where there is no number to draw.

    ``header`` is the row of the headings, ``anchor`` where the chart begins. A map is drawn as
    bars by size, its only fair likeness.
    """
    values = [i for i, column in enumerate(columns) if column.role is Role.VALUE]
    worded = [i for i, column in enumerate(columns) if column.role is Role.IN_WORDS]
    numbers = [n for i in values for n in _numbers(columns[i])]
    if publication.spec.kind is FigureKind.TABLE or not any(n is not None for n in numbers):
        return None
    first = header + 1
    drawn = [_series(columns, i, header, margins, publication) for i in values]
    if len(values) == 1 and worded:
        drawn = [_unlabelled(drawn[0], columns[worded[0]])]
        drawn.append(_in_words(columns, worded[0], values[0], header))
    points = publication.spec.kind is FigureKind.DUMBBELL
    tall = _TALL_POINTS if points else _rows_for(len(publication.rows), len(values))
    share = publication.spec.reading is not Reading.COUNT
    shown = [item.decimals for i in values for item in columns[i].items if item.value is not None]
    return ChartPlan(
        form="points" if points else "bar",
        first=first,
        last=header + len(publication.rows),
        series=tuple(drawn),
        title=(0, 0),
        unit=(1, 0),
        axis=axis_of(drawn, points) if share else None,
        decimals=max(shown, default=0),
        joined=points and pairs_joined(publication) and None not in numbers,
        alternative=_alternative(publication),
        anchor=anchor,
        tall=tall,
        margins_first=anchor + tall + 3,
    )


def _rows_for(rows: int, series: int) -> int:
    """Rows of the sheet that bars need to stay apart, with title, axis and legend."""
    return min(max(_TALL, 9 + round(rows * (0.6 + 0.6 * series))), 80)


def _numbers(column: Column) -> tuple[float | None, ...]:
    return tuple(_number(item) for item in column.items)


def _number(item: Item) -> float | None:
    return None if isinstance(item.value, str) else item.value


def _series(
    columns: Sequence[Column],
    place: int,
    header: int,
    margins: Margins | None,
    publication: Publication,
) -> SeriesPlan:
    column = columns[place]
    lengths = margins.places.get(column.series) if margins else None
    return SeriesPlan(
        column=place,
        name=(header, place),
        numbers=_numbers(column),
        labels=_labels(column, place, header, publication),
        margins=lengths,
        lengths=margins.lengths(lengths) if margins and lengths else ((), ()),
    )


def _labels(
    column: Column, place: int, header: int, publication: Publication
) -> tuple[Place | str | None, ...]:
    """What stands beside each point: its cell where that holds a code, the words of a number that
    is published in words, as in the figure, or nothing but the number."""
    words = [spelled(line[column.series]) for line in publication.cells]
    return tuple(
        (header + 1 + i, place) if isinstance(item.value, str) else words[i] or None
        for i, item in enumerate(column.items)
    )


def _unlabelled(series: SeriesPlan, worded: Column) -> SeriesPlan:
    """The series without the words that the hatched bars say."""
    bounds = _numbers(worded)
    labels = (
        None if bound is not None else label
        for label, bound in zip(series.labels, bounds, strict=True)
    )
    return replace(series, labels=tuple(labels))


def _said(item: Item) -> str | None:
    return item.value if isinstance(item.value, str) else None


def _in_words(columns: Sequence[Column], place: int, values: int, header: int) -> SeriesPlan:
    """Hatched bars for what is published in words, labelled by these words."""
    numbers = _numbers(columns[place])
    return SeriesPlan(
        column=place,
        name=(header, place),
        numbers=numbers,
        labels=tuple(_said(item) for item in columns[values].items),
        in_words=True,
    )


def _alternative(publication: Publication) -> str:
    said = publication.alternative
    if publication.mark and publication.mark not in said:
        said = f"{publication.mark}. {said}"
    return fine(said) or publication.label + NBSP
