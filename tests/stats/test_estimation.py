"""Estimates of a stratified survey: equal to the textbook, and to what all samples would give."""

from itertools import combinations, product

import numpy as np
import pytest

from dashboard.stats.estimation import Design, collapse, moments, ratios
from dashboard.stats.overlap import Overlap, covariances, overlap_products

ALL = np.ones((1, 2))


def _design(units: list[int], respondents: list[int], group: list[int] | None = None) -> Design:
    n, r = np.asarray(units), np.asarray(respondents)
    return Design(n, r, np.asarray(group) if group else np.arange(len(n)))


def _column(values: list[float]) -> np.ndarray:
    return np.asarray(values, dtype=float)[:, None]


def test_a_simple_random_sample_has_the_standard_error_of_the_textbook() -> None:
    y = _column([1] * 12 + [0] * 28)
    stratum = np.zeros(40, dtype=np.int64)
    found = ratios(moments(y, np.ones_like(y), stratum, 1), _design([100], [40]), np.ones((1, 1)))
    assert found.share[0, 0] == pytest.approx(0.3)
    assert found.standard_error[0, 0] ** 2 == pytest.approx(0.3 * 0.7 / 39 * (1 - 40 / 100))
    assert found.denominator[0, 0] == pytest.approx(100)


def test_a_census_has_no_error() -> None:
    y, x = _column([1, 0, 1, 1, 0]), _column([10, 20, 30, 40, 50])
    stratum = np.asarray([0, 0, 0, 1, 1])
    found = ratios(moments(y * x, x, stratum, 2), _design([3, 2], [3, 2]), ALL)
    assert found.share[0, 0] == pytest.approx(80 / 150)
    assert found.standard_error[0, 0] == 0


def test_the_stated_variance_is_on_average_that_of_all_possible_samples() -> None:
    """Two strata, every sample enumerated: a share of communes is linear, so exactly unbiased."""
    answers = (np.asarray([1, 0, 0, 1, 1, 0]), np.asarray([1, 1, 0, 1, 0]))
    taken = (3, 2)
    design = _design([6, 5], list(taken))
    shares, variances = [], []
    for first, second in product(combinations(range(6), 3), combinations(range(5), 2)):
        y = _column([*answers[0][list(first)], *answers[1][list(second)]])
        stratum = np.repeat([0, 1], taken)
        found = ratios(moments(y, np.ones_like(y), stratum, 2), design, ALL)
        shares.append(found.share[0, 0])
        variances.append(found.standard_error[0, 0] ** 2)
    assert np.mean(shares) == pytest.approx(6 / 11)
    assert np.mean(variances) == pytest.approx(np.var(shares))


def test_domains_groups_and_joined_strata_agree_with_a_sum_over_respondents() -> None:
    """The matrices against the definition, written unit by unit."""
    rng = np.random.default_rng(3)
    respondents, group = [7, 1, 9, 12, 5], [0, 0, 2, 3, 3]
    units = [30, 4, 20, 12, 17]
    stratum = np.repeat(np.arange(5), respondents)
    x = rng.integers(0, 2, (34, 3)) * rng.uniform(1, 50, (34, 1))
    y = x * rng.integers(0, 2, (34, 3))
    domains = np.asarray(
        [[1, 1, 1, 1, 1], [1, 0, 1, 0, 0], [0, 1, 0, 1, 0], [0, 0, 0, 0, 1]], float
    )
    design = _design(units, respondents, group)
    found = ratios(moments(y, x, stratum, 5), design, domains)
    groups = np.asarray(group)
    for d, domain in enumerate(domains):
        for k in range(3):
            inside = domain[stratum]
            weights = design.weights[stratum] * inside
            total = (weights * x[:, k]).sum()
            p = (weights * y[:, k]).sum() / total
            residual = (y[:, k] - p * x[:, k]) * inside
            variance = 0.0
            for h in sorted(set(group)):
                mine = groups[stratum] == h
                n = sum(u for u, g in zip(units, group, strict=True) if g == h)
                r = int(mine.sum())
                variance += n * (n - r) * residual[mine].var(ddof=1) / r
            assert found.share[d, k] == pytest.approx(p)
            assert found.standard_error[d, k] == pytest.approx(np.sqrt(variance) / total)


