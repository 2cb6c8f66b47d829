"""The columns of the table of a figure: values first, then all that is known of their precision.

Intervals, respondents, codes and verdicts have columns of their own, so that a value is a plain
number to whoever counts with it; a column that would be empty is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.exports.companion.grid import Item, Style, clean
from dashboard.exports.companion.names import headings
from dashboard.exports.companion.values import (
    Asked,
    codes_of,
    decimals,
    in_words,
    interval_of,
    item_of,
    respondents_of,
    spelled,
)
from dashboard.exports.figure_pairs import pair_of
from dashboard.results.evolution import Pair
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import NBSP

LOW = f"IC 95{NBSP}%{NBSP}: borne basse"
HIGH = f"IC 95{NBSP}%{NBSP}: borne haute"
RESPONDENTS = "Répondants"
SPELLED = "Publié en toutes lettres"
IN_WORDS = "Borne ou ordre de grandeur"
CODES = "Codes"
DIFFERENCE = "Écart (en points)"
VERDICT = "Constat"
COMPUTED_DECIMALS = 4
"""Of what is computed here from published figures, as in the CSV files."""


class Role(StrEnum):
    """What a column holds."""

    LABEL = "label"
    VALUE = "value"
    SPELLED = "spelled"
    IN_WORDS = "in words"
    LOW = "low"
    HIGH = "high"
    RESPONDENTS = "respondents"
    CODES = "codes"
    EVOLUTION = "evolution"


@dataclass(frozen=True)
class Column:
    """A column: heading and cells in the order of the rows. ``series`` is the one it belongs to."""

    heading: str
    role: Role
    items: tuple[Item, ...]
    series: int = 0


def columns_of(publication: Publication) -> tuple[Column, ...]:
    """All columns, with headings that are unique within the table."""
    found = [_labels(publication)]
    found += [_values(publication, i) for i in range(len(publication.series))]
    for i in range(len(publication.series)):
        found += _precision(publication, i)
    found += _evolution(publication)
    names = headings([column.heading for column in found])
    return tuple(
        Column(name, column.role, column.items, column.series)
        for name, column in zip(names, found, strict=True)
    )


def _labels(publication: Publication) -> Column:
    items = (Item(clean(row.label), Style.LABEL, row.is_total) for row in publication.rows)
    return Column(publication.row_heading, Role.LABEL, tuple(items))


def _values(publication: Publication, series: int) -> Column:
    items = (
        item_of(line[series], row.is_total)
        for row, line in zip(publication.rows, publication.cells, strict=True)
    )
    return Column(publication.series[series].label, Role.VALUE, tuple(items), series)


def _precision(publication: Publication, series: int) -> list[Column]:
    """What is known of the values of a series beside them."""
    strong = [row.is_total for row in publication.rows]
    cells = [line[series] for line in publication.cells]
    bounds = [interval_of(cell) for cell in cells]
    several = len(publication.series) > 1
    before = f"{publication.series[series].label} – " if several else ""

    def column(heading: str, role: Role, item: Callable[[Asked], Item]) -> Column:
        return Column(f"{before}{heading}", role, _strong(map(item, cells), strong), series)

    def bound(heading: str, role: Role, side: int) -> Column:
        items = (_number(b[side] if b else None, 1) for b in bounds)
        return Column(f"{before}{heading}", role, _strong(items, strong), series)

    columns = [
        column(SPELLED, Role.SPELLED, lambda cell: _text(spelled(cell), Style.WORDS)),
        column(IN_WORDS, Role.IN_WORDS, lambda cell: _number(in_words(cell))),
        bound(LOW, Role.LOW, 0),
        bound(HIGH, Role.HIGH, 1),
        column(RESPONDENTS, Role.RESPONDENTS, lambda cell: _number(respondents_of(cell))),
        column(CODES, Role.CODES, lambda cell: _text(" ".join(codes_of(cell)), Style.WORDS)),
    ]
    return _known(columns)


def _evolution(publication: Publication) -> list[Column]:
    """Difference, interval and verdict of the pairs, where the verdict lets them be shown."""
    if publication.evolution is None:
        return []
    strong = [row.is_total for row in publication.rows]
    pairs = [pair_of(publication, i) for i in range(len(publication.rows))]
    tests = [pair if pair and pair.verdict.kind.is_test else None for pair in pairs]

    def bound(heading: str, side: int) -> Column:
        items = (
            _number(
                round(p.verdict.interval[side], COMPUTED_DECIMALS)
                if p and p.verdict.interval
                else None,
                1,
            )
            for p in tests
        )
        return Column(f"Écart – {heading}", Role.EVOLUTION, _strong(items, strong))

    differences = (_number(_difference(pair), 1) for pair in pairs)
    verdicts = (_text(pair.verdict.label if pair else "", Style.PROSE) for pair in pairs)
    columns = [
        Column(DIFFERENCE, Role.EVOLUTION, _strong(differences, strong)),
        bound(LOW, 0),
        bound(HIGH, 1),
        Column(VERDICT, Role.EVOLUTION, _strong(verdicts, strong)),
    ]
    return _known(columns)


def pairs_joined(publication: Publication) -> bool:
    """Whether every row of a dumbbell is a pair whose two points may be joined."""
    pairs = [pair_of(publication, i) for i in range(len(publication.rows))]
    return bool(pairs) and all(p is not None and p.verdict.kind.shows_difference for p in pairs)


def _difference(pair: Pair | None) -> float | None:
    if pair is None or pair.verdict.difference is None or not pair.verdict.kind.shows_difference:
        return None
    return round(pair.verdict.difference, COMPUTED_DECIMALS)


def _known(columns: Iterable[Column]) -> list[Column]:
    return [c for c in columns if any(item.value not in (None, "") for item in c.items)]


def _number(value: float | None, least: int = 0) -> Item:
    if value is None:
        return Item(None, Style.NUMBER)
    return Item(value, Style.NUMBER, decimals=max(least, decimals(value)))


def _text(text: str, style: Style) -> Item:
    return Item(clean(text) or None, style)


def _strong(items: Iterable[Item], strong: Iterable[bool]) -> tuple[Item, ...]:
    return tuple(Item(i.value, i.style, s, i.decimals) for i, s in zip(items, strong, strict=True))
