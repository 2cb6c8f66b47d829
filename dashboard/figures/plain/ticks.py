"""Round ticks on a scale."""

from __future__ import annotations

import math

_MOST = 6


def round_ticks(low: float, high: float, most: int = _MOST) -> list[float]:
    """The multiples of 1, 2 or 5 times a power of ten between two ends, at most ``most``.

    Zero is among them wherever it is on the scale.
    """
    span = high - low
    if span <= 0:
        return [low]
    power = 10.0 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 5, 10, 20):
        step = factor * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            break
    return [round(i * step, 10) + 0.0 for i in range(first, last + 1)]
