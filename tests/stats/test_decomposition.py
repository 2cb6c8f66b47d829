"""What the decomposition of a change promises: two parts, nothing left over, nothing invented."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.stats.decomposition import decompose

groups = st.integers(1, 8).flatmap(
    lambda n: st.tuples(
        *(st.lists(st.floats(0, 100), min_size=n, max_size=n) for _ in range(2)),
        *(st.lists(st.floats(0.01, 1e5), min_size=n, max_size=n) for _ in range(2)),
    )
)
Groups = tuple[list[float], list[float], list[float], list[float]]


@given(groups)
def test_behaviour_and_structure_make_the_whole_change(given_groups: Groups) -> None:
    share_before, share_after, weight_before, weight_after = map(np.array, given_groups)
    found = decompose(*given_groups)
    before = np.average(share_before, weights=weight_before)
    after = np.average(share_after, weights=weight_after)
    assert (found.before, found.after) == pytest.approx((before, after))
    assert found.behaviour + found.structure == pytest.approx(after - before, abs=1e-9)
    assert sum(found.by_behaviour) == pytest.approx(found.behaviour, abs=1e-9)
    assert sum(found.by_structure) == pytest.approx(found.structure, abs=1e-9)


@given(groups)
def test_the_parts_are_those_of_kitagawa(given_groups: Groups) -> None:
    """Her formulas, in which the part of structure is not centred: the sum is the same."""
    share_before, share_after, weight_before, weight_after = map(np.array, given_groups)
    weight_before, weight_after = (
        weight_before / weight_before.sum(),
        weight_after / weight_after.sum(),
    )
    found = decompose(*given_groups)
    behaviour = ((weight_before + weight_after) / 2 * (share_after - share_before)).sum()
    structure = ((share_before + share_after) / 2 * (weight_after - weight_before)).sum()
    assert (found.behaviour, found.structure) == pytest.approx((behaviour, structure), abs=1e-9)


@given(groups)
def test_reading_time_backwards_gives_the_opposite(given_groups: Groups) -> None:
    share_before, share_after, weight_before, weight_after = given_groups
    forth = decompose(*given_groups)
    back = decompose(share_after, share_before, weight_after, weight_before)
    assert (back.behaviour, back.structure) == pytest.approx(
        (-forth.behaviour, -forth.structure), abs=1e-9
    )


@given(groups)
def test_one_cause_alone_is_named_alone(given_groups: Groups) -> None:
    share_before, share_after, weight_before, weight_after = given_groups
    same_weights = decompose(share_before, share_after, weight_before, weight_before)
    assert same_weights.structure == pytest.approx(0, abs=1e-9)
    same_shares = decompose(share_before, share_before, weight_before, weight_after)
    assert same_shares.behaviour == 0


@given(groups, st.floats(0.1, 1000))
def test_counts_and_proportions_say_the_same(given_groups: Groups, times: float) -> None:
    share_before, share_after, weight_before, weight_after = given_groups
    counted = decompose(share_before, share_after, [w * times for w in weight_before], weight_after)
    assert counted.behaviour == pytest.approx(decompose(*given_groups).behaviour, abs=1e-9)


@given(groups, st.floats(0, 100))
def test_a_uniform_share_owes_nothing_to_structure(given_groups: Groups, share: float) -> None:
    _, _, weight_before, weight_after = given_groups
    uniform = [share] * len(weight_before)
    found = decompose(uniform, uniform, weight_before, weight_after)
    assert found.by_structure == pytest.approx([0] * len(uniform), abs=1e-9)


def test_a_simpson_case_is_told_apart() -> None:
    """Every band falls, yet the total rises: large communes have become more numerous."""
    found = decompose([40, 90], [35, 85], [80, 20], [50, 50])
    assert found.total == pytest.approx(10)
    assert found.behaviour == pytest.approx(-5)
    assert found.structure == pytest.approx(15)
    assert all(part < 0 for part in found.by_behaviour)
    assert all(part > 0 for part in found.by_structure)


def test_the_rounding_of_a_published_total_is_shown_not_spread() -> None:
    found = decompose([40, 90], [35, 85], [80, 20], [50, 50], stated=9.6)
    assert found.residual == pytest.approx(-0.4)
    assert found.behaviour + found.structure == pytest.approx(10)
    assert decompose([40], [35], [1], [1]).residual is None


@given(groups, st.data())
def test_a_masked_group_refuses_the_whole(given_groups: Groups, data: st.DataObject) -> None:
    which = data.draw(st.integers(0, 3))
    place = data.draw(st.integers(0, len(given_groups[0]) - 1))
    given_groups[which][place] = math.nan
    with pytest.raises(ValueError, match=f"group {place + 1} of {len(given_groups[0])} has no"):
        decompose(*given_groups)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (([], [], [], []), "expected one number a group"),
        (([1, 2], [1, 2], [1], [1, 2]), r"lengths \[1, 2\]"),
        (([1], [1], [0], [1]), "all are null"),
        (([1, 2], [1, 2], [3, -1], [1, 2]), "negative"),
        (([[1]], [[1]], [1], [1]), "shape"),
    ],
)
def test_an_impossible_partition_is_refused(arguments: Groups, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        decompose(*arguments)


@given(groups)
def test_a_growing_group_pulls_the_total_towards_itself(given_groups: Groups) -> None:
    share_before, share_after, weight_before, weight_after = given_groups
    found = decompose(*given_groups)
    gains = np.array(weight_after) / sum(weight_after) - np.array(weight_before) / sum(
        weight_before
    )
    middle = (np.array(share_before) + np.array(share_after)) / 2
    apart = middle - (found.before + found.after) / 2
    for gain, distance, part in zip(gains, apart, found.by_structure, strict=True):
        assume(abs(gain * distance) > 1e-9)
        assert (part > 0) == (gain * distance > 0)
