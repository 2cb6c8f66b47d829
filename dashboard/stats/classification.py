"""Cutting values into classes for a map: one function, three methods, always rounded limits."""

from __future__ import annotations

from collections.abc import Sequence

import jenkspy
import numpy as np

from dashboard.domain.selection import Method

MAX_CLASSES = 6
"""More tints than this are not told apart on a map (conventions of the field: five to seven)."""


def limits(values: Sequence[float], method: Method, classes: int = 5) -> tuple[float, ...]:
    """Limits of the classes, ascending, one more than there are classes.

    ``values`` are the finite values shown (any length ≥ 1), in the unit of the map. Limits are
    rounded to the coarsest step that keeps every value in its class (equal steps are rounded
    anyway and may leave a class empty); fewer distinct values than ``classes`` give fewer classes.
    Classes are ``[limit, next)``, the last closed.
    """
    data = np.sort(np.asarray(values, dtype=float))
    if data.size == 0:
        raise ValueError("no value to classify")
    distinct = np.unique(data)
    count = min(classes, MAX_CLASSES, distinct.size)
    if count < 2:
        return (float(distinct[0]), float(distinct[-1]))
    raw = _raw_limits(data, distinct, method, count)
    if method is not Method.EQUAL:
        raw = _without_empty(data, raw)
    for decimals in (-1, 0, 1, 2, 3):
        rounded = _rounded(raw, decimals)
        distinct_limits = len(set(rounded)) == len(rounded)
        if distinct_limits and (method is Method.EQUAL or _same_classes(data, raw, rounded)):
            return rounded
    return tuple(sorted(float(x) for x in raw))


def class_of(value: float, bounds: Sequence[float]) -> int:
    """Index of the class that holds the value (values outside go to the nearest end)."""
    index = int(np.searchsorted(np.asarray(bounds[1:-1]), value, side="right"))
    return min(max(index, 0), len(bounds) - 2) if len(bounds) > 1 else 0


def _raw_limits(data: np.ndarray, distinct: np.ndarray, method: Method, count: int) -> list[float]:
    if method is Method.EQUAL:
        return [float(x) for x in np.linspace(data[0], data[-1], count + 1)]
    if method is Method.QUANTILES:
        return [float(x) for x in np.quantile(data, np.linspace(0, 1, count + 1))]
    if distinct.size <= count:
        return [float(x) for x in (*distinct, distinct[-1])]
    found = [float(x) for x in jenkspy.jenks_breaks(data, n_classes=count)]
    # jenks gives the last value of each class; a limit belongs between it and the next value
    inner = [float((low + distinct[distinct > low].min()) / 2) for low in found[1:-1]]
    return [found[0], *inner, found[-1]]


def _without_empty(data: np.ndarray, raw: Sequence[float]) -> list[float]:
    """Drop inner limits until every class holds a value (many equal values share a quantile)."""
    bounds = sorted(set(raw))
    while len(bounds) > 2:
        counts = np.bincount([class_of(x, bounds) for x in data], minlength=len(bounds) - 1)
        empty = np.flatnonzero(counts == 0)
        if not empty.size:
            break
        del bounds[max(int(empty[0]), 1)]
    return bounds


def _rounded(raw: Sequence[float], decimals: int) -> tuple[float, ...]:
    step = 10.0 ** (-decimals)
    first = np.floor(raw[0] / step) * step
    last = np.ceil(raw[-1] / step) * step
    inner = [np.round(x / step) * step for x in raw[1:-1]]
    return tuple(round(float(x), max(decimals, 0)) for x in (first, *inner, last))


def _same_classes(data: np.ndarray, raw: Sequence[float], rounded: Sequence[float]) -> bool:
    """Whether every value stays in its class, so that the method named is the one applied."""
    if rounded[0] > data[0] or rounded[-1] < data[-1]:
        return False
    return all(class_of(x, raw) == class_of(x, rounded) for x in data)
