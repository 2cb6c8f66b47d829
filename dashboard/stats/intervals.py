"""95 % intervals of a proportion estimated by a survey, which never leave 0 to 1.

Wilson's score interval, with the effective number of respondents in the place of the number of
respondents (the idea of Korn and Graubard, *Survey Methodology* 24, 1998, applied to Wilson's
interval as in Franco, Little, Louis and Slud, *JSSAM* 7, 2019): the effect of the design and the
share of the population that answered are both in the standard error, hence in that number.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEVEL = 0.95


def effective_size(
    share: npt.ArrayLike,
    standard_error: npt.ArrayLike,
    respondents: npt.ArrayLike,
    sampling_fraction: npt.ArrayLike,
) -> Floats:
    """Respondents that a simple random sample would need for the same precision.

    ``share`` and ``standard_error`` are fractions (0 to 1), ``sampling_fraction`` is that of the
    cell; all broadcast together. A share of 0 or 1 has no estimated variance: the number is then
    ``respondents / (1 - sampling_fraction)``. Infinite where everybody answered, NaN where the
    share is unknown. ``ValueError`` where an argument is outside its range.
    """
    p, se, n, f = np.broadcast_arrays(
        *(np.asarray(a, dtype=float) for a in (share, standard_error, respondents)),
        np.asarray(sampling_fraction, dtype=float),
    )
    for values, low, high, name in (
        (p, 0.0, 1.0, "share"),
        (se, 0.0, np.inf, "standard_error"),
        (n, 0.0, np.inf, "respondents"),
        (f, 0.0, 1.0, "sampling_fraction"),
    ):
        if bool(((values < low) | (values > high)).any()):
            raise ValueError(f"{name} must lie between {low:g} and {high:g}")
    with np.errstate(divide="ignore", invalid="ignore"):
        simple = n / (1 - f)
        estimated = p * (1 - p) / se**2
    extreme = (p == 0) | (p == 1)
    size: Floats = np.where(extreme, simple, estimated)
    return np.where(np.isnan(p), np.nan, size)


def wilson(
    share: npt.ArrayLike, size: npt.ArrayLike, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Lower and upper limits of Wilson's interval, fractions between 0 and 1.

    ``size`` is the (effective) number of respondents, above 0; an infinite one gives the share
    itself. The limits hold the share and answer each other: those of ``1 - share`` are one minus
    these. ``ValueError`` for a size that is not positive.
    """
    p, n = np.broadcast_arrays(np.asarray(share, dtype=float), np.asarray(size, dtype=float))
    if bool((n <= 0).any()):
        raise ValueError("the number of respondents must be positive")
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    with np.errstate(invalid="ignore"):
        shrink = np.where(np.isinf(n), 0.0, z2 / n)
    centre = (p + shrink / 2) / (1 + shrink)
    half = np.sqrt(shrink * p * (1 - p) + shrink**2 / 4) / (1 + shrink)
    low: Floats = np.clip(np.minimum(centre - half, p), 0.0, 1.0)
    high: Floats = np.clip(np.maximum(centre + half, p), 0.0, 1.0)
    return np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high)
