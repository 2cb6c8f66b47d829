"""A territory shown alone has its own coast, not that of the map of the country."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from dashboard.domain.territory import Territory, TerritoryKind
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.map_classes import OUTSIDE, map_classes
from dashboard.figures.publication.map_detail import MOST, detailed, finer_part
from dashboard.geography.layer import DecodedPart
from tests.figures.publication.test_commune_map import layer
from tests.figures.publication.test_territory_maps import (
    GRAND_PARIS,
    LOZERE,
    NOGENTAIS,
    REUNION,
    texts,
    within,
)

BRETAGNE = Territory(TerritoryKind.REGION, "53")
CORSE = Territory(TerritoryKind.REGION, "94")
OCCITANIE = Territory(TerritoryKind.REGION, "76")
FINER = (LOZERE, REUNION, NOGENTAIS, GRAND_PARIS, BRETAGNE, CORSE)


def both(territory: Territory) -> tuple[DecodedPart, DecodedPart, np.ndarray]:
    """The part of the overview that holds a territory, the finer one, and its labels."""
    publication = within(territory)
    assert publication.map is not None
    classes = map_classes(publication.map, layer(), publication.members)
    labels = np.flatnonzero(classes.of_commune != OUTSIDE)
    finer = detailed(layer(), classes)
    for coarse, fine in zip(layer().parts, finer.parts, strict=True):
        if np.isin(labels, coarse.arcs.left).any() or np.isin(labels, coarse.arcs.right).any():
            return coarse, fine, labels
    raise AssertionError(territory)


@pytest.mark.parametrize("territory", FINER, ids=lambda t: t.key)
def test_its_outlines_are_finer_and_enclose_the_same_surfaces(territory: Territory) -> None:
    coarse, fine, labels = both(territory)
    assert fine.unit < coarse.unit
    count = len(layer().codes) + 1
    rough = np.abs(coarse.arcs.areas(count))[labels] * coarse.unit**2
    exact = np.abs(fine.arcs.areas(count))[labels] * fine.unit**2
    assert exact.sum() == pytest.approx(rough.sum(), rel=0.02)
    assert (exact > 0).all()


@pytest.mark.parametrize("territory", [GRAND_PARIS, BRETAGNE, CORSE], ids=lambda t: t.key)
def test_neighbouring_departements_are_joined_without_seam(territory: Territory) -> None:
    """Each border once, with a commune on either side; only the outside has none."""
    _, fine, _ = both(territory)
    arcs = fine.arcs
    segments: dict[tuple[tuple[int, ...], ...], int] = {}
    seam = 0
    for i in range(len(arcs)):
        points = arcs.xy[arcs.start[i] : arcs.start[i + 1]].tolist()
        seam += bool(arcs.outer[i]) and 0 not in (arcs.left[i], arcs.right[i])
        for a, b in pairwise(points):
            pair = tuple(sorted((tuple(a), tuple(b))))
            segments[pair] = segments.get(pair, 0) + 1
    assert seam > 0
    assert set(segments.values()) == {1}
    known = set(arcs.left.tolist()) | set(arcs.right.tolist())
    outside = (arcs.left == 0) | (arcs.right == 0)
    assert not known & set(arcs.outer[outside].tolist()) - {0}


def test_a_territory_of_many_departements_keeps_the_overview() -> None:
    coarse, fine, _ = both(OCCITANIE)
    assert fine is coarse
    assert MOST < 13


@pytest.mark.parametrize("territory", FINER, ids=lambda t: t.key)
def test_the_file_stays_light(territory: Territory) -> None:
    drawing = draw(within(territory), layer=layer)
    assert len(svg_bytes(drawing)) < 2_000_000


def test_two_islands_far_apart_are_read_each_from_its_own_file() -> None:
    assert finer_part("974").territory == "974"
    assert finer_part("2A").territory == "metropole"


@pytest.mark.parametrize("territory", [LOZERE, NOGENTAIS, REUNION], ids=lambda t: t.key)
def test_the_legend_names_only_sizes_that_the_territory_has(territory: Territory) -> None:
    drawing = draw(within(territory), layer=layer)
    lines = re.findall(r"\d %", texts(drawing, "key").replace("\u00a0", " "))
    counted = texts(drawing, "count").count("(")
    assert len(lines) == counted
