"""From the borders of communes to the few lines a print needs: each simplified once, and shared.

Only borders between two classes, two départements or the sea are kept; they are chained from fork
to fork, and each chain is simplified as a whole, so that the surfaces on its two sides still meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.figures.publication.map_classes import OUTSIDE, IntArray, MapClasses
from dashboard.geography.layer_topology import Arcs

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Lines:
    """Chains in points of the page: line ``i`` holds ``xy[start[i]:start[i + 1]]``.

    ``left`` and ``right`` are the classes on its sides; ``ends`` the numbers of the forks where it
    begins and ends; ``level`` is 2 between régions, 1 between départements, 0 otherwise.
    """

    xy: FloatArray
    start: IntArray
    left: IntArray
    right: IntArray
    ends: IntArray
    level: IntArray

    def __len__(self) -> int:
        return len(self.start) - 1

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        """The points as pairs, made once for all surfaces that share them."""
        return list(zip(self.xy[:, 0].tolist(), self.xy[:, 1].tolist(), strict=True))

    @cached_property
    def forks(self) -> list[tuple[int, int]]:
        """``ends`` as plain pairs."""
        return list(zip(self.ends[:, 0].tolist(), self.ends[:, 1].tolist(), strict=True))

    @cached_property
    def bounds(self) -> list[int]:
        """``start`` as plain numbers."""
        return list(self.start.tolist())


def lines_of(
    arcs: Arcs,
    classes: MapClasses,
    shown: NDArray[np.bool_],
    place: tuple[float, float, float],
    tolerance: float,
    every: bool = False,
) -> Lines:
    """The lines of a part of the layer around the communes ``shown`` (by label).

    ``place`` is the scale (points a grid step) and the point of the grid's origin; lines are
    simplified within ``tolerance`` points, then set on tenths of a point. ``every`` keeps the
    borders of all communes, for a map that shows few."""
    kind = np.where(shown, classes.of_commune, OUTSIDE)
    where = np.where(shown, classes.departement, 0)
    region = np.where(shown, classes.region, 0)
    left, right = kind[arcs.left], kind[arcs.right]
    between = where[arcs.left] != where[arcs.right]
    if every:
        own = np.where(shown, np.arange(len(shown)), 0)
        between |= own[arcs.left] != own[arcs.right]
    kept = np.flatnonzero((left != right) | between)
    part = arcs.take(kept)
    halves, begin, ends = _chains(part)
    firsts = halves[begin[:-1]]
    forwards = firsts % 2 == 0
    first = kept[firsts // 2]
    sides = np.where(
        forwards[:, None],
        np.stack([left[first], right[first]], axis=1),
        np.stack([right[first], left[first]], axis=1),
    )
    a, b = arcs.left[first], arcs.right[first]
    inside = (where[a] > 0) & (where[b] > 0) & (where[a] != where[b])
    level = np.where(inside, 1 + (region[a] != region[b]), 0)
    xy, owner = _points(part, halves, begin)
    placed = xy * place[0] + np.array(place[1:])
    simple, index = _simplified(placed, owner, tolerance)
    start = np.searchsorted(index, np.arange(len(begin)))
    return Lines(simple, start, sides[:, 0], sides[:, 1], ends, level)


def _chains(arcs: Arcs) -> tuple[IntArray, IntArray, IntArray]:
    """Arcs run together through every point that only two of them touch.

    The half arcs of all chains (2i forwards, 2i + 1 backwards), where each chain begins among them
    and the last one ends, and the forks at the ends of each (equal for a ring).
    """
    count = len(arcs)
    points = np.concatenate([arcs.xy[arcs.start[:-1]], arcs.xy[arcs.start[1:] - 1]])
    packed = (points[:, 0] << 32) | (points[:, 1] & 0xFFFFFFFF)
    _, node = np.unique(packed, return_inverse=True)
    node = node.reshape(-1)
    order = np.argsort(node, kind="stable")
    degree = np.bincount(node)
    # An end is i (start of arc i) or count + i (its end); two ends at a point of degree 2 follow.
    partner = np.full(2 * count, -1, dtype=np.int64)
    begin = np.concatenate([[0], np.cumsum(degree)])[:-1]
    two = np.flatnonzero(degree == 2)
    one, other = order[begin[two]], order[begin[two] + 1]
    partner[one], partner[other] = other, one
    follow, done = partner.tolist(), [False] * count
    nodes = node.tolist()
    halves: list[int] = []
    begins = [0]
    ends: list[tuple[int, int]] = []
    forks = np.flatnonzero(partner < 0).tolist()
    for begin_at in [*forks, *range(count)]:
        at = begin_at
        if done[at % count]:
            continue
        while at >= 0 and not done[at % count]:
            arc, backwards = at % count, at >= count
            done[arc] = True
            halves.append(2 * arc + backwards)
            leave = arc if backwards else arc + count
            at = follow[leave]
        begins.append(len(halves))
        ends.append((nodes[begin_at], nodes[leave]))
    return (
        np.array(halves, dtype=np.int64),
        np.array(begins, dtype=np.int64),
        np.array(ends, dtype=np.int64).reshape(-1, 2),
    )


def _points(arcs: Arcs, halves: IntArray, begin: IntArray) -> tuple[FloatArray, IntArray]:
    """The points of each chain, one after the other, and the chain each belongs to."""
    chain_of = np.repeat(np.arange(len(begin) - 1), np.diff(begin))
    arc, backwards = halves // 2, halves % 2 == 1
    lengths = np.diff(arcs.start)[arc]
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    last = np.repeat(lengths - 1, lengths)
    back = np.repeat(backwards, lengths)
    rows = np.repeat(arcs.start[arc], lengths) + np.where(back, last - offset, offset)
    owner = np.repeat(chain_of, lengths)
    first_arc = np.concatenate([[True], chain_of[1:] != chain_of[:-1]])
    keep = (offset > 0) | np.repeat(first_arc, lengths)
    return arcs.xy[rows[keep]].astype(float), owner[keep]


def _simplified(xy: FloatArray, owner: IntArray, tolerance: float) -> tuple[FloatArray, IntArray]:
    """Chains with fewer points; a ring that would collapse keeps its own."""
    shapes = shapely.linestrings(xy, indices=owner)
    ring = shapely.is_closed(shapes)
    simple = shapely.simplify(shapes, tolerance, preserve_topology=False)
    finer = shapely.simplify(shapes[ring], tolerance / 3, preserve_topology=False)
    finer = np.where(shapely.get_num_coordinates(finer) < 4, shapes[ring], finer)
    simple[ring] = finer
    points, index = shapely.get_coordinates(simple, return_index=True)
    points = np.round(points, 1)
    moved = np.any(points[1:] != points[:-1], axis=1) | (index[1:] != index[:-1])
    stays = np.concatenate([[True], moved])
    last = np.concatenate([index[1:] != index[:-1], [True]])
    keep = stays | last
    return points[keep], index[keep]
