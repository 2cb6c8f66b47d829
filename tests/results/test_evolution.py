"""Two editions side by side: both levels always, a difference only where the register allows it."""

from dataclasses import replace

import pytest

from dashboard.domain.comparability import Comparability, ComparisonLevel, Register
from dashboard.domain.dataset import Dataset
from dashboard.domain.size_range import ALL_SIZES
from dashboard.domain.territory import FRANCE
from dashboard.domain.verdict import VerdictKind
from dashboard.exports.evolution_csv import csv_bytes
from dashboard.results.evolution_view import evolution
from dashboard.results.world import World
from tests.results.comparisons import (
    every_selection,
    everything,
    shown,
    worlds,
)
from tests.worlds import (
    demonstration_world,
    real_world,
    selection,
    world_without_precision,
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


def test_each_row_carries_the_judgement_of_its_own_level() -> None:
    world = demonstration_world()
    asked = selection(jeu="demonstration", indicateur="ccas", lecture="communes")
    entries = dict(world.catalogue.register.entries)
    key = (asked.indicator, ComparisonLevel.SIZE, asked.scope, asked.reading)
    entries[key] = replace(entries[key], status=Comparability.NOT_COMPARABLE)
    catalogue = replace(world.catalogue, register=Register(entries))
    found = evolution(replace(world, catalogue=catalogue), asked)
    *sizes, total = found.pairs
    assert total.status is found.entry.status is Comparability.CAUTION
    assert total.verdict.kind.is_test
    assert {pair.status for pair in sizes} == {Comparability.NOT_COMPARABLE}
    assert {pair.verdict.kind for pair in sizes} == {VerdictKind.NOT_COMPARABLE}
    rows = csv_bytes(found).decode("utf-8-sig").splitlines()[1:]
    assert [";non-comparable;non comparable;" in row for row in rows] == [True] * len(sizes) + [
        False
    ]


def test_a_question_whose_wording_changed_is_told_for_each_edition() -> None:
    about = dict(shown(indicateur="domaine-acces-aux-soins").text.about)
    assert about["Question"].count("Édition") == 2
    assert "santé mentale" in about["Question"]
    assert "non comparable" in about["Comparabilité 2015-2025"].lower()


def test_a_row_bears_the_name_its_publication_gives_it() -> None:
    world, seen = real_world(), 0
    for pair in evolution(world, selection(indicateur="abs-realisee")).pairs[:-1]:
        assert pair.before.observation is not None
        assert pair.heading == pair.before.observation.size_label
        seen += pair.heading.startswith("Plus de 30")
    assert seen == 1
