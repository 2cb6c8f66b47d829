"""The finer outlines of a territory that a map shows alone: a coast or a border of 20 metres' grid
where the map of the country has 100.

The overview and the finer files number the communes alike; the latter hold one département each,
and neighbours hold the border between them both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard.figures.publication.map_classes import OUTSIDE, MapClasses
from dashboard.geography.layer import DecodedLayer, DecodedPart, read_layer
from dashboard.geography.layer_topology import Arcs
from dashboard.paths import geo_root

MOST = 8
"""Départements up to which finer outlines are worth their time and show on paper."""
PartSource = Callable[[str], DecodedPart]


def finer_part(code: str) -> DecodedPart:
    """The finer outlines of a département, kept once read (a few tens of milliseconds)."""
    root = geo_root() / "web"
    return _part(root, code, (root / "index.json").stat().st_mtime_ns)


@lru_cache(maxsize=24)
def _part(root: Path, code: str, _built: int) -> DecodedPart:
    return read_layer(root, f"d{code.lower()}").parts[0]


def detailed(
    layer: DecodedLayer, classes: MapClasses, finer: PartSource = finer_part
) -> DecodedLayer:
    """The layer with the finer outlines of what the classes show, where that lies in few
    départements; else as it is."""
    numbers = np.unique(classes.departement[classes.of_commune != OUTSIDE])
    if not 0 < len(numbers) <= MOST:
        return layer
    found = [finer(classes.codes[i - 1]) for i in numbers.tolist()]
    joined = {}
    for name in {part.territory for part in found}:
        near = [part for part in found if part.territory == name]
        if len({(part.unit, part.shift) for part in near}) == 1:
            joined[name] = replace(near[0], arcs=_joined([part.arcs for part in near]))
    return replace(layer, parts=tuple(joined.get(part.territory, part) for part in layer.parts))


def _joined(parts: Sequence[Arcs]) -> Arcs:
    """The arcs of neighbours as of one: a border that two of them hold is kept once, with the
    commune of each on its sides."""
    own = [np.unique(np.concatenate([arcs.left, arcs.right])) for arcs in parts]
    known = np.unique(np.concatenate(own))
    kept = []
    for arcs in parts:
        beyond = np.where(np.isin(arcs.outer, known), arcs.outer, 0)
        left, right = _filled(arcs.left, beyond), _filled(arcs.right, beyond)
        inner = np.maximum(arcs.left, arcs.right)
        once = np.flatnonzero((beyond == 0) | (inner < beyond))
        kept.append(replace(arcs, left=left, right=right).take(once))
    start = [0]
    for arcs in kept:
        start += (arcs.start[1:] + start[-1]).tolist()
    return Arcs(
        np.concatenate([arcs.xy for arcs in kept]),
        np.array(start, dtype=np.int64),
        *(
            np.concatenate([getattr(arcs, side) for arcs in kept])
            for side in ("left", "right", "outer")
        ),
    )


def _filled(side: NDArray[np.int64], beyond: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(side == 0, beyond, side)
