"""Two editions side by side: both levels always, a difference only where the register allows it."""

from dataclasses import replace
from functools import cache

import pytest

from dashboard.domain.comparability import Comparability, ComparisonLevel, Register
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Reading
from dashboard.domain.selection import Order, Section, Selection
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.results.evolution import Evolution
from dashboard.results.evolution_text import shown_kind
from dashboard.results.evolution_view import evolution
from dashboard.results.glance import glance
from dashboard.results.sides import by_size, side
from dashboard.results.world import World
from dashboard.stats.comparison import Estimate, compare
from dashboard.tables.store import Observations
from tests.worlds import (
    demonstration_world,
    real_world,
    selection,
    universe,
    world_without_precision,
)

DEMO = {"jeu": "demonstration"}
OCCITANIE, CORSE = (Territory.from_key(key) for key in ("region-76", "region-94"))


def shown(**params: str) -> Evolution:
    return evolution(demonstration_world(), selection(**DEMO, **params))


@cache
def every_selection(dataset: str) -> tuple[Selection, ...]:
    world = demonstration_world() if dataset == "demonstration" else real_world()
    first = universe(dataset).default
    return tuple(
        replace(first, indicator=i.id, scope=scope, reading=reading)
        for i in world.catalogue.indicators.values()
        for scope in i.scopes
        for reading in i.readings or (Reading.UNITS,)
    )


@cache
def everything() -> tuple[Evolution, ...]:
    """Every indicator, scope and reading of the demonstration, for France and two régions."""
    world = demonstration_world()
    return tuple(
        evolution(world, replace(asked, territory=where))
        for asked in every_selection("demonstration")
        for where in (FRANCE, OCCITANIE, CORSE)
    )


def test_every_verdict_is_met_in_the_demonstration() -> None:
    met = {pair.verdict.kind for found in everything() for pair in found.pairs}
    assert met == set(VerdictKind)


def test_a_pair_that_does_not_compare_keeps_both_levels_and_no_difference() -> None:
    blocked = [
        pair
        for found in everything()
        for pair in found.pairs
        if not pair.verdict.kind.shows_difference
    ]
    assert blocked
    for pair in blocked:
        assert pair.verdict.difference is None
        assert pair.verdict.difference_text == ""
        assert pair.verdict.interval_text == ""
        assert pair.verdict.reason
        assert pair.before.text
        assert pair.after.text


def test_what_the_register_does_not_name_is_not_compared() -> None:
    world = demonstration_world()
    catalogue = replace(world.catalogue, register=Register({}))
    for asked in every_selection("demonstration"):
        found = evolution(replace(world, catalogue=catalogue), asked)
        assert not any(pair.verdict.kind.shows_difference for pair in found.pairs)
        assert found.explained is not None
        assert found.explained.refused


def test_the_register_decides_and_nothing_else() -> None:
    world = demonstration_world()
    for found in everything():
        for pair in found.pairs:
            assert pair.size is not None
            where = found.selection.territory
            level = ComparisonLevel.FRANCE if pair.size.is_all else ComparisonLevel.SIZE
            regional = any(
                c.observation and c.observation.key.territory == where
                for c in (pair.before, pair.after)
            )
            if where != FRANCE and regional:
                level = ComparisonLevel.REGION
            entry = world.catalogue.register.find(
                found.selection.indicator, level, found.selection.scope, found.selection.reading
            )
            if pair.verdict.kind.shows_difference:
                assert entry.status is not Comparability.NOT_COMPARABLE


def test_the_abs_shows_both_levels_apart_with_the_decree_that_parts_them() -> None:
    for reading in ("communes", "population"):
        found = shown(indicateur="abs-realisee", lecture=reading)
        assert {p.verdict.kind for p in found.pairs} <= {VerdictKind.NOT_COMPARABLE}
        total = found.pairs[-1]
        assert total.before.observation
        assert total.after.observation
        assert "2016-824" in total.verdict.reason.replace("\u00a0", " ")
        assert "deux niveaux qui ne se comparent pas" in found.text.title
        assert total.before.text in found.text.total
        assert total.after.text in found.text.total


def test_sizes_cut_differently_meet_on_their_common_limits_with_the_weights_of_the_frame() -> None:
    world = demonstration_world()
    found = shown(indicateur="prestation", lecture="communes")
    pair = next(p for p in found.pairs if p.size == SizeRange(5000, None))
    assert "réunies" in pair.united
    assert any("limites communes" in note for note in found.text.notes)
    for cell, edition, count in (
        (pair.before, "2015", composition_2015), (pair.after, "2025", composition_2025)
    ):  # fmt: skip
        cells = world.observations.cells(
            "prestation", edition, found.selection.scope, Reading.UNITS
        )
        pieces = [size for size in cells if pair.size.covers(size)]
        assert len(pieces) == 2
        counts = count(world.geography, FRANCE, pieces)
        assert counts is not None
        weights = [c.communes for c in counts]
        mean = sum(w * (cells[s].value or 0) for w, s in zip(weights, pieces, strict=True))
        assert cell.value == pytest.approx(mean / sum(weights), abs=0.051)
        assert cell.observation is not None
        errors = [cells[s].standard_error or 0 for s in pieces]
        pooled = sum((w * e) ** 2 for w, e in zip(weights, errors, strict=True)) ** 0.5
        assert cell.observation.standard_error == pytest.approx(pooled / sum(weights))


