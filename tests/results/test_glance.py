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


def test_the_field_of_the_glance_names_the_units_of_its_rows_and_its_lecture_reads_a_figure() -> (
    None
):
    world, known = demonstration_world(), universe("demonstration")
    for theme in world.catalogue.themes:
        seen = glance(world, known, known.default.with_(theme=theme))
        units = {world.catalogue.indicators[row.indicator].unit.value for row in seen.rows}
        for unit, name in (("commune", "Communes"), ("epci", "EPCI")):
            assert (name in seen.text.champ) == (unit in units), theme
        if any(row.pair.before.status.has_figure for row in seen.rows):
            read = [row for row in seen.rows if row.pair.verdict.sentence == seen.text.lecture]
            assert read
            assert read[0].pair.before.status.has_figure
