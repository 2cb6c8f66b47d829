"""The home page: five figures, three doors, the edition to come, what the map does not say."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.domain.catalogue import Catalogue
from dashboard.domain.dataset import Dataset
from dashboard.domain.page import MAP
from dashboard.paths import ROOT
from dashboard.results.home import (
    KeyFigure,
    key_figures,
    last_edition_description,
    last_edition_out,
    next_edition,
)
from dashboard.tables.store import Observations
from dashboard.ui import dataset as switch
from dashboard.ui.layout import html, prose
from dashboard.ui.layout import words as text_of
from dashboard.wording import home as words

_MAP_SCRIPT = ROOT / "pages" / MAP.script


def show(catalogue: Catalogue, observations: Observations, dataset: Dataset) -> None:
    """Everything below the title of the page."""
    fictitious = dataset.is_fictitious
    prose(words.INTRO_DEMONSTRATION if fictitious else words.INTRO)
    st.header(words.FIVE_DEMONSTRATION if fictitious else words.FIVE, anchor=False)
    figures = key_figures(catalogue, observations, dataset)
    for row in (figures[:3], figures[3:]):
        for column, figure in zip(st.columns(3), row, strict=False):
            with column:
                _figure(figure)
    st.header(words.DOORS, anchor=False)
    kept = {"jeu": dataset.value} if fictitious else {}
    for column, door in zip(st.columns(3), words.THE_DOORS, strict=True):
        with column:
            html(f'<div class="asco-fig"><p><b>{text_of(door.reader)}</b></p>'
                 f"<p>{text_of(door.text)}</p></div>")  # fmt: skip
            for page, label in door.links:
                st.page_link(ROOT / "pages" / page.script, label=label, query_params=kept)
    st.header(words.EDITION_2025, anchor=False)
    if not fictitious:
        prose(last_edition_description(catalogue))
        state = next_edition(catalogue, date.today()) or last_edition_out(catalogue, observations)
        prose(f"**{state}**")
    for script, label in words.COMPARISONS.items():
        st.page_link(ROOT / "pages" / script, label=label, query_params=kept)
    switch.offer()
    st.header(words.LIMITS, anchor=False)
    prose("\n".join(f"- {limit}" for limit in words.THE_LIMITS))


def _figure(figure: KeyFigure) -> None:
    css = "v w" if figure.is_words else "v"
    html(
        f'<div class="asco-fig"><p class="{css}">{text_of(figure.text)}</p>'
        f"<p>{text_of(figure.sentence)}</p>"
        f'<p class="src">{text_of(figure.unit)} · {text_of(figure.source)}</p></div>'
    )
    st.page_link(_MAP_SCRIPT, label=f"{words.SEE} : {figure.name}", query_params=figure.link)
