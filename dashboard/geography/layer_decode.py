"""Reads one arrangement back, for tests and other builds (the browser has its own decoder)."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from dashboard.geography.layer_bytes import Reader
from dashboard.geography.layer_topology import Arcs, IntArray, LayerError, face_cycles


def decode_part(counts: dict[str, int], readers: dict[str, Reader]) -> Arcs:
    """The arrangement written by :func:`encode_part`, same arcs in the order of the trails."""
    number: dict[tuple[int, int], int] = {}
    vertices: list[tuple[int, int]] = []
    degree: list[int] = []
    trails: list[list[int]] = []

    def meet(key: tuple[int, int]) -> int:
        if key not in number:
            number[key] = len(vertices)
            vertices.append(key)
            degree.append(0)
        return number[key]

    x = y = 0
    for _ in range(counts["components"]):
        x, y = x + readers["root"].signed(), y + readers["root"].signed()
        at = meet((x, y))
        for _ in range(readers["root"].unsigned()):
            at += readers["gap"].unsigned()
            here, run = vertices[at], [at]
            for _ in range(readers["length"].unsigned()):
                here = here[0] + readers["dx"].signed(), here[1] + readers["dy"].signed()
                run.append(meet(here))
            trails.append(run)
    ends = set()
    for run in trails:
        ends |= {run[0], run[-1]}
        for v, w in pairwise(run):
            degree[v] += 1
            degree[w] += 1
    points: list[int] = []
    start = [0]
    for run in trails:
        points.append(run[0])
        for k, v in enumerate(run[1:], 1):
            points.append(v)
            if degree[v] != 2 or v in ends:
                start.append(len(points))
                if k + 1 < len(run):
                    points.append(v)
    xy = np.array(vertices, dtype=np.int64)[points]
    return _with_sides(xy, np.array(start, dtype=np.int64), counts, readers)


def _with_sides(
    xy: IntArray, start: IntArray, counts: dict[str, int], readers: dict[str, Reader]
) -> Arcs:
    cycle = face_cycles(xy, start)
    labels, label = [], 0
    for _ in range(counts["faces"]):
        label += readers["label"].signed()
        labels.append(label)
    if len(start) - 1 != counts["arcs"] or max(cycle, default=-1) + 1 != counts["faces"]:
        raise LayerError(f"{len(start) - 1} arcs and {max(cycle) + 1} faces, header says {counts}")
    sides = np.array(labels)[cycle].reshape(-1, 2)
    outer = np.zeros(len(sides), dtype=np.int64)
    if counts.get("outer"):
        for i in np.flatnonzero((sides == 0).any(axis=1)):
            outer[i] = readers["outer"].unsigned()
    return Arcs(xy, start, sides[:, 0].copy(), sides[:, 1].copy(), outer)
