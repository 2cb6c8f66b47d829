"""Simulated answers of every unit: 0 or 1, the shares of each band of size being exact.

In a band, the units with the highest score answer yes, up to the exact count. The score is a sum
of independent Gaussian terms (commune, région, question, edition) and of a slope on size; what
does not depend on the edition makes a commune answer alike at both dates.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from dashboard.demonstration.assumptions import Assumptions, Latent, Series
from dashboard.demonstration.universe import Floats, Indices, Units, Universe
from dashboard.domain.observation import Unit

Booleans = npt.NDArray[np.bool_]
Answers = Mapping[str, Mapping[str, Booleans]]
"""By edition, then by key of series, along the units of the edition."""

STEPS = 24
"""Halvings of the interval of slopes: far finer than what one commune changes."""


def simulate(
    universe: Universe, assumptions: Assumptions, units_of: Mapping[str, Unit]
) -> Mapping[Unit, Answers]:
    """Answers of the communes and of the EPCI. ``units_of`` tells who answers an indicator.

    ``ValueError`` names series, edition and band where the shares contradict each other.
    """
    found: dict[Unit, dict[str, dict[str, Booleans]]] = {
        unit: {plan.id: {} for plan in assumptions.editions} for unit in Unit
    }
    for series in assumptions.series:
        unit = units_of[series.indicator]
        people = universe.epci if unit is Unit.EPCI else universe.communes
        for edition in series.editions:
            score = _Score(people[edition], universe, series, edition, assumptions)
            known = found[unit][edition]
            known[series.key] = _answers(series, edition, people[edition], known, score)
    return found


class _Score:
    """What ranks the units of a band, for a slope on size."""

    def __init__(
        self,
        units: Units,
        universe: Universe,
        series: Series,
        edition: str,
        assumptions: Assumptions,
    ) -> None:
        latent, seed = assumptions.latent, assumptions.seed
        question = zlib.crc32(series.key.encode())
        lines = universe.lines
        commune = np.random.default_rng([seed, 1]).standard_normal(lines)
        stable = np.random.default_rng([seed, 2, question]).standard_normal(lines)
        region = np.random.default_rng([seed, 3, question]).standard_normal(len(universe.regions))
        own = np.random.default_rng([seed, 4, question, int(edition)])
        self._base = (
            latent.commune * commune[units.line]
            + latent.question * stable[units.line]
            + latent.region * region[units.region]
            + latent.edition * own.standard_normal(len(units))
        )
        self._size = _standardised(np.log(np.maximum(units.population, 1)), units.band)
        self.latent: Latent = latent

    def at(self, slope: float) -> Floats:
        """The scores, for a slope by standard deviation of log population inside the band."""
        scores: Floats = self._base + slope * self._size
        return scores


def _answers(
    series: Series, edition: str, units: Units, known: Mapping[str, Booleans], score: _Score
) -> Booleans:
    base = known[series.base[edition]] if edition in series.base else np.ones(len(units), bool)
    allowed = base.copy()
    for key in series.within:
        allowed &= known[key]
    for key in series.without:
        allowed &= ~known[key]
    if edition in series.rest:
        return allowed
    ahead = np.zeros(len(units), bool)
    if series.first:
        ahead = np.logical_and.reduce([known[key] for key in series.first.have])
        for key in series.first.lack:
            ahead = ahead & ~known[key]
    wanted = _counts(series, edition, units.band, base)
    room = np.bincount(units.band[allowed], minlength=len(wanted))
    forced = np.bincount(units.band[allowed & ahead], minlength=len(wanted))
    for band in np.flatnonzero((wanted > room) | (wanted < forced)):
        raise ValueError(
            f"{series.key}, {edition}, band {band}: {wanted[band]} units cannot answer yes, "
            f"between {forced[band]} and {room[band]} can"
        )

    def chosen(slope: float) -> Booleans:
        tier = np.where(allowed, np.where(ahead, 2, 1), 0)
        order = np.lexsort((-score.at(slope), -tier, units.band))
        starts = np.searchsorted(units.band[order], np.arange(len(wanted)))
        rank = np.empty(len(units), dtype=np.int64)
        rank[order] = np.arange(len(units)) - starts[units.band[order]]
        return rank < wanted[units.band]

    if edition not in series.population:
        return chosen(score.latent.size)
    return _reaching(series, edition, units.population, chosen, score.latent.slope_bounds)


def _reaching(
    series: Series,
    edition: str,
    population: Indices,
    chosen: Callable[[float], Booleans],
    bounds: tuple[float, float],
) -> Booleans:
    """The answers whose slope gives the wanted share of the population."""
    target = series.population[edition] / 100

    def share(answers: Booleans) -> float:
        return float(population[answers].sum() / population.sum())

    low, high = bounds
    if not share(chosen(low)) <= target <= share(chosen(high)):
        raise ValueError(
            f"{series.key}, {edition}: {100 * target:g} % of the population is out of reach, "
            f"from {100 * share(chosen(low)):.2f} to {100 * share(chosen(high)):.2f}"
        )
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if share(chosen(middle)) < target else (low, middle)
    return chosen(high)


def _counts(series: Series, edition: str, band: Indices, base: Booleans) -> Indices:
    """Units of each band that answer yes: the share of the units of the base, rounded."""
    shares = np.asarray(series.shares[edition]) / 100
    among = np.bincount(band[base], minlength=len(shares))
    if len(among) > len(shares):
        raise ValueError(f"{series.key}, {edition}: {len(among)} bands, {len(shares)} shares")
    counts: Indices = np.floor(shares * among + 0.5).astype(np.int64)
    return counts


def _standardised(values: Floats, band: Indices) -> Floats:
    """Values less the mean of their band, by its standard deviation (0 where all are equal)."""
    n = np.bincount(band)
    mean = np.bincount(band, weights=values) / np.maximum(n, 1)
    centred = values - mean[band]
    spread = np.sqrt(np.bincount(band, weights=centred**2) / np.maximum(n, 1))
    scaled: Floats = centred / np.where(spread > 0, spread, 1.0)[band]
    return scaled
