"""Checks of figures that owe each other something: totals, parts, readings, editions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.ingest.checks.readings import bounds
from dashboard.ingest.checks.series import tiling
from tests.ingest.checks.samples import (
    ALL,
    AVAILABLE,
    FREQUENCIES,
    INDICATOR,
    OWN,
    SIZE_500,
    SIZE_1500,
    by_size,
    of,
)
from tests.ingest.mapping.known import NO_CONTRACT, cells, failing, outcome, said


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    """The contract is checked elsewhere."""
    with NO_CONTRACT:
        yield


ONE = {"%": INDICATOR}
BOTH = {"communes": INDICATOR, "population": f'{INDICATOR}\nreading = "population"'}


@pytest.mark.parametrize(
    ("shares", "passes"),
    [
        ((20.0, 47.0, 33.0), True),
        ((20.0, 47.0, 34.0), True),
        ((20.0, 47.0, 35.0), False),
        ((20.0, 45.0, 33.0), False),
        ((20.5, 46.5, 33.0), True),
        ((20.5, 46.5, 33.2), False),
        ((33.333333333, 33.333333333, 33.333333333), True),
        ((33.333333333, 33.333333333, 34.333333333), False),
    ],
)
def test_the_parts_of_a_partition_sum_to_100_but_for_their_rounding(
    shares: tuple[float, ...], passes: bool
) -> None:
    found = of({ALL: shares}, FREQUENCIES)
    assert (outcome(found, "partition-100") == "passed") is passes
    if not passes:
        assert "partition-100" in failing(found)
        assert cells(found, "partition-100") == ["D5"]
        assert "B5" in said(found, "partition-100")


def test_some_parts_may_not_pass_100_and_may_stay_below() -> None:
    two = dict(list(FREQUENCIES.items())[:2])
    assert outcome(of({ALL: (60.0, 30.0)}, two), "partition-100") == "passed"
    found = of({ALL: (60.0, 50.0)}, two)
    assert "do not pass 100" in said(found, "partition-100")


def test_one_unrounded_indicator_does_not_tighten_the_others() -> None:
    found = of({ALL: (20.0, 47.0, 34.0, 12.3456789)}, {**FREQUENCIES, "abs": INDICATOR})
    assert outcome(found, "partition-100") == "passed"


def test_a_multiple_choice_need_not_sum_to_100() -> None:
    columns = {
        name: f'indicator = "{name}"\nscope = "propre"'
        for name in ("prestation-en-nature", "aide-financiere-non-remboursable")
    }
    found = of({ALL: (63.0, 54.0)}, columns)
    assert outcome(found, "partition-100") == "not applicable"
    assert not found.stopped, failing(found)


@pytest.mark.parametrize(
    ("own", "available", "passes"), [(60, 70, True), (60, 59, True), (60, 58.9, False)]
)
def test_what_is_available_is_not_rarer_than_what_the_commune_does(
    own: float, available: float, passes: bool
) -> None:
    found = of({ALL: (float(own), float(available))}, {"a": OWN, "b": AVAILABLE})
    assert (outcome(found, "own-within-available") == "passed") is passes
    assert cells(found, "own-within-available") == ([] if passes else ["C5"])
    alone = of({ALL: [60.0]}, {"a": OWN})
    assert outcome(alone, "own-within-available") == "not applicable"


VALUES = [8.0, 15.0, 33.0, 58.0, 71.0]


@pytest.mark.parametrize(
    ("total", "passes"), [(15.0, True), (72.0, True), (72.1, False), (6.0, False)]
)
def test_a_total_lies_between_its_smallest_and_its_largest_size(total: float, passes: bool) -> None:
    found = of(by_size([*VALUES, total]), ONE)
    assert (outcome(found, "total-within-extremes") == "passed") is passes
    assert cells(found, "total-within-extremes") == ([] if passes else ["B10"])


@pytest.mark.parametrize(("total", "passes"), [(15.0, True), (30.0, False), (9.0, False)])
def test_a_total_far_from_the_mean_of_the_frame_must_be_accepted(
    total: float, passes: bool
) -> None:
    found = of(by_size([*VALUES, total]), ONE)
    assert (outcome(found, "total-between-sizes") == "passed") is passes
    assert cells(found, "total-between-sizes") == ([] if passes else ["B10"])
    accepted = of(by_size([*VALUES, total]), ONE, accept={"total-between-sizes": "champ réduit"})
    assert outcome(accepted, "total-between-sizes") == ("passed" if passes else "accepted")
    assert not accepted.stopped


def test_the_population_reading_weighs_inhabitants() -> None:
    column = {"%": f'{INDICATOR}\nreading = "population"'}
    assert outcome(of(by_size([*VALUES, 51.0]), column), "total-between-sizes") == "passed"
    assert outcome(of(by_size([*VALUES, 15.0]), column), "total-between-sizes") == "failed"


def test_without_all_sizes_a_total_says_nothing() -> None:
    rows = by_size([*VALUES, 99.0])
    del rows[SIZE_1500]
    for name in ("total-within-extremes", "total-between-sizes"):
        assert outcome(of(rows, ONE), name) == "not applicable"
    for name in ("total-within-extremes", "total-between-sizes"):
        secret = of({**by_size([*VALUES, 99.0]), SIZE_500: ["s"]}, ONE)
        assert outcome(secret, name) == "not applicable"


def test_a_group_of_communes_has_no_weights() -> None:
    column = {"%": 'indicator = "abs-une-seule"\ngroup = "abs-realisee"'}
    found = of(by_size([*VALUES, 70.0]), column)
    assert outcome(found, "total-between-sizes") == "not applicable"
    assert outcome(found, "total-within-extremes") == "passed"


RANGES = st.lists(
    st.integers(0, 6).flatmap(
        lambda low: st.one_of(
            st.just((low, None)), st.integers(low + 1, 8).map(lambda high: (low, high))
        )
    ),
    max_size=12,
)


@given(RANGES)
def test_a_tiling_cuts_the_whole_without_gap_or_overlap(
    pairs: list[tuple[int, int | None]],
) -> None:
    pieces = {SizeRange(low, high) for low, high in pairs}
    found = tiling(ALL_SIZES, pieces)
    if found is None:
        for population in range(9):
            if not any(p.contains(population) for p in pieces - {ALL_SIZES}):
                return
        starts = {p.minimum for p in pieces - {ALL_SIZES}}
        reached = {0}
        for start in sorted(starts):
            if start in reached:
                reached |= {p.maximum for p in pieces - {ALL_SIZES} if p.minimum == start}  # type: ignore[misc]
        assert None not in reached, "a way through was missed"
        return
    assert ALL_SIZES not in found
    assert set(found) <= pieces
    for population in range(12):
        assert sum(piece.contains(population) for piece in found) == 1


@pytest.mark.parametrize(
    ("communes", "population", "passes"),
    [(50.0, 55.0, True), (50.0, 78.6, True), (50.0, 80.0, False), (50.0, 20.0, False)],
)
def test_both_readings_of_a_size_must_be_possible_together(
    communes: float, population: float, passes: bool
) -> None:
    found = of({SIZE_1500: (communes, population)}, BOTH)
    assert (outcome(found, "readings") == "passed") is passes
    assert cells(found, "readings") == ([] if passes else ["C5"])


@given(
    st.lists(st.tuples(st.integers(500, 1499), st.booleans()), min_size=1, max_size=40),
)
def test_no_true_pair_of_readings_is_ever_refused(communes: list[tuple[int, bool]]) -> None:
    share = 100 * sum(yes for _, yes in communes) / len(communes)
    people = 100 * sum(n for n, yes in communes if yes) / sum(n for n, _ in communes)
    low, high = bounds(share, SizeRange(500, 1500))
    assert low - 1e-9 <= people <= high + 1e-9


def test_readings_need_a_closed_size() -> None:
    assert outcome(of({ALL: (15.0, 52.0)}, BOTH), "readings") == "not applicable"


def test_what_grows_with_the_size_reaches_more_inhabitants_than_communes() -> None:
    people = [9.0, 16.0, 34.0, 59.0, 75.0]
    good = of(by_size([*VALUES, 15.0], [*people, 51.0]), BOTH)
    assert outcome(good, "readings-order") == "passed"
    bad = of(by_size([*VALUES, 15.0], [*people, 12.0]), BOTH)
    assert cells(bad, "readings-order") == ["C10"]
    falling = of(by_size([71.0, 58.0, 33.0, 15.0, 8.0, 60.0], [*people, 12.0]), BOTH)
    assert outcome(falling, "readings-order") == "not applicable"


def test_a_leap_between_two_editions_must_be_accepted() -> None:
    columns = {
        "2015": f'{INDICATOR}\nedition = "2015"\nreference_date = "fin 2014"',
        "2025": INDICATOR,
    }
    found = of({SIZE_500: (8.0, 38.0), SIZE_1500: (15.0, 45.1)}, columns)
    assert cells(found, "outlier-between-editions") == ["C6"]
    assert "2015: 15 (B6), 2025: 45.1" in said(found, "outlier-between-editions")


def test_a_leap_from_a_figure_already_published_is_noticed_from_either_side() -> None:
    """E&R 1078 printed 15 % for all communes in 2014."""
    found = of({ALL: [46.0]}, ONE)
    assert "2015: 15 (published), 2025: 46" in said(found, "outlier-between-editions")
    assert outcome(of({ALL: [44.0]}, ONE), "outlier-between-editions") == "passed"
    inverse = {"%": f'{INDICATOR}\norientation = "inverse"'}
    assert cells(of({ALL: [54.0]}, inverse), "outlier-between-editions") == ["B5"]
    assert outcome(of({ALL: [56.0]}, inverse), "outlier-between-editions") == "passed"
    nothing = of({SIZE_1500: [46.0]}, {"%": 'indicator = "abs-prevue"'})
    assert outcome(nothing, "outlier-between-editions") == "not applicable"
