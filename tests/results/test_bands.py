"""Sizes of two editions meet on their common limits, and never otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.size_range import SizeRange, elementary_ranges
from dashboard.results.bands import align, is_partition

limits = st.sets(st.integers(1, 60000), max_size=6)


@given(limits, limits)
def test_every_figure_of_two_partitions_has_one_place(one: set[int], other: set[int]) -> None:
    before, after = elementary_ranges(one), elementary_ranges(other)
    slots = align(before, after)
    assert is_partition([slot.size for slot in slots])
    assert [r for slot in slots for r in slot.before] == list(before)
    assert [r for slot in slots for r in slot.after] == list(after)
    for slot in slots:
        assert all(slot.size.covers(r) for r in (*slot.before, *slot.after))


@given(limits, limits)
def test_common_pieces_are_as_narrow_as_the_common_limits_allow(
    one: set[int], other: set[int]
) -> None:
    slots = align(elementary_ranges(one), elementary_ranges(other))
    assert {slot.size.minimum for slot in slots} == {0, *(one & other)}


def test_pieces_of_unknown_content_are_never_put_together() -> None:
    before = [SizeRange(0, 500), SizeRange(1500, None), SizeRange(5000, None)]
    after = list(elementary_ranges([500, 1500, 5000]))
    slots = {slot.size.code: slot for slot in align(before, after)}
    for code in ("moins-500", "5000-plus"):
        assert slots[code].before == slots[code].after == (slots[code].size,)
    assert slots["1500-plus"].before
    assert not slots["1500-plus"].after
    assert slots["1500-5000"].after
    assert not slots["1500-5000"].before
    assert all(len(s.before) <= 1 and len(s.after) <= 1 for s in slots.values())


def test_holes_and_overlaps_are_no_partition() -> None:
    assert not is_partition([])
    assert not is_partition([SizeRange(0, 500), SizeRange(1500, None)])
    assert not is_partition([SizeRange(0, 1500), SizeRange(500, None)])
    assert not is_partition([SizeRange(500, None)])
    assert not is_partition([SizeRange(0, 500), SizeRange(500, 1500)])
    assert is_partition([SizeRange(500, None), SizeRange(0, 500)])
