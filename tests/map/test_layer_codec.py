"""The format of the layer: what is written is read back, whatever the shape of the communes."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.geography.layer_bytes import STREAMS, Reader, pack, unpack, varints, zigzag
from dashboard.geography.layer_decode import decode_part
from dashboard.geography.layer_encode import encode_part
from dashboard.geography.layer_topology import Arcs, LayerError, arrange, cut

WITH_A_HOLE = shapely.Polygon(
    [(0, 0), (40, 0), (40, 40), (0, 40)], [[(10, 10), (10, 20), (20, 20), (20, 10)]]
)
ENCLAVE = shapely.box(10, 10, 20, 20)
NEIGHBOUR = shapely.box(40, 0, 70, 40)
ISLANDS = shapely.MultiPolygon([shapely.box(80, 0, 85, 5), shapely.box(90, 0, 95, 5)])
TOUCHING_AT_A_CORNER = shapely.box(70, 40, 80, 50)
SHAPES = [WITH_A_HOLE, ENCLAVE, NEIGHBOUR, ISLANDS, TOUCHING_AT_A_CORNER]


def build(shapes: list[shapely.Geometry]) -> Arcs:
    return arrange(np.array(shapes, dtype=object), np.arange(1, len(shapes) + 1))


def round_trip(arcs: Arcs) -> Arcs:
    counts, streams = encode_part(arcs)
    header, found = unpack(pack({"parts": [counts]}, streams))
    counts = {**header["parts"][0], "outer": int(bool(found["outer"]))}
    return decode_part(counts, {name: Reader(found[name], name) for name in STREAMS})


def described(arcs: Arcs) -> list[tuple[tuple[tuple[int, int], ...], int, int, int]]:
    """The arcs without order or direction."""
    result = []
    for i in range(len(arcs)):
        run = tuple(map(tuple, arcs.xy[arcs.start[i] : arcs.start[i + 1]].tolist()))
        left, right = int(arcs.left[i]), int(arcs.right[i])
        if run[0] == run[-1]:
            least = min(run[:-1])
            at = run.index(least)
            run = (*run[at:-1], *run[: at + 1])
        if run[::-1] < run:
            run, left, right = run[::-1], right, left
        result.append((run, left, right, int(arcs.outer[i])))
    return sorted(result)


def test_holes_islands_and_corners_come_back_as_they_were() -> None:
    arcs = build(SHAPES)
    assert described(round_trip(arcs)) == described(arcs)
    areas = np.abs(round_trip(arcs).areas(len(SHAPES) + 1))
    assert areas[1:].tolist() == [shape.area for shape in SHAPES]


def test_a_part_cut_out_keeps_what_lies_beyond() -> None:
    arcs = build(SHAPES)
    part = cut(arcs, np.array([1, 2]))
    back = round_trip(part)
    assert described(back) == described(part)
    assert set(back.left.tolist()) | set(back.right.tolist()) == {0, 1, 2}
    assert 3 in back.outer.tolist()


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 6), st.integers(2, 6), st.randoms(use_true_random=False))
def test_any_division_of_a_rectangle_comes_back(wide: int, high: int, chance: object) -> None:
    points = shapely.MultiPoint(
        [
            (10 * x + chance.random() * 8, 10 * y + chance.random() * 8)  # type: ignore[attr-defined]
            for x in range(wide)
            for y in range(high)
        ]
    )
    area = shapely.box(0, 0, 10 * wide, 10 * high)
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=area))
    shapes = list(shapely.intersection(cells, area))
    try:
        arcs = build([shapely.transform(s, lambda xy: xy * 20) for s in shapes])
    except LayerError:
        return  # a cell thinner than the grid
    assert described(round_trip(arcs)) == described(arcs)
    assert np.abs(arcs.areas(len(shapes) + 1)[1:]).sum() == 400 * 100 * wide * high


def test_a_commune_that_would_vanish_on_the_grid_stops_the_build() -> None:
    with pytest.raises(LayerError, match="vanish"):
        build([shapely.box(0, 0, 10, 10), shapely.box(10.1, 0, 10.2, 0.1)])


@given(st.lists(st.integers(-(2**31), 2**31)))
def test_numbers_come_back(values: list[int]) -> None:
    reader = Reader(varints(zigzag(values)), "test")
    assert [reader.signed() for _ in values] == values
    with pytest.raises(LayerError, match="test ends too early"):
        reader.unsigned()


def test_a_truncated_layer_is_refused() -> None:
    counts, streams = encode_part(build(SHAPES))
    data = pack({"parts": [counts]}, streams)
    with pytest.raises(LayerError, match="bytes"):
        unpack(data[:-1])
    with pytest.raises(LayerError, match="ACL1"):
        unpack(b"\x1f\x8b" + data)


def test_a_layer_whose_borders_do_not_add_up_is_refused() -> None:
    counts, streams = encode_part(build(SHAPES))
    readers = {name: Reader(streams[name], name) for name in STREAMS}
    with pytest.raises(LayerError, match="header says"):
        decode_part({**counts, "faces": counts["faces"] - 1}, readers)
