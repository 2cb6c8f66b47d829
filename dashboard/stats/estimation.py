"""Estimates of a stratified survey and their precision, from sums by stratum.

Every share is a ratio of two totals, Σ w·y / Σ w·x: x is 1 for a share of communes, the population
for a share of the population, and 0 outside the group for a share of a group. A domain (a
territory, a size range) is a set of strata, so that all shares of all domains come out of a few
products of matrices of sums by stratum, never of the answers.

Notation, as in Särndal, Swensson and Wretman, *Model Assisted Survey Sampling* (1992), ch. 5: the
respondents of a weighting stratum h are taken as r_h drawn at random out of its N_h units
(non-response at random inside), weights are N_h / r_h, and the variance of a ratio p is that of
the total of e = y − p·x, over X²: V = Σ N_h² (1 − r_h/N_h) s²(e)_h / r_h / X².
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Design:
    """Weights of S strata: ``group`` is the weighting stratum of each.

    ``units`` and ``respondents`` (length S) count the units of each stratum and those that
    answered; ``group`` (length S) tells which strata were put together for want of respondents:
    see :func:`collapse`. ``ValueError`` where a weighting stratum still lacks them.
    """

    units: Indices
    respondents: Indices
    group: Indices

    def __post_init__(self) -> None:
        n, r = self.group_units, self.group_respondents
        poor = np.flatnonzero((r < 2) & (r < n))
        if poor.size:
            raise ValueError(f"stratum {poor[0]} has fewer than two respondents: collapse it")

    @property
    def group_units(self) -> Floats:
        """Units of the weighting stratum each stratum belongs to."""
        return _spread(self.units, self.group)

    @property
    def group_respondents(self) -> Floats:
        """Respondents of the weighting stratum each stratum belongs to."""
        return _spread(self.respondents, self.group)

    @property
    def weights(self) -> Floats:
        """Units that each respondent of a stratum stands for (0 where nobody answered)."""
        answered = self.group_respondents
        return np.divide(
            self.group_units, answered, out=np.zeros(len(answered)), where=answered > 0
        )

    @property
    def variance_factors(self) -> Floats:
        """N² (1 − r/N) / (r (r − 1)) of the weighting stratum: 0 where everybody answered."""
        n, r = self.group_units, self.group_respondents
        factors = np.zeros(len(n))
        some = r < n
        factors[some] = n[some] * (n[some] - r[some]) / (r[some] * (r[some] - 1))
        return factors


@dataclass(frozen=True)
class Moments:
    """Sums over the respondents of each stratum (rows) for each variable (columns)."""

    y: Floats
    x: Floats
    yy: Floats
    xy: Floats
    xx: Floats


@dataclass(frozen=True)
class Ratios:
    """Shares by domain (rows) and variable (columns), fractions; NaN where nobody answered.

    ``denominator`` is the estimated total of x, ``standard_error`` that of the share.
    """

    share: Floats
    standard_error: Floats
    denominator: Floats


def collapse(band: Indices, units: Indices, respondents: Indices) -> Indices:
    """Weighting stratum of each stratum, so that each has a variance that can be estimated.

    Strata come in the order of the design. One with fewer than two respondents, unless all its
    units answered, joins the nearest one of the same ``band`` in that order (of two as near, the
    one before). ``ValueError`` where a whole band has fewer than two respondents.
    """
    group = np.arange(len(band))
    for _ in range(len(band)):
        n, r = _spread(units, group), _spread(respondents, group)
        poor = np.flatnonzero((n > 0) & (r < 2) & (r < n))
        if not poor.size:
            return group
        first = poor[0]
        others = np.flatnonzero((band == band[first]) & (group != group[first]) & (units > 0))
        if not others.size:
            raise ValueError(f"band {band[first]} has fewer than two respondents")
        nearest = others[np.argmin(np.abs(others - first))]
        group = np.where(group == group[first], group[nearest], group)
    return group


def moments(y: Floats, x: Floats, stratum: Indices, strata: int) -> Moments:
    """Sums by stratum of the answers ``y`` and ``x`` (respondents × variables).

    ``stratum`` is that of each respondent, ascending, below ``strata``.
    """
    present, starts = np.unique(stratum, return_index=True)

    def sums(values: Floats) -> Floats:
        found = np.zeros((strata, values.shape[1]))
        if present.size:
            found[present] = np.add.reduceat(values, starts, axis=0)
        return found

    return Moments(sums(y), sums(x), sums(y * y), sums(x * y), sums(x * x))


def ratios(sums: Moments, design: Design, domains: Floats) -> Ratios:
    """Shares of each domain and their standard errors, linearised, with strata and fpc.

    ``domains`` is a matrix of 0 and 1, domains × strata.
    """
    weights = design.weights[:, None]
    total_y, total_x = domains @ (weights * sums.y), domains @ (weights * sums.x)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = np.where(total_x > 0, total_y / total_x, np.nan)
    factor = design.variance_factors[:, None]
    mean = factor / np.maximum(design.group_respondents, 1)[:, None]
    yy = domains @ (factor * sums.yy - mean * sums.y**2)
    xy = domains @ (factor * sums.xy - mean * sums.y * sums.x)
    xx = domains @ (factor * sums.xx - mean * sums.x**2)
    first, second = _pairs(design.group)
    if first.size:
        both = domains[:, first] * domains[:, second]
        shared = mean[first]
        y1, y2, x1, x2 = sums.y[first], sums.y[second], sums.x[first], sums.x[second]
        yy -= both @ (2 * shared * y1 * y2)
        xy -= both @ (shared * (y1 * x2 + x1 * y2))
        xx -= both @ (2 * shared * x1 * x2)
    variance = np.maximum(yy - 2 * p * xy + p**2 * xx, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.where(total_x > 0, np.sqrt(variance) / total_x, np.nan)
    return Ratios(p, error, total_x)


def _spread(counts: Indices, group: Indices) -> Floats:
    """The sum of ``counts`` over the group of each stratum."""
    totals = np.zeros(len(group))
    np.add.at(totals, group, counts)
    return totals[group]


def _pairs(group: Indices) -> tuple[Indices, Indices]:
    """Pairs of different strata that share a weighting stratum."""
    same = np.triu(group[:, None] == group[None, :], k=1)
    first, second = np.nonzero(same)
    return first, second
