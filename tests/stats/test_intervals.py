"""Intervals of a proportion: inside 0–100 %, true to their level, equal to statsmodels'."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from dashboard.stats.intervals import effective_size, wilson

shares = st.floats(0, 1, allow_nan=False)
sizes = st.floats(1, 1e6, allow_nan=False)


@given(st.integers(1, 5000), st.data())
def test_a_simple_sample_gives_the_interval_of_statsmodels(n: int, data: st.DataObject) -> None:
    yes = data.draw(st.integers(0, n))
    low, high = wilson(yes / n, n)
    expected = proportion_confint(yes, n, alpha=0.05, method="wilson")
    assert (float(low), float(high)) == pytest.approx(expected, abs=1e-12)


@given(shares, sizes)
def test_an_interval_stays_between_0_and_1_and_holds_the_share(p: float, n: float) -> None:
    low, high = wilson(p, n)
    assert 0 <= low <= p <= high <= 1


@given(shares, sizes, st.floats(1.01, 100))
def test_more_respondents_never_widen_an_interval(p: float, n: float, more: float) -> None:
    low, high = wilson(p, n)
    lower, higher = wilson(p, n * more)
    assert higher - lower <= high - low + 1e-12


@given(shares, sizes)
def test_yes_and_no_have_mirrored_intervals(p: float, n: float) -> None:
    low, high = wilson(p, n)
    no_low, no_high = wilson(1 - p, n)
    assert float(no_low) == pytest.approx(1 - float(high), abs=1e-12)
    assert float(no_high) == pytest.approx(1 - float(low), abs=1e-12)


@given(st.floats(0.01, 0.99), st.integers(2, 10_000))
def test_a_simple_sample_is_worth_its_own_number_of_respondents(p: float, n: int) -> None:
    error = np.sqrt(p * (1 - p) / n)
    assert float(effective_size(p, error, n, 0.0)) == pytest.approx(n)


def test_a_unanimous_answer_is_not_certain_unless_all_were_asked() -> None:
    for p in (0.0, 1.0):
        assert float(effective_size(p, 0.0, 30, 0.5)) == pytest.approx(60)
        assert np.isinf(effective_size(p, 0.0, 30, 1.0))
    low, high = wilson(1.0, 60.0)
    assert 0.9 < low < 0.96
    assert high == 1
    assert [float(x) for x in wilson(0.4, np.inf)] == [0.4, 0.4]


def test_an_unknown_share_has_no_interval() -> None:
    size = effective_size([np.nan, 0.5], [np.nan, 0.1], [0, 25], [0.0, 0.0])
    assert np.isnan(size[0])
    assert np.isnan(np.asarray(wilson([np.nan, 0.5], size))[:, 0]).all()


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ((72.0, 0.1, 10, 0.1), "share"),
        ((0.7, -0.1, 10, 0.1), "standard_error"),
        ((0.7, 0.1, -1, 0.1), "respondents"),
        ((0.7, 0.1, 10, 1.2), "sampling_fraction"),
    ],
)
def test_percentages_taken_for_fractions_are_refused(
    arguments: tuple[float, ...], name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        effective_size(*arguments)


def test_no_respondent_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        wilson(0.5, 0)


@pytest.mark.parametrize("p", [0.03, 0.1, 0.27, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("n", [60, 150, 400])
def test_nineteen_intervals_in_twenty_hold_the_truth(p: float, n: int) -> None:
    """Coverage by simulation, the share varying a little so that no lattice effect hides it."""
    rng = np.random.default_rng([n, int(100 * p)])
    truth = np.clip(p + rng.uniform(-0.02, 0.02, 40_000), 0.005, 0.995)
    found = rng.binomial(n, truth) / n
    low, high = wilson(found, n)
    assert 0.93 < np.mean((low <= truth) & (truth <= high)) < 0.97
