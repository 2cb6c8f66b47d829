"""No shortcut: the survey drawn 200 times finds the precision that one draw states.

The whole survey is redrawn (samples, non-response, panel, weights) over the simulated truth, for a
choice of indicators of every kind. Cells with fewer than 30 respondents in some draw, and shares so
near 0 or 100 % that a normal approximation means nothing, are left out of the averages of variances.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from dashboard.demonstration.cells import grid
from dashboard.demonstration.survey import Survey
from dashboard.stats.estimation import Ratios
from dashboard.stats.intervals import effective_size, wilson
from dashboard.stats.overlap import covariances

DRAWS = 200
LEAST, EXTREME = 30, 0.02
SERIES = (
    "action-sociale/propre",
    "action-sociale/territoire",
    "ccas/sans-objet",
    "ccas-avec-services/sans-objet",
    "aide-sociale-legale/propre",
    "abs-realisee/sans-objet",
    "abs-non-reconduite/sans-objet",
    "prestation-en-nature/propre",
    "aide-financiere-remboursable/propre",
    "domaine-personnes-agees/propre",
    "domaine-petite-enfance/propre",
    "domaine-autres/propre",
)
READINGS = ("communes", "population")
EDITIONS = ("2015", "2025")


@dataclass(frozen=True)
class Seen:
    """Of one edition and reading: draws × cells × series (truth: cells × series)."""

    share: np.ndarray
    error: np.ndarray
    respondents: np.ndarray
    fraction: np.ndarray
    truth: np.ndarray

    @property
    def kept(self) -> np.ndarray:
        """Cells large enough to be judged."""
        middle = (self.truth > EXTREME) & (self.truth < 1 - EXTREME)
        return middle & (self.respondents.min(axis=0) >= LEAST)


@dataclass(frozen=True)
class Redraws:
    seen: dict[tuple[str, str], Seen]
    covariance: dict[str, np.ndarray]


def _truth(survey: Survey, edition: str, domains: np.ndarray, reading: str) -> np.ndarray:
    units = survey.units[edition]
    y, x = survey.variables[edition].of(np.arange(len(units)), SERIES)
    weight = units.population[:, None] if reading == "population" else np.ones((len(units), 1))
    totals = []
    for values in (y * weight, x * weight):
        by_stratum = np.zeros((survey.strata, len(SERIES)))
        np.add.at(by_stratum, units.stratum, values)
        totals.append(domains @ by_stratum)
    return np.divide(*totals, out=np.full_like(totals[0], np.nan), where=totals[1] > 0)


@pytest.fixture(scope="module")
def redraws(communes: Survey) -> Redraws:
    plan = communes.assumptions
    cells = {e: grid(e, communes.regions, communes.units[e], plan) for e in EDITIONS}
    # the cells both editions have, so that differences can be followed
    pairs = [
        (cells["2015"].row(i, cells["2015"].sizes.index(size)), cells["2025"].row(j, k))
        for i, place in enumerate(cells["2015"].territories)
        for j, other in enumerate(cells["2025"].territories)
        for k, size in enumerate(cells["2025"].sizes)
        if place == other and size in cells["2015"].sizes
    ]
    rows = dict(zip(EDITIONS, (np.asarray(side) for side in zip(*pairs, strict=True)), strict=True))
    domains = {e: cells[e].domains[rows[e]] for e in EDITIONS}
    shared, where = domains["2015"] * domains["2025"], np.arange(len(pairs))
    found: dict[tuple[str, str], list[tuple[np.ndarray, ...]]] = {
        (e, r): [] for e in EDITIONS for r in READINGS
    }
    covariance: dict[str, list[np.ndarray]] = {r: [] for r in READINGS}
    for number in range(DRAWS):
        drawn = communes.draw(np.random.default_rng([2025, number]))
        both = {e: communes.estimate(e, drawn[e], domains[e], SERIES) for e in EDITIONS}
        ratios: dict[tuple[str, str], Ratios] = {
            (e, r): getattr(both[e], r) for e in EDITIONS for r in READINGS
        }
        for edition in EDITIONS:
            estimates = both[edition]
            units = cells[edition].units[rows[edition]]
            answered = domains[edition] @ estimates.design.respondents
            fraction = np.minimum(answered / np.maximum(units, 1), 1)[:, None]
            for reading in READINGS:
                seen = ratios[edition, reading]
                found[edition, reading].append(
                    (
                        seen.share,
                        seen.standard_error,
                        estimates.respondents,
                        np.broadcast_to(fraction, seen.share.shape),
                    )
                )
        for reading, overlap in zip(READINGS, communes.overlaps(drawn, SERIES), strict=True):
            sides = [(ratios[e, reading], both[e].design, where) for e in EDITIONS]
            covariance[reading].append(covariances(overlap, sides[0], sides[1], shared))
    return Redraws(
        {
            (e, r): Seen(
                *(np.asarray(part) for part in zip(*draws, strict=True)),
                truth=_truth(communes, e, domains[e], r),
            )
            for (e, r), draws in found.items()
        },
        {r: np.asarray(values) for r, values in covariance.items()},
    )


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_stated_standard_errors_are_those_of_200_redraws(
    redraws: Redraws, edition: str, reading: str
) -> None:
    seen = redraws.seen[edition, reading]
    kept = seen.kept
    assert kept.sum() > 400
    stated = (seen.error**2).mean(axis=0)[kept]
    found = seen.share.var(axis=0, ddof=1)[kept]
    assert np.mean(stated / found) == pytest.approx(1, abs=0.05)
    assert np.median(stated / found) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_intervals_hold_the_truth_19_times_in_20(
    redraws: Redraws, edition: str, reading: str
) -> None:
    seen = redraws.seen[edition, reading]
    enough = (seen.respondents.min(axis=0) >= LEAST) & np.isfinite(seen.truth)
    size = effective_size(seen.share, seen.error, seen.respondents, seen.fraction)
    low, high = wilson(seen.share, np.where(size > 0, size, np.nan))
    held = ((low <= seen.truth + 1e-12) & (seen.truth - 1e-12 <= high)).mean(axis=0)
    assert 0.93 < held[enough].mean() < 0.97
    assert 0.93 < held[seen.kept].mean() < 0.97


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_estimates_are_not_pulled_to_one_side(redraws: Redraws, edition: str, reading: str) -> None:
    seen = redraws.seen[edition, reading]
    kept = seen.kept
    bias = (seen.share.mean(axis=0) - seen.truth)[kept]
    assert np.abs(bias / seen.share.std(axis=0)[kept]).mean() < 0.12


@pytest.mark.parametrize("reading", READINGS)
def test_the_difference_of_two_editions_varies_as_errors_and_covariance_say(
    redraws: Redraws, reading: str
) -> None:
    first, second = (redraws.seen[e, reading] for e in EDITIONS)
    kept = first.kept & second.kept
    alone = (first.error**2 + second.error**2).mean(axis=0)[kept]
    covariance = redraws.covariance[reading].mean(axis=0)[kept]
    found = (second.share - first.share).var(axis=0, ddof=1)[kept]
    assert np.mean((alone - 2 * covariance) / found) == pytest.approx(1, abs=0.05)
    assert np.mean(alone / found) > 1.07, (
        "without the covariance the precision would be understated"
    )
