"""What makes a drawing unfit for print, and what to do about it; nothing is refused in silence.

The linter reads the drawing itself, through the roles of its shapes, so that it also sees what a
layout did wrong. What the figure says is checked by ``results.publication.lint``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.domain.figure import Fault, FigureKind
from dashboard.figures.colour import contrast
from dashboard.figures.drawing.shapes import Drawing, Fill, Group, Line, Path, Rect, Shape, Text
from dashboard.figures.dumbbell_spec import dumbbell
from dashboard.figures.palette import Style
from dashboard.figures.publication.boxes import behind, outside, overlaps, straight
from dashboard.figures.publication.colour_sight import (
    CLOSEST,
    CLOSEST_ON_MAP,
    TooClose,
    too_close,
    weakest,
)
from dashboard.figures.publication.house import MAX_TITLE_LINES, SMALLEST
from dashboard.figures.publication.map_key import unsaid
from dashboard.figures.publication.print_scale import BLANK_PAPER
from dashboard.figures.publication.series import series_style
from dashboard.figures.publication.values import shown
from dashboard.results.publication.publication import Publication
from dashboard.wording.numbers import number

CONTRAST = 4.5
"""Least contrast of a text with what is behind it (WCAG 2, level AA)."""


def visual_faults(publication: Publication, drawing: Drawing) -> tuple[Fault, ...]:
    """Everything wrong with the drawing of a publication, neither greyed nor dark: the checks of
    colours see it in grey by themselves."""
    return tuple(fault for check in _CHECKS for fault in check(publication, drawing))


def _title(_: Publication, drawing: Drawing) -> Iterator[Fault]:
    lines = sum(text.role == "title" for text in straight(drawing))
    if lines > MAX_TITLE_LINES:
        yield Fault(
            "titre-trop-long",
            f"Le titre prend {lines} lignes dans ce format, au lieu de deux.",
            "Raccourcir le titre, ou choisir un format plus large.",
        )


def _cut(publication: Publication, drawing: Drawing) -> Iterator[Fault]:
    cut = outside(drawing)
    below = [text for text in cut if text.y > drawing.height - 0.5 * text.size]
    if below and publication.spec.format.value == "diapositive":
        yield Fault(
            "diapositive-trop-pleine",
            "La figure ne tient pas sur une diapositive : le bas est coupé.",
            "Retirer des lignes ou des séries, raccourcir la note, ou choisir le format page.",
        )
        cut = [text for text in cut if text not in below]
    for text in cut:
        yield Fault(
            "texte-coupe",
            f"« {_short(text.text)} » sort de la figure.",
            "Raccourcir ce texte, ou choisir un format plus large.",
        )


def _overlap(_: Publication, drawing: Drawing) -> Iterator[Fault]:
    for one, other in overlaps(drawing):
        yield Fault(
            "textes-superposes",
            f"« {_short(one.text)} » et « {_short(other.text)} » se chevauchent.",
            "Choisir un format plus large, ou retirer des séries ou des lignes.",
        )


def _small(_: Publication, drawing: Drawing) -> Iterator[Fault]:
    small = [text for text in straight(drawing) if text.size < SMALLEST - 0.01]
    if small:
        least = min(text.size for text in small)
        yield Fault(
            "texte-trop-petit",
            f"Des textes sont en corps {number(least, 1)} : illisibles une fois imprimés.",
            f"Retirer du contenu, pour que rien ne soit sous le corps {number(SMALLEST)}.",
        )


def _faint(_: Publication, drawing: Drawing) -> Iterator[Fault]:
    shapes: list[Shape] = list(drawing.flat())
    blocks = [s for s in shapes if isinstance(s, (Rect, Text))]
    seen: set[tuple[str, str]] = set()
    for text in straight(drawing):
        ground = behind(text, blocks, drawing.ground)
        ratio = contrast(text.fill, ground)
        if ratio < CONTRAST and (text.fill, ground) not in seen:
            seen.add((text.fill, ground))
            yield Fault(
                "contraste-insuffisant",
                f"« {_short(text.text)} » a un contraste de {number(ratio, 1)} avec son fond.",
                f"Choisir un fond ou une encre dont le contraste atteint {number(CONTRAST, 1)}.",
            )


def hardest_pair(publication: Publication, drawing: Drawing) -> tuple[TooClose, float] | None:
    """The two colours of the figure that are hardest to tell apart, and the least distance that
    they must keep; ``None`` where colours tell nothing apart."""
    pair = weakest(_classes(publication, drawing)[0])
    return None if pair is None else (pair, _least(publication))


def _least(publication: Publication) -> float:
    return CLOSEST_ON_MAP if publication.spec.kind.is_map else CLOSEST


def _colours(publication: Publication, drawing: Drawing) -> Iterator[Fault]:
    classes, missing = _classes(publication, drawing)
    remedy = (
        "Regrouper les valeurs en moins de classes, ou choisir un tableau."
        if publication.spec.kind.is_map
        else "Garder moins de séries, ou choisir un tableau."
    )
    for pair in too_close(classes, missing, _least(publication)):
        yield Fault(
            "couleurs-trop-proches",
            f"« {_short(pair.one)} » et « {_short(pair.other)} » se confondent {pair.sight} "
            f"(ΔE\u00a0{number(pair.distance, 1)}).",
            remedy,
        )


Named = list[tuple[str, Fill]]


def _classes(publication: Publication, drawing: Drawing) -> tuple[Named, Named]:
    """The fills that a reader must tell apart, and those that mean « no value »."""
    if publication.map is not None:
        surfaces = _surfaces(drawing.shapes)
        return (
            [(name, fill) for name, fill in surfaces if fill.paper != BLANK_PAPER],
            [(name, fill) for name, fill in surfaces if fill.paper == BLANK_PAPER],
        )
    used = {shape.fill.paper for shape in drawing.flat() if isinstance(shape, Rect)}
    series = [
        (s.label, Fill(_paper(series_style(publication, i))))
        for i, s in enumerate(publication.series)
    ]
    bars = publication.spec.kind is FigureKind.GROUPED
    return ([(n, f) for n, f in series if f.paper in used] if bars else []), []


def _paper(style: Style) -> str:
    return style.light.paper


def _surfaces(shapes: tuple[Shape | Group, ...]) -> Named:
    found: Named = []
    for shape in shapes:
        if isinstance(shape, Group):
            if shape.role == "surface":
                found += [
                    (shape.name, part.fill)
                    for part in shape.shapes
                    if isinstance(part, Path) and part.fill is not None
                ]
            found += _surfaces(shape.shapes)
    return found


def _mark(publication: Publication, drawing: Drawing) -> Iterator[Fault]:
    if not publication.mark:
        return
    texts = [s for s in drawing.flat() if isinstance(s, Text) and s.text == publication.mark]
    roles = {text.role for text in texts}
    if not {"mark", "watermark"} <= roles:
        yield Fault(
            "marque-absente",
            f"« {publication.mark} » n’est pas dans l’image.",
            "Refaire la figure depuis l’atelier, qui y met la marque.",
        )


def _empty(_: Publication, drawing: Drawing) -> Iterator[Fault]:
    roles = {shape.role for shape in drawing.flat()}
    if not roles & {"value", "surface", "point", "bar"}:
        yield Fault(
            "figure-vide",
            "La figure ne dessine rien.",
            "Choisir une édition, des tailles ou un indicateur publiés, ou une autre figure.",
        )


def _intervals(publication: Publication, drawing: Drawing) -> Iterator[Fault]:
    if publication.spec.kind.is_map:
        missing = publication.map is not None and bool(unsaid(publication.map, drawing))
    else:
        cells = [cell for line in publication.cells for cell in line if cell is not None]
        known = any(shown(cell).interval is not None for cell in cells)
        missing = known and not any(shape.role == "interval" for shape in drawing.flat())
    if missing:
        yield Fault(
            "intervalles-absents",
            "Des intervalles de confiance sont connus, et la figure ne les montre pas.",
            "Refaire la figure depuis l’atelier, qui les dessine.",
        )


def _joins(publication: Publication, drawing: Drawing) -> Iterator[Fault]:
    drawn = sum(isinstance(s, Line) and s.role == "join" for s in drawing.flat())
    allowed = 0
    if publication.evolution is not None:
        allowed = sum(row.is_joined for row in dumbbell(publication.evolution).rows)
    if drawn > allowed:
        yield Fault(
            "trait-interdit",
            "Un trait relie deux niveaux qui ne se comparent pas.",
            "Montrer les deux niveaux sans les relier.",
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


_Check = Callable[[Publication, Drawing], Iterator[Fault]]
_CHECKS: tuple[_Check, ...] = (
    _title,
    _mark,
    _cut,
    _overlap,
    _small,
    _faint,
    _colours,
    _empty,
    _intervals,
    _joins,
)
