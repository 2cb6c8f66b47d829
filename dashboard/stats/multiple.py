"""Many comparisons at once: what chance alone would show, and verdicts corrected for it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def benjamini_hochberg(p_values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """Adjusted p-values, in the order given, one dimension.

    Calling significant those under ``level`` keeps the expected share of false findings under
    ``level``, for tests that are independent or lean the same way (Benjamini and Hochberg,
    *Controlling the false discovery rate*, JRSS B 57, 1995). ``NaN`` (no test) stays ``NaN``
    and does not count as a test. Raises :class:`ValueError` on a p-value outside [0, 1] or on
    more than one dimension.
    """
    given = np.asarray(p_values, dtype=float)
    if given.ndim != 1:
        raise ValueError(f"p-values have {given.ndim} dimensions, expected 1")
    tested = ~np.isnan(given)
    known = given[tested]
    if ((known < 0) | (known > 1)).any():
        raise ValueError("a p-value lies outside [0, 1]")
    order = np.argsort(known, kind="stable")
    ranks = np.arange(1, known.size + 1)
    stepped = np.minimum.accumulate((known[order] * known.size / ranks)[::-1])[::-1]
    adjusted = np.full(given.shape, np.nan)
    placed = np.empty(known.size)
    placed[order] = np.minimum(stepped, 1.0)
    adjusted[tested] = placed
    return adjusted


def expected_by_chance(tests: int, level: float = 0.05) -> float:
    """How many of ``tests`` would come out significant at ``level`` if nothing had changed.

    An expected count, not rounded: 2.5 of 50 tests at 5 %. Raises :class:`ValueError` on a
    negative number of tests or a level outside [0, 1].
    """
    if tests < 0:
        raise ValueError(f"{tests} tests: the number cannot be negative")
    if not 0 <= level <= 1:
        raise ValueError(f"level is {level}: it must lie in [0, 1]")
    return tests * level
