"""Figures composed, drawn and judged before any file is written: a dossier is whole or is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.domain.dossier import Dossier, DossierError, DossierProblem
from dashboard.domain.figure import Fault, Severity
from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.publication.commune_map import LayerSource, default_layer
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import visual_faults
from dashboard.results.publication.compose import publication
from dashboard.results.publication.lint import content_faults
from dashboard.results.publication.neighbours import warned
from dashboard.results.publication.publication import Publication
from dashboard.results.publication.shared_scale import sharing_scales
from dashboard.results.world import World

Draw = Callable[[Publication], Drawing]
"""How a figure is drawn: ``draw``, or one that keeps the decoded outlines between maps."""


@dataclass(frozen=True)
class Checked:
    """A figure with what linters found. ``drawing`` is ``None`` where it may not be drawn."""

    publication: Publication
    drawing: Drawing | None
    faults: tuple[Fault, ...]

    @property
    def label(self) -> str:
        """« Graphique 1 »."""
        return self.publication.label

    @property
    def refusals(self) -> tuple[Fault, ...]:
        """The faults that stop the export."""
        return tuple(f for f in self.faults if f.severity is Severity.REFUSAL)

    @property
    def advice(self) -> tuple[Fault, ...]:
        """The faults that only ask the author to look again."""
        return tuple(f for f in self.faults if f.severity is not Severity.REFUSAL)


class DossierRefusedError(Exception):
    """Figures that may not leave: each with its faults, in the order of the dossier."""

    def __init__(self, figures: tuple[Checked, ...]) -> None:
        self.figures = figures
        super().__init__(
            "; ".join(f"{each.label}: {f.rule}" for each in figures for f in each.refusals)
        )


def decoding_once(layer: LayerSource = default_layer) -> Draw:
    """``draw`` for several figures: the outlines are decoded for the first map, and kept."""
    kept = cache(layer)
    return lambda publication: draw(publication, layer=kept)


def checked(world: World, dossier: Dossier, drawn: Draw | None = None) -> Iterator[Checked]:
    """Each figure in order, on the scale it shares with others, and with a
    note where it does not compare to another.

    ``DossierError`` for a dossier that is empty or of other figures.
    """
    if not dossier.figures:
        raise DossierError(DossierProblem.EMPTY, "no figure: add one under [[figure]]")
    if dossier.dataset is not world.dataset:
        raise DossierError(
            DossierProblem.MIXED,
            f"figures of {dossier.dataset.value!r} asked of the figures of {world.dataset.value!r}",
        )
    drawn = drawn or decoding_once()
    figures = warned(world, [publication(world, spec) for spec in dossier.figures])
    for composed in sharing_scales(world, figures):
        yield checked_one(composed, drawn)


def checked_one(composed: Publication, drawn: Draw = draw) -> Checked:
    """One figure, judged by its contents and, if these may leave, by its looks."""
    faults = content_faults(composed)
    if any(fault.severity is Severity.REFUSAL for fault in faults):
        return Checked(composed, None, faults)
    drawing = drawn(composed)
    return Checked(composed, drawing, (*faults, *visual_faults(composed, drawing)))


def all_may_leave(figures: tuple[Checked, ...]) -> None:
    """Raise :class:`DossierRefusedError` unless every figure may be exported."""
    refused = tuple(each for each in figures if each.refusals)
    if refused:
        raise DossierRefusedError(refused)
