"""What the correction for many comparisons promises, with statsmodels as the oracle."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from dashboard.stats.multiple import benjamini_hochberg, expected_by_chance

p_values = st.lists(st.one_of(st.floats(0, 1), st.sampled_from([0.01, 0.05])), min_size=1)


@given(p_values)
def test_adjusted_values_are_those_of_the_oracle(raw: list[float]) -> None:
    expected = multipletests(raw, method="fdr_bh")[1]
    assert benjamini_hochberg(raw) == pytest.approx(expected, abs=1e-12)


@given(p_values)
def test_the_correction_never_finds_more_and_keeps_the_order(raw: list[float]) -> None:
    given_values, adjusted = np.array(raw), benjamini_hochberg(raw)
    assert (adjusted >= given_values - 1e-15).all()
    assert (adjusted <= 1).all()
    order = np.argsort(given_values, kind="stable")
    assert (np.diff(adjusted[order]) >= 0).all()
    ties = given_values[order][1:] == given_values[order][:-1]
    assert (np.diff(adjusted[order])[ties] == 0).all()


@given(p_values, st.lists(st.integers(0, 40), max_size=5))
def test_a_comparison_without_test_counts_for_nothing(raw: list[float], places: list[int]) -> None:
    with_gaps = list(raw)
    for place in places:
        with_gaps.insert(place, math.nan)
    adjusted = benjamini_hochberg(with_gaps)
    untested = np.isnan(with_gaps)
    assert np.isnan(adjusted[untested]).all()
    assert adjusted[~untested] == pytest.approx(benjamini_hochberg(raw))


def test_false_findings_stay_rare_where_nothing_has_changed() -> None:
    """In pages of 60 comparisons without any change, raw reading finds some in nearly every page."""
    rng = np.random.default_rng(7)
    pages = rng.random((2000, 60))
    raw = (pages < 0.05).any(axis=1).mean()
    adjusted = np.mean([(benjamini_hochberg(page) < 0.05).any() for page in pages])
    assert raw > 0.9
    assert 0.03 < adjusted < 0.07
    assert (pages < 0.05).sum(axis=1).mean() == pytest.approx(expected_by_chance(60), rel=0.05)


def test_nothing_to_correct_is_nothing() -> None:
    assert benjamini_hochberg([]).size == 0
    assert np.isnan(benjamini_hochberg([math.nan])).all()
    assert expected_by_chance(0) == 0
    assert expected_by_chance(50) == 2.5


@pytest.mark.parametrize("bad", [[-0.1], [0.2, 1.1], [math.inf]])
def test_an_impossible_p_value_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match=r"outside \[0, 1\]"):
        benjamini_hochberg(bad)


def test_an_impossible_question_is_refused() -> None:
    with pytest.raises(ValueError, match="dimensions"):
        benjamini_hochberg(np.zeros((2, 2)))
    with pytest.raises(ValueError, match="tests"):
        expected_by_chance(-1)
    with pytest.raises(ValueError, match="level"):
        expected_by_chance(3, 5)