def test_nobody_asked_gives_no_share() -> None:
    y = _column([1, 0])
    sums = moments(y, np.ones_like(y), np.zeros(2, dtype=np.int64), 2)
    found = ratios(sums, _design([4, 0], [2, 0]), np.asarray([[0.0, 1.0]]))
    assert np.isnan(found.share[0, 0])
    assert np.isnan(found.standard_error[0, 0])


def test_a_stratum_without_two_respondents_joins_its_neighbour_of_the_same_size() -> None:
    band = np.asarray([0, 0, 0, 1, 1])
    units, respondents = np.asarray([10, 8, 5, 1, 6]), np.asarray([4, 1, 3, 1, 2])
    assert list(collapse(band, units, respondents)) == [0, 0, 2, 3, 4]
    design = Design(units, respondents, collapse(band, units, respondents))
    assert list(design.weights) == pytest.approx([18 / 5, 18 / 5, 5 / 3, 1, 3])
    assert (design.weights * respondents).sum() == units.sum()


def test_a_band_that_nobody_answers_for_is_an_error() -> None:
    with pytest.raises(ValueError, match="band 1"):
        collapse(np.asarray([0, 1]), np.asarray([9, 9]), np.asarray([3, 1]))


def test_the_covariance_of_overlapping_samples_is_the_one_seen_over_many_draws() -> None:
    rng = np.random.default_rng(11)
    n, r1, r2, kept = 60, 24, 30, 18
    base = rng.normal(size=n)
    first = (base + 0.5 * rng.normal(size=n) > 0.2).astype(float)
    second = (base + 0.5 * rng.normal(size=n) > -0.3).astype(float)
    one, two = _design([n], [r1]), _design([n], [r2])
    every, rows = np.ones((1, 1)), np.asarray([0])
    shares, stated = [], []
    for _ in range(6000):
        order = rng.permutation(n)
        a = np.sort(order[:r1])
        b = np.sort(np.concatenate([order[:kept], order[r1 : r1 + r2 - kept]]))
        both = np.sort(order[:kept])
        pair = []
        for who, values, design in ((a, first, one), (b, second, two)):
            y = values[who][:, None]
            sums = moments(y, np.ones_like(y), np.zeros(len(who), dtype=np.int64), 1)
            pair.append(ratios(sums, design, every))
        ones = np.ones((kept, 1))
        products = overlap_products(
            (first[both][:, None], ones), (second[both][:, None], ones), np.zeros(kept, np.int64), 1
        )
        counts = (np.asarray([count]) for count in (n, r1, r2, kept))
        overlap = Overlap(*counts, *products)
        found = covariances(overlap, (pair[0], one, rows), (pair[1], two, rows), every)
        stated.append(found[0, 0])
        shares.append((pair[0].share[0, 0], pair[1].share[0, 0]))
    exact = np.cov(first, second)[0, 1] * (kept - r1 * r2 / n) / (r1 * r2)
    seen = np.cov(np.asarray(shares).T)[0, 1]
    spread = np.std(shares, axis=0).prod()
    assert np.mean(stated) == pytest.approx(exact, rel=0.02)
    assert seen == pytest.approx(exact, abs=4 * spread / np.sqrt(len(shares)))
    assert exact > 10 * spread / np.sqrt(len(shares))


def test_a_stratum_left_without_respondents_is_refused() -> None:
    with pytest.raises(ValueError, match="stratum 1 has fewer than two"):
        _design([9, 9], [3, 1])


def test_samples_that_meet_by_chance_only_have_no_covariance() -> None:
    products = tuple(np.ones((1, 1)) for _ in range(4))
    overlap = Overlap(*(np.asarray([v]) for v in (100, 20, 30, 6)), *products)
    y = _column([1, 0] * 10)
    sums = moments(y, np.ones_like(y), np.zeros(20, dtype=np.int64), 1)
    design = _design([100], [20])
    one = (ratios(sums, design, np.ones((1, 1))), design, np.asarray([0]))
    assert covariances(overlap, one, one, np.ones((1, 1)))[0, 0] == 0
