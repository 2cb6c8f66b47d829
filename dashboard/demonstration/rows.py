"""Rows of the observations table: from estimates to what is published, with status and secrets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.demonstration.assumptions import Assumptions, Gap, Series, ThemeTable
from dashboard.demonstration.cells import (
    Floats,
    Secrets,
    families,
    secrets,
    sizes_of,
)
from dashboard.demonstration.estimated import Edition
from dashboard.domain.catalogue import Catalogue, Indicator
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import ALL_UNITS, Reading, Unit
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.domain.territory import FRANCE, Territory
from dashboard.stats.intervals import effective_size, wilson
from dashboard.wording.places import everyone_of, size_label

SOURCE = "demonstration"
Row = dict[str, Any]


@dataclass(frozen=True)
class Cell:
    """Where a row comes from: row of the grid and column of the series; its id once numbered."""

    series: Series
    reading: Reading
    territory: Territory
    size: SizeRange
    row: int
    column: int


def edition_rows(
    edition: Edition, unit: Unit, assumptions: Assumptions, catalogue: Catalogue
) -> Iterator[tuple[Cell, Row]]:
    """Every row of an edition, in the order of the catalogue."""
    masks = _masks(edition, unit, assumptions, catalogue)
    for indicator in catalogue.indicators.values():
        for scope in indicator.scopes:
            name = f"{indicator.id}/{scope.value}"
            if name not in edition.names or edition.id not in indicator.editions:
                continue
            series, column = assumptions.by_key[name], edition.names.index(name)
            writer = _Writer(edition, series, indicator, assumptions, catalogue)
            for reading in indicator.readings:
                yield from writer.rows(reading, column, masks[column])


def theme_in(indicator: Indicator, edition: str, assumptions: Assumptions) -> ThemeTable:
    """The tables an indicator is published in: by subject first, by theme of the questionnaire."""
    first = assumptions.editions[0].id
    return assumptions.edition(edition).theme(
        indicator.theme if edition == first else indicator.theme_2025
    )


def _columns(indicator: Indicator, edition: str, assumptions: Assumptions) -> tuple[SizeRange, ...]:
    if indicator.unit is Unit.EPCI:
        return (ALL_SIZES,)
    return sizes_of(theme_in(indicator, edition, assumptions).limits)


def _masks(
    edition: Edition, unit: Unit, assumptions: Assumptions, catalogue: Catalogue
) -> dict[int, Secrets]:
    """What is secret in the table of each series."""
    partitions = {i.id: i.partition for i in catalogue.indicators.values()}
    found: dict[int, Secrets] = {}
    for members in families(edition.names, partitions).values():
        first = edition.names[members[0]].partition("/")[0]
        indicator = catalogue.indicators[first]
        rows = edition.grid.table(_columns(indicator, edition.id, assumptions))
        outside = [
            edition.grid.territories.index(Territory.from_key(f"region-{gap.region}"))
            for gap in assumptions.gaps
            if (gap.edition, gap.indicator) == (edition.id, first)
        ]
        if unit is Unit.EPCI:
            none = np.zeros(rows.shape, dtype=np.bool_)
            hidden = Secrets(none, none)
        else:
            hidden = secrets(edition.grid, rows, edition.estimates, members, outside, assumptions)
        found.update(dict.fromkeys(members, hidden))
    return found


class _Writer:
    """Writes the rows of one series."""

    def __init__(
        self,
        edition: Edition,
        series: Series,
        indicator: Indicator,
        assumptions: Assumptions,
        catalogue: Catalogue,
    ) -> None:
        self.edition, self.series, self.indicator = edition, series, indicator
        self.assumptions = assumptions
        self.theme = theme_in(indicator, edition.id, assumptions)
        group = catalogue.groups[indicator.group].label
        every = everyone_of(indicator.unit)
        self.total = every if indicator.group == ALL_UNITS else group[0].upper() + group[1:]
        self.gaps: dict[Territory, Gap] = {
            Territory.from_key(f"region-{gap.region}"): gap
            for gap in assumptions.gaps
            if (gap.edition, gap.indicator) == (edition.id, indicator.id)
        }
        excluded = [gap.note for gap in self.gaps.values() if gap.status == "ND"]
        self.france_note = " ".join(excluded)
        self.status = _declared(edition.id, indicator, self.theme.id, assumptions)

    def rows(self, reading: Reading, column: int, hidden: Secrets) -> Iterator[tuple[Cell, Row]]:
        """One row a cell, territory by territory."""
        edition, cells = self.edition, self.edition.grid
        sizes = _columns(self.indicator, edition.id, self.assumptions)
        table = cells.table(sizes)
        low, high = self._interval(reading, column)
        ratios = edition.ratios(reading)
        for line, territory in enumerate(cells.territories):
            for place, size in enumerate(sizes):
                row = int(table[line, place])
                base = round(float(edition.estimates.respondents[row, column]))
                share = float(ratios.share[row, column])
                written = self._blank(reading, territory, size)
                if cells.units[row] == 0:
                    written["status"] = Status.NOT_CONCERNED.value
                elif territory in self.gaps:
                    written |= {
                        "status": self.gaps[territory].status,
                        "note": self.gaps[territory].note,
                    }
                elif hidden.primary[line, place]:
                    written["confidentiality"] = Confidentiality.SECRET.value
                elif hidden.secondary[line, place]:
                    written["confidentiality"] = Confidentiality.SECRET_SECONDARY.value
                else:
                    bounds = (float(low[row]), float(high[row]))
                    error = float(ratios.standard_error[row, column])
                    written |= self._figure(share, error, bounds, base)
                    written["note"] = self.france_note if territory == FRANCE else ""
                yield Cell(self.series, reading, territory, size, row, column), written

    def _interval(self, reading: Reading, column: int) -> tuple[Floats, Floats]:
        ratios, estimates = self.edition.ratios(reading), self.edition.estimates
        respondents = estimates.respondents[:, column]
        cells = self.edition.grid
        answered = cells.domains @ estimates.design.respondents
        fraction = answered / np.maximum(cells.units, 1)
        share, error = ratios.share[:, column], ratios.standard_error[:, column]
        size = effective_size(share, error, respondents, np.minimum(fraction, 1.0))
        return wilson(share, np.where(size > 0, size, np.nan))

    def _figure(self, share: float, error: float, bounds: tuple[float, float], base: int) -> Row:
        """The figure of a cell, in percent and points, and how far it can be trusted."""
        limits = self.assumptions.reliability
        wide = 50 * (bounds[1] - bounds[0]) > limits.half_width
        poor = wide or base < limits.respondents
        return {
            "value": rounded(100 * share, 1),
            "standard_error": rounded(100 * error, 3),
            "ci_low": rounded(100 * bounds[0], 1),
            "ci_high": rounded(100 * bounds[1], 1),
            "base": base,
            "status": (Status.LOW_RELIABILITY if poor else self.status).value,
        }

    def _blank(self, reading: Reading, territory: Territory, size: SizeRange) -> Row:
        label = self.total if size.is_all else size_label(size)
        every = size.is_all
        return {
            "dataset": Dataset.DEMONSTRATION.value,
            "edition": self.edition.id,
            "reference_date": self.theme.reference_date,
            "indicator": self.indicator.id,
            "unit": self.indicator.unit.value,
            "scope": self.series.scope.value,
            "reading": reading.value,
            "group": self.indicator.group,
            "territory": territory.key,
            "size_min": None if every else size.minimum,
            "size_max": None if every else size.maximum,
            "size_label": label,
            "orientation": "direct",
            "value": None,
            "qualifier": Qualifier.EXACT.value,
            "words": "",
            "base": None,
            "ci_low": None,
            "ci_high": None,
            "standard_error": None,
            "status": Status.PUBLISHED.value,
            "confidentiality": Confidentiality.FREE.value,
            "source": SOURCE,
            "counter_source": "",
            "counter_id": "",
            "confidence": "A",
            "note": "",
        }


def _declared(edition: str, indicator: Indicator, theme: str, assumptions: Assumptions) -> Status:
    """Provisional or estimated where the assumptions say so; the indicator before the theme."""
    marks = [mark for mark in assumptions.marks if mark.edition == edition]
    for mark in marks:
        if mark.indicator == indicator.id:
            return Status(mark.status)
    for mark in marks:
        if mark.theme == theme:
            return Status(mark.status)
    return Status.PUBLISHED


def rounded(value: float, decimals: int) -> float:
    """Half up, a hair below a half counting as one: the same digits on every machine."""
    scale = 10.0**decimals
    return float(np.floor(value * scale + 0.5 + 1e-7) / scale)
