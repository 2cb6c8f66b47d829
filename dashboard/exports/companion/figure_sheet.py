"""The sheet of one figure, in the house order: title, unit, table, notes, way back, chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.exports.companion.chart_rows import Margins, chart_of, margins_of
from dashboard.exports.companion.codes import missing_codes
from dashboard.exports.companion.columns import Column, Role, columns_of
from dashboard.exports.companion.grid import (
    Item,
    Row,
    Sheet,
    Style,
    Table,
    table_row,
    wide,
)
from dashboard.exports.companion.names import SUMMARY
from dashboard.figures.mark import marked
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import NBSP

BACK = "Retour au sommaire"
READABLE = 100
"""Characters that a line of notes may take at least; sheets with few columns are made wider."""
_FILLER = 12.0
_HEADER_ROW = 3
_LINES_BY_LENGTH = ((10, 1), (20, 2), (27, 3))
"""Characters up to which a heading takes so many lines, four beyond: a wide sheet prints small."""
_NARROWEST, _WIDEST = 10, 32
_WORDS = 22
"""Characters of a column of words or verdicts, at most: longer ones take two lines."""


def figure_sheet(publication: Publication, name: str, number: int, charted: bool) -> Sheet:
    """The sheet of a figure; ``number`` is its place in the book, ``charted`` asks for a chart."""
    columns = columns_of(publication)
    margins = margins_of(publication, columns) if charted else None
    widths = _widths(columns, margins)
    header = [Item(column.heading, _header_style(column)) for column in columns]
    rows = [
        wide(heading_of(publication), Style.TITLE, widths),
        wide(publication.unit, Style.UNIT, widths),
        Row(),
        table_row(header, widths),
    ]
    rows += [
        table_row([column.items[i] for column in columns], widths)
        for i in range(len(publication.rows))
    ]
    tables = [
        Table(
            f"figure_{number}",
            _HEADER_ROW,
            len(columns),
            1 + len(publication.rows),
            heading_of(publication),
        )
    ]
    rows += [Row(), *(wide(line, Style.TEXT, widths) for line in _notes(publication))]
    rows += [Row(), wide(BACK, Style.LINK, widths, SUMMARY)]
    chart = None
    if charted:
        chart = chart_of(publication, columns, margins, _HEADER_ROW, len(rows) + 1)
    if chart:
        rows += [Row()] * (chart.tall + 2)
    if chart and margins:
        rows += [wide(margins.about, Style.TEXT, widths)]
        tables.append(
            Table(
                f"marges_{number}",
                len(rows),
                len(margins.columns),
                1 + len(publication.rows),
                margins.about,
            )
        )
        rows += [table_row(line, widths) for line in margins.lines]
    return Sheet(
        name,
        tuple(rows),
        widths,
        tuple(tables) if publication.rows else (),
        publication.mark,
        _HEADER_ROW,
        chart,
    )


def _header_style(column: Column) -> Style:
    styles = {item.style for item in column.items}
    if column.role is Role.LABEL:
        return Style.HEADER
    return Style.HEADER_PROSE if Style.PROSE in styles else Style.HEADER_RIGHT


def heading_of(publication: Publication) -> str:
    """« Graphique 1 : title », after the mark where the figures are simulated."""
    return marked(f"{publication.label}{NBSP}: {publication.title}", publication.mark)


def _notes(publication: Publication) -> list[str]:
    """The lines under a table; an empty one is left out (the linter has refused it before)."""
    lines = [
        (name, text)
        for name, text in (
            ("Note", publication.note),
            ("Lecture", publication.lecture),
            ("Champ", publication.champ),
            ("Source", publication.source),
        )
        if text
    ]
    codes = [(note.mark, note.text) for note in publication.footnotes]
    codes += missing_codes(publication)
    return [f"{name}{NBSP}: {text}" for name, text in (*lines, *codes)]


def _widths(columns: Sequence[Column], margins: Margins | None) -> tuple[float, ...]:
    widths = [_width(column, i) for i, column in enumerate(columns)]
    for i, heading in enumerate(margins.columns if margins else ()):
        if i >= len(widths):
            widths.append(_heading_width(heading))
    while sum(widths) < READABLE:
        widths.append(_FILLER)
    return tuple(widths)


def _width(column: Column, place: int) -> float:
    texts = [item.value for item in column.items if isinstance(item.value, str)]
    longest = max(map(len, texts), default=0)
    if place == 0:
        return float(min(max(longest + 2, len(column.heading) + 2, 18), 48))
    return float(max(_heading_width(column.heading), min(longest + 2, _WORDS)))


def _heading_width(heading: str) -> float:
    """Room for a heading on few lines with a gap before it, its longest word on one."""
    word = max((len(part) for part in heading.split(" ")), default=0)
    lines = next((n for length, n in _LINES_BY_LENGTH if len(heading) <= length), 4)
    room = max(_NARROWEST, math.ceil(word * 1.2) + 1, math.ceil(len(heading) / lines) + 3)
    return float(min(room, _WIDEST))
