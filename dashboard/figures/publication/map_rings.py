"""Lines around a class → closed rings for the even-odd rule; and open lines between territories."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.publication.map_classes import OUTSIDE, IntArray
from dashboard.figures.publication.map_lines import Lines

Ring = tuple[tuple[float, float], ...]


def around(lines: Lines, inside: NDArray[np.bool_]) -> list[Ring]:
    """The rings around the classes for which ``inside`` holds (the last place is the outside).

    At a fork any two lines may follow each other: the even-odd rule paints the same surface.
    """
    chosen = np.flatnonzero(inside[lines.left] != inside[lines.right])
    return _closed(lines, chosen)


def silhouette(lines: Lines) -> list[Ring]:
    """The rings around everything that has a class."""
    chosen = np.flatnonzero((lines.left == OUTSIDE) != (lines.right == OUTSIDE))
    return _closed(lines, chosen)


def between(lines: Lines, level: int) -> list[Ring]:
    """The open lines between two territories: 2 for régions, 1 for départements alone."""
    return [_points(lines, i, False) for i in np.flatnonzero(lines.level == level).tolist()]


def inner(lines: Lines) -> list[Ring]:
    """The open lines between two communes of one département."""
    shown = (lines.left != OUTSIDE) & (lines.right != OUTSIDE)
    return [_points(lines, i, False) for i in np.flatnonzero(shown & (lines.level == 0)).tolist()]


def _closed(lines: Lines, chosen: IntArray) -> list[Ring]:
    """Closed walks over the chosen lines, each once. Every fork has an even number of them."""
    at: dict[int, list[int]] = defaultdict(list)
    ends = lines.forks
    order = chosen.tolist()
    for i in order:
        at[ends[i][0]].append(i)
        at[ends[i][1]].append(i)
    used: set[int] = set()
    rings: list[Ring] = []
    for first in order:
        if first in used:
            continue
        used.add(first)
        begin, here = ends[first]
        ring = list(_points(lines, first, False))
        while here != begin:
            waiting = at[here]
            while waiting and waiting[-1] in used:
                waiting.pop()
            if not waiting:
                break
            step = waiting.pop()
            used.add(step)
            backwards = ends[step][0] != here
            ring.extend(_points(lines, step, backwards)[1:])
            here = ends[step][0] if backwards else ends[step][1]
        if ring[0] == ring[-1]:
            ring.pop()
        if len(ring) > 2:
            rings.append(tuple(ring))
    return rings


def _points(lines: Lines, i: int, backwards: bool) -> Ring:
    pairs = lines.points[lines.bounds[i] : lines.bounds[i + 1]]
    return tuple(reversed(pairs)) if backwards else tuple(pairs)
