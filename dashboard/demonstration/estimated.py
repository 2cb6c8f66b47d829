"""The editions once drawn and estimated: a grid of cells, and the estimates of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.demonstration.cells import Grid, grid, whole
from dashboard.demonstration.sampling import Answered
from dashboard.demonstration.survey import Estimates, Survey
from dashboard.domain.observation import Reading, Unit
from dashboard.stats.estimation import Ratios

Drawn = Mapping[Unit, Mapping[str, Answered]]
"""What was drawn, by unit and edition."""


@dataclass(frozen=True, eq=False)
class Edition:
    """An edition estimated: its grid, its estimates and the series in their order."""

    id: str
    grid: Grid
    estimates: Estimates
    names: tuple[str, ...]

    def ratios(self, reading: Reading) -> Ratios:
        """The estimates of a reading."""
        return (
            self.estimates.population if reading is Reading.POPULATION else self.estimates.communes
        )


def editions(
    surveys: Mapping[Unit, Survey], seed: Sequence[int]
) -> tuple[dict[tuple[Unit, str], Edition], Drawn]:
    """Both surveys drawn once and estimated; also what was drawn, for the covariances."""
    found: dict[tuple[Unit, str], Edition] = {}
    drawn: dict[Unit, Mapping[str, Answered]] = {}
    for position, (unit, survey) in enumerate(surveys.items()):
        answered = survey.draw(np.random.default_rng([*seed, position]))
        drawn[unit] = answered
        for name in survey.editions:
            cells = (
                whole(survey, name)
                if unit is Unit.EPCI
                else grid(name, survey.regions, survey.units[name], survey.assumptions)
            )
            estimates = survey.estimate(name, answered[name], cells.domains)
            names = survey.variables[name].names
            found[unit, name] = Edition(name, cells, estimates, names)
    return found, drawn
