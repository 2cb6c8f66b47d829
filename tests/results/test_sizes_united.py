"""Sizes cut differently: put together with the weights of the frame, or not at all."""

from dataclasses import replace

import pytest

from dashboard.domain.observation import Reading
from dashboard.domain.size_range import ALL_SIZES, SizeRange
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.geography.frame import composition_2015, composition_2025
from dashboard.results.evolution_view import evolution
from dashboard.results.sides import by_size, side
from dashboard.stats.comparison import Estimate, compare
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


def test_pieces_put_together_are_never_more_precise_than_their_publication() -> None:
    world = demonstration_world()
    asked = selection(**DEMO, indicateur="prestation", lecture="communes")
    rows = tuple(
        replace(
            row,
            value=None if row.value is None else float(round(row.value)),
            interval=None,
            standard_error=None,
            base=None,
        )
        for row in world.observations
    )
    whole = replace(world, observations=Observations(rows, world.observations.sources))
    pair = next(p for p in evolution(whole, asked).pairs if p.united)
    for cell in (pair.before, pair.after):
        assert cell.value is not None
        assert cell.value.is_integer()
        assert "," not in cell.text
    finer = next(p for p in evolution(world, asked).pairs if p.united)
    assert "," in finer.before.text
