"""Covariances of the estimates of both editions, whose samples share communes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from dashboard.demonstration.estimated import Edition
from dashboard.demonstration.rows import Cell, Row
from dashboard.demonstration.sampling import Answered
from dashboard.demonstration.survey import Survey
from dashboard.domain.observation import Reading, Unit
from dashboard.stats.estimation import Ratios
from dashboard.stats.overlap import covariances

DECIMALS = 5
"""Of a covariance in squared points: the standard error of a difference is known to 0,001."""


class Numbered(NamedTuple):
    """A row of the table and where it comes from."""

    edition: str
    cell: Cell
    row: Row


def covariance_rows(
    survey: Survey,
    drawn: Mapping[str, Answered],
    found: Mapping[tuple[Unit, str], Edition],
    rows: Sequence[Numbered],
) -> list[tuple[str, str, float]]:
    """Ids of two published figures (earlier edition first) and their covariance, squared points.

    The pairs: one indicator, scope, reading and territory, size ranges that meet (the total only
    with the total). Pairs without covariance are left out.
    """
    first, second = survey.editions
    one, two = found[Unit.COMMUNE, first], found[Unit.COMMUNE, second]
    names = [name for name in one.names if name in two.names]
    overlaps = survey.overlaps(drawn, names)
    columns = [one.names.index(n) for n in names], [two.names.index(n) for n in names]
    written: list[tuple[str, str, float]] = []
    for reading, overlap in zip((Reading.UNITS, Reading.POPULATION), overlaps, strict=True):
        pairs = list(_pairs(rows, first, reading, names))
        places = sorted({(a.cell.row, b.cell.row) for a, b in pairs})
        rows_1, rows_2 = (np.asarray(side) for side in zip(*places, strict=True))
        shared = one.grid.domains[rows_1] * two.grid.domains[rows_2]
        values = covariances(
            overlap,
            (_some(one, reading, columns[0]), one.estimates.design, rows_1),
            (_some(two, reading, columns[1]), two.estimates.design, rows_2),
            shared,
        )
        where = {place: i for i, place in enumerate(places)}
        column = {name: i for i, name in enumerate(names)}
        for a, b in pairs:
            value = values[where[a.cell.row, b.cell.row], column[a.cell.series.key]]
            most = a.row["standard_error"] * b.row["standard_error"]
            points = round(float(np.clip(1e4 * value, -most, most)), DECIMALS)
            if points:
                written.append((a.row["id"], b.row["id"], points))
    return sorted(written)


def _some(edition: Edition, reading: Reading, columns: Sequence[int]) -> Ratios:
    """The estimates of a reading, for some series."""
    ratios = edition.ratios(reading)
    kept = list(columns)
    return Ratios(
        ratios.share[:, kept], ratios.standard_error[:, kept], ratios.denominator[:, kept]
    )


def _pairs(
    rows: Sequence[Numbered], first: str, reading: Reading, names: Sequence[str]
) -> Iterator[tuple[Numbered, Numbered]]:
    """Published figures of both editions that share communes."""
    known = set(names)
    kept = [
        n
        for n in rows
        if n.row["standard_error"] is not None
        and n.cell.reading is reading
        and n.cell.series.key in known
        and n.row["unit"] == Unit.COMMUNE.value
    ]
    later: dict[tuple[str, str], list[Numbered]] = {}
    for n in kept:
        if n.edition != first:
            later.setdefault((n.cell.series.key, n.cell.territory.key), []).append(n)
    for a in kept:
        if a.edition == first:
            for b in later.get((a.cell.series.key, a.cell.territory.key), ()):
                alike = a.cell.size.is_all == b.cell.size.is_all
                if alike and a.cell.size.overlaps(b.cell.size):
                    yield a, b
