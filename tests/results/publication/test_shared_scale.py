"""Two figures of one dossier that a reader compares by eye have one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Orientation, Reading
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.shared_scale import sharing_scales
from tests.figures.publication import samples as s
from tests.worlds import demonstration_world


def a_map(number: int, *indicators: str, **choices: object) -> Publication:
    asked = {"editions": ("2025",), **choices}
    found = s.composed(kind=FigureKind.MAP, indicators=indicators, **asked)
    spec = found.spec.with_(number=number)
    return replace(found, spec=spec, label=spec.label)


def sharing(figures: Sequence[Publication]) -> tuple[Publication, ...]:
    return sharing_scales(demonstration_world(), figures)


def labels(figures: tuple[Publication, ...]) -> list[tuple[str, ...]]:
    return [figure.shared.labels if figure.shared else () for figure in figures]


BEFORE = a_map(1, "action-sociale", editions=("2015",))
AFTER = a_map(2, "action-sociale")
CCAS = a_map(3, "ccas")
POPULATION = a_map(4, "action-sociale", reading=Reading.POPULATION)


def test_two_dates_of_one_indicator_share_theirs_and_nothing_else_does() -> None:
    figures = (BEFORE, CCAS, AFTER, POPULATION, s.bars())
    pair = ("Carte 1", "Carte 2")
    assert labels(sharing(figures)) == [pair, (), pair, (), ()]


def test_each_knows_the_values_of_the_other_that_colour_a_commune() -> None:
    before, after = sharing((BEFORE, AFTER))
    assert before.shared is not None
    assert after.shared is not None
    assert BEFORE.map is not None
    assert AFTER.map is not None
    assert after.shared.others == (tuple(c for c in BEFORE.map.cells if c.communes),)
    assert before.shared.others == (tuple(c for c in AFTER.map.cells if c.communes),)
    assert replace(after, shared=None) == AFTER


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_their_order_all_three_share(order: tuple[int, ...]) -> None:
    figures = (BEFORE, AFTER, a_map(3, "action-sociale", total=False))
    mixed = sharing(tuple(figures[i] for i in order))
    assert {frozenset(each) for each in labels(mixed)} == {
        frozenset({"Carte 1", "Carte 2", "Carte 3"})
    }
    assert all(len(figure.shared.others) == 2 for figure in mixed if figure.shared)


def test_shares_drawn_as_bars_need_no_common_scale() -> None:
    assert labels(sharing((s.bars(), s.bars()))) == [(), ()]


def counts(kind: FigureKind, *indicators: str) -> Publication:
    found = s.figure(kind, [[c] for c in s.ORDINARY])
    return replace(found, spec=found.spec.with_(indicators=indicators, reading=Reading.COUNT))


def test_counts_drawn_as_bars_share_through_a_common_neighbour() -> None:
    """A with B and B with C: the three axes are one, else A and B would not be that of B and C."""
    one, two = counts(FigureKind.BARS, "a"), counts(FigureKind.BARS, "c")
    both, other = counts(FigureKind.GROUPED, "a", "c"), counts(FigureKind.BARS, "d")
    found = sharing((one, two, other, both))
    assert [len(f.shared.others) if f.shared else 0 for f in found] == [2, 2, 0, 2]
    inverse = replace(one, spec=one.spec.with_(orientation=Orientation.INVERSE))
    assert labels(sharing((one, inverse))) == [(), ()]
    table = replace(two, spec=two.spec.with_(kind=FigureKind.TABLE))
    assert labels(sharing((two, table))) == [(), ()]
