"""Taking up a dossier saved as a TOML file: its text is pasted, since the site takes no files."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import DossierError, DossierProblem
from dashboard.domain.dossier_address import to_parameter
from dashboard.domain.dossier_figures import ReadDossier
from dashboard.domain.dossier_file import from_toml
from dashboard.results.universe import WorldUniverse
from dashboard.ui import cache, dossier_taken, figure_state
from dashboard.ui.layout import plain
from dashboard.wording import workshop as words
from dashboard.wording.dossier import choice_sentence, dossier_sentence
from dashboard.wording.numbers import plural

TEXT, TOLD = "dossier-text", "dossier-load-told"


def load() -> None:
    """The area for the text, the button, and what came of it."""
    with st.expander(words.DOSSIER_LOAD, expanded=bool(st.session_state.get(TOLD))):
        st.text_area(words.DOSSIER_TEXT, key=TEXT, height=180, help=words.DOSSIER_TEXT_HELP)
        st.button(words.DOSSIER_TAKE, key="dossier-take", on_click=_take)
        for line in st.session_state.pop(TOLD, ()):
            st.info(plain(line))


def _take() -> None:
    """Put the pasted dossier and its first figure into the address, or tell why not."""
    text = str(st.session_state.get(TEXT, ""))
    st.session_state[TOLD] = _taken(text) if text.strip() else (words.DOSSIER_NO_TEXT,)


def _taken(text: str) -> tuple[str, ...]:
    try:
        found = from_toml(text.encode(errors="replace"), _universe)
        if not found.dossier.figures:
            raise DossierError(DossierProblem.EMPTY, "no figure: add one under [[figure]]")
        parameter = to_parameter(found.dossier)
    except DossierError as error:
        if error.problem is DossierProblem.ADDRESS_TOO_LONG:
            return (words.DOSSIER_TOO_LONG,)
        where = words.DOSSIER_WHERE.format(where=error.where) if error.where else ""
        return (" ".join(filter(None, (dossier_sentence(error), where))),)
    figures = found.dossier.figures
    figure_state.write(figures[0], _universe(found.dossier.dataset))
    figure_state.write_dossier(parameter)
    dossier_taken.take(0, figures[0])
    taken = words.DOSSIER_TAKEN.format(figures=plural(len(figures), "figure"))
    return (taken, *_changed(found))


def _changed(found: ReadDossier) -> list[str]:
    """What had to be changed to read the figures, each under its label."""
    figures = found.dossier.figures
    return [choice_sentence(figures[place - 1].label, notice) for place, notice in found.notices]


def _universe(name: Dataset) -> WorldUniverse:
    return WorldUniverse.of(cache.world(name))
