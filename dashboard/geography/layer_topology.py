"""From a coverage of polygons to a planar arrangement of arcs on an integer grid.

Why not simply round the vertices: rounding alone lets borders cross each other, and the browser,
which fills communes by counting the borders it crosses, would show a speck of nonsense at each
crossing. Snap rounding (a noded union on the grid) keeps the arrangement planar, so that every
point of the plane lies in exactly one commune, or outside.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


class LayerError(Exception):
    """A layer that cannot be built or read; the message names what is wrong and where."""


@dataclass(frozen=True)
class Arcs:
    """Border lines between two faces, in grid units, y downwards.

    ``xy`` is (n, 2); arc ``i`` holds the vertices ``start[i]:start[i + 1]``, first and last
    included. ``left`` and ``right`` are the labels of the faces on either side when x is drawn to
    the right and y *upwards* (0 is outside). ``outer`` has, in a part cut out of a larger
    arrangement, the label of the neighbour beyond the cut where a side is 0 (0: none).
    """

    xy: IntArray
    start: IntArray
    left: IntArray
    right: IntArray
    outer: IntArray

    def __len__(self) -> int:
        return len(self.start) - 1

    def take(self, chosen: IntArray) -> Arcs:
        """These arcs only, in the order given."""
        lengths = np.diff(self.start)[chosen]
        start = np.concatenate([[0], np.cumsum(lengths)])
        rows = np.repeat(self.start[chosen] - start[:-1], lengths) + np.arange(start[-1])
        return Arcs(self.xy[rows], start, self.left[chosen], self.right[chosen], self.outer[chosen])

    def areas(self, count: int) -> NDArray[np.float64]:
        """Area in grid units of each label below ``count`` (shoelace formula over the arcs)."""
        a, b = self.xy[:-1].astype(float), self.xy[1:].astype(float)
        cross = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
        cross[self.start[1:-1] - 1] = 0.0
        twice = np.add.reduceat(cross, self.start[:-1])
        total = np.bincount(self.left, weights=twice, minlength=count)
        return (total - np.bincount(self.right, weights=twice, minlength=count)) / 2


def arrange(polygons: NDArray[np.object_], labels: IntArray) -> Arcs:
    """The arcs of a polygon coverage given in grid coordinates (y downwards).

    Snaps to the integer grid, drops what collapses to a line, and labels each side. A commune
    that would vanish raises :class:`LayerError`.
    """
    lines = shapely.get_parts(shapely.line_merge(_noded(polygons)))
    faces = shapely.get_parts(shapely.polygonize(lines))
    face_labels = _label_faces(faces, polygons, labels)
    lost = np.setdiff1d(labels, face_labels)
    if len(lost):
        raise LayerError(f"{len(lost)} communes vanish on the grid: labels {lost[:5].tolist()}")
    segments = _segments(lines)
    left, right = _sides(segments, faces, face_labels)
    kept = segments[left != right]
    merged = shapely.get_parts(
        shapely.line_merge(shapely.multilinestrings(shapely.linestrings(kept.reshape(-1, 2, 2))))
    )
    merged = merged[np.lexsort(shapely.get_coordinates(shapely.get_point(merged, 0)).T)]
    xy, owner = shapely.get_coordinates(merged, return_index=True)
    start = np.concatenate([[0], np.flatnonzero(np.diff(owner)) + 1, [len(owner)]])
    grid = np.rint(xy).astype(np.int64)
    first = np.hstack([grid[start[:-1]], grid[start[:-1] + 1]])
    left, right = _sides(first, faces, face_labels)
    return Arcs(grid, start, left, right, np.zeros_like(left))


def cut(arcs: Arcs, labels: IntArray) -> Arcs:
    """The arcs that touch one of the labels; the others become 0 and are kept in ``outer``."""
    on_left, on_right = np.isin(arcs.left, labels), np.isin(arcs.right, labels)
    part = arcs.take(np.flatnonzero(on_left | on_right))
    inside_left, inside_right = np.isin(part.left, labels), np.isin(part.right, labels)
    outer = np.where(inside_left, np.where(inside_right, 0, part.right), part.left)
    return Arcs(
        part.xy,
        part.start,
        np.where(inside_left, part.left, 0),
        np.where(inside_right, part.right, 0),
        outer,
    )


def face_cycles(xy: IntArray, start: IntArray) -> list[int]:
    """Cycle number of each half arc (2i forwards, 2i + 1 backwards), in order of first meeting.

    A cycle is the border walk that keeps one face on its left (x right, y up).
    """
    count = len(start) - 1
    first, last = start[:-1], start[1:] - 1
    leaving: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for end, step, parity in ((first, 1, 0), (last, -1, 1)):
        towards = xy[end + step] - xy[end]
        for i, ((x, y), (dx, dy)) in enumerate(
            zip(xy[end].tolist(), towards.tolist(), strict=True)
        ):
            leaving[x, y].append((math.atan2(dy, dx), 2 * i + parity))
    follow = [0] * (2 * count)
    for around in leaving.values():
        around.sort()
        for k, (_, half) in enumerate(around):
            follow[half ^ 1] = around[k - 1][1]
    cycle = [-1] * (2 * count)
    number = 0
    for half in range(2 * count):
        if cycle[half] >= 0:
            continue
        at = half
        while cycle[at] < 0:
            cycle[at] = number
            at = follow[at]
        number += 1
    return cycle


def _noded(polygons: NDArray[np.object_]) -> shapely.Geometry:
    return shapely.unary_union(shapely.boundary(polygons), grid_size=1)


def _segments(lines: NDArray[np.object_]) -> IntArray:
    """Every segment of the lines: (n, 4) integers x0, y0, x1, y1."""
    xy, owner = shapely.get_coordinates(lines, return_index=True)
    grid = np.rint(xy).astype(np.int64)
    inside = owner[1:] == owner[:-1]
    return np.hstack([grid[:-1][inside], grid[1:][inside]])


def _label_faces(
    faces: NDArray[np.object_], polygons: NDArray[np.object_], labels: IntArray
) -> IntArray:
    """Label of the polygon each face lies in; 0 for a face in none (a hole of the country)."""
    tree = shapely.STRtree(polygons)
    found, owner = tree.query(shapely.point_on_surface(faces), predicate="within")
    result = np.zeros(len(faces), dtype=np.int64)
    result[found] = labels[owner]
    return result


def _sides(
    segments: IntArray, faces: NDArray[np.object_], face_labels: IntArray
) -> tuple[IntArray, IntArray]:
    """Labels on the left and on the right of each segment (x right, y up)."""
    oriented = shapely.orient_polygons(faces, exterior_cw=False)
    rings, face_of_ring = shapely.get_rings(oriented, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    grid = np.rint(xy).astype(np.int64)
    inside = ring[1:] == ring[:-1]
    directed = np.hstack([grid[:-1][inside], grid[1:][inside]])
    label = face_labels[face_of_ring[ring[:-1][inside]]]
    points = np.vstack([directed[:, :2], segments[:, :2], segments[:, 2:]])
    _, ids = np.unique(points, axis=0, return_inverse=True)
    ids = ids.reshape(-1).astype(np.int64)
    n, m = len(directed), len(segments)
    # Within a ring the end of a segment is the start of the next one, or the ring's first point.
    all_ids = _point_ids(directed[:, 2:], directed[:, :2], ids[:n])
    keys = (ids[:n] << 32) | all_ids
    order = np.argsort(keys)
    keys, label = keys[order], label[order]
    a, b = ids[n : n + m], ids[n + m :]
    return _find(keys, label, (a << 32) | b), _find(keys, label, (b << 32) | a)


def _point_ids(wanted: IntArray, known: IntArray, known_ids: IntArray) -> IntArray:
    def pack(p: IntArray) -> IntArray:
        return (p[:, 0] << 32) | (p[:, 1] & 0xFFFFFFFF)

    keys, first = np.unique(pack(known), return_index=True)
    result: IntArray = known_ids[first][np.searchsorted(keys, pack(wanted))]
    return result


def _find(keys: IntArray, values: IntArray, wanted: IntArray) -> IntArray:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], 0)
