"""Writes one arrangement of arcs as trails; the format is told in :mod:`.layer_bytes`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dashboard.geography.layer_bytes import varints, zigzag
from dashboard.geography.layer_topology import Arcs, IntArray, LayerError, face_cycles


@dataclass
class _Trails:
    """The arcs in the order and direction in which the trails run over them."""

    roots: list[int]
    gaps: list[int]
    lengths: list[int]
    order: list[int]
    forward: list[bool]


def encode_part(arcs: Arcs) -> tuple[dict[str, int], dict[str, bytes]]:
    """Counts (for the header) and stream bytes of one arrangement."""
    trails = _walk(arcs)
    ordered = _reordered(arcs, trails)
    steps = np.diff(ordered.xy, axis=0)
    inside = np.ones(len(steps), dtype=bool)
    inside[ordered.start[1:-1] - 1] = False
    labels = _labels_by_cycle(ordered)
    open_side = (ordered.left == 0) | (ordered.right == 0)
    roots = np.array(trails.roots, dtype=np.int64).reshape(-1, 3)
    deltas = np.diff(roots[:, :2], axis=0, prepend=[[0, 0]])
    root_numbers: list[int] = []
    for (x, y), count in zip(deltas.tolist(), roots[:, 2].tolist(), strict=True):
        root_numbers += [*zigzag((x, y)), count]
    counts = {
        "components": len(roots),
        "trails": len(trails.gaps),
        "steps": int(inside.sum()),
        "arcs": len(ordered),
        "faces": len(labels),
    }
    has_outer = bool(ordered.outer.any())
    return counts, {
        "root": varints(root_numbers),
        "gap": varints(trails.gaps),
        "length": varints(trails.lengths),
        "dx": varints(zigzag(steps[inside, 0])),
        "dy": varints(zigzag(steps[inside, 1])),
        "label": varints(zigzag(np.diff(labels, prepend=0))),
        "outer": varints(ordered.outer[open_side].tolist()) if has_outer else b"",
    }


def _walk(arcs: Arcs) -> _Trails:
    """Trails over all arcs, starting from the earliest known vertex that has arcs left.

    A trail ends at a node with no arc left, and at a node of two arcs (a place where only what
    lies beyond the cut changes), so that the reader splits there too.
    """
    keys = [(int(x), int(y)) for x, y in arcs.xy]
    bounds = [(int(a), int(b) - 1) for a, b in zip(arcs.start[:-1], arcs.start[1:], strict=True)]
    left_at: dict[tuple[int, int], list[int]] = defaultdict(list)
    degree: dict[tuple[int, int], int] = defaultdict(int)
    for i, (first, last) in enumerate(bounds):
        for end in (first, last):
            left_at[keys[end]].append(i)
            degree[keys[end]] += 1
    used = [False] * len(bounds)
    number: dict[tuple[int, int], int] = {}
    vertices: list[tuple[int, int]] = []
    out = _Trails([], [], [], [], [])

    def meet(key: tuple[int, int]) -> None:
        if key not in number:
            number[key] = len(vertices)
            vertices.append(key)

    def next_arc(key: tuple[int, int]) -> int | None:
        pending = left_at[key]
        while pending:
            i = pending.pop(0)
            if not used[i]:
                return i
        return None

    def trail(key: tuple[int, int], arc: int | None) -> int:
        steps = 0
        while arc is not None:
            used[arc] = True
            first, last = bounds[arc]
            ahead = keys[first] == key
            run = range(first + 1, last + 1) if ahead else range(last - 1, first - 1, -1)
            for v in run:
                meet(keys[v])
            steps += last - first
            out.order.append(arc)
            out.forward.append(ahead)
            key = keys[last] if ahead else keys[first]
            arc = None if degree[key] == 2 else next_arc(key)
        return steps

    for seed in range(len(bounds)):
        if used[seed]:
            continue
        root = keys[bounds[seed][0]]
        meet(root)
        at = previous = number[root]
        before = len(out.gaps)
        while at < len(vertices):
            arc = next_arc(vertices[at])
            if arc is None:
                at += 1
                continue
            out.gaps.append(at - previous)
            out.lengths.append(trail(vertices[at], arc))
            previous = at
        out.roots += [*root, len(out.gaps) - before]
    return out


def _reordered(arcs: Arcs, trails: _Trails) -> Arcs:
    part = arcs.take(np.array(trails.order, dtype=np.int64))
    forward = np.array(trails.forward)
    xy = part.xy.copy()
    for i in np.flatnonzero(~forward):
        a, b = part.start[i], part.start[i + 1]
        xy[a:b] = part.xy[a:b][::-1]
    left = np.where(forward, part.left, part.right)
    right = np.where(forward, part.right, part.left)
    return Arcs(xy, part.start, left, right, part.outer)


def _labels_by_cycle(arcs: Arcs) -> IntArray:
    cycle = np.array(face_cycles(arcs.xy, arcs.start))
    of_half = np.stack([arcs.left, arcs.right], axis=1).reshape(-1)
    labels = np.zeros(cycle.max(initial=-1) + 1, dtype=np.int64)
    labels[cycle] = of_half
    if not np.array_equal(labels[cycle], of_half):
        raise LayerError("the borders of a face name two communes: the arrangement is not planar")
    return labels
