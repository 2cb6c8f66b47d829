"""Publication → Drawing: the only door to the picture of a publication figure."""

from __future__ import annotations

from functools import partial

from dashboard.domain.figure import FigureKind
from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.publication.bars import bars
from dashboard.figures.publication.commune_map import LayerSource, commune_map, default_layer
from dashboard.figures.publication.dumbbells import dumbbells
from dashboard.figures.publication.frame import Builder, framed
from dashboard.figures.publication.house import canvas
from dashboard.figures.publication.table import table
from dashboard.figures.publication.tone import greyed
from dashboard.results.publication.publication import Publication

_BUILDERS: dict[FigureKind, Builder] = {
    FigureKind.BARS: bars,
    FigureKind.GROUPED: bars,
    FigureKind.DUMBBELL: dumbbells,
    FigureKind.TABLE: table,
}


def draw(
    publication: Publication,
    grey: bool = False,
    dark: bool = False,
    layer: LayerSource = default_layer,
) -> Drawing:
    """The figure in the house layout, in the format its author chose.

    ``grey`` gives the same drawing as a grey print would show it; ``dark`` is for preview only.
    ``layer`` gives the decoded outlines of the communes, asked for by maps alone: whoever draws
    several maps passes one that keeps them.
    """
    on = canvas(publication.spec.format, dark)
    kind = publication.spec.kind
    build = partial(commune_map, layer=layer) if kind.is_map else _BUILDERS[kind]
    drawing = framed(publication, on, build)
    return greyed(drawing) if grey else drawing
