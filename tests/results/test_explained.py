"""What explains a change: parts that add up, or a sentence that says why there are none."""

from dataclasses import replace

import pytest

from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.results.evolution_view import evolution
from dashboard.tables.store import Observations
from tests.results.comparisons import (
    DEMO,
    everything,
    shown,
)
from tests.worlds import (
    demonstration_world,
    selection,
)


@pytest.mark.parametrize("reading", ["communes", "population"])
def test_the_parts_of_a_change_add_up_to_it(reading: str) -> None:
    done = 0
    for found in everything():
        explained = found.explained
        assert explained is not None
        if found.selection.reading != reading:
            continue
        if explained.refused:
            assert explained.refused.startswith("Le changement du total ne peut pas être décomposé")
            assert not explained.parts
            continue
        done += 1
        total = found.pairs[-1].verdict.difference
        assert explained.difference == total
        printed = [round(value, 1) for _, _, value in explained.lines]
        assert sum(printed[:3]) == pytest.approx(printed[3])
        assert explained.behaviour + explained.structure + explained.residual == pytest.approx(
            total, abs=0.11
        )
        assert sum(p.behaviour for p in explained.parts) == pytest.approx(explained.behaviour)
        assert sum(p.structure for p in explained.parts) == pytest.approx(explained.structure)
        assert sum(p.weight_before for p in explained.parts) == pytest.approx(100)
        assert sum(p.weight_after for p in explained.parts) == pytest.approx(100)
        if found.selection.territory == FRANCE:
            assert abs(explained.residual) < 1.5
    assert done > 10


def test_a_size_filter_changes_the_rows_and_not_the_decomposition() -> None:
    every = shown(indicateur="ccas", lecture="communes")
    some = shown(indicateur="ccas", lecture="communes", tailles="moins-500,500-1500")
    assert len(some.pairs) == 3
    assert some.explained == every.explained


def test_some_sizes_alone_explain_nothing_even_where_all_of_them_compare() -> None:
    world = demonstration_world()
    kept = tuple(
        row
        for row in world.observations
        if row.key.size_range.is_all or row.key.size_range.minimum in (0, 500)
    )
    known = world.observations
    some = replace(world, observations=Observations(kept, known.sources, covariances={}))
    found = evolution(some, selection(**DEMO, indicateur="ccas", lecture="communes"))
    assert len(found.pairs) == 3
    assert all(pair.verdict.kind.is_test for pair in found.pairs)
    assert found.explained
    assert "ne couvrent pas toutes les communes" in found.explained.refused


def test_a_masked_partition_has_no_decomposition() -> None:
    found = shown(indicateur="ccas", lecture="communes", territoire="region-94")
    assert any(p.verdict.kind is VerdictKind.SECRET for p in found.pairs)
    assert found.explained
    assert "ne peut pas être décomposé" in found.explained.refused
