"""Classes of a map: no value falls out, limits rise, no class is empty."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import Method
from dashboard.stats.classification import MAX_CLASSES, class_of, limits

shares = st.lists(
    st.floats(0, 100, allow_nan=False).map(lambda v: round(v, 4)), min_size=1, max_size=120
)


@given(shares, st.sampled_from(Method), st.integers(2, 9))
def test_every_value_is_between_the_limits_of_its_class(
    values: list[float], method: Method, classes: int
) -> None:
    bounds = limits(values, method, classes)
    assert list(bounds) == sorted(bounds)
    assert len(bounds) - 1 <= MAX_CLASSES
    assert bounds[0] <= min(values)
    assert bounds[-1] >= max(values)
    for value in values:
        i = class_of(value, bounds)
        assert bounds[i] <= value <= bounds[i + 1]


@given(shares, st.sampled_from([Method.NATURAL, Method.QUANTILES]))
def test_natural_and_quantile_classes_are_never_empty(values: list[float], method: Method) -> None:
    bounds = limits(values, method)
    if len(set(bounds)) == len(bounds):
        counts = np.bincount([class_of(v, bounds) for v in values], minlength=len(bounds) - 1)
        assert (counts > 0).all()


def test_limits_are_round_numbers_where_they_can_be() -> None:
    values = [3.2, 4.1, 22.7, 24.9, 51.3, 52.8, 77.1, 79.9, 96.4, 98.2]
    assert limits(values, Method.NATURAL) == (0.0, 10.0, 40.0, 60.0, 90.0, 100.0)


def test_no_value_is_an_error() -> None:
    with pytest.raises(ValueError, match="no value"):
        limits([], Method.EQUAL)
