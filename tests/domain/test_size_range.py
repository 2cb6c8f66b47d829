"""Size ranges: every commune belongs where the publication says, and codes read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.size_range import ALL_SIZES, SizeRange, elementary_ranges, narrowest

limits = st.integers(0, 3_000_000)


@st.composite
def ranges(draw: st.DrawFn) -> SizeRange:
    low = draw(limits)
    high = draw(st.none() | st.integers(low + 1, low + 3_000_000))
    return SizeRange(low, high)


@given(ranges())
def test_a_code_reads_back_as_the_same_range(size: SizeRange) -> None:
    assert SizeRange.from_code(size.code) == size


@given(st.sets(st.integers(1, 2_500_000), min_size=1, max_size=8), limits)
def test_every_population_is_in_exactly_one_elementary_range(
    cuts: set[int], population: int
) -> None:
    assert sum(r.contains(population) for r in elementary_ranges(cuts)) == 1


@given(st.lists(ranges(), max_size=6), limits)
def test_a_commune_never_takes_a_range_that_does_not_hold_it(
    found: list[SizeRange], population: int
) -> None:
    chosen = narrowest(found, population)
    if chosen is None:
        assert not [r for r in found if r.contains(population) and not r.is_all]
    else:
        assert chosen.contains(population)
        assert not chosen.is_all


@given(ranges(), ranges(), limits)
def test_covering_and_overlapping_agree_with_containing(
    one: SizeRange, other: SizeRange, population: int
) -> None:
    if one.covers(other) and other.contains(population):
        assert one.contains(population)
    if one.contains(population) and other.contains(population):
        assert one.overlaps(other)
        assert other.overlaps(one)


@given(st.lists(ranges(), max_size=8))
def test_ranges_always_sort_smallest_communes_first(found: list[SizeRange]) -> None:
    ordered = sorted([*found, ALL_SIZES])
    assert [r.minimum for r in ordered] == sorted(r.minimum for r in ordered)


def test_the_total_of_all_sizes_is_lent_to_nobody() -> None:
    assert narrowest([ALL_SIZES], 800) is None


@given(st.lists(ranges(), min_size=1, max_size=6), limits)
def test_a_commune_takes_the_narrowest_range_that_holds_it(
    found: list[SizeRange], population: int
) -> None:
    chosen = narrowest(found, population)
    holding = [r for r in found if r.contains(population) and not r.is_all]
    if chosen is not None:
        assert chosen.width == min(r.width for r in holding)
    nested = [SizeRange(0, 1500), SizeRange(500, 1500), SizeRange(500)]
    assert narrowest(nested, 800) == SizeRange(500, 1500)


def test_of_two_open_ranges_the_closer_one_wins() -> None:
    assert narrowest([SizeRange(1500), SizeRange(5000)], 6000) == SizeRange(5000)
    assert narrowest([SizeRange(1500), SizeRange(5000)], 2000) == SizeRange(1500)


@pytest.mark.parametrize(
    "bad", ["", "500", "plus-500", "-5-10", "1500-500", "moins-0", "a-b", "९-plus"]
)
def test_a_text_that_is_no_range_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SizeRange.from_code(bad)
