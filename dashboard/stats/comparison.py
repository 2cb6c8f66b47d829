"""Two estimates of one share at two dates: their difference, its interval and its test.

The interval is MOVER (method of variance estimates recovery; Zou and Donner, *Construction of
confidence limits about effect measures: a general approach*, Statistics in Medicine 27, 2008): it
needs nothing but the published limits of each estimate, keeps their asymmetry near 0 and 100 %,
and is Newcombe's hybrid score interval for two independent proportions with Wilson limits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

LIMITS_LEVEL = 0.05
"""Published limits are those of a 95 % interval."""


@dataclass(frozen=True)
class Estimate:
    """A share in percent, with the limits of its 95 % interval or its standard error in points.

    ``None`` says that the publication does not give them; a standard error of 0 (or limits equal
    to the value) says that the figure is exact, such as a count of the whole field. Raises
    :class:`ValueError` where a number is not finite, an only limit is given, the limits do not
    hold the value, or the standard error is negative.
    """

    value: float
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None

    def __post_init__(self) -> None:
        given = (self.value, self.low, self.high, self.standard_error)
        if not all(math.isfinite(x) for x in given if x is not None):
            raise ValueError(f"{self} is not made of finite numbers; say None for unknown")
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self} has one limit only; give both or none")
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if not low <= self.value <= high:
            raise ValueError(f"the limits of {self} do not hold its value")
        if self.standard_error is not None and self.standard_error < 0:
            raise ValueError(f"{self} has a negative standard error")

    def arms(self) -> tuple[float, float] | None:
        """Distances from the value down and up to its 95 % limits, ``None`` where unknown.

        Limits that rounding has brought onto the value give way to the standard error.
        """
        closed = self.low == self.high and self.standard_error is not None
        if self.low is not None and self.high is not None and not closed:
            return self.value - self.low, self.high - self.value
        if self.standard_error is not None:
            arm = quantile(LIMITS_LEVEL) * self.standard_error
            return arm, arm
        return None

    def deviation(self) -> float | None:
        """Standard error in points: the published one, else from the width of the interval."""
        if self.standard_error is not None or self.low is None or self.high is None:
            return self.standard_error
        return (self.high - self.low) / (2 * quantile(LIMITS_LEVEL))


@dataclass(frozen=True)
class Difference:
    """``value`` = after − before, in points; ``low`` and ``high`` its interval, ``p_value`` its
    two-sided test; the three are ``None`` where the precision of a side is unknown.

    ``covariance_known`` is false where the two estimates were taken as independent for want of
    their covariance: samples that overlap would then give a narrower interval.
    """

    value: float
    low: float | None
    high: float | None
    p_value: float | None
    level: float
    covariance_known: bool

    @property
    def is_significant(self) -> bool | None:
        """Whether the difference is told from 0 at ``level``; ``None`` where nobody can tell."""
        return None if self.p_value is None else self.p_value < self.level


def compare(
    before: Estimate, after: Estimate, *, covariance: float | None = None, level: float = 0.05
) -> Difference:
    """The difference of two estimates, at the error level ``level`` (0.05: a 95 % interval).

    ``covariance`` is that of the two estimates, in squared points (0 where samples are known to
    share no unit); their correlation is clipped to [−1, 1], and is 0 where a side is exact.

    The test uses the variance recovered from the limits that face zero, so that ``p_value <
    level`` exactly when the interval excludes 0. Where that variance is null, a difference of 0
    has p = 1 and any other p = 0: two exact figures differ or do not.
    """
    if not 0 < level < 1:
        raise ValueError(f"level is {level}: it must lie between 0 and 1")
    difference = after.value - before.value
    known = covariance is not None
    before_arms, after_arms = before.arms(), after.arms()
    if before_arms is None or after_arms is None:
        return Difference(difference, None, None, None, level, known)
    correlation = _correlation(before, after, covariance)
    down = _joined(after_arms[0], before_arms[1], correlation)
    up = _joined(after_arms[1], before_arms[0], correlation)
    scale = quantile(level) / quantile(LIMITS_LEVEL)
    return Difference(
        value=difference,
        low=difference - scale * down,
        high=difference + scale * up,
        p_value=_p_value(abs(difference), down if difference > 0 else up),
        level=level,
        covariance_known=known,
    )


def rounding_bounds(
    before: float, after: float, step_before: float, step_after: float
) -> tuple[float, float]:
    """Lowest and highest difference, in points, that two rounded percentages allow.

    ``step_before`` and ``step_after`` are the steps the figures were rounded to (1 for « 72 % »,
    0.1 for « 72,4 % »). Says nothing of sampling: it is a bound on what was computed, not on what
    is true. Raises :class:`ValueError` on a negative step.
    """
    if step_before < 0 or step_after < 0:
        raise ValueError("a rounding step cannot be negative")
    before_low, before_high = _unrounded(before, step_before)
    after_low, after_high = _unrounded(after, step_after)
    return after_low - before_high, after_high - before_low


@cache
def quantile(level: float) -> float:
    """Normal quantile of a two-sided ``level``: 1.96 for 0.05."""
    return NormalDist().inv_cdf(1 - level / 2)


def _correlation(before: Estimate, after: Estimate, covariance: float | None) -> float:
    product = (before.deviation() or 0.0) * (after.deviation() or 0.0)
    if not covariance or not product:
        return 0.0
    return max(-1.0, min(1.0, covariance / product))


def _joined(after_arm: float, before_arm: float, correlation: float) -> float:
    squared = after_arm**2 + before_arm**2 - 2 * correlation * after_arm * before_arm
    return math.sqrt(max(squared, 0.0))


def _p_value(distance: float, arm: float) -> float:
    if distance == 0:
        return 1.0
    if arm == 0:
        return 0.0
    return math.erfc(distance / arm * quantile(LIMITS_LEVEL) / math.sqrt(2))


def _unrounded(value: float, step: float) -> tuple[float, float]:
    return max(value - step / 2, 0.0), min(value + step / 2, 100.0)