def test_the_overlap_of_the_samples_counts_for_sizes_put_together_too() -> None:
    world = demonstration_world()
    alone = replace(
        world, observations=Observations(world.observations.rows, world.observations.sources)
    )
    asked = selection(**DEMO, indicateur="domaine-pauvrete-exclusions", lecture="communes")
    for size in (SizeRange(0, 500), SizeRange(1500, 5000), SizeRange(5000, None), ALL_SIZES):
        widths = []
        for known in (world, alone):
            pair = next(p for p in evolution(known, asked).pairs if p.size == size)
            assert pair.verdict.interval is not None
            widths.append(pair.verdict.interval[1] - pair.verdict.interval[0])
        assert widths[0] < widths[1], size.code
    assert any("indépendants" in note for note in evolution(alone, asked).text.notes)
    assert any("covariance" in note for note in evolution(world, asked).text.notes)


def test_without_precision_the_page_still_informs_and_never_says_not_significant() -> None:
    world = world_without_precision()
    met: set[VerdictKind] = set()
    for asked in every_selection("demonstration"):
        found = evolution(world, replace(asked, dataset=Dataset.PUBLISHED))
        met |= {pair.verdict.kind for pair in found.pairs}
        for pair in found.pairs:
            assert not pair.verdict.kind.is_test
            if pair.verdict.kind is VerdictKind.UNKNOWN_PRECISION:
                assert pair.verdict.interval is not None
                low, high = pair.verdict.interval
                assert pair.verdict.difference is not None
                assert low <= pair.verdict.difference <= high
                assert "arrondi" in pair.verdict.sentence
        assert found.chance == ""
    assert VerdictKind.UNKNOWN_PRECISION in met


def test_before_the_second_edition_is_out_the_page_says_what_will_compare() -> None:
    world = real_world()
    for asked in every_selection("publie"):
        found = evolution(world, asked)
        for pair in found.pairs:
            assert pair.verdict.difference is None
            kinds = (VerdictKind.FORTHCOMING, VerdictKind.NOT_COMPARABLE)
            assert pair.verdict.kind in kinds
            if pair.verdict.kind is VerdictKind.FORTHCOMING:
                assert "À sa parution" in pair.verdict.reason
        assert found.status_text


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


def worlds() -> list[tuple[World, str]]:
    return [(real_world(), "publie"), (demonstration_world(), "demonstration")]


@pytest.mark.parametrize(("world", "dataset"), worlds(), ids=["publie", "demonstration"])
def test_no_comparison_mixes_published_and_simulated_figures(world: World, dataset: str) -> None:
    for asked in every_selection(dataset):
        found = evolution(world, asked)
        for pair in found.pairs:
            for cell in (pair.before, pair.after):
                assert cell.observation is None or cell.observation.key.dataset == dataset
        assert bool(found.mark) == (dataset == "demonstration")


def test_the_total_is_the_last_row_and_the_alternative_fits() -> None:
    for found in everything():
        assert found.pairs[-1].is_total
        assert found.pairs[-1].size == ALL_SIZES
        assert 0 < len(found.text.alternative) <= 220
        assert found.text.champ
        assert found.text.title


def test_a_size_put_together_with_a_secret_piece_is_secret() -> None:
    found = [
        pair
        for evolved in everything()
        for pair in evolved.pairs
        if pair.united and pair.verdict.kind is VerdictKind.SECRET
    ]
    assert found
    for pair in found:
        hidden = [c for c in (pair.before, pair.after) if c.confidentiality.hides]
        assert hidden
        assert all(c.value is None for c in hidden)


def test_the_covariance_of_sizes_put_together_is_that_of_their_weighted_pieces() -> None:
    world = demonstration_world()
    asked = selection(**DEMO, indicateur="domaine-pauvrete-exclusions", lecture="communes")
    pair = next(p for p in evolution(world, asked).pairs if p.size == SizeRange(5000, None))
    pieces = []
    for edition, count in (("2015", composition_2015), ("2025", composition_2025)):
        cells = world.observations.cells(asked.indicator, edition, asked.scope, Reading.UNITS)
        sizes = [size for size in cells if SizeRange(5000, None).covers(size)]
        counts = count(world.geography, FRANCE, sizes)
        assert counts is not None
        total = sum(c.communes for c in counts)
        pieces.append([(cells[c.range], c.communes / total) for c in counts])
    covariance = sum(
        w * v * (world.observations.covariance(one, two) or 0)
        for one, w in pieces[0]
        for two, v in pieces[1]
    )
    sides = [cell.observation for cell in (pair.before, pair.after)]
    before, after = (
        Estimate(o.value or 0, *(o.interval or (None, None)), o.standard_error)
        for o in sides
        if o is not None
    )
    expected = compare(before, after, covariance=covariance)
    assert pair.verdict.interval == pytest.approx((expected.low, expected.high))
    assert covariance > 0


def test_sizes_of_a_group_of_communes_are_never_put_together() -> None:
    world = demonstration_world()
    edition = world.catalogue.editions["2025"]
    asked = selection(**DEMO, indicateur="abs-tous-les-ans", lecture="communes", edition="2025")
    known = by_size(world, asked, "2025", FRANCE)
    pieces = [SizeRange(5000, 10000), SizeRange(10000, None)]
    assert all(known[piece].is_number for piece in pieces)
    together = side(world, edition, known, pieces, SizeRange(5000, None), asked.indicator)
    assert together.observation is None
    assert together.united
