"""Covariance of the estimates of two editions whose samples share units.

See :mod:`dashboard.stats.estimation` for the notation. Without it, the precision of a difference
between editions would be understated: a unit asked twice tells its own change.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.stats.estimation import Design, Floats, Indices, Ratios


@dataclass(frozen=True)
class Overlap:
    """What two samples have in common in each stratum, among the units that stayed in it.

    ``units`` counts those units, ``before`` and ``after`` the respondents of each edition among
    them, ``common`` the respondents of both. The four products are sums over the latter,
    of the variables of the first edition by those of the second, centred on their means.
    """

    units: Indices
    before: Indices
    after: Indices
    common: Indices
    yy: Floats
    yx: Floats
    xy: Floats
    xx: Floats


def overlap_products(
    first: tuple[Floats, Floats], second: tuple[Floats, Floats], stratum: Indices, strata: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Centred products yy, yx, xy, xx by stratum over the common respondents.

    ``first`` and ``second`` are the (y, x) of the same respondents in each edition; ``stratum``
    is ascending.
    """
    (y1, x1), (y2, x2) = first, second
    present, starts, counts = np.unique(stratum, return_index=True, return_counts=True)

    def centred(a: Floats, b: Floats) -> Floats:
        found = np.zeros((strata, a.shape[1]))
        if present.size:
            sums = [np.add.reduceat(v, starts, axis=0) for v in (a * b, a, b)]
            found[present] = sums[0] - sums[1] * sums[2] / counts[:, None]
        return found

    return centred(y1, y2), centred(y1, x2), centred(x1, y2), centred(x1, x2)


def covariances(
    overlap: Overlap,
    before: tuple[Ratios, Design, Indices],
    after: tuple[Ratios, Design, Indices],
    shared: Floats,
) -> Floats:
    """Covariance of shares of two editions, pairs (rows) × variables (columns).

    ``before`` and ``after`` hold the shares, the design and, for each pair, the row of its domain;
    ``shared`` (pairs × strata) tells the strata that both domains of a pair hold. Given how many
    units of a stratum were taken in each edition and in both, they are exchangeable, hence
    Cov = Σ w₁ w₂ (c − r₁ r₂ / N) S(e₁, e₂) / (X₁ X₂), S being estimated from the common
    respondents; strata with fewer than two of them count for 0. Units that changed stratum were
    drawn independently and count for 0.
    """
    (one, design_1, rows_1), (two, design_2, rows_2) = before, after
    common: Floats = overlap.common.astype(np.float64)
    known = (common >= 2) & (overlap.units > 0)
    pairs = overlap.before.astype(np.float64) * overlap.after
    expected: Floats = pairs / np.maximum(overlap.units, 1)
    factor = np.zeros(len(common))
    factor[known] = (common - expected)[known] / (common[known] - 1)
    factor *= design_1.weights * design_2.weights
    p1, p2 = one.share[rows_1], two.share[rows_2]

    def products(values: Floats) -> Floats:
        found: Floats = shared @ (factor[:, None] * values)
        return found

    total = products(overlap.yy) - p2 * products(overlap.yx) - p1 * products(overlap.xy)
    total += p1 * p2 * products(overlap.xx)
    with np.errstate(divide="ignore", invalid="ignore"):
        scaled: Floats = total / (one.denominator[rows_1] * two.denominator[rows_2])
    return scaled
