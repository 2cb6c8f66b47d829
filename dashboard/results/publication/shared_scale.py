"""Figures of one dossier that show the same indicator in the same way share their scale.

A reader lays two maps side by side and compares tints before words: a tint must then mean the same
value on both, unless nobody may compare them. Shares drawn as bars or points always go from 0 to
100 %; counts do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.figure import FigureKind
from dashboard.domain.observation import Reading
from dashboard.results.publication.neighbours import parted
from dashboard.results.publication.publication import Publication, SharedScale
from dashboard.results.result import Cell
from dashboard.results.world import World

_BARS = (FigureKind.BARS, FigureKind.GROUPED)


def sharing_scales(world: World, figures: Sequence[Publication]) -> tuple[Publication, ...]:
    """The figures in their order, each with the scale that it shares, if any."""
    found = list(figures)
    for together in _together(world, figures):
        labels = tuple(figures[i].label for i in together)
        for i in together:
            others = tuple(_scaled(figures[j]) for j in together if j != i)
            found[i] = replace(figures[i], shared=SharedScale(labels, others))
    return tuple(found)


def _together(world: World, figures: Sequence[Publication]) -> list[list[int]]:
    """Places of the figures that share a scale: whoever shares with one shares with all of them."""
    groups: list[list[int]] = []
    for i, one in enumerate(figures):
        near = [group for group in groups if any(_compared(world, one, figures[j]) for j in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([i, *(j for group in near for j in group)]))
    return sorted(group for group in groups if len(group) > 1)


def _compared(world: World, one: Publication, other: Publication) -> bool:
    """Whether a reader would compare the two by eye on a scale that could differ."""
    a, b = one.spec, other.spec
    if (a.reading, a.orientation) != (b.reading, b.orientation):
        return False
    maps = a.kind.is_map and b.kind.is_map
    counts = a.kind in _BARS and b.kind in _BARS and a.reading is Reading.COUNT
    alike = (maps or counts) and bool(set(a.indicators) & set(b.indicators))
    return alike and not parted(world, one, other)


def _scaled(figure: Publication) -> tuple[Cell, ...]:
    """The cells that a figure shows on its scale: those of a map that colour a commune."""
    if figure.map is not None:
        return tuple(cell for cell in figure.map.cells if cell.communes > 0)
    return tuple(cell for line in figure.cells for cell in line if cell is not None)
