"""What the comparison of two dates promises, with statsmodels as the oracle."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from dashboard.stats.comparison import Difference, Estimate, compare, rounding_bounds

counts = st.integers(2, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def _wilson(count: int, size: int) -> Estimate:
    low, high = proportion_confint(count, size, method="wilson")
    share = 100 * count / size
    return Estimate(share, min(100 * low, share), max(100 * high, share))


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    """Figures as tables print them: with three decimals at most."""
    low, value, high = sorted(draw(st.integers(0, 100_000)) / 1000 for _ in range(3))
    error = draw(st.one_of(st.none(), st.floats(0.001, 30)))
    kind = draw(st.sampled_from(["limits", "error", "both"]))
    if kind == "error":
        return Estimate(value, standard_error=error if error is not None else 1.0)
    return Estimate(value, low, high, error if kind == "both" else None)


def _mirror(estimate: Estimate) -> Estimate:
    low = None if estimate.high is None else 100 - estimate.high
    high = None if estimate.low is None else 100 - estimate.low
    return Estimate(100 - estimate.value, low, high, estimate.standard_error)


def _interval(difference: Difference) -> tuple[float, float]:
    assert difference.low is not None
    assert difference.high is not None
    return difference.low, difference.high


@given(counts, counts)
def test_independent_proportions_have_the_hybrid_score_interval_of_newcombe(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    found = compare(_wilson(*before), _wilson(*after), covariance=0)
    expected = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    assert _interval(found) == pytest.approx([100 * x for x in expected], abs=1e-6)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.01, 20), st.floats(0.01, 20))
def test_standard_errors_give_the_usual_test(
    before: float, after: float, error_before: float, error_after: float
) -> None:
    pair = (
        Estimate(before, standard_error=error_before),
        Estimate(after, standard_error=error_after),
    )
    found = compare(*pair, covariance=0)
    deviation = math.hypot(error_before, error_after)
    p_value = 2 * norm.sf(abs(after - before) / deviation)
    assert found.p_value == pytest.approx(p_value, abs=1e-9)
    assert _interval(found)[1] - found.value == pytest.approx(1.959963985 * deviation)


def test_paired_samples_are_compared_through_their_covariance() -> None:
    """The same communes at both dates: the test of the mean of their changes."""
    rng = np.random.default_rng(1)
    first = (rng.random(400) < 0.4) * 100.0
    second = np.where(rng.random(400) < 0.8, first, (rng.random(400) < 0.6) * 100.0)
    matrix = np.cov(first, second) / 400
    found = compare(
        Estimate(first.mean(), standard_error=math.sqrt(matrix[0, 0])),
        Estimate(second.mean(), standard_error=math.sqrt(matrix[1, 1])),
        covariance=matrix[0, 1],
    )
    low, high = DescrStatsW(second - first).zconfint_mean()
    assert _interval(found) == pytest.approx((low, high))
    assert found.p_value == pytest.approx(DescrStatsW(second - first).ztest_mean()[1])
    apart = compare(
        Estimate(first.mean(), standard_error=math.sqrt(matrix[0, 0])),
        Estimate(second.mean(), standard_error=math.sqrt(matrix[1, 1])),
    )
    unpaired = CompareMeans.from_data(second, first).zconfint_diff(usevar="unequal")
    assert _interval(apart) == pytest.approx(unpaired)
    assert not apart.covariance_known
    assert _interval(apart)[1] > _interval(found)[1]


correlations = st.floats(-1, 1)


def _covariance(before: Estimate, after: Estimate, correlation: float) -> float:
    return correlation * (before.deviation() or 0) * (after.deviation() or 0)


@given(estimates(), estimates(), correlations)
def test_reading_time_backwards_gives_the_opposite(
    before: Estimate, after: Estimate, correlation: float
) -> None:
    covariance = _covariance(before, after, correlation)
    forth = compare(before, after, covariance=covariance)
    back = compare(after, before, covariance=covariance)
    low, high = _interval(back)
    assert (back.value, -high, -low) == pytest.approx((-forth.value, *_interval(forth)), abs=1e-9)
    assert back.p_value == pytest.approx(forth.p_value)


@given(estimates(), estimates(), correlations)
def test_what_is_not_done_changes_as_what_is_done(
    before: Estimate, after: Estimate, correlation: float
) -> None:
    covariance = _covariance(before, after, correlation)
    direct = compare(before, after, covariance=covariance)
    inverse = compare(_mirror(before), _mirror(after), covariance=covariance)
    assume(abs(direct.value) > 1e-6)
    low, high = _interval(inverse)
    assert (-high, -low) == pytest.approx(_interval(direct), abs=1e-6)
    assert inverse.p_value == pytest.approx(direct.p_value, abs=1e-6)


@given(estimates(), estimates(), correlations, st.sampled_from([0.01, 0.05, 0.1, 0.3]))
def test_a_difference_is_significant_exactly_when_its_interval_excludes_zero(
    before: Estimate, after: Estimate, correlation: float, level: float
) -> None:
    covariance = _covariance(before, after, correlation)
    found = compare(before, after, covariance=covariance, level=level)
    low, high = _interval(found)
    assert low <= found.value <= high
    assume(min(abs(low), abs(high)) > 1e-6)
    assert found.is_significant == (low > 0 or high < 0)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(2, 30))
def test_more_respondents_tell_smaller_differences(before: int, after: int, times: int) -> None:
    few = compare(_wilson(before, 41), _wilson(after, 41))
    many = compare(_wilson(before * times, 41 * times), _wilson(after * times, 41 * times))
    low, high = _interval(few)
    closer_low, closer_high = _interval(many)
    assert low < closer_low <= many.value <= closer_high < high
    assert few.p_value is not None
    assert many.p_value is not None
    assert many.p_value <= few.p_value


@given(estimates(), estimates(), correlations, correlations)
def test_the_more_the_samples_overlap_the_narrower_the_interval(
    before: Estimate, after: Estimate, one: float, other: float
) -> None:
    weak, strong = sorted((one, other))
    loose = _interval(compare(before, after, covariance=_covariance(before, after, weak)))
    tight = _interval(compare(before, after, covariance=_covariance(before, after, strong)))
    assert tight[1] - tight[0] <= loose[1] - loose[0] + 1e-9


@pytest.mark.parametrize(
    ("before", "after", "size_before", "size_after", "common", "kept"),
    [
        (0.50, 0.50, 400, 400, 0, 0.0),
        (0.15, 0.24, 300, 500, 0, 0.0),
        (0.72, 0.65, 250, 250, 100, 0.9),
        (0.90, 0.93, 400, 300, 150, 0.6),
        (0.08, 0.12, 200, 350, 80, 0.8),
        (0.30, 0.30, 150, 150, 150, 0.7),
    ],
)
def test_nineteen_intervals_of_twenty_hold_the_true_difference(
    before: float, after: float, size_before: int, size_after: int, common: int, kept: float
) -> None:
    """Two samples share ``common`` units, whose two answers hang together by ``kept`` (0 to 1)."""
    draws = 4000
    rng = np.random.default_rng(20261121)
    both = before * after + kept * (min(before, after) - before * after)
    cells = [both, before - both, after - both, 1 - before - after + both]
    joint = rng.multinomial(common, cells, size=draws)
    first = joint[:, 0] + joint[:, 1] + rng.binomial(size_before - common, before, draws)
    second = joint[:, 0] + joint[:, 2] + rng.binomial(size_after - common, after, draws)
    limits_before = np.array(proportion_confint(first, size_before, method="wilson")) * 100
    limits_after = np.array(proportion_confint(second, size_after, method="wilson")) * 100
    true_covariance = common * (both - before * after) / (size_before * size_after) * 1e4
    held = 0
    for i in range(draws):
        found = compare(
            Estimate(100 * first[i] / size_before, *limits_before[:, i]),
            Estimate(100 * second[i] / size_after, *limits_after[:, i]),
            covariance=true_covariance,
        )
        low, high = _interval(found)
        held += low <= 100 * (after - before) <= high
    assert 0.93 <= held / draws <= 0.97


def test_unknown_precision_is_never_called_not_significant() -> None:
    for before, after in (
        (Estimate(72), Estimate(80, 78, 82)),
        (Estimate(72, standard_error=1), Estimate(80)),
        (Estimate(72), Estimate(72)),
    ):
        found = compare(before, after, covariance=0)
        assert found.value == after.value - before.value
        assert (found.low, found.high, found.p_value, found.is_significant) == (None,) * 4


def test_two_exact_figures_differ_or_do_not() -> None:
    exact = Estimate(72, standard_error=0), Estimate(72.5, 72.5, 72.5)
    same = compare(exact[0], exact[0])
    assert (same.low, same.high, same.p_value) == (0, 0, 1)
    apart = compare(*exact, covariance=0)
    assert (apart.low, apart.high, apart.p_value) == (0.5, 0.5, 0)
    assert apart.is_significant


def test_limits_closed_by_rounding_are_not_taken_for_an_exact_figure() -> None:
    rounded = compare(Estimate(72, 72, 72, 0.02), Estimate(72.03, 72.03, 72.03, 0.02), covariance=0)
    assert rounded.is_significant is False


def test_a_covariance_beyond_the_possible_is_taken_as_full_correlation() -> None:
    before, after = Estimate(40, standard_error=2), Estimate(43, standard_error=1)
    full = compare(before, after, covariance=2)
    assert compare(before, after, covariance=50) == full
    assert _interval(full) == pytest.approx((3 - 1.959963985, 3 + 1.959963985))


@pytest.mark.parametrize(
    "made",
    [
        {"value": math.nan},
        {"value": 50.0, "low": 40.0},
        {"value": 50.0, "low": 51.0, "high": 60.0},
        {"value": 50.0, "low": 40.0, "high": 49.0},
        {"value": 50.0, "standard_error": -1.0},
        {"value": 50.0, "standard_error": math.inf},
    ],
)
def test_an_impossible_estimate_is_refused(made: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="Estimate"):
        Estimate(**made)


@pytest.mark.parametrize("level", [0.0, 1.0, 5.0])
def test_an_impossible_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        compare(Estimate(1), Estimate(2), level=level)


@given(
    st.floats(0, 100), st.floats(0, 100), st.sampled_from([0.1, 1, 5]), st.sampled_from([0.1, 1])
)
def test_rounding_bounds_hold_every_pair_that_rounds_so(
    before: float, after: float, step_before: float, step_after: float
) -> None:
    rounded = (
        round(before / step_before) * step_before,
        round(after / step_after) * step_after,
    )
    low, high = rounding_bounds(*rounded, step_before, step_after)
    assert low - 1e-9 <= after - before <= high + 1e-9
    assert high - low <= step_before + step_after + 1e-9


def test_rounding_bounds_stop_at_nothing_and_at_everything() -> None:
    assert rounding_bounds(72, 100, 1, 1) == (27.0, 28.5)
    assert rounding_bounds(0, 10, 1, 0.1) == pytest.approx((9.45, 10.05))
    assert rounding_bounds(72.4, 75.1, 0, 0) == pytest.approx((2.7, 2.7))
    with pytest.raises(ValueError, match="negative"):
        rounding_bounds(1, 2, -1, 1)
