"""The workshop of figures: compose, see, check, export; several figures make a dossier."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.domain.figure import Fault, Severity
from dashboard.exports.dossier.checking import Checked, checked_one
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.publication.draw import draw
from dashboard.results.options import Options
from dashboard.results.publication.compose import publication
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.ui import cache, dossier_view, figure_controls, figure_exports, figure_state
from dashboard.ui.figure_sheet import SheetMessage, SheetWords, figure_sheet
from dashboard.ui.layout import html, paragraph
from dashboard.ui.layout import words as text_of
from dashboard.wording import workshop as words

SHEET_WORDS = SheetWords(
    words.BROWSER_PNG, words.BROWSER_PDF, words.BROWSER_SAVED, words.BROWSER_FAILED
)


def show(world: World, universe: WorldUniverse) -> None:
    """Everything below the title of the page."""
    spec = figure_state.read(universe)
    options = Options(world)
    with st.container(key="commandes"):
        figure_controls.what(spec, options, universe)
    composed = publication(world, spec)
    found = checked_one(composed, partial(draw, layer=cache.map_layer))
    with st.container(key="habillage"):
        figure_controls.house(spec, composed, universe)
    _faults(found)
    _preview(found)
    if not found.refusals:
        figure_exports.buttons(found)
    with st.expander(words.LONG):
        paragraph(composed.alternative, "asco-where")
        for line in composed.description.splitlines():
            paragraph(line, "asco-note")
    dossier_view.show(world, universe, spec)


def _preview(found: Checked) -> None:
    """The file itself, on its paper; in grey where asked."""
    if found.drawing is None:
        return
    st.header(words.PREVIEW, anchor=False)
    grey = st.toggle(words.GREY, key="figure-grey")
    said = found.publication
    figure_sheet(
        SheetMessage(
            svg=svg_bytes(found.drawing).decode(),
            width=found.drawing.width,
            height=found.drawing.height,
            alternative=f"{said.label} – {said.title}. {said.alternative}",
            name=figure_exports.stem(said),
            words=SHEET_WORDS,
            grey=grey,
            saves=not found.refusals,
        ),
        key="sheet",
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
