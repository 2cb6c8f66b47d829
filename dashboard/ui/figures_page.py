"""The workshop of figures: compose, see, check, export; several figures make a dossier."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.figure import Fault, PageFormat, Severity
from dashboard.exports.dossier.checking import Checked, checked_one
from dashboard.figures.drawing.shapes import Drawing
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.colour_sight import IN_COLOUR, SIGHTS, as_seen
from dashboard.figures.publication.draw import draw
from dashboard.figures.publication.lint import hardest_pair
from dashboard.results.options import Options
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Publication
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import cache, dossier_view, figure_controls, figure_exports, figure_state
from dashboard.ui.figure_sheet import SheetMessage, SheetWords, figure_sheet
from dashboard.ui.layout import html, is_phone, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import workshop as words
from dashboard.wording.numbers import NBSP, number

SHEET_WORDS = SheetWords(
    words.BROWSER_PNG,
    words.BROWSER_PDF,
    words.BROWSER_SAVED,
    words.BROWSER_FAILED,
    words.FIT,
    words.SCROLL,
)

ZOOM = {PageFormat.COLUMN: 1.4, PageFormat.PAGE: 1.4, PageFormat.SLIDE: 1.15}
"""How much larger than on paper a figure is shown: a slide has larger text of its own."""


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    spec = figure_state.read(universe)
    options = Options(world)
    with st.container(key="commandes"), _folded(words.COMPOSE):
        figure_controls.what(spec, options, universe)
    composed = publication(world, spec)
    found = checked_one(composed, partial(draw, layer=cache.map_layer))
    with st.container(key="habillage"), _folded(words.DRESS):
        figure_controls.house(spec, composed, world, universe)
    _faults(found)
    _preview(found)
    if not found.refusals:
        figure_exports.buttons(world, found)
    with st.expander(words.LONG):
        paragraph(composed.alternative, "asco-where")
        for line in composed.description.splitlines():
            paragraph(line, "asco-note")
    dossier_view.show(world, universe, spec)


def _folded(label: str) -> DeltaGenerator:
    """Controls fold on a phone, so that the figure comes first."""
    return st.expander(label) if is_phone() else st.container()


def _preview(found: Checked) -> None:
    """The file itself, on its paper, or as other eyes see it."""
    if found.drawing is None:
        return
    st.header(words.PREVIEW, anchor=False)
    sight = _sight()
    seen = "" if sight == IN_COLOUR else svg_bytes(as_seen(found.drawing, sight)).decode()
    said = found.publication
    figure_sheet(
        SheetMessage(
            svg=svg_bytes(found.drawing).decode(),
            shown=seen,
            width=found.drawing.width,
            height=found.drawing.height,
            alternative=f"{said.label} – {said.title}. {said.alternative}",
            name=figure_exports.stem(said),
            words=SHEET_WORDS,
            zoom=ZOOM[said.spec.format],
            saves=not found.refusals,
        ),
        key="sheet",
    )
    paragraph(_colours(said, found.drawing), "asco-note")


def _sight() -> str:
    """Whose eyes look at the preview."""
    chosen = st.segmented_control(
        words.SIGHT,
        list(SIGHTS),
        default=IN_COLOUR,
        key="figure-sight",
        format_func=words.SIGHTS.__getitem__,
        help=words.SIGHT_HELP,
        required=True,
    )
    return str(chosen)


def _colours(said: Publication, drawing: Drawing) -> str:
    """How far the two colours hardest to tell apart are, where colours tell something apart."""
    hardest = hardest_pair(said, drawing)
    if hardest is None or hardest[0].distance < hardest[1]:
        return ""
    pair, least = hardest
    return words.COLOURS_GOOD.format(
        distance=f"ΔE{NBSP}{number(pair.distance, 1)}",
        least=number(least),
        sight=pair.sight,
        one=pair.one,
        other=pair.other,
    )


def _faults(found: Checked) -> None:
    """What forbids to export, and what to read again: each with what to do."""
    for title, faults in ((words.FAULTS, found.refusals), (words.WARNINGS, found.advice)):
        if faults:
            lines = "".join(_fault(fault) for fault in faults)
            html(f'<div class="asco-faults"><p><b>{text_of(title)}</b></p><ul>{lines}</ul></div>')
    if not found.refusals:
        paragraph(words.READY, "asco-note")


def _fault(fault: Fault) -> str:
    css = "refus" if fault.severity is Severity.REFUSAL else "avis"
    return (
        f'<li class="{css}">{text_of(fault.text)} '
        f"<span>{text_of(words.REMEDY)} : {text_of(fault.remedy)}</span></li>"
    )
