"""All indicators at a glance: filtered, sorted, counted, each leading to its detail."""

from dashboard.domain.selection import Order, Section
from dashboard.results.evolution_text import shown_kind
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from tests.worlds import (
    demonstration_world,
    selection,
    universe,
)


def test_the_glance_filters_sorts_and_counts() -> None:
    world, known = demonstration_world(), universe("demonstration")
    first = known.default
    every = glance(world, known, first)
    assert sum(every.counts.values()) == len(every.rows)
    for kind, number in every.counts.items():
        kept = glance(world, known, first.with_(verdict=kind))
        assert len(kept.rows) == number
        assert {shown_kind(first, row.pair) for row in kept.rows} == {kind}
        assert kept.counts == every.counts
    theme = glance(world, known, first.with_(theme="abs"))
    assert {row.indicator for row in theme.rows} == {
        i.id for i in world.catalogue.indicators.values() if i.theme == "abs"
    }
    rise = [
        r.pair.verdict.difference for r in glance(world, known, first.with_(order=Order.RISE)).rows
    ]
    numbers = [d for d in rise if d is not None]
    assert numbers == sorted(numbers, reverse=True)
    assert rise[: len(numbers)] == numbers
    detail = selection(**every.rows[0].params)
    assert detail.section is Section.DETAIL
    assert evolution(world, detail).pairs[-1].verdict.kind is every.rows[0].pair.verdict.kind
